"""Groups: what happens to the bot there is noted and told to the admins, who say what each group is for."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions import polls, votes
from actions.announcing import announce_in_new_group
from rules import groups as rules
from rules.groups import Added, BotStatus, Group, Kind, Named, Purpose, Refused, Removed, RightsChanged
from rules.ids import ChatId, CommunityId, GroupId
from rules.notices import Notice, ToChat, ToMember, Variables
from rules.permissions import Actor, Role, Verb, require
from rules.priority import Priority
from storage import cards, communities, groups, outbox, roles
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Seen:
    """What Telegram says of the bot's place in a chat. `rights` are those it holds, by Telegram's names."""

    chat_id: ChatId
    kind: Kind
    title: str
    status: BotStatus
    rights: frozenset[str]


def note_standing(tx: Tx, actor: Actor, now: datetime, seen: Seen) -> None:
    """Somebody added or removed the bot, or changed its rights: keep it, and tell the admins.

    Anybody may do that to a chat of theirs, so nothing is required of the actor; only a group that an
    admin has given a purpose belongs to the community.
    """
    group = groups.lock_chat(tx, seen.chat_id)
    standing = rules.standing(seen.status, seen.rights, seen.kind)
    changed = rules.change(group.standing if group else None, standing)
    if group is None:
        home = _home(tx, actor)
        if changed is None or home is None:
            return
        group = groups.add(tx, home, seen.chat_id, seen.kind, seen.title)
    group = replace(group, title=seen.title, standing=standing, serial=group.serial + (changed is not None))
    if isinstance(changed, Added):
        group = _added(tx, actor, group, now)
    elif isinstance(changed, Removed):
        cards.forget(tx, group.id)
        if group.purpose is not Purpose.NOT_OURS:
            _tell_admins(tx, actor, group, "group-left", now, {})
    elif isinstance(changed, RightsChanged):
        _tell_admins(
            tx,
            actor,
            group,
            "group-rights",
            now,
            {"gained": _listed(changed.gained), "lost": _listed(changed.lost)},
        )
    groups.save(tx, group)


def _added(tx: Tx, actor: Actor, group: Group, now: datetime) -> Group:
    by_admin = group.community_id in actor.where(Verb.NAME_GROUP)
    if group.purpose is Purpose.NOT_OURS:
        if not by_admin:
            # The admins have said no before; being added over and over must not become a nuisance to them.
            _leave(tx, group, now)
            return group
        group = replace(group, purpose=None)
    if group.purpose is Purpose.ANNOUNCEMENTS:
        _announce(tx, group, now)
    _tell_admins(tx, actor, group, "group-added", now, {"by_admin": by_admin})
    return group


def name_group(tx: Tx, actor: Actor, now: datetime, group_id: GroupId, purpose: Purpose) -> Named | Refused:
    """An admin says what the group is for. What is not ours is left; announcements begin at once."""
    group = groups.lock(tx, group_id)
    if group is not None:
        require(actor, Verb.NAME_GROUP, group.community_id)
    if refused := rules.name(group):
        return refused
    assert group is not None
    group = replace(group, purpose=purpose)
    groups.save(tx, group)
    if purpose is Purpose.NOT_OURS:
        cards.forget(tx, group.id)
        _leave(tx, group, now)
    return Named(group, _announce(tx, group, now) if purpose is Purpose.ANNOUNCEMENTS else 0)


def upgrade_group(tx: Tx, _actor: Actor, now: datetime, old_chat: ChatId, new_chat: ChatId) -> None:
    """A message says that the group has become a supergroup. Nobody is asked for a right: Telegram itself
    writes these messages, one into each of the two chats.
    """
    follow_upgrade(tx, now, old_chat, new_chat)


def follow_upgrade(tx: Tx, now: datetime, old_chat: ChatId, new_chat: ChatId) -> None:
    """Telegram made a supergroup of the group, under a new id; it is the same group to us.

    Heard a second time, it only redirects what was owed to the old id meanwhile.
    """
    outbox.redirect(tx, old_chat, new_chat)
    old = groups.lock_chat(tx, old_chat)
    if old is None:
        return
    group = groups.upgrade(tx, old, new_chat)
    votes.chat_moved(tx, now, new_chat)
    polls.chat_moved(tx, now, new_chat)
    if group.present and group.purpose is Purpose.ANNOUNCEMENTS:
        _announce(tx, group, now)


def _home(tx: Tx, actor: Actor) -> CommunityId | None:
    """Whose admins are asked: those of the community where this person is an admin, or else is known.

    For a stranger, those of the first community: an installation with several asks to be set up by an admin.
    """
    for community_id in actor.where(Verb.NAME_GROUP):
        return community_id
    for membership in actor.memberships:
        return membership.community_id
    return communities.first(tx)


def _announce(tx: Tx, group: Group, now: datetime) -> int:
    return announce_in_new_group(tx, group, now)


def _leave(tx: Tx, group: Group, now: datetime) -> None:
    outbox.add(
        tx,
        [
            Notice(
                kind="group-leave",
                key=f"group-leave:{group.id}:{group.serial}",
                to=ToChat(group.chat_id),
                not_before=now,
                variables={"group": group.id},
            )
        ],
        now,
    )


def point_to_private_chat(tx: Tx, _actor: Actor, now: datetime, chat_id: ChatId) -> None:
    """A command was typed in a group: the way to the private chat is shown there, at most once an hour."""
    notice = Notice(
        kind="group-hint",
        key=f"group-hint:{chat_id}:{now:%Y%m%dT%H}",
        to=ToChat(chat_id),
        not_before=now,
        priority=Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)


def _tell_admins(tx: Tx, actor: Actor, group: Group, kind: str, now: datetime, variables: Variables) -> None:
    """Every admin hears of it; only the one who has just done it during quiet hours."""
    me = actor.within(group.community_id)
    decent = communities.load(tx, group.community_id).decent(now)
    outbox.add(
        tx,
        [
            Notice(
                kind=kind,
                key=f"{kind}:{group.id}:{group.serial}:{member_id}",
                to=ToMember(member_id),
                not_before=now if me is not None and me.member_id == member_id else decent,
                variables={"group": group.id, **variables},
                priority=Priority.NOTICE,
            )
            for member_id in roles.holders(tx, group.community_id, Role.ADMIN)
        ],
        now,
    )


def _listed(rights: frozenset[rules.Right]) -> str:
    return ",".join(sorted(rights))
