"""A member writes anonymously: a question, the same once more, or an answer back."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from actions.questions import telling
from rules.groups import Group, Purpose
from rules.ids import CommunityId, GroupId, MessageId, QuestionId, QuestionPartId, UserId
from rules.members import Member
from rules.moderation.measures import Act
from rules.permissions import Actor, NotAllowedError, Role, Verb, require, require_anywhere
from rules.questions import threads as rules
from rules.questions.threads import Aim, Muted, PartState, Refused, Sent, State, Thread
from storage import communities, groups, members, question_blocks, questions, roles
from storage.db import Tx
from storage.moderation import measures


@dataclass(frozen=True, slots=True)
class Writing:
    """What the words would be: a question for the group, or with an `alias` an answer under that name."""

    group: Group
    alias: str | None
    asker: Member
    """What they have told about themselves: looked for in the words, so that it is not said unawares."""


def send(tx: Tx, actor: Actor, now: datetime, aim: Aim, words: str) -> Sent | Refused:
    """What somebody has written and read once more goes to the moderators."""
    if aim.part_id:
        return _change(tx, actor, now, aim, words)
    if aim.question_id:
        return _answer_back(tx, actor, now, aim, words)
    return _ask(tx, actor, now, aim, words)


def look(tx: Tx, actor: Actor, now: datetime, aim: Aim) -> Writing | Refused:
    """Where these words would go, or why they cannot; changes nothing."""
    if not aim.question_id:
        group = group_for(tx, actor, GroupId(aim.group_id))
        if isinstance(group, Refused):
            return group
        theirs = questions.mine(tx, actor.user_id, group.community_id)
        refused = _refused(tx, actor.user_id, now, group.community_id, len(theirs))
        return refused or _writing(tx, actor, group, None)
    thread = _taken_part_in(tx, actor, aim)
    if thread is None:
        return Refused("closed")
    found = questions.parts(tx, thread.id)
    if aim.part_id:
        part = next((one for one in found if one.id == aim.part_id), None)
        refused = rules.may_change(thread, part)
    else:
        waiting = sum(one.state is PartState.WAITING for one in found)
        until = question_blocks.blocked_until(tx, thread.community_id, actor.user_id)
        refused = rules.may_answer_back(thread, waiting, until, now.date())
    group_now = groups.find(tx, thread.group_id)
    if refused or group_now is None:
        return refused or Refused("closed")
    first = any(one.first and one.id == aim.part_id for one in found)
    return _writing(tx, actor, group_now, None if first else thread.alias)


def _writing(tx: Tx, actor: Actor, group: Group, alias: str | None) -> Writing:
    me = actor.within(group.community_id)
    assert me is not None
    return Writing(group, alias, members.load(tx, me.member_id))


def group_for(tx: Tx, actor: Actor, group_id: GroupId) -> Group | Refused:
    """The group, for somebody who may ask there: they are in it, or it is for everybody."""
    group = groups.find(tx, group_id)
    if group is None:
        require_anywhere(actor, Verb.ASK_ANONYMOUSLY)
        return Refused("group-gone")
    me = require(actor, Verb.ASK_ANONYMOUSLY, group.community_id)
    if not rules.asked_in(group):
        return Refused("group-gone")
    if group.purpose is not Purpose.ANNOUNCEMENTS and group.id not in groups.of_member(tx, me.member_id):
        return Refused("group-gone")
    return group


def own(tx: Tx, actor: Actor, question_id: QuestionId, *, lock: bool = False) -> Thread | None:
    """The actor's own open thread, locked if asked for. NotAllowedError when it is another's, for a closed
    one is nobody's: None.

    It stays theirs when they have left the community: only they can close it.
    """
    thread = questions.find(tx, question_id, lock=lock)
    if thread is None or thread.state is State.CLOSED:
        return None
    if questions.asker(tx, question_id) != actor.user_id:
        raise NotAllowedError(Verb.ASK_ANONYMOUSLY)
    return thread


def _taken_part_in(tx: Tx, actor: Actor, aim: Aim, *, lock: bool = False) -> Thread | None:
    """The same for somebody who may still write there."""
    require_anywhere(actor, Verb.ASK_ANONYMOUSLY)
    thread = own(tx, actor, QuestionId(aim.question_id), lock=lock)
    if thread is not None:
        require(actor, Verb.ASK_ANONYMOUSLY, thread.community_id)
    return thread


def _ask(tx: Tx, actor: Actor, now: datetime, aim: Aim, words: str) -> Sent | Refused:
    group = group_for(tx, actor, GroupId(aim.group_id))
    if isinstance(group, Refused):
        return group
    # Two of one person that come at once are looked at one after the other, also for different groups.
    communities.lock(tx, group.community_id)
    theirs = questions.mine(tx, actor.user_id, group.community_id)
    for one in theirs:
        for part in one.parts:
            if one.thread.group_id == group.id and part.first and questions.words(tx, part) == words:
                return Sent(one.thread, telling.heard_at(tx, one.thread, now), already=True)
    if refused := _refused(tx, actor.user_id, now, group.community_id, len(theirs)):
        return refused
    alias = rules.pick_alias(questions.aliases(tx, group.id), secrets.randbits(64))
    thread = questions.add(tx, group.community_id, group.id, alias, actor.user_id)
    part = questions.add_part(tx, thread.id, words, first=True)
    return Sent(thread, telling.hand_on(tx, thread, part, now))


def _change(tx: Tx, actor: Actor, now: datetime, aim: Aim, words: str) -> Sent | Refused:
    """Other words for what no moderator has let through yet."""
    thread = _taken_part_in(tx, actor, aim, lock=True)
    if thread is None:
        return Refused("closed")
    part = questions.part(tx, QuestionPartId(aim.part_id))
    if refused := rules.may_change(thread, part):
        return refused
    if questions.words(tx, part) == words and part.state is PartState.WAITING:
        return Sent(thread, telling.heard_at(tx, thread, now), already=True)
    changed = replace(part, version=part.version + 1, state=PartState.WAITING)
    questions.change_part(tx, changed, words)
    return Sent(thread, telling.hand_on(tx, thread, changed, now))


def _answer_back(tx: Tx, actor: Actor, now: datetime, aim: Aim, words: str) -> Sent | Refused:
    """The asker writes into the thread, under its name."""
    thread = _taken_part_in(tx, actor, aim, lock=True)
    if thread is None:
        return Refused("closed")
    waiting = [one for one in questions.parts(tx, thread.id) if one.state is PartState.WAITING]
    if any(questions.words(tx, one) == words for one in waiting):
        return Sent(thread, telling.heard_at(tx, thread, now), already=True)
    until = question_blocks.blocked_until(tx, thread.community_id, actor.user_id)
    if refused := rules.may_answer_back(thread, len(waiting), until, now.date()):
        return refused
    about = MessageId(aim.about) if aim.about else None
    part = questions.add_part(tx, thread.id, words, first=False, about=about)
    return Sent(thread, telling.hand_on(tx, thread, part, now))


def _refused(
    tx: Tx, user_id: UserId, now: datetime, community_id: CommunityId, open_now: int
) -> Refused | None:
    if (muted := _muted(tx, user_id, now, community_id)) is not None:
        return muted
    until = question_blocks.blocked_until(tx, community_id, user_id)
    decided = bool(roles.holders(tx, community_id, Role.MODERATOR, Role.ADMIN))
    return rules.may_ask(until, open_now, now.date(), decided=decided)


def _muted(tx: Tx, user_id: UserId, now: datetime, community_id: CommunityId) -> Muted | None:
    """A mute keeps from new questions only. Were an open thread closed to its asker as well, a moderator
    could mute whom they suspect, and see which name falls silent.
    """
    found = measures.in_force(tx, community_id, user_id, (Act.MUTE,))
    running = [one for one in found if one.ends_at is None or one.ends_at > now]
    if not running:
        return None
    last = max(running, key=lambda one: (one.ends_at is None, one.ends_at or now))
    appeal = last.id if last.may_appeal(now) else None
    return Muted(ends_at=last.ends_at, zone=communities.load(tx, community_id).zone, appeal=appeal)
