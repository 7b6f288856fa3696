"""Who offers to present: at one session, or on one topic."""

from datetime import datetime

import sqlalchemy as sa

from rules.ids import MemberId, SessionId, TopicId
from storage.db import Tx
from storage.tables import PresenterVolunteerRow
from storage.upsert import columns, insert

_volunteers = columns(PresenterVolunteerRow)

_OFFERED = ~_volunteers.c.withdrawn
"""What was not taken back."""


def add_for_session(tx: Tx, member_id: MemberId, session_id: SessionId, now: datetime) -> None:
    """Said twice, it holds once; said after it was taken back, it holds again."""
    statement = insert(tx, PresenterVolunteerRow).on_conflict_do_update(
        index_elements=["member_id", "session_id"],
        set_={"at": now, "withdrawn": False},
        where=_volunteers.c.withdrawn,
    )
    values = {"member_id": member_id, "session_id": session_id, "at": now, "withdrawn": False}
    tx.execute(statement, values)


def add_for_topic(tx: Tx, member_id: MemberId, topic_id: TopicId, now: datetime) -> None:
    """Said twice, it holds once."""
    values = {"member_id": member_id, "topic_id": topic_id, "at": now, "withdrawn": False}
    tx.execute(insert(tx, PresenterVolunteerRow).on_conflict_do_nothing(), values)


def withdraw_from_session(tx: Tx, member_id: MemberId, session_id: SessionId) -> bool:
    """The member would rather not present there, which is kept; whether they had offered it."""
    withdrawn = tx.execute(
        sa.update(_volunteers)
        .where(_volunteers.c.member_id == member_id, _volunteers.c.session_id == session_id, _OFFERED)
        .values(withdrawn=True)
    )
    return withdrawn.rowcount > 0


def drop_for_session(tx: Tx, member_id: MemberId, session_id: SessionId) -> bool:
    """The member no longer offers it; whether they did."""
    return _drop(tx, member_id, _volunteers.c.session_id == session_id)


def drop_for_topic(tx: Tx, member_id: MemberId, topic_id: TopicId) -> bool:
    """The member no longer offers it; whether they did."""
    return _drop(tx, member_id, _volunteers.c.topic_id == topic_id)


def drop_all(tx: Tx, member_id: MemberId) -> None:
    """The member offers nothing any more."""
    _drop(tx, member_id, sa.true())


def _drop(tx: Tx, member_id: MemberId, which: sa.ColumnElement[bool]) -> bool:
    # What was taken back stays: it is a no for that session's draw.
    dropped = tx.execute(sa.delete(_volunteers).where(_volunteers.c.member_id == member_id, _OFFERED, which))
    return dropped.rowcount > 0


def for_session(tx: Tx, session_id: SessionId) -> list[MemberId]:
    """Who offers to present at the session, in the order in which they said so."""
    rows = tx.execute(
        sa.select(_volunteers.c.member_id)
        .where(_volunteers.c.session_id == session_id, _OFFERED)
        .order_by(_volunteers.c.at, _volunteers.c.id)
    )
    return [MemberId(one) for one in rows.scalars()]


def offers_session(tx: Tx, member_id: MemberId, session_id: SessionId) -> bool:
    """Whether the member offers to present at the session."""
    return member_id in for_session(tx, session_id)


def sessions_of(tx: Tx, member_id: MemberId) -> list[SessionId]:
    """The sessions the member offers to present at."""
    rows = tx.execute(
        sa.select(_volunteers.c.session_id).where(
            _volunteers.c.member_id == member_id, _volunteers.c.session_id.is_not(None), _OFFERED
        )
    )
    return [SessionId(one) for one in rows.scalars()]


def topics_of(tx: Tx, member_id: MemberId) -> set[TopicId]:
    """The topics the member offers to present on."""
    rows = tx.execute(
        sa.select(_volunteers.c.topic_id).where(
            _volunteers.c.member_id == member_id, _volunteers.c.topic_id.is_not(None)
        )
    )
    return {TopicId(one) for one in rows.scalars()}
