"""Indicators: put together for each region, asked for in the chat, and noted when they are handed out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rules.communities import Community
from rules.exports import Format
from rules.ids import CommunityId, MemberId
from rules.indicators import Count, Counts, Id, Period, Rebase, Row, period_of, rows, settled
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require, require_anywhere
from rules.priority import Priority
from rules.retention import What
from storage import audit, communities, indicators, members, outbox, retention
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Asked:
    """The file is on its way; `empty` when no quarter can be told yet."""

    region: str
    empty: bool = False
    already: bool = False
    """Whether the same file was on its way before."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    region: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A region whose indicators can be asked for, by one of its communities."""

    community_id: CommunityId
    region: str


def choices(tx: Tx, actor: Actor, _now: datetime, said: Mapping[str, str]) -> list[Choice]:
    """The regions of the communities in which this person may ask; NotAllowedError where there is none."""
    require_anywhere(actor, Verb.EXPORT_INDICATORS)
    every = regions(tx, said)
    found = {every[one]: one for one in reversed(actor.where(Verb.EXPORT_INDICATORS))}
    return [Choice(community_id, region) for region, community_id in sorted(found.items())]


def regions(tx: Tx, said: Mapping[str, str]) -> dict[CommunityId, str]:
    """The region of every community, by what the configuration says of its key; else it is its own."""
    return {
        community_id: said.get(key) or communities.load(tx, community_id).name
        for community_id, key in indicators.keys(tx).items()
    }


def ask_for_indicators(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, form: Format, said: Mapping[str, str]
) -> Asked | Refused:
    """The indicators of the region that this community belongs to, with all of its communities.

    Never of one of them alone: beside the region's figures they would tell those of the others. So all of
    them have to be open to whoever asks.
    """
    me = require(actor, Verb.EXPORT_INDICATORS, community_id)
    every = regions(tx, said)
    region = every[community_id]
    its = [one for one, other in every.items() if other == region]
    open_to = actor.where(Verb.EXPORT_INDICATORS)
    if not all(one in open_to for one in its):
        return Refused(region, "others")
    key = f"indicators:{me.member_id}:{form}"
    if outbox.under_way(tx, key, now):
        return Asked(region, already=True)
    rows_ = tell(tx, now, dict.fromkeys(its, region))
    if not rows_:
        return Asked(region, empty=True)
    for one in its:
        by = require(actor, Verb.EXPORT_INDICATORS, one).member_id
        detail = _noted([row.period for row in rows_], form, "chat")
        audit.add(tx, one, by, Verb.EXPORT_INDICATORS, now, detail)
    together = ",".join(map(str, its))
    notice = Notice(
        "indicators",
        key,
        ToMember(me.member_id),
        now,
        {"region": region, "communities": together, "form": form, "at": int(now.timestamp())},
        Priority.ANSWER,
    )
    outbox.owe_again(tx, notice, now)
    return Asked(region)


def owed(
    tx: Tx, member_id: MemberId, region: str, community_ids: Sequence[CommunityId], asked_at: datetime
) -> list[Row] | None:
    """What the file that was asked for holds; None when who asked for it may have none any more."""
    who = members.actor(tx, members.load(tx, member_id).user_id)
    if not set(community_ids) <= set(who.where(Verb.EXPORT_INDICATORS)):
        return None
    return tell(tx, asked_at, dict.fromkeys(community_ids, region))


def tell(
    tx: Tx,
    now: datetime,
    regions: Mapping[CommunityId, str],
    first: date | None = None,
    last: date | None = None,
    rebases: Sequence[Rebase] = (),
) -> list[Row]:
    """What may leave the trust: a row for each indicator of each region and each period that is over.

    Communities of one region are counted together before anything is held back. Periods whose histories are
    removed already are not told any more: their figures would be wrong.
    """
    by_region: dict[str, list[Community]] = defaultdict(list)
    for community_id, region in regions.items():
        by_region[region].append(communities.load(tx, community_id))
    kept = now - timedelta(days=retention.periods(tx)[What.HISTORIES])
    told: list[Row] = []
    for region, its in by_region.items():
        begun = [day for one in its if (day := indicators.first_session(tx, one)) is not None]
        if not begun:
            continue
        today = now.astimezone(its[0].zone).date()
        for period in settled(period_of(min(begun)).first, last or today, today):
            if period.first > kept.date() and (first is None or period.first >= first):
                counted = [indicators.counts(tx, one, period) for one in its]
                told += rows(region, period, _together(counted), rebases)
    return told


def _together(counted: Sequence[Counts]) -> dict[Id, Count | None]:
    """The sums; None where nothing was published by any."""
    known = {id_: [one for each in counted if (one := each[id_]) is not None] for id_ in counted[0]}
    return {id_: sum(those, Count(0)) if those else None for id_, those in known.items()}


def note_export(
    tx: Tx, now: datetime, community_ids: Sequence[CommunityId], periods: Sequence[Period], form: Format
) -> None:
    """The command line exports: there is no member to name."""
    detail = _noted(periods, form, "command line")
    for community_id in community_ids:
        audit.add(tx, community_id, None, Verb.EXPORT_INDICATORS, now, detail)


def _noted(periods: Sequence[Period], form: Format, by: str) -> dict[str, int | str | None]:
    return {
        "first": min(periods).first.isoformat() if periods else None,
        "last": max(periods).last.isoformat() if periods else None,
        "format": form,
        "by": by,
    }
