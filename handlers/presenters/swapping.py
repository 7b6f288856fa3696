"""Presses and notices about swaps between two presenters."""

from telegram import Update

from actions import presenters as actions
from handlers import buttons
from handlers.context import Context
from handlers.presenters.asking import asking_of, not_yours
from handlers.routes import Routes
from rules.ids import PresenterSlotId, PresenterSwapId, SessionId
from rules.presenters.slots import SlotState
from rules.presenters.swaps import Refused, SwapState
from screens.outgoing import Outgoing, Post
from screens.presenters import swapping as screens
from screens.presenters.presses import (
    AgreeSwapPress,
    DeclineSwapPress,
    OfferSwapPress,
    SwapPress,
    TakeSwapBackPress,
)
from storage.db import Tx
from storage.outbox import Owed
from storage.views.presenters import asking as views


async def on_swap(update: Update, context: Context) -> None:
    slot_id = PresenterSlotId(buttons.read(update, SwapPress).slot_id)
    found = await context.look(views.to_swap, slot_id)
    if found is None:
        await not_yours(context)
    else:
        await context.show(screens.choices(*found))


async def on_offer(update: Update, context: Context) -> None:
    press = buttons.read(update, OfferSwapPress)
    slot_id = PresenterSlotId(press.slot_id)
    decision = await context.do(actions.offer_swap, slot_id, SessionId(press.session_id))
    await _show(context, slot_id, decision if isinstance(decision, Refused) else None)


async def on_take_back(update: Update, context: Context) -> None:
    swap_id = PresenterSwapId(buttons.read(update, TakeSwapBackPress).swap_id)
    slot_id, refused = await context.do(actions.take_swap_back, swap_id)
    await _show(context, slot_id, refused)


async def on_agree(update: Update, context: Context) -> None:
    swap_id = PresenterSwapId(buttons.read(update, AgreeSwapPress).swap_id)
    decision = await context.do(actions.agree_swap, swap_id)
    view = await context.look(views.swap_asked, swap_id)
    if view is None:
        await not_yours(context)
    elif isinstance(decision, Refused):
        await context.show(screens.refused_to(view, decision))
    else:
        asking = await context.look(views.mine_at, view.other.id)
        await context.show(screens.asked(view) if asking is None else screens.agreed(asking))


async def on_decline(update: Update, context: Context) -> None:
    swap_id = PresenterSwapId(buttons.read(update, DeclineSwapPress).swap_id)
    await context.do(actions.decline_swap, swap_id)
    view = await context.look(views.swap_asked, swap_id)
    if view is None:
        await not_yours(context)
    else:
        await context.show(screens.asked(view))


async def _show(context: Context, slot_id: PresenterSlotId, refused: Refused | None) -> None:
    asking = await context.look(views.mine, slot_id)
    if asking is None:
        await not_yours(context)
    else:
        await context.show(screens.after_offer(asking, refused))


def asked(tx: Tx, owed: Owed) -> Outgoing | None:
    view = views.swap_of(tx, PresenterSwapId(owed.variables["swap"]))
    return Post(screens.asked(view)) if view.swap.state is SwapState.OPEN else None


def swapped(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = asking_of(tx, owed)
    return Post(screens.agreed(asking)) if asking.slot.presents else None


def off(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless the turn has gone some other way since."""
    asking = asking_of(tx, owed)
    still = asking.slot.state in (SlotState.ASKED, SlotState.ACCEPTED)
    return Post(screens.off(asking)) if still else None


def told(tx: Tx, owed: Owed) -> Outgoing:
    other = views.asking_of(tx, PresenterSlotId(owed.variables["other"]))
    return Post(screens.told(asking_of(tx, owed), other))


ROUTES = Routes(
    presses={
        SwapPress: on_swap,
        OfferSwapPress: on_offer,
        TakeSwapBackPress: on_take_back,
        AgreeSwapPress: on_agree,
        DeclineSwapPress: on_decline,
    },
    notices={
        "presenter-swap-asked": asked,
        "presenter-swapped": swapped,
        "presenter-swap-off": off,
        "presenter-swap-told": told,
    },
)
