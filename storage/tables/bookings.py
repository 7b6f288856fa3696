"""Places in a session: booked, waited for, offered; and what was done to them."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, false, text, true
from sqlmodel import Field, SQLModel


class BookingRow(SQLModel, table=True):
    __tablename__ = "bookings"
    __table_args__ = (UniqueConstraint("session_id", "member_id"),)

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id")
    member_id: int = Field(foreign_key="members.id", index=True)
    booked_at: datetime


class WaitlistEntryRow(SQLModel, table=True):
    """Who waits, in strict order of `place_in_line`; who returns after a lapsed offer goes to the end."""

    __tablename__ = "waitlist_entries"
    __table_args__ = (
        UniqueConstraint("session_id", "member_id"),
        UniqueConstraint("session_id", "place_in_line"),
    )

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id")
    member_id: int = Field(foreign_key="members.id", index=True)
    place_in_line: int  # Given out under the session's lock; below all others for who is moved to the front.
    # Whether they were told that in the last hours a free place goes to whoever takes it first.
    first_come_told: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class PlaceOfferRow(SQLModel, table=True):
    """A freed place held for the first who waited."""

    __tablename__ = "place_offers"
    __table_args__ = (
        Index(
            "uq_place_offers_open",
            "session_id",
            "member_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", index=True)
    member_id: int = Field(foreign_key="members.id", index=True)
    state: str  # rules.bookings.OfferState
    expires_at: datetime
    # Whether the member is written to: what ends before the quiet hours do is only shown.
    told: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


class BookingChangeRow(SQLModel, table=True):
    """What happened to a member's place in a session, by whose hand, when."""

    __tablename__ = "booking_changes"

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", index=True)
    member_id: int = Field(foreign_key="members.id", index=True)
    change: str  # rules.bookings.Change
    by_member_id: int | None = Field(default=None, foreign_key="members.id")  # None: by the clock.
    at: datetime
