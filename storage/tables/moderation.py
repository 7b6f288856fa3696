"""What keeps a group safe: cases, who reported, measures, and where the rules are pinned."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

_UNDECIDED_MESSAGE = text("state IN ('open', 'taken') AND origin <> 'flood'")
_UNDECIDED_PERSON = text("state IN ('open', 'taken') AND origin IN ('flood', 'warnings')")


class ModerationCaseRow(SQLModel, table=True):
    """Something for moderators to look at. Where a message stands, never what it said."""

    __tablename__ = "moderation_cases"
    __table_args__ = (
        Index("ix_moderation_cases_open", "community_id", "state"),
        # A message that was pointed at has one undecided case, and so has what a person does again and again:
        # also when two workers hear of it at once.
        Index(
            "uq_moderation_cases_message",
            "group_id",
            "message_id",
            unique=True,
            sqlite_where=_UNDECIDED_MESSAGE,
            postgresql_where=_UNDECIDED_MESSAGE,
        ),
        Index(
            "uq_moderation_cases_person",
            "community_id",
            "user_id",
            "origin",
            unique=True,
            sqlite_where=_UNDECIDED_PERSON,
            postgresql_where=_UNDECIDED_PERSON,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id")
    origin: str  # rules.moderation.cases.Origin
    state: str  # rules.moderation.cases.State
    group_id: int | None = Field(default=None, foreign_key="groups.id", index=True)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    said_at: datetime | None = None
    user_id: int | None = Field(default=None, sa_type=BigInteger, index=True)  # Whom it is about.
    name: str = ""  # The account's name, for somebody who is no member.
    wanted: str | None = None  # rules.moderation.measures.Act, of a command.
    words: str = ""  # The reason that a moderator typed behind a command.
    opened_at: datetime
    taken_by: int | None = Field(default=None, foreign_key="members.id")
    taken_at: datetime | None = None


class ModerationReportRow(SQLModel, table=True):
    """Who reported what a case is about; moderators see it, nobody else."""

    __tablename__ = "moderation_reports"

    case_id: int = Field(foreign_key="moderation_cases.id", primary_key=True)
    member_id: int = Field(foreign_key="members.id", primary_key=True, index=True)
    at: datetime


class MeasureRow(SQLModel, table=True):
    """What was done about a person, by whom, why, until when; and their appeal."""

    __tablename__ = "measures"
    __table_args__ = (Index("ix_measures_state", "community_id", "state"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="moderation_cases.id", index=True)
    community_id: int = Field(foreign_key="communities.id")
    user_id: int = Field(sa_type=BigInteger, index=True)
    name: str = ""  # The account's name, for somebody who is no member.
    act: str  # rules.moderation.measures.Act
    reason: str  # rules.moderation.measures.Reason
    words: str = ""  # The reason in the moderator's words.
    by_member_id: int = Field(foreign_key="members.id")
    state: str  # rules.moderation.measures.State
    span: str = ""
    deletes: bool = False  # Whether the message it is about is deleted with it.
    at: datetime
    ends_at: datetime | None = None  # None: until a moderator lifts it.
    ended_at: datetime | None = None
    ended_by: int | None = Field(default=None, foreign_key="members.id")  # None: by its time.
    told: bool = False
    carried_out: bool = False
    appeal: str = "open"  # rules.moderation.measures.Appeal
    appeal_words: str = ""  # What the person wrote to the moderators.
    appealed_at: datetime | None = None
    appeal_by: int | None = Field(default=None, foreign_key="members.id")


class PinnedRulesRow(SQLModel, table=True):
    """The message with the rules that stands pinned in a group."""

    __tablename__ = "pinned_rules"

    group_id: int = Field(foreign_key="groups.id", primary_key=True, ondelete="CASCADE")
    message_id: int | None = Field(default=None, sa_type=BigInteger)
