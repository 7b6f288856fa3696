"""Who of the staff does not want the weekly figures."""

from sqlmodel import Field, SQLModel


class DigestOffRow(SQLModel, table=True):
    __tablename__ = "digests_off"

    member_id: int = Field(foreign_key="members.id", primary_key=True)
