"""Presses and notices about how many places there are."""

from collections.abc import Mapping

from telegram import Update

from actions import capacity as actions
from actions import dialogues as drafts
from actions.dialogues import Finished
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import MemberId, SessionId
from rules.sessions import Status
from screens import capacity as screens
from screens.capacity import ChoicesPress, ChoosePress, ConfirmChoicePress, PlacesPress
from screens.outgoing import Outgoing, Post
from screens.screen import Screen, Value
from screens.sessions import page
from storage.db import Tx
from storage.outbox import Owed
from storage.views import bookings as places
from storage.views import capacity as views
from storage.views import sessions as session_views


async def on_places(update: Update, context: Context) -> None:
    view = await context.look(
        session_views.to_manage, SessionId(buttons.read(update, PlacesPress).session_id)
    )
    session = view.session
    if session.status is Status.CANCELLED or view.begun:
        await context.show(page.page(view))
        return
    taken = view.places.booked + view.places.held
    known = {"session": session.id, "topic": session.topic, "was": session.places, "taken": taken}
    await dialogues.ask(context, await context.do(drafts.start, "places", session.community_id, known))


async def on_choices(update: Update, context: Context) -> None:
    press = buttons.read(update, ChoicesPress)
    done = await context.look(views.choices, SessionId(press.session_id), press.wanted)
    await context.show(screens.after(done, press.page))


async def on_choose(update: Update, context: Context) -> None:
    press = buttons.read(update, ChoosePress)
    done = await context.look(views.choices, SessionId(press.session_id), press.wanted)
    await context.show(screens.sure(done, press.member_id))


async def on_confirm(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmChoicePress)
    member_id = MemberId(press.member_id) if press.member_id else None
    done = await context.do(actions.move_to_line, SessionId(press.session_id), press.wanted, member_id)
    await context.show(screens.after(done))


def moved_to_line(tx: Tx, owed: Owed) -> Outgoing | None:
    """To who waits for it still, and was not offered a place again in between."""
    assert owed.member_id is not None
    place = places.of_member(tx, SessionId(owed.variables["session"]), MemberId(owed.member_id))
    if place.places.session.status is Status.CANCELLED or place.places.mine.position is None:
        return None
    return Post(screens.moved_to_line(place))


def place_added(tx: Tx, owed: Owed) -> Outgoing | None:
    assert owed.member_id is not None
    place = places.of_member(tx, SessionId(owed.variables["session"]), MemberId(owed.member_id))
    return None if place.places.session.status is Status.CANCELLED else Post(screens.added(place))


def _done(finished: Finished) -> Screen:
    return screens.after(finished.decision)


def _variables(draft: Draft, _community: Community) -> Mapping[str, Value]:
    return {name: draft.answers[name] for name in ("topic", "was", "taken")}


ROUTES = Routes(
    presses={
        PlacesPress: on_places,
        ChoicesPress: on_choices,
        ChoosePress: on_choose,
        ConfirmChoicePress: on_confirm,
    },
    dialogues={"places": Dialogue(_done, _variables)},
    notices={"moved-to-line": moved_to_line, "place-added": place_added},
)
