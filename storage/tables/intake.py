"""Which updates have had their effect, and who holds which duty."""

from datetime import date, datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class HandledUpdateRow(SQLModel, table=True):
    """Written in the transaction of the update's effect, so that it has that effect once. No content."""

    __tablename__ = "handled_updates"

    update_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    day: date = Field(index=True)  # Rows older than Telegram keeps an update are removed.


class LeaseRow(SQLModel, table=True):
    """One process at a time holds the sender's and the tick's duty."""

    __tablename__ = "leases"

    duty: str = Field(primary_key=True)
    holder: str
    until: datetime
