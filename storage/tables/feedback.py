"""Feedback. No table with answers has a time, a number that counts up, or a key into another table.

`info={"feedback": True}` marks them; a test holds the marked ones to that.
"""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

_NO_ROWIDS = {"sqlite_with_rowid": False, "info": {"feedback": True}}
"""SQLite numbers the rows of any other table in the order in which they came."""


class SurveyRow(SQLModel, table=True):
    """A questionnaire of a community in one version. Once it is opened, it is never changed."""

    __tablename__ = "surveys"

    community_id: int = Field(foreign_key="communities.id", primary_key=True)
    purpose: str = Field(primary_key=True)  # rules.feedback.surveys.Purpose
    version: int = Field(primary_key=True)
    content: Any = Field(sa_type=sa.JSON)  # rules.feedback.notation
    opened: bool


class FeedbackRoundRow(SQLModel, table=True):
    """The plan of a round, which is the same whoever answers."""

    __tablename__ = "feedback_rounds"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})  # Random.
    community_id: int = Field(foreign_key="communities.id", index=True)
    session_id: int | None = Field(default=None, foreign_key="sessions.id", unique=True)
    # Of an "after" the "before"; one of each.
    first_id: int | None = Field(default=None, foreign_key="feedback_rounds.id", unique=True)
    purpose: str  # rules.feedback.surveys.Purpose
    version: int
    opens_at: datetime
    closes_at: datetime
    size: int
    lines: bool = True
    state: str  # rules.feedback.rounds.State


class SealedAnswersRow(SQLModel, table=True):
    """All answers of an open round, or of rounds that were too few to be told; sealed as one piece."""

    __tablename__ = "sealed_answers"
    __table_args__ = _NO_ROWIDS

    name: str = Field(primary_key=True)  # The name of its key as well.
    sealed: bytes


class PublishedFigureRow(SQLModel, table=True):
    """What is told of one item: all that is left of its answers."""

    __tablename__ = "published_figures"
    __table_args__ = _NO_ROWIDS

    round_id: int = Field(primary_key=True)
    item: str = Field(primary_key=True)
    form: str  # rules.publishing.Form
    answered: int | None = None
    favourable: int | None = None
    counts: Any = Field(default=None, sa_type=sa.JSON, nullable=True)
    margin: int = 1


class PublishedPairRow(SQLModel, table=True):
    """What is told of one item's differences between before and after."""

    __tablename__ = "published_pairs"
    __table_args__ = _NO_ROWIDS

    round_id: int = Field(primary_key=True)
    item: str = Field(primary_key=True)
    form: str  # rules.publishing.Form
    pairs: int | None = None
    better: int | None = None
    differences: Any = Field(default=None, sa_type=sa.JSON, nullable=True)
    before: Any = Field(default=None, sa_type=sa.JSON, nullable=True)
    after: Any = Field(default=None, sa_type=sa.JSON, nullable=True)


class ReleasedLineRow(SQLModel, table=True):
    """A line in somebody's own words, handed on with those of at least nine others."""

    __tablename__ = "released_lines"
    __table_args__ = _NO_ROWIDS

    name: str = Field(primary_key=True)  # Random.
    round_id: int
    words: str  # Empty once it is sorted and was not to be quoted.
    quotable: bool
    sorted: bool
    themes: Any = Field(sa_type=sa.JSON)  # The ids of those it is about.
