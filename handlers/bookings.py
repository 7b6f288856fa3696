"""Presses and notices about places."""

from datetime import datetime

from telegram import Update

from actions import bookings as actions
from actions import offers
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.bookings import Clashes, Mine
from rules.ids import MemberId, PlaceOfferId, SessionId
from rules.sessions import Status
from screens import bookings as screens
from screens import places
from screens.bookings import (
    AcceptOfferPress,
    BookAnywayPress,
    BookPress,
    CancelPlacePress,
    DeclineOfferPress,
    RefreshPress,
)
from screens.outgoing import Outgoing, Post, Receipt
from screens.screen import text
from storage.db import Tx
from storage.outbox import Owed
from storage.views import bookings as views


async def on_book(update: Update, context: Context) -> None:
    press = buttons.read(update, BookPress)
    done = await context.do(actions.book_place, SessionId(press.session_id), in_group=context.in_group)
    await _show(context, done)


async def on_book_anyway(update: Update, context: Context) -> None:
    press = buttons.read(update, BookAnywayPress)
    await _show(context, await context.do(actions.book_place, SessionId(press.session_id), anyway=True))


async def on_refresh(update: Update, context: Context) -> None:
    press = buttons.read(update, RefreshPress)
    place = await context.look(views.mine, SessionId(press.session_id))
    await context.show(places.my_place(place), text("toast-refreshed"))


async def on_cancel_place(update: Update, context: Context) -> None:
    press = buttons.read(update, CancelPlacePress)
    done = await context.do(actions.cancel_place, SessionId(press.session_id))
    await _show(context, done)


async def on_accept_offer(update: Update, context: Context) -> None:
    press = buttons.read(update, AcceptOfferPress)
    done = await context.do(actions.accept_offer, SessionId(press.session_id), PlaceOfferId(press.offer_id))
    await _show(context, done)


async def on_decline_offer(update: Update, context: Context) -> None:
    press = buttons.read(update, DeclineOfferPress)
    done = await context.do(actions.decline_offer, SessionId(press.session_id), PlaceOfferId(press.offer_id))
    await _show(context, done)


async def _show(context: Context, done: actions.Done) -> None:
    # In private the screen says it; in a group nothing but the toast does.
    toast = screens.toast(done.decision) if context.in_group else None
    await context.show(screens.after(done.decision, done.community), toast)


def my_place(tx: Tx, owed: Owed) -> Outgoing:
    first_come = bool(owed.variables.get("first_come"))
    return Post(places.my_place(_place(tx, owed, first_come=first_come)))


def booking_clash(tx: Tx, owed: Owed) -> Outgoing | None:
    """The question, unless it was answered in between, or the other place was given up."""
    place = _place(tx, owed)
    view = place.places
    if view.clash is None or view.mine != Mine() or view.session.status is Status.CANCELLED:
        return None
    return Post(screens.clash_question(Clashes(view, view.clash), place.community))


def place_offered(tx: Tx, owed: Owed) -> Outgoing | None:
    place = _place(tx, owed)
    offer = place.places.mine.offer
    if offer is None or offer.id != owed.variables["offer"]:
        return None
    return Post(places.offered(place, offer))


def offer_lapsed(tx: Tx, owed: Owed) -> Outgoing | None:
    place = _place(tx, owed)
    if place.places.session.status is Status.CANCELLED:
        return None
    return Post(places.lapsed(place, closed=bool(owed.variables.get("closed"))))


def place_free(tx: Tx, owed: Owed) -> Outgoing | None:
    """To who still waits while a place is still free, at the time the session had; once each."""
    place = _place(tx, owed, first_come=True)
    session = place.places.session
    if session.status is Status.CANCELLED or session.starts_unix != owed.variables["starts"]:
        return None
    if not place.places.free or not views.still_to_tell(tx, *_whose(owed)):
        return None
    return Post(places.free_to_first(place))


def place_free_told(tx: Tx, owed: Owed, _receipt: Receipt, _now: datetime) -> None:
    offers.first_come_told(tx, *_whose(owed))


def _place(tx: Tx, owed: Owed, *, first_come: bool = False) -> views.MyPlace:
    return views.of_member(tx, *_whose(owed), first_come=first_come)


def _whose(owed: Owed) -> tuple[SessionId, MemberId]:
    assert owed.member_id is not None
    return SessionId(owed.variables["session"]), MemberId(owed.member_id)


ROUTES = Routes(
    presses={
        BookPress: on_book,
        BookAnywayPress: on_book_anyway,
        RefreshPress: on_refresh,
        CancelPlacePress: on_cancel_place,
        AcceptOfferPress: on_accept_offer,
        DeclineOfferPress: on_decline_offer,
    },
    notices={
        "my-place": my_place,
        "booking-clash": booking_clash,
        "place-offered": place_offered,
        "offer-lapsed": offer_lapsed,
        "place-free": place_free,
    },
    sent={"place-free": place_free_told},
)
