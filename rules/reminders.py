"""Reminders of a session: when each is sent, and when it is better left out."""

from datetime import UTC, datetime, timedelta
from typing import Final

from rules.communities import Community
from rules.sessions import LinkChanged, Session

DAY: Final = timedelta(days=1)
HOUR: Final = timedelta(hours=1)


def day_before(session: Session, community: Community, now: datetime) -> datetime | None:
    """When the reminder of the day before goes out; None when its time has passed.

    Within quiet hours it moves to their nearer edge, but never to the start or later.
    """
    wished = session.starts_at - DAY
    if wished <= now:
        return None
    edges = (_evening_before(wished, community), community.decent(wished))
    possible = [at for at in edges if now < at < session.starts_at - HOUR]
    return min(possible, key=lambda at: abs(at - wished), default=None)


def hour_before(session: Session, now: datetime) -> datetime | None:
    """When the reminder with the link goes out, at whatever hour; None when its time has passed."""
    at = session.starts_at - HOUR
    return at if at > now else None


def link_is_news(decision: LinkChanged, now: datetime) -> bool:
    """Whether those with a place must be told: they may know another link, or no reminder brings this one."""
    return decision.was != "" or now >= decision.session.starts_at - HOUR


def _evening_before(moment: datetime, community: Community) -> datetime:
    """The last minute before the quiet hours that this moment lies in; itself when it lies in none."""
    if community.decent(moment) == moment:
        return moment
    local = moment.astimezone(community.zone)
    day = local.date() if local.time() >= community.quiet_from else local.date() - timedelta(days=1)
    quiet = datetime.combine(day, community.quiet_from, community.zone)
    return quiet.astimezone(UTC) - timedelta(minutes=1)
