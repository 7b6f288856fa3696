"""Due work: APScheduler looks every second for what has fallen due; the database says what that is."""

import asyncio
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from actions import due_work
from bot import long_files
from bot.clock import Clock
from handlers.house import House
from storage import drafts, due, intake, outbox, teams
from storage.db import Tx, is_passing
from storage.due import DueWork
from storage.privacy import scrubbing

_log = structlog.get_logger()

_EVERY_SECONDS: Final = 1
_BATCH: Final = 100
_ATTEMPTS: Final = 6
_FIRST_WAIT: Final = timedelta(seconds=30)
_DRAFTS_KEPT: Final = timedelta(days=7)
"""How long an expired dialogue is kept so that it can be told kindly that it has expired."""


class Gauges(Protocol):
    """Who shows how far behind the house is."""

    def backlog(self, outbox: dict[str, int], due: dict[str, int]) -> None: ...

    def work_done(self, outcome: str, seconds: float) -> None: ...


class Ticks:
    """Runs due work, each piece in one transaction that also takes it off the list.

    Any number of processes may tick: a row lock makes each piece run once.
    """

    def __init__(self, house: House, clock: Clock, gauges: Gauges | None = None) -> None:
        self._house = house
        self._clock = clock
        self._gauges = gauges
        self._scheduler: AsyncIOScheduler | None = None

    def start(self) -> None:
        """Have APScheduler tick from now on."""
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        # A tick that takes longer than the interval is not joined by another; a missed one is no loss.
        common = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        self._scheduler.add_job(self.tick, "interval", seconds=_EVERY_SECONDS, **common)
        self._scheduler.add_job(self.tidy, "interval", hours=1, **common)
        if self._gauges is not None:
            self._scheduler.add_job(self.measure, "interval", seconds=10, **common)
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None

    async def tick(self) -> int:
        """Do everything that is due by now; how many pieces of work were done."""
        done = 0
        try:
            while ready := await self._house.db.read(due.ready, self._clock.now(), _BATCH):
                before = done
                for due_id in ready:
                    done += await self._do(due_id)
                if done == before:
                    break  # Others are at it, or it has been put off.
        except Exception as error:
            if not is_passing(error):
                raise
            _log.warning("tick-waits-for-storage")
        if done:
            self._house.owed()
        return done

    async def _do(self, due_id: int) -> bool:
        now, began = self._clock.now(), self._clock.monotonic()
        outcome = ""
        try:
            if await self._house.db.write(due_work.run, due_id, now) is not None:
                outcome = "done"
        except Exception as error:
            if is_passing(error):
                outcome = "again"
                raise
            outcome = "failed"
            work = await self._house.db.write(_put_off, due_id, now, type(error).__name__)
            _log.error("due-work-failed", kind=work.kind if work else None, exc_info=error)
        finally:
            if outcome and self._gauges is not None:
                self._gauges.work_done(outcome, self._clock.monotonic() - began)
        return outcome == "done"

    async def tidy(self) -> None:
        """Remove what nobody needs any more: notes of old updates, expired dialogues, reports left lying."""
        now = self._clock.now()
        await self._house.db.write(lambda tx: intake.forget_handled(tx, now.date()))
        await self._house.db.write(lambda tx: drafts.forget_expired(tx, now - _DRAFTS_KEPT))
        await self._house.db.write(lambda tx: teams.forget_expired(tx, now))
        await asyncio.to_thread(scrubbing.scrub, self._house.db.url)
        await asyncio.to_thread(long_files.sweep, now)

    async def measure(self) -> None:
        """Show how far behind the outbox and the due work are."""
        assert self._gauges is not None
        now = self._clock.now()
        self._gauges.backlog(
            await self._house.db.read(outbox.backlog, now), await self._house.db.read(due.backlog, now)
        )


def _put_off(tx: Tx, due_id: int, now: datetime, failure: str) -> DueWork | None:
    """Try again later, and later still; in the end it waits for a person."""
    work = due.lock(tx, due_id, now)
    if work is None:
        return None  # Moved or dropped meanwhile; or another process, where it failed too, puts it off.
    if work.attempts + 1 < _ATTEMPTS:
        due.postpone(tx, due_id, now + _FIRST_WAIT * 2**work.attempts, None)
    else:
        due.postpone(tx, due_id, now, failure)
    return work
