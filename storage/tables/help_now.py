"""Help now: what a community adds to the card, and when an administrator last found it right."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class LocalContactRow(SQLModel, table=True):
    """A place to turn to that the community has added."""

    __tablename__ = "local_contacts"

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    name: str
    way: str  # How to reach it: a number, an address, the hours.


class HelpConfirmationRow(SQLModel, table=True):
    """The newest confirmation of a community's card. Earlier ones are in the audit."""

    __tablename__ = "help_confirmations"

    community_id: int = Field(foreign_key="communities.id", primary_key=True)
    version: str  # rules.help_now.VERSION
    at: datetime
