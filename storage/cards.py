"""Where the cards of a session stand, and the messages that tell a whole plan."""

from dataclasses import dataclass

import sqlalchemy as sa

from rules.ids import ChatId, CycleId, GroupId, SessionId
from storage.db import Tx
from storage.tables import CycleMessageRow, GroupRow, SessionCardRow
from storage.upsert import columns, insert

_cards = columns(SessionCardRow)
_plans = columns(CycleMessageRow)
_groups = columns(GroupRow)


@dataclass(frozen=True, slots=True)
class Card:
    """A card in a group; without a message it is still to be posted."""

    group_id: GroupId
    chat_id: ChatId
    message_id: int | None


_OF_SESSION = (
    sa.select(_cards.c.group_id, _groups.c.chat_id, _cards.c.message_id)
    .join(_groups, _groups.c.id == _cards.c.group_id)
    .where(_cards.c.session_id == sa.bindparam("session_id"))
)


def of_session(tx: Tx, session_id: SessionId) -> list[Card]:
    return [
        Card(GroupId(row.group_id), ChatId(row.chat_id), row.message_id)
        for row in tx.execute(_OF_SESSION, {"session_id": session_id})
    ]


def add(tx: Tx, session_id: SessionId, group_id: GroupId) -> None:
    """The session is to be announced in this group."""
    tx.execute(
        insert(tx, SessionCardRow).on_conflict_do_nothing(),
        {"session_id": session_id, "group_id": group_id},
    )


def forget(tx: Tx, group_id: GroupId) -> None:
    """No session and no plan is announced in this group any more."""
    for table in (_cards, _plans):
        tx.execute(sa.delete(table).where(table.c.group_id == group_id))


def remember(tx: Tx, session_id: SessionId, group_id: GroupId, message_id: int) -> None:
    tx.execute(
        sa.update(_cards)
        .where(_cards.c.session_id == session_id, _cards.c.group_id == group_id)
        .values(message_id=message_id)
    )


def of_cycle(tx: Tx, cycle_id: CycleId) -> list[Card]:
    """The messages that tell the plan, in a fixed order."""
    rows = tx.execute(
        sa.select(_plans.c.group_id, _groups.c.chat_id, _plans.c.message_id)
        .join(_groups, _groups.c.id == _plans.c.group_id)
        .where(_plans.c.cycle_id == cycle_id)
        .order_by(_plans.c.group_id)
    )
    return [Card(GroupId(row.group_id), ChatId(row.chat_id), row.message_id) for row in rows]


def add_plan(tx: Tx, cycle_id: CycleId, group_id: GroupId) -> None:
    """The plan is to be told in this group."""
    values = {"cycle_id": cycle_id, "group_id": group_id}
    tx.execute(insert(tx, CycleMessageRow).values(**values).on_conflict_do_nothing())


def remember_plan(tx: Tx, cycle_id: CycleId, group_id: GroupId, message_id: int) -> None:
    tx.execute(
        sa.update(_plans)
        .where(_plans.c.cycle_id == cycle_id, _plans.c.group_id == group_id)
        .values(message_id=message_id)
    )
