"""The simulator's clocks. Any object with `now() -> datetime` (aware) may take their place."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class Clock(Protocol):
    """What the simulator asks of a clock: the present moment, with a zone."""

    def now(self) -> datetime: ...


class SteppedClock:
    """A clock that stands still until it is moved. It never goes back."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance(self, seconds: float) -> None:
        """Moves the clock on by so many seconds, which may be a fraction but not negative."""
        self.advance_to(self._now + timedelta(seconds=seconds))

    def advance_to(self, moment: datetime) -> None:
        if moment < self._now:
            raise ValueError(f"the clock stands at {self._now} and cannot go back to {moment}")
        self._now = moment


class RunningClock:
    """A clock that runs with real time from a chosen start and can be pushed forward."""

    def __init__(self, start: datetime | None = None) -> None:
        # The stand-alone server has nobody to hand it the time.
        self._start = start or datetime.now(UTC)  # noqa: TID251
        self._began = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("the clock cannot go back")
        self._start += timedelta(seconds=seconds)

    def advance_to(self, moment: datetime) -> None:
        self.advance((moment - self.now()).total_seconds())
