"""The draws, and the slots they lead to."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import DrawId, MemberId, PresenterSlotId, SessionId
from rules.presenters.draws import Behind, Draw, Front, Pool
from rules.presenters.slots import LIVE, Part, Slot, SlotState, Willingness
from rules.presenters.titles import Audience, CaseTitle
from storage.db import Tx
from storage.tables import MemberRow, PresenterChangeRow, PresenterDrawRow, PresenterSlotRow
from storage.upsert import columns

_members = columns(MemberRow)
_slots = columns(PresenterSlotRow)
_draws = columns(PresenterDrawRow)
_changes = columns(PresenterChangeRow)


def add_draw(
    tx: Tx, session_id: SessionId, now: datetime, pool: Pool, front: Front, lot: int, chosen: MemberId
) -> DrawId:
    """Keep who came first and the lot; of those who came after, how many they were."""
    behind = front.behind
    inserted = tx.execute(
        sa.insert(_draws).returning(_draws.c.id),
        {
            "session_id": session_id,
            "drawn_at": now,
            "pool": pool,
            "candidates": {
                # One string: where nobody has presented yet, these are thousands.
                "front": " ".join(map(str, front.members)),
                "turns": front.turns,
                "last_turn": front.last_turn and front.last_turn.isoformat(),
                "lot": lot,
                "behind": behind and {"members": behind.members, "turns": behind.turns},
            },
            "chosen_id": chosen,
        },
    ).scalar_one()
    return DrawId(inserted)


def load_draw(tx: Tx, draw_id: DrawId) -> Draw:
    """The draw as it was made; sqlalchemy.exc.NoResultFound when there is none."""
    row = tx.execute(sa.select(_draws).where(_draws.c.id == draw_id)).one()
    kept = row.candidates
    return Draw(
        id=DrawId(row.id),
        session_id=SessionId(row.session_id),
        drawn_at=row.drawn_at,
        pool=Pool(row.pool),
        front=Front(
            members=tuple(MemberId(int(one)) for one in kept["front"].split()),
            turns=kept["turns"],
            last_turn=kept["last_turn"] and datetime.fromisoformat(kept["last_turn"]),
            behind=kept["behind"] and Behind(**kept["behind"]),
        ),
        lot=kept["lot"],
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
    *,
    part: Part = Part.PRESENTER,
    state: SlotState = SlotState.ASKED,
    case: CaseTitle | None = None,
) -> Slot:
    """The member is asked, or has said yes before; by somebody's hand, or None for the clock."""
    values = {
        "session_id": session_id,
        "member_id": member_id,
        "draw_id": draw_id,
        "state": state,
        "asked_at": asked_at,
        "answer_by": answer_by,
        "changed_at": now,
        "part": part,
        "case_title": case and case.words,
        "case_audience": case.audience if case else Audience.FACILITATOR,
    }
    inserted = tx.execute(sa.insert(_slots).returning(_slots.c.id), values).scalar_one()
    slot = Slot(
        PresenterSlotId(inserted),
        session_id,
        member_id,
        draw_id,
        state,
        asked_at,
        answer_by,
        now,
        part,
        case,
    )
    _note(tx, slot, by)
    return slot


def save(tx: Tx, slot: Slot, by: MemberId | None) -> None:
    """Store the slot's state, and in its history who brought it there; None is the clock."""
    tx.execute(
        sa.update(_slots).where(_slots.c.id == slot.id).values(state=slot.state, changed_at=slot.changed_at)
    )
    _note(tx, slot, by)


def wait_until(tx: Tx, slot_id: PresenterSlotId, answer_by: datetime) -> None:
    """The member has until then to answer."""
    tx.execute(sa.update(_slots).where(_slots.c.id == slot_id).values(answer_by=answer_by))


def save_case(tx: Tx, slot_id: PresenterSlotId, case: CaseTitle | None) -> None:
    """Keep the title and who sees it; None leaves nothing of it."""
    tx.execute(
        sa.update(_slots)
        .where(_slots.c.id == slot_id)
        .values(
            case_title=case and case.words,
            case_audience=case.audience if case else Audience.FACILITATOR,
        )
    )


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


def live(tx: Tx, session_id: SessionId, part: Part = Part.PRESENTER) -> Slot | None:
    """The one slot of that part of the session that waits for an answer or has a yes."""
    row = tx.execute(
        sa.select(_slots).where(
            _slots.c.session_id == session_id, _slots.c.part == part, _slots.c.state.in_(LIVE)
        )
    ).one_or_none()
    return None if row is None else _slot(row)


def of_session(tx: Tx, session_id: SessionId) -> list[Slot]:
    """Every asking for the session, of either part, first to last."""
    rows = tx.execute(sa.select(_slots).where(_slots.c.session_id == session_id).order_by(_slots.c.id))
    return [_slot(row) for row in rows]


def live_of_member(tx: Tx, member_id: MemberId) -> list[Slot]:
    """What the member is asked for or has agreed to, of either part, in order of session id."""
    rows = tx.execute(
        sa.select(_slots)
        .where(_slots.c.member_id == member_id, _slots.c.state.in_(LIVE))
        .order_by(_slots.c.session_id, _slots.c.id)
    )
    return [_slot(row) for row in rows]


def of_member(tx: Tx, member_id: MemberId, limit: int) -> list[Slot]:
    """What the member was ever asked for, the newest first, at most `limit`."""
    rows = tx.execute(
        sa.select(_slots).where(_slots.c.member_id == member_id).order_by(_slots.c.id.desc()).limit(limit)
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
        part=Part(row.part),
        case=None if row.case_title is None else CaseTitle(row.case_title, Audience(row.case_audience)),
    )
