"""Indicators as they leave the trust: of which regions they can be asked for, and their rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rules.communities import Community
from rules.ids import CommunityId, MemberId
from rules.indicators import Rebase, Row, rows, together
from rules.permissions import Actor, Verb, require_anywhere
from storage import communities, indicators, members
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Choice:
    """A region whose indicators can be asked for, by one of its communities."""

    community_id: CommunityId
    region: str


def choices(tx: Tx, actor: Actor, _now: datetime, said: Mapping[str, str]) -> list[Choice]:
    """The regions of the communities in which this person may ask; NotAllowedError where there is none."""
    require_anywhere(actor, Verb.EXPORT_INDICATORS)
    every = indicators.regions(tx, said)
    found = {every[one]: one for one in reversed(actor.where(Verb.EXPORT_INDICATORS))}
    return [Choice(community_id, region) for region, community_id in sorted(found.items())]


def wanted(
    tx: Tx, member_id: MemberId, region: str, community_ids: Sequence[CommunityId], asked_at: datetime
) -> list[Row] | None:
    """What the file that was asked for holds; None when who asked for it may have none any more."""
    who = members.actor(tx, members.load(tx, member_id).user_id)
    if not set(community_ids) <= set(who.where(Verb.EXPORT_INDICATORS)):
        return None
    return told(tx, asked_at, dict.fromkeys(community_ids, region))


def told(
    tx: Tx,
    now: datetime,
    regions: Mapping[CommunityId, str],
    first: date | None = None,
    last: date | None = None,
    rebases: Sequence[Rebase] = (),
) -> list[Row]:
    """What may leave the trust: a row for each indicator of each region and each quarter that can be told.

    Communities of one region are counted together before anything is held back.
    """
    by_region: dict[str, list[Community]] = defaultdict(list)
    for community_id, region in regions.items():
        by_region[region].append(communities.load(tx, community_id))
    found: list[Row] = []
    for region, its in by_region.items():
        for quarter in indicators.quarters(tx, now, its, first, last):
            counted = together([indicators.counts(tx, one, quarter) for one in its])
            found += rows(region, quarter, counted, rebases)
    return found
