"""Presses about a community as a whole: the page on which staff look after it."""

from telegram import Update

from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId
from rules.permissions import Verb
from screens import communities as screens
from screens.communities import CommunityPress
from screens.home import Entry
from storage.views import communities as views


async def on_community(update: Update, context: Context) -> None:
    """The page of the community that was named; else of the only one, or a choice."""
    press = buttons.read(update, CommunityPress)
    named = CommunityId(press.community_id) if press.community_id else None
    entries = context.routes.staff
    found = await context.look(views.looked_after, {entry.verb for entry in entries}, named)
    if len(found) == 1:
        context.about = found[0][0].id
        await context.show(screens.community(*found[0], entries))
    else:
        await context.show(screens.which(community for community, _ in found))


ROUTES = Routes(
    presses={CommunityPress: on_community},
    menu=(Entry(Verb.SEE_DIGEST, "button-community", CommunityPress(0)),),
)
