"""A community: a trust, region or scheme. Every other row belongs to one."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class CommunityRow(SQLModel, table=True):
    __tablename__ = "communities"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)  # Which community of the configuration this is; the name may change.
    name: str
    timezone: str
    admission: str  # rules.communities.Admission
    eligibility: str = ""  # The question in the community's own words; empty means the default text.
    quiet_from: int  # Minutes after midnight, in the community's zone.
    quiet_to: int
    session_minutes: int
    session_places: int
    offer_hours: int
    created_at: datetime
