"""The front door: every update comes in here and is led to the noun that answers it."""

from datetime import datetime
from typing import Any

import structlog
from telegram import Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from actions.moderation.reporting import clean_command
from handlers import buttons, hearing, help_now, home
from handlers.buttons import UnknownPressError
from handlers.context import Context, context_of
from handlers.house import House, may_pass
from handlers.nouns import NOUNS
from handlers.routes import Handler, Routes, together
from rules.ids import ChatId
from rules.permissions import Actor, NotAllowedError
from screens import home as screens
from screens.screen import text
from storage.db import Tx
from storage.intake import RedeliveredError

_log = structlog.get_logger()
_LONGEST = 4096
"""What Telegram lets a person type in one message; more comes only from a forged update."""

App = Application[Any, Context, Any, Any, Any, Any]


def open_door(application: App, house: House) -> Routes:
    """Have the application answer everything that the nouns answer."""
    routes = together(*NOUNS)
    application.bot_data["house"] = house
    application.bot_data["routes"] = routes
    private, groups = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    new = filters.UpdateType.MESSAGE
    application.add_handlers(
        [
            CallbackQueryHandler(_on_press),
            CommandHandler("start", _afresh(home.on_start), private & new),
            *(
                CommandHandler(name, _afresh(handler), private & new)
                for name, handler in routes.commands.items()
            ),
            *(
                CommandHandler(name, _tidied(handler), groups & new)
                for name, handler in routes.group_commands.items()
            ),
            CommandHandler(["start", *routes.commands], _tidied(home.in_group), groups & new),
            *routes.others,
            MessageHandler(private & new & filters.TEXT & ~filters.COMMAND, home.on_typed),
            MessageHandler(private & new & filters.COMMAND, home.on_unknown),
            MessageHandler(private & new & ~filters.StatusUpdate.ALL, home.on_unknown),
        ]
    )
    # In a round before, so that it comes first whoever answers: a noun that waits for a file does not look
    # at the words under it.
    application.add_handler(help_now.LISTENER, group=-1)
    # In a second round, so that a command is heard as well: its words may need care like any others.
    application.add_handler(hearing.LISTENER, group=1)
    application.add_error_handler(_on_error)
    return routes


async def _on_press(update: Update, context: Context) -> None:
    assert update.callback_query is not None
    if update.callback_query.data is None or update.callback_query.message is None:
        raise UnknownPressError
    press = buttons.unpack(update.callback_query.data)
    context.about = getattr(press, "community_id", None)
    handler = context.routes.presses.get(type(press))
    if handler is None:
        raise UnknownPressError
    await _afresh(handler)(update, context)


def _afresh(handler: Handler) -> Handler:
    """What somebody types after a press or a command is no longer what they were asked for before it."""

    async def handle(update: Update, context: Context) -> None:
        said = [gives_up(context) for gives_up in context.routes.afresh]
        context.given_up = next((one for one in said if one is not None), None)
        await handler(update, context)

    return handle


def _tidied(handler: Handler) -> Handler:
    """A command typed in a group stands under its author's name, so it is deleted where the bot may."""

    async def handle(update: Update, context: Context) -> None:
        message = update.effective_message
        assert message is not None
        chat_id, now = ChatId(message.chat_id), context.now
        await context.house.db.write(clean_command, now, chat_id, message.message_id)
        context.house.owed()
        await handler(update, context)

    return handle


async def _on_error(update: object, loose: object) -> None:
    """What a handler could not do: a clear answer, and intake hears of what may pass."""
    context = context_of(loose)
    error = context.error
    if not isinstance(update, Update) or error is None:
        raise error or RuntimeError("an error handler without an error")
    try:
        await _answer(update, context, error)
    except Exception as failure:  # noqa: BLE001  The library would only log it, and the person wait for ever.
        if may_pass(failure):
            context.house.failures[update.update_id] = failure
        elif not _is_nobody_there(failure):
            _log.error("answer-failed", exc_info=failure)


async def _answer(update: Update, context: Context, error: Exception) -> None:
    match error:
        case NotAllowedError(stranger=stranger):
            await _turn_away(context, stranger=stranger)
        case UnknownPressError():
            await _refuse(context, "old-button")
        case LookupError():
            await _refuse(context, "gone")
        case RedeliveredError():
            await _show_the_present(update, context)
        case _ if _is_nobody_there(error):
            _log.info("answer-unwanted")
        case _ if may_pass(error):
            context.house.failures[update.update_id] = error
        case _:
            _log.error("handler-failed", exc_info=error)
            await _refuse(context, "fault")


def _is_nobody_there(error: Exception) -> bool:
    """The person has blocked the bot in between, or the account is gone."""
    gone = isinstance(error, BadRequest) and "chat not found" in error.message.lower()
    return gone or isinstance(error, Forbidden)


async def _turn_away(context: Context, *, stranger: bool) -> None:
    """Who belongs to no community is told the way in, or where their request to join stands."""
    if context.incoming.effective_user is None:
        return
    belongs = await context.look(_belongs)
    if belongs or context.in_group or context.incoming.callback_query is not None:
        await _refuse(context, "stranger" if stranger or not belongs else "not-allowed")
    else:
        await home.show_menu(context)


def _belongs(_tx: Tx, actor: Actor, _now: datetime) -> bool:
    return bool(actor.memberships)


async def _refuse(context: Context, reason: str) -> None:
    if context.incoming.effective_user is None:
        return
    said = text(f"home-{reason}")
    if context.incoming.callback_query is not None:
        # The screen stays: it may hold what the person still needs.
        await context.toast(text(f"toast-{reason}"), alert=True)
    elif context.in_group:
        return
    else:
        await context.show(screens.problem(said))


async def _show_the_present(update: Update, context: Context) -> None:
    """This update had its effect before, but its answer may have been lost: show where things stand."""
    if update.effective_user is None or context.in_group:
        await context.toast(text("toast-done"))
        return
    await home.show_present(context)
