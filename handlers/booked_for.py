"""Presses and notices about places that a facilitator books, or gives up, for somebody who asked."""

from collections.abc import Mapping

from telegram import Update

from actions import booked_for as actions
from actions import dialogues as drafts
from actions.dialogues import Finished
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.bookings import Mine
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import MemberId, SessionId
from rules.sessions import Status
from screens import booked_for as screens
from screens.booked_for import (
    BookForPress,
    BookPersonPress,
    CancelForPress,
    CancelPersonPress,
    ConfirmBookForPress,
    ConfirmCancelForPress,
    SearchPress,
)
from screens.outgoing import Outgoing, Post
from screens.screen import Screen, Value
from storage.db import Tx
from storage.outbox import Owed
from storage.views import booked_for as views
from storage.views import bookings as places
from storage.views.bookings import MyPlace


async def on_book_for(update: Update, context: Context) -> None:
    press = buttons.read(update, BookForPress)
    people = await context.look(views.candidates, SessionId(press.session_id), press.page)
    await context.show(screens.candidates(people))


async def on_search(update: Update, context: Context) -> None:
    session_id = SessionId(buttons.read(update, SearchPress).session_id)
    session = await context.look(views.to_search, session_id)
    known = {"session": session.id, "topic": session.topic}
    question = await context.do(drafts.start, "booked-for", session.community_id, known)
    await dialogues.ask(context, question)


async def on_person(update: Update, context: Context) -> None:
    press = buttons.read(update, BookPersonPress)
    one = await context.look(views.somebody, SessionId(press.session_id), MemberId(press.member_id))
    await context.show(screens.sure_to_book(one))


async def on_confirm(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmBookForPress)
    done = await context.do(actions.book_for, SessionId(press.session_id), MemberId(press.member_id))
    await context.show(screens.after(done))


async def on_cancel_for(update: Update, context: Context) -> None:
    press = buttons.read(update, CancelForPress)
    people = await context.look(views.holders, SessionId(press.session_id), press.page)
    await context.show(screens.holders(people))


async def on_cancel_person(update: Update, context: Context) -> None:
    press = buttons.read(update, CancelPersonPress)
    one = await context.look(views.somebody, SessionId(press.session_id), MemberId(press.member_id))
    await context.show(screens.sure_to_cancel(one))


async def on_confirm_cancel(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmCancelForPress)
    done = await context.do(actions.cancel_for, SessionId(press.session_id), MemberId(press.member_id))
    await context.show(screens.after(done))


def booked_for(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless the member has given it up in between."""
    place = _place(tx, owed)
    if place.places.session.status is Status.CANCELLED or place.places.mine == Mine():
        return None
    return Post(screens.booked(place, _by(tx, owed)))


def cancelled_for(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless the member holds something again."""
    place = _place(tx, owed)
    if place.places.session.status is Status.CANCELLED or place.places.mine != Mine():
        return None
    return Post(screens.cancelled(place, _by(tx, owed)))


def _place(tx: Tx, owed: Owed) -> MyPlace:
    assert owed.member_id is not None
    return places.of_member(tx, SessionId(owed.variables["session"]), MemberId(owed.member_id))


def _by(tx: Tx, owed: Owed) -> str:
    return views.name_of(tx, MemberId(owed.variables["by"]))


def _done(finished: Finished) -> Screen:
    return screens.found(finished.decision)


def _variables(draft: Draft, _community: Community) -> Mapping[str, Value]:
    return {"topic": draft.answers["topic"]}


ROUTES = Routes(
    presses={
        BookForPress: on_book_for,
        SearchPress: on_search,
        BookPersonPress: on_person,
        ConfirmBookForPress: on_confirm,
        CancelForPress: on_cancel_for,
        CancelPersonPress: on_cancel_person,
        ConfirmCancelForPress: on_confirm_cancel,
    },
    dialogues={"booked-for": Dialogue(_done, _variables)},
    notices={"booked-for": booked_for, "cancelled-for": cancelled_for},
)
