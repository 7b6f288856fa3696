"""What a draw is made from: how the members who may be asked stand, found in one statement."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.attendance import CAME, Status
from rules.ids import CommunityId, MemberId, SessionId
from rules.members import Status as MemberStatus
from rules.presenters.draws import Standing, Volunteering
from rules.presenters.slots import RESTING, TURNS, Part, Willingness
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from storage.db import Tx
from storage.sessions import LONGEST
from storage.tables import (
    AttendanceRow,
    BookingRow,
    CycleRow,
    MemberRow,
    PresenterSlotRow,
    PresenterVolunteerRow,
    SessionRow,
    TopicRow,
)
from storage.upsert import columns

_members = columns(MemberRow)
_sessions = columns(SessionRow)
_bookings = columns(BookingRow)
_attendance = columns(AttendanceRow)
_slots = columns(PresenterSlotRow)
_volunteers = columns(PresenterVolunteerRow)
_topics = columns(TopicRow)
_cycles = columns(CycleRow)


def any_attended(tx: Tx, community_ids: Sequence[CommunityId]) -> bool:
    """Whether anybody of these communities has been to a session yet."""
    wanted = (
        sa.select(sa.literal(1))
        .join_from(_attendance, _members, _members.c.id == _attendance.c.member_id)
        .where(_members.c.community_id.in_(community_ids), _attendance.c.status.in_(CAME))
        .limit(1)
    )
    return tx.execute(wanted).one_or_none() is not None


def standings(
    tx: Tx,
    session: Session,
    community_ids: Sequence[CommunityId],
    resting_since: datetime,
    part: Part = Part.PRESENTER,
) -> list[Standing]:
    """How the members of these communities stand who are admitted, willing and can be written to.

    `part` is what they would be asked to be.

    The session's own community comes first: who belongs to several is drawn as a member of the first.
    Who said no after `resting_since` still rests.
    """
    people = _people(tx, session, community_ids, resting_since, part).subquery()
    alike = [column for column in people.c if column.name != "id"]
    rows = tx.execute(
        sa.select(
            *alike, sa.func.aggregate_strings(sa.cast(people.c.id, sa.String), " ").label("ids")
        ).group_by(*alike)
    )
    return [_standing(row) for row in rows]


def _standing(row: Any) -> Standing:
    volunteering = Volunteering.TOPIC if row.for_topic else None
    return Standing(
        members=tuple(MemberId(int(one)) for one in row.ids.split()),
        turns=row.turns,
        last_turn=row.last_turn,
        attended=bool(row.attended),
        booked=bool(row.booked),
        clash=bool(row.clash),
        asked=bool(row.asked),
        resting=bool(row.resting),
        volunteering=Volunteering.SESSION if row.for_session else volunteering,
    )


def _people(
    tx: Tx,
    session: Session,
    community_ids: Sequence[CommunityId],
    resting_since: datetime,
    part: Part,
) -> sa.Select[Any]:
    """A row for each member, with all that a draw looks at."""
    turns = _turns(tx, session, guests=len(community_ids) > 1).subquery()
    last = _last_turns(community_ids).subquery()
    member = _members.c.id
    return (
        sa.select(
            member,
            sa.func.coalesce(turns.c.turns, 0).label("turns"),
            last.c.last_turn,
            sa.exists()
            .where(_attendance.c.member_id == member, _attendance.c.status.in_(CAME))
            .label("attended"),
            member.in_(_booked([session.id])).label("booked"),
            _members.c.user_id.in_(_busy(tx, session)).label("clash"),
            sa.or_(member.in_(_asked(session.id, part)), member.in_(_withdrawn(session.id))).label("asked"),
            member.in_(_resting(resting_since)).label("resting"),
            member.in_(_for_session(session.id)).label("for_session"),
            member.in_(_for_topic(session.topic)).label("for_topic"),
        )
        .outerjoin(turns, turns.c.member_id == member)
        .outerjoin(last, last.c.member_id == member)
        .where(
            member.in_(_once_each(community_ids))
            if len(community_ids) > 1
            else _members.c.community_id == community_ids[0],
            _members.c.status == MemberStatus.ADMITTED,
            _members.c.presenting != Willingness.NEVER,
            _members.c.chat_id.is_not(None),
            _members.c.reachable,
        )
    )


def _once_each(community_ids: Sequence[CommunityId]) -> sa.Select[tuple[int]]:
    """The members by which people come: one each, of the first of these communities they belong to."""
    first = sa.case({one: place for place, one in enumerate(community_ids)}, value=_members.c.community_id)
    ranked = (
        sa.select(
            _members.c.id,
            sa.func.row_number().over(partition_by=_members.c.user_id, order_by=first).label("place"),
        )
        .where(_members.c.community_id.in_(community_ids), _members.c.status == MemberStatus.ADMITTED)
        .subquery()
    )
    return sa.select(ranked.c.id).where(ranked.c.place == 1)


def _turns(tx: Tx, session: Session, *, guests: bool) -> sa.Select[Any]:
    """Turns in the session's cycle; of guests, in anything since that cycle began."""
    counted = _sessions.c.cycle_id == session.cycle_id
    if guests:
        began = tx.execute(
            sa.select(_cycles.c.starts_on).where(_cycles.c.id == session.cycle_id)
        ).scalar_one()
        counted = sa.or_(
            counted,
            sa.and_(
                _members.c.community_id != session.community_id,
                _sessions.c.starts_at
                >= datetime.combine(began, datetime.min.time(), session.starts_at.tzinfo),
            ),
        )
    return (
        sa.select(_slots.c.member_id, sa.func.count().label("turns"))
        .join(_sessions, _sessions.c.id == _slots.c.session_id)
        .join(_members, _members.c.id == _slots.c.member_id)
        .where(_is_turn(), counted)
        .group_by(_slots.c.member_id)
    )


def _last_turns(community_ids: Sequence[CommunityId]) -> sa.Select[Any]:
    return (
        sa.select(_slots.c.member_id, sa.func.max(_sessions.c.starts_at).label("last_turn"))
        .join(_sessions, _sessions.c.id == _slots.c.session_id)
        .join(_members, _members.c.id == _slots.c.member_id)
        .where(_is_turn(), _members.c.community_id.in_(community_ids))
        .group_by(_slots.c.member_id)
    )


def _is_turn() -> sa.ColumnElement[bool]:
    return sa.and_(_slots.c.part == Part.PRESENTER, _slots.c.state.in_(TURNS))


def _booked(session_ids: Sequence[SessionId]) -> sa.Select[tuple[int]]:
    return sa.select(_bookings.c.member_id).where(_bookings.c.session_id.in_(session_ids))


def _asked(session_id: SessionId, part: Part) -> sa.Select[tuple[int]]:
    """Nobody is asked twice to be the same. Being the backup, or not, is no answer to presenting."""
    parts = (Part.PRESENTER,) if part is Part.PRESENTER else tuple(Part)
    return sa.select(_slots.c.member_id).where(_slots.c.session_id == session_id, _slots.c.part.in_(parts))


def _resting(since: datetime) -> sa.Select[tuple[int]]:
    return sa.select(_slots.c.member_id).where(
        _slots.c.part == Part.PRESENTER, _slots.c.state.in_(RESTING), _slots.c.changed_at > since
    )


def _for_session(session_id: SessionId) -> sa.Select[tuple[int]]:
    return sa.select(_volunteers.c.member_id).where(
        _volunteers.c.session_id == session_id, ~_volunteers.c.withdrawn
    )


def _withdrawn(session_id: SessionId) -> sa.Select[tuple[int]]:
    """Who took back their offer for the session has answered before being asked."""
    return sa.select(_volunteers.c.member_id).where(
        _volunteers.c.session_id == session_id, _volunteers.c.withdrawn
    )


def _for_topic(topic: str) -> sa.Select[tuple[int]]:
    return (
        sa.select(_volunteers.c.member_id)
        .join(_topics, _topics.c.id == _volunteers.c.topic_id)
        .where(_topics.c.name == topic)
    )


def _busy(tx: Tx, session: Session) -> sa.Select[tuple[int]]:
    """The people who lead this session, or have a place in, or lead, another of any of its time.

    People and not members: somebody in two communities cannot be in two places either.
    """
    leaders, overlapping = around(tx, session)
    leads = sa.select(_members.c.user_id).where(_members.c.id.in_([session.facilitator_id, *leaders]))
    booked = sa.select(_members.c.user_id).where(_members.c.id.in_(_booked(overlapping)))
    return sa.select(sa.union(leads, booked).subquery().c.user_id)


def around(tx: Tx, session: Session) -> tuple[list[MemberId], list[SessionId]]:
    """Who leads another session at any of the time of this one, and which sessions these are."""
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
    return [MemberId(row.facilitator_id) for row in overlapping], [SessionId(row.id) for row in overlapping]


def is_busy(tx: Tx, session: Session, member_id: MemberId, *, but: SessionId) -> bool:
    """Whether the person leads the session, or has a place in or leads another at its time, `but` for one."""
    leaders, overlapping = around(tx, session)
    me = sa.select(_members.c.user_id).where(_members.c.id == member_id).scalar_subquery()
    mine = sa.select(_members.c.id).where(_members.c.user_id == me)
    wanted = sa.select(
        sa.or_(
            sa.exists().where(
                _members.c.id.in_([session.facilitator_id, *leaders]), _members.c.user_id == me
            ),
            sa.exists().where(
                _bookings.c.session_id.in_([one for one in overlapping if one != but]),
                _bookings.c.member_id.in_(mine),
            ),
        )
    )
    return bool(tx.execute(wanted).scalar_one())


def missed(tx: Tx, session_id: SessionId, member_id: MemberId) -> bool:
    """Whether somebody marked that the member was not there."""
    status = tx.execute(
        sa.select(_attendance.c.status).where(
            _attendance.c.session_id == session_id, _attendance.c.member_id == member_id
        )
    ).scalar_one_or_none()
    return status == Status.MISSED
