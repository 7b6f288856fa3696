"""Members: the private chat, coming and going in groups, what they tell about themselves."""

from datetime import datetime

from actions import arrivals, bookings, calendar, commands, finding, interviews, presenters
from actions.moderation import returning
from rules import members as rules
from rules.commands import own_list
from rules.dialogue import Draft
from rules.ids import ChatId, CommunityId, MemberId, UserId
from rules.members import About, Member, Status
from rules.permissions import Actor, Role, Verb, require
from storage import groups, joining, members, outbox, roles, sessions
from storage.db import Tx


def open_private_chat(tx: Tx, actor: Actor, now: datetime, chat_id: ChatId, account_name: str = "") -> None:
    """/start, by anybody: the bot may write to them from now on, and what waited for that goes out."""
    members.open_chat(tx, actor.user_id, chat_id)
    joining.open_chat(tx, actor.user_id, chat_id)
    if account_name:
        members.name_admin(tx, actor.user_id, rules.name_from_account(account_name))
    for member in members.of_user(tx, actor.user_id):
        outbox.release_to(tx, member.id, chat_id)
    if own_list(actor):
        commands.bring_up_to_date(tx, chat_id, now)


def appoint_admin(tx: Tx, community_id: CommunityId, user_id: UserId, now: datetime) -> MemberId:
    """The configuration names this person an admin: an owner. Nothing changes for one who is."""
    member = members.find(tx, community_id, user_id)
    if member is None or member.status is Status.LEFT:
        member_id = members.admit(
            tx,
            community_id,
            user_id,
            now,
            name=rules.UNNAMED_ADMIN,
            chat_id=members.private_chat(tx, user_id),
        )
    else:
        member_id = member.id
    if Role.OWNER not in roles.held_by(tx, member_id):
        roles.give(tx, member_id, Role.OWNER, now, by=None)
        commands.follow(tx, members.load(tx, member_id), now)
    return member_id


def note_presence(
    tx: Tx, _actor: Actor, now: datetime, chat_id: ChatId, user_id: UserId, *, present: bool
) -> None:
    """Telegram says who came into a group or left it. Who leaves the last one leaves the community.

    Nobody is asked for a right, for Telegram itself says so. Staff stay: roles are given and taken by people.
    """
    group = groups.of_chat(tx, chat_id)
    if group is None or not group.is_ours:
        return
    if present:
        returning.came_in(tx, group, user_id, now)
    member = members.find(tx, group.community_id, user_id)
    if member is None:
        return
    members.note_presence(tx, group.id, member.id, present=present)
    if present and member.status is Status.ADMITTED:
        arrivals.came_in(tx, member, group, now)
    if present or members.is_present(tx, member.id) or roles.held_by(tx, member.id):
        return
    if member.status is Status.ADMITTED:
        leave(tx, member, now)


def leave(tx: Tx, member: Member, now: datetime) -> None:
    """The member has left the community: what they hold in sessions to come goes to others."""
    # All before the first: presenters and places are in different sessions, and each noun begins anew.
    sessions.lock_all(tx, presenters.concerning(tx, member.id) | bookings.concerning(tx, member.id, now))
    presenters.member_left(tx, member.id, now)
    bookings.member_left(tx, member.id, now)
    interviews.member_left(tx, member.id, now)
    calendar.forget(tx, member.id)
    finding.member_left(tx, member.id, now)
    members.leave(tx, member.id, now)
    if roles.held_by(tx, member.id):
        commands.follow(tx, member, now)


def finish_dialogue(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> About:
    """The hello form, or one change in "About me", has its answers."""
    me = require(actor, Verb.EDIT_PROFILE, draft.community_id)
    members.tell(tx, me.member_id, rules.told(draft.answers))
    arrivals.settle(tx, draft.community_id, me.member_id, draft.answers, now)
    return members.about(tx, me.member_id)
