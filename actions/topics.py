"""Topics: the list a community's facilitators keep, offered wherever a session is planned."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rules import topics as rules
from rules.dialogue import Draft, Problem
from rules.ids import CommunityId, TopicId
from rules.permissions import Actor, Verb, require
from rules.topics import Kept, Refused, Topic
from storage import topics
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Changed:
    """The list as it is now, and what became of one topic of it."""

    community_id: CommunityId
    topics: tuple[Topic, ...]
    decision: Kept | Refused | None = None
    """None when a topic was added."""


def offered(tx: Tx, community_id: CommunityId) -> Mapping[str, Any]:
    """What a dialogue that asks for a topic starts out knowing."""
    return {"topics": [one.name for one in rules.in_use(topics.of_community(tx, community_id))]}


def add_topic(tx: Tx, actor: Actor, _now: datetime, draft: Draft) -> Changed | Problem:
    """The end of the dialogue "topic-add"."""
    require(actor, Verb.EDIT_TOPICS, draft.community_id)
    name = draft.answers["name"]
    if problem := rules.add(topics.of_community(tx, draft.community_id), name):
        return problem
    topics.add(tx, draft.community_id, name)
    return _list(tx, draft.community_id, None)


def rename_topic(tx: Tx, actor: Actor, _now: datetime, draft: Draft) -> Changed | Problem:
    """The end of the dialogue "topic-rename". Sessions keep the topic as it was when they were planned."""
    topic = _mine(tx, actor, TopicId(draft.answers["topic"]))
    renamed = replace(topic, name=draft.answers["name"])
    if problem := rules.rename(topics.of_community(tx, topic.community_id), topic, renamed.name):
        return problem
    topics.save(tx, renamed)
    return _list(tx, topic.community_id, Kept(renamed))


def retire_topic(tx: Tx, actor: Actor, _now: datetime, topic_id: TopicId, *, retired: bool) -> Changed:
    """Offer the topic no longer, or again. Asked twice, it stays so."""
    topic = _mine(tx, actor, topic_id)
    decision = rules.retire(topics.of_community(tx, topic.community_id), topic, retired=retired)
    if isinstance(decision, Kept) and not decision.already:
        topics.save(tx, decision.topic)
    return _list(tx, topic.community_id, decision)


def shift_topic(tx: Tx, actor: Actor, _now: datetime, topic_id: TopicId, by: int) -> Changed:
    """One up (-1) or down (1)."""
    topic = _mine(tx, actor, topic_id)
    topics.reorder(tx, rules.shifted(topics.of_community(tx, topic.community_id), topic, by))
    return _list(tx, topic.community_id, Kept(topic))


def _mine(tx: Tx, actor: Actor, topic_id: TopicId) -> Topic:
    """The topic, for somebody who keeps its list; NoSuchTopicError when there is none."""
    topic = topics.load(tx, topic_id)
    require(actor, Verb.EDIT_TOPICS, topic.community_id)
    return topic


def _list(tx: Tx, community_id: CommunityId, decision: Kept | Refused | None) -> Changed:
    return Changed(community_id, tuple(topics.of_community(tx, community_id)), decision)
