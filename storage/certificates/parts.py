"""What could be certified: what members had to do with sessions, and the letterhead."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules import certificates as rules
from rules.attendance import CAME, Established, Mark, Status
from rules.certificates import Kind, Line, Part, Refused, Subject
from rules.communities import Letterhead
from rules.ids import CommunityId, CycleId, MemberId, SessionId
from rules.presenters.slots import SlotState
from storage import sessions
from storage.db import Tx
from storage.tables import (
    AttendanceRow,
    CommunityRow,
    MemberRow,
    PresenterSlotRow,
    SessionRow,
)
from storage.upsert import columns

_attendance = columns(AttendanceRow)
_anybody = _attendance.alias("anybody")
_communities = columns(CommunityRow)
_members = columns(MemberRow)
_sessions = columns(SessionRow)
_slots = columns(PresenterSlotRow)

_presented = sa.exists().where(
    _slots.c.session_id == _sessions.c.id,
    _slots.c.member_id == _members.c.id,
    _slots.c.state == SlotState.PRESENTED,
)
_PARTS = (
    sa.select(
        *sessions.COLUMNS,
        _members.c.id.label("member"),
        _attendance.c.status.label("mark"),
        _attendance.c.established,
        _attendance.c.minutes.label("present"),
        _presented.label("presented"),
        sa.exists().where(_anybody.c.session_id == _sessions.c.id, _anybody.c.status.in_(CAME)).label("held"),
    )
    .select_from(_sessions.join(_members, sa.true()))
    .outerjoin(
        _attendance,
        sa.and_(_attendance.c.session_id == _sessions.c.id, _attendance.c.member_id == _members.c.id),
    )
    .where(sa.or_(_attendance.c.status.is_not(None), _presented, _sessions.c.facilitator_id == _members.c.id))
    .order_by(_sessions.c.starts_at.desc(), _sessions.c.id.desc(), _members.c.id)
)


def parts(
    tx: Tx,
    member_ids: Collection[MemberId],
    *,
    session_id: SessionId | None = None,
    cycle_id: CycleId | None = None,
) -> list[Part]:
    """What these members had to do with sessions, the latest session first."""
    wanted = _PARTS.where(_members.c.id.in_(member_ids))
    if session_id is not None:
        wanted = wanted.where(_sessions.c.id == session_id)
    if cycle_id is not None:
        wanted = wanted.where(_sessions.c.cycle_id == cycle_id)
    return [_part(row) for row in tx.execute(wanted)]


def everybody(tx: Tx, session_id: SessionId) -> list[tuple[Part, str]]:
    """Everybody who had to do with the session, by name."""
    wanted = _PARTS.add_columns(_members.c.name.label("name")).where(
        _sessions.c.id == session_id,
        # Without this, every member of the installation would be looked at.
        _members.c.id.in_(
            sa.select(_attendance.c.member_id)
            .where(_attendance.c.session_id == session_id)
            .union(
                sa.select(_slots.c.member_id).where(_slots.c.session_id == session_id),
                sa.select(_sessions.c.facilitator_id).where(_sessions.c.id == session_id),
            )
        ),
    )
    found = [(_part(row), row.name) for row in tx.execute(wanted)]
    return sorted(found, key=lambda one: (one[1].casefold(), one[0].member_id))


def _part(row: Any) -> Part:
    mark = None if row.mark is None else Mark(Status(row.mark), Established(row.established), row.present)
    return Part(sessions.session_of(row), MemberId(row.member), mark, bool(row.presented), bool(row.held))


def told(
    tx: Tx, member_ids: Collection[MemberId], subject: Subject, now: datetime
) -> tuple[MemberId, tuple[Line, ...]] | Refused:
    """What can be certified of that now, and of which of these members, who are one person; else why not."""
    if subject.kind is Kind.YEAR:
        mine = parts(tx, member_ids, cycle_id=subject.cycle_id)
        for member_id in dict.fromkeys(one.member_id for one in mine):
            if lines := rules.lines((one for one in mine if one.member_id == member_id), now):
                return member_id, lines
        return Refused("no-year")
    assert subject.session_id is not None
    refused = rules.not_held(sessions.load(tx, subject.session_id), now) or Refused("not-marked")
    for one in parts(tx, member_ids, session_id=subject.session_id):
        line = rules.in_role(one, subject.kind, now)
        if not isinstance(line, Refused):
            return one.member_id, (line,)
        refused = line
    return refused


def letterhead(tx: Tx, community_id: CommunityId) -> Letterhead:
    """What the community's certificates say of those who issue them."""
    row = tx.execute(
        sa.select(
            _communities.c.trust, _communities.c.signatory, _communities.c.post, _communities.c.public_url
        ).where(_communities.c.id == community_id)
    ).one()
    return Letterhead(row.trust, row.signatory, row.post, row.public_url)
