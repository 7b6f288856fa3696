"""What hangs on somebody, before they are forgotten; and what others take over from them."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from rules.attendance import CAME
from rules.ids import ChatId, CommunityId, MemberId, SessionId, UserId
from rules.joining import OPEN
from rules.members import Status
from rules.permissions import Role
from rules.presenters.slots import SlotState
from rules.privacy import PendingRequest, Stake, refusal
from rules.roles import WEIGHTY
from rules.sessions import Status as SessionStatus
from storage import bookings, communities, roles, sessions
from storage.db import Tx
from storage.presenters import slots
from storage.tables import (
    AttendanceRow,
    CertificateRow,
    GroupRow,
    JoinRequestRow,
    MemberRow,
    RoleRow,
    SessionRow,
)
from storage.upsert import columns

_members = columns(MemberRow)
_attendance = columns(AttendanceRow)
_certificates = columns(CertificateRow)
_roles = columns(RoleRow)
_sessions = columns(SessionRow)
_requests = columns(JoinRequestRow)
_groups = columns(GroupRow)


def stake(tx: Tx, community_id: CommunityId, user_id: UserId, now: datetime) -> Stake:
    """What hangs on the account in that community."""
    community = communities.load(tx, community_id)
    found = tx.execute(
        sa.select(_members.c.id, _members.c.status).where(
            _members.c.community_id == community_id, _members.c.user_id == user_id
        )
    ).one_or_none()
    if found is None:
        return Stake(community)
    member_id = MemberId(found.id)
    held = roles.held_by(tx, member_id)
    live = slots.live_of_member(tx, member_id)
    return Stake(
        community=community,
        member_id=member_id,
        places=len(bookings.to_come(tx, member_id, now)),
        presents=sum(one.state in (SlotState.ASKED, SlotState.ACCEPTED) for one in live),
        leads=sessions.led_by(tx, member_id, now),
        attended=_count(
            tx, _attendance, _attendance.c.member_id == member_id, _attendance.c.status.in_(CAME)
        ),
        certificates=_count(tx, _certificates, _certificates.c.member_id == member_id),
        roles=held,
        configured=_count(tx, _roles, _roles.c.member_id == member_id, _roles.c.granted_by.is_(None)) > 0,
        refused=_refusal(tx, community_id, member_id, held) if found.status == Status.ADMITTED else None,
        inside=found.status == Status.ADMITTED,
    )


def _refusal(tx: Tx, community_id: CommunityId, member_id: MemberId, held: frozenset[Role]) -> str | None:
    holders = {role: roles.holders(tx, community_id, role) for role in WEIGHTY & held}
    return refusal(member_id, held, holders)


def _count(tx: Tx, table: sa.Table, *which: sa.ColumnElement[bool]) -> int:
    number: int = tx.execute(sa.select(sa.func.count()).select_from(table).where(*which)).scalar_one()
    return number


def pending(tx: Tx, user_id: UserId, where: Iterable[CommunityId]) -> tuple[PendingRequest, ...]:
    """The requests to join that are open there."""
    rows = tx.execute(
        sa.select(_groups.c.chat_id)
        .join(_requests, _requests.c.group_id == _groups.c.id)
        .where(
            _requests.c.user_id == user_id,
            _requests.c.community_id.in_(list(where)),
            _requests.c.step.in_(list(OPEN)),
        )
        .order_by(_requests.c.id)
    )
    return tuple(PendingRequest(ChatId(one), user_id) for one in rows.scalars())


def led(tx: Tx, member_id: MemberId, now: datetime) -> list[SessionId]:
    """The sessions to come that the member facilitates."""
    rows = tx.execute(
        sa.select(_sessions.c.id)
        .where(
            _sessions.c.facilitator_id == member_id,
            _sessions.c.status == SessionStatus.SCHEDULED,
            _sessions.c.starts_at > now,
        )
        .order_by(_sessions.c.id)
    )
    return [SessionId(one) for one in rows.scalars()]


def hand_on(tx: Tx, session_ids: Iterable[SessionId], to: MemberId) -> None:
    """Somebody else facilitates these. The caller holds the sessions' locks."""
    tx.execute(sa.update(_sessions).where(_sessions.c.id.in_(list(session_ids))).values(facilitator_id=to))


def successor(tx: Tx, community_id: CommunityId, member_id: MemberId) -> MemberId | None:
    """Who looks after what the member leaves: an administrator, or else a facilitator."""
    for role in (Role.ADMIN, Role.FACILITATOR):
        others = [one for one in roles.holders(tx, community_id, role) if one != member_id]
        if others:
            return others[0]
    return None
