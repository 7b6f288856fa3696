"""Dates in a rhythm, always at the same time of day."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

MONTHLY: Final = "monthly"
RHYTHMS: Final[Mapping[str, int]] = {"weekly": 1, "fortnightly": 2, "four-weekly": 4}
"""Rhythms that have a button, in weeks."""
SATURDAY: Final = 5


def dates(first: datetime, rhythm: str | int, number: int, zone: ZoneInfo) -> tuple[datetime, ...]:
    """So many moments in UTC from the first one on, at the same time of day in the zone.

    A rhythm is a number of weeks, one of RHYTHMS, or MONTHLY, the same weekday of each month: the second
    Thursday stays the second; a fifth one means the last of its month.
    """
    local = first.astimezone(zone)
    if rhythm == MONTHLY:
        days = [_in_month(local.date(), ahead) for ahead in range(number)]
    else:
        weeks = RHYTHMS[rhythm] if isinstance(rhythm, str) else rhythm
        days = [local.date() + timedelta(weeks=weeks * ahead) for ahead in range(number)]
    return first, *(at_time_of(local, day, zone) for day in days[1:])


def at_time_of(local: datetime, day: date, zone: ZoneInfo) -> datetime:
    """That day at the time of day of `local`, in UTC; in the hour that a night skips, an hour later."""
    return datetime.combine(day, local.time().replace(fold=0), zone).astimezone(UTC)


def nth(day: date) -> int:
    """Which of its weekdays of the month it is, 1 to 5."""
    return (day.day - 1) // 7 + 1


def free_day(day: date, holidays: Mapping[date, str]) -> date:
    """The next day that is no bank holiday, and no weekend unless this one is."""
    weekend = day.weekday() >= SATURDAY
    day += timedelta(days=1)
    while day in holidays or (day.weekday() >= SATURDAY and not weekend):
        day += timedelta(days=1)
    return day


def _in_month(first: date, ahead: int) -> date:
    """The same weekday of the month, so many months on."""
    months = first.month - 1 + ahead
    year, month = first.year + months // 12, months % 12 + 1
    begins, days = monthrange(year, month)
    day = 1 + (first.weekday() - begins) % 7 + 7 * (nth(first) - 1)
    return date(year, month, day if day <= days else day - 7)
