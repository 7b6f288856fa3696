"""Arrivals in the UK: told, moved, and asked about on the day, so that nobody stays before the door."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rules import arrivals as rules
from rules.arrivals import HERE, Arrival
from rules.dialogue import Draft
from rules.groups import Group, Purpose
from rules.ids import CommunityId, MemberId
from rules.members import About, Member, Status
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from storage import arrivals, communities, due, members, outbox
from storage.db import Tx


def known(tx: Tx, community_id: CommunityId) -> Mapping[str, Any]:
    """What the hello form starts out knowing: only where somebody is prepared for it the arrival is asked."""
    return {"pre_arrival": True} if arrivals.is_prepared(tx, community_id) else {}


def tell_arrival(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> About:
    """The two questions about the arrival have their answers."""
    me = require(actor, Verb.EDIT_PROFILE, draft.community_id)
    settle(tx, draft.community_id, me.member_id, draft.answers, now)
    return members.about(tx, me.member_id)


def settle(
    tx: Tx, community_id: CommunityId, member_id: MemberId, answers: Mapping[str, Any], now: datetime
) -> None:
    """Keep what these answers say of the arrival, if anything. The caller has checked the right."""
    if "arrival" in answers:
        due.drop(tx, _asking(member_id))  # They were asked, whether they said it or skipped it.
    today = now.astimezone(communities.load(tx, community_id).zone).date()
    before = arrivals.lock(tx, member_id)
    after = rules.told(answers, before, today)
    if after != before:
        _keep(tx, community_id, member_id, after)


def arrive(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> About:
    """The member has arrived. Pressed again, it stays so."""
    me = require(actor, Verb.EDIT_PROFILE, community_id)
    arrivals.lock(tx, me.member_id)
    _keep(tx, community_id, me.member_id, HERE)
    return members.about(tx, me.member_id)


def answered(tx: Tx, member_id: MemberId) -> None:
    """The member has gone onward by themselves, so they are not asked once more."""
    due.drop(tx, _key(member_id))


def came_in(tx: Tx, member: Member, group: Group, now: datetime) -> None:
    """The member has come into a group: in one for doctors on their way the day is asked, soon and once."""
    if group.purpose is not Purpose.PRE_ARRIVAL or not rules.is_to_be_asked(member.arrival):
        return
    at = communities.load(tx, member.community_id).decent(now + rules.ASKED_AFTER)
    due.put(tx, "arrival-ask", _asking(member.id), at, {"member_id": member.id})


def ask_day(tx: Tx, now: datetime, member_id: MemberId) -> None:
    """Due work: ask for the day of arrival, unless it was said or skipped meanwhile. Once, by its key."""
    member = members.load(tx, member_id)
    if member.status is not Status.ADMITTED or not rules.is_to_be_asked(member.arrival):
        return
    at = communities.load(tx, member.community_id).decent(now)
    outbox.add(tx, [Notice("arrival-ask", _asking(member_id), ToMember(member_id), at)], now)


def ask_onward(tx: Tx, now: datetime, member_id: MemberId, *, again: bool) -> None:
    """Due work on the day of arrival, and a week later: invite onward, unless the date is another now."""
    member = members.load(tx, member_id)
    community = communities.load(tx, member.community_id)
    at = rules.asked_at(member.arrival, community)
    if member.status is not Status.ADMITTED or at is None or now < at:
        return
    assert member.arrival.on is not None
    on = member.arrival.on.isoformat()
    notice = Notice(
        kind="arrival-onward",
        key=f"arrival-onward:{member_id}:{on}:{int(again)}",
        to=ToMember(member_id),
        not_before=community.decent(now),
        variables={"on": on, "again": again},
        priority=Priority.REMINDER,
    )
    outbox.add(tx, [notice], now)
    if not again:
        later = community.decent(now + rules.AGAIN)
        due.put(tx, "arrival-onward", _key(member_id), later, {"member_id": member_id, "again": True})


def _keep(tx: Tx, community_id: CommunityId, member_id: MemberId, arrival: Arrival) -> None:
    arrivals.save(tx, member_id, arrival)
    due.drop(tx, _asking(member_id))
    at = rules.asked_at(arrival, communities.load(tx, community_id))
    if at is None:
        due.drop(tx, _key(member_id))
    else:
        due.put(tx, "arrival-onward", _key(member_id), at, {"member_id": member_id, "again": False})


def _asking(member_id: MemberId) -> str:
    return f"arrival-ask:{member_id}"


def _key(member_id: MemberId) -> str:
    return f"arrival-onward:{member_id}"
