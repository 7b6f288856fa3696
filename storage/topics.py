"""A community's topics, in their order."""

from collections.abc import Sequence

import sqlalchemy as sa

from rules.ids import CommunityId, TopicId
from rules.topics import Topic
from storage.db import Tx
from storage.tables import TopicRow
from storage.upsert import columns, insert

_topics = columns(TopicRow)


class NoSuchTopicError(LookupError):
    """The topic does not exist (a button from elsewhere, or forged)."""


def load(tx: Tx, topic_id: TopicId) -> Topic:
    """The topic, or NoSuchTopicError."""
    row = tx.execute(sa.select(_topics).where(_topics.c.id == topic_id)).one_or_none()
    if row is None:
        raise NoSuchTopicError
    return _topic_of(row)


def of_community(tx: Tx, community_id: CommunityId) -> list[Topic]:
    """Every topic in its order, with those that are retired."""
    rows = tx.execute(
        sa.select(_topics)
        .where(_topics.c.community_id == community_id)
        .order_by(_topics.c.position, _topics.c.id)
    )
    return [_topic_of(row) for row in rows]


def seed(tx: Tx, community_id: CommunityId, names: Sequence[str]) -> None:
    """Give a community that has no topics yet these."""
    has_some = tx.execute(sa.select(_topics.c.id).where(_topics.c.community_id == community_id).limit(1))
    if has_some.first() is None:
        for name in names:
            add(tx, community_id, name)


def add(tx: Tx, community_id: CommunityId, name: str) -> None:
    """Put a topic last. One of that name stays as it is."""
    last = (
        sa.select(sa.func.coalesce(sa.func.max(_topics.c.position), 0) + 1)
        .where(_topics.c.community_id == community_id)
        .scalar_subquery()
    )
    tx.execute(
        insert(tx, TopicRow)
        .values(community_id=community_id, name=name, position=last, retired=False)
        .on_conflict_do_nothing(index_elements=["community_id", "name"])
    )


def save(tx: Tx, topic: Topic) -> None:
    """Keep name and standing."""
    tx.execute(
        sa.update(_topics).where(_topics.c.id == topic.id).values(name=topic.name, retired=topic.retired)
    )


def reorder(tx: Tx, topic_ids: Sequence[TopicId]) -> None:
    """Have them in this order."""
    if topic_ids:
        tx.execute(
            sa.update(_topics)
            .where(_topics.c.id == sa.bindparam("topic"))
            .values(position=sa.bindparam("at")),
            [{"topic": one, "at": position} for position, one in enumerate(topic_ids, start=1)],
        )


def _topic_of(row: sa.Row[tuple[object, ...]]) -> Topic:
    return Topic(TopicId(row.id), CommunityId(row.community_id), row.name, row.retired)
