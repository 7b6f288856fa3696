"""Polls of either kind as messages in a chat: posted once, closed once, or out of reach.

Both tables have a chat, a message and a state, and name the states that they share alike.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from rules.ids import ChatId, MessageId
from rules.polls import State
from storage.db import Tx


def posted(tx: Tx, table: sa.Table, which: sa.ColumnElement[bool], message_id: MessageId) -> bool:
    """Whether this is the first time that it was posted; the message of a later one is not kept."""
    return _passes(tx, table, which, State.PLANNED, {"state": State.POSTED.value, "message_id": message_id})


def closed(tx: Tx, table: sa.Table, which: sa.ColumnElement[bool], release: Mapping[str, Any]) -> bool:
    """Whether this is the first time that it was closed; what a later close says is not kept."""
    return _passes(tx, table, which, State.POSTED, {"state": State.CLOSED.value, **release})


def cut_off(tx: Tx, table: sa.Table, key: sa.ColumnElement[int], chat_id: ChatId) -> list[int]:
    """Those posted before the chat had this id: they can be neither closed nor deleted."""
    rows = tx.execute(
        sa.select(key)
        .where(
            table.c.chat_id == chat_id,
            table.c.message_id.is_(None),
            table.c.state.in_([State.POSTED.value, State.CLOSED.value]),
        )
        .order_by(key)
    )
    return list(rows.scalars())


def _passes(
    tx: Tx, table: sa.Table, which: sa.ColumnElement[bool], state: State, values: Mapping[str, Any]
) -> bool:
    done = tx.execute(sa.update(table).where(which, table.c.state == state.value).values(dict(values)))
    return done.rowcount == 1
