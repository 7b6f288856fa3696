"""For how long what is kept; what is older is removed by itself, a little at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from rules.communities import Community


class What(StrEnum):
    """What is removed when its time is over, in the order in which the settings name it."""

    FORMER_MEMBERS = "former-members"
    """Who has left, counted from then: erased as if they had asked for it."""
    JOIN_REQUESTS = "join-requests"
    """From the decision on, or from when nothing more came of one."""
    NOTICES = "notices"
    """That something was said to somebody, from when it was sent; files that were asked for."""
    HISTORIES = "histories"
    """How places and marks came about, from the start of the session."""
    MODERATION = "moderation"
    """Cases and measures, from their end."""
    ATTENDANCE = "attendance"
    """Places and marks themselves, from the start of the session."""
    CERTIFICATES = "certificates"
    """From when they were issued."""
    FEEDBACK_LINES = "feedback-lines"
    """What people wrote in their own words, from the close of the round with which it was told."""
    AUDIT = "audit"
    """What staff did, from when they did it."""
    FORGOTTEN = "forgotten"
    """Who asked to be forgotten: it has no time, and is only counted."""


KEPT: Final[Mapping[What, int]] = MappingProxyType(
    {
        What.FORMER_MEMBERS: 365,
        What.JOIN_REQUESTS: 90,
        What.NOTICES: 90,
        What.HISTORIES: 730,
        What.MODERATION: 365,
        What.ATTENDANCE: 2190,
        What.CERTIFICATES: 2190,
        What.FEEDBACK_LINES: 730,
        What.AUDIT: 2190,
    }
)
"""For how many days, where the configuration says nothing."""

BATCH: Final = 500
"""How many rows of a kind are removed in one transaction; others wait meanwhile."""
FEW: Final = 20
"""How many members are erased in one: each touches every table."""
_AT: Final = time(3, 30)
_SOON: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Removed:
    """How much of what was removed in a community, in a month."""

    what: What
    number: int


def next_run(now: datetime, zone_of: Community | None, *, more: bool) -> datetime:
    """When old things are looked for again: soon, if there are more of them, else in the next small hours."""
    if more or zone_of is None:
        return now + _SOON
    local = now.astimezone(zone_of.zone)
    day = local.date() + timedelta(days=0 if local.time() < _AT else 1)
    return datetime.combine(day, _AT, zone_of.zone).astimezone(UTC)


def month_of(now: datetime, community: Community) -> date:
    """The first day of the month in which the moment lies, by the community's clock."""
    return now.astimezone(community.zone).date().replace(day=1)


def month_before(month: date) -> date:
    """The first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def before(now: datetime, days: int) -> datetime:
    """What is older than this has been kept for so many days."""
    return now - timedelta(days=days)
