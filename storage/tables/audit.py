"""What staff did that touches people's data: exports, roles, decisions."""

from datetime import datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel


class AuditRow(SQLModel, table=True):
    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    by_member_id: int | None = Field(default=None, foreign_key="members.id")  # None: command line.
    verb: str
    at: datetime
    detail: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
