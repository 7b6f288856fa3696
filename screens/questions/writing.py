"""What somebody sees who asks anonymously, from the first explanation to the end of the thread."""

from collections.abc import Iterable

from actions.questions.asking import Writing
from rules.dialogue import Problem
from rules.groups import Group
from rules.questions.threads import Aim, Ended, Muted, PartState, Refused, Sent, State
from rules.questions.wording import Sign, pieces
from rules.spans import Span
from screens import dates
from screens.home import menu_row
from screens.moderation.presses import AppealMeasurePress
from screens.questions.presses import (
    AskPress,
    CloseMinePress,
    GiveUpPress,
    MinePress,
    WhoPress,
    offered,
    send,
    write,
)
from screens.screen import Button, Lines, Screen, Text, button, screen, shortened, text
from storage.views.questions import Asking, Card, Own, Shown, Standing

_LONGEST_TITLE = 30
_LONGEST_WORDS = 26
_MOST_SHOWN = 3
"""Of the longest words so many fit on one screen."""


def intro(asking: Asking) -> Screen:
    """Who could know what, before the first word; then where to ask, and what is open already."""
    return screen(
        text("question-intro"),
        Lines(tuple(text(f"question-who-{line}") for line in _WHO)),
        text("question-where") if asking.groups else text("question-nowhere"),
        rows=(
            *_groups(asking.groups),
            *(
                (
                    button(
                        "button-question-mine",
                        MinePress(one.thread.id),
                        alias=alias(one.thread.alias),
                        group=shortened(one.group.title, 20),
                    ),
                )
                for one in asking.mine
            ),
            menu_row(),
        ),
    )


_WHO = (
    "group",
    "moderators",
    "half-hour",
    "sealed",
    "operator",
    "telegram",
    "style",
    "close",
    "block",
    "part",
)


def _groups(groups: Iterable[Group]) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        (button("button-question-in", write(Aim(group_id=one.id)), group=_title(one)),) for one in groups
    )


def prompt(writing: Writing, problem: Problem | None = None) -> Screen:
    """Write it, as one message; again with what was wrong with the last one."""
    return screen(
        None if problem is None else Text(problem.id, problem.variables),
        text("question-write", group=writing.group.title)
        if writing.alias is None
        else text("question-write-back", group=writing.group.title, alias=alias(writing.alias)),
        rows=((button("button-cancel", GiveUpPress()),),),
    )


def only_words(writing: Writing) -> Screen:
    """What was sent is a picture, a sticker or a file."""
    return prompt(writing, Problem("question-only-words", {}))


def preview(
    writing: Writing, aim: Aim, words: str, found: Iterable[Span[Sign]], *, who: bool = False
) -> Screen:
    """What would be sent, word for word, with what in it may say who asks; `who` could know what, in short.

    The words stand in a quotation, from which they are read again when the button is pressed.
    """
    found = list(found)
    signs = dict.fromkeys(one.kind for one in found)
    return screen(
        text("question-who-short") if who else None,
        text("question-preview", group=writing.group.title),
        text("question-words", words=marked(words, found)),
        text("question-found") if signs else text("question-nothing-found"),
        Lines(tuple(text(f"question-sign-{one}") for one in signs)) if signs else None,
        rows=(
            (button("button-question-send", send(aim)),),
            (button("button-question-who", WhoPress(aim.group_id)),) if who else (),
            (button("button-question-again", write(aim)), button("button-cancel", GiveUpPress())),
        ),
    )


def who(aim: Aim) -> Screen:
    """All of who could know what, for words that were typed before it was said; then back to them."""
    return screen(
        text("question-who"),
        Lines(tuple(text(f"question-who-{line}") for line in _WHO)),
        rows=((button("button-back", offered(aim)),), (button("button-cancel", GiveUpPress()),)),
    )


def given_up() -> Screen:
    """It is not sent after all."""
    return screen(text("question-given-up"), rows=((button("button-question-ask", AskPress()), *menu_row()),))


def marked(words: str, found: Iterable[Span[Sign]]) -> Text:
    """The words with the findings underlined, as one text within the other."""
    *before, last = pieces(words, found)
    shown = text("question-last" if last.sign is None else "question-last-marked", words=last.words)
    for piece in reversed(before):
        kind = "question-piece" if piece.sign is None else "question-marked"
        shown = text(kind, words=piece.words, rest=shown)
    return shown


def lost() -> Screen:
    """The message of the button says nothing any more: Telegram keeps it no longer."""
    return screen(text("question-lost"), rows=((button("button-question-ask", AskPress()), *menu_row()),))


def where(groups: Iterable[Group]) -> Screen:
    """Words that nobody asked for may be a question: for which group?"""
    rows = tuple(
        (button("button-question-in", offered(Aim(group_id=one.id)), group=_title(one)),) for one in groups
    )
    return screen(text("question-offered-where"), rows=(*rows, menu_row()))


def offers(own: Iterable[Own], *, question: bool) -> tuple[tuple[Button, ...], ...]:
    """What words that nobody asked for may be: a `question`, an answer back, or words in place of others."""
    rows = [(button("button-question-offered", offered(Aim())),)] if question else []
    for one in own:
        thread = one.shown.thread
        name = alias(thread.alias)
        if thread.state is State.OPEN:
            rows.append((button("button-question-as", offered(Aim(question_id=thread.id)), alias=name),))
        rows += [
            (button("button-question-instead", offered(Aim(0, thread.id, part.id)), alias=name),)
            for part in one.parts
            if part.state is PartState.CHANGING
        ]
    return tuple(rows)


def sent(decision: Sent | Refused, writing: Shown | None) -> Screen:
    """The words are with the moderators, or why they are not."""
    if isinstance(decision, Refused) or writing is None:
        return refused(decision if isinstance(decision, Refused) else Refused("closed"))
    return screen(
        text(
            "question-sent",
            group=writing.group.title,
            alias=alias(decision.thread.alias),
            when=dates.when(decision.at, writing.community.zone),
        ),
        rows=((button("button-question-close-mine", CloseMinePress(decision.thread.id, 0)),), menu_row()),
    )


def refused(decision: Refused) -> Screen:
    """Why it cannot be written, and what is possible instead."""
    if isinstance(decision, Muted):
        return _muted(decision)
    until = dates.day(decision.until) if decision.until else ""
    said = (
        text("question-refused-blocked", until=until)
        if decision.reason == "blocked"
        else text(f"question-refused-{decision.reason}")
    )
    return screen(said, rows=((button("button-question-ask", AskPress()), *menu_row()),))


def _muted(decision: Muted) -> Screen:
    """Until when they can write in no group, and the way to have that looked at again."""
    appeal = decision.appeal
    return screen(
        text("question-refused-muted-until-lifted")
        if decision.ends_at is None or decision.zone is None
        else text("question-refused-muted", until=dates.when(decision.ends_at, decision.zone)),
        None if appeal is None else text("question-refused-muted-appeal"),
        rows=(
            () if appeal is None else (button("button-moderation-appeal", AppealMeasurePress(appeal)),),
            menu_row(),
        ),
    )


def mine(standing: Standing | None) -> Screen:
    """One's own thread: where it stands, what is to be changed in it, and its end."""
    if standing is None:
        return refused(Refused("closed"))
    thread, group = standing.shown.thread, standing.shown.group
    name = alias(thread.alias)
    asked = any(one.part.first for one in standing.changing)
    backs = [one for one in standing.changing if not one.part.first]
    state = "changing" if asked else thread.state
    return screen(
        text(f"question-mine-{state}", group=group.title, alias=name),
        text("question-mine-changing-back", count=len(backs)) if backs else None,
        *(text("question-words", words=one.words) for one in standing.changing[-_MOST_SHOWN:] if one.words),
        rows=(
            *(_again(one, alone=len(standing.changing) == 1) for one in standing.changing),
            (button("button-question-close-mine", CloseMinePress(thread.id, 0)),),
            (button("button-back", AskPress()), *menu_row()),
        ),
    )


def _again(card: Card, *, alone: bool) -> tuple[Button, ...]:
    """To write it again; by its first words, where it is one of several."""
    action = write(Aim(question_id=card.shown.thread.id, part_id=card.part.id))
    if alone:
        return (button("button-question-anew", action),)
    words = shortened(" ".join((card.words or "").split()), _LONGEST_WORDS)
    return (button("button-question-anew-of", action, words=words),)


def sure(shown: Shown | None) -> Screen:
    """Before one's own thread is closed."""
    if shown is None:
        return refused(Refused("closed"))
    return screen(
        text("question-close-sure", group=shown.group.title, alias=alias(shown.thread.alias)),
        rows=(
            (button("button-question-close-yes", CloseMinePress(shown.thread.id, 1)),),
            (button("button-back", MinePress(shown.thread.id)),),
        ),
    )


def closed(decision: Ended | Refused) -> Screen:
    """The asker has closed it."""
    if isinstance(decision, Refused):
        return refused(decision)
    return screen(text("question-closed"), rows=((button("button-question-ask", AskPress()), *menu_row()),))


def alias(name: str) -> Text:
    """The name of a thread as it is read."""
    return text(f"question-alias-{name}")


def _title(group: Group) -> str:
    return shortened(group.title, _LONGEST_TITLE)
