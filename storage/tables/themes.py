"""What issues and lines are sorted by."""

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


class ThemeRow(SQLModel, table=True):
    """A theme of a community's list."""

    __tablename__ = "themes"
    __table_args__ = (UniqueConstraint("community_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    name: str
    keywords: list[str] = Field(sa_column=Column(JSON, nullable=False))  # What suggests it.
    retired: bool = False  # No longer offered; may come back.
