"""Times and lengths of time as Teams writes them: without a zone, and in the order of somebody's country."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class Order(StrEnum):
    """In which order a date's three numbers are meant."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date and time of which the order of day and month is still open."""

    numbers: tuple[int, int, int]
    """As they stand; a year in front is not in doubt, and neither is what follows it."""
    clock: tuple[int, int, int]
    dotted: bool
    """Whether dots part the numbers; where that is the custom, the day stands first."""

    def read_as(self, order: Order) -> datetime | None:
        """The local time, or None when there is no such date in that order."""
        first, second, third = self.numbers
        if first > _LAST_OF_MONTH:
            year, month, day = self.numbers
        elif order is Order.MONTH_FIRST and not self.dotted:
            year, month, day = third, first, second
        elif order is Order.DAY_FIRST:
            year, month, day = third, second, first
        else:
            return None
        try:
            return datetime(year if year >= _CENTURY else year + 2000, month, day, *self.clock)  # noqa: DTZ001  The caller knows the zone.
        except ValueError:
            return None


_LAST_OF_MONTH: Final = 31
_CENTURY: Final = 100
_NOON: Final = 12

_STAMP = re.compile(
    r"""
        (\d{1,4}) (?P<part>[./-]) \s? (\d{1,2}) (?P=part) \s? (\d{2,4}) \.?
        (?: , \s* | \s+ | T )
        (\d{1,2}) [:.] (\d{2}) (?: [:.] (\d{2}) (?:[.,]\d+)? )?
        (?: \s* (?P<half>[ap]) \s? \.? \s? m \.? )?
    """,
    re.IGNORECASE | re.VERBOSE,
)


def read_stamp(cell: str) -> Stamp | None:
    """The date and time that the cell holds and nothing else; None when it holds anything else.

    The cell is clean: a narrow no-break space before PM has become a plain one.
    """
    found = _STAMP.fullmatch(cell)
    if found is None:
        return None
    first, part, second, third, hour, minute, seconds, half = found.groups()
    hours = int(hour)
    if half and 1 <= hours <= _NOON:  # "13:02 PM" is written as well, and means what it says.
        hours = hours % _NOON + (_NOON if half in "pP" else 0)
    clock = (hours, int(minute), int(seconds or 0))
    stamp = Stamp((int(first), int(second), int(third)), clock, part == ".")
    return stamp if any(stamp.read_as(order) for order in Order) else None


_LENGTH = re.compile(r"(\d{1,4})\s*([^\W\d_]+)\.?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")
_UNITS: Final = (
    # What the words for day, hour, minute and second begin with, where Teams is used; "Stunde" before "s".
    ("st", 3600),
    *((one, 86400) for one in "dj"),
    *((one, 3600) for one in "huogtч시小時时س"),
    *((one, 60) for one in "mм분分د"),
    *((one, 1) for one in "sс초秒ث"),  # noqa: RUF001  The second is Cyrillic.
)


def read_length(cell: str) -> int | None:
    """Seconds of "1h 2m 3s", in the words of many languages, with any part left out; None for no length.

    A bare number is none: those are counts, of hands raised and the like.
    """
    if clock := _CLOCK.fullmatch(cell):
        hours, minutes, seconds = map(int, clock.groups())
        return hours * 3600 + minutes * 60 + seconds
    total, smallest, end = 0, 10**6, 0
    for found in _LENGTH.finditer(cell):
        size = _size(found[2])
        if size is None or size >= smallest or cell[end : found.start()].strip(" ,"):
            return None
        total, smallest, end = total + int(found[1]) * size, size, found.end()
    return total if end and not cell[end:].strip() else None


def _size(word: str) -> int | None:
    """How many seconds the unit has."""
    lower = word.lower()
    return next((size for beginning, size in _UNITS if lower.startswith(beginning)), None)
