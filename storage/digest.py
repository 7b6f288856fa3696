"""The counts of a week, and who of the staff does not want them."""

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from rules.attendance import CAME
from rules.digest import Figure, Week
from rules.ids import CommunityId, MemberId
from rules.sessions import Status
from storage.db import Tx
from storage.tables import (
    AttendanceRow,
    BookingRow,
    DigestOffRow,
    MeasureRow,
    MemberRow,
    ModerationCaseRow,
    ModerationReportRow,
    PatientDataCountRow,
    SessionRow,
)
from storage.upsert import columns, insert

_attendance = columns(AttendanceRow).c
_bookings = columns(BookingRow).c
_cases = columns(ModerationCaseRow).c
_measures = columns(MeasureRow).c
_members = columns(MemberRow).c
_off = columns(DigestOffRow).c
_patient_data = columns(PatientDataCountRow).c
_reports = columns(ModerationReportRow).c
_sessions = columns(SessionRow).c


def counts(tx: Tx, community_id: CommunityId, week: Week) -> Mapping[Figure, int]:
    """What happened in that week in the community, as numbers; of sessions of others what its members did."""

    def during(moment: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
        return sa.and_(moment >= week.begins_at, moment < week.ends_at)

    def number(what: Any, *conditions: sa.ColumnElement[bool], source: Any = None) -> sa.ScalarSelect[Any]:
        wanted = sa.select(what).where(*conditions)
        return (wanted if source is None else wanted.select_from(source)).scalar_subquery()

    every, ours = sa.func.count(), _members.community_id == community_id
    held = sa.and_(_sessions.status == Status.SCHEDULED, during(_sessions.starts_at))
    booked = columns(BookingRow).join(columns(MemberRow), _bookings.member_id == _members.id)
    marked = (
        columns(AttendanceRow)
        .join(columns(MemberRow), _attendance.member_id == _members.id)
        .join(columns(SessionRow), _attendance.session_id == _sessions.id)
    )
    reported = columns(ModerationReportRow).join(columns(ModerationCaseRow), _reports.case_id == _cases.id)
    findings = sa.func.coalesce(sa.func.sum(_patient_data.count), 0)
    row = tx.execute(
        sa.select(
            number(every, _sessions.community_id == community_id, held),
            number(every, ours, during(_bookings.booked_at), source=booked),
            number(every, ours, held, _attendance.status.in_(CAME), source=marked),
            number(every, ours, during(_members.joined_at)),
            number(every, ours, during(_members.left_at)),
            number(every, _cases.community_id == community_id, during(_reports.at), source=reported),
            number(every, _measures.community_id == community_id, during(_measures.at)),
            number(
                findings,
                _patient_data.community_id == community_id,
                _patient_data.week == week.monday,
            ),
        )
    ).one()
    return dict(zip(Figure, row, strict=True))


def wanted_by(tx: Tx, member_ids: Collection[MemberId]) -> list[MemberId]:
    """Those of them who have not switched it off, in their order."""
    off = set(tx.execute(sa.select(_off.member_id).where(_off.member_id.in_(member_ids))).scalars())
    return [one for one in member_ids if one not in off]


def switch(tx: Tx, member_id: MemberId, *, off: bool) -> None:
    """Keep whether this member wants the figures."""
    if off:
        tx.execute(insert(tx, DigestOffRow).on_conflict_do_nothing(), {"member_id": member_id})
    else:
        tx.execute(sa.delete(DigestOffRow).where(_off.member_id == member_id))
