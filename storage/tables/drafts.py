"""Dialogues in progress."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class DraftRow(SQLModel, table=True):
    """One member's open dialogue; starting another replaces it."""

    __tablename__ = "drafts"

    user_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    # Up with every new draft, so that a button of an old one is known for what it is.
    serial: int = Field(sa_type=BigInteger)
    community_id: int = Field(foreign_key="communities.id")
    flow: str
    step: str
    answers: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))
    expires_at: datetime
