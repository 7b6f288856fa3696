"""Presses about a community as a whole: the pages on which staff find what they look after."""

from telegram import Update

from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId
from screens import communities as screens
from screens import sections
from screens.communities import CommunityPress, SectionPress
from screens.home import Section
from storage.views import communities as views


async def on_section(update: Update, context: Context) -> None:
    """One page: in the community that was named, else in the only one, or with a choice."""
    press = buttons.read(update, SectionPress)
    those = _lines(context, buttons.one_of(Section, press.section))
    named = CommunityId(press.community_id) if press.community_id else None
    actor, found = await context.look(
        views.section, {one.verb for one in those.entries}, {one.verb for one in those.staff}, named
    )
    if len(found) == 1:
        context.about = found[0][0].id
    await context.show(sections.page(those, actor, found))


async def on_community(update: Update, context: Context) -> None:
    """The pages of the community that was named; else of the only one, or a choice. Old buttons lead here."""
    press = buttons.read(update, CommunityPress)
    named = CommunityId(press.community_id) if press.community_id else None
    found = await context.look(views.looked_after, {one.verb for one in context.routes.staff}, named)
    if len(found) == 1:
        context.about = found[0][0].id
        all_lines = [_lines(context, section) for section in Section]
        await context.show(sections.community(*found[0], all_lines))
    else:
        await context.show(screens.which(community for community, _ in found))


def _lines(context: Context, section: Section) -> sections.Lines:
    return sections.lines(section, context.routes.menu, context.routes.staff)


ROUTES = Routes(presses={CommunityPress: on_community, SectionPress: on_section})
