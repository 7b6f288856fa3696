"""How long somebody was in the meeting, and what that counts as."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

from rules.attendance import Status
from rules.teams.report import Stay

ATTENDED_FROM: Final = Fraction(1, 2)
"""Who was there for this share of the session's length has attended; below it they were there in part."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stay in UTC; what is not known is None."""

    joined: datetime | None = None
    left: datetime | None = None
    seconds: int | None = None
    """How long in all, where it is told; less than from `joined` to `left` for who was out in between."""


@dataclass(frozen=True, slots=True)
class Presence:
    """How long somebody was there at least, and whether that is all of it."""

    seconds: int
    complete: bool

    @property
    def minutes(self) -> int | None:
        """To the nearest minute; None when it is not known."""
        return (self.seconds + 30) // 60 if self.complete else None


def span_of(stay: Stay, zone: ZoneInfo) -> Span:
    """The stay by the clocks of that zone."""
    joined, left = _utc(stay.joined, zone), _utc(stay.left, zone)
    if joined is not None and left is not None and left < joined:
        # In the hour that the clocks play twice: the second time.
        left = _utc(stay.left, zone, fold=1)
    return Span(joined, left, stay.seconds)


def _utc(local: datetime | None, zone: ZoneInfo, fold: int = 0) -> datetime | None:
    return None if local is None else local.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def presence(spans: Iterable[Span]) -> Presence:
    """All of somebody's spans together: what two of them share counts once.

    A span that is longer than the time told for it has that much absence in it.
    """
    every = _without_repeats(set(spans))
    known = sorted((one.joined, one.left) for one in every if one.joined and one.left)
    total = timedelta()
    until: datetime | None = None
    for joined, left in known:
        begins = joined if until is None else max(joined, until)
        if left > begins:
            total += left - begins
            until = left
    seconds = round(total.total_seconds()) - sum(map(_absence, every))
    longest = max((_length(one) - _absence(one) for one in every), default=0)
    untimed = sum(one.seconds for one in every if one.seconds and not one.left)
    complete = bool(every) and all(one.left or one.seconds is not None for one in every)
    return Presence(max(seconds, longest, 0) + untimed, complete)


def _without_repeats(spans: set[Span]) -> set[Span]:
    """Without those that another report tells the end of: this one was taken while the meeting still ran."""
    ended = {one.joined for one in spans if one.joined and one.left}
    return {one for one in spans if one.left or one.seconds is not None or one.joined not in ended}


def _length(span: Span) -> int:
    """Seconds from joining to leaving; 0 where one of the two is not known."""
    return round((span.left - span.joined).total_seconds()) if span.joined and span.left else 0


def _absence(span: Span) -> int:
    """Seconds of it that they were out; a length that is longer than its span is not believed."""
    return 0 if span.seconds is None else max(0, _length(span) - span.seconds)


def status(there: Presence, minutes: int) -> Status:
    """What it counts as at a session of so many minutes. Nobody whom the report names has missed it."""
    return Status.ATTENDED if there.seconds >= minutes * 60 * ATTENDED_FROM else Status.PART
