"""What sessions can be about, and the votes on it."""

from sqlalchemy import JSON, BigInteger, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


class TopicRow(SQLModel, table=True):
    """A topic of a community's list. Sessions keep the words: one that is renamed leaves them as they are."""

    __tablename__ = "topics"
    __table_args__ = (UniqueConstraint("community_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    name: str
    position: int  # In the order in which a plan takes them.
    retired: bool = False  # No longer offered; may come back.


class TopicVoteRow(SQLModel, table=True):
    """An anonymous vote in the group. No voter, no time and no running total is ever stored.

    Of the totals only what is told is stored (rules.votes.Release): below five voters nothing.
    """

    __tablename__ = "topic_votes"

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    # The community while its vote is open, and nothing afterwards: one vote at a time, whoever presses when.
    open_in: int | None = Field(default=None, unique=True)
    opened_by: int = Field(foreign_key="members.id")
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    state: str  # rules.votes.State
    topics: list[int] = Field(
        sa_column=Column(JSON, nullable=False)
    )  # Their ids, in the order of the options.
    form: str | None = None  # rules.polls.Form, once the vote is closed.
    voters: int | None = None
    chosen: list[int] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    totals: list[int] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
