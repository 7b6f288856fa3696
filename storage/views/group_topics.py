"""The topics of a forum as its admins see them, and what notices about them speak of."""

from dataclasses import dataclass
from datetime import datetime

from rules.group_topics import GroupTopic
from rules.groups import Group
from rules.ids import ChatId, GroupId, GroupTopicId
from rules.permissions import Actor, Verb, require
from storage import group_topics, groups
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class TopicList:
    """A forum with its topics, by name."""

    group: Group
    topics: tuple[GroupTopic, ...]


def of_group(tx: Tx, actor: Actor, _now: datetime, group_id: GroupId) -> TopicList | None:
    """The topics of one group; None when there is no such group."""
    group = groups.find(tx, group_id)
    if group is None:
        return None
    require(actor, Verb.NAME_GROUP, group.community_id)
    return TopicList(group, tuple(group_topics.of_groups(tx, [group.id])))


def one(tx: Tx, actor: Actor, _now: datetime, topic_id: GroupTopicId) -> tuple[Group, GroupTopic] | None:
    """One topic with its group; None when there is none of that id."""
    found = for_notice(tx, topic_id)
    if found is not None:
        require(actor, Verb.NAME_GROUP, found[0].community_id)
    return found


def for_notice(tx: Tx, topic_id: GroupTopicId) -> tuple[Group, GroupTopic] | None:
    """The topic a notice speaks of, with its group, as they are now."""
    topic = group_topics.find(tx, topic_id)
    group = None if topic is None else groups.find(tx, topic.group_id)
    return None if topic is None or group is None else (group, topic)


def announcing_thread(tx: Tx, chat_id: ChatId) -> int | None:
    """The topic of this chat in which announcements are posted, by Telegram's number; None for none."""
    return group_topics.announcing_thread(tx, chat_id)
