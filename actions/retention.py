"""Old things go by themselves: a batch at a time, counted by the month, and told to the administrators."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from actions import privacy
from rules import retention as rules
from rules.communities import Community
from rules.notices import Notice, ToMember, Variables
from rules.permissions import Role
from rules.retention import BATCH, FEW, What
from storage import communities, due, outbox, patient_data, question_blocks, retention, roles
from storage.db import Tx

_KEY: Final = "retention"


def settle_periods(tx: Tx, now: datetime, days: Mapping[What, int]) -> None:
    """The configuration says for how long what is kept. Called at every start."""
    retention.keep(tx, days)
    if not due.waits(tx, _KEY):
        _again(tx, now, more=False)


def remove_old(tx: Tx, now: datetime) -> None:
    """Due work, once a day: what is older than it may be is removed, and the month that is over is told."""
    days = retention.periods(tx)
    more = _remove_notices(tx, now, days)
    # They are of nobody and few, so they go at once and stand in no month's figures.
    patient_data.forget_counts(tx, rules.before(now, days[What.HISTORIES]).date())
    question_blocks.forget(tx, now.date())
    for community_id in communities.all_ids(tx):
        community = communities.load(tx, community_id)
        more = _remove(tx, community, now, days) or more
        _report(tx, community, now)
    _again(tx, now, more=more)


def _remove(tx: Tx, community: Community, now: datetime, days: Mapping[What, int]) -> bool:
    """Whether there may be more of anything."""
    month, more = rules.month_of(now, community), False
    for what, removals in retention.REMOVE.items():
        for remove in removals:
            number = remove(tx, community.id, rules.before(now, days[what]), BATCH)
            retention.count(tx, community.id, month, what, number)
            more = more or number >= BATCH
    number = retention.measures_of_nobody(tx, community.id, BATCH)
    retention.count(tx, community.id, month, What.MODERATION, number)
    more = more or number >= BATCH
    retention.note_unknown_leaving(tx, community.id, now)
    left = rules.before(now, days[What.FORMER_MEMBERS])
    former = retention.former_members(tx, community.id, left, FEW)
    for who in former:
        privacy.erase(tx, now, who, [community.id])
    retention.count(tx, community.id, month, What.FORMER_MEMBERS, len(former))
    return more or len(former) >= FEW


def _remove_notices(tx: Tx, now: datetime, days: Mapping[What, int]) -> bool:
    return retention.notices(tx, rules.before(now, days[What.NOTICES]), BATCH) >= BATCH


def _report(tx: Tx, community: Community, now: datetime) -> None:
    """Once a month, where anything was removed in the month before."""
    month = rules.month_before(rules.month_of(now, community))
    if not retention.removed(tx, community.id, month):
        return
    about: Variables = {"community": community.id, "month": month.isoformat()}
    outbox.add(
        tx,
        [
            Notice(
                "retention-report",
                f"retention-report:{community.id}:{month.isoformat()}:{member_id}",
                ToMember(member_id),
                community.decent(now),
                about,
            )
            for member_id in roles.holders(tx, community.id, Role.ADMIN)
        ],
        now,
    )


def _again(tx: Tx, now: datetime, *, more: bool) -> None:
    first = communities.first(tx)
    community = None if first is None else communities.load(tx, first)
    due.put(tx, "retention", _KEY, rules.next_run(now, community, more=more), {})
