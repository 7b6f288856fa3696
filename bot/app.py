"""The running program: every part wired to every other, started and stopped in order."""

import asyncio
import secrets
import zlib
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import structlog
from telegram import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    Update,
)
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot

from actions import commands, communities, retention
from bot.clock import Clock
from bot.communities import described, regions_said
from bot.config import Settings
from bot.http import AiohttpRequest
from bot.intake import Intake
from bot.limits import Limits
from bot.metrics import Metrics
from bot.sender import Sender
from bot.ticks import Ticks
from handlers.commands import offered as offered_commands
from handlers.context import Context
from handlers.door import open_door
from handlers.house import House
from rules.commands import PRIVATE
from screens.screen import text
from screens.texts import Texts
from storage.db import Database
from storage.keys import KeyFolder
from storage.privacy import scrubbing
from web import app as web
from web import calendar, certificates
from web.serving import Server

_log = structlog.get_logger()

UPDATES: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
)
"""What the bot asks Telegram for. `poll` is left out on purpose: running totals would be a trace in time."""

_LONG_POLL_SECONDS: Final = 50.0
_AT_ONCE: Final = 256
_GRACE_SECONDS: Final = 5.0
"""How long answers may still wait for their turn once the program is to stop."""
_PATIENCE_SECONDS: Final = 20.0
"""How long a part may take to finish; whoever started the program may then kill it anyway."""


class Program:
    """The bot with everything it needs, on one storage.

    Args:
        alone: no other process shares the storage, so nothing is looked for without a reason. For a clock
            that is moved by hand; whoever moves it calls `ticks.tick`.
    """

    def __init__(self, settings: Settings, clock: Clock, *, alone: bool = False) -> None:
        self.settings = settings
        self.clock = clock
        self.metrics = Metrics(clock.monotonic)
        self.db = Database(settings.storage.url, KeyFolder(Path(settings.anonymity.keys)))
        self.request = AiohttpRequest(connection_pool_size=_AT_ONCE, unread=("editMessageText",))
        self._poll_request = AiohttpRequest(connection_pool_size=2)
        self.limits = Limits(clock)
        self.application = _application(settings, self.request, self._poll_request, self.limits)
        self.house = House(
            self.db,
            Texts(),
            clock.now,
            self._owed,
            forgotten=self._forgotten,
            public_url=settings.web.public_url,
            regions=regions_said(settings),
        )
        self.routes = open_door(self.application, self.house)
        self.sender = Sender(
            self.bot,
            self.house,
            self.routes,
            clock,
            secrets.token_hex(8),
            poll=None if alone else timedelta(seconds=1),
            counts=self.metrics,
        )
        self.ticks = Ticks(self.house, clock, self.metrics)
        self.intake = Intake(
            self.bot,
            self._handle,
            clock,
            allowed_updates=UPDATES,
            at_once=_AT_ONCE,
            long_poll_seconds=_LONG_POLL_SECONDS,
            metrics=self.metrics,
        )
        self.server: Server | None = None
        self._alone = alone
        self._tasks: list[asyncio.Task[None]] = []
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Fails when a part of the program has; never done otherwise."""

    @property
    def bot(self) -> "ExtBot[int]":
        bot: ExtBot[int] = self.application.bot
        return bot

    async def start(self) -> None:
        """Start every part. Raises telegram.error.InvalidToken, NetworkError when Telegram is not reached."""
        await self.application.initialize()
        self.house.bot_username = self.bot.username
        for one in described(self.settings):
            await self.db.write(communities.furnish, self.clock.now(), one.settings, one.admins)
        await self.db.write(retention.settle_periods, self.clock.now(), self.settings.retention.days)
        await self.db.write(commands.renew_all, self.clock.now(), self._edition_of_commands())
        self._run(self.sender.run(), "sender")
        if not self._alone:
            self.ticks.start()
        await self._open_web()
        if self.settings.telegram.mode == "webhook":
            await self.bot.set_webhook(
                self.settings.telegram.webhook_url,
                secret_token=self.settings.telegram.secret_token,
                allowed_updates=UPDATES,
                max_connections=100,
            )
        else:
            self._run(self.intake.poll(), "intake")
        self._run(self._announce_commands(), "commands")

    async def stop(self) -> None:
        """Finish what has begun, then leave: no update half done, no notice half settled."""
        intake = asyncio.create_task(self.intake.stop(), name="stopping")
        await asyncio.wait([intake], timeout=_GRACE_SECONDS)
        self.ticks.stop()
        self.sender.stop()
        # What still waits for its turn has not begun: it is sent after the next start.
        await self.limits.shutdown()
        _, hanging = await asyncio.wait([intake, *self._tasks], timeout=_PATIENCE_SECONDS)
        for task in hanging:
            _log.error("part-hangs", part=task.get_name())
            task.cancel()
        if self.server is not None:
            await self.server.stop()
        await self.application.shutdown()
        # The library leaves them open where the start has failed.
        for request in (self.request, self._poll_request):
            await request.shutdown()
        self.db.close()

    async def _open_web(self) -> None:
        telegram = self.settings.telegram
        pages = web.create(
            self.metrics,
            webhook_path=telegram.webhook_path if telegram.mode == "webhook" else "",
            secret_token=telegram.secret_token,
            receive=self.intake.receive,
            pages=[
                *calendar.pages(self.db, self.house.wording, self.clock.now, self.settings.web.public_url),
                *certificates.pages(self.db, self.house.texts, self.clock.monotonic),
            ],
        )
        self.server = Server(pages, self.settings.web.host, self.settings.web.port)
        await self.server.start()

    async def _handle(self, update: Update) -> None:
        if update.effective_user is None:
            return  # A channel's post, the totals of a poll: there is nobody to answer.
        await self.application.process_update(update)
        failure = self.house.failures.pop(update.update_id, None)
        if failure is not None:
            raise failure

    async def _announce_commands(self) -> None:
        """What Telegram shows behind its menu button; if it fails, the buttons are there all the same."""
        offered = offered_commands(self.routes)
        try:
            for scope, names in (
                (BotCommandScopeAllPrivateChats(), offered.private),
                (BotCommandScopeAllGroupChats(), offered.group),
                (BotCommandScopeAllChatAdministrators(), offered.group_staff),
            ):
                if names:
                    await self.bot.set_my_commands(list(map(self._command, names)), scope)
        except TelegramError as error:
            _log.warning("commands-not-announced", failure=type(error).__name__)

    def _command(self, name: str) -> BotCommand:
        return BotCommand(name, self.house.texts.plain(text(f"command-{name}")))

    def _edition_of_commands(self) -> str:
        """Another one for other commands, and for other descriptions of them."""
        described = "\n".join(f"{one.name} {self._command(one.name).description}" for one in PRIVATE)
        return f"{zlib.crc32(described.encode()):08x}"

    def _owed(self) -> None:
        self.sender.wake()

    async def _forgotten(self) -> None:
        # Whatever keeps this from being done now, the next hour does it.
        await self.house.aside(scrubbing.scrub_log, self.db.url)

    def _run(self, part: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(part, name=name)
        self._tasks.append(task)
        task.add_done_callback(self._part_ended)

    def _part_ended(self, task: "asyncio.Task[None]") -> None:
        if task.cancelled() or (fault := task.exception()) is None or self.failed.done():
            return
        self.failed.set_exception(fault)
        # Whoever stops the program without waiting for this has seen the fault in the log.
        self.failed.exception()
        _log.critical("part-failed", part=task.get_name(), exc_info=fault)


def _application(
    settings: Settings, request: AiohttpRequest, poll_request: AiohttpRequest, limits: Limits
) -> "Application[Any, Context, Any, Any, Any, Any]":
    builder = (
        ApplicationBuilder()
        .token(settings.require_token())
        .base_url(settings.telegram.base_url)
        .base_file_url(settings.telegram.base_file_url)
        .request(request)
        .get_updates_request(poll_request)
        .rate_limiter(limits)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
    )
    return builder.build()
