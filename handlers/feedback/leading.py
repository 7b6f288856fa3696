"""The page of those who lead the feedback: what was asked, what can be asked, and asking it."""

from telegram import Update

from actions.feedback import opening as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.feedback.rounds import Asking, Refused
from rules.ids import CommunityId
from rules.permissions import Verb
from screens.communities import CommunityEntry
from screens.feedback import leading as screens
from screens.feedback.presses import AskPress, FeedbackPress, OfferPress, OpenPress
from screens.home import Section
from screens.screen import Text
from storage.views import feedback as views


async def on_overview(update: Update, context: Context) -> None:
    await _show(context, CommunityId(buttons.read(update, FeedbackPress).community_id))


async def on_ask(update: Update, context: Context) -> None:
    here = CommunityId(buttons.read(update, AskPress).community_id)
    context.about = here
    await context.show(screens.choice(await context.look(views.overview, here)))


async def on_offer(update: Update, context: Context) -> None:
    press = buttons.read(update, OfferPress)
    here = CommunityId(press.community_id)
    context.about = here
    offer = await context.look(actions.offer, here, buttons.one_of(Asking, press.asking))
    if isinstance(offer, Refused):
        await _show(context, here, screens.refused(offer))
    else:
        await context.show(screens.offer(here, offer))


async def on_open(update: Update, context: Context) -> None:
    press = buttons.read(update, OpenPress)
    here = CommunityId(press.community_id)
    asking = buttons.one_of(Asking, press.asking)
    await _show(context, here, screens.opened(await context.do(actions.open_by_staff, here, asking)))


async def _show(context: Context, community_id: CommunityId, said: Text | None = None) -> None:
    context.about = community_id
    await context.show(screens.overview(await context.look(views.overview, community_id), said))


ROUTES = Routes(
    presses={FeedbackPress: on_overview, AskPress: on_ask, OfferPress: on_offer, OpenPress: on_open},
    staff=(CommunityEntry(Verb.LEAD_FEEDBACK, "button-feedback", FeedbackPress, Section.SESSIONS),),
)
