"""Indicators: put together for each region, and noted when they are handed out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from rules.communities import Community
from rules.exports import Format
from rules.ids import CommunityId
from rules.indicators import Count, Counts, Id, Period, Rebase, Row, period_of, rows, settled
from rules.permissions import Verb
from rules.retention import What
from storage import audit, communities, indicators, retention
from storage.db import Tx


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
    detail = {
        "first": min(periods).first.isoformat() if periods else None,
        "last": max(periods).last.isoformat() if periods else None,
        "format": form,
        "by": "command line",
    }
    for community_id in community_ids:
        audit.add(tx, community_id, None, Verb.EXPORT_INDICATORS, now, detail)
