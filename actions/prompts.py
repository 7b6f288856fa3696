"""Conversation starters: posted by the clock where a group is silent, stopped by one tap."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rules import bank_holidays
from rules import prompts as rules
from rules.communities import Community
from rules.groups import Group
from rules.ids import CommunityId, GroupId
from rules.notices import Notice, ToChat, ToMember
from rules.permissions import Actor, Membership, NotAllowedError, Role, Verb, require
from rules.priority import Priority
from rules.prompts import Lull, Settings
from storage import audit, communities, due, groups, outbox, prompts, roles
from storage.db import Tx

_FRESH = timedelta(hours=4)
"""A prompt that could not be sent for so long is left: the afternoon is over, or somebody has written."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """No more prompts in this group; `already` when it was so before."""

    group: Group
    already: bool = False


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Who asked may not decide; those who may are told that somebody has."""

    group: Group


def note_heard(tx: Tx, _actor: Actor, _now: datetime, group_id: GroupId, hour: datetime) -> None:
    """Something was said in the group. Nobody is asked for a right, and it is not kept who it was."""
    prompts.note_heard(tx, group_id, hour)


def watch(tx: Tx, community_id: CommunityId, now: datetime) -> None:
    """Look after the community's groups from now on; one that is looked after stays so."""
    if not due.waits(tx, _key(community_id)):
        _look_again(tx, communities.load(tx, community_id), now)


def look_for_lulls(tx: Tx, now: datetime, community_id: CommunityId) -> None:
    """Due work: a prompt for each group that was silent for long enough; then when to look again."""
    community, chosen = communities.load(tx, community_id), prompts.settings(tx, community_id)
    found = prompts.lulls(tx, community_id, now)
    prompts.begin(tx, found)
    for one in found:
        _prompt(tx, one, chosen, community, now)
    _suggest_merging(tx, community, found, now)
    _look_again(tx, community, now)


def _prompt(tx: Tx, lull: Lull, chosen: Settings, community: Community, now: datetime) -> None:
    """A prompt for the group, if it is time for one and there is a card."""
    if not rules.is_due(lull, chosen, community, now, _holidays(now)):
        return
    card = rules.next_card(rules.deck(prompts.kept_cards(tx, community.id)))
    # Somebody may have stopped it, or written there, since the lulls were read: that counts.
    if card is None or not prompts.note_prompted(tx, lull, now):
        return
    prompts.save_card(tx, community.id, replace(card, used_at=now))
    at = community.decent(now)
    notice = Notice(
        kind="prompt",
        key=f"prompt:{lull.group.id}:{_local(community, now)}",
        to=ToChat(lull.group.chat_id),
        not_before=at,
        variables={"group": lull.group.id, "card": card.key, "heard": lull.heard_at.isoformat()},
        priority=Priority.BROADCAST,
        not_after=at + _FRESH,
    )
    outbox.add(tx, [notice], now)


def _suggest_merging(tx: Tx, community: Community, lulls: list[Lull], now: datetime) -> None:
    """Once in a quarter the admins hear of groups in which nothing is said any more."""
    if not rules.set_aside(lulls, now):
        return
    quarter = rules.quarter(_local(community, now))
    notices = [
        Notice(
            kind="groups-silent",
            key=f"groups-silent:{community.id}:{quarter}:{member_id}",
            to=ToMember(member_id),
            not_before=community.decent(now),
            variables={"community": community.id, "at": now.isoformat()},
        )
        for member_id in roles.holders(tx, community.id, Role.ADMIN)
    ]
    outbox.add(tx, notices, now)


def stop_in_group(tx: Tx, actor: Actor, now: datetime, group_id: GroupId) -> Stopped | PassedOn:
    """The tap under a prompt: at once for who may decide, passed on without a name for anybody else there."""
    group = _group(tx, group_id)
    me = actor.within(group.community_id)
    if me is None:
        raise NotAllowedError(Verb.MODERATE, stranger=True)
    if may_stop(me):
        return _set(tx, me, group, now, stopped=True)
    community = communities.load(tx, group.community_id)
    # One word of it in a week: several people who tap are not counted.
    week = "-".join(map(str, _local(community, now).isocalendar()[:2]))
    deciding = roles.holders(tx, community.id, Role.MODERATOR, Role.ADMIN)
    notices = [
        Notice(
            kind="prompt-unwanted",
            key=f"prompt-unwanted:{group.id}:{week}:{member_id}",
            to=ToMember(member_id),
            not_before=community.decent(now),
            variables={"group": group.id},
        )
        for member_id in deciding
    ]
    outbox.add(tx, notices, now)
    return PassedOn(group)


def may_stop(me: Membership) -> bool:
    """Whether this person decides whether a group is prompted."""
    return me.may(Verb.MODERATE) or me.may(Verb.EDIT_PROMPTS)


def set_in_group(tx: Tx, actor: Actor, now: datetime, group_id: GroupId, *, stopped: bool) -> Stopped:
    """In private: no more prompts in this group, or again. Whoever moderates stops; an admin begins again."""
    group = _group(tx, group_id)
    me = actor.within(group.community_id)
    if me is None or not (may_stop(me) if stopped else me.may(Verb.EDIT_PROMPTS)):
        raise NotAllowedError(Verb.EDIT_PROMPTS, stranger=me is None)
    return _set(tx, me, group, now, stopped=stopped)


def set_days(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, days: int) -> Settings:
    """After how many working days of silence a group is prompted; as it was for a number not offered."""
    me = require(actor, Verb.EDIT_PROMPTS, community_id)
    chosen = prompts.settings(tx, community_id)
    if days not in rules.DAYS_OFFERED:
        return chosen
    return _choose(tx, me, replace(chosen, silent_days=days), now)


def set_off(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, *, off: bool) -> Settings:
    """No prompts in any group of the community, or again."""
    me = require(actor, Verb.EDIT_PROMPTS, community_id)
    return _choose(tx, me, replace(prompts.settings(tx, community_id), off=off), now)


def _choose(tx: Tx, me: Membership, chosen: Settings, now: datetime) -> Settings:
    if chosen != prompts.settings(tx, me.community_id):
        prompts.save_settings(tx, me.community_id, chosen)
        detail: dict[str, int | str | None] = {"days": chosen.silent_days, "off": chosen.off}
        audit.add(tx, me.community_id, me.member_id, Verb.EDIT_PROMPTS, now, detail)
        _look_again(tx, communities.load(tx, me.community_id), now)
    return chosen


def _set(tx: Tx, me: Membership, group: Group, now: datetime, *, stopped: bool) -> Stopped:
    lull = prompts.lull(tx, group)
    if (lull is not None and lull.stopped) is stopped:
        return Stopped(group, already=True)
    prompts.set_stopped(tx, group.id, now, stopped=stopped)
    detail: dict[str, int | str | None] = {"group": group.id, "stopped": stopped}
    audit.add(tx, group.community_id, me.member_id, Verb.EDIT_PROMPTS, now, detail)
    _look_again(tx, communities.load(tx, group.community_id), now)
    return Stopped(group)


def _group(tx: Tx, group_id: GroupId) -> Group:
    group = groups.lock(tx, group_id)
    if group is None:
        raise LookupError(group_id)
    return group


def _look_again(tx: Tx, community: Community, now: datetime) -> None:
    found, chosen = prompts.lulls(tx, community.id, now), prompts.settings(tx, community.id)
    at = rules.next_look(found, chosen, community, now, _holidays(now))
    due.put(tx, "lulls", _key(community.id), at, {"community_id": community.id})


def _key(community_id: CommunityId) -> str:
    return f"lulls:{community_id}"


def _holidays(now: datetime) -> frozenset[date]:
    # A silence can reach back over the turn of the year, and the next look over the next one.
    around = bank_holidays.between((now - rules.ASIDE).date(), (now + timedelta(days=14)).date())
    return frozenset(around)


def _local(community: Community, now: datetime) -> date:
    return now.astimezone(community.zone).date()
