"""A cycle that runs: renamed, and what is still to come shifted by weeks."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from actions.sessions import move_to
from rules.communities import Community
from rules.cycles import running as rules
from rules.cycles.running import Cycle, Shift
from rules.dialogue import Draft, Problem
from rules.ids import CycleId, MemberId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.sessions import Moved, Session, tell_at
from storage import bookings, communities, cycles, outbox, sessions
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many sessions of the cycle have another date."""

    cycle: Cycle
    sessions: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """The cycle has this name; `already` when it had it before."""

    cycle: Cycle
    already: bool = False


@dataclass(frozen=True, slots=True)
class ShiftSeen:
    """What shifting would do, and how many would be told."""

    community: Community
    shifts: tuple[Shift, ...]
    told: int


def look(tx: Tx, _actor: Actor, now: datetime, draft: Draft) -> ShiftSeen | None:
    """The preview; None before it is known by how many weeks."""
    if "weeks" not in draft.answers:
        return None
    community = communities.load(tx, draft.community_id)
    to_come = rules.to_come(cycles.sessions_of(tx, CycleId(draft.answers["cycle"])), now)
    shifts = rules.shifts(to_come, rules.wanted_weeks(draft.answers), community.zone)
    told = {member_id for one in to_come for group in bookings.concerned(tx, one.id) for member_id in group}
    return ShiftSeen(community, shifts, len(told))


def shift_cycle(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Shifted | Problem:
    """The end of the dialogue "cycle-shift". Whoever it concerns gets one message with all their changes."""
    cycle = _mine(tx, actor, CycleId(draft.answers["cycle"]))
    me = require(actor, Verb.MOVE_SESSION, cycle.community_id)
    community = communities.load(tx, cycle.community_id)
    wanted = rules.to_come(cycles.sessions_of(tx, cycle.id), now)
    locked = sessions.lock_all(tx, (one.id for one in wanted))
    to_come = sorted(rules.to_come([*locked.values()], now), key=lambda one: (one.starts_at, one.id))
    shifts = rules.shifts(to_come, rules.wanted_weeks(draft.answers), community.zone)
    if problem := rules.too_early(shifts, now):
        return problem
    moved = []
    for one in shifts:
        decision = move_to(tx, one.session, one.to, me.member_id, now)
        if isinstance(decision, Moved) and not decision.already:
            moved.append((decision.session, decision.was))
    _tell(tx, cycle, community, moved, me.member_id, now)
    return Shifted(cycle, len(moved))


def _tell(
    tx: Tx,
    cycle: Cycle,
    community: Community,
    moved: list[tuple[Session, datetime]],
    by: MemberId,
    now: datetime,
) -> None:
    """Owe each person concerned one message; not to the one who did it."""
    theirs: dict[MemberId, list[tuple[Session, datetime]]] = defaultdict(list)
    for session, was in moved:
        booked, waiting = bookings.concerned(tx, session.id)
        for member_id in dict.fromkeys([*booked, *waiting, session.facilitator_id]):
            if member_id != by:
                theirs[member_id].append((session, was))
    notices = [
        Notice(
            kind="cycle-shifted",
            # With the first session's sequence, so that each shift is told once and every shift is told.
            key=f"cycle-shifted:{changes[0][0].id}:{changes[0][0].sequence}:{member_id}",
            to=ToMember(member_id),
            not_before=tell_at(
                community, now, *(at for session, was in changes for at in (was, session.starts_at))
            ),
            variables={"cycle": cycle.id, "moves": rules.packed(changes)},
        )
        for member_id, changes in theirs.items()
    ]
    outbox.add(tx, notices, now)


def rename_cycle(tx: Tx, actor: Actor, _now: datetime, draft: Draft) -> Renamed | Problem:
    """The end of the dialogue "cycle-rename"."""
    cycle = _mine(tx, actor, CycleId(draft.answers["cycle"]))
    name = draft.answers["name"]
    if name == cycle.name:
        return Renamed(cycle, already=True)
    if cycles.name_taken(tx, cycle, name):
        return Problem("cycle-name-taken", {"name": name})
    cycles.rename(tx, cycle.id, name)
    return Renamed(cycles.load(tx, cycle.id))


def _mine(tx: Tx, actor: Actor, cycle_id: CycleId) -> Cycle:
    """The cycle, for somebody who plans in its community; NoSuchCycleError when there is none."""
    cycle = cycles.load(tx, cycle_id)
    require(actor, Verb.PLAN_CYCLE, cycle.community_id)
    return cycle
