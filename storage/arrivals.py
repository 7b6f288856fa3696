"""What members have said of their arrival in the UK, and whether their community prepares for it."""

from typing import Any

import sqlalchemy as sa

from rules.arrivals import Arrival, State
from rules.groups import BotStatus, Purpose
from rules.ids import CommunityId, MemberId
from storage.db import Tx
from storage.tables import GroupRow, GroupTopicRow, MemberRow
from storage.upsert import columns

_members = columns(MemberRow)
_groups = columns(GroupRow)
_topics = columns(GroupTopicRow)


def load(tx: Tx, member_id: MemberId) -> Arrival:
    """What the member has said; sqlalchemy.exc.NoResultFound when there is no such member."""
    return arrival_of(
        tx.execute(
            sa.select(_members.c.arrival, _members.c.arrives_on).where(_members.c.id == member_id)
        ).one()
    )


def lock(tx: Tx, member_id: MemberId) -> Arrival:
    """The same, with the member locked until the transaction ends."""
    return arrival_of(
        tx.execute(
            sa.select(_members.c.arrival, _members.c.arrives_on)
            .where(_members.c.id == member_id)
            .with_for_update()
        ).one()
    )


def save(tx: Tx, member_id: MemberId, arrival: Arrival) -> None:
    tx.execute(
        sa.update(_members)
        .where(_members.c.id == member_id)
        .values(arrival=arrival.state, arrives_on=arrival.on)
    )


def arrival_of(row: Any) -> Arrival:
    """The arrival in a row of the members table."""
    return Arrival(None if row.arrival is None else State(row.arrival), row.arrives_on)


def is_prepared(tx: Tx, community_id: CommunityId) -> bool:
    """Whether the community has a group, or a topic of one, for doctors who have not arrived."""
    mine = (_groups.c.community_id == community_id, _groups.c.bot_status != BotStatus.LEFT)
    a_group = sa.select(_groups.c.id).where(*mine, _groups.c.purpose == Purpose.PRE_ARRIVAL)
    a_topic = (
        sa.select(_topics.c.id)
        .join(_groups, _groups.c.id == _topics.c.group_id)
        .where(*mine, _topics.c.purpose == Purpose.PRE_ARRIVAL)
    )
    return bool(tx.execute(sa.select(sa.or_(a_group.exists(), a_topic.exists()))).scalar_one())
