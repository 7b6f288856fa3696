"""Work that waits for its time: set and dropped by actions, run by the tick."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from rules.notices import Variables
from storage.db import Tx
from storage.tables import DueRow
from storage.upsert import columns, insert

_due = columns(DueRow).c


@dataclass(frozen=True, slots=True)
class DueWork:
    """One piece of work whose time has come."""

    id: int
    key: str
    kind: str
    variables: Mapping[str, Any]
    at: datetime
    attempts: int


def put(
    tx: Tx, kind: str, key: str, at: datetime, variables: Variables, *, out_of_order: bool = False
) -> None:
    """Have this work run at `at`; a key that waits already moves to the new time.

    With `out_of_order` its number is random: it does not stand beside what else was put in that minute.
    """
    statement = insert(tx, DueRow)
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["key"],
            set_={
                "at": statement.excluded.at,
                "variables": statement.excluded.variables,
                "attempts": 0,
                "failure": None,
            },
        ),
        [
            {"kind": kind, "key": key, "at": at, "variables": dict(variables), "attempts": 0}
            | ({"id": _out_of_order()} if out_of_order else {})
        ],
    )


def _out_of_order() -> int:
    # Below 0: the database gives the others the numbers after the highest.
    return -1 - secrets.randbelow(2**31 - 1)


def drop(tx: Tx, *keys: str) -> None:
    """This work is no longer wanted."""
    tx.execute(sa.delete(DueRow).where(_due.key.in_(keys)))


def waits(tx: Tx, key: str) -> bool:
    """Whether this work is still to be done."""
    return tx.execute(sa.select(_due.id).where(_due.key == key)).first() is not None


def ready(tx: Tx, now: datetime, limit: int = 100) -> list[int]:
    """Ids of the work whose time has come, earliest first."""
    return list(
        tx.execute(
            sa.select(_due.id)
            .where(_due.at <= now, _due.failure.is_(None))
            .order_by(_due.at, _due.id)
            .limit(limit)
        ).scalars()
    )


def take(tx: Tx, due_id: int, now: datetime) -> DueWork | None:
    """Lock and remove the work within the transaction that does it; None if it is gone, moved or taken.

    No lease is needed: the row lock ends with the transaction, and a crash puts the row back.
    """
    work = lock(tx, due_id, now)
    if work is not None:
        tx.execute(sa.delete(DueRow).where(_due.id == due_id))
    return work


def lock(tx: Tx, due_id: int, now: datetime) -> DueWork | None:
    """The work, if it is still due and nobody else is at it."""
    wanted = sa.select(columns(DueRow)).where(_due.id == due_id, _due.at <= now, _due.failure.is_(None))
    if tx.on_postgresql:
        wanted = wanted.with_for_update(skip_locked=True)
    row = tx.execute(wanted).one_or_none()
    if row is None:
        return None
    return DueWork(row.id, row.key, row.kind, row.variables, row.at, row.attempts)


def postpone(tx: Tx, due_id: int, until: datetime, failure: str | None) -> None:
    """Put off work that failed and is locked; with `failure` (its kind) it waits for a person."""
    tx.execute(
        sa.update(DueRow)
        .where(_due.id == due_id)
        .values(at=until, attempts=_due.attempts + 1, failure=failure)
    )


def next_at(tx: Tx) -> datetime | None:
    """When the next work is due."""
    at: datetime | None = tx.execute(
        sa.select(sa.func.min(_due.at)).where(_due.failure.is_(None))
    ).scalar_one()
    return at


def backlog(tx: Tx, now: datetime) -> dict[str, int]:
    """How much work waits, is late (overdue by over five minutes), and has failed for good."""
    row = tx.execute(
        sa.select(
            sa.func.count().filter(_due.failure.is_(None)).label("waiting"),
            sa.func.count()
            .filter(_due.failure.is_(None), _due.at < now - timedelta(minutes=5))
            .label("late"),
            sa.func.count().filter(_due.failure.is_not(None)).label("failed"),
        )
    ).one()
    return dict(row._mapping)  # noqa: SLF001  Public, in spite of its name.
