"""Presses and notices about places."""

from telegram import Update

from actions import bookings as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import MemberId, PlaceOfferId, SessionId
from screens import bookings as screens
from screens.bookings import AcceptOfferPress, BookPress, CancelPlacePress, DeclineOfferPress
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import bookings as views


async def on_book(update: Update, context: Context) -> None:
    press = buttons.read(update, BookPress)
    done = await context.do(actions.book_place, SessionId(press.session_id), in_group=context.in_group)
    await _show(context, done)


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
    return Post(screens.my_place(_place(tx, owed)))


def place_offered(tx: Tx, owed: Owed) -> Outgoing | None:
    place = _place(tx, owed)
    offer = place.places.mine.offer
    if offer is None or offer.id != owed.variables["offer"]:
        return None
    return Post(screens.offered(place, offer))


def offer_lapsed(tx: Tx, owed: Owed) -> Outgoing:
    return Post(screens.lapsed(_place(tx, owed)))


def _place(tx: Tx, owed: Owed) -> views.MyPlace:
    assert owed.member_id is not None
    return views.of_member(tx, SessionId(owed.variables["session"]), MemberId(owed.member_id))


ROUTES = Routes(
    presses={
        BookPress: on_book,
        CancelPlacePress: on_cancel_place,
        AcceptOfferPress: on_accept_offer,
        DeclineOfferPress: on_decline_offer,
    },
    notices={"my-place": my_place, "place-offered": place_offered, "offer-lapsed": offer_lapsed},
)
