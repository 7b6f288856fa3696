"""Of which cycles a report can be asked for in the chat, and what one that was asked for is made from."""

from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.cycles.running import Cycle
from rules.ids import CycleId, MemberId
from rules.permissions import Actor, NotAllowedError, Verb
from storage import communities, cycles, members
from storage.cycles import NoSuchCycleError
from storage.db import Tx
from storage.views import cycle_report
from storage.views.cycle_report import CycleReport


@dataclass(frozen=True, slots=True)
class Choice:
    """A cycle that a report can be made of."""

    community: Community
    cycle: Cycle


@dataclass(frozen=True, slots=True)
class Choices:
    """A page of the cycles, the latest first."""

    cycles: tuple[Choice, ...]
    page: int
    more: bool
    several: bool
    """Whether they are of several communities."""
    indicators: bool
    """Whether this person may have the indicators as well."""


def choices(tx: Tx, actor: Actor, _now: datetime, page: int, size: int) -> Choices:
    """What this person can have a report of; NotAllowedError for whom there is none."""
    where = {one: communities.load(tx, one) for one in actor.where(Verb.EXPORT_REPORT)}
    if not where:
        raise NotAllowedError(Verb.EXPORT_REPORT, stranger=not actor.memberships)
    page = max(page, 0)
    found = cycles.of_communities(tx, where, size + 1, skip=page * size)
    return Choices(
        cycles=tuple(Choice(where[one.community_id], one) for one in found[:size]),
        page=page,
        more=len(found) > size,
        several=len(where) > 1,
        indicators=actor.may(Verb.EXPORT_INDICATORS),
    )


def wanted(tx: Tx, member_id: MemberId, cycle_id: CycleId, asked_at: datetime) -> CycleReport | None:
    """What the report is made from: as the command line reads it, at the time when it was asked for.

    None when who asked for it may have none any more, or the cycle is gone.
    """
    try:
        cycle = cycles.load(tx, cycle_id)
    except NoSuchCycleError:
        return None
    who = members.actor(tx, members.load(tx, member_id).user_id)
    if cycle.community_id not in who.where(Verb.EXPORT_REPORT):
        return None
    return cycle_report.of_cycle(tx, asked_at, cycle)
