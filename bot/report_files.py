"""Reports on their way to a chat: made by a process of their own, one at a time (`bot.report_child`)."""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Final

import structlog
from telegram.constants import FileSizeLimit

import bot
from bot.report_child import FAILED
from handlers.house import House
from screens.outgoing import ReportFile

_log = structlog.get_logger()

SECONDS: float = 300.0
"""How long one may take; a year of a thousand doctors takes a few seconds."""
COMMAND: tuple[str, ...] = (sys.executable, "-m", "bot.report_child")
_ENVIRONMENT: Final = frozenset(
    {
        *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ"),
        *("TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "XDG_CACHE_HOME", "XDG_DATA_HOME"),
        *(
            "PYTHONHOME",
            "PYTHONPATH",
            "PYTHONDONTWRITEBYTECODE",
            "VIRTUAL_ENV",
            "LD_LIBRARY_PATH",
            "FONTCONFIG_FILE",
            "FONTCONFIG_PATH",
        ),
    }
)
"""What Python and its libraries look for; nothing of a database, a token or a cloud is among these."""
_ROOT: Final = Path(bot.__file__).parents[1]


class _NotMadeError(Exception):
    """The process has made no file, or none that Telegram takes. Carries what failed there."""


async def made(house: House, file: ReportFile) -> bytes | None:
    """The file; None, and a line in the log, where it could not be made."""
    async with house.long_files:
        house.writing += 1
        try:
            return await asyncio.wait_for(_made(file), SECONDS)
        except (_NotMadeError, OSError, TimeoutError) as error:
            failure = str(error) if isinstance(error, _NotMadeError) else type(error).__name__
            _log.error("report-not-made", format=file.form, failure=failure)
            return None
        finally:
            house.writing -= 1


async def _made(file: ReportFile) -> bytes:
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        cwd=_ROOT,
        # It needs no secret, and is given none.
        env={name: value for name, value in os.environ.items() if name in _ENVIRONMENT},
    )
    try:
        content, said = await process.communicate(pickle.dumps((file.view, file.form)))
    finally:
        # Whoever goes, because it took too long or the program is to stop, leaves no process behind.
        await _ended(process)
    if process.returncode:
        _, marked, kind = said.decode(errors="replace").rpartition(FAILED)
        raise _NotMadeError(kind.strip() if marked else f"exit {process.returncode}")
    if not 0 < len(content) <= FileSizeLimit.FILESIZE_UPLOAD:
        raise _NotMadeError("size")
    return content


async def _ended(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()
