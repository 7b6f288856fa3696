"""A session: the meeting. Its facts, its life cycle, what may change."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rules.ids import CommunityId, CycleId, MemberId, SessionId


class Status(StrEnum):
    """SCHEDULED → CANCELLED. That a session is over follows from its end, not from a status."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"


class Change(StrEnum):
    """What the history of a session tells."""

    SCHEDULED = "scheduled"
    MOVED = "moved"
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
    starts_at: datetime
    minutes: int
    places: int
    join_link: str
    uid: str
    sequence: int

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def overlaps(self, starts_at: datetime, minutes: int) -> bool:
        """Whether a meeting of that time and length shares a moment with this one."""
        return self.starts_at < starts_at + timedelta(minutes=minutes) and starts_at < self.ends_at
