"""Notices about anonymous questions, composed as they go out: only then is it known whom they are for."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from actions.questions import answering, deciding, ending
from handlers.hearing import Heard, Todo
from handlers.house import House
from handlers.routes import Routes
from rules.ids import MessageId, QuestionId, QuestionPartId
from rules.permissions import Actor
from rules.questions.threads import PartState, State, posted_in
from screens.outgoing import Copy, InConfidence, Outgoing, Post, Receipt
from screens.questions import deciding as cards
from screens.questions import telling as screens
from screens.screen import Screen
from storage.db import Tx
from storage.outbox import Owed
from storage.views import questions as views
from storage.views.questions import Told


def hear(_house: House, heard: Heard) -> Todo | None:
    """A reply to a message of ours may answer a question. What it says is not looked at."""
    if not heard.replied_to_us or heard.edited or heard.replied_to is None:
        return None
    return partial(_note, heard=heard)


def _note(tx: Tx, actor: Actor, now: datetime, *, heard: Heard) -> None:
    assert heard.replied_to is not None
    answering.note_answer(tx, actor, now, heard.group.id, heard.replied_to, heard.message_id)


def card(tx: Tx, owed: Owed) -> Outgoing | None:
    """To a moderator, unless it is decided or changed by now."""
    found = views.card_of(tx, _part(owed))
    if found is None or found.words is None or found.part.state is not PartState.WAITING:
        return None
    if found.part.version != owed.variables["version"]:
        return None
    return Post(cards.card(found, again=bool(owed.variables.get("again"))))


def post(tx: Tx, owed: Owed) -> Outgoing | None:
    """Into the group, under the thread's name."""
    found = views.card_of(tx, _part(owed))
    if found is None or found.words is None or found.part.state is not PartState.APPROVED:
        return None
    if not posted_in(found.shown.thread, found.shown.group):
        return None
    about = found.part.about or (None if found.part.first else views.asked_at(tx, found.shown.thread.id))
    return Post(screens.post(found, about))


def posted(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    assert receipt.message_id is not None
    deciding.part_posted(tx, now, _part(owed), MessageId(receipt.message_id))


def not_posted(tx: Tx, owed: Owed, now: datetime) -> None:
    deciding.part_refused(tx, now, _part(owed))


def told(
    show: Callable[[Tx, Told, Owed], Screen | None], *states: State
) -> Callable[[Tx, Owed], Outgoing | None]:
    """Finds the asker just before it is sent; nothing while the thread is in another state, or closed."""

    def compose(tx: Tx, owed: Owed) -> Outgoing | None:
        found = views.told(tx, QuestionId(owed.variables["question"]))
        if found is None or found.shown.thread.state not in states:
            return None
        shown = show(tx, found, owed)
        return None if shown is None else _in_confidence(found, Post(shown))

    return compose


def answered(tx: Tx, owed: Owed) -> Outgoing | None:
    """A copy of the answer, and below it what can be done."""
    found = views.told(tx, QuestionId(owed.variables["question"]))
    if found is None or found.shown.thread.state is not State.OPEN:
        return None
    message_id = int(owed.variables["message"])
    shown = screens.answered(found.shown, message_id)
    return _in_confidence(found, Copy(found.shown.group.chat_id, message_id, shown))


def _in_confidence(found: Told, outgoing: Post | Copy) -> InConfidence:
    return InConfidence(found.chat_id, found.shown.community.id, outgoing)


def _posted(tx: Tx, told: Told, owed: Owed) -> Screen:
    message_id = views.asked_at(tx, told.shown.thread.id)
    return screens.posted(told.shown, message_id, first=owed.variables["first"])


def _change(tx: Tx, _told: Told, owed: Owed) -> Screen | None:
    found = views.card_of(tx, _part(owed))
    if found is None or (found.part.version, found.part.state) != (
        owed.variables["version"],
        PartState.CHANGING,
    ):
        return None
    return screens.change(found, owed.variables["reason"])


def said(tx: Tx, owed: Owed, _receipt: Receipt, now: datetime) -> None:
    """The last word was said, or there is nobody to say it to; the way to the asker goes."""
    ending.forget(tx, now, QuestionId(owed.variables["question"]))


def _part(owed: Owed) -> QuestionPartId:
    return QuestionPartId(owed.variables["part"])


ROUTES = Routes(
    ears=(hear,),
    notices={
        "question-card": card,
        "question-post": post,
        "question-posted": told(_posted, State.OPEN),
        "question-change": told(_change, State.WAITING, State.OPEN),
        "question-not-posted": told(
            lambda _tx, told, owed: screens.not_posted(told, owed.variables["reason"]), State.OPEN
        ),
        "question-taken-away": told(lambda _tx, told, _owed: screens.taken_away(told), State.OPEN),
        "question-answered": answered,
        "question-ended": told(
            lambda _tx, told, owed: screens.ended(told, owed.variables["why"]), State.ENDING
        ),
    },
    sent={"question-post": posted, "question-ended": said},
    unreached={"question-post": not_posted},
)
