"""The words of a community as a file: handed out, sent back, shown before it counts."""

from collections.abc import Mapping, Sequence
from typing import Final

from actions.community_texts import Taken
from actions.dialogues import Finished, Question
from rules.communities import Community
from rules.community_texts import files as rules
from rules.community_texts.files import Problem
from rules.dialogue import Draft
from screens.community_texts import showing
from screens.community_texts.pages import back_row, wrong
from screens.community_texts.presses import WordsPress
from screens.dialogues import rows
from screens.dialogues import wrong as wrong_reply
from screens.home import menu_row, problem
from screens.outgoing import Document
from screens.screen import Screen, Text, Value, button, screen, text
from screens.texts import Texts
from screens.texts.originals import originals
from storage.views.community_texts import Words

_MOST_PROBLEMS: Final = 10
_MOST_CHANGES: Final = 12
_GLIMPSE: Final = 120


def comes(view: Words) -> Screen:
    """The file was asked for."""
    return screen(
        text("words-file-comes"), rows=((button("button-words-back", WordsPress(view.community.id)),),)
    )


def document(view: Words) -> Document:
    """All words as a file."""
    shown = screen(
        text("caption-words-file", community=view.community.name), rows=(back_row(view.community.id),)
    )
    return Document(f"{view.key}.ftl", lambda texts: written(view, texts).encode(), shown)


def written(view: Words, texts: Texts) -> str:
    """What stands in the file."""
    intro, mark = (texts.plain(text(f"words-file-{one}")) for one in ("intro", "mark"))
    return rules.write(view.key, intro, originals().values(), view.changed, mark)


def reading() -> Screen:
    """While a file is read."""
    return screen(text("words-reading"))


def not_fetched() -> Screen:
    """Telegram has it no longer."""
    return problem(text("words-not-fetched"))


def which(keys: Sequence[str]) -> Screen:
    """The file does not say whose words it holds."""
    return problem(text("words-file-which", keys=", ".join(keys)))


def other(key: str, keys: Sequence[str]) -> Screen:
    """The file is for a community that this person has no say in."""
    return problem(text("words-file-other", key=key, keys=", ".join(keys)))


def problems(found: Sequence[Problem]) -> Screen:
    """What is wrong with a file."""
    more = len(found) - _MOST_PROBLEMS
    return screen(
        text("words-file-problems", count=len(found)),
        *(_problem(one) for one in found[:_MOST_PROBLEMS]),
        text("words-file-problems-more", count=more) if more > 0 else None,
        rows=(menu_row(),),
    )


def _problem(one: Problem) -> Text:
    what = wrong(one.fault.reason, one.fault.variables)
    if not one.text_id:
        return text("words-file-problem-nowhere", line=one.line, wrong=what)
    return text("words-file-problem", line=one.line, id=one.text_id[:60], wrong=what)


def nothing_new(community: Community) -> Screen:
    """The file changes nothing."""
    return screen(text("words-file-nothing-new"), rows=(back_row(community.id),))


def variables(draft: Draft, community: Community) -> Mapping[str, Value]:
    """What the question says."""
    return {"community": community.name, "count": len(draft.answers["words"])}


def question(turn: Question) -> Screen:
    """What the file would change."""
    known, words = originals(), turn.draft.answers["words"]
    shown = [text_id for text_id in words if text_id in known][:_MOST_CHANGES]
    more = len(words) - len(shown)
    return screen(
        wrong_reply(turn),
        text("words-file-sure-question", **variables(turn.draft, turn.community)),
        *(_change(text_id, words[text_id]) for text_id in shown),
        text("words-file-problems-more", count=more) if more > 0 else None,
        rows=rows(turn, {}),
    )


def _change(text_id: str, words: str | None) -> Text:
    if words is None:
        return text("words-file-back", id=text_id)
    glimpse = showing.glimpse(showing.original(text_id), words, _GLIMPSE)
    return text("words-file-change", id=text_id, words=glimpse)


def done(finished: Finished) -> Screen:
    """What the file has changed."""
    decision: Taken = finished.decision
    refused = decision.refused
    return screen(
        text("words-file-done", count=decision.changed),
        None if refused is None else wrong(refused.fault.reason, refused.fault.variables),
        rows=(back_row(finished.community.id),),
    )
