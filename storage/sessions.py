"""Sessions: loaded as the rule type, alone or under their lock."""

from typing import Any

import sqlalchemy as sa

from rules.ids import CommunityId, CycleId, MemberId, SessionId
from rules.sessions import Session, Status
from storage.db import Tx
from storage.tables import SessionRow
from storage.upsert import columns

_sessions = columns(SessionRow)
COLUMNS = tuple(
    _sessions.c[name]
    for name in (
        "id",
        "community_id",
        "cycle_id",
        "facilitator_id",
        "status",
        "topic",
        "starts_at",
        "minutes",
        "places",
        "join_link",
        "uid",
        "sequence",
    )
)
_LOAD = sa.select(*COLUMNS).where(_sessions.c.id == sa.bindparam("id"))
# The row lock orders everybody who wants a place; SQLite's single writer needs none and ignores it.
_LOCK = _LOAD.with_for_update()


class NoSuchSessionError(LookupError):
    """The session does not exist (a button from elsewhere, or forged)."""


def load(tx: Tx, session_id: SessionId) -> Session:
    """The session, or NoSuchSessionError."""
    return _one(tx, _LOAD, session_id)


def lock(tx: Tx, session_id: SessionId) -> Session:
    """The session, locked until the transaction ends: the one lock a transaction takes."""
    return _one(tx, _LOCK, session_id)


def _one(tx: Tx, statement: sa.Select[Any], session_id: SessionId) -> Session:
    row = tx.execute(statement, {"id": session_id}).one_or_none()
    if row is None:
        raise NoSuchSessionError
    return session_of(row)


def session_of(row: Any) -> Session:
    """A row with COLUMNS as the rule type."""
    return Session(
        id=SessionId(row.id),
        community_id=CommunityId(row.community_id),
        cycle_id=CycleId(row.cycle_id),
        facilitator_id=MemberId(row.facilitator_id),
        status=Status(row.status),
        topic=row.topic,
        starts_at=row.starts_at,
        minutes=row.minutes,
        places=row.places,
        join_link=row.join_link,
        uid=row.uid,
        sequence=row.sequence,
    )
