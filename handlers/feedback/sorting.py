"""Sorting lines into themes: the next one, its themes, and what becomes of it.

Each of these acts has its effect once by itself: where a press comes again, the line is shown as it stands.
"""

from telegram import Update

from actions.feedback import sorting as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.feedback.sorting import Refused, Settling
from rules.ids import CommunityId, ThemeId
from screens.feedback import sorting as screens
from screens.feedback.presses import SettlePress, SortPress, TickPress
from screens.screen import Text
from storage.views import feedback_themes as views


async def on_sort(update: Update, context: Context) -> None:
    press = buttons.read(update, SortPress)
    here = CommunityId(press.community_id)
    desk = await context.look(views.desk, here, press.name, past=press.past == 1)
    await context.show(screens.desk(desk, press.page))


async def on_tick(update: Update, context: Context) -> None:
    press = buttons.read(update, TickPress)
    here, theme_id = CommunityId(press.community_id), ThemeId(press.theme_id)
    decision = await context.do_unnoted(actions.tick, here, press.name, theme_id, on=press.on == 1)
    said = screens.refused(decision) if isinstance(decision, Refused) else None
    await _show(context, here, press.name, said, press.page)


async def on_settle(update: Update, context: Context) -> None:
    """What is deleted leaves the database's files as well."""
    press = buttons.read(update, SettlePress)
    here, settling = CommunityId(press.community_id), buttons.one_of(Settling, press.settling)
    if settling is Settling.ASK_AWAY:
        desk = await context.look(views.desk, here, press.name)
        still = desk.shown is not None and desk.shown.line.name == press.name
        await context.show(screens.sure(here, press.name) if still else screens.desk(desk))
        return
    if settling is Settling.DONE:
        decision = await context.do_unnoted(actions.finish, here, press.name, press.seen)
    else:
        decision = await context.do_unnoted(actions.take_away, here, press.name)
    if not isinstance(decision, Refused):
        await context.house.forgotten()
    await _show(context, here, press.name, screens.settled(decision))


async def _show(
    context: Context, community_id: CommunityId, name: str, said: Text | None, page: int = 0
) -> None:
    await context.show(screens.desk(await context.look(views.desk, community_id, name), page, said))


ROUTES = Routes(presses={SortPress: on_sort, TickPress: on_tick, SettlePress: on_settle})
