"""A community: a trust, region or scheme. Every other row belongs to one."""

from datetime import datetime

from sqlalchemy import text
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
    # Minutes before the start at which booking of a new session closes.
    booking_closes: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    # What certificates say of those who issue them, and where they can be checked.
    trust: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    signatory: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    post: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    public_url: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    # Where its people can turn beside it.
    signpost: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    signpost_link: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    created_at: datetime
