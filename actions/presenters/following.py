"""What presenting does when something else changes: the session, a place, a member, the sheet."""

from datetime import datetime

from actions.presenters.drawing import find
from actions.presenters.telling import (
    backup_key,
    done_key,
    draw_at,
    draw_key,
    missing_key,
    tell,
    tell_unless_booked,
    two_days_key,
    wait_for_answer,
    week_key,
)
from actions.presenters.turns import (
    change,
    follow_agreement,
    handed_back,
    lock,
    may_ask_another,
    plan_backup,
)
from rules.ids import MemberId, SessionId
from rules.notices import Variables
from rules.presenters import slots as rules
from rules.presenters import times
from rules.presenters.slots import Part, Slot, SlotState
from rules.sessions import Session
from storage import due, sessions
from storage.db import Tx
from storage.presenters import slots, standings, volunteers


def plan_presenter(tx: Tx, session: Session, now: datetime) -> None:
    """Have the presenter of a session found in time. The caller holds the session's lock."""
    if not times.wanted(session):
        return
    about: Variables = {"session_id": session.id}
    draw_at(tx, session.id, times.draw_at(session, now))
    due.put(tx, "presenter-missing", missing_key(session.id), times.missing_at(session, now), about)
    due.put(tx, "presenter-done", done_key(session.id), session.ends_at, about)


def session_moved(tx: Tx, session: Session, now: datetime) -> None:
    """The times move along. Whoever was asked or agreed stays, and hears of it here if they have no place.

    The caller holds the lock, has saved the new time, and tells those who have a place or wait for one.
    """
    plan_presenter(tx, session, now)
    for slot in _live(tx, session):
        if slot.state is SlotState.ASKED:
            until = min(slot.answer_by, session.starts_at)
            slots.wait_until(tx, slot.id, until)
            wait_for_answer(tx, slot, until)
        elif slot.presents:
            follow_agreement(tx, session, now)
        key = f"presenter-moved:{slot.id}:{session.sequence}"
        tell_unless_booked(tx, "presenter-moved", key, slot, session, now)


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:
    """Nobody presents. The caller holds the lock and tells those who have a place or wait for one."""
    keys = (draw_key, missing_key, done_key, backup_key, week_key, two_days_key)
    due.drop(tx, *(key(session.id) for key in keys))
    for slot in _live(tx, session):
        change(tx, slot, SlotState.WITHDRAWN, now, None)
        if slot.part is Part.PRESENTER or slot.state is SlotState.ACCEPTED:
            key = f"presenter-cancelled:{slot.id}"
            tell_unless_booked(tx, "presenter-cancelled", key, slot, session, now)


def place_given_up(tx: Tx, session: Session, member_id: MemberId, now: datetime) -> None:
    """Who gives up the place cannot present either. The caller holds the session's lock."""
    for slot in _live(tx, session):
        if slot.member_id == member_id and slot.state is SlotState.ACCEPTED:
            handed_back(tx, slot, session, now, member_id)
    volunteers.drop_for_session(tx, member_id, session.id)


def concerning(tx: Tx, member_id: MemberId) -> set[SessionId]:
    """The sessions that the member presents at, or is asked for."""
    return {slot.session_id for slot in slots.live_of_member(tx, member_id)}


def member_left(tx: Tx, member_id: MemberId, now: datetime) -> None:
    """Who has left the community presents nowhere: the next are drawn.

    The caller holds the locks of the sessions that are `concerning` them.
    """
    for known in slots.live_of_member(tx, member_id):
        slot, session = lock(tx, known.id)
        if slot.state is SlotState.ACCEPTED:
            handed_back(tx, slot, session, now, member_id)
        elif slot.state is SlotState.ASKED:
            change(tx, slot, SlotState.WITHDRAWN, now, member_id)
            if slot.part is Part.BACKUP:
                plan_backup(tx, session, now)
            else:
                draw_at(tx, session.id, now)
    volunteers.drop_all(tx, member_id)


def tell_missing(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work: nobody has agreed so near to the start, so the facilitator is told, once for each date.

    A volunteer who stood back for those with fewer turns is better than nobody, so that is looked at first.
    """
    session = sessions.lock(tx, session_id)
    find(tx, session, now)
    slot = slots.live(tx, session_id)
    if not times.wanted(session) or not rules.is_missing(session, slot, now):
        return
    key = f"presenter-missing:{session_id}:{session.starts_unix}"
    others = slot is not None or may_ask_another(tx, session, now)
    about: Variables = {"session": session_id, "others": others}
    # Said after the start it would help nobody.
    leader, start = session.facilitator_id, session.starts_at
    tell(tx, "presenter-missing", key, leader, session, now, about, not_after=start)


def settle_presented(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work at the end, and again when the sheet is corrected: who agreed has presented, or missed it."""
    session = sessions.lock(tx, session_id)
    if now < session.ends_at:
        return  # It was moved; the work waits for the new end.
    for slot in slots.of_session(tx, session_id):
        missed = slot.part is Part.PRESENTER and standings.missed(tx, session_id, slot.member_id)
        state = rules.turned_out(slot, missed=missed)
        if state is not None:
            change(tx, slot, state, now, None)


def _live(tx: Tx, session: Session) -> list[Slot]:
    """The presenter's slot and the backup's, as far as there are such."""
    found = (slots.live(tx, session.id, part) for part in Part)
    return [slot for slot in found if slot is not None]
