"""Messages that may identify a patient: whose, for two days; how many, for longer. Never what they say."""

from datetime import date, datetime

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel


class PatientOfferRow(SQLModel, table=True):
    """The offer to delete one message, made to its author. It goes two days after the message was heard."""

    __tablename__ = "patient_offers"
    # A number is never given twice: old buttons name it.
    __table_args__ = (UniqueConstraint("chat_id", "message_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id")
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)
    user_id: int = Field(sa_type=BigInteger, index=True)
    member_id: int | None = Field(default=None, foreign_key="members.id", index=True)
    state: str  # rules.patient_data.offers.State
    round: int
    notice_id: int | None = Field(default=None, sa_type=BigInteger)  # None before it was sent.
    heard_at: datetime


class PatientDataCountRow(SQLModel, table=True):
    """How many messages of a week had something of a kind. No person, no group."""

    __tablename__ = "patient_data_counts"

    community_id: int = Field(foreign_key="communities.id", primary_key=True)
    week: date = Field(primary_key=True)  # Its Monday.
    kind: str = Field(primary_key=True)  # rules.patient_data.Kind
    count: int
