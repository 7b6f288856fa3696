"""Arriving in the UK: the two questions, and the message on the day."""

from datetime import date

from telegram import Update

from actions import arrivals as actions
from actions import dialogues
from handlers import buttons
from handlers.context import Context
from handlers.dialogues import ask
from handlers.routes import Dialogue, Routes
from rules.arrivals import ARRIVAL, COMING, Arrival, State, is_to_be_asked
from rules.ids import CommunityId, MemberId
from screens import arrivals as screens
from screens.arrivals import ArrivalDayPress, ArrivalPress, ArrivePress, SkipArrivalPress
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import finding as views


async def on_arrival(update: Update, context: Context) -> None:
    press = buttons.read(update, ArrivalPress)
    question = await context.do(dialogues.start, ARRIVAL.name, CommunityId(press.community_id))
    await ask(context, question)


async def on_day(update: Update, context: Context) -> None:
    """Not here yet: only the day is asked."""
    press = buttons.read(update, ArrivalDayPress)
    question = await context.do(dialogues.start, ARRIVAL.name, CommunityId(press.community_id), COMING)
    await ask(context, question)


async def on_skip(update: Update, context: Context) -> None:
    await context.show(screens.skipped(CommunityId(buttons.read(update, SkipArrivalPress).community_id)))


async def on_arrive(update: Update, context: Context) -> None:
    press = buttons.read(update, ArrivePress)
    await context.show(screens.told(await context.do(actions.arrive, CommunityId(press.community_id))))


def asked(tx: Tx, owed: Owed) -> Outgoing | None:
    """Only who has not said it meanwhile."""
    assert owed.member_id is not None
    view = views.onward(tx, MemberId(owed.member_id))
    return Post(screens.asked(view.community)) if is_to_be_asked(view.arrival) else None


def onward(tx: Tx, owed: Owed) -> Outgoing | None:
    """Only while it is still that date: whoever has said something new is not asked about the old one."""
    assert owed.member_id is not None
    view = views.onward(tx, MemberId(owed.member_id))
    if view.arrival != Arrival(State.COMING, date.fromisoformat(owed.variables["on"])):
        return None
    return Post(screens.onward(view, again=owed.variables["again"]))


ROUTES = Routes(
    presses={
        ArrivalPress: on_arrival,
        ArrivalDayPress: on_day,
        SkipArrivalPress: on_skip,
        ArrivePress: on_arrive,
    },
    dialogues={ARRIVAL.name: Dialogue(screens.after_questions)},
    notices={"arrival-ask": asked, "arrival-onward": onward},
)
