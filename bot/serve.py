"""`cigbot run`: the program until it is told to stop."""

import asyncio
import gc
import signal
from typing import Any

import structlog
from telegram.error import InvalidToken, NetworkError

from bot import log
from bot.app import Program
from bot.clock import WallClock
from bot.config import Settings
from bot.config_problems import ConfigError
from bot.loop import run
from storage import migrate
from web.serving import CannotListenError

_log = structlog.get_logger()


def serve(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT; ConfigError for what the operator has to mend first."""
    settings.require_token()
    log.configure(settings.log)
    if migrate.is_empty(settings.storage.url):
        migrate.upgrade(settings.storage.url)
    elif not migrate.is_current(settings.storage.url):
        raise ConfigError(
            "the database belongs to another version. Make a backup (cigbot backup), then run: cigbot migrate"
        )
    run(_until_stopped(settings))


async def _until_stopped(settings: Settings) -> None:
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    program = Program(settings, WallClock())
    try:
        await program.start()
        _collect_from_now_on()
        _log.info("started", mode=settings.telegram.mode)
        stopping = asyncio.create_task(told.wait())
        either: list[asyncio.Future[Any]] = [stopping, program.failed]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if program.failed.done():
            program.failed.result()
    except CannotListenError as error:
        raise ConfigError(str(error)) from None
    except InvalidToken:
        raise ConfigError(
            "[telegram] token: Telegram does not know it. Ask @BotFather for it again (/token)."
        ) from None
    except NetworkError:
        where = settings.telegram.base_url
        raise ConfigError(
            f"[telegram] base_url: {where} does not answer. Check the network and a proxy."
        ) from None
    finally:
        await program.stop()
    _log.info("stopped")


def _collect_from_now_on() -> None:
    """What is loaded by now stays, so the garbage collector need not look at it again and again."""
    gc.freeze()
    gc.set_threshold(5_000)
    gc.enable()
