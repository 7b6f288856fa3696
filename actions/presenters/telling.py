"""What presenting owes, and the names of the work it puts off."""

from datetime import datetime

from rules.ids import MemberId, PresenterSwapId, SessionId
from rules.notices import Notice, ToMember, Variables
from rules.presenters.slots import Slot
from rules.priority import Priority
from rules.sessions import Session
from storage import bookings, communities, due, outbox
from storage.db import Tx


def tell(
    tx: Tx,
    kind: str,
    key: str,
    member_id: MemberId,
    session: Session,
    now: datetime,
    variables: Variables,
    *,
    not_after: datetime | None = None,
    priority: Priority = Priority.NOTICE,
) -> None:
    """Owe it to the member, outside the quiet hours of the session's community."""
    decent = communities.load(tx, session.community_id).decent(now)
    outbox.add(tx, [Notice(kind, key, ToMember(member_id), decent, variables, priority, not_after)], now)


def tell_unless_booked(tx: Tx, kind: str, key: str, slot: Slot, session: Session, now: datetime) -> None:
    """What those who have a place or wait for one are told anyway is owed to nobody twice."""
    booked, waiting = bookings.concerned(tx, session.id)
    if slot.member_id not in {*booked, *waiting}:
        tell(tx, kind, key, slot.member_id, session, now, {"slot": slot.id})


def arrives(tx: Tx, session: Session, now: datetime) -> datetime:
    """When something that is owed now reaches whom it is for."""
    return communities.load(tx, session.community_id).decent(now)


def draw_at(tx: Tx, session_id: SessionId, at: datetime) -> None:
    """Draw by the clock, so that a press is answered without waiting for it."""
    due.put(tx, "presenter-draw", draw_key(session_id), at, {"session_id": session_id})


def wait_for_answer(tx: Tx, slot: Slot, until: datetime) -> None:
    """No answer by then is one."""
    due.put(tx, "presenter-silence", silence_key(slot), until, {"slot_id": slot.id})


def draw_key(session_id: SessionId) -> str:
    return f"presenter-draw:{session_id}"


def missing_key(session_id: SessionId) -> str:
    return f"presenter-missing:{session_id}"


def done_key(session_id: SessionId) -> str:
    return f"presenter-done:{session_id}"


def backup_key(session_id: SessionId) -> str:
    return f"presenter-backup:{session_id}"


def week_key(session_id: SessionId) -> str:
    return f"presenter-week:{session_id}"


def two_days_key(session_id: SessionId) -> str:
    return f"presenter-two-days:{session_id}"


def silence_key(slot: Slot) -> str:
    return f"presenter-silence:{slot.id}"


def swap_key(swap_id: PresenterSwapId) -> str:
    return f"presenter-swap:{swap_id}"
