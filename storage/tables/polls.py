"""The group's anonymous poll after a session: totals only, read once at the close."""

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class GroupPollRow(SQLModel, table=True):
    """No voter, no time and no running total is ever stored (Telegram itself tells the bot none)."""

    __tablename__ = "group_polls"

    session_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    state: str  # rules.polls.State
    totals: list[int] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
