"""Conversation starters: a community's deck of them, and how long its groups have been silent."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class PromptSettingsRow(SQLModel, table=True):
    """What a community has chosen; without a row it is as it was shipped."""

    __tablename__ = "prompt_settings"

    community_id: int = Field(foreign_key="communities.id", primary_key=True)
    silent_days: int
    off: bool


class PromptRow(SQLModel, table=True):
    """A card of the deck that was used or changed, or is the community's own."""

    __tablename__ = "prompts"

    community_id: int = Field(foreign_key="communities.id", primary_key=True)
    key: str = Field(primary_key=True)  # rules.prompts.SHIPPED, or "own-…".
    words: str = ""  # Empty: as it was shipped.
    left_out: bool = False
    used_at: datetime | None = None


class GroupLullRow(SQLModel, table=True):
    """When something was last said in a group, to the hour, and when it was last prompted. Never by whom."""

    __tablename__ = "group_lulls"

    group_id: int = Field(foreign_key="groups.id", primary_key=True, ondelete="CASCADE")
    heard_at: datetime
    prompted_at: datetime | None = None
    unanswered: int = 0  # Prompts since something was last said.
    stopped: bool = False
