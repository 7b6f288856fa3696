"""Anonymous questions. No table here knows a member, an account, or a time finer than a day.

Ids are random, so that they tell no order; what somebody wrote and who it was is sealed with a key that lies
in no database, and is destroyed when the thread closes.
"""

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class QuestionRow(SQLModel, table=True):
    __tablename__ = "questions"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(index=True)
    group_id: int
    alias: str  # rules.questions.threads.ALIASES: the name within this thread.
    state: str  # rules.questions.threads.State
    route: bytes | None = None  # Who asks, sealed; gone with the close.
    sealed_by: int = Field(index=True)  # The number of the key, random as well.


class QuestionPartRow(SQLModel, table=True):
    """The question, or what its asker answers back; all of them go with the close."""

    __tablename__ = "question_parts"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    question_id: int = Field(index=True)
    version: int
    state: str  # rules.questions.threads.PartState
    first: bool
    words: bytes | None = None  # Sealed; gone once they stand in the group.
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    about: int | None = Field(default=None, sa_type=BigInteger)


class QuestionBlockRow(SQLModel, table=True):
    """Somebody who may not ask for a while, known by a tag that names nobody without the key; or nobody at
    all, which looks the same.
    """

    __tablename__ = "question_blocks"

    tag: str = Field(primary_key=True)
    salt: str
    community_id: int
    until: date
