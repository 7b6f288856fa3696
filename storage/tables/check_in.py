"""Checking in by code and picture, and what follows a session."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class CheckInRow(SQLModel, table=True):
    """What a session's codes and the key of its picture are made from."""

    __tablename__ = "check_ins"

    session_id: int = Field(foreign_key="sessions.id", primary_key=True)
    secret: str


class CodeBoardRow(SQLModel, table=True):
    """The message in which somebody sees a session's code, edited as it turns."""

    __tablename__ = "code_boards"

    session_id: int = Field(foreign_key="sessions.id", primary_key=True)
    member_id: int = Field(foreign_key="members.id", primary_key=True)
    edition: int  # Up whenever it is shown anew, in a message of its own.
    message_id: int | None = Field(default=None, sa_type=BigInteger)  # None before it was posted.
    shown: bool


class CheckInTriesRow(SQLModel, table=True):
    """How many wrong codes a member has sent for a session. It is never set back."""

    __tablename__ = "check_in_tries"

    session_id: int = Field(foreign_key="sessions.id", primary_key=True)
    member_id: int = Field(foreign_key="members.id", primary_key=True)
    wrong: int


class InterviewRow(SQLModel, table=True):
    """That a member was asked whether they would talk to the evaluators, and what they said."""

    __tablename__ = "interviews"

    member_id: int = Field(foreign_key="members.id", primary_key=True)
    state: str  # rules.interviews.State
    asked_at: datetime
    answered_at: datetime | None = None


class MissedNoteRow(SQLModel, table=True):
    """That a member was written to after a session they missed."""

    __tablename__ = "missed_notes"

    session_id: int = Field(foreign_key="sessions.id", primary_key=True)
    member_id: int = Field(foreign_key="members.id", primary_key=True, index=True)
    at: datetime
