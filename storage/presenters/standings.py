"""What a draw is made from: every member who may be asked, and how they stand."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.attendance import CAME, Status
from rules.ids import CommunityId, MemberId, SessionId
from rules.members import Status as MemberStatus
from rules.presenters.draws import Standing
from rules.presenters.slots import RESTING, TURNS, Willingness
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from storage.db import Tx
from storage.sessions import LONGEST
from storage.tables import AttendanceRow, BookingRow, MemberRow, PresenterSlotRow, SessionRow
from storage.upsert import columns

_members = columns(MemberRow)
_sessions = columns(SessionRow)
_bookings = columns(BookingRow)
_attendance = columns(AttendanceRow)
_slots = columns(PresenterSlotRow)


def any_attended(tx: Tx, community_id: CommunityId) -> bool:
    """Whether anybody of the community has been to a session yet."""
    wanted = (
        sa.select(sa.literal(1))
        .join_from(_attendance, _sessions, _sessions.c.id == _attendance.c.session_id)
        .where(_sessions.c.community_id == community_id, _attendance.c.status.in_(CAME))
        .limit(1)
    )
    return tx.execute(wanted).one_or_none() is not None


def standings(tx: Tx, session: Session) -> list[Standing]:
    """Every member of the community who is admitted, willing and can be written to, in order of id."""
    members = tx.execute(
        sa.select(_members.c.id)
        .where(
            _members.c.community_id == session.community_id,
            _members.c.status == MemberStatus.ADMITTED,
            _members.c.presenting != Willingness.NEVER,
            _members.c.chat_id.is_not(None),
            _members.c.reachable,
        )
        .order_by(_members.c.id)
    ).scalars()
    turns = _turns(tx, session)
    last_turns = _last_turns(tx, session.community_id)
    attended = _who(
        tx,
        sa.select(_attendance.c.member_id)
        .join(_sessions, _sessions.c.id == _attendance.c.session_id)
        .where(_sessions.c.community_id == session.community_id, _attendance.c.status.in_(CAME))
        .distinct(),
    )
    booked = _who(tx, sa.select(_bookings.c.member_id).where(_bookings.c.session_id == session.id))
    asked = _who(tx, sa.select(_slots.c.member_id).where(_slots.c.session_id == session.id))
    busy = _busy(tx, session)
    rested_from = _rested_from(tx, session.community_id)
    return [
        Standing(
            member_id=MemberId(member),
            turns=turns.get(member, 0),
            last_turn=last_turns.get(member),
            attended=member in attended,
            booked=member in booked,
            clash=member in busy,
            asked=member in asked,
            rested_from=rested_from.get(member),
        )
        for member in members
    ]


def _who(tx: Tx, statement: sa.Select[Any]) -> set[int]:
    return set(tx.execute(statement).scalars())


def _turns(tx: Tx, session: Session) -> dict[int, int]:
    rows = tx.execute(
        sa.select(_slots.c.member_id, sa.func.count().label("turns"))
        .join(_sessions, _sessions.c.id == _slots.c.session_id)
        .where(_sessions.c.cycle_id == session.cycle_id, _slots.c.state.in_(TURNS))
        .group_by(_slots.c.member_id)
    )
    return {row.member_id: row.turns for row in rows}


def _last_turns(tx: Tx, community_id: CommunityId) -> dict[int, datetime]:
    rows = tx.execute(
        sa.select(_slots.c.member_id, _sessions.c.starts_at)
        .join(_sessions, _sessions.c.id == _slots.c.session_id)
        .where(_sessions.c.community_id == community_id, _slots.c.state.in_(TURNS))
        .order_by(_sessions.c.starts_at)
    )
    return {row.member_id: row.starts_at for row in rows}


def _rested_from(tx: Tx, community_id: CommunityId) -> dict[int, datetime]:
    rows = tx.execute(
        sa.select(_slots.c.member_id, _slots.c.changed_at)
        .join(_sessions, _sessions.c.id == _slots.c.session_id)
        .where(_sessions.c.community_id == community_id, _slots.c.state.in_(RESTING))
        .order_by(_slots.c.changed_at)
    )
    return {row.member_id: row.changed_at for row in rows}


def _busy(tx: Tx, session: Session) -> set[int]:
    """Who has a place in, or leads, another session of any of the time of this one."""
    near = tx.execute(
        sa.select(
            _sessions.c.id, _sessions.c.starts_at, _sessions.c.minutes, _sessions.c.facilitator_id
        ).where(
            _sessions.c.id != session.id,
            _sessions.c.status == SessionStatus.SCHEDULED,
            _sessions.c.starts_at.between(session.starts_at - LONGEST, session.starts_at + LONGEST),
        )
    )
    overlapping = [row for row in near if session.overlaps(row.starts_at, row.minutes)]
    booked = _who(
        tx,
        sa.select(_bookings.c.member_id).where(_bookings.c.session_id.in_([row.id for row in overlapping])),
    )
    return booked | {row.facilitator_id for row in overlapping}


def missed(tx: Tx, session_id: SessionId, member_id: MemberId) -> bool:
    """Whether somebody marked that the member was not there."""
    status = tx.execute(
        sa.select(_attendance.c.status).where(
            _attendance.c.session_id == session_id, _attendance.c.member_id == member_id
        )
    ).scalar_one_or_none()
    return status == Status.MISSED
