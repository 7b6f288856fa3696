"""The title of a case: the dialogue that asks for it, and who sees it."""

from telegram import Update

from actions import dialogues as drafts
from actions import presenters as actions
from actions.dialogues import Finished
from handlers import buttons
from handlers.context import Context
from handlers.dialogues import ask
from handlers.presenters.asking import not_yours, show
from handlers.routes import Dialogue, Routes
from rules.ids import PresenterSlotId
from rules.presenters.slots import Answered, Refused
from rules.presenters.titles import Audience
from screens.presenters import titling as screens
from screens.presenters.presses import AudiencePress, RemoveTitlePress, TitlePress
from screens.screen import Screen
from storage.views.presenters import asking as views


async def on_title(update: Update, context: Context) -> None:
    slot_id = PresenterSlotId(buttons.read(update, TitlePress).slot_id)
    asking = await context.look(views.mine, slot_id)
    if asking is None:
        await not_yours(context)
    elif not asking.slot.presents:
        await show(context, slot_id, None)
    else:
        await ask(context, await context.do(drafts.start, "case", asking.home, {"slot": slot_id}))


async def on_audience(update: Update, context: Context) -> None:
    press = buttons.read(update, AudiencePress)
    slot_id = PresenterSlotId(press.slot_id)
    decision: Answered | Refused | None = None
    if press.audience:
        audience = buttons.one_of(Audience, press.audience)
        decision = await context.do(actions.show_title_to, slot_id, audience)
    await _decide(context, slot_id, decision)


async def on_remove(update: Update, context: Context) -> None:
    slot_id = PresenterSlotId(buttons.read(update, RemoveTitlePress).slot_id)
    await _decide(context, slot_id, await context.do(actions.remove_title, slot_id))


async def _decide(context: Context, slot_id: PresenterSlotId, decision: Answered | Refused | None) -> None:
    asking = await context.look(views.mine, slot_id)
    if asking is None:
        await not_yours(context)
    elif isinstance(decision, Refused):
        await show(context, slot_id, decision)
    else:
        await context.show(screens.deciding(asking))


def _done(finished: Finished) -> Screen:
    decision: Answered | Refused = finished.decision
    if isinstance(decision, Refused):
        return screens.refused(decision.reason)
    return screens.kept(decision.slot)


ROUTES = Routes(
    presses={TitlePress: on_title, AudiencePress: on_audience, RemoveTitlePress: on_remove},
    dialogues={"case": Dialogue(_done)},
)
