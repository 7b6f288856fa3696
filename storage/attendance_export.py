"""The attendance of a community as a stream of records, however long.

Sessions come one after the other, and with each few of them everybody who had a place or a mark there. So
memory stays flat on both databases, what a session's lines share is read once, and no statement sorts
more than a few thousand rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.communities import Community
from rules.exports import Meeting, Person, Presence, Record, Scope
from rules.names import in_order
from rules.presenters.slots import SlotState
from storage.db import Tx
from storage.export_scopes import sessions_of
from storage.tables import (
    AttendanceRow,
    BookingRow,
    CycleRow,
    MemberRow,
    PresenterSlotRow,
    SessionRow,
)
from storage.upsert import columns

_SESSIONS_AT_ONCE = 200
_PLACES_AT_ONCE = 4000
"""Sessions whose people are read in one go, and the places they may have together; bounds the memory."""
_PEOPLE_KNOWN = 10_000
"""Members that are remembered, about half a kilobyte each; beyond that they are read anew."""

_attendance = columns(AttendanceRow)
_bookings = columns(BookingRow)
_sessions = columns(SessionRow)
_cycles = columns(CycleRow)
_slots = columns(PresenterSlotRow)
_members = columns(MemberRow)
_facilitators = _members.alias("facilitators")


def count(tx: Tx, community: Community, scope: Scope, now: datetime) -> int:
    """How many records there are."""
    places, marks = (
        sa.select(sa.func.count()).select_from(one).where(_those(one, community, scope, now))
        for one in (_bookings, _attendance)
    )
    marks = marks.where(~sa.exists().where(_MARKED).correlate(_attendance))
    total: int = tx.execute(sa.select(places.scalar_subquery() + marks.scalar_subquery())).scalar_one()
    return total


def is_empty(tx: Tx, community: Community, scope: Scope, now: datetime) -> bool:
    """Whether there are no records, without reading any."""
    any_of = (sa.exists().where(_those(one, community, scope, now)) for one in (_bookings, _attendance))
    found: bool = tx.execute(sa.select(sa.or_(*any_of))).scalar_one()
    return not found


def _those(of: sa.Table, community: Community, scope: Scope, now: datetime) -> sa.ColumnElement[bool]:
    """Of the places, or of the marks, those of the community's members within the scope."""
    found = sa.select(sessions_of(community, scope, now, _sessions.c.id).subquery().c.id)
    ours = sa.exists().where(_members.c.id == of.c.member_id, _members.c.community_id == community.id)
    return sa.and_(of.c.session_id.in_(found), ours)


def records(tx: Tx, community: Community, scope: Scope, now: datetime) -> Iterator[Record]:
    """A record for everybody of the community with a place or a mark, of each session that has begun and
    was not cancelled, its own or one it was invited to; by the beginnings of the sessions, then by name.

    They must be read within the transaction: they come from the database as they are asked for.
    """
    people: dict[int, Person | None] = {}
    for some in _meetings(tx, community, scope, now):
        lines: Sequence[Any] = tx.execute(_LINES, {"sessions": list(some)}).all()
        _meet(tx, community, {line[1] for line in lines}, people)
        found: dict[int, list[Record]] = defaultdict(list)
        # A million lines pass here: taken apart by position, they cost half of what they do by name.
        for session, member, booked, status, established, minutes, presented in lines:
            person = people[member]
            if person is not None:
                presence = Presence(status, established, minutes, bool(presented))
                at = None if booked is None else _moment(booked)
                found[session].append(Record(some[session], person, at, presence))
        for session in some:
            yield from sorted(found.pop(session, ()), key=_by_name)


def _meet(tx: Tx, community: Community, members: set[int], people: dict[int, Person | None]) -> None:
    """Have all these members among the people that are known; None for those of another community."""
    if len(people) > _PEOPLE_KNOWN:
        people.clear()
    unknown = members - people.keys()
    if not unknown:
        return
    people.update(dict.fromkeys(unknown))
    for row in tx.execute(_PEOPLE, {"community_id": community.id, "members": sorted(unknown)}):
        people[row.id] = Person(row.name, row.grade, row.specialty, row.site, row.experience)


def _moment(stored: str | datetime) -> datetime:
    """SQLite keeps the words of a moment in UTC, PostgreSQL the moment."""
    # Nine tenths of a microsecond faster than `replace` is.
    return datetime.fromisoformat(f"{stored}+00:00") if isinstance(stored, str) else stored


def _meetings(tx: Tx, community: Community, scope: Scope, now: datetime) -> Iterator[dict[int, Meeting]]:
    """The sessions in the order of their beginnings, by their ids, a few at a time."""
    wanted = (
        sessions_of(
            community,
            scope,
            now,
            _cycles.c.name,
            _sessions.c.id,
            _sessions.c.topic,
            _sessions.c.starts_at,
            _sessions.c.minutes,
            _facilitators.c.name,
            _sessions.c.places,
        )
        .join(_facilitators, _facilitators.c.id == _sessions.c.facilitator_id)
        .order_by(_sessions.c.starts_at, _sessions.c.id)
        .execution_options(yield_per=_SESSIONS_AT_ONCE)
    )
    some: dict[int, Meeting] = {}
    places = 0
    row: Any
    for row in tx.execute(wanted):
        meeting = Meeting(community.name, community.zone, *row[:6])
        some[meeting.session] = meeting
        places += row.places
        if len(some) >= _SESSIONS_AT_ONCE or places >= _PLACES_AT_ONCE:
            yield some
            some, places = {}, 0
    if some:
        yield some


def _line(of: sa.Table, booked_at: sa.ColumnElement[Any]) -> tuple[sa.ColumnElement[Any], ...]:
    """What `records` takes apart, in its order; `of` is where the session and the member stand."""
    presented = sa.exists().where(
        _slots.c.session_id == of.c.session_id,
        _slots.c.member_id == of.c.member_id,
        _slots.c.state == SlotState.PRESENTED,
    )
    return (
        of.c.session_id.label("session"),
        of.c.member_id.label("member"),
        sa.type_coerce(booked_at, _AS_STORED).label("booked_at"),
        _attendance.c.status,
        _attendance.c.established,
        _attendance.c.minutes,
        sa.type_coerce(presented, _AS_STORED).label("presented"),
    )


_AS_STORED = sa.types.NullType()
"""Of values that are not to be converted on the way: each conversion is a second in a million lines."""
_THESE: sa.BindParameter[Any] = sa.bindparam("sessions", expanding=True)
_NEVER = sa.cast(sa.null(), sa.DateTime(timezone=True))
_MARKED = sa.and_(
    _attendance.c.session_id == _bookings.c.session_id, _attendance.c.member_id == _bookings.c.member_id
)
_LINES = sa.union_all(
    sa.select(*_line(_bookings, _bookings.c.booked_at))
    .select_from(_bookings.outerjoin(_attendance, _MARKED))
    .where(_bookings.c.session_id.in_(_THESE)),
    sa.select(*_line(_attendance, _NEVER)).where(
        _attendance.c.session_id.in_(_THESE), ~sa.exists().where(_MARKED).correlate(_attendance)
    ),
).order_by("session", "member")
"""Who had a place or was there are two tables; a line is anybody in either."""
_PEOPLE = sa.select(
    _members.c.id,
    _members.c.name,
    _members.c.grade,
    _members.c.specialty,
    _members.c.site,
    _members.c.experience,
).where(
    _members.c.id.in_(sa.bindparam("members", expanding=True)),
    _members.c.community_id == sa.bindparam("community_id"),
)


def _by_name(record: Record) -> tuple[str, str, int]:
    return in_order(record.person.name)
