"""Work that waits for its time."""

from datetime import datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel


class DueRow(SQLModel, table=True):
    __tablename__ = "due"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str  # actions.due_work finds the action.
    variables: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(index=True)
    attempts: int = 0
    failure: str | None = None  # Set when it has failed for good and waits for a person.
