"""Whom a feedback round asks. Nobody is written down as asked: it is worked out, the same each time."""

from datetime import datetime

import sqlalchemy as sa

from rules.attendance import CAME, Status
from rules.feedback.rounds import LOOKED_BACK, Round
from rules.feedback.surveys import Purpose
from rules.ids import CommunityId, MemberId, SessionId
from rules.members import Status as MemberStatus
from rules.permissions import Actor
from storage.db import Tx
from storage.tables import AttendanceRow, MemberRow, SessionRow
from storage.upsert import columns

_attendance = columns(AttendanceRow)
_members = columns(MemberRow)
_sessions = columns(SessionRow)


def includes(tx: Tx, actor: Actor, one: Round) -> bool:
    """Whether this person is one of those whom the round asks."""
    if one.session_id is not None:
        mine = [each.member_id for each in actor.memberships]
        there = _there(one.session_id).where(_attendance.c.member_id.in_(mine))
        return tx.execute(there.limit(1)).first() is not None
    me = actor.within(one.community_id)
    if me is None:
        return False
    return one.purpose is not Purpose.BARRIERS or me.member_id in kept_away(
        tx, one.community_id, one.opens_at
    )


def of_session(tx: Tx, session_id: SessionId) -> list[MemberId]:
    """Everybody who was there, guests of other communities among them."""
    there = _there(session_id).order_by(_attendance.c.member_id)
    return [MemberId(one) for one in tx.execute(there).scalars()]


def everybody(tx: Tx, community_id: CommunityId) -> list[MemberId]:
    """Every member of the community."""
    return [MemberId(one) for one in tx.execute(_admitted(community_id)).scalars()]


def kept_away(tx: Tx, community_id: CommunityId, before: datetime) -> list[MemberId]:
    """Every member who came to no session in the half year before that, or missed one."""
    marked = (
        sa.select(_attendance.c.member_id)
        .join(_sessions, _sessions.c.id == _attendance.c.session_id)
        .where(_sessions.c.starts_at.between(before - LOOKED_BACK, before))
    )
    wanted = _admitted(community_id).where(
        sa.or_(
            _members.c.id.not_in(marked.where(_attendance.c.status.in_(CAME))),
            _members.c.id.in_(marked.where(_attendance.c.status == Status.MISSED)),
        )
    )
    return [MemberId(one) for one in tx.execute(wanted).scalars()]


def _there(session_id: SessionId) -> "sa.Select[tuple[int]]":
    return sa.select(_attendance.c.member_id).where(
        _attendance.c.session_id == session_id, _attendance.c.status.in_(CAME)
    )


def _admitted(community_id: CommunityId) -> "sa.Select[tuple[int]]":
    return (
        sa.select(_members.c.id)
        .where(_members.c.community_id == community_id, _members.c.status == MemberStatus.ADMITTED)
        .order_by(_members.c.id)
    )
