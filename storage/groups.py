"""Groups: found by chat or purpose, saved as the rule decided, moved when Telegram gives one a new id."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from rules.groups import BotStatus, Group, Kind, Purpose, Right, Standing, of_no_chat
from rules.ids import ChatId, CommunityId, GroupId, MemberId
from storage.db import Tx
from storage.tables import (
    CycleMessageRow,
    GroupPollRow,
    GroupPresenceRow,
    GroupRow,
    GroupTopicRow,
    InviteLinkRow,
    JoinRequestRow,
    ModerationCaseRow,
    PinnedRulesRow,
    QuestionPartRow,
    QuestionRow,
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
_cases = columns(ModerationCaseRow)
_pinned = columns(PinnedRulesRow)
_presences = columns(GroupPresenceRow)
_topics = columns(GroupTopicRow)
_questions = columns(QuestionRow)
_parts = columns(QuestionPartRow)
_links = columns(InviteLinkRow)


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
    """Keep the group's title, purpose, description, standing and serial."""
    tx.execute(
        sa.update(_groups)
        .where(_groups.c.id == group.id)
        .values(
            title=group.title,
            purpose=group.purpose,
            bot_status=group.standing.status,
            lacking=",".join(sorted(group.standing.lacking)),
            serial=group.serial,
            forum=group.forum,
            description=group.description,
        )
    )


def members_known(tx: Tx, group_id: GroupId) -> int:
    """How many members of the community are known to be in the group."""
    count: int = tx.execute(sa.select(sa.func.count()).where(_presences.c.group_id == group_id)).scalar_one()
    return count


def of_member(tx: Tx, member_id: MemberId) -> set[GroupId]:
    """The groups in which the member is known to be."""
    rows = tx.execute(sa.select(_presences.c.group_id).where(_presences.c.member_id == member_id))
    return {GroupId(row.group_id) for row in rows}


def let_go(tx: Tx, group: Group) -> None:
    """The chat is to be another community's: what this one keeps of the group is of no chat any more."""
    gone = sa.update(_groups).where(_groups.c.id == group.id)
    tx.execute(gone.values(chat_id=of_no_chat(group.id), purpose=Purpose.NOT_OURS))


def upgrade(tx: Tx, old: Group, new_chat: ChatId) -> Group:
    """The group under its new Telegram id, with its cards, plans and polls.

    Where the bot was seen in the new chat before the two were known to be one, what is known of that
    standing is kept and the second row goes.
    """
    seen = lock_chat(tx, new_chat)
    merged = replace(old, chat_id=new_chat)
    if seen is not None:
        merged = replace(
            merged,
            title=seen.title,
            standing=seen.standing,
            purpose=old.purpose or seen.purpose,
            forum=seen.forum,
        )
        _absorb(tx, old.id, seen.id)
    tx.execute(sa.update(_groups).where(_groups.c.id == old.id).values(chat_id=new_chat))
    # A message of the old chat cannot be reached through the new one, where its number is another's: cards
    # are posted anew, and a poll is lost.
    for table in (_cards, _plans):
        tx.execute(sa.update(table).where(table.c.group_id == old.id).values(message_id=None))
    for table in (_pinned, _cases):
        tx.execute(sa.update(table).where(table.c.group_id == old.id).values(message_id=None))
    threads = sa.select(_questions.c.id).where(_questions.c.group_id == old.id)
    tx.execute(sa.update(_parts).where(_parts.c.question_id.in_(threads)).values(message_id=None, about=None))
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
    tx.execute(sa.delete(_pinned).where(_pinned.c.group_id == gone))
    # The numbers of the two chats' messages could be the same, and each has one undecided case.
    tx.execute(sa.update(_cases).where(_cases.c.group_id == gone).values(message_id=None))
    for table in (_topics, _links, _cases, _questions):
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
        forum=row.forum,
        description=row.description,
    )
