"""What stands in the group under a thread's name, and what its asker hears of it."""

from rules.groups import Group
from rules.questions.threads import Aim, Thread
from screens import dates
from screens.home import menu_row
from screens.questions.presses import AskPress, CloseMinePress, write
from screens.questions.writing import alias
from screens.screen import Button, LinkButton, Screen, StartButton, Text, button, screen, text
from storage.views.questions import Card, Shown, Told

_SUPERGROUPS = "-100"


def post(card: Card, about: int | None) -> Screen:
    """Into the group. Whoever wants to answer replies to it."""
    assert card.words is not None
    kind = "question-asks" if card.part.first else "question-writes"
    made = screen(
        text(kind, alias=alias(card.shown.thread.alias), words=card.words),
        text("question-how-to-answer") if card.part.first else None,
        rows=((StartButton(text("button-question-too"), "ask"),),),
    )
    return Screen(made.parts, made.rows, answers=about)


def posted(shown: Shown, message_id: int | None, *, first: bool) -> Screen:
    """To the asker: it stands in the group."""
    kind = "question-posted" if first else "question-posted-back"
    return screen(
        text(kind, group=shown.group.title, alias=alias(shown.thread.alias)),
        rows=(opened(shown.group, message_id), *_ways(shown.thread)),
    )


def change(card: Card, reason: str) -> Screen:
    """To the asker: a moderator asks for other words."""
    aim = Aim(question_id=card.shown.thread.id, part_id=card.part.id)
    return screen(
        text("question-change", group=card.shown.group.title),
        _why("change", reason),
        None if card.words is None else text("question-words", words=card.words),
        rows=((button("button-question-anew", write(aim)),), *_ways(card.shown.thread)),
    )


def not_posted(told: Told, reason: str) -> Screen:
    """To the asker: an answer back was declined; the thread goes on."""
    shown = told.shown
    return screen(
        text("question-not-posted", group=shown.group.title, alias=alias(shown.thread.alias)),
        _why("decline", reason),
        _blocked(told) or text("question-not-posted-another"),
        rows=_ways(shown.thread),
    )


def answered(shown: Shown, message_id: int) -> Screen:
    """To the asker, below a copy of what somebody has answered."""
    aim = Aim(question_id=shown.thread.id, about=message_id)
    return screen(
        text("question-answered", group=shown.group.title, alias=alias(shown.thread.alias)),
        rows=(
            (button("button-question-back", write(aim)), *opened(shown.group, message_id)),
            *_ways(shown.thread),
        ),
    )


def taken_away(told: Told) -> Screen:
    """To the asker: moderators have deleted what they had answered back; the thread goes on."""
    shown = told.shown
    return screen(
        text("question-taken-away", group=shown.group.title, alias=alias(shown.thread.alias)),
        rows=_ways(shown.thread),
    )


def ended(told: Told, why: str) -> Screen:
    """The last word to the asker."""
    shown = told.shown
    verdict, _, reason = why.partition("-")
    declined = verdict == "declined"
    return screen(
        text(f"question-ended-{verdict if declined else why}", group=shown.group.title),
        _why("decline", reason) if declined else None,
        _blocked(told) if declined else None,
        text("question-ended-for-good"),
        rows=((button("button-question-ask", AskPress()), *menu_row()),),
    )


def _blocked(told: Told) -> Text | None:
    """That they are blocked, if so. The notice does not say it, or it would say which question it was for."""
    if told.blocked_until is None:
        return None
    return text("question-blocked", until=dates.day(told.blocked_until))


def _why(verdict: str, reason: str) -> Text:
    return text(f"question-why-{verdict}-{reason}")


def opened(group: Group, message_id: int | None) -> tuple[LinkButton, ...]:
    """To the message itself; only in supergroups has a message an address."""
    chat = str(group.chat_id)
    if message_id is None or not chat.startswith(_SUPERGROUPS):
        return ()
    url = f"https://t.me/c/{chat.removeprefix(_SUPERGROUPS)}/{message_id}"
    return (LinkButton(text("button-question-open"), url),)


def _ways(thread: Thread) -> tuple[tuple[Button, ...], ...]:
    close = button("button-question-close-mine", CloseMinePress(thread.id, 0))
    return ((close, *menu_row()),)
