"""Calendars: what members chose, what theirs were told, and every entry they should show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.calendar import Choices, Entry, Noted
from rules.ids import MemberId, SessionId
from rules.members import Status
from rules.sessions import Change
from storage import sessions
from storage.db import Tx
from storage.tables import (
    BookingRow,
    CalendarEntryRow,
    CalendarRow,
    MemberRow,
    SessionChangeRow,
    SessionRow,
)
from storage.upsert import Insert, columns, insert, prepared

_calendars = columns(CalendarRow)
_entries = columns(CalendarEntryRow)
_bookings = columns(BookingRow)
_sessions = columns(SessionRow)
_session_changes = columns(SessionChangeRow)
_members = columns(MemberRow)

_session: sa.BindParameter[int] = sa.bindparam("session_id")
_member: sa.BindParameter[int] = sa.bindparam("member_id")

_MINE = sa.select(_calendars.c.files, _calendars.c.digest, _calendars.c.serial).where(
    _calendars.c.member_id == _member
)
_HELD = sa.exists().where(_bookings.c.session_id == _session, _bookings.c.member_id == _member)
# One statement, because every press on Book asks it.
_STANDING = (
    sa.select(
        _HELD.label("held"),
        _entries.c.held.label("held_then"),
        _entries.c.changed_at,
        _entries.c.ahead,
        _entries.c.file_sequence,
        _calendars.c.files,
        _calendars.c.digest,
        _calendars.c.serial,
    )
    .select_from(_members)
    .outerjoin(_calendars, _calendars.c.member_id == _members.c.id)
    .outerjoin(_entries, sa.and_(_entries.c.member_id == _members.c.id, _entries.c.session_id == _session))
    .where(_members.c.id == _member)
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's place in a session, and what their calendar was told of it."""

    held: bool
    noted: Noted | None
    choices: Choices


def standing(tx: Tx, session_id: SessionId, member_id: MemberId) -> Standing:
    """How it is now, for a member there is."""
    row = tx.execute(_STANDING, {"session_id": session_id, "member_id": member_id}).one()
    return Standing(
        held=bool(row.held),
        noted=None
        if row.held_then is None
        else Noted(row.held_then, row.changed_at, row.ahead, row.file_sequence),
        choices=_choices(row),
    )


def choices(tx: Tx, member_id: MemberId) -> Choices:
    """What the member chose, or what holds for who chose nothing."""
    row = tx.execute(_MINE, {"member_id": member_id}).one_or_none()
    return Choices() if row is None else _choices(row)


def _choices(row: Any) -> Choices:
    return Choices() if row.files is None else Choices(row.files, row.digest is not None, row.serial)


def choose_files(tx: Tx, member_id: MemberId, *, files: bool) -> None:
    _have_row(tx, member_id)
    tx.execute(sa.update(_calendars).where(_calendars.c.member_id == member_id).values(files=files))


def readdress(tx: Tx, member_id: MemberId, serial: int, digest: str | None) -> bool:
    """Give the feed another address, or none; False when it has had another since that serial."""
    _have_row(tx, member_id)
    done = tx.execute(
        sa.update(_calendars)
        .where(_calendars.c.member_id == member_id, _calendars.c.serial == serial)
        .values(digest=digest, serial=_calendars.c.serial + 1)
    )
    return bool(done.rowcount)


def _have_row(tx: Tx, member_id: MemberId) -> None:
    tx.execute(
        insert(tx, CalendarRow).on_conflict_do_nothing(),
        {"member_id": member_id, "files": True, "serial": 0},
    )


def forget(tx: Tx, member_id: MemberId) -> None:
    """The feed ends, and what was chosen is forgotten."""
    tx.execute(sa.delete(_calendars).where(_calendars.c.member_id == member_id))


def subscriber(tx: Tx, digest: str) -> MemberId | None:
    """Whose feed this is; None when no member has it now."""
    found = tx.execute(
        sa.select(_calendars.c.member_id)
        .join(_members, _members.c.id == _calendars.c.member_id)
        .where(_calendars.c.digest == digest, _members.c.status == Status.ADMITTED)
    ).scalar_one_or_none()
    return None if found is None else MemberId(found)


@prepared(CalendarEntryRow)
def _keep(statement: Insert) -> sa.Executable:
    kept = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["session_id", "member_id"],
        set_={"held": kept.held, "changed_at": kept.changed_at, "ahead": kept.ahead},
    )


def save(tx: Tx, session_id: SessionId, member_id: MemberId, noted: Noted) -> None:
    """Keep what was decided; which file has reached the member is noted by itself."""
    tx.execute(
        _keep(tx),
        {
            "session_id": session_id,
            "member_id": member_id,
            "held": noted.held,
            "changed_at": noted.changed_at,
            "ahead": noted.ahead,
        },
    )


def note_file(tx: Tx, session_id: SessionId, member_id: MemberId, sequence: int | None) -> None:
    """The member's calendar may hold a file of that version now, or none."""
    tx.execute(
        sa.update(_entries)
        .where(_entries.c.session_id == session_id, _entries.c.member_id == member_id)
        .values(file_sequence=sequence)
    )


def with_file(tx: Tx, session_id: SessionId) -> list[tuple[MemberId, int]]:
    """Whom a file of this session has reached, each with the version that their calendar should show now."""
    rows = tx.execute(
        sa.select(_entries.c.member_id, (_sessions.c.sequence + _entries.c.ahead).label("sequence"))
        .join(_sessions, _sessions.c.id == _entries.c.session_id)
        .where(_entries.c.session_id == session_id, _entries.c.file_sequence.is_not(None))
        .order_by(_entries.c.member_id)
    )
    return [(MemberId(row.member_id), row.sequence) for row in rows]


_LAST_CHANGE = (
    sa.select(sa.func.max(_session_changes.c.at))
    .where(
        _session_changes.c.session_id == _sessions.c.id,
        # How many places there are is nothing that a calendar shows.
        _session_changes.c.change != Change.PLACES,
    )
    .scalar_subquery()
)
_ENTRIES = (
    sa.select(
        *sessions.COLUMNS,
        _LAST_CHANGE.label("last_change"),
        _bookings.c.booked_at,
        _entries.c.changed_at,
        _entries.c.ahead,
        _entries.c.file_sequence,
    )
    .outerjoin(_bookings, sa.and_(_bookings.c.session_id == _sessions.c.id, _bookings.c.member_id == _member))
    .outerjoin(_entries, sa.and_(_entries.c.session_id == _sessions.c.id, _entries.c.member_id == _member))
    .order_by(_sessions.c.starts_at, _sessions.c.id)
)
_OF_MEMBER = _ENTRIES.where(
    _sessions.c.id.in_(
        sa.union(
            sa.select(_bookings.c.session_id).where(_bookings.c.member_id == _member),
            sa.select(_entries.c.session_id).where(_entries.c.member_id == _member),
            sa.select(_sessions.c.id).where(_sessions.c.facilitator_id == _member),
        )
    ),
    _sessions.c.starts_at > sa.bindparam("since"),
)
_ONE = _ENTRIES.where(_sessions.c.id == _session)


def entries(tx: Tx, member_id: MemberId, since: datetime) -> list[Entry]:
    """Every session starting after that moment in which the member has, had or needs no place, by its start.

    A facilitator needs none.
    """
    rows = tx.execute(_OF_MEMBER, {"member_id": member_id, "since": since})
    return [_entry(row, member_id) for row in rows]


def entry(tx: Tx, session_id: SessionId, member_id: MemberId) -> Entry:
    """One session as the member's calendar should show it; NoSuchSessionError when there is none."""
    row = tx.execute(_ONE, {"session_id": session_id, "member_id": member_id}).one_or_none()
    if row is None:
        raise sessions.NoSuchSessionError
    return _entry(row, member_id)


def _entry(row: Any, member_id: MemberId) -> Entry:
    session = sessions.session_of(row)
    changed_at = row.changed_at or row.booked_at
    moments = [one for one in (row.last_change, changed_at) if one is not None]
    return Entry(
        session=session,
        held=row.booked_at is not None or session.facilitator_id == member_id,
        sequence=session.sequence + (row.ahead or 0),
        stamp=max(moments, default=session.starts_at),
        changed_at=changed_at,
        file_sequence=row.file_sequence,
    )
