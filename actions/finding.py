"""Finding a group: personal links, asked for, made by Telegram, used once, and revoked."""

from datetime import datetime

from actions import arrivals as arriving
from rules import finding as rules
from rules.finding import LIFETIMES, ONWARD, Link, LinkAsked, LinkKind, Refused, Use
from rules.groups import Group
from rules.ids import GroupId, InviteLinkId, MemberId, UserId
from rules.notices import Notice, ToChat, ToMember
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.priority import Priority
from storage import arrivals, communities, due, finding, groups, members, outbox
from storage.db import Tx


def ask_for_link(tx: Tx, actor: Actor, now: datetime, group_id: GroupId) -> LinkAsked | Refused:
    """A link into this group for oneself, open for a day. Asked for again in time, it is the same."""
    return _ask(tx, actor, now, group_id, LinkKind.OWN, newer_than=0)


def invite_colleague(
    tx: Tx, actor: Actor, now: datetime, group_id: GroupId, newest: int
) -> LinkAsked | Refused:
    """A link for somebody else, open for a week. `newest` is the newest of these links that the button knew
    of: pressed twice, it makes one.
    """
    return _ask(tx, actor, now, group_id, LinkKind.COLLEAGUE, newer_than=newest)


def _ask(
    tx: Tx, actor: Actor, now: datetime, group_id: GroupId, kind: LinkKind, newer_than: int
) -> LinkAsked | Refused:
    group = groups.find(tx, group_id)
    if group is None:
        return Refused("group-gone")
    me = require(actor, Verb.FIND_GROUP, group.community_id)
    arrival = arrivals.lock(tx, me.member_id)  # All that one member asks for comes one after the other.
    mine = [one for one in finding.of_member(tx, me.member_id) if one.is_open(now)]
    today = now.astimezone(communities.load(tx, group.community_id).zone).date()
    for link in mine:
        if link.kind is kind and link.group_id == group_id and link.id > newer_than and group.present:
            return LinkAsked(group, link, already=True)
    if refused := rules.refused(group, kind, arrival, today, mine):
        return refused
    link = finding.add(tx, group_id, me.member_id, kind, now, now + LIFETIMES[kind])
    due.put(tx, "invite-link-expires", _expiry(link.id), link.expires_at, {"link_id": link.id})
    notice = Notice(
        kind="invite-link",
        key=f"invite-link:{link.id}",
        to=ToMember(me.member_id),
        not_before=now,
        variables={"link": link.id},
        priority=Priority.ANSWER,
        not_after=link.expires_at,
    )
    outbox.add(tx, [notice], now)
    if kind is LinkKind.OWN and group.purpose in ONWARD:
        arriving.answered(tx, me.member_id)
    return LinkAsked(group, link)


def end_link(tx: Tx, actor: Actor, now: datetime, link_id: InviteLinkId) -> GroupId | None:
    """The member ends a link of theirs; into which group it led, or None where it has ended before."""
    link = finding.lock(tx, link_id)
    if link is None or link.member_id is None:
        return None
    maker = members.load(tx, link.member_id)
    if maker.user_id != actor.user_id:
        raise NotAllowedError(Verb.FIND_GROUP)
    require(actor, Verb.FIND_GROUP, maker.community_id)
    _end(tx, link, now)
    return link.group_id


def use_link(tx: Tx, now: datetime, group: Group, user_id: UserId, address: str) -> Use | None:
    """Somebody asks to join by the link of this address: it is used up, and this is to be known of it.

    None for a link that is none of ours, and for a member's own. The request lives on without the link.
    """
    link = finding.lock_address(tx, group.id, address)
    if link is None or link.member_id is None or not link.is_open(now):
        return None
    used = rules.use(link, by_maker=members.load(tx, link.member_id).user_id == user_id)
    _end(tx, link, now)
    return used


def note_made(tx: Tx, now: datetime, link_id: InviteLinkId, address: str) -> None:
    """Telegram has made the link; one that has ended meanwhile is revoked at once."""
    link = finding.lock(tx, link_id)
    if link is None:
        return
    finding.made(tx, link_id, address)
    made = finding.find(tx, link_id)
    assert made is not None
    if not made.is_open(now):
        _end(tx, made, now)


def note_not_made(tx: Tx, now: datetime, link_id: InviteLinkId) -> None:
    """Telegram would not make the link, so the member is told what they can do."""
    link = finding.lock(tx, link_id)
    if link is None or link.address is not None:
        return
    finding.drop(tx, link_id)
    due.drop(tx, _expiry(link_id))
    if link.member_id is not None:
        notice = Notice(
            kind="invite-link-failed",
            key=f"invite-link-failed:{link_id}",
            to=ToMember(link.member_id),
            not_before=now,
            variables={"group": link.group_id},
            priority=Priority.ANSWER,
        )
        outbox.add(tx, [notice], now)


def expire_link(tx: Tx, now: datetime, link_id: InviteLinkId) -> None:
    """Due work: its time is over. What Telegram never made is forgotten."""
    link = finding.lock(tx, link_id)
    if link is None or now < link.expires_at:
        return
    if link.address is None:
        finding.drop(tx, link_id)
    else:
        _end(tx, link, now)


def note_revoked(tx: Tx, _now: datetime, link_id: InviteLinkId) -> None:
    """Telegram has revoked the link, or will not: then it ends there by its own date. It is not kept here."""
    finding.drop(tx, link_id)
    due.drop(tx, _expiry(link_id))


def member_left(tx: Tx, member_id: MemberId, now: datetime) -> None:
    """Who has left invites nobody any more."""
    for link in finding.of_member(tx, member_id):
        _end(tx, link, now)


def _end(tx: Tx, link: Link, now: datetime) -> None:
    finding.end(tx, link.id)
    if link.address is None:
        return  # Once it is made it is revoked, or else forgotten at its expiry.
    group = groups.find(tx, link.group_id)
    if group is None or not group.present:
        note_revoked(tx, now, link.id)
        return
    notice = Notice(
        kind="invite-revoke",
        key=f"invite-revoke:{link.id}",
        to=ToChat(group.chat_id),
        not_before=now,
        variables={"link": link.id},
        # After the person has been let in by it.
        priority=Priority.BROADCAST,
    )
    outbox.add(tx, [notice], now)


def _expiry(link_id: InviteLinkId) -> str:
    return f"invite-link:{link_id}"
