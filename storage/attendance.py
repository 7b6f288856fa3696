"""Who was there: loaded for a button or a sheet, saved with its trace."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.attendance import (
    CLOSES_AFTER,
    CORRECTED_FOR,
    OPENS_BEFORE,
    Batch,
    Established,
    Line,
    Mark,
    Presence,
    Seen,
    Sheet,
    Status,
    check_in_closed,
    may_mark,
    sheet_closed,
)
from rules.ids import CommunityId, MemberId, SessionId
from rules.members import Status as MemberStatus
from rules.names import in_order
from rules.permissions import Actor, Verb
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from rules.sheets import Trace
from storage import sessions, sharing
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
        for column in (_attendance.c.status, _attendance.c.established, _attendance.c.minutes)
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
        _attendance.c.minutes,
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
    return Sheet(session, tuple(sorted(lines, key=lambda line: in_order(line.name, line.member_id))))


def others(tx: Tx, session: Session, page: int, size: int) -> tuple[list[tuple[MemberId, str]], bool]:
    """A page, from 0, of `all_others`; and whether there are more."""
    found = all_others(tx, session)
    return found[page * size : (page + 1) * size], len(found) > (page + 1) * size


def all_others(tx: Tx, session: Session) -> list[tuple[MemberId, str]]:
    """Who may be added to the sheet: the community's own members, and guests who wait for a place.

    Members of other communities who hold nothing are not listed: their names are not ours to show.
    """
    rows = tx.execute(
        sa.select(_members.c.id, _members.c.name).where(
            sa.or_(
                _members.c.community_id == session.community_id,
                _members.c.id.in_(sharing.holding(session.id)),
            ),
            _members.c.status == MemberStatus.ADMITTED,
            _members.c.id.not_in(sa.select(_on_sheet.c.member_id)),
        ),
        {"session_id": session.id},
    )
    found = [(MemberId(row.id), row.name) for row in rows]
    return sorted(found, key=lambda one: in_order(one[1], one[0]))


def history(tx: Tx, session_id: SessionId, page: int, size: int) -> tuple[list[Trace], bool]:
    """A page, from 0, of what was marked and corrected, latest first; and whether there is more."""
    told = (
        sa.select(
            _changes,
            sa.func.lag(_changes.c.status)
            .over(partition_by=_changes.c.member_id, order_by=_changes.c.id)
            .label("was"),
        )
        .where(_changes.c.session_id == session_id)
        .subquery()
    )
    by = _members.alias()
    rows = tx.execute(
        sa.select(told, _members.c.name, by.c.name.label("by_name"))
        .join(_members, _members.c.id == told.c.member_id)
        .outerjoin(by, by.c.id == told.c.by_member_id)
        .order_by(told.c.id.desc())
        .offset(page * size)
        .limit(size + 1)
    ).all()
    return [_trace_of(row) for row in rows[:size]], len(rows) > size


def _trace_of(row: Any) -> Trace:
    return Trace(
        at=row.at,
        name=row.name,
        was=_status_of(row.was),
        became=_status_of(row.status),
        minutes=row.minutes,
        established=Established(row.established),
        by=row.by_name,
    )


def _status_of(word: str | None) -> Status | None:
    return None if word in (None, _UNMARKED) else Status(word)


def save(tx: Tx, session_id: SessionId, seen: Sequence[Seen], by: MemberId | None, now: datetime) -> None:
    """Mark these members so, or take their marks back, and write the trace."""
    if not seen:
        return
    said = [
        {
            "session_id": session_id,
            "member_id": one.member_id,
            "status": one.status,
            "established": one.established,
            "minutes": one.minutes,
        }
        for one in seen
    ]
    if marked := [row for row in said if row["status"] is not None]:
        statement = insert(tx, AttendanceRow)
        tx.execute(
            statement.on_conflict_do_update(
                index_elements=["session_id", "member_id"],
                set_={name: statement.excluded[name] for name in ("status", "established", "minutes")},
            ),
            marked,
        )
    if cleared := [row["member_id"] for row in said if row["status"] is None]:
        tx.execute(
            sa.delete(_attendance).where(
                _attendance.c.session_id == session_id, _attendance.c.member_id.in_(cleared)
            )
        )
    traces = [{**row, "status": row["status"] or _UNMARKED, "by_member_id": by, "at": now} for row in said]
    tx.execute(sa.insert(_changes), traces)


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


def begun_between(
    tx: Tx, community_id: CommunityId, first: datetime, last: datetime, *, guests: bool = False
) -> list[Session]:
    """The community's sessions that start within these moments and are not cancelled, latest first.

    With `guests`, those of others that are open to its members as well.
    """
    theirs = _sessions.c.community_id == community_id
    if guests:
        theirs = sa.or_(theirs, _sessions.c.id.in_(sharing.opened_to([community_id])))
    wanted = (
        sa.select(*sessions.COLUMNS)
        .where(
            theirs,
            _sessions.c.status == SessionStatus.SCHEDULED,
            _sessions.c.starts_at.between(first, last),
        )
        .order_by(_sessions.c.starts_at.desc(), _sessions.c.id.desc())
    )
    return [sessions.session_of(row) for row in tx.execute(wanted)]


def open_for(tx: Tx, actor: Actor, now: datetime) -> list[Session]:
    """The sessions that this person may check in to now, latest start first."""
    first, last = now - CLOSES_AFTER, now + OPENS_BEFORE
    found = {
        session.id: session
        for community_id in actor.where(Verb.CHECK_IN)
        for session in begun_between(tx, community_id, first, last, guests=True)
        if check_in_closed(session, now) is None
    }
    return sorted(found.values(), key=lambda one: (one.starts_at, one.id), reverse=True)


def to_mark(tx: Tx, actor: Actor, now: datetime) -> list[Session]:
    """The sessions whose sheet this person can change or show a code from now; of each community the latest
    first.
    """
    # The end is not stored; the rules then say exactly which sheets are still of use.
    oldest = now - CORRECTED_FOR - sessions.LONGEST
    return [
        session
        for me in actor.memberships
        if me.may(Verb.MARK_ATTENDANCE)
        for session in begun_between(tx, me.community_id, oldest, now + OPENS_BEFORE)
        if may_mark(me, session) and not (sheet_closed(session, now) and check_in_closed(session, now))
    ]


def _mark_of(row: Any) -> Mark | None:
    if row.status is None:
        return None
    return Mark(Status(row.status), Established(row.established), row.minutes)
