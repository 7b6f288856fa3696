"""Dates as they are read: "Thu 19 Nov 2026, 17:00 (London)"."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time

_LOCALE = "en_GB"


def when(at: datetime, zone: ZoneInfo) -> str:
    """The moment with weekday and place.

    In the hour that a clock change plays twice, the zone's short name tells the two apart.
    """
    return _when(at.astimezone(UTC), zone)


@lru_cache(maxsize=1024)
def _when(at: datetime, zone: ZoneInfo) -> str:
    """The same of a moment in UTC: local ones of the hour that is played twice are equal to each other."""
    local = at.astimezone(zone)
    return f"{day(local)}, {_clock(local)} ({place(zone)})"


def day(on: date) -> str:
    """The day alone: "Thu 19 Nov 2026"."""
    return format_date(on, "EEE d MMM y", locale=_LOCALE)


def day_of(at: datetime, zone: ZoneInfo) -> str:
    """The day on which the moment lies in that zone."""
    return day(at.astimezone(zone).date())


def short(at: datetime, zone: ZoneInfo) -> str:
    """The day where there is little room: "Thu 19 Nov"."""
    return format_date(at.astimezone(zone), "EEE d MMM", locale=_LOCALE)


def month(on: date) -> str:
    """The month alone: "November 2026"."""
    return format_date(on, "MMMM y", locale=_LOCALE)


def time(at: datetime, zone: ZoneInfo) -> str:
    """The time of day alone: "17:00"."""
    return _clock(at.astimezone(zone))


def _clock(local: datetime) -> str:
    shown = format_time(local, "HH:mm", locale=_LOCALE)
    if local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset():
        shown += " " + format_datetime(local, "z", locale=_LOCALE)
    return shown


def place(zone: ZoneInfo) -> str:
    """By which city's clocks: "London"."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def length(span: timedelta) -> str:
    """A length of time in words people use: "12 hours", "45 minutes", "3 days"."""
    minutes = round(span.total_seconds() / 60)
    for size, one, many in ((1440, "day", "days"), (60, "hour", "hours")):
        if minutes >= size and (minutes % size == 0 or minutes >= 3 * size):
            count = round(minutes / size)
            return f"{count} {one if count == 1 else many}"
    return f"{minutes} {'minute' if minutes == 1 else 'minutes'}"
