"""Who presents: the draws, and the slots they lead to."""

from datetime import datetime

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, SQLModel


class PresenterDrawRow(SQLModel, table=True):
    """One draw with all it was made from, so that it can be replayed and explained."""

    __tablename__ = "presenter_draws"

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", index=True)
    drawn_at: datetime
    pool: str  # rules.presenters.draws.Pool
    # [{"member": 7, "turns": 1, "last_turn": "2026-10-08T16:00:00+00:00" or null, "lot": 3}, …]
    candidates: list[dict[str, object]] = Field(sa_column=Column(JSON, nullable=False))
    chosen_id: int = Field(foreign_key="members.id")


class PresenterSlotRow(SQLModel, table=True):
    """One asking of one member to present at one session."""

    __tablename__ = "presenter_slots"
    __table_args__ = (
        # A session has one slot at most that waits for an answer or has a yes.
        Index(
            "uq_presenter_slots_live",
            "session_id",
            unique=True,
            sqlite_where=text("state IN ('asked', 'accepted')"),
            postgresql_where=text("state IN ('asked', 'accepted')"),
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


class PresenterChangeRow(SQLModel, table=True):
    """What happened to a slot, by whose hand, when."""

    __tablename__ = "presenter_changes"

    id: int | None = Field(default=None, primary_key=True)
    slot_id: int = Field(foreign_key="presenter_slots.id", index=True)
    state: str  # rules.presenters.slots.SlotState
    by_member_id: int | None = Field(default=None, foreign_key="members.id")  # None: by the clock.
    at: datetime
