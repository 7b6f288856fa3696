"""Certificates, as they were issued."""

from datetime import datetime

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, SQLModel


class CertificateRow(SQLModel, table=True):
    """One certificate. It is never changed but for its end."""

    __tablename__ = "certificates"
    __table_args__ = (
        # Of one thing a member has one certificate at most that counts.
        Index(
            "uq_certificates_session",
            "member_id",
            "kind",
            "session_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "uq_certificates_year",
            "member_id",
            "cycle_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)  # Without the hyphens it is printed with.
    kind: str  # rules.certificates.Kind
    member_id: int = Field(foreign_key="members.id")
    session_id: int | None = Field(default=None, foreign_key="sessions.id", index=True)
    cycle_id: int | None = Field(default=None, foreign_key="cycles.id", index=True)  # The year's alone.
    # rules.certificates.Contents, as they were printed.
    contents: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))
    issued_at: datetime
    ended_at: datetime | None = None
    ending: str | None = None  # rules.certificates.Ending
    ended_by: int | None = Field(default=None, foreign_key="members.id")  # None: it followed from something.
    reason: str = ""  # An administrator's words to the member.
    barred: bool = False
    replaced_by: int | None = Field(default=None, foreign_key="certificates.id")
