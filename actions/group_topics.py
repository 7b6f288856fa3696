"""Topics of a forum: what an admin asks for is decided here, done by Telegram, and noted when it was."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rules import group_topics as rules
from rules.dialogue import Draft
from rules.group_topics import Changed, GroupTopic, Refused, State
from rules.groups import Group, Purpose
from rules.ids import ChatId, GroupId, GroupTopicId, MemberId
from rules.notices import Notice, ToChat, ToMember
from rules.permissions import Actor, Role, Verb, require
from storage import communities, group_topics, groups, outbox, roles
from storage.db import Tx


def make_topic(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Changed | Refused:
    """The dialogue has purpose and name: Telegram is asked to make the topic."""
    group = groups.lock(tx, GroupId(draft.answers["group_id"]))
    me = None if group is None else require(actor, Verb.NAME_GROUP, group.community_id)
    if refused := rules.manage(group):
        return refused
    assert group is not None
    assert me is not None
    name, purpose = draft.answers["name"], Purpose(draft.answers["purpose"])
    topic = group_topics.add(tx, group.id, name, State.ASKED, purpose=purpose, asked_by=me.member_id)
    notice = Notice(
        kind="group-topic-make",
        key=f"group-topic-make:{topic.id}",
        to=ToChat(group.chat_id),
        not_before=now,
        variables={"topic": topic.id},
    )
    outbox.add(tx, [notice], now)
    return Changed(group, topic, "asked")


def open_topic(
    tx: Tx, actor: Actor, now: datetime, topic_id: GroupTopicId, *, opened: bool
) -> Changed | Refused:
    """An admin closes the topic, or reopens it. Announcements do not go to a closed one."""
    group, topic, me = _found(tx, actor, topic_id)
    if refused := rules.manage(group):
        return refused
    assert group is not None
    if topic is None:
        return Refused("topic-gone", group.id)
    if topic.state is State.ASKED:
        return Refused("topic-not-made", group.id)
    wanted = State.OPEN if opened else State.CLOSED
    what = "reopened" if opened else "closed"
    if topic.state is wanted:
        return Changed(group, topic, what, already=True)
    topic = replace(topic, state=wanted, announces=topic.announces and opened)
    group_topics.save(tx, topic)
    notice = Notice(
        kind="group-topic-state",
        key=f"group-topic-state:{topic.id}",
        to=ToChat(group.chat_id),
        not_before=now,
        variables={"topic": topic.id, "by": me},
    )
    outbox.owe_again(tx, notice, now)
    return Changed(group, topic, what)


def announce_there(
    tx: Tx, actor: Actor, _now: datetime, topic_id: GroupTopicId, *, there: bool
) -> Changed | Refused:
    """An admin says that the group's announcements go to this topic from now on, or no longer."""
    group, topic, _ = _found(tx, actor, topic_id)
    if group is None or topic is None:
        return Refused("topic-gone", None if group is None else group.id)
    what = "announces" if there else "announces-not"
    if there and (refused := rules.announce(group, topic)):
        return refused
    already = topic.announces is there
    topic = replace(topic, announces=there)
    if not already:
        group_topics.announce_nowhere(tx, group.id)
        group_topics.save(tx, topic)
    return Changed(group, topic, what, already=already)


def name_topic(
    tx: Tx, actor: Actor, _now: datetime, topic_id: GroupTopicId, purpose: Purpose | None
) -> Changed | Refused:
    """An admin says what the topic is for; without a purpose it is not offered to anybody."""
    group, topic, _ = _found(tx, actor, topic_id)
    if group is None or topic is None:
        return Refused("topic-gone", None if group is None else group.id)
    after = replace(topic, purpose=purpose)
    group_topics.save(tx, after)
    return Changed(group, after, "named" if purpose else "hidden", already=after == topic)


def _found(
    tx: Tx, actor: Actor, topic_id: GroupTopicId
) -> tuple[Group | None, GroupTopic | None, MemberId | None]:
    """The topic with its group, locked before the topic is read; and who asks, who must be an admin."""
    topic = group_topics.find(tx, topic_id)
    group = None if topic is None else groups.lock(tx, topic.group_id)
    if group is None:
        return None, None, None
    me = require(actor, Verb.NAME_GROUP, group.community_id)
    return group, group_topics.find(tx, topic_id), me.member_id


class Event(StrEnum):
    """What people do with topics in Telegram itself."""

    CREATED = "created"
    EDITED = "edited"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class SeenTopic:
    """What Telegram says of a topic. Without a name, the name is as it was."""

    chat_id: ChatId
    thread_id: int
    event: Event
    name: str | None = None


def note_seen(tx: Tx, _actor: Actor, _now: datetime, seen: SeenTopic) -> None:
    """Somebody has made or changed a topic in Telegram, which has seen to it that they may."""
    group = groups.lock_chat(tx, seen.chat_id)
    if group is None or not group.is_ours:
        return
    if not group.forum:
        groups.save(tx, replace(group, forum=True))
    topic = group_topics.of_thread(tx, group.id, seen.thread_id)
    if topic is None:
        if seen.name:
            state = State.CLOSED if seen.event is Event.CLOSED else State.OPEN
            group_topics.add(tx, group.id, seen.name, state, thread_id=seen.thread_id)
        return
    topic = replace(topic, name=seen.name or topic.name)
    if seen.event is Event.CLOSED:
        topic = replace(topic, state=State.CLOSED, announces=False)
    elif seen.event is Event.REOPENED:
        topic = replace(topic, state=State.OPEN)
    group_topics.save(tx, topic)


def note_made(tx: Tx, topic_id: GroupTopicId, thread_id: int) -> None:
    """Telegram has made the topic, under this number."""
    topic = group_topics.find(tx, topic_id)
    if topic is None:
        return
    double = group_topics.of_thread(tx, topic.group_id, thread_id)
    if double is not None and double.id != topic.id:
        group_topics.drop(tx, double.id)
    group_topics.save(tx, replace(topic, thread_id=thread_id, state=State.OPEN))


def note_not_made(tx: Tx, now: datetime, topic_id: GroupTopicId) -> None:
    """Telegram would not make it: it is forgotten, and who asked is told."""
    topic = group_topics.find(tx, topic_id)
    if topic is None:
        return
    asker = group_topics.asker(tx, topic_id)
    group_topics.drop(tx, topic_id)
    _tell_failed(tx, topic, asker, "make", now)


def note_not_changed(tx: Tx, now: datetime, topic_id: GroupTopicId, by: MemberId | None) -> None:
    """Telegram would not close or reopen it: it stands as it stood, and who asked is told."""
    topic = group_topics.find(tx, topic_id)
    if topic is None:
        return
    was = State.OPEN if topic.state is State.CLOSED else State.CLOSED
    group_topics.save(tx, replace(topic, state=was))
    _tell_failed(tx, topic, by, "reopen" if topic.state is State.OPEN else "close", now)


def note_gone(tx: Tx, now: datetime, chat_id: ChatId, thread_id: int) -> None:
    """The topic was deleted in Telegram, which tells nobody: what was meant for it went to the group itself.

    The admins hear of it, for they chose where announcements go.
    """
    group = groups.lock_chat(tx, chat_id)
    topic = None if group is None else group_topics.of_thread(tx, group.id, thread_id)
    if group is None or topic is None:
        return
    group_topics.drop(tx, topic.id)
    decent = communities.load(tx, group.community_id).decent(now)
    told = roles.holders(tx, group.community_id, Role.ADMIN)
    outbox.add(
        tx,
        [
            Notice(
                kind="group-topic-gone",
                key=f"group-topic-gone:{topic.id}:{member_id}",
                to=ToMember(member_id),
                not_before=decent,
                variables={"group": group.id},
            )
            for member_id in told
        ],
        now,
    )


def _tell_failed(tx: Tx, topic: GroupTopic, to: MemberId | None, what: str, now: datetime) -> None:
    if to is None:
        return
    notice = Notice(
        kind="group-topic-failed",
        # As often as it fails: the same may be tried again tomorrow.
        key=f"group-topic-failed:{topic.id}:{what}:{now.timestamp()}",
        to=ToMember(to),
        not_before=now,
        variables={"group": topic.group_id, "what": what},
    )
    outbox.add(tx, [notice], now)
