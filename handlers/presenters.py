"""Presses and notices about presenting."""

from datetime import datetime

from telegram import Update

from actions import presenters as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, PresenterSlotId, SessionId
from rules.presenters.slots import Answered, Refused, Reply, SlotState
from screens import presenters as screens
from screens.outgoing import Outgoing, Post
from screens.presenters import (
    AskMeAgainPress,
    DrawPresenterPress,
    HandBackPress,
    MyAskingPress,
    NeverAskMePress,
    NotThisTimePress,
    PresentYesPress,
    WhyMePress,
)
from screens.screen import text
from storage.db import Tx
from storage.outbox import Owed
from storage.views import presenters as views


async def on_yes(update: Update, context: Context) -> None:
    await _answer(context, buttons.read(update, PresentYesPress).slot_id, Reply.YES)


async def on_not_this_time(update: Update, context: Context) -> None:
    await _answer(context, buttons.read(update, NotThisTimePress).slot_id, Reply.NOT_NOW)


async def on_never(update: Update, context: Context) -> None:
    await _answer(context, buttons.read(update, NeverAskMePress).slot_id, Reply.NEVER)


async def on_hand_back(update: Update, context: Context) -> None:
    slot_id = PresenterSlotId(buttons.read(update, HandBackPress).slot_id)
    await _show(context, slot_id, await context.do(actions.hand_back, slot_id))


async def on_my_asking(update: Update, context: Context) -> None:
    await _show(context, PresenterSlotId(buttons.read(update, MyAskingPress).slot_id), None)


async def on_why_me(update: Update, context: Context) -> None:
    press = buttons.read(update, WhyMePress)
    found = await context.look(views.why_me, PresenterSlotId(press.slot_id))
    if found is None:
        await context.toast(text("toast-presenting-not-yours"), alert=True)
    else:
        await context.show(screens.why(*found))


async def on_ask_me_again(update: Update, context: Context) -> None:
    press = buttons.read(update, AskMeAgainPress)
    await context.do(actions.be_asked_again, CommunityId(press.community_id))
    await context.show(screens.asked_again())


async def on_draw(update: Update, context: Context) -> None:
    session_id = SessionId(buttons.read(update, DrawPresenterPress).session_id)
    decision = await context.do(actions.draw_presenter, session_id)
    await context.show(screens.drawn(decision, await context.look(views.for_staff, session_id)))


async def _answer(context: Context, number: int, reply: Reply) -> None:
    slot_id = PresenterSlotId(number)
    await _show(context, slot_id, await context.do(actions.answer_asking, slot_id, reply))


async def _show(context: Context, slot_id: PresenterSlotId, decision: Answered | Refused | None) -> None:
    """Where the asking stands now; for anybody but the member who was asked, that it is not theirs."""
    asking = await context.look(views.mine, slot_id)
    if asking is None:
        await context.toast(text("toast-presenting-not-yours"), alert=True)
    else:
        await context.show(screens.my_asking(asking, decision if isinstance(decision, Refused) else None))


def asked(tx: Tx, owed: Owed) -> Outgoing | None:
    return _if_still(tx, owed, SlotState.ASKED)


def lapsed(tx: Tx, owed: Owed) -> Outgoing | None:
    return _if_still(tx, owed, SlotState.LAPSED)


def _if_still(tx: Tx, owed: Owed, state: SlotState) -> Outgoing | None:
    asking = _asking(tx, owed)
    return Post(screens.my_asking(asking)) if asking.slot.state is state else None


def moved(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = _asking(tx, owed)
    return Post(screens.moved(asking)) if asking.slot.state in (SlotState.ASKED, SlotState.ACCEPTED) else None


def cancelled(tx: Tx, owed: Owed) -> Outgoing:
    return Post(screens.cancelled(_asking(tx, owed)))


def found(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = _asking(tx, owed)
    return Post(screens.found(asking)) if asking.slot.state is SlotState.ACCEPTED else None


def handed_back(tx: Tx, owed: Owed) -> Outgoing:
    return Post(screens.handed_back(_asking(tx, owed), others=bool(owed.variables["others"])))


def missing(tx: Tx, owed: Owed) -> Outgoing | None:
    view = views.presenter_of(tx, SessionId(owed.variables["session"]))
    return Post(screens.missing(view, others=bool(owed.variables["others"]))) if view.is_missing else None


def could_not_ask(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.could_not_ask(tx, now, PresenterSlotId(owed.variables["slot"]))


def _asking(tx: Tx, owed: Owed) -> views.Asking:
    return views.asking_of(tx, PresenterSlotId(owed.variables["slot"]))


ROUTES = Routes(
    presses={
        PresentYesPress: on_yes,
        NotThisTimePress: on_not_this_time,
        NeverAskMePress: on_never,
        HandBackPress: on_hand_back,
        MyAskingPress: on_my_asking,
        WhyMePress: on_why_me,
        AskMeAgainPress: on_ask_me_again,
        DrawPresenterPress: on_draw,
    },
    notices={
        "presenter-asked": asked,
        "presenter-lapsed": lapsed,
        "presenter-moved": moved,
        "presenter-cancelled": cancelled,
        "presenter-found": found,
        "presenter-handed-back": handed_back,
        "presenter-missing": missing,
    },
    unreached={"presenter-asked": could_not_ask},
)
