"""Who presents: the draws, the slots they lead to, who offers themselves, who would swap."""

from datetime import datetime

from sqlalchemy import JSON, Column, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

_LIVE = text("state IN ('asked', 'accepted')")
_OPEN = text("state = 'open'")


class PresenterDrawRow(SQLModel, table=True):
    """One draw with what it takes to replay and explain it."""

    __tablename__ = "presenter_draws"

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", index=True)
    drawn_at: datetime
    pool: str  # rules.presenters.draws.Pool
    # {"front": "3 7 8", "turns": 1, "last_turn": "2026-10-08T16:00:00+00:00" or null, "lot": 2,
    #  "behind": {"members": 9, "turns": 1} or null}: rules.presenters.draws.Front, and the lot.
    candidates: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))
    chosen_id: int = Field(foreign_key="members.id")


class PresenterSlotRow(SQLModel, table=True):
    """One asking of one member to present at one session, or to be the backup."""

    __tablename__ = "presenter_slots"
    __table_args__ = (
        # A session has one slot of each part at most that waits for an answer or has a yes.
        Index(
            "uq_presenter_slots_live",
            "session_id",
            "part",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", index=True)
    member_id: int = Field(foreign_key="members.id", index=True)
    draw_id: int = Field(foreign_key="presenter_draws.id")
    state: str  # rules.presenters.slots.SlotState
    asked_at: datetime
    answer_by: datetime
    changed_at: datetime  # When it came into its present state.
    # rules.presenters.slots.Part
    part: str = Field(default="presenter", sa_column_kwargs={"server_default": "presenter"})
    case_title: str | None = None
    # rules.presenters.titles.Audience
    case_audience: str = Field(default="facilitator", sa_column_kwargs={"server_default": "facilitator"})


class PresenterChangeRow(SQLModel, table=True):
    """What happened to a slot, by whose hand, when."""

    __tablename__ = "presenter_changes"

    id: int | None = Field(default=None, primary_key=True)
    slot_id: int = Field(foreign_key="presenter_slots.id", index=True)
    state: str  # rules.presenters.slots.SlotState
    by_member_id: int | None = Field(default=None, foreign_key="members.id")  # None: by the clock.
    at: datetime


class PresenterVolunteerRow(SQLModel, table=True):
    """A member who offers to present: at one session, or on one topic. Exactly one of the two is set.

    An offer for a session that was taken back is kept as a no for its draw.
    """

    __tablename__ = "presenter_volunteers"
    __table_args__ = (
        UniqueConstraint("member_id", "session_id"),
        UniqueConstraint("member_id", "topic_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="members.id")
    session_id: int | None = Field(default=None, foreign_key="sessions.id", index=True)
    topic_id: int | None = Field(default=None, foreign_key="topics.id", index=True)
    at: datetime
    withdrawn: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class PresenterSwapRow(SQLModel, table=True):
    """One presenter's offer to exchange sessions with another."""

    __tablename__ = "presenter_swaps"
    __table_args__ = (
        # One offer at a time, from anybody and to anybody.
        Index("uq_presenter_swaps_from", "slot_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(
            "uq_presenter_swaps_to", "other_slot_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    slot_id: int = Field(foreign_key="presenter_slots.id", index=True)
    other_slot_id: int = Field(foreign_key="presenter_slots.id", index=True)
    state: str  # rules.presenters.swaps.SwapState
    offered_at: datetime
    expires_at: datetime
    changed_at: datetime  # When it came into its present state.
