"""Typing new words for a text, and seeing them before they count."""

from typing import Final

from actions.dialogues import Finished, Question
from rules.community_texts import patterns
from rules.community_texts.changes import SAVE, Kept, left_out
from rules.community_texts.checking import LIMITS, Original, original_of, reads_html
from screens.community_texts import showing
from screens.community_texts.presses import ChangeWordsPress, EarlierWordsPress, WordPress, WordsPress
from screens.dialogues import BACK, LEAVE, DialoguePress
from screens.home import menu_row
from screens.screen import Button, Lines, Screen, Text, button, screen, shortened, text

_LONGEST: Final = 1200
"""Of what is shown to be copied, twice in one message at most."""


def question(turn: Question) -> Screen:
    """What is asked now: the new words, or whether they are right."""
    return _sure(turn) if turn.draft.step == "sure" else _typed(turn)


def _typed(turn: Question) -> Screen:
    one = original_of(turn.draft.answers["original"])
    now = patterns.parse(turn.draft.answers.get("typed") or turn.draft.answers["now"])
    assert now is not None
    return screen(
        *_wrong(turn),
        text("words-typed-question"),
        _to_copy("words-now", patterns.as_typed(now)),
        *_names(one),
        text("words-choice") if patterns.has_choice(one.pattern) else None,
        text(f"words-limit-{'html' if reads_html(one.kind) else 'plain'}", limit=LIMITS[one.kind]),
        rows=((_move(turn, "button-cancel", LEAVE),),),
    )


def _wrong(turn: Question) -> tuple[Text, ...]:
    """What was wrong with what was typed, and that itself: nothing that was typed is lost."""
    if turn.problem is None:
        return ()
    said = dict(turn.problem.variables)
    typed = said.pop("typed", "")
    return (
        Text(turn.problem.id, said),
        *((text("words-you-typed", typed=shortened(str(typed), _LONGEST)),) if typed else ()),
    )


def _to_copy(text_id: str, words: str) -> Text:
    if len(words) <= _LONGEST:
        return text(text_id, words=words)
    return text(f"{text_id}-cut", words=shortened(words, _LONGEST))


def _names(one: Original) -> tuple[Text | Lines, ...]:
    if not one.samples:
        return ()
    lines = (
        text("words-name", name=f"{{{name}}}", sample=str(sample)) for name, sample in one.samples.items()
    )
    return text("words-names"), Lines(tuple(lines))


def _sure(turn: Question) -> Screen:
    one = original_of(turn.draft.answers["original"])
    words = turn.draft.answers["typed"]
    missing = left_out(one, words)
    return screen(
        *_wrong(turn),
        text("words-sure-question"),
        *showing.looks(one, words),
        text("words-left-out", names=", ".join(missing)) if missing else None,
        rows=(
            (_move(turn, f"button-words-sure-{SAVE}", "0"),),
            (_move(turn, "button-words-again", BACK), _move(turn, "button-cancel", LEAVE)),
        ),
    )


def _move(turn: Question, label: str, move: str) -> Button:
    return button(label, DialoguePress(turn.draft.serial, turn.draft.step, move))


def done(finished: Finished) -> Screen:
    """The words as they are said from now on."""
    decision: Kept = finished.decision
    one = original_of(finished.draft.answers["original"])
    community_id = finished.community.id
    said = "words-unchanged" if decision.already else "words-saved"
    if decision.words is None and not decision.already:
        said = "words-saved-original"
    return screen(
        text(said),
        *showing.looks(one, decision.words or one.source),
        rows=(
            (button("button-words-change", ChangeWordsPress(community_id, one.id)),),
            (button("button-words-earlier", EarlierWordsPress(community_id, one.id)),),
            (
                button("button-back", WordPress(community_id, one.id)),
                button("button-words-back", WordsPress(community_id)),
            ),
            menu_row(),
        ),
    )
