"""A long file on its way to a chat: written aside in a thread while a message says how far it is, then sent.

Whatever ends the program meanwhile, the notice stays owed and the file is made again. What a killed
process has left lying is removed by `sweep`.
"""

import asyncio
import shutil
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import structlog
from telegram import InputFile, Message
from telegram.constants import FileSizeLimit, ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers import rendering
from handlers.house import House
from rules.ids import ChatId
from screens.outgoing import LongDocument, Receipt
from screens.screen import Screen
from storage.db import Tx

_log = structlog.get_logger()

EVERY_SECONDS: float = 3.0
"""How long a file may take before anything is said about it, and between two words about it."""
LARGEST: int = FileSizeLimit.FILESIZE_UPLOAD
"""Of a file, in bytes."""
_PREFIX: Final = "cigbot-export-"
_LEFT_LYING: Final = timedelta(hours=6)
_UPLOAD_SECONDS: Final = 120.0


class _StoppedError(Exception):
    """The file is no longer wanted."""


class _TooLargeError(Exception):
    """Telegram takes no file of that size from a bot."""


class _Progress:
    """How many lines there are; the thread that writes tells it, and hears from it when to stop."""

    def __init__(self, file: Path) -> None:
        self.lines = 0
        self.stopped = False
        self._file = file

    def tell(self, lines: int) -> None:
        self.lines = lines
        if self.stopped:
            raise _StoppedError
        if self._file.stat().st_size > LARGEST:
            raise _TooLargeError


async def deliver(
    bot: "ExtBot[int]", house: House, chat_id: ChatId, long: LongDocument, priority: int
) -> Receipt:
    """Write the file and send it, or say why there is none. Raises telegram.error.TelegramError."""
    async with house.long_files:
        with tempfile.TemporaryDirectory(prefix=_PREFIX) as name:
            return await _Delivery(bot, house, chat_id, long, priority, Path(name)).done()


class _Delivery:
    """One file on its way."""

    def __init__(
        self,
        bot: "ExtBot[int]",
        house: House,
        chat_id: ChatId,
        long: LongDocument,
        priority: int,
        folder: Path,
    ) -> None:
        self._bot = bot
        self._house = house
        self._chat_id = chat_id
        self._long = long
        self._priority = priority
        self._folder = folder
        self._message_id = long.message_id
        self._said: Screen | None = None

    async def done(self) -> Receipt:
        file = self._folder / "file"
        try:
            lines = await self._written(file)
        except _StoppedError:
            await self._say(self._long.stopped)
            return Receipt(self._message_id)
        except _TooLargeError:
            return await self._instead(self._long.too_large)
        except OSError as error:
            _log.error("export-not-written", failure=type(error).__name__)
            return await self._instead(self._long.failed)
        receipt = await self._sent(file, lines)
        await self._clear()
        return receipt

    async def _written(self, file: Path) -> int:
        """Write it in a thread of storage's, and say from time to time how far it is; how many lines."""
        progress = _Progress(file)

        def write(tx: Tx) -> int:
            with file.open("wb") as out:
                lines = self._long.write(tx, out, self._folder, progress.tell)
            progress.tell(lines)
            return lines

        writing = asyncio.ensure_future(self._house.db.read(write))
        try:
            while not (await asyncio.wait({writing}, timeout=EVERY_SECONDS))[0]:
                progress.stopped = not await self._house.db.read(self._long.wanted)
                if not progress.stopped:
                    await self._say(self._long.progress(progress.lines))
            lines = await writing
            # It may have been stopped since the last look, and then it was said that nothing is sent. A
            # transaction of its own: the one that wrote sees the state of when it began.
            if not await self._house.db.read(self._long.wanted):
                raise _StoppedError
            return lines
        finally:
            # A caller that goes leaves no thread behind that writes into a folder which is gone.
            progress.stopped = True
            with suppress(Exception):
                await writing

    async def _say(self, screen: Screen) -> None:
        """In the message that says how far it is, made at first. That it cannot be said stops no file."""
        if screen == self._said:
            return
        try:
            if self._message_id is None:
                self._message_id = await self._posted(screen, silent=True)
                await self._house.db.write(self._long.told, self._message_id)
            else:
                await self._edited(self._message_id, screen)
            self._said = screen
        except TelegramError as error:
            _log.info("export-progress-unsaid", failure=type(error).__name__)

    async def _instead(self, screen: Screen) -> Receipt:
        """What is said where no file can come."""
        receipt = Receipt(await self._posted(screen, silent=False))
        await self._clear()
        return receipt

    async def _clear(self) -> None:
        """The file says it all now."""
        if self._message_id is not None:
            with suppress(TelegramError):
                await self._bot.delete_message(
                    self._chat_id, self._message_id, rate_limit_args=self._priority
                )

    async def _sent(self, file: Path, lines: int) -> Receipt:
        screen = self._long.screen(lines)
        with file.open("rb") as content:
            # By its handle: it goes out piece by piece, and is never in memory as a whole.
            message: Message = await self._bot.send_document(
                self._chat_id,
                InputFile(content, self._long.name, read_file_handle=False),
                filename=self._long.name,
                caption=rendering.body(self._house, screen),
                parse_mode=ParseMode.HTML,
                reply_markup=rendering.markup(self._house, screen),
                write_timeout=_UPLOAD_SECONDS,
                rate_limit_args=self._priority,
            )
        return Receipt(message.message_id)

    async def _posted(self, screen: Screen, *, silent: bool) -> int:
        message = await self._bot.send_message(
            self._chat_id,
            rendering.body(self._house, screen),
            parse_mode=ParseMode.HTML,
            reply_markup=rendering.markup(self._house, screen),
            disable_notification=silent,
            rate_limit_args=self._priority,
        )
        return message.message_id

    async def _edited(self, message_id: int, screen: Screen) -> None:
        await self._bot.edit_message_text(
            rendering.body(self._house, screen),
            self._chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=rendering.markup(self._house, screen),
            rate_limit_args=self._priority,
        )


def sweep(now: datetime) -> None:
    """Remove what a killed process has left lying: files of names, which nobody else would remove."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if left.stat().st_mtime < (now - _LEFT_LYING).timestamp():
                shutil.rmtree(left)
