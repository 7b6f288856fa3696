"""What every handler has at hand."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter

from screens.texts import Texts
from storage.db import Database, is_passing

S = TypeVar("S")
T = TypeVar("T")


@dataclass(slots=True)
class House:
    """The parts of the running program that handlers use; `bot.app` furnishes it."""

    db: Database
    texts: Texts
    now: Callable[[], datetime]
    owed: Callable[[], None]
    """Called after every write: something may have been owed that can go out now."""
    bot_username: str = ""
    public_url: str = ""
    """Where others reach the pages, without a slash at the end; empty when nobody outside can."""
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=100))
    """The newest albums that were answered: every picture of one comes as an update of its own."""
    writing: int = 0
    """How many files are being made or read on threads of their own."""
    long_files: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a long file is written: several at once would leave nobody to read for the others."""
    failures: dict[int, BaseException] = field(default_factory=dict)
    """Updates whose storage was busy or away: intake takes them again."""

    async def aside(self, work: Callable[[S], T], of: S) -> T:
        """Make a file or take one apart, on a thread of its own: others are answered meanwhile."""
        self.writing += 1
        try:
            return await asyncio.to_thread(work, of)
        finally:
            self.writing -= 1


def may_pass(error: Exception) -> bool:
    """Whether the same update may succeed later: the network, or storage, was busy or away."""
    if isinstance(error, NetworkError):
        return not isinstance(error, BadRequest)
    return isinstance(error, RetryAfter) or is_passing(error)
