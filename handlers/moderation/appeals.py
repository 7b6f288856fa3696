"""An appeal: begun with a press, written as one message, decided by a moderator."""

from telegram import Update

from actions.moderation import appealing as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import MeasureId
from rules.moderation.measures import Appeal
from screens.moderation import appeals as screens
from screens.moderation.presses import AppealMeasurePress, JudgeAppealPress, StopAppealPress
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import moderation as views


async def on_appeal(update: Update, context: Context) -> None:
    measure_id = MeasureId(buttons.read(update, AppealMeasurePress).measure_id)
    await context.show(screens.standing(await context.do(actions.begin_appeal, measure_id)))


async def on_stop(update: Update, context: Context) -> None:
    measure_id = MeasureId(buttons.read(update, StopAppealPress).measure_id)
    await context.show(screens.standing(await context.do(actions.stop_appeal, measure_id)))


async def on_judge(update: Update, context: Context) -> None:
    press = buttons.read(update, JudgeAppealPress)
    granted = press.granted == 1
    judged = await context.do(actions.judge_appeal, MeasureId(press.measure_id), granted=granted)
    await context.show(screens.judged(judged))


async def claims(update: Update, context: Context) -> bool:
    """Whether these words are an appeal: the person has just asked for another look."""
    assert update.effective_message is not None
    measure_id = await context.look(views.writing)
    if measure_id is None:
        return False
    typed = update.effective_message.text or ""
    await context.show(screens.standing(await context.do(actions.write_appeal, measure_id, typed)))
    return True


def card(tx: Tx, owed: Owed) -> Outgoing | None:
    view = views.measure_for_notice(tx, MeasureId(owed.variables["measure"]))
    if view.measure.appeal is not Appeal.USED:
        return None
    group = views.chat_of_case(tx, view.measure.id)
    return Post(screens.card(view, group, alone=owed.member_id == view.measure.by))


def outcome(tx: Tx, owed: Owed) -> Outgoing:
    view = views.measure_for_notice(tx, MeasureId(owed.variables["measure"]))
    return Post(screens.outcome(view, views.chat_of_case(tx, view.measure.id)))


ROUTES = Routes(
    presses={AppealMeasurePress: on_appeal, StopAppealPress: on_stop, JudgeAppealPress: on_judge},
    typed=(claims,),
    notices={"moderation-appeal": card, "moderation-appealed": outcome},
)
