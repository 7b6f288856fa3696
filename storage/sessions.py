"""Sessions: loaded as the rule type, alone or under their lock; kept as the rule decided."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from rules.ids import CommunityId, CycleId, MemberId, SessionId
from rules.schedule import Plan
from rules.sessions import Change, Kind, Session, Status
from storage import sharing
from storage.db import Tx
from storage.tables import SessionChangeRow, SessionRow
from storage.upsert import columns

_sessions = columns(SessionRow)
_changes = columns(SessionChangeRow)
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
        "kind",
        "closes_before",
    )
)
_LOAD = sa.select(*COLUMNS).where(_sessions.c.id == sa.bindparam("id"))
# The row lock orders everybody who wants a place; SQLite's single writer needs none and ignores it.
# Rows that point to the session may be added meanwhile: a stronger lock waits for whoever has just added one,
# and two who have would wait for each other.
_LOCK = _LOAD.with_for_update(key_share=True)

_AT_ONCE = 20
"""More sessions than begin within a day."""
LONGEST = timedelta(days=1)
"""No session lasts longer, so only those that start within it can overlap."""


class NoSuchSessionError(LookupError):
    """The session does not exist (a button from elsewhere, or forged)."""


def load(tx: Tx, session_id: SessionId) -> Session:
    """The session, or NoSuchSessionError."""
    return _one(tx, _LOAD, session_id)


def lock(tx: Tx, session_id: SessionId) -> Session:
    """The session, locked until the transaction ends. Whoever needs several takes them by `lock_all`."""
    return _one(tx, _LOCK, session_id)


def lock_all(tx: Tx, session_ids: Iterable[SessionId]) -> dict[SessionId, Session]:
    """Every one of these, locked in order of their ids: two who want the same never wait for each other.

    A transaction that needs several locks them all before it does anything to one of them.
    """
    return {each: lock(tx, each) for each in sorted(set(session_ids))}


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
        kind=Kind(row.kind),
        closes_before=timedelta(minutes=row.closes_before),
    )


def upcoming(
    tx: Tx, community_ids: Iterable[CommunityId], now: datetime, limit: int, *, skip: int = 0
) -> list[Session]:
    """The sessions open to these communities that are not over, soonest first, at most `limit`."""
    where = list(community_ids)
    rows = tx.execute(
        sa.select(*COLUMNS)
        .where(
            sa.or_(_sessions.c.community_id.in_(where), _sessions.c.id.in_(sharing.opened_to(where))),
            _sessions.c.status == Status.SCHEDULED,
            # The end is not stored; a session that began longer ago than any lasts is over.
            _sessions.c.starts_at > now - LONGEST,
        )
        .order_by(_sessions.c.starts_at, _sessions.c.id)
        .limit(skip + limit + _AT_ONCE)
    )
    return [one for one in map(session_of, rows) if one.ends_at > now][skip : skip + limit]


def not_begun(tx: Tx, community_id: CommunityId, now: datetime) -> list[SessionId]:
    """The community's sessions to come, soonest first."""
    rows = tx.execute(
        sa.select(_sessions.c.id)
        .where(
            _sessions.c.community_id == community_id,
            _sessions.c.status == Status.SCHEDULED,
            _sessions.c.starts_at > now,
        )
        .order_by(_sessions.c.starts_at, _sessions.c.id)
    )
    return [SessionId(one) for one in rows.scalars()]


def led_by(tx: Tx, member_id: MemberId, since: datetime) -> int:
    """How many sessions that start after this moment, and take place, have this facilitator."""
    wanted = sa.select(sa.func.count()).where(
        _sessions.c.facilitator_id == member_id,
        _sessions.c.status == Status.SCHEDULED,
        _sessions.c.starts_at > since,
    )
    count: int = tx.execute(wanted).scalar_one()
    return count


def add(
    tx: Tx,
    plan: Plan,
    *,
    community_id: CommunityId,
    cycle_id: CycleId,
    facilitator_id: MemberId,
    uid: str,
    closes_before: timedelta = timedelta(),
) -> Session:
    """A new session; `uid` is its calendar entry's name for life."""
    inserted = tx.execute(
        sa.insert(_sessions).returning(_sessions.c.id),
        {
            "community_id": community_id,
            "cycle_id": cycle_id,
            "facilitator_id": facilitator_id,
            "status": Status.SCHEDULED,
            "topic": plan.topic,
            "starts_at": plan.starts_at,
            "minutes": plan.minutes,
            "places": plan.places,
            "join_link": plan.join_link,
            "uid": uid,
            "sequence": 0,
            "kind": plan.kind,
            "closes_before": round(closes_before / timedelta(minutes=1)),
        },
    ).scalar_one()
    return load(tx, SessionId(inserted))


def save(tx: Tx, session: Session) -> None:
    """Keep status, topic, time, link and sequence as they were decided."""
    tx.execute(
        sa.update(_sessions)
        .where(_sessions.c.id == session.id)
        .values(
            status=session.status,
            topic=session.topic,
            starts_at=session.starts_at,
            join_link=session.join_link,
            sequence=session.sequence,
        )
    )


def save_places(tx: Tx, session: Session) -> None:
    """Keep how many places there are."""
    tx.execute(sa.update(_sessions).where(_sessions.c.id == session.id).values(places=session.places))


def add_change(
    tx: Tx, session_id: SessionId, change: Change, by: MemberId, now: datetime, detail: Mapping[str, object]
) -> None:
    """Write the history of the session."""
    tx.execute(
        sa.insert(_changes),
        {"session_id": session_id, "change": change, "by_member_id": by, "at": now, "detail": dict(detail)},
    )


def last_topic_change(tx: Tx, session_id: SessionId) -> int:
    """The sequence of the last change of topic; 0 when there was none."""
    found = tx.execute(
        sa.select(_changes.c.detail)
        .where(_changes.c.session_id == session_id, _changes.c.change == Change.TOPIC)
        .order_by(_changes.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    return 0 if found is None else int(found["sequence"])
