"""The improvement log of a community: PDSA cycles and issues. It names nobody but who looks after them."""

from datetime import date

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


class PdsaCycleRow(SQLModel, table=True):
    """A change that is planned, done, studied and acted upon."""

    __tablename__ = "pdsa_cycles"
    __table_args__ = (UniqueConstraint("community_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id")
    number: int
    owner_id: int = Field(foreign_key="members.id")
    state: str  # rules.pdsa.cycles.State
    started: date | None = None
    ended: date | None = None
    told: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))  # By rules.pdsa.cycles.Field.


class LoggedIssueRow(SQLModel, table=True):
    """Something that was found to be in the way."""

    __tablename__ = "logged_issues"
    __table_args__ = (UniqueConstraint("community_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id")
    number: int
    words: str
    owner_id: int = Field(foreign_key="members.id")
    logged_on: date
    status: str  # rules.pdsa.issues.Status
    closed_on: date | None = None
    themes: list[int] = Field(sa_column=Column(JSON, nullable=False))  # Their ids.
    pdsa_id: int | None = Field(default=None, foreign_key="pdsa_cycles.id")
