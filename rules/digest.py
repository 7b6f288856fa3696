"""The weekly figures for staff: counts of whole weeks, none so small that it could be about somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from rules.communities import Community
from rules.publishing import SHOWN_FROM

AT: Final = time(9)
"""When it is sent on a Monday, by the community's clock."""
_WEEK: Final = timedelta(days=7)


class Figure(StrEnum):
    """What is counted, in the order in which it is told. Only sessions are about nobody."""

    SESSIONS = "sessions"
    BOOKINGS = "bookings"
    CAME = "came"
    JOINED = "joined"
    LEFT = "left"
    REPORTS = "reports"
    MEASURES = "measures"
    PATIENT_DATA = "patient-data"


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a community, from one Monday up to the next."""

    monday: date
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as it is told; `number` is None for fewer than SHOWN_FROM."""

    figure: Figure
    number: int | None


@dataclass(frozen=True, slots=True)
class Switch:
    """Whether a member of staff gets the figures of this community."""

    community: Community
    off: bool


def monday_of(day: date) -> date:
    """The Monday of that week, by which things are counted."""
    return day - timedelta(days=day.weekday())


def week_before(moment: datetime, community: Community) -> Week:
    """The last whole week before that moment, by the community's calendar."""
    today = moment.astimezone(community.zone).date()
    return week_of(monday_of(today) - _WEEK, community)


def week_of(monday: date, community: Community) -> Week:
    """The week that begins on that day."""

    def at(day: date) -> datetime:
        return datetime.combine(day, time(), community.zone).astimezone(UTC)

    return Week(monday, at(monday), at(monday + _WEEK))


def next_digest(now: datetime, community: Community) -> datetime:
    """When the next one is sent: on a Monday to come, outside quiet hours; UTC."""
    today = now.astimezone(community.zone).date()
    monday = monday_of(today) + _WEEK
    return community.decent(datetime.combine(monday, AT, community.zone).astimezone(UTC))


def told(counted: Mapping[Figure, int]) -> tuple[Count, ...]:
    """The counts in their order, small ones withheld."""
    return tuple(Count(one, _number(one, counted.get(one, 0))) for one in Figure)


def _number(figure: Figure, counted: int) -> int | None:
    return counted if figure is Figure.SESSIONS or counted >= SHOWN_FROM else None


def is_worth_telling(counts: tuple[Count, ...]) -> bool:
    """Whether anything in it says something: a week of small counts only is not told at all."""
    return any(one.number for one in counts)
