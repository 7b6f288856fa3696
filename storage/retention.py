"""Old things, removed a batch at a time and counted; and for how long each is kept."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlmodel import SQLModel

from rules.ids import CommunityId, MemberId, UserId
from rules.joining import OPEN
from rules.members import Status
from rules.moderation.measures import State as MeasureState
from rules.retention import KEPT, Removed, What
from storage.db import Tx
from storage.feedback import lines
from storage.moderation import measures
from storage.outbox import State
from storage.privacy import erasing
from storage.privacy.ties import Person
from storage.tables import (
    AttendanceChangeRow,
    AttendanceRow,
    AuditRow,
    BookingChangeRow,
    BookingRow,
    CalendarEntryRow,
    CertificateRow,
    CheckInTriesRow,
    CodeBoardRow,
    ExportRow,
    JoinRequestRow,
    MeasureRow,
    MemberRow,
    MissedNoteRow,
    OutboxRow,
    PlaceOfferRow,
    RemovalRow,
    RetentionRow,
    SessionRow,
)
from storage.upsert import columns, insert

_members = columns(MemberRow)
_sessions = columns(SessionRow)
_requests = columns(JoinRequestRow)
_outbox = columns(OutboxRow)
_exports = columns(ExportRow)
_audit = columns(AuditRow)
_certificates = columns(CertificateRow)
_measures = columns(MeasureRow)
_removals = columns(RemovalRow)
_retention = columns(RetentionRow)

_asks_to_come_back = (
    sa.exists()
    .where(
        _requests.c.community_id == _members.c.community_id,
        _requests.c.user_id == _members.c.user_id,
        _requests.c.step.in_(list(OPEN)),
    )
    .correlate(_members)
)
"""Erased at night, they would lose the request that a moderator has still to decide on."""

Remove = Callable[[Tx, CommunityId, datetime, int], int]
"""Remove at most so many rows of a community from before that moment; how many there were."""


def keep(tx: Tx, days: Mapping[What, int]) -> None:
    """From now on everything is kept for so long."""
    rows = [{"what": what, "days": number} for what, number in days.items()]
    statement = insert(tx, RetentionRow)
    tx.execute(
        statement.on_conflict_do_update(index_elements=["what"], set_={"days": statement.excluded.days}),
        rows,
    )


def periods(tx: Tx) -> dict[What, int]:
    """For how many days what is kept."""
    said = {row.what: row.days for row in tx.execute(sa.select(_retention))}
    return {what: said.get(what, days) for what, days in KEPT.items()}


def count(tx: Tx, community_id: CommunityId, month: date, what: What, number: int) -> None:
    """So many more were removed in that month."""
    if number:
        statement = insert(tx, RemovalRow)
        tx.execute(
            statement.on_conflict_do_update(
                index_elements=["community_id", "month", "what"],
                set_={"number": _removals.c.number + statement.excluded.number},
            ),
            {"community_id": community_id, "month": month, "what": what, "number": number},
        )


def removed(tx: Tx, community_id: CommunityId, month: date) -> list[Removed]:
    """What was removed in that month."""
    rows = tx.execute(
        sa.select(_removals).where(_removals.c.community_id == community_id, _removals.c.month == month)
    )
    found = {What(row.what): row.number for row in rows}
    return [Removed(what, found[what]) for what in What if what in found]


def former_members(tx: Tx, community_id: CommunityId, before: datetime, limit: int) -> list[Person]:
    """Who left before that moment, does not ask to come back, and is to be erased."""
    rows = tx.execute(
        sa.select(_members.c.id, _members.c.user_id)
        .where(
            _members.c.community_id == community_id,
            _members.c.status == Status.LEFT,
            _members.c.left_at < before,
            ~_asks_to_come_back,
        )
        .order_by(_members.c.id)
        .limit(limit)
    )
    return [Person(UserId(row.user_id), (MemberId(row.id),), (community_id,)) for row in rows]


def note_unknown_leaving(tx: Tx, community_id: CommunityId, now: datetime) -> None:
    """Whoever left before that was noted is kept for as long as if they had left today."""
    tx.execute(
        sa.update(_members)
        .where(
            _members.c.community_id == community_id,
            _members.c.status == Status.LEFT,
            _members.c.left_at.is_(None),
        )
        .values(left_at=now)
    )


def _join_requests(tx: Tx, community_id: CommunityId, before: datetime, limit: int) -> int:
    """Those that were decided, and those that nobody went on with."""
    ended = sa.func.coalesce(_requests.c.decided_at, _requests.c.requested_at)
    old = sa.and_(
        _requests.c.community_id == community_id, _requests.c.step.not_in(list(OPEN)), ended < before
    )
    return _delete(tx, _requests, old, limit)


def notices(tx: Tx, before: datetime, limit: int) -> int:
    """What was sent, dropped or has failed; and files that were asked for. Of all communities."""
    settled = _outbox.c.state.in_([State.SENT, State.DROPPED, State.FAILED])
    done = _delete(tx, _outbox, sa.and_(settled, _outbox.c.settled_at < before), limit)
    old = sa.and_(_exports.c.state != "asked", _exports.c.asked_at < before)
    return done + _delete(tx, _exports, old, limit)


def _of_old_sessions(*tables: type[SQLModel]) -> Remove:
    def remove(tx: Tx, community_id: CommunityId, before: datetime, limit: int) -> int:
        old = sa.select(_sessions.c.id).where(
            _sessions.c.community_id == community_id, _sessions.c.starts_at < before
        )
        return sum(_delete(tx, one, one.c.session_id.in_(old), limit) for one in map(columns, tables))

    return remove


def _old_certificates(tx: Tx, community_id: CommunityId, before: datetime, limit: int) -> int:
    """As if their members had been forgotten: whoever checks one is told that it is no longer held."""
    wanted = (
        sa.select(_certificates.c.id, _certificates.c.code)
        .join(_members, _members.c.id == _certificates.c.member_id)
        .where(_members.c.community_id == community_id, _certificates.c.issued_at < before)
        .order_by(_certificates.c.id)
        .limit(limit)
    )
    found = tx.execute(wanted).all()
    ids = [row.id for row in found]
    if ids:
        erasing.note_codes_gone(tx, [row.code for row in found])
        replaced = _certificates.c.replaced_by.in_(ids)
        tx.execute(sa.update(_certificates).where(replaced).values(replaced_by=None))
        tx.execute(sa.delete(_certificates).where(_certificates.c.id.in_(ids)))
    return len(ids)


def measures_of_nobody(tx: Tx, community_id: CommunityId, limit: int) -> int:
    """What outlived somebody who was forgotten, and binds nobody any more: whenever it ended."""
    known = sa.select(_members.c.user_id).where(_members.c.community_id == community_id)
    ended = sa.and_(
        _measures.c.community_id == community_id,
        _measures.c.state != MeasureState.IN_FORCE,
        # Somebody who is in a group and no member has a name here.
        _measures.c.name == "",
        _measures.c.user_id.not_in(known),
    )
    return _delete(tx, _measures, ended, limit)


def _old_audit(tx: Tx, community_id: CommunityId, before: datetime, limit: int) -> int:
    return _delete(tx, _audit, sa.and_(_audit.c.community_id == community_id, _audit.c.at < before), limit)


def _delete(tx: Tx, table: sa.Table, which: sa.ColumnElement[bool], limit: int) -> int:
    key = sa.tuple_(*table.primary_key.columns)
    some = sa.select(*table.primary_key.columns).where(which).limit(limit)
    done = tx.execute(sa.delete(table).where(key.in_(some)))
    return done.rowcount


REMOVE: Final[Mapping[What, tuple[Remove, ...]]] = {
    What.JOIN_REQUESTS: (_join_requests,),
    What.HISTORIES: (
        _of_old_sessions(
            BookingChangeRow,
            AttendanceChangeRow,
            PlaceOfferRow,
            CalendarEntryRow,
            CheckInTriesRow,
            CodeBoardRow,
            MissedNoteRow,
        ),
    ),
    What.MODERATION: (measures.forget_old,),
    What.ATTENDANCE: (_of_old_sessions(AttendanceRow, BookingRow),),
    What.CERTIFICATES: (_old_certificates,),
    What.FEEDBACK_LINES: (lines.forget_old,),
    What.AUDIT: (_old_audit,),
}
"""What is removed how, beside members and notices. A noun may bring a function of its own."""
