"""Reminders of a session: when each is sent, and when it is better left out."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.communities import Community
from rules.sessions import LinkChanged, Session

WEEK: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)
HOUR: Final = timedelta(hours=1)

_NOT_NEWS: Final = timedelta(days=8)
"""Whoever booked less than this before the start needs no reminder of the week before."""
_IN_TIME: Final = timedelta(minutes=15)
"""What must be left of the hour before for the last reminder to wait for the end of quiet hours."""


class Reminder(StrEnum):
    """What a member can switch off, one by one."""

    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


def week_before(session: Session, community: Community, now: datetime) -> datetime | None:
    """When the reminder of the week before goes out, in UTC; None when its time has passed."""
    return _before(session, community, now, WEEK, DAY)


def day_before(session: Session, community: Community, now: datetime) -> datetime | None:
    """When the reminder of the day before goes out, in UTC; None when its time has passed."""
    return _before(session, community, now, DAY, HOUR)


def hour_before(session: Session, community: Community, now: datetime) -> datetime | None:
    """When the reminder with the link goes out, in UTC; None when its time has passed.

    In quiet hours it waits for their end, as for a session at 08:30, of which one is reminded at 08:00. It
    is sent in quiet hours only where that leaves too little time: whoever comes at eight in the morning, or
    late in the evening, is up by then, and needs the link.
    """
    wished = session.starts_at - HOUR
    decent = community.decent(wished)
    at = decent if decent + _IN_TIME <= session.starts_at else wished
    return at if at > now else None


def booked_in_time(session: Session) -> datetime:
    """Who booked after this moment is not reminded a week before: they know."""
    return session.starts_at - _NOT_NEWS


def link_is_news(decision: LinkChanged, now: datetime) -> bool:
    """Whether those with a place must be told: they may know another link, or no reminder brings this one."""
    return decision.was != "" or now >= decision.session.starts_at - HOUR


def _before(
    session: Session, community: Community, now: datetime, span: timedelta, next_one: timedelta
) -> datetime | None:
    """So long before the start; within quiet hours at their nearer edge, but never when the next is sent."""
    wished = session.starts_at - span
    if wished <= now:
        return None
    edges = (_evening_before(wished, community), community.decent(wished))
    possible = [at for at in edges if now < at < session.starts_at - next_one]
    return min(possible, key=lambda at: abs(at - wished), default=None)


def _evening_before(moment: datetime, community: Community) -> datetime:
    """The last minute before the quiet hours that this moment lies in; itself when it lies in none."""
    if community.decent(moment) == moment:
        return moment
    local = moment.astimezone(community.zone)
    day = local.date() if local.time() >= community.quiet_from else local.date() - timedelta(days=1)
    quiet = datetime.combine(day, community.quiet_from, community.zone)
    return quiet.astimezone(UTC) - timedelta(minutes=1)
