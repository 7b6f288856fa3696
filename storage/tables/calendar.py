"""Sessions in members' own calendars."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class CalendarRow(SQLModel, table=True):
    """What a member has chosen about calendars. No row: files, and no feed."""

    __tablename__ = "calendars"

    member_id: int = Field(
        foreign_key="members.id", primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    files: bool = True
    # SHA-256 of the chance in the feed's address, in hexadecimal; the address itself is stored nowhere.
    digest: str | None = Field(default=None, unique=True)
    serial: int = 0  # Up with every new address.


class CalendarEntryRow(SQLModel, table=True):
    """What a member's calendar has been told of a place in a session (rules.calendar.Noted)."""

    __tablename__ = "calendar_entries"

    session_id: int = Field(foreign_key="sessions.id", primary_key=True)
    member_id: int = Field(foreign_key="members.id", primary_key=True, index=True)
    held: bool
    changed_at: datetime
    ahead: int = 0
    file_sequence: int | None = None
