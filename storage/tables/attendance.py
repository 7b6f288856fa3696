"""Who was there."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class AttendanceRow(SQLModel, table=True):
    __tablename__ = "attendance"

    session_id: int = Field(foreign_key="sessions.id", primary_key=True)
    member_id: int = Field(foreign_key="members.id", primary_key=True, index=True)
    status: str  # rules.attendance.Status
    established: str  # rules.attendance.Established
    minutes: int | None = None  # How long the member was there, where that is known.


class AttendanceChangeRow(SQLModel, table=True):
    """The trace of every mark: who set what, when."""

    __tablename__ = "attendance_changes"

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", index=True)
    member_id: int = Field(foreign_key="members.id", index=True)
    status: str  # rules.attendance.Status, or "unmarked" where a mark was taken back.
    established: str
    minutes: int | None = None
    by_member_id: int | None = Field(default=None, foreign_key="members.id")
    at: datetime
