"""Indicators: asked for in the chat, and noted when they are handed out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rules.exports import Format
from rules.ids import CommunityId
from rules.indicators import Period
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from storage import audit, communities, indicators, outbox
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


def ask_for_indicators(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, form: Format, said: Mapping[str, str]
) -> Asked | Refused:
    """The indicators of the region that this community belongs to, with all of its communities.

    Never of one of them alone: beside the region's figures they would tell those of the others. So all of
    them have to be open to whoever asks.
    """
    me = require(actor, Verb.EXPORT_INDICATORS, community_id)
    every = indicators.regions(tx, said)
    region = every[community_id]
    its = [one for one, other in every.items() if other == region]
    open_to = actor.where(Verb.EXPORT_INDICATORS)
    if not all(one in open_to for one in its):
        return Refused(region, "others")
    key = f"indicators:{me.member_id}:{form}"
    if outbox.under_way(tx, key, now):
        return Asked(region, already=True)
    quarters = indicators.quarters(tx, now, [communities.load(tx, one) for one in its])
    if not quarters:
        return Asked(region, empty=True)
    for one in its:
        by = require(actor, Verb.EXPORT_INDICATORS, one).member_id
        detail = _noted(quarters, form, "chat")
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
