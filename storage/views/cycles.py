"""Cycles as they are looked at: the list, one cycle's page, the message that tells a plan, a shift."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Final

from rules.communities import Community
from rules.cycles.running import Cycle, to_come, unpacked
from rules.ids import CommunityId, CycleId, GroupId, MemberId, SessionId
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.sessions import Session, Status
from storage import cards, communities, cycles, sessions
from storage.db import Tx
from storage.views import sessions as session_views
from storage.views.sessions import Page

_LISTED: Final = 6
_SHOWN: Final = 30
"""How many sessions a page of a cycle shows: as many as a plan may have."""


@dataclass(frozen=True, slots=True)
class Cycles:
    """The cycles of every community in which the person plans, the latest first."""

    communities: tuple[Community, ...]
    cycles: tuple[Cycle, ...]
    page: int
    more: bool
    """Whether there are earlier ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """One session of a cycle. `number` counts those that are not cancelled, from 1 on."""

    session: Session
    number: int
    booked: int
    waiting: int
    over: bool


@dataclass(frozen=True, slots=True)
class CyclePage:
    """A cycle for those who plan it."""

    cycle: Cycle
    community: Community
    lines: tuple[Line, ...]
    page: int
    pages: int
    to_come: int
    """How many of its sessions have not begun."""


@dataclass(frozen=True, slots=True)
class Told:
    """A plan as its message in the group tells it."""

    cycle: Cycle
    community: Community
    sessions: tuple[tuple[int, Session], ...]
    """In order of time, with the number of each among those that are not cancelled; what was called off only
    where the group has read of it before.
    """
    more: int
    """How many take place after these."""
    message_id: int | None
    """Where the message stands; None before it was posted."""


@dataclass(frozen=True, slots=True)
class Move:
    """One session that a shift has moved, as it concerns one member."""

    page: Page
    was: datetime


def all_cycles(tx: Tx, actor: Actor, _now: datetime, page: int = 0) -> Cycles:
    """A page of them. NotAllowedError for somebody who plans nowhere."""
    where = actor.where(Verb.PLAN_CYCLE)
    if not where:
        raise NotAllowedError(Verb.PLAN_CYCLE)
    page = max(0, page)
    found = cycles.of_communities(tx, where, _LISTED + 1, skip=page * _LISTED)
    return Cycles(
        communities=tuple(communities.load(tx, one) for one in where),
        cycles=tuple(found[:_LISTED]),
        page=page,
        more=len(found) > _LISTED,
    )


def cycle_page(tx: Tx, actor: Actor, now: datetime, cycle_id: CycleId, page: int = -1) -> CyclePage:
    """A page of the cycle; with -1 the one on which the next session stands."""
    cycle = cycles.load(tx, cycle_id)
    require(actor, Verb.PLAN_CYCLE, cycle.community_id)
    found = cycles.sessions_of(tx, cycle_id)
    taken = cycles.places_taken(tx, cycle_id)
    lines = []
    for number, one in _numbered(found):
        booked, waiting = taken.get(one.id, (0, 0))
        lines.append(Line(one, number, booked, waiting, now >= one.ends_at))
    pages = max(1, -(-len(lines) // _SHOWN))
    if page < 0:
        following = next((at for at, line in enumerate(lines) if not line.over), len(lines) - 1)
        page = max(following, 0) // _SHOWN
    page = min(page, pages - 1)
    return CyclePage(
        cycle=cycle,
        community=communities.load(tx, cycle.community_id),
        lines=tuple(lines[page * _SHOWN : (page + 1) * _SHOWN]),
        page=page,
        pages=pages,
        to_come=len(to_come(found, now)),
    )


def to_plan(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> tuple[Community, ...]:
    """The community that is meant; with 0 every one in which the person plans."""
    where = (community_id,) if community_id else actor.where(Verb.PLAN_CYCLE)
    if not where:
        raise NotAllowedError(Verb.PLAN_CYCLE)
    for one in where:
        require(actor, Verb.PLAN_CYCLE, one)
    return tuple(communities.load(tx, one) for one in where)


def told(tx: Tx, cycle_id: CycleId, group_id: GroupId, at: datetime) -> Told | None:
    """The plan, as it stands when its message goes out; None when that group is not told of it any more.

    Of a plan that is too long for a message, what was over at that moment is left out first.
    """
    message = next((one for one in cards.of_cycle(tx, cycle_id) if one.group_id == group_id), None)
    if message is None:
        return None
    cycle = cycles.load(tx, cycle_id)
    found = cycles.sessions_of(tx, cycle_id)
    if message.message_id is None:
        found = [one for one in found if one.status is Status.SCHEDULED]
    lines = _numbered(found)
    over = sum(one.ends_at <= at for one in found)
    first = max(0, min(over, len(lines) - _SHOWN))
    later = lines[first + _SHOWN :]
    return Told(
        cycle=cycle,
        community=communities.load(tx, cycle.community_id),
        sessions=tuple(lines[first : first + _SHOWN]),
        more=sum(one.status is Status.SCHEDULED for _, one in later),
        message_id=message.message_id,
    )


def _numbered(found: Sequence[Session]) -> list[tuple[int, Session]]:
    """Each with its number among those that are not cancelled, from 1 on."""
    counted = accumulate(one.status is Status.SCHEDULED for one in found)
    return [(int(number), one) for number, one in zip(counted, found, strict=True)]


def shifted(tx: Tx, moves: str, member_id: MemberId) -> tuple[Move, ...]:
    """What of a shift still holds and concerns the member: not what was moved or cancelled since."""
    found = []
    for session_id, was, starts in unpacked(moves):
        session = sessions.load(tx, SessionId(session_id))
        if session.status is Status.CANCELLED or session.starts_at != starts:
            continue
        page = session_views.concerned(tx, session.id, member_id)
        if page is not None:
            found.append(Move(page, was))
    return tuple(found)
