"""People of a community: doctors, and the staff among them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel


class MemberRow(SQLModel, table=True):
    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("community_id", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="communities.id", index=True)
    user_id: int = Field(sa_type=BigInteger, index=True)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)  # The private chat, once it was opened.
    reachable: bool = True  # False once Telegram said the bot was blocked; true again at /start.
    status: str  # rules.members.Status
    name: str  # As the member wants it shown.
    grade: str | None = None
    specialty: str | None = None
    site: str | None = None
    experience: str | None = None  # rules.members.Experience: time in the NHS.
    consent_version: str | None = None
    consent_at: datetime | None = None
    joined_at: datetime | None = None
    left_at: datetime | None = None
    presenting: str = "willing"  # rules.presenters.slots.Willingness
    email: str | None = None  # The address the member joins Teams with; matches attendance reports only.
    arrival: str | None = None  # rules.arrivals.State; none where it was never said.
    arrives_on: date | None = None


class RoleRow(SQLModel, table=True):
    __tablename__ = "roles"

    member_id: int = Field(foreign_key="members.id", primary_key=True)
    role: str = Field(primary_key=True)  # rules.permissions.Role; MEMBER is implied by the member's status.
    granted_by: int | None = Field(default=None, foreign_key="members.id")  # None: by the configuration.
    granted_at: datetime


class ReminderOffRow(SQLModel, table=True):
    """A reminder that the member does not want."""

    __tablename__ = "reminders_off"

    member_id: int = Field(foreign_key="members.id", primary_key=True)
    reminder: str = Field(primary_key=True)  # rules.reminders.Reminder


class GroupPresenceRow(SQLModel, table=True):
    """Which of the community's groups a member is in: who leaves the last one has left the community."""

    __tablename__ = "group_presences"

    group_id: int = Field(foreign_key="groups.id", primary_key=True, ondelete="CASCADE")
    member_id: int = Field(foreign_key="members.id", primary_key=True, index=True)
