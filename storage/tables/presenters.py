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
    # [{"member": 7, "turns": 1, "last_turn": "2026-10-08"|null, "declines": 0, "number": 0.4711}, …]
    candidates: list[dict[str, object]] = Field(sa_column=Column(JSON, nullable=False))
    chosen_id: int | None = Field(default=None, foreign_key="members.id")


class PresenterSlotRow(SQLModel, table=True):
    """One asking of one member to present at one session."""

    __tablename__ = "presenter_slots"
    __table_args__ = (
        # One member is asked for one session at most once at a time, and one slot at most is live.
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
    draw_id: int | None = Field(default=None, foreign_key="presenter_draws.id")
    state: str  # rules.presenters.SlotState
    asked_at: datetime
    answer_by: datetime
    answered_at: datetime | None = None
