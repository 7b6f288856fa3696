"""The draws, and the slots they lead to."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import DrawId, MemberId, PresenterSlotId, SessionId
from rules.presenters.draws import Candidate, Draw, Pool
from rules.presenters.slots import LIVE, Slot, SlotState, Willingness
from storage.db import Tx
from storage.tables import MemberRow, PresenterChangeRow, PresenterDrawRow, PresenterSlotRow
from storage.upsert import columns

_members = columns(MemberRow)
_slots = columns(PresenterSlotRow)
_draws = columns(PresenterDrawRow)
_changes = columns(PresenterChangeRow)


def add_draw(
    tx: Tx,
    session_id: SessionId,
    now: datetime,
    pool: Pool,
    candidates: tuple[Candidate, ...],
    chosen: MemberId,
) -> DrawId:
    inserted = tx.execute(
        sa.insert(_draws).returning(_draws.c.id),
        {
            "session_id": session_id,
            "drawn_at": now,
            "pool": pool,
            "candidates": [
                {
                    "member": one.member_id,
                    "turns": one.turns,
                    "last_turn": one.last_turn and one.last_turn.isoformat(),
                    "lot": one.lot,
                }
                for one in candidates
            ],
            "chosen_id": chosen,
        },
    ).scalar_one()
    return DrawId(inserted)


def load_draw(tx: Tx, draw_id: DrawId) -> Draw:
    """The draw as it was made; sqlalchemy.exc.NoResultFound when there is none."""
    row = tx.execute(sa.select(_draws).where(_draws.c.id == draw_id)).one()
    return Draw(
        id=DrawId(row.id),
        session_id=SessionId(row.session_id),
        drawn_at=row.drawn_at,
        pool=Pool(row.pool),
        candidates=tuple(
            Candidate(
                MemberId(one["member"]),
                one["turns"],
                one["last_turn"] and datetime.fromisoformat(one["last_turn"]),
                one["lot"],
            )
            for one in row.candidates
        ),
        chosen=MemberId(row.chosen_id),
    )


def add_slot(
    tx: Tx,
    draw_id: DrawId,
    session_id: SessionId,
    member_id: MemberId,
    asked_at: datetime,
    answer_by: datetime,
    now: datetime,
    by: MemberId | None,
) -> Slot:
    """The member is asked; by the facilitator's hand, or None for the clock."""
    values = {
        "session_id": session_id,
        "member_id": member_id,
        "draw_id": draw_id,
        "state": SlotState.ASKED,
        "asked_at": asked_at,
        "answer_by": answer_by,
        "changed_at": now,
    }
    inserted = tx.execute(sa.insert(_slots).returning(_slots.c.id), values).scalar_one()
    slot = Slot(
        PresenterSlotId(inserted),
        session_id,
        member_id,
        draw_id,
        SlotState.ASKED,
        asked_at,
        answer_by,
        now,
    )
    _note(tx, slot, by)
    return slot


def save(tx: Tx, slot: Slot, by: MemberId | None) -> None:
    """Store the slot's state, and in its history who brought it there; None is the clock."""
    tx.execute(
        sa.update(_slots).where(_slots.c.id == slot.id).values(state=slot.state, changed_at=slot.changed_at)
    )
    _note(tx, slot, by)


def _note(tx: Tx, slot: Slot, by: MemberId | None) -> None:
    tx.execute(
        sa.insert(_changes),
        {"slot_id": slot.id, "state": slot.state, "by_member_id": by, "at": slot.changed_at},
    )


class NoSuchSlotError(LookupError):
    """The slot does not exist (a forged button)."""


def load(tx: Tx, slot_id: PresenterSlotId) -> Slot:
    """The slot, or NoSuchSlotError."""
    row = tx.execute(sa.select(_slots).where(_slots.c.id == slot_id)).one_or_none()
    if row is None:
        raise NoSuchSlotError
    return _slot(row)


def live(tx: Tx, session_id: SessionId) -> Slot | None:
    """The one slot of the session that waits for an answer or has a yes."""
    row = tx.execute(
        sa.select(_slots).where(_slots.c.session_id == session_id, _slots.c.state.in_(LIVE))
    ).one_or_none()
    return None if row is None else _slot(row)


def of_session(tx: Tx, session_id: SessionId) -> list[Slot]:
    """Every asking for the session, first to last."""
    rows = tx.execute(sa.select(_slots).where(_slots.c.session_id == session_id).order_by(_slots.c.id))
    return [_slot(row) for row in rows]


def live_of_member(tx: Tx, member_id: MemberId) -> list[Slot]:
    """What the member is asked for or has agreed to, in order of session id."""
    rows = tx.execute(
        sa.select(_slots)
        .where(_slots.c.member_id == member_id, _slots.c.state.in_(LIVE))
        .order_by(_slots.c.session_id)
    )
    return [_slot(row) for row in rows]


def set_willingness(tx: Tx, member_id: MemberId, willingness: Willingness) -> None:
    tx.execute(sa.update(_members).where(_members.c.id == member_id).values(presenting=willingness))


def willingness(tx: Tx, member_id: MemberId) -> Willingness:
    return Willingness(
        tx.execute(sa.select(_members.c.presenting).where(_members.c.id == member_id)).scalar_one()
    )


def _slot(row: Any) -> Slot:
    return Slot(
        id=PresenterSlotId(row.id),
        session_id=SessionId(row.session_id),
        member_id=MemberId(row.member_id),
        draw_id=DrawId(row.draw_id),
        state=SlotState(row.state),
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        changed_at=row.changed_at,
    )
