"""Who was there: loaded for a button or a sheet, saved with its trace."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.attendance import Batch, Established, Line, Mark, Presence, Sheet, Status
from rules.ids import CommunityId, MemberId, SessionId
from rules.members import Status as MemberStatus
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from storage import sessions
from storage.db import Tx
from storage.tables import AttendanceChangeRow, AttendanceRow, BookingRow, MemberRow, SessionRow
from storage.upsert import columns, insert

_attendance = columns(AttendanceRow)
_changes = columns(AttendanceChangeRow)
_bookings = columns(BookingRow)
_members = columns(MemberRow)
_sessions = columns(SessionRow)

_UNMARKED = "unmarked"
"""What the trace says where a mark was taken back."""

_session: sa.BindParameter[int] = sa.bindparam("session_id")
_member: sa.BindParameter[int] = sa.bindparam("member_id")

_PRESENCE = sa.select(
    sa.exists().where(_bookings.c.session_id == _session, _bookings.c.member_id == _member).label("booked"),
    *(
        sa.select(column)
        .where(_attendance.c.session_id == _session, _attendance.c.member_id == _member)
        .scalar_subquery()
        .label(column.name)
        for column in (_attendance.c.status, _attendance.c.established)
    ),
)
_on_sheet = (
    sa.select(_bookings.c.member_id)
    .where(_bookings.c.session_id == _session)
    .union(sa.select(_attendance.c.member_id).where(_attendance.c.session_id == _session))
    .subquery()
)
_SHEET = (
    sa.select(
        _members.c.id,
        _members.c.name,
        _bookings.c.id.label("booking"),
        _attendance.c.status,
        _attendance.c.established,
    )
    .join(_on_sheet, _on_sheet.c.member_id == _members.c.id)
    .outerjoin(_bookings, sa.and_(_bookings.c.session_id == _session, _bookings.c.member_id == _members.c.id))
    .outerjoin(
        _attendance, sa.and_(_attendance.c.session_id == _session, _attendance.c.member_id == _members.c.id)
    )
)


def presence(tx: Tx, session: Session, member_id: MemberId) -> Presence:
    """Where the member stands. Under the session's lock if the caller has taken it."""
    row = tx.execute(_PRESENCE, {"session_id": session.id, "member_id": member_id}).one()
    return Presence(session, bool(row.booked), _mark_of(row))


def sheet(tx: Tx, session: Session) -> Sheet:
    """Everybody who had a place or was marked, by name."""
    lines = [
        Line(MemberId(row.id), row.name, row.booking is not None, _mark_of(row))
        for row in tx.execute(_SHEET, {"session_id": session.id})
    ]
    # Names are sorted here: databases disagree about accents and capitals.
    return Sheet(session, tuple(sorted(lines, key=lambda line: (line.name.casefold(), line.member_id))))


def others(tx: Tx, session: Session, page: int, size: int) -> tuple[list[tuple[MemberId, str]], bool]:
    """A page, from 0, of the members who are not on the sheet, by name; and whether there are more."""
    wanted = (
        sa.select(_members.c.id, _members.c.name)
        .where(
            _members.c.community_id == session.community_id,
            _members.c.status == MemberStatus.ADMITTED,
            _members.c.id.not_in(sa.select(_on_sheet.c.member_id)),
        )
        .order_by(sa.func.lower(_members.c.name), _members.c.id)
        .offset(page * size)
        .limit(size + 1)
    )
    rows = tx.execute(wanted, {"session_id": session.id}).all()
    return [(MemberId(row.id), row.name) for row in rows[:size]], len(rows) > size


def save(
    tx: Tx,
    session_id: SessionId,
    member_ids: Iterable[MemberId],
    mark: Mark,
    by: MemberId,
    now: datetime,
) -> None:
    """Mark these members so, and write the trace."""
    rows = [
        {
            "session_id": session_id,
            "member_id": member_id,
            "status": mark.status,
            "established": mark.established,
        }
        for member_id in member_ids
    ]
    if not rows:
        return
    statement = insert(tx, AttendanceRow)
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["session_id", "member_id"],
            set_={name: statement.excluded[name] for name in ("status", "established", "minutes")},
        ),
        [{**row, "minutes": None} for row in rows],
    )
    tx.execute(sa.insert(_changes), [{**row, "by_member_id": by, "at": now} for row in rows])


def last_trace(tx: Tx, session_id: SessionId) -> int:
    """The number of the session's latest trace; 0 before the first. Under the session's lock."""
    latest = tx.execute(sa.select(sa.func.max(_changes.c.id)).where(_changes.c.session_id == session_id))
    return latest.scalar_one() or 0


def still_as_marked(tx: Tx, session_id: SessionId, batch: Batch) -> list[MemberId]:
    """Whom the press has marked as attended, and nobody has changed since."""
    latest = (
        sa.select(sa.func.max(_changes.c.id))
        .where(_changes.c.session_id == session_id)
        .group_by(_changes.c.member_id)
    )
    wanted = sa.select(_changes.c.member_id).where(
        _changes.c.id.in_(latest),
        _changes.c.id.between(batch.first, batch.last),
        _changes.c.status == Status.ATTENDED,
        _changes.c.established == Established.SHEET,
    )
    return [MemberId(one) for one in tx.execute(wanted).scalars()]


def unmark(
    tx: Tx, session_id: SessionId, member_ids: Collection[MemberId], by: MemberId, now: datetime
) -> None:
    """Nothing is known of these members any more; the trace says that it was."""
    tx.execute(
        sa.delete(_attendance).where(
            _attendance.c.session_id == session_id, _attendance.c.member_id.in_(member_ids)
        )
    )
    row = {"session_id": session_id, "status": _UNMARKED, "established": Established.SHEET}
    traces = [{**row, "member_id": one, "by_member_id": by, "at": now} for one in member_ids]
    tx.execute(sa.insert(_changes), traces)


def begun_between(
    tx: Tx,
    community_ids: Iterable[CommunityId],
    first: datetime,
    last: datetime,
    facilitator_id: MemberId | None = None,
) -> list[Session]:
    """The sessions that start within these moments and are not cancelled, latest first."""
    wanted = (
        sa.select(*sessions.COLUMNS)
        .where(
            _sessions.c.community_id.in_(list(community_ids)),
            _sessions.c.status == SessionStatus.SCHEDULED,
            _sessions.c.starts_at.between(first, last),
        )
        .order_by(_sessions.c.starts_at.desc(), _sessions.c.id.desc())
    )
    if facilitator_id is not None:
        wanted = wanted.where(_sessions.c.facilitator_id == facilitator_id)
    return [sessions.session_of(row) for row in tx.execute(wanted)]


def _mark_of(row: Any) -> Mark | None:
    return None if row.status is None else Mark(Status(row.status), Established(row.established))
