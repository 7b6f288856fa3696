"""Alembic's entry: runs the migrations on the connection that storage.migrate hands over."""

from typing import Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

import storage.tables  # noqa: F401  Registers the tables.


def _render(kind: str, value: object, _autogenerate: AutogenContext) -> str | Literal[False]:
    """Write SQLModel's types as the SQLAlchemy ones they are made of: a migration needs no ORM."""
    if kind == "type" and isinstance(value, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, AutoString):
        return "sa.String()"
    return False


connection = context.config.attributes["connection"]
assert isinstance(connection, sa.Connection)
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_item=_render,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
