"""Topics of forums: found by id or by Telegram's number, saved as the rule decided."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from rules.group_topics import GroupTopic, State
from rules.groups import Purpose
from rules.ids import ChatId, GroupId, GroupTopicId, MemberId
from storage.db import Tx
from storage.tables import GroupRow, GroupTopicRow
from storage.upsert import columns

_topics = columns(GroupTopicRow)
_groups = columns(GroupRow)


def find(tx: Tx, topic_id: GroupTopicId) -> GroupTopic | None:
    """The topic, if there is one of that id."""
    return _one(tx, sa.select(_topics).where(_topics.c.id == topic_id))


def of_thread(tx: Tx, group_id: GroupId, thread_id: int) -> GroupTopic | None:
    """The topic of that number in the group."""
    return _one(
        tx, sa.select(_topics).where(_topics.c.group_id == group_id, _topics.c.thread_id == thread_id)
    )


def asked(tx: Tx, group_id: GroupId, name: str) -> GroupTopic | None:
    """One of that name that Telegram has still to make."""
    return _one(
        tx,
        sa.select(_topics)
        .where(_topics.c.group_id == group_id, _topics.c.state == State.ASKED, _topics.c.name == name)
        .limit(1),
    )


def of_groups(tx: Tx, group_ids: Collection[GroupId]) -> list[GroupTopic]:
    """The topics of these groups, by name."""
    rows = tx.execute(
        sa.select(_topics)
        .where(_topics.c.group_id.in_(list(group_ids)))
        .order_by(_topics.c.name, _topics.c.id)
    )
    return [_topic_of(row) for row in rows]


def announcing_thread(tx: Tx, chat_id: ChatId) -> int | None:
    """Telegram's number of the topic in which this chat's announcements are posted; None for none."""
    thread: int | None = tx.execute(
        sa.select(_topics.c.thread_id)
        .join(_groups, _groups.c.id == _topics.c.group_id)
        .where(_groups.c.chat_id == chat_id, _topics.c.announces, _topics.c.thread_id.is_not(None))
    ).scalar()
    return thread


def add(
    tx: Tx,
    group_id: GroupId,
    name: str,
    state: State,
    *,
    purpose: Purpose | None = None,
    thread_id: int | None = None,
    asked_by: MemberId | None = None,
) -> GroupTopic:
    """A topic that is new; the caller holds the lock of its group."""
    added: int = tx.execute(
        sa.insert(_topics).returning(_topics.c.id),
        {
            "group_id": group_id,
            "thread_id": thread_id,
            "name": name,
            "purpose": purpose,
            "state": state,
            "announces": False,
            "asked_by": asked_by,
        },
    ).scalar_one()
    found = find(tx, GroupTopicId(added))
    assert found is not None
    return found


def save(tx: Tx, topic: GroupTopic) -> None:
    """Keep number, name, purpose, state, and whether announcements go there."""
    tx.execute(
        sa.update(_topics)
        .where(_topics.c.id == topic.id)
        .values(
            thread_id=topic.thread_id,
            name=topic.name,
            purpose=topic.purpose,
            state=topic.state,
            announces=topic.announces,
        )
    )


def announce_nowhere(tx: Tx, group_id: GroupId) -> None:
    """The group's announcements go to no topic."""
    tx.execute(sa.update(_topics).where(_topics.c.group_id == group_id).values(announces=False))


def drop(tx: Tx, topic_id: GroupTopicId) -> None:
    tx.execute(sa.delete(_topics).where(_topics.c.id == topic_id))


def asker(tx: Tx, topic_id: GroupTopicId) -> MemberId | None:
    """Who asked for it to be made."""
    found = tx.execute(sa.select(_topics.c.asked_by).where(_topics.c.id == topic_id)).scalar()
    return None if found is None else MemberId(found)


def _one(tx: Tx, statement: sa.Select[Any]) -> GroupTopic | None:
    row = tx.execute(statement).one_or_none()
    return None if row is None else _topic_of(row)


def _topic_of(row: Any) -> GroupTopic:
    return GroupTopic(
        id=GroupTopicId(row.id),
        group_id=GroupId(row.group_id),
        thread_id=row.thread_id,
        name=row.name,
        purpose=None if row.purpose is None else Purpose(row.purpose),
        state=State(row.state),
        announces=row.announces,
    )
