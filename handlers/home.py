"""The menu, /start with or without a link, and words that answer no question."""

from dataclasses import replace
from datetime import datetime

from telegram import Update

from actions import groups, members
from actions.dialogues import Question, present
from handlers import dialogues
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import ChatId
from rules.permissions import Actor
from screens import home as screens
from screens import sections
from screens.dialogues import DialoguePress
from screens.home import Entry, MenuPress
from screens.outgoing import Outgoing, Post
from screens.privacy.presses import PrivacyPress
from screens.screen import Button, Text, text
from storage.db import Tx
from storage.outbox import Owed
from storage.views.roles import is_set_up


async def on_start(update: Update, context: Context) -> None:
    """/start: the private chat is open from now on, and what waited for that goes out."""
    assert update.effective_chat is not None
    assert update.effective_user is not None
    word, _, argument = (context.args[0] if context.args else "").partition("_")
    if opens := context.routes.opens.get(word):
        await opens(update, context, argument)
        return
    await context.do(
        members.open_private_chat, ChatId(update.effective_chat.id), update.effective_user.first_name
    )
    handler = context.routes.starts.get(word)
    if handler is None:
        await show_menu(context, text("home-dead-link"))
    else:
        await handler(update, context, argument)


async def on_start_menu(_update: Update, context: Context, _argument: str) -> None:
    """The links that only open the private chat."""
    await show_menu(context)


async def on_menu(_update: Update, context: Context) -> None:
    await show_menu(context)


async def on_cancel(_update: Update, context: Context) -> None:
    """One thing at a time: first what nobody but this process knows of, else the open question."""
    if context.given_up is None:
        await dialogues.leave(context)
    else:
        await context.show(screens.problem(context.given_up))


async def on_typed(update: Update, context: Context) -> None:
    """Words in the private chat: what a noun claims, an answer if a question is open, else the menu."""
    for claims in context.routes.typed:
        if await claims(update, context):
            return
    if await dialogues.on_typed(update, context) is None or context.cared:
        return
    if not await _answered(update, context):
        await show_menu(context, text("home-not-understood"))


async def on_unknown(update: Update, context: Context) -> None:
    """Anything else in the private chat: the menu, once for all pictures of an album."""
    assert update.effective_message is not None
    if context.cared:
        return
    album = update.effective_message.media_group_id
    if album is not None:
        if album in context.house.albums:
            return
        context.house.albums.append(album)
    if not await _answered(update, context):
        await show_menu(context, text("home-not-understood"))


async def _answered(update: Update, context: Context) -> bool:
    for claims in context.routes.unclaimed:
        if await claims(update, context):
            return True
    return False


async def in_group(update: Update, context: Context) -> None:
    """A command in a group: what it would show concerns one person, so the private chat is offered."""
    assert update.effective_chat is not None
    await context.do(groups.point_to_private_chat, ChatId(update.effective_chat.id))


def group_hint(_tx: Tx, _owed: Owed) -> Outgoing:
    return Post(screens.group_hint())


async def show_menu(
    context: Context,
    first: Text | None = None,
    *,
    above: tuple[tuple[Button, ...], ...] = (),
    answers: int | None = None,
) -> None:
    """The menu; for somebody who is no member yet, where their request to join stands."""
    actor, entries = await context.look(_menu, context.routes)
    if actor.memberships:
        ways = sections.ways(actor, entries, context.routes.staff)
        menu = screens.menu(actor, entries, ways, first or context.given_up)
        await context.show(replace(menu, rows=(*above, *menu.rows), answers=answers))
    else:
        await context.routes.starts[""](context.incoming, context, "")


async def show_stranger(context: Context) -> None:
    """To somebody the bot knows nothing of: how to come in."""
    set_up = await context.look(is_set_up)
    await context.show(screens.stranger(context.user_id, PrivacyPress(), set_up=set_up))


async def show_present(context: Context) -> None:
    """The open question, or the menu."""
    turn = await context.look(present)
    if isinstance(turn, Question):
        await context.show(dialogues.shown(context, turn))
    else:
        await show_menu(context, text("home-done"))


def _menu(tx: Tx, actor: Actor, now: datetime, routes: Routes) -> tuple[Actor, list[Entry]]:
    """Who it is, and the lines of the menu that lead somewhere now."""
    return actor, [
        one
        for one in routes.menu
        if (when := routes.menu_when.get(type(one.action))) is None or when(tx, actor, now)
    ]


ROUTES = Routes(
    presses={MenuPress: on_menu, DialoguePress: dialogues.on_press},
    starts={"menu": on_start_menu, "hello": on_start_menu},
    notices={"group-hint": group_hint},
    commands={"menu": on_menu, "cancel": on_cancel},
)
