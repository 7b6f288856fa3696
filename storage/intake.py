"""Which updates have had their effect, and who holds a duty."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from storage.db import Tx
from storage.tables import HandledUpdateRow, LeaseRow
from storage.upsert import Insert, columns, insert, prepared

_handled = columns(HandledUpdateRow).c
_leases = columns(LeaseRow).c

_KEPT = timedelta(days=3)
"""Telegram keeps an unconfirmed update for 24 hours; longer than that none can come again."""


class RedeliveredError(Exception):
    """This update has had its effect before."""


def claim(tx: Tx, update_id: int, today: date) -> None:
    """Note, in the transaction of its effect, that this update is handled; or RedeliveredError."""
    noted = tx.execute(_note_handled(tx), {"update_id": update_id, "day": today}).one_or_none()
    if noted is None:
        raise RedeliveredError


@prepared(HandledUpdateRow)
def _note_handled(statement: Insert) -> sa.Executable:
    # What was inserted is asked for, because psycopg's results do not count the rows of an INSERT.
    return statement.on_conflict_do_nothing(index_elements=["update_id"]).returning(_handled.update_id)


def forget_handled(tx: Tx, today: date) -> None:
    """Remove the notes of updates that Telegram cannot send again."""
    tx.execute(sa.delete(HandledUpdateRow).where(_handled.day < today - _KEPT))


def hold(tx: Tx, duty: str, holder: str, now: datetime, length: timedelta) -> bool:
    """Take or renew a duty's lease; False while another process holds it."""
    statement = insert(tx, LeaseRow)
    held = tx.execute(
        statement.on_conflict_do_update(
            index_elements=["duty"],
            set_={"holder": holder, "until": now + length},
            where=sa.or_(_leases.holder == holder, _leases.until < now),
        ).returning(_leases.duty),
        {"duty": duty, "holder": holder, "until": now + length},
    )
    return held.one_or_none() is not None


def hand_back(tx: Tx, duty: str, holder: str) -> None:
    """Give the lease up, so that another process need not wait for it to run out."""
    tx.execute(sa.delete(LeaseRow).where(_leases.duty == duty, _leases.holder == holder))
