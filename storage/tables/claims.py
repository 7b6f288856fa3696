"""Chats that the bot is in and that belong to no community yet. Nothing here is about a person."""

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class ClaimRow(SQLModel, table=True):
    __tablename__ = "claims"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    kind: str  # rules.groups.Kind
    title: str
    bot_status: str  # rules.groups.BotStatus
    lacking: str  # Rights the bot lacks there, comma-separated Telegram names, sorted.
    forum: bool = False
    serial: int = 0  # Up with every change of status or rights, so that each is asked about once.


class ClaimAskingRow(SQLModel, table=True):
    """A community whose admins are asked whether the chat is theirs."""

    __tablename__ = "claim_askings"

    claim_id: int = Field(foreign_key="claims.id", primary_key=True)
    community_id: int = Field(foreign_key="communities.id", primary_key=True, index=True)
    declined: bool = False
