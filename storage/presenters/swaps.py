"""Offers to exchange sessions between two presenters."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import PresenterSlotId, PresenterSwapId
from rules.presenters.swaps import Swap, SwapState
from storage.db import Tx
from storage.tables import PresenterSwapRow
from storage.upsert import columns

_swaps = columns(PresenterSwapRow)


class NoSuchSwapError(LookupError):
    """The swap does not exist (a forged button)."""


def add(
    tx: Tx, slot_id: PresenterSlotId, other_slot_id: PresenterSlotId, expires_at: datetime, now: datetime
) -> Swap:
    inserted = tx.execute(
        sa.insert(_swaps).returning(_swaps.c.id),
        {
            "slot_id": slot_id,
            "other_slot_id": other_slot_id,
            "state": SwapState.OPEN,
            "offered_at": now,
            "expires_at": expires_at,
            "changed_at": now,
        },
    ).scalar_one()
    return Swap(PresenterSwapId(inserted), slot_id, other_slot_id, SwapState.OPEN, expires_at)


def load(tx: Tx, swap_id: PresenterSwapId) -> Swap:
    """The swap, or NoSuchSwapError."""
    row = tx.execute(sa.select(_swaps).where(_swaps.c.id == swap_id)).one_or_none()
    if row is None:
        raise NoSuchSwapError
    return _swap(row)


def close(tx: Tx, swap: Swap, now: datetime) -> bool:
    """Keep the state of a swap that is no longer open; False when it was closed before."""
    closed = tx.execute(
        sa.update(_swaps)
        .where(_swaps.c.id == swap.id, _swaps.c.state == SwapState.OPEN)
        .values(state=swap.state, changed_at=now)
    )
    return closed.rowcount > 0


def offered_for(tx: Tx, slot_id: PresenterSlotId) -> list[Swap]:
    """Every swap that was ever offered for this turn, first to last."""
    rows = tx.execute(sa.select(_swaps).where(_swaps.c.slot_id == slot_id).order_by(_swaps.c.id))
    return [_swap(row) for row in rows]


def open_about(tx: Tx, slot_id: PresenterSlotId) -> list[Swap]:
    """The open swaps in which this turn would change hands, whoever offered them."""
    rows = tx.execute(
        sa.select(_swaps)
        .where(
            _swaps.c.state == SwapState.OPEN,
            sa.or_(_swaps.c.slot_id == slot_id, _swaps.c.other_slot_id == slot_id),
        )
        .order_by(_swaps.c.id)
    )
    return [_swap(row) for row in rows]


def _swap(row: Any) -> Swap:
    return Swap(
        id=PresenterSwapId(row.id),
        slot_id=PresenterSlotId(row.slot_id),
        other_slot_id=PresenterSlotId(row.other_slot_id),
        state=SwapState(row.state),
        expires_at=row.expires_at,
    )
