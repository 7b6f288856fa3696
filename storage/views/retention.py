"""For how long what is kept, and what was removed, for a community's administrators."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rules.communities import Community
from rules.ids import CommunityId, MemberId
from rules.permissions import Actor, Role, Verb, require
from rules.retention import Removed, What, month_before, month_of
from storage import communities, retention, roles
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Month:
    """What was removed in a month."""

    first: date
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The periods, and the present month and the one before."""

    community: Community
    days: Mapping[What, int]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a month has taken."""

    community: Community
    month: Month


def kept(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> Kept:
    """NotAllowedError for who is no administrator there."""
    require(actor, Verb.SEE_AUDIT, community_id)
    community = communities.load(tx, community_id)
    present = month_of(now, community)
    months = tuple(_month(tx, community_id, one) for one in (present, month_before(present)))
    return Kept(community, retention.periods(tx), months)


def report(tx: Tx, community_id: CommunityId, month: date, member_id: MemberId) -> Report | None:
    """For a notice; None for somebody who is no administrator any more."""
    if member_id not in roles.holders(tx, community_id, Role.ADMIN):
        return None
    return Report(communities.load(tx, community_id), _month(tx, community_id, month))


def _month(tx: Tx, community_id: CommunityId, first: date) -> Month:
    return Month(first, tuple(retention.removed(tx, community_id, first)))
