"""Teams reports: what is being imported, and what was counted."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


class TeamsImportRow(SQLModel, table=True):
    """An import in progress: names and addresses of a report, deleted when counted, left or a day old."""

    __tablename__ = "teams_imports"
    __table_args__ = (UniqueConstraint("user_id", "session_id"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = Field(sa_type=BigInteger, index=True)
    session_id: int | None = Field(default=None, foreign_key="sessions.id")  # None until it was chosen.
    files: list[str] = Field(sa_column=Column(JSON, nullable=False))  # Hashes of their contents.
    people: list[dict[str, object]] = Field(sa_column=Column(JSON, nullable=False))
    answers: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    take: bool = False
    version: int = 1
    expires_at: datetime = Field(index=True)


class TeamsReportRow(SQLModel, table=True):
    """A report that was counted. Of its content only a hash is kept, by which it is known again."""

    __tablename__ = "teams_reports"
    __table_args__ = (UniqueConstraint("session_id", "content"),)

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id")
    content: str
    left_open: int  # How many of its names a person has yet to tell who they are.
    at: datetime


class TeamsSpanRow(SQLModel, table=True):
    """When a member was in the meeting: for further reports, until the sheet can no longer be corrected."""

    __tablename__ = "teams_spans"

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", index=True)
    member_id: int = Field(foreign_key="members.id", index=True)
    joined_at: datetime | None = None
    left_at: datetime | None = None
    seconds: int | None = None


class TeamsNameRow(SQLModel, table=True):
    """What a member is called in reports, or their address there, as a person has confirmed it."""

    __tablename__ = "teams_names"

    community_id: int = Field(foreign_key="communities.id", primary_key=True)
    known_as: str = Field(primary_key=True)
    member_id: int = Field(foreign_key="members.id", index=True)
    by_member_id: int | None = Field(default=None, foreign_key="members.id")
    at: datetime
