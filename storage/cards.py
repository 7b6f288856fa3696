"""Where the cards of a session stand."""

from dataclasses import dataclass

import sqlalchemy as sa

from rules.ids import ChatId, GroupId, SessionId
from storage.db import Tx
from storage.tables import GroupRow, SessionCardRow
from storage.upsert import columns, insert

_cards = columns(SessionCardRow)
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
    """No session is announced in this group any more."""
    tx.execute(sa.delete(_cards).where(_cards.c.group_id == group_id))


def remember(tx: Tx, session_id: SessionId, group_id: GroupId, message_id: int) -> None:
    tx.execute(
        sa.update(_cards)
        .where(_cards.c.session_id == session_id, _cards.c.group_id == group_id)
        .values(message_id=message_id)
    )
