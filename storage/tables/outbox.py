"""What must be said and has not been settled yet."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Column, Index
from sqlmodel import Field, SQLModel


class OutboxRow(SQLModel, table=True):
    """One notice owed to one chat. Variables are ids and figures; words are found when it is sent."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_ready", "state", "priority", "id"),
        Index("ix_outbox_member_waiting", "member_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str  # Which notice: handlers.routes finds what to show for it.
    variables: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    member_id: int | None = None
    priority: int
    not_before: datetime
    not_after: datetime | None = None
    state: str = "queued"  # storage.outbox.State
    edition: int = 1  # Up each time a standing notice (a card) is owed again.
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    attempts: int = 0
    failure: str | None = None  # The kind of the last failure, never its text.
    queued_at: datetime
    settled_at: datetime | None = None
