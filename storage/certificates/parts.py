"""What could be certified: what members had to do with sessions, and the letterhead."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules import certificates as rules
from rules.attendance import CAME, Established, Mark, Status
from rules.certificates import Line, Part, Refused, Subject
from rules.communities import Letterhead
from rules.ids import CommunityId, CycleId, MemberId, SessionId
from rules.names import in_order
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


def by_member(
    tx: Tx,
    member_ids: Collection[MemberId],
    *,
    session_id: SessionId | None = None,
    cycle_id: CycleId | None = None,
) -> dict[MemberId, list[Part]]:
    """The same of each of them who had to do with any."""
    found: dict[MemberId, list[Part]] = defaultdict(list)
    if member_ids:
        for one in parts(tx, member_ids, session_id=session_id, cycle_id=cycle_id):
            found[one.member_id].append(one)
    return dict(found)


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
    return sorted(found, key=lambda one: in_order(one[1], one[0].member_id))


def _part(row: Any) -> Part:
    mark = None if row.mark is None else Mark(Status(row.mark), Established(row.established), row.present)
    return Part(sessions.session_of(row), MemberId(row.member), mark, bool(row.presented), bool(row.held))


def told(
    tx: Tx, member_ids: Collection[MemberId], subject: Subject, now: datetime
) -> tuple[MemberId, tuple[Line, ...]] | Refused:
    """What can be certified of that now, and of which of these members, who are one person; else why not."""
    found = parts(tx, member_ids, session_id=subject.session_id, cycle_id=subject.cycle_id)
    if subject.session_id is not None and not found:
        return rules.not_held(sessions.load(tx, subject.session_id), now) or Refused("not-marked")
    return rules.told(found, subject, now)


def letterhead(tx: Tx, community_id: CommunityId) -> Letterhead:
    """What the community's certificates say of those who issue them."""
    row = tx.execute(
        sa.select(
            _communities.c.trust, _communities.c.signatory, _communities.c.post, _communities.c.public_url
        ).where(_communities.c.id == community_id)
    ).one()
    return Letterhead(row.trust, row.signatory, row.post, row.public_url)
