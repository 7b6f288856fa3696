"""Arriving in the UK: the two questions, and the message on the day."""

from datetime import date

from telegram import Update

from actions import arrivals as actions
from actions import dialogues
from handlers import buttons
from handlers.context import Context
from handlers.dialogues import ask
from handlers.routes import Dialogue, Routes
from rules.arrivals import ARRIVAL, Arrival, State
from rules.ids import CommunityId, MemberId
from screens import arrivals as screens
from screens.arrivals import ArrivalPress, ArrivePress
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import finding as views


async def on_arrival(update: Update, context: Context) -> None:
    press = buttons.read(update, ArrivalPress)
    question = await context.do(dialogues.start, ARRIVAL.name, CommunityId(press.community_id))
    await ask(context, question)


async def on_arrive(update: Update, context: Context) -> None:
    press = buttons.read(update, ArrivePress)
    await context.show(screens.told(await context.do(actions.arrive, CommunityId(press.community_id))))


def onward(tx: Tx, owed: Owed) -> Outgoing | None:
    """Only while it is still that date: whoever has said something new is not asked about the old one."""
    assert owed.member_id is not None
    view = views.onward(tx, MemberId(owed.member_id))
    if view.arrival != Arrival(State.COMING, date.fromisoformat(owed.variables["on"])):
        return None
    return Post(screens.onward(view, again=owed.variables["again"]))


ROUTES = Routes(
    presses={ArrivalPress: on_arrival, ArrivePress: on_arrive},
    dialogues={ARRIVAL.name: Dialogue(screens.after_questions)},
    notices={"arrival-onward": onward},
)
