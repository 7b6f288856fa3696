"""One asking: its answers, its reasons, and what is owed to the one who is asked."""

from collections.abc import Callable
from datetime import datetime

from telegram import Update

from actions import presenters as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, PresenterSlotId
from rules.presenters.slots import Answered, Refused, Reply, SlotState
from screens.outgoing import Outgoing, Post
from screens.presenters import asking as screens
from screens.presenters.presses import (
    AskMeAgainPress,
    HandBackPress,
    MyAskingPress,
    NeverAskMePress,
    NotThisTimePress,
    PresentYesPress,
    WhyMePress,
)
from screens.screen import Screen, text
from storage.db import Tx
from storage.outbox import Owed
from storage.views.presenters import asking as views
from storage.views.presenters.asking import Asking


async def on_yes(update: Update, context: Context) -> None:
    await _answer(context, buttons.read(update, PresentYesPress).slot_id, Reply.YES)


async def on_not_this_time(update: Update, context: Context) -> None:
    await _answer(context, buttons.read(update, NotThisTimePress).slot_id, Reply.NOT_NOW)


async def on_never(update: Update, context: Context) -> None:
    await _answer(context, buttons.read(update, NeverAskMePress).slot_id, Reply.NEVER)


async def on_hand_back(update: Update, context: Context) -> None:
    slot_id = PresenterSlotId(buttons.read(update, HandBackPress).slot_id)
    await show(context, slot_id, await context.do(actions.hand_back, slot_id))


async def on_my_asking(update: Update, context: Context) -> None:
    await show(context, PresenterSlotId(buttons.read(update, MyAskingPress).slot_id), None)


async def on_why_me(update: Update, context: Context) -> None:
    press = buttons.read(update, WhyMePress)
    found = await context.look(views.why_me, PresenterSlotId(press.slot_id))
    if found is None:
        await not_yours(context)
    else:
        await context.show(screens.why(found))


async def on_ask_me_again(update: Update, context: Context) -> None:
    press = buttons.read(update, AskMeAgainPress)
    await context.do(actions.be_asked_again, CommunityId(press.community_id))
    await context.show(screens.asked_again())


async def _answer(context: Context, number: int, reply: Reply) -> None:
    slot_id = PresenterSlotId(number)
    await show(context, slot_id, await context.do(actions.answer_asking, slot_id, reply))


async def show(context: Context, slot_id: PresenterSlotId, decision: Answered | Refused | None) -> None:
    """Where the asking stands now; for anybody but the member who was asked, that it is not theirs."""
    asking = await context.look(views.mine, slot_id)
    if asking is None:
        await not_yours(context)
    else:
        await context.show(screens.my_asking(asking, decision if isinstance(decision, Refused) else None))


async def not_yours(context: Context) -> None:
    """To whoever presses a button that was another member's."""
    await context.toast(text("toast-presenting-not-yours"), alert=True)


def asked(tx: Tx, owed: Owed) -> Outgoing | None:
    return _if_still(tx, owed, SlotState.ASKED)


def lapsed(tx: Tx, owed: Owed) -> Outgoing | None:
    return _if_still(tx, owed, SlotState.LAPSED)


def _if_still(tx: Tx, owed: Owed, state: SlotState) -> Outgoing | None:
    asking = asking_of(tx, owed)
    return Post(screens.my_asking(asking)) if asking.slot.state is state else None


def called(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = asking_of(tx, owed)
    return Post(screens.called(asking)) if asking.slot.state is SlotState.ASKED else None


def volunteered(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = asking_of(tx, owed)
    return Post(screens.volunteered(asking)) if asking.slot.presents else None


def moved(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = asking_of(tx, owed)
    return Post(screens.moved(asking)) if asking.slot.state in (SlotState.ASKED, SlotState.ACCEPTED) else None


def cancelled(tx: Tx, owed: Owed) -> Outgoing:
    return Post(screens.cancelled(asking_of(tx, owed)))


def reminder_week(tx: Tx, owed: Owed) -> Outgoing | None:
    return _reminder(tx, owed, screens.reminder_week)


def reminder_two_days(tx: Tx, owed: Owed) -> Outgoing | None:
    return _reminder(tx, owed, screens.reminder_two_days)


def _reminder(tx: Tx, owed: Owed, shown: Callable[[Asking], Screen]) -> Outgoing | None:
    """Unless it was handed back, swapped, moved or cancelled since."""
    asking = asking_of(tx, owed)
    still = asking.slot.presents and asking.session.starts_unix == owed.variables["starts"]
    return Post(shown(asking)) if still else None


def could_not_ask(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.could_not_ask(tx, now, PresenterSlotId(owed.variables["slot"]))


def asking_of(tx: Tx, owed: Owed) -> Asking:
    """What the notice is about."""
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
    },
    notices={
        "presenter-asked": asked,
        "presenter-backup-asked": asked,
        "presenter-called": called,
        "presenter-volunteer": volunteered,
        "presenter-lapsed": lapsed,
        "presenter-moved": moved,
        "presenter-cancelled": cancelled,
        "presenter-week": reminder_week,
        "presenter-two-days": reminder_two_days,
    },
    unreached={
        "presenter-asked": could_not_ask,
        "presenter-backup-asked": could_not_ask,
        "presenter-called": could_not_ask,
    },
)
