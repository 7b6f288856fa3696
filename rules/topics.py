"""What sessions can be about: a community's own list, in the order in which a plan takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import CommunityId, TopicId
from rules.names import clean

TO_COME: Final = "to-be-announced"
"""The choice of a session whose topic is not settled yet; it is kept with an empty topic."""
SHORTEST: Final = 3
LONGEST: Final = 128
MOST: Final = 24
"""How many topics are offered at once: as many buttons as a thumb can go through."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. A retired one is no longer offered, and may come back."""

    id: TopicId
    community_id: CommunityId
    name: str
    retired: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """The list with the change; `already` when it was so before."""

    topic: Topic
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    topic: Topic
    reason: str


def in_use(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Those that are offered, in their order."""
    return tuple(one for one in topics if not one.retired)


def add(topics: Sequence[Topic], name: str) -> Problem | None:
    """Why no topic of this name can be added, if so."""
    if (same := _named(topics, name)) is not None:
        return Problem("topic-retired-known" if same.retired else "topic-known", {"name": same.name})
    return None if len(in_use(topics)) < MOST else Problem("topic-list-full", {"most": MOST})


def rename(topics: Sequence[Topic], topic: Topic, name: str) -> Problem | None:
    """Why the topic cannot have this name, if so."""
    same = _named(topics, name)
    if same is None or same.id == topic.id:
        return None
    return Problem("topic-retired-known" if same.retired else "topic-known", {"name": same.name})


def retire(topics: Sequence[Topic], topic: Topic, *, retired: bool) -> Kept | Refused:
    """Offer the topic no longer, or again."""
    if topic.retired is retired:
        return Kept(topic, already=True)
    if not retired and len(in_use(topics)) >= MOST:
        return Refused(topic, "list-full")
    return Kept(Topic(topic.id, topic.community_id, topic.name, retired))


def shifted(topics: Sequence[Topic], topic: Topic, by: int) -> tuple[TopicId, ...]:
    """The order after the topic has gone one up (-1) or down (1) among those that are offered."""
    order = [one.id for one in in_use(topics)]
    if topic.id in order:
        at = order.index(topic.id)
        to = min(max(at + by, 0), len(order) - 1)
        order.insert(to, order.pop(at))
    return (*order, *(one.id for one in topics if one.retired))


def preferred(topics: Sequence[Topic], chosen: Sequence[TopicId]) -> tuple[TopicId, ...]:
    """The order with these first, in theirs; the others follow as they stood."""
    known = [one.id for one in topics]
    first = [one for one in chosen if one in known]
    return (*first, *(one for one in known if one not in first))


def _named(topics: Sequence[Topic], name: str) -> Topic | None:
    return next((one for one in topics if one.name.casefold() == name.casefold()), None)


def read_topic(typed: str, _given: Given) -> str | Problem:
    """A topic as somebody types it: letters, on one line, at most 128 characters."""
    topic = clean(typed)
    if not SHORTEST <= len(topic) <= LONGEST or not any(map(str.isalpha, topic)):
        return Problem("schedule-topic-length", {"shortest": SHORTEST, "longest": LONGEST})
    return topic


def topic_of(answer: Any) -> str:
    """The topic that an answer means; empty when it comes later."""
    return "" if answer == TO_COME else str(answer)


ADD: Final = Flow("topic-add", (Step("name", read_topic),))
RENAME: Final = Flow("topic-rename", (Step("name", read_topic),))
"""Starts out knowing the `topic` by its id, and `was`, the name it has now."""
