"""The only reader of wall time. Everything else is handed a `Clock`, or `now` as an argument.

`WallClock` runs the bot; `SteppedClock` the tests, the story and the demo.
"""

import asyncio
import heapq
import itertools
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

# A woken sleeper usually needs a few turns of the loop before it sleeps again: a future to resolve, a task
# to finish, whoever waits for that task to go on. Turns of an idle loop cost microseconds.
TURNS = 20


class Clock(Protocol):
    """What time it is, and waiting for it to pass."""

    def now(self) -> datetime:
        """The moment, aware and in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment. Never runs backwards, whatever happens to the date."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait for so many seconds of this clock. Zero or less only lets the others have a turn."""
        ...


class WallClock:
    """The time that everybody else has."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251  This is the one place that may ask.

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


class SteppedClock:
    """A clock that stands still until it is moved.

    Moving it passes through the wake time of every sleeper in order, so that what sleeps in a loop wakes as
    often as it would have done in real time, and finds `now()` at the moment it asked for.

    Times are whole microseconds, as in a `datetime`, so `now()` and `monotonic()` always agree.

    Args:
        start: the first moment; it must be aware.
        settle: awaited after each wake, before time moves on. The default gives the event loop a few turns,
            which is enough for coroutines; who also works in threads or over sockets hands in something that
            waits for them.
    """

    def __init__(self, start: datetime, settle: Callable[[], Awaitable[None]] | None = None) -> None:
        if start.tzinfo is None:
            raise ValueError("A clock starts at an aware moment; give the datetime a time zone.")
        self._start = start.astimezone(UTC)
        self._now = self._start
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()
        self.settle = settle or _take_turns

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        """Seconds since the start."""
        return (self._now - self._start).total_seconds()

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        # At least one microsecond: a sleeper a rounding error short of its aim would never reach it.
        wake = self._now + max(timedelta(seconds=seconds), timedelta.resolution)
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (wake, next(self._numbers), woken))
        await woken

    def next_wake(self) -> datetime | None:
        """When the first of those who sleep wants to be woken; None when nobody sleeps."""
        while self._sleepers and self._sleepers[0][2].done():  # The sleeper was cancelled.
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] if self._sleepers else None

    async def advance(self, seconds: float) -> None:
        """Move on by so many seconds."""
        await self.advance_to(self._now + timedelta(seconds=seconds))

    async def advance_to(self, target: datetime) -> None:
        """Move on to `target`, waking on the way whoever wants to be woken by then.

        Raises:
            ValueError: `target` lies in the past of this clock.
        """
        if target < self._now:
            raise ValueError(f"A clock does not run backwards: it is {self._now}, asked for {target}.")
        await self.settle()  # Who was started just now has its first chance to sleep.
        while (wake := self.next_wake()) is not None and wake <= target:
            self._now = max(self._now, wake)
            self._wake_those_due()
            await self.settle()
        self._now = max(self._now, target.astimezone(UTC))

    def _wake_those_due(self) -> None:
        while (wake := self.next_wake()) is not None and wake <= self._now:
            heapq.heappop(self._sleepers)[2].set_result(None)


async def _take_turns() -> None:
    for _ in range(TURNS):
        await asyncio.sleep(0)
