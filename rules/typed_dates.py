"""Dates as people type them: "Thu 19 Nov 5pm" → the moment that is meant, or what is unclear about it.

The time of day and the weekday are found here, because a reader must know whether they were typed at all;
the day itself is read by dateparser.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from rules.dialogue import Problem

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

FURTHEST: Final = timedelta(days=400)
"""How far ahead a date may lie; beyond that it is more likely a slip than a plan."""

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b"
)
_WITH_COLON = re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?::00)?\s*(am|pm)?(?![\d:a-z])")
_WITH_HALF = re.compile(r"(?<![\d:./])(\d{1,2})(?:\.(\d{2}))?\s*(am|pm)(?![a-z])")
_WITH_H = re.compile(r"(?<![\d:./])(\d{1,2})\s*h\s*(\d{2})?()(?![\da-z])")
# "1730" is a time, "2026" is a year unless "hrs" follows.
_FOUR_DIGITS = re.compile(
    r"(?<![\d:./-])(\d{2})(\d{2})\s*(?:(?:h|hrs|hours)|(?<!19\d\d)(?<!20\d\d))()(?![\da-z:./-])"
)
_WITH_DOT = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})()(?![\d.])")
_MIDDAY = re.compile(r"\b(?:12\s*)?(?:noon|midday)\b")

_NUMERIC_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{2,4})?(?![\d/.-])")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({'|'.join(_MONTHS)})")
_PLACE = re.compile(r"\(?\b(?:london|uk|local)(?: time)?\b\)?")
# dateparser reads more than this, "EST" as a time zone for one; whatever it might silently drop is refused.
_KNOWN_WORD = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september"
    r"|october|november|december|yesterday|today|tomorrow|days?|weeks?|months?|fortnight|in|after|a|the|of|on|next|this"
    r"|coming|one|two|three|four|five|six|seven|eight|nine|ten|st|nd|rd|th)"
)
_FILLERS = re.compile(r"\b(?:next|this|coming|on|the)\b")


def read_moment(typed: str, now: datetime, zone: ZoneInfo) -> datetime | Problem:
    """The moment that was typed, in the zone: aware in UTC; naive local time if it comes twice that night.

    Problems: schedule-date-unreadable, -no-time (day), -no-such-day (typed, days), -month-first,
    -weekday (day, typed; with the moments that were likely meant),
    -past (moment), -too-far (moment), -no-such-time (day, time), -zone (typed, is).
    """
    words, abbreviation = _without_zone(_tidied(typed), now, zone)
    if wrong := _month_first(words):
        return wrong
    problem = Problem("schedule-date-unreadable", {})
    for clock, rest in _times(words):
        day = _day(rest, clock, now.astimezone(zone))
        if isinstance(day, date):
            return _resolved(datetime.combine(day, clock), abbreviation, now, zone)
        if day.id != "schedule-date-unreadable":
            problem = day
    if problem.id == "schedule-date-unreadable":
        day = _day(words, time(23, 59), now.astimezone(zone))
        if isinstance(day, date):
            return Problem("schedule-date-no-time", {"day": day})
        problem = replace(day, likely=())  # Without a time there is no moment to offer.
    return problem


def read_day(typed: str, now: datetime, zone: ZoneInfo) -> date | Problem:
    """The day that was typed, without a time; it may have passed. Problems as those of `read_moment`."""
    words, _ = _without_zone(_tidied(typed), now, zone)
    if wrong := _month_first(words):
        return wrong
    day = _day(words, time(23, 59), now.astimezone(zone))
    return replace(day, likely=()) if isinstance(day, Problem) else day


def candidates(local: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The two moments, in UTC, of a local time that the clocks play twice."""
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first, second


def _tidied(typed: str) -> str:
    words = typed.lower().replace("p.m.", "pm").replace("a.m.", "am").replace("o'clock", "")
    words = re.sub(r"[,@]|\bat\b", " ", words)
    return re.sub(r"\s+", " ", words).strip()


def _without_zone(words: str, now: datetime, zone: ZoneInfo) -> tuple[str, str | None]:
    """The words without "London time", "BST" or "GMT", and which of the zone's names it was."""
    words = _PLACE.sub(" ", words)
    for name in _zone_names(now, zone):
        found = re.search(rf"(?<![a-z])\(?{re.escape(name.lower())}\)?(?![a-z])", words)
        if found:
            return f"{words[: found.start()]} {words[found.end() :]}".strip(), name
    return words.strip(), None


def _zone_names(now: datetime, zone: ZoneInfo) -> set[str]:
    halves = (datetime(now.year, month, 1, tzinfo=zone).tzname() for month in (1, 7))
    return {name for name in halves if name is not None and name.isalpha()}


def _month_first(words: str) -> Problem | None:
    found = _NUMERIC_DAY.search(words)
    # "12.30" may be a time of day; only a day that could be a month makes this a date typed the other way.
    if found and int(found[2]) > 12 >= int(found[1]) and "." not in found[0]:
        return Problem("schedule-date-month-first", {})
    return None


def _times(words: str) -> Iterator[tuple[time, str]]:
    """Everything that may be the time of day, likeliest first, with the words around it."""
    for midday in _MIDDAY.finditer(words):
        yield time(12), _around(words, midday)
    for pattern in (_WITH_COLON, _WITH_HALF, _WITH_H, _FOUR_DIGITS, _WITH_DOT):
        # From the right: of "10.11 17.30" the date comes first.
        for found in reversed(list(pattern.finditer(words))):
            clock = _clock(int(found[1]), int(found[2] or 0), found[3])
            if clock is not None:
                yield clock, _around(words, found)


def _clock(hour: int, minute: int, half: str | None) -> time | None:
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half == "am":
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _around(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} {words[found.end() :]}".strip(" -")


def _day(words: str, clock: time, local_now: datetime) -> date | Problem:
    """The day that the words without a time mean."""
    weekdays = [_WEEKDAYS.index(_full(found[1])) for found in _WEEKDAY.finditer(words)]
    rest = re.sub(r"\s+", " ", _WEEKDAY.sub(" ", words)).strip()
    if len(weekdays) > 1 or not all(map(_KNOWN_WORD.fullmatch, re.findall(r"[^\W\d_]+", rest))):
        return Problem("schedule-date-unreadable", {})
    bare = re.sub(r"\s+", " ", _FILLERS.sub(" ", rest)).strip()
    if weekdays and bare in ("", "week"):
        return _coming(weekdays[0], rest, clock, local_now)
    day = _read_day(rest if not weekdays else bare, local_now.date())
    if day is None:
        return _no_such_day(bare, local_now.date()) or Problem("schedule-date-unreadable", {})
    if weekdays and day.weekday() != weekdays[0]:
        return Problem(
            "schedule-date-weekday",
            {"day": day, "typed": _WEEKDAYS[weekdays[0]]},
            likely=_likely(day, weekdays[0], clock, local_now),
        )
    return day


def _likely(day: date, weekday: int, clock: time, local_now: datetime) -> tuple[datetime, ...]:
    """The day that was typed and the nearest one with that weekday, as far as they are ahead."""
    nearest = day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
    both = (datetime.combine(one, clock) for one in sorted((day, nearest)))
    return tuple(one for one in both if one > local_now.replace(tzinfo=None))


def _no_such_day(words: str, today: date) -> Problem | None:
    """Whether this is a day that its month does not have, as 30 Feb."""
    if found := _NAMED_DAY.search(words):
        number, month = int(found[1]), _MONTHS.index(found[2]) + 1
    elif found := _NUMERIC_DAY.search(words):
        number, month = int(found[1]), int(found[2])
    else:
        return None
    if not 1 <= month <= 12:
        return None
    named = re.search(r"\b(20\d\d)\b", words)
    year = int(named[1]) if named else today.year + (month < today.month)
    days = monthrange(year, month)[1]
    if number <= days:
        return None
    return Problem("schedule-date-no-such-day", {"typed": number, "days": days})


def _full(weekday: str) -> str:
    return next(name for name in _WEEKDAYS if name.startswith(weekday[:3]))


def _coming(weekday: int, rest: str, clock: time, local_now: datetime) -> date:
    today = local_now.date()
    if "week" in rest:
        return today - timedelta(days=today.weekday()) + timedelta(days=7 + weekday)
    ahead = (weekday - today.weekday()) % 7
    if ahead == 0 and ("next" in rest or clock <= local_now.time()):
        ahead = 7
    return today + timedelta(days=ahead)


def _read_day(words: str, today: date) -> date | None:
    # A dotted date without a year would be read as a time.
    words = re.sub(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.?(?![\d.])", r"\1/\2", words)
    if not re.search(r"[a-z]{3}|\d[/.-]\d|\d(?:st|nd|rd|th)|\d \d", words):
        return None  # A lone number is no date.
    if any(int(pair[2]) > 12 for pair in _NUMERIC_DAY.finditer(words)):
        return None  # dateparser would take the second number for a year.
    found: datetime | None = _parser(today).get_date_data(words).date_obj
    if found is None:
        return None
    day = found.date()
    # "14 Oct" said on the 14th of October is today, which dateparser takes for the past.
    names_a_year = re.search(r"\d{4}|\d[/.-]\d{1,2}[/.-]\d", words)
    if not names_a_year and day.year > today.year and (day.month, day.day) == (today.month, today.day):
        return today
    return day


@cache
def _dateparser() -> "type[DateDataParser]":
    from dateparser.date import DateDataParser  # It takes its time to load, and few processes need it.

    parser: type[DateDataParser] = DateDataParser
    return parser


def _parser(today: date) -> "DateDataParser":
    return _dateparser()(
        languages=["en"],
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_LOCALE_DATE_ORDER": False,
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": datetime.combine(today, time()),
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )


def _resolved(local: datetime, abbreviation: str | None, now: datetime, zone: ZoneInfo) -> datetime | Problem:
    first, second = candidates(local, zone)
    if first.astimezone(zone).replace(tzinfo=None) != local:
        return Problem("schedule-date-no-such-time", {"day": local.date(), "time": f"{local:%H:%M}"})
    if second <= now:
        return Problem("schedule-date-past", {"moment": second})
    if first > now + FURTHEST:
        return Problem("schedule-date-too-far", {"moment": first})
    names = {moment.astimezone(zone).tzname(): moment for moment in (second, first)}
    if abbreviation is None:
        # Between the two, only the second is still ahead.
        return local if now < first < second else second
    if abbreviation not in names:
        return Problem("schedule-date-zone", {"typed": abbreviation, "is": next(iter(names)) or ""})
    return names[abbreviation]
