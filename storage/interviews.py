"""Who was asked whether they would talk to the evaluators, and what they said."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from rules.attendance import CAME
from rules.ids import CommunityId, MemberId
from rules.interviews import ANSWERS, State, Willing
from rules.members import Status
from rules.names import in_order
from rules.sessions import Status as SessionStatus
from storage.db import Tx
from storage.tables import AttendanceRow, InterviewRow, MemberRow, SessionRow
from storage.upsert import columns, insert

_interviews = columns(InterviewRow)
_attendance = columns(AttendanceRow)
_members = columns(MemberRow)
_sessions = columns(SessionRow)


def state(tx: Tx, member_id: MemberId) -> State | None:
    """Where the member stands; None when they were never asked."""
    found = tx.execute(sa.select(_interviews.c.state).where(_interviews.c.member_id == member_id)).scalar()
    return None if found is None else State(found)


def came(tx: Tx, member_ids: Collection[MemberId]) -> dict[MemberId, int]:
    """To how many sessions that took place each of these members came, wholly or in part."""
    counted = tx.execute(
        sa.select(_attendance.c.member_id, sa.func.count().label("sessions"))
        .join(_sessions, _sessions.c.id == _attendance.c.session_id)
        .where(
            _attendance.c.member_id.in_(member_ids),
            _attendance.c.status.in_(CAME),
            _sessions.c.status == SessionStatus.SCHEDULED,
        )
        .group_by(_attendance.c.member_id)
    )
    return {MemberId(row.member_id): row.sessions for row in counted}


def states(tx: Tx, member_ids: Collection[MemberId]) -> dict[MemberId, State]:
    """Where those of these members stand who were ever asked."""
    found = tx.execute(
        sa.select(_interviews.c.member_id, _interviews.c.state).where(_interviews.c.member_id.in_(member_ids))
    )
    return {MemberId(row.member_id): State(row.state) for row in found}


def ask(tx: Tx, member_id: MemberId, now: datetime) -> bool:
    """Note that the member is asked; False when they were asked before."""
    noted = tx.execute(
        insert(tx, InterviewRow)
        .on_conflict_do_nothing(index_elements=["member_id"])
        .returning(_interviews.c.member_id),
        {"member_id": member_id, "state": State.ASKED, "asked_at": now, "answered_at": None},
    )
    return noted.one_or_none() is not None


def save(tx: Tx, member_id: MemberId, said: State, now: datetime) -> None:
    """Keep the answer. The same answer again keeps the day of the first one."""
    tx.execute(
        sa.update(_interviews)
        .where(_interviews.c.member_id == member_id, _interviews.c.state != said)
        .values(state=said, answered_at=now if said in ANSWERS else None)
    )


def willing(tx: Tx, community_id: CommunityId) -> list[Willing]:
    """The members who have said yes, by name."""
    rows = tx.execute(
        sa.select(_members.c.id, _members.c.name, _interviews.c.answered_at)
        .join(_interviews, _interviews.c.member_id == _members.c.id)
        .where(
            _members.c.community_id == community_id,
            _members.c.status == Status.ADMITTED,
            _interviews.c.state == State.YES,
        )
    )
    found = [Willing(MemberId(row.id), row.name, row.answered_at) for row in rows]
    # Names are sorted here: databases disagree about accents and capitals.
    return sorted(found, key=lambda one: in_order(one.name, one.member_id))
