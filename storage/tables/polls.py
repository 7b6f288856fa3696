"""The group's anonymous poll after a session: what may be shown, read once at the close."""

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class GroupPollRow(SQLModel, table=True):
    """No voter, no time and no running total is ever stored (Telegram itself tells the bot none).

    Of the totals only what is shown is stored (rules.polls.Release): below five votes nothing.
    """

    __tablename__ = "group_polls"

    session_id: int = Field(
        foreign_key="sessions.id", primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    state: str  # rules.polls.State
    reason: str | None = None  # rules.polls.Reason, where no poll was posted.
    present: int  # How many were there when it was decided.
    release: str | None = None  # rules.polls.Form, once the poll is closed.
    votes: int | None = None
    favourable: int | None = None
    totals: list[int] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
