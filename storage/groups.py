"""Groups: found by chat or purpose, saved as the rule decided, moved when Telegram gives one a new id."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from rules.groups import BotStatus, Group, Kind, Purpose, Right, Standing
from rules.ids import ChatId, CommunityId, GroupId
from storage.db import Tx
from storage.tables import (
    CycleMessageRow,
    GroupPollRow,
    GroupPresenceRow,
    GroupRow,
    JoinRequestRow,
    SessionCardRow,
    TopicVoteRow,
)
from storage.upsert import columns, insert

_groups = columns(GroupRow)
_cards = columns(SessionCardRow)
_plans = columns(CycleMessageRow)
_polls = columns(GroupPollRow)
_votes = columns(TopicVoteRow)
_requests = columns(JoinRequestRow)
_presences = columns(GroupPresenceRow)


def find(tx: Tx, group_id: GroupId) -> Group | None:
    """The group, if there is one of that id."""
    return _one(tx, sa.select(_groups).where(_groups.c.id == group_id))


def of_chat(tx: Tx, chat_id: ChatId) -> Group | None:
    """The group that is this Telegram chat."""
    return _one(tx, sa.select(_groups).where(_groups.c.chat_id == chat_id))


def lock(tx: Tx, group_id: GroupId) -> Group | None:
    """The group, locked until the transaction ends."""
    return _one(tx, sa.select(_groups).where(_groups.c.id == group_id).with_for_update())


def lock_chat(tx: Tx, chat_id: ChatId) -> Group | None:
    """The group that is this chat, locked until the transaction ends."""
    return _one(tx, sa.select(_groups).where(_groups.c.chat_id == chat_id).with_for_update())


def with_purpose(tx: Tx, community_id: CommunityId, purpose: Purpose) -> list[Group]:
    """The community's groups for this purpose that the bot is in."""
    rows = tx.execute(
        sa.select(_groups)
        .where(
            _groups.c.community_id == community_id,
            _groups.c.purpose == purpose,
            _groups.c.bot_status != BotStatus.LEFT,
        )
        .order_by(_groups.c.id)
    )
    return [_group_of(row) for row in rows]


def announcing(tx: Tx, community_id: CommunityId) -> Group | None:
    """The one where the community is asked: its first group for announcements."""
    return next(iter(with_purpose(tx, community_id, Purpose.ANNOUNCEMENTS)), None)


def of_communities(tx: Tx, community_ids: Iterable[CommunityId]) -> list[Group]:
    """Every group the bot is in that was not turned away, by title."""
    rows = tx.execute(
        sa.select(_groups)
        .where(
            _groups.c.community_id.in_(list(community_ids)),
            _groups.c.bot_status != BotStatus.LEFT,
            sa.or_(_groups.c.purpose.is_(None), _groups.c.purpose != Purpose.NOT_OURS),
        )
        .order_by(_groups.c.title, _groups.c.id)
    )
    return [_group_of(row) for row in rows]


def add(tx: Tx, community_id: CommunityId, chat_id: ChatId, kind: Kind, title: str) -> Group:
    """The chat as a group of the community, locked; the bot counts as gone until its standing is saved."""
    tx.execute(
        insert(tx, GroupRow).on_conflict_do_nothing(index_elements=["chat_id"]),
        {
            "community_id": community_id,
            "chat_id": chat_id,
            "kind": kind,
            "title": title,
            "bot_status": BotStatus.LEFT,
            "lacking": "",
            "serial": 0,
        },
    )
    added = lock_chat(tx, chat_id)
    assert added is not None
    return added


def save(tx: Tx, group: Group) -> None:
    """Keep the group's title, purpose, standing and serial."""
    tx.execute(
        sa.update(_groups)
        .where(_groups.c.id == group.id)
        .values(
            title=group.title,
            purpose=group.purpose,
            bot_status=group.standing.status,
            lacking=",".join(sorted(group.standing.lacking)),
            serial=group.serial,
        )
    )


def upgrade(tx: Tx, old: Group, new_chat: ChatId) -> Group:
    """The group under its new Telegram id, with its cards, plans and polls.

    Where the bot was seen in the new chat before the two were known to be one, what is known of that
    standing is kept and the second row goes.
    """
    seen = lock_chat(tx, new_chat)
    merged = replace(old, chat_id=new_chat)
    if seen is not None:
        merged = replace(
            merged, title=seen.title, standing=seen.standing, purpose=old.purpose or seen.purpose
        )
        _absorb(tx, old.id, seen.id)
    tx.execute(sa.update(_groups).where(_groups.c.id == old.id).values(chat_id=new_chat))
    # A message of the old chat cannot be reached through the new one, where its number is another's: cards
    # are posted anew, and a poll is lost.
    for table in (_cards, _plans):
        tx.execute(sa.update(table).where(table.c.group_id == old.id).values(message_id=None))
    for asked in (_polls, _votes):
        moved = {"chat_id": new_chat, "message_id": None}
        tx.execute(sa.update(asked).where(asked.c.chat_id == old.chat_id).values(moved))
    save(tx, merged)
    return merged


def _absorb(tx: Tx, kept: GroupId, gone: GroupId) -> None:
    for table in (_cards, _plans):
        tx.execute(sa.delete(table).where(table.c.group_id == gone))
    for table, person in ((_requests, _requests.c.user_id), (_presences, _presences.c.member_id)):
        known = sa.select(person).where(table.c.group_id == kept).scalar_subquery()
        tx.execute(sa.delete(table).where(table.c.group_id == gone, person.in_(known)))
        tx.execute(sa.update(table).where(table.c.group_id == gone).values(group_id=kept))
    tx.execute(sa.delete(_groups).where(_groups.c.id == gone))


def _one(tx: Tx, statement: sa.Select[Any]) -> Group | None:
    row = tx.execute(statement).one_or_none()
    return None if row is None else _group_of(row)


def _group_of(row: Any) -> Group:
    return Group(
        id=GroupId(row.id),
        community_id=CommunityId(row.community_id),
        chat_id=ChatId(row.chat_id),
        title=row.title,
        kind=Kind(row.kind),
        purpose=None if row.purpose is None else Purpose(row.purpose),
        standing=Standing(
            BotStatus(row.bot_status), frozenset(Right(one) for one in row.lacking.split(",") if one)
        ),
        serial=row.serial,
    )
