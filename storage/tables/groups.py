"""Telegram chats of a community, each with a purpose."""

from sqlalchemy import BigInteger
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
