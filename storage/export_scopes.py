"""What an export can be of: cycles, sessions and days, and the sessions that this comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from rules.communities import Community
from rules.exports import Scope
from rules.ids import CommunityId, CycleId, SessionId
from rules.sessions import Status
from storage import communities, cycles, sharing
from storage import sessions as all_sessions
from storage.db import Tx
from storage.tables import CommunityRow, CycleRow, SessionRow
from storage.upsert import columns

_sessions = columns(SessionRow)
_cycles = columns(CycleRow)
_communities = columns(CommunityRow)


def cycle_names(tx: Tx) -> list[str]:
    """The names of all cycles, the earliest first; their places in this list do not change."""
    rows = tx.execute(
        sa.select(_cycles.c.name)
        .group_by(_cycles.c.name)
        .order_by(sa.func.min(_cycles.c.starts_on), sa.func.min(_cycles.c.id))
    )
    return list(rows.scalars())


class UnknownCycleError(LookupError):
    """No community has a cycle of that name. `known` are the names there are, as `cycle_names`."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.known = tuple(known)


class UnknownSessionError(LookupError):
    """There is no session of that number."""


def scope(
    tx: Tx, community: Community, cycle_id: CycleId | None, session_id: SessionId | None, now: datetime
) -> Scope:
    """A cycle of the community, a session that its members could come to and that has begun, or everything.

    LookupError for anything else.
    """
    cycle = None if cycle_id is None else cycles.load(tx, cycle_id)
    if cycle is not None and cycle.community_id != community.id:
        raise cycles.NoSuchCycleError
    if session_id is not None and not sessions(tx, community, now, session=session_id):
        raise UnknownSessionError(session_id)
    return Scope(cycle=None if cycle is None else cycle.name, session=session_id)


@dataclass(frozen=True, slots=True)
class Past:
    """A session that has begun, as far as it is needed to choose it."""

    id: SessionId
    topic: str
    starts_at: datetime


def sessions(
    tx: Tx,
    community: Community,
    now: datetime,
    *,
    session: SessionId | None = None,
    after: int = 0,
    limit: int = 1,
) -> list[Past]:
    """The sessions that an export can be of, the latest first; of which `after` are passed over."""
    found = tx.execute(
        sessions_of(
            community, Scope(session=session), now, _sessions.c.id, _sessions.c.topic, _sessions.c.starts_at
        )
        .order_by(_sessions.c.starts_at.desc(), _sessions.c.id.desc())
        .offset(after)
        .limit(limit)
    )
    return [Past(SessionId(row.id), row.topic, row.starts_at) for row in found]


def communities_with(tx: Tx, scope: Scope) -> list[Community]:
    """The communities whose members may be in an export of this scope.

    UnknownCycleError and UnknownSessionError when the scope names what does not exist.
    """
    wanted = sa.select(_communities.c.id).order_by(_communities.c.id)
    if scope.cycle is not None and scope.cycle not in (known := cycle_names(tx)):
        raise UnknownCycleError(scope.cycle, known)
    if scope.session is not None:
        try:
            held = all_sessions.load(tx, scope.session)
        except all_sessions.NoSuchSessionError:
            raise UnknownSessionError(scope.session) from None
        wanted = wanted.where(_communities.c.id.in_(sharing.open_to(tx, held)))
    return [communities.load(tx, CommunityId(one)) for one in tx.execute(wanted).scalars()]


def sessions_of(
    community: Community, scope: Scope, now: datetime, *wanted: sa.ColumnElement[Any]
) -> sa.Select[Any]:
    """Of the sessions that the community's members could come to, those within the scope that have begun."""
    # Who has withdrawn had nobody there; who was only asked has nothing to see.
    invited = sharing.opened_to([community.id])
    found = (
        sa.select(*wanted)
        .select_from(_sessions)
        .join(_cycles, _cycles.c.id == _sessions.c.cycle_id)
        .where(
            sa.or_(_sessions.c.community_id == community.id, _sessions.c.id.in_(invited)),
            _sessions.c.status == Status.SCHEDULED,
            _sessions.c.starts_at <= now,
        )
    )
    if scope.cycle is not None:
        found = found.where(_cycles.c.name == scope.cycle)
    if scope.session is not None:
        found = found.where(_sessions.c.id == scope.session)
    if scope.first is not None:
        found = found.where(_sessions.c.starts_at >= _midnight(scope.first, community.zone))
    if scope.last is not None:
        after = _midnight(scope.last + timedelta(days=1), community.zone)
        found = found.where(_sessions.c.starts_at < after)
    return found


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
