"""The attendance of a community as a stream of rows, however long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from rules.attendance import Established, Record, Scope, Status
from rules.communities import Community
from rules.ids import CommunityId, CycleId
from rules.members import Experience
from rules.presenters.slots import SlotState
from rules.sessions import Status as SessionStatus
from storage import communities
from storage.db import Tx
from storage.tables import (
    AttendanceRow,
    BookingRow,
    CommunityRow,
    CycleRow,
    MemberRow,
    PresenterSlotRow,
    SessionRow,
)
from storage.upsert import columns

_AT_ONCE = 500
"""Rows fetched from the database in one go; bounds the memory an export takes."""

_attendance = columns(AttendanceRow)
_bookings = columns(BookingRow)
_sessions = columns(SessionRow)
_cycles = columns(CycleRow)
_communities = columns(CommunityRow)
_slots = columns(PresenterSlotRow)
_members = columns(MemberRow)
_facilitators = _members.alias("facilitators")


@dataclass(frozen=True, slots=True)
class Cycle:
    """A year's plan, by its name."""

    id: CycleId
    name: str


def cycles(tx: Tx, community_id: CommunityId) -> list[Cycle]:
    """The community's cycles, the latest first."""
    rows = tx.execute(
        sa.select(_cycles.c.id, _cycles.c.name)
        .where(_cycles.c.community_id == community_id)
        .order_by(_cycles.c.starts_on.desc(), _cycles.c.id.desc())
    )
    return [Cycle(CycleId(row.id), row.name) for row in rows]


class UnknownCycleError(LookupError):
    """No community has a cycle of that name. `known` are the names there are."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.known = tuple(known)


def communities_with(tx: Tx, scope: Scope) -> list[Community]:
    """The communities an export of this scope covers; UnknownCycleError when none has that cycle."""
    everywhere = [
        communities.load(tx, CommunityId(one))
        for one in tx.execute(sa.select(_communities.c.id).order_by(_communities.c.id)).scalars()
    ]
    if scope.cycle is None:
        return everywhere
    named = {one.id: [cycle.name for cycle in cycles(tx, one.id)] for one in everywhere}
    having = [one for one in everywhere if scope.cycle in named[one.id]]
    if not having:
        raise UnknownCycleError(
            scope.cycle, dict.fromkeys(name for names in named.values() for name in names)
        )
    return having


# Who had a place and who was there are two tables; a row of the export is anybody in either.
_people = (
    sa.select(_bookings.c.session_id, _bookings.c.member_id)
    .union(sa.select(_attendance.c.session_id, _attendance.c.member_id))
    .subquery()
)
_ROWS = (
    sa.select(
        _cycles.c.name.label("cycle"),
        _sessions.c.id.label("session"),
        _sessions.c.topic,
        _sessions.c.starts_at,
        _sessions.c.minutes,
        _facilitators.c.name.label("facilitator"),
        _members.c.name.label("member"),
        _members.c.grade,
        _members.c.specialty,
        _members.c.site,
        _members.c.experience,
        _bookings.c.booked_at,
        _attendance.c.status,
        _attendance.c.established,
        _attendance.c.minutes.label("minutes_present"),
        sa.exists()
        .where(
            _slots.c.session_id == _sessions.c.id,
            _slots.c.member_id == _members.c.id,
            _slots.c.state == SlotState.PRESENTED,
        )
        .label("presented"),
    )
    .select_from(_people)
    .join(_sessions, _sessions.c.id == _people.c.session_id)
    .join(_cycles, _cycles.c.id == _sessions.c.cycle_id)
    .join(_members, _members.c.id == _people.c.member_id)
    .join(_facilitators, _facilitators.c.id == _sessions.c.facilitator_id)
    .outerjoin(
        _bookings,
        sa.and_(_bookings.c.session_id == _people.c.session_id, _bookings.c.member_id == _people.c.member_id),
    )
    .outerjoin(
        _attendance,
        sa.and_(
            _attendance.c.session_id == _people.c.session_id,
            _attendance.c.member_id == _people.c.member_id,
        ),
    )
    .where(
        _sessions.c.community_id == sa.bindparam("community_id"),
        _sessions.c.status == SessionStatus.SCHEDULED,
        _sessions.c.starts_at <= sa.bindparam("now"),
    )
    .order_by(_sessions.c.starts_at, _sessions.c.id, _members.c.name, _members.c.id)
    .execution_options(yield_per=_AT_ONCE)
)


def records(tx: Tx, community: Community, scope: Scope, now: datetime) -> Iterator[Record]:
    """A row for everybody with a place or a mark, of each session that has begun and was not cancelled.

    The rows must be read within the transaction: they come from the database as they are asked for.
    """
    wanted = _ROWS
    if scope.cycle is not None:
        wanted = wanted.where(_cycles.c.name == scope.cycle)
    if scope.first is not None:
        wanted = wanted.where(_sessions.c.starts_at >= _midnight(scope.first, community.zone))
    if scope.last is not None:
        wanted = wanted.where(
            _sessions.c.starts_at < _midnight(scope.last + timedelta(days=1), community.zone)
        )
    for row in tx.execute(wanted, {"community_id": community.id, "now": now}):
        yield _record(row, community)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _record(row: Any, community: Community) -> Record:
    return Record(
        community=community.name,
        zone=community.zone,
        cycle=row.cycle,
        session=row.session,
        topic=row.topic,
        starts_at=row.starts_at,
        minutes=row.minutes,
        facilitator=row.facilitator,
        member=row.member,
        grade=row.grade,
        specialty=row.specialty,
        site=row.site,
        experience=None if row.experience is None else Experience(row.experience),
        booked_at=row.booked_at,
        status=None if row.status is None else Status(row.status),
        established=None if row.established is None else Established(row.established),
        minutes_present=row.minutes_present,
        presented=bool(row.presented),
    )
