"""Telegram chats of a community, each with a purpose; the topics of forums, and the links that lead in."""

from datetime import datetime

from sqlalchemy import BigInteger, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel


class GroupRow(SQLModel, table=True):
    __tablename__ = "groups"

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    kind: str = "group"  # rules.groups.Kind
    title: str
    purpose: str | None = None  # rules.groups.Purpose; none until an admin has said it.
    bot_status: str  # rules.groups.BotStatus
    lacking: str = ""  # Rights the bot lacks here, comma-separated Telegram names, sorted.
    serial: int = 0  # Up with every change of status or rights, so that each is told once.
    forum: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    description: str = Field(default="", sa_column_kwargs={"server_default": text("''")})


class GroupTopicRow(SQLModel, table=True):
    """A topic of a group that is a forum."""

    __tablename__ = "group_topics"
    # The ids of what is gone are never given again, for notices are owed once under them.
    __table_args__ = (UniqueConstraint("group_id", "thread_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    thread_id: int | None = None  # Telegram's number; none until it has made the topic.
    name: str
    purpose: str | None = None  # rules.groups.Purpose; none until an admin has said it.
    state: str  # rules.group_topics.State
    announces: bool = False  # Whether the group's announcements are posted there.
    asked_by: int | None = Field(
        default=None, foreign_key="members.id"
    )  # None: somebody made it in Telegram.


class InviteLinkRow(SQLModel, table=True):
    """A link that a member has asked for; it goes once it has been revoked."""

    __tablename__ = "invite_links"
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    member_id: int | None = Field(
        default=None, foreign_key="members.id", index=True
    )  # None once it has ended.
    kind: str  # rules.finding.LinkKind
    address: str | None = Field(default=None, index=True)  # None until Telegram has made it.
    asked_at: datetime
    expires_at: datetime
    ended: bool = False
