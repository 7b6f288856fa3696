"""For how long what is kept, what was removed in numbers, and certificates that are no longer held."""

from datetime import date

from sqlmodel import Field, SQLModel


class RetentionRow(SQLModel, table=True):
    """For how long what is kept; brought to the configuration at every start."""

    __tablename__ = "retention"

    what: str = Field(primary_key=True)  # rules.retention.What
    days: int


class RemovalRow(SQLModel, table=True):
    """How much of what was removed in a month, because its time was over or because somebody asked."""

    __tablename__ = "removals"

    community_id: int = Field(foreign_key="communities.id", primary_key=True)
    month: date = Field(primary_key=True)  # Its first day, by the clock of the community.
    what: str = Field(primary_key=True)  # rules.retention.What
    number: int


class CertificateCodeGoneRow(SQLModel, table=True):
    """The SHA-256 of a certificate's code, in hexadecimal, once the certificate was erased with its member.

    So that whoever checks it is told that it is no longer held, and not that it never was.
    """

    __tablename__ = "certificate_codes_gone"

    digest: str = Field(primary_key=True)
