"""Files of attendance that were asked for in the chat."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel


class ExportRow(SQLModel, table=True):
    __tablename__ = "exports"
    __table_args__ = (
        # The few that are still owed are looked at with every press.
        Index(
            "ix_exports_asked",
            "member_id",
            sqlite_where=text("state = 'asked'"),
            postgresql_where=text("state = 'asked'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id")
    member_id: int = Field(foreign_key="members.id")
    format: str  # rules.exports.Format
    cycle_id: int | None = Field(default=None, foreign_key="cycles.id")  # None: every cycle.
    session_id: int | None = Field(default=None, foreign_key="sessions.id")  # None: every session.
    asked_at: datetime
    state: str  # rules.exports.State
    message_id: int | None = Field(default=None, sa_type=BigInteger)  # What says how far the file is.
