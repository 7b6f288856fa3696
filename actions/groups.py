"""Groups: what happens to the bot there is noted and told to the admins, who say what each group is for."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions import admissions, claims, polls, votes
from actions.announcing import announce_in_new_group
from rules import claims as claim_rules
from rules import groups as rules
from rules.claims import Claim, Claimed
from rules.dialogue import Draft
from rules.groups import (
    Added,
    BotStatus,
    Group,
    Kind,
    Named,
    Purpose,
    Refused,
    Removed,
    RightsChanged,
    ToConfirm,
)
from rules.ids import ChatId, ClaimId, CommunityId, GroupId, MemberId
from rules.notices import Notice, ToChat, ToMember, Variables
from rules.permissions import Actor, Role, Verb, require
from rules.priority import Priority
from storage import cards, communities, groups, outbox, roles
from storage import claims as stored_claims
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Seen:
    """What Telegram says of the bot's place in a chat. `rights` are those it holds, by Telegram's names."""

    chat_id: ChatId
    kind: Kind
    title: str
    status: BotStatus
    rights: frozenset[str]
    forum: bool = False


def note_standing(tx: Tx, actor: Actor, now: datetime, seen: Seen) -> None:
    """Somebody added or removed the bot, or changed its rights: keep it, and tell the admins.

    Anybody may do that to a chat of theirs, so nothing is required of the actor; only a group that an
    admin has given a purpose belongs to the community. Whose a new one is, is known only when an admin of one
    community has added the bot (`actions.claims` for the others).
    """
    group = groups.lock_chat(tx, seen.chat_id)
    standing = rules.standing(seen.status, seen.rights, seen.kind, forum=seen.forum)
    if group is not None and _is_passed_on(actor, group, standing):
        groups.let_go(tx, group)
        group = None
    changed = rules.change(group.standing if group else None, standing)
    if group is None:
        claim = stored_claims.lock_chat(tx, seen.chat_id)
        home = _home(actor, claim)
        if home is None:
            claims.note(tx, actor, now, claim, _unclaimed(seen, standing))
            return
        if changed is None:
            return
        claims.take_over(tx, seen.chat_id)
        group = groups.add(tx, home, seen.chat_id, seen.kind, seen.title)
    before = group.standing
    group = replace(
        group,
        title=seen.title,
        forum=seen.forum,
        standing=standing,
        serial=group.serial + (changed is not None),
    )
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
    admissions.owe_again(tx, now, group, before)


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


def name_group(
    tx: Tx, actor: Actor, now: datetime, group_id: GroupId, purpose: Purpose, *, sure: bool = False
) -> Named | ToConfirm | Refused:
    """An admin says what the group is for. What is not ours is left; announcements begin at once.

    `sure`: the admin has been asked whether the bot is to leave a group that is in use.
    """
    group = groups.lock(tx, group_id)
    if group is not None:
        require(actor, Verb.NAME_GROUP, group.community_id)
    if refused := rules.name(group):
        return refused
    assert group is not None
    if rules.is_asked_first(group, purpose) and not sure:
        return ToConfirm(group)
    group = replace(group, purpose=purpose)
    groups.save(tx, group)
    if purpose is Purpose.NOT_OURS:
        cards.forget(tx, group.id)
        _leave(tx, group, now)
    return Named(group, _announce(tx, group, now) if purpose is Purpose.ANNOUNCEMENTS else 0)


def describe_group(tx: Tx, actor: Actor, _now: datetime, draft: Draft) -> Group | Refused:
    """An admin says in a line what the group is, to those who look for one."""
    group = groups.lock(tx, GroupId(draft.answers["group_id"]))
    if group is not None:
        require(actor, Verb.NAME_GROUP, group.community_id)
    if refused := rules.name(group):
        return refused
    assert group is not None
    group = replace(group, description=rules.described(draft.answers["description"]))
    groups.save(tx, group)
    return group


def upgrade_group(tx: Tx, _actor: Actor, now: datetime, old_chat: ChatId, new_chat: ChatId) -> None:
    """A message says that the group has become a supergroup. Nobody is asked for a right: Telegram itself
    writes these messages, one into each of the two chats.
    """
    follow_upgrade(tx, now, old_chat, new_chat)


def follow_upgrade(tx: Tx, now: datetime, old_chat: ChatId, new_chat: ChatId) -> None:
    """Telegram made a supergroup of the group, under a new id; it is the same group to us.

    Heard a second time, it only redirects what was owed to the old id meanwhile.
    """
    old = groups.lock_chat(tx, old_chat)
    if old is not None and _is_anothers(tx, old, new_chat):
        return
    outbox.redirect(tx, old_chat, new_chat)
    if old is None:
        claims.follow_upgrade(tx, old_chat, new_chat)
        return
    group = groups.upgrade(tx, old, new_chat)
    # Whoever has upgraded it is no admin of ours, perhaps, so that the new chat seemed to be nobody's.
    if (standing := claims.take_over(tx, new_chat)) is not None:
        group = replace(group, standing=standing)
        groups.save(tx, group)
    votes.chat_moved(tx, now, new_chat)
    polls.chat_moved(tx, now, new_chat)
    if group.present and group.purpose is Purpose.ANNOUNCEMENTS:
        _announce(tx, group, now)


def _is_anothers(tx: Tx, old: Group, new_chat: ChatId) -> bool:
    """Whether another community uses the new chat: whatever an update says, nothing is taken from it."""
    seen = groups.of_chat(tx, new_chat)
    taken_on = seen is not None and seen.is_ours
    return taken_on and seen is not None and seen.community_id != old.community_id


def claim_group(
    tx: Tx, actor: Actor, now: datetime, claim_id: ClaimId, community_id: CommunityId
) -> Claimed | claim_rules.Refused:
    """An admin says that a chat is this community's; from now on it is a group without a purpose."""
    me = require(actor, Verb.NAME_GROUP, community_id)
    claim = stored_claims.lock(tx, claim_id)
    if refused := claim_rules.refused(claim, community_id):
        return refused
    assert claim is not None
    claims.take_over(tx, claim.chat_id)
    group = groups.add(tx, community_id, claim.chat_id, claim.kind, claim.title)
    group = replace(group, forum=claim.forum, standing=claim.standing, serial=group.serial + 1)
    groups.save(tx, group)
    _tell_admins(tx, actor, group, "group-added", now, {"by_admin": True}, beside=me.member_id)
    return Claimed(group)


def _home(actor: Actor, claim: Claim | None) -> CommunityId | None:
    """The community a new chat belongs to without a question: that of its admin, where it is one only.

    A chat that others are asked about already is not taken from them by a change of rights.
    """
    where = actor.where(Verb.NAME_GROUP)
    if len(where) != 1:
        return None
    others_are_asked = claim is not None and claim.standing.present and where[0] not in claim.open
    return None if others_are_asked else where[0]


def _is_passed_on(actor: Actor, group: Group, standing: rules.Standing) -> bool:
    """Whether a community that has not taken the chat on stands aside for the admin of another one."""
    where = actor.where(Verb.NAME_GROUP)
    return (
        isinstance(rules.change(group.standing, standing), Added)
        and not group.is_ours
        and bool(where)
        and group.community_id not in where
    )


def _unclaimed(seen: Seen, standing: rules.Standing) -> Claim:
    return Claim(ClaimId(0), seen.chat_id, seen.title, seen.kind, seen.forum, standing, serial=0)


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


def _tell_admins(
    tx: Tx,
    actor: Actor,
    group: Group,
    kind: str,
    now: datetime,
    variables: Variables,
    *,
    beside: MemberId | None = None,
) -> None:
    """Every admin hears of it, `beside` one; only the one who has just done it during quiet hours."""
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
            if member_id != beside
        ],
        now,
    )


def _listed(rights: frozenset[rules.Right]) -> str:
    return ",".join(sorted(rights))
