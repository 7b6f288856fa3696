"""A session: the meeting. Its facts, its life cycle, what may change."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.communities import Community
from rules.ids import CommunityId, CycleId, MemberId, SessionId


class Status(StrEnum):
    """SCHEDULED → CANCELLED. That a session is over follows from its end, not from a status."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    """What sort of meeting it is. Only a CIG goes round with a presenter."""

    CIG = "cig"
    DROP_IN = "drop-in"
    WORKSHOP = "workshop"
    EDUCATORS = "educators"


class Change(StrEnum):
    """What the history of a session tells."""

    SCHEDULED = "scheduled"
    MOVED = "moved"
    LINK = "link"
    TOPIC = "topic"
    PLACES = "places"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting. Times are UTC."""

    id: SessionId
    community_id: CommunityId
    cycle_id: CycleId
    facilitator_id: MemberId
    status: Status
    topic: str
    """Empty while it is not settled."""
    starts_at: datetime
    minutes: int
    places: int
    join_link: str
    uid: str
    sequence: int
    kind: Kind = Kind.CIG
    closes_before: timedelta = timedelta()
    """How long before the start booking closes."""

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def closes_at(self) -> datetime:
        """From then on nobody books a place, and none is offered."""
        return self.starts_at - self.closes_before

    @property
    def starts_unix(self) -> int:
        """The start as notices and drafts carry it, in seconds since 1970."""
        return round(self.starts_at.timestamp())

    def overlaps(self, starts_at: datetime, minutes: int) -> bool:
        """Whether a meeting of that time and length shares a moment with this one."""
        return self.starts_at < starts_at + timedelta(minutes=minutes) and starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Scheduled:
    """The session stands in the plan, announced in so many groups."""

    session: Session
    groups: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The session begins at another time; `already` when it had that time before."""

    session: Session
    was: datetime
    already: bool = False


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """The session has another join link; `already` when it had that one before."""

    session: Session
    was: str
    already: bool = False


@dataclass(frozen=True, slots=True)
class TopicChanged:
    """The session is about something else; `already` when it was about that before."""

    session: Session
    was: str
    already: bool = False


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The session does not take place; `already` when that was so before."""

    session: Session
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    session: Session
    reason: str


def move(session: Session, starts_at: datetime, now: datetime) -> Moved | Refused:
    """Another time for a session that has not begun."""
    if refused := _settled(session, now):
        return refused
    if starts_at <= now:
        return Refused(session, "in-the-past")
    if starts_at == session.starts_at:
        return Moved(session, session.starts_at, already=True)
    return Moved(
        replace(session, starts_at=starts_at, sequence=session.sequence + 1),
        session.starts_at,
    )


def change_link(session: Session, join_link: str, now: datetime) -> LinkChanged | Refused:
    """Another join link, until the session is over."""
    if session.status is Status.CANCELLED:
        return Refused(session, "cancelled")
    if now >= session.ends_at:
        return Refused(session, "over")
    if join_link == session.join_link:
        return LinkChanged(session, session.join_link, already=True)
    return LinkChanged(
        replace(session, join_link=join_link, sequence=session.sequence + 1),
        session.join_link,
    )


def change_topic(session: Session, topic: str, now: datetime) -> TopicChanged | Refused:
    """Another topic for a session that has not begun; empty when it is to be announced."""
    if refused := _settled(session, now):
        return refused
    if topic == session.topic:
        return TopicChanged(session, session.topic, already=True)
    return TopicChanged(replace(session, topic=topic, sequence=session.sequence + 1), session.topic)


def cancel(session: Session, now: datetime) -> Cancelled | Refused:
    """Call off a session that has not begun."""
    if session.status is Status.CANCELLED:
        return Cancelled(session, already=True)
    if refused := _settled(session, now):
        return refused
    return Cancelled(replace(session, status=Status.CANCELLED, sequence=session.sequence + 1))


def _settled(session: Session, now: datetime) -> Refused | None:
    if session.status is Status.CANCELLED:
        return Refused(session, "cancelled")
    if now >= session.starts_at:
        return Refused(session, "begun")
    return None


_NOT_ASLEEP: Final = timedelta(hours=2)
"""How long before the start news must be able to arrive, or it may not wait for the end of quiet hours."""


def tell_at(community: Community, now: datetime, *starts: datetime) -> datetime:
    """When those concerned hear of a change: outside quiet hours, unless one of these starts is too near."""
    decent = community.decent(now)
    return decent if decent + _NOT_ASLEEP <= min(starts) else now


_YEAR_BEGINS: Final = 8
"""August, when doctors change posts."""


def cycle_of(starts_at: datetime, community: Community) -> tuple[str, date]:
    """Name and first day of the year's plan that a session belongs to: "2026/27", from 1 August."""
    local = starts_at.astimezone(community.zone)
    year = local.year if local.month >= _YEAR_BEGINS else local.year - 1
    return f"{year}/{(year + 1) % 100:02}", date(year, _YEAR_BEGINS, 1)
