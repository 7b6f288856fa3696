"""Cycles, sessions, and the cards that announce them."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class CycleRow(SQLModel, table=True):
    __tablename__ = "cycles"
    __table_args__ = (UniqueConstraint("community_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    name: str  # "2026/27"
    starts_on: date
    # Whether it was planned as a whole, and not only made for a single session of that year.
    planned: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})


class CycleMessageRow(SQLModel, table=True):
    """The message that tells a plan in a group; edited as its dates change."""

    __tablename__ = "cycle_messages"

    cycle_id: int = Field(foreign_key="cycles.id", primary_key=True)
    group_id: int = Field(foreign_key="groups.id", primary_key=True)
    message_id: int | None = Field(default=None, sa_type=BigInteger)


class SessionRow(SQLModel, table=True):
    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_upcoming", "community_id", "starts_at"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id")
    cycle_id: int = Field(foreign_key="cycles.id", index=True)
    facilitator_id: int = Field(foreign_key="members.id", index=True)
    status: str  # rules.sessions.Status
    topic: str
    starts_at: datetime
    minutes: int
    places: int
    join_link: str
    uid: str = Field(unique=True)  # The calendar entry's name for life.
    sequence: int = 0  # Up with every change of time, link or status (iCalendar SEQUENCE).
    kind: str = Field(default="cig", sa_column_kwargs={"server_default": "cig"})  # rules.sessions.Kind
    # Minutes before the start at which booking closes.
    closes_before: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class SessionGuestRow(SQLModel, table=True):
    """Another community that a session is open to, or may become so (inter-trust)."""

    __tablename__ = "session_guests"

    session_id: int = Field(foreign_key="sessions.id", primary_key=True)
    community_id: int = Field(foreign_key="communities.id", primary_key=True, index=True)
    state: str  # rules.sharing.State
    times_invited: int = 1
    invited_by: int | None = Field(default=None, foreign_key="members.id")


class SessionChangeRow(SQLModel, table=True):
    """What was done to a session, by whom, when."""

    __tablename__ = "session_changes"

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", index=True)
    change: str  # rules.sessions.Change
    by_member_id: int | None = Field(default=None, foreign_key="members.id")
    at: datetime
    detail: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class SessionCardRow(SQLModel, table=True):
    """The announcement of a session in a group; edited as places go."""

    __tablename__ = "session_cards"

    session_id: int = Field(foreign_key="sessions.id", primary_key=True)
    group_id: int = Field(foreign_key="groups.id", primary_key=True)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
