"""INSERT with ON CONFLICT, which SQLAlchemy spells per database."""

from collections.abc import Callable
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from storage.db import Tx

Insert = sqlite.Insert | postgresql.Insert


def insert(tx: Tx, table: type[SQLModel]) -> Insert:
    """An INSERT of this transaction's dialect, with `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return _insert(table, on_postgresql=tx.on_postgresql)


def prepared(
    table: type[SQLModel],
) -> Callable[[Callable[[Insert], sa.Executable]], Callable[[Tx], sa.Executable]]:
    """Turn what finishes an INSERT into a statement that is built once for each dialect.

    For the statements of every press: building one takes longer than running it.
    """

    def decorate(finish: Callable[[Insert], sa.Executable]) -> Callable[[Tx], sa.Executable]:
        @cache
        def built(*, on_postgresql: bool) -> sa.Executable:
            return finish(_insert(table, on_postgresql=on_postgresql))

        return lambda tx: built(on_postgresql=tx.on_postgresql)

    return decorate


def _insert(table: type[SQLModel], *, on_postgresql: bool) -> Insert:
    return postgresql.insert(columns(table)) if on_postgresql else sqlite.insert(columns(table))


def columns(table: type[SQLModel]) -> sa.Table:
    """The Core table behind a SQLModel class."""
    found: Any = table.__dict__["__table__"]
    assert isinstance(found, sa.Table)
    return found
