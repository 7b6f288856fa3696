"""The words that communities have changed, and what they said before."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class CommunityTextRow(SQLModel, table=True):
    """What a text says in a community; without a row it says what is shipped."""

    __tablename__ = "community_texts"

    community_id: int = Field(foreign_key="communities.id", primary_key=True)
    text_id: str = Field(primary_key=True)
    pattern: str  # As Fluent writes it.
    changed_by: int | None = Field(default=None, foreign_key="members.id")  # None: command line.
    changed_at: datetime


class CommunityTextChangeRow(SQLModel, table=True):
    """What a text said from then on. The oldest of a text go when there are many."""

    __tablename__ = "community_text_changes"
    __table_args__ = (Index("ix_community_text_changes_text", "community_id", "text_id"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id")
    text_id: str
    pattern: str | None = None  # None: what is shipped.
    by_member_id: int | None = Field(default=None, foreign_key="members.id")
    at: datetime
