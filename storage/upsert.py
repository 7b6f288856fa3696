"""INSERT with ON CONFLICT, which SQLAlchemy spells per database."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from storage.db import Tx


def insert(tx: Tx, table: type[SQLModel]) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT of this transaction's dialect, with `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return postgresql.insert(columns(table)) if tx.on_postgresql else sqlite.insert(columns(table))


def columns(table: type[SQLModel]) -> sa.Table:
    """The Core table behind a SQLModel class."""
    found: Any = table.__dict__["__table__"]
    assert isinstance(found, sa.Table)
    return found
