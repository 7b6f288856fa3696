"""Cycles: a year's plan of sessions, and the sessions in it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import count

import sqlalchemy as sa

from rules.cycles.running import Cycle
from rules.ids import CommunityId, CycleId, SessionId
from rules.sessions import Session, Status
from storage import sessions
from storage.db import Tx
from storage.tables import BookingRow, CycleRow, SessionRow, WaitlistEntryRow
from storage.upsert import columns, insert

_cycles = columns(CycleRow)
_sessions = columns(SessionRow)


class NoSuchCycleError(LookupError):
    """The cycle does not exist (a button from elsewhere, or forged)."""


def load(tx: Tx, cycle_id: CycleId) -> Cycle:
    """The cycle, or NoSuchCycleError."""
    row = tx.execute(sa.select(_cycles).where(_cycles.c.id == cycle_id)).one_or_none()
    if row is None:
        raise NoSuchCycleError
    return _cycle_of(row)


def of_communities(
    tx: Tx, community_ids: Iterable[CommunityId], limit: int | None = None, *, skip: int = 0
) -> list[Cycle]:
    """Their cycles, the latest first, after the first `skip`; at most `limit`, where there is one."""
    rows = tx.execute(
        sa.select(_cycles)
        .where(_cycles.c.community_id.in_(list(community_ids)))
        .order_by(_cycles.c.starts_on.desc(), _cycles.c.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return [_cycle_of(row) for row in rows]


def of_year(tx: Tx, community_id: CommunityId, name: str, starts_on: date) -> CycleId:
    """The community's first cycle that begins on this day, whatever it is called; made when it is missing."""
    this_year = (
        sa.select(_cycles.c.id)
        .where(_cycles.c.community_id == community_id, _cycles.c.starts_on == starts_on)
        .order_by(_cycles.c.id)
        .limit(1)
    )
    for free in _numbered(name):
        # Looked for anew each time: what has the name may just have been made for this very year.
        found = tx.execute(this_year).scalar_one_or_none()
        if found is None:
            found = _add(tx, community_id, free, starts_on, planned=False)
        if found is not None:
            return CycleId(found)
    raise AssertionError("numbers do not end")


def begin(tx: Tx, community_id: CommunityId, name: str, starts_on: date) -> CycleId:
    """A cycle that is planned as a whole, with a name of its own.

    What was made for single sessions of that year becomes it, so that they stay together.
    """
    take_over = (
        sa.update(_cycles)
        .where(
            _cycles.c.community_id == community_id,
            _cycles.c.starts_on == starts_on,
            _cycles.c.planned.is_(False),
        )
        .values(planned=True)
        .returning(_cycles.c.id)
    )
    for free in _numbered(name):
        found = tx.execute(take_over).scalars().first()
        if found is None:
            found = _add(tx, community_id, free, starts_on, planned=True)
        if found is not None:
            return CycleId(found)
    raise AssertionError("numbers do not end")


def _numbered(name: str) -> Iterator[str]:
    """The name, and then the name with a number behind it, for where it is taken."""
    yield name
    for number in count(2):
        yield f"{name} ({number})"


def _add(tx: Tx, community_id: CommunityId, name: str, starts_on: date, *, planned: bool) -> int | None:
    """The id of a new cycle; None where the name is taken, after waiting for whoever takes it right now."""
    added: int | None = tx.execute(
        insert(tx, CycleRow)
        .values(community_id=community_id, name=name, starts_on=starts_on, planned=planned)
        .on_conflict_do_nothing(index_elements=["community_id", "name"])
        .returning(_cycles.c.id)
    ).scalar_one_or_none()
    return added


def name_taken(tx: Tx, cycle: Cycle, name: str) -> bool:
    """Whether another cycle of the community has this name, in whatever case."""
    others = tx.execute(
        sa.select(_cycles.c.name).where(
            _cycles.c.community_id == cycle.community_id, _cycles.c.id != cycle.id
        )
    ).scalars()
    return any(one.casefold() == name.casefold() for one in others)


def rename(tx: Tx, cycle_id: CycleId, name: str) -> None:
    tx.execute(sa.update(_cycles).where(_cycles.c.id == cycle_id).values(name=name))


def sessions_of(tx: Tx, cycle_id: CycleId) -> list[Session]:
    """Every session of it, in order of time."""
    rows = tx.execute(
        sa.select(*sessions.COLUMNS)
        .where(_sessions.c.cycle_id == cycle_id)
        .order_by(_sessions.c.starts_at, _sessions.c.id)
    )
    return [sessions.session_of(row) for row in rows]


def places_taken(tx: Tx, cycle_id: CycleId) -> dict[SessionId, tuple[int, int]]:
    """How many have a place in each of its sessions, and how many wait."""
    counted = []
    for table in (columns(BookingRow), columns(WaitlistEntryRow)):
        rows = tx.execute(
            sa.select(table.c.session_id, sa.func.count().label("number"))
            .join(_sessions, _sessions.c.id == table.c.session_id)
            .where(_sessions.c.cycle_id == cycle_id)
            .group_by(table.c.session_id)
        )
        counted.append({int(row.session_id): int(row.number) for row in rows})
    booked, waiting = counted
    return {SessionId(one): (booked.get(one, 0), waiting.get(one, 0)) for one in {*booked, *waiting}}


def near(
    tx: Tx, community_id: CommunityId, led_by: Iterable[int], first: datetime, last: datetime
) -> list[Session]:
    """What takes place between these moments in the community, or is led by one of these members."""
    rows = tx.execute(
        sa.select(*sessions.COLUMNS)
        .where(
            _sessions.c.status == Status.SCHEDULED,
            _sessions.c.starts_at > first - sessions.LONGEST,
            _sessions.c.starts_at < last,
            sa.or_(_sessions.c.community_id == community_id, _sessions.c.facilitator_id.in_(list(led_by))),
        )
        .order_by(_sessions.c.starts_at)
    )
    return [sessions.session_of(row) for row in rows]


def _cycle_of(row: sa.Row[tuple[object, ...]]) -> Cycle:
    return Cycle(CycleId(row.id), CommunityId(row.community_id), row.name, row.starts_on, row.planned)
