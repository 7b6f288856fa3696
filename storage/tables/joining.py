"""Requests to join, from the link to the decision."""

from datetime import datetime

from sqlalchemy import BigInteger, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel


class JoinRequestRow(SQLModel, table=True):
    __tablename__ = "join_requests"
    __table_args__ = (UniqueConstraint("group_id", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    group_id: int = Field(foreign_key="groups.id")
    user_id: int = Field(sa_type=BigInteger, index=True)
    user_chat_id: int = Field(sa_type=BigInteger)  # Open to the bot for five minutes, or for good:
    chat_open: bool = False  # once the person has opened the private chat.
    reached: bool = False  # Whether a message of ours has arrived since the link was used.
    name: str  # The name the account shows, so that moderators see who asks; empty once it may not be kept.
    step: str  # rules.joining.Step
    times_asked: int = 1
    was_member: bool = False  # Was a member before.
    eligibility: str | None = None  # rules.joining.Eligibility
    consent_version: str | None = None
    consent_at: datetime | None = None
    requested_at: datetime
    open_until: datetime
    decided_at: datetime | None = None
    decided_by: int | None = Field(default=None, foreign_key="members.id")  # None: the answers decided.
    reason: str | None = None  # rules.joining.Reason
    # How the moderator put another reason; the person reads it.
    words: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    appeal: str = "open"  # rules.joining.Appeal
    moderated: bool = False  # Refused by a moderator before, so that a moderator decides each time.
    invited_by: int | None = None  # members.id: whose personal link was used.
    # The link was made for another member than the one who used it.
    borrowed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    # Decided, but Telegram would not hear of it: the bot lacked the right, or was not in the group.
    owed_at_telegram: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
