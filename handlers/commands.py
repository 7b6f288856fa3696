"""/help, and the notices that bring command lists up to date."""

from contextlib import suppress
from dataclasses import dataclass

from telegram import BotCommand, BotCommandScopeChat, Update
from telegram.error import TelegramError

from handlers.context import Context
from handlers.routes import Routes
from rules import commands as rules
from screens import commands as screens
from screens.outgoing import Outgoing
from storage.db import Tx
from storage.outbox import Owed
from storage.views import commands as views


@dataclass(frozen=True, slots=True)
class Offered:
    """The names of the commands that Telegram offers by itself, wherever the bot is."""

    private: tuple[str, ...]
    group: tuple[str, ...]
    group_staff: tuple[str, ...]
    """To a group's administrators, on top of what everybody there is offered."""


def offered(routes: Routes) -> Offered:
    """Of the commands for groups only those that somebody answers there."""
    group = tuple(name for name in rules.GROUP if name in routes.group_commands)
    staff = tuple(name for name in rules.GROUP_STAFF if name in routes.group_commands)
    return Offered(tuple(one.name for one in rules.usual()), group, (*staff, *group))


async def on_help(_update: Update, context: Context) -> None:
    await context.show(screens.help_for(await context.look(views.mine)))


async def bring_up_to_date(context: Context) -> None:
    """The list of whoever is behind this update, at once: of somebody forgotten, nothing can be owed."""
    own = screens.listed(one.name for one in await context.look(views.own))
    offered = [BotCommand(name, context.house.texts.plain(said)) for name, said in own.commands]
    scope = BotCommandScopeChat(context.user_id)
    with suppress(TelegramError):
        if offered:
            await context.bot.set_my_commands(offered, scope)
        else:
            await context.bot.delete_my_commands(scope)


def commands(tx: Tx, owed: Owed) -> Outgoing:
    return screens.listed(one.name for one in views.in_chat(tx, owed.chat_id))


ROUTES = Routes(commands={"help": on_help}, notices={"commands": commands})
