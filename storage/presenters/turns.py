"""How presenting has gone round: the sessions of a cycle, and its members by their turns."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import CommunityId, CycleId, MemberId, SessionId
from rules.members import Status as MemberStatus
from rules.names import fits
from rules.presenters.slots import LIVE, TURNS, Part, SlotState, Willingness
from rules.presenters.turns import PAGE, Found, MemberTurns, SessionTurn
from rules.sessions import Kind, Session, Status
from storage import sessions
from storage.db import Tx
from storage.tables import MemberRow, PresenterSlotRow, PresenterVolunteerRow, SessionRow
from storage.upsert import columns

_members = columns(MemberRow)
_sessions = columns(SessionRow)
_slots = columns(PresenterSlotRow)
_volunteers = columns(PresenterVolunteerRow)

_SHOWN = LIVE | {SlotState.PRESENTED, SlotState.MISSED}


def current_cycle(tx: Tx, community_id: CommunityId, now: datetime) -> CycleId | None:
    """The cycle of the next session to come, else of the last one; None before there was any."""
    held = sa.select(_sessions.c.cycle_id).where(
        _sessions.c.community_id == community_id, _sessions.c.status == Status.SCHEDULED
    )
    following = held.where(_sessions.c.starts_at > now).order_by(_sessions.c.starts_at).limit(1)
    before = held.where(_sessions.c.starts_at <= now).order_by(_sessions.c.starts_at.desc()).limit(1)
    for wanted in (following, before):
        found = tx.execute(wanted).scalar_one_or_none()
        if found is not None:
            return CycleId(found)
    return None


def turns_of(tx: Tx, member_id: MemberId, cycle_id: CycleId) -> int:
    """The member's turns in the cycle, with those agreed to and those asked for."""
    wanted = (
        sa.select(sa.func.count())
        .select_from(_slots.join(_sessions, _sessions.c.id == _slots.c.session_id))
        .where(_slots.c.member_id == member_id, _sessions.c.cycle_id == cycle_id, _is_turn())
    )
    counted: int = tx.execute(wanted).scalar_one()
    return counted


def sessions_of(tx: Tx, cycle_id: CycleId, now: datetime) -> list[SessionTurn]:
    """The sessions of the cycle that have a presenter and were not cancelled, the first one first."""
    rows = tx.execute(
        sa.select(*sessions.COLUMNS)
        .where(
            _sessions.c.cycle_id == cycle_id,
            _sessions.c.status == Status.SCHEDULED,
            _sessions.c.kind == Kind.CIG,
        )
        .order_by(_sessions.c.starts_at, _sessions.c.id)
    ).all()
    known = [sessions.session_of(row) for row in rows]
    ids = [one.id for one in known]
    presenters = _presenters(tx, ids)
    offering = _offering(tx, ids)
    found = []
    for one in known:
        name, state = presenters.get(one.id, (None, None))
        over = now >= one.ends_at
        found.append(SessionTurn(one, name, state, offering.get(one.id, 0), over=over))
    return found


def _presenters(tx: Tx, session_ids: list[SessionId]) -> dict[int, tuple[str, SlotState]]:
    rows = tx.execute(
        sa.select(_slots.c.session_id, _slots.c.state, _members.c.name)
        .join(_members, _members.c.id == _slots.c.member_id)
        .where(
            _slots.c.session_id.in_(session_ids), _slots.c.part == Part.PRESENTER, _slots.c.state.in_(_SHOWN)
        )
        .order_by(_slots.c.id)
    )
    return {row.session_id: (row.name, SlotState(row.state)) for row in rows}


def _offering(tx: Tx, session_ids: list[SessionId]) -> dict[int, int]:
    rows = tx.execute(
        sa.select(_volunteers.c.session_id, sa.func.count().label("members"))
        .where(_volunteers.c.session_id.in_(session_ids), ~_volunteers.c.withdrawn)
        .group_by(_volunteers.c.session_id)
    )
    return {row.session_id: row.members for row in rows}


def to_swap_with(tx: Tx, session: Session, member_id: MemberId, after: datetime) -> list[Session]:
    """The sessions of the same cycle that start after that moment and have another presenter."""
    rows = tx.execute(
        sa.select(*sessions.COLUMNS)
        .join(_slots, _slots.c.session_id == _sessions.c.id)
        .where(
            _sessions.c.cycle_id == session.cycle_id,
            _sessions.c.id != session.id,
            _sessions.c.status == Status.SCHEDULED,
            _sessions.c.starts_at > after,
            _slots.c.part == Part.PRESENTER,
            _slots.c.state == SlotState.ACCEPTED,
            _slots.c.member_id != member_id,
        )
        .order_by(_sessions.c.starts_at, _sessions.c.id)
    )
    return [sessions.session_of(row) for row in rows]


def by_turns(
    tx: Tx, community_id: CommunityId, cycle_id: CycleId, page: int
) -> tuple[list[MemberTurns], int, int]:
    """A page of the members, fewest turns first; the last one when there are fewer. Its number; all pages."""
    count: int = tx.execute(
        sa.select(sa.func.count()).select_from(_members).where(_admitted(community_id))
    ).scalar_one()
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = tx.execute(_by_turns(community_id, cycle_id).offset(page * PAGE).limit(PAGE))
    return [_turns(row) for row in rows], page, pages


def named(tx: Tx, community_id: CommunityId, cycle_id: CycleId, part: str) -> Found:
    """The members whose names hold these words, fewest turns first."""
    # The databases disagree on capital letters beyond English, so the names are compared here.
    names = tx.execute(sa.select(_members.c.id, _members.c.name).where(_admitted(community_id)))
    ids = [row.id for row in names if fits(row.name, part)]
    wanted = _by_turns(community_id, cycle_id).where(_members.c.id.in_(ids[:_MOST_FOUND])).limit(PAGE)
    return Found(community_id, cycle_id, tuple(_turns(row) for row in tx.execute(wanted)), len(ids))


_MOST_FOUND = 500
"""More ids than this are not asked for at once: whoever finds as many types more of the name."""


def _admitted(community_id: CommunityId) -> sa.ColumnElement[bool]:
    return sa.and_(_members.c.community_id == community_id, _members.c.status == MemberStatus.ADMITTED)


def _is_turn() -> sa.ColumnElement[bool]:
    return sa.and_(_slots.c.part == Part.PRESENTER, _slots.c.state.in_(TURNS))


def _by_turns(community_id: CommunityId, cycle_id: CycleId) -> sa.Select[Any]:
    in_cycle = sa.case((_sessions.c.cycle_id == cycle_id, 1), else_=0)
    counted = (
        sa.select(
            _slots.c.member_id,
            sa.func.sum(in_cycle).label("turns"),
            sa.func.max(_sessions.c.starts_at).label("last_turn"),
        )
        .join(_sessions, _sessions.c.id == _slots.c.session_id)
        .where(_is_turn())
        .group_by(_slots.c.member_id)
        .subquery()
    )
    turns = sa.func.coalesce(counted.c.turns, 0)
    return (
        sa.select(
            _members.c.id, _members.c.name, _members.c.presenting, turns.label("turns"), counted.c.last_turn
        )
        .outerjoin(counted, counted.c.member_id == _members.c.id)
        .where(_admitted(community_id))
        .order_by(turns, counted.c.last_turn.nulls_first(), sa.func.lower(_members.c.name), _members.c.id)
    )


def _turns(row: Any) -> MemberTurns:
    return MemberTurns(
        member_id=MemberId(row.id),
        name=row.name,
        turns=row.turns,
        last_turn=row.last_turn,
        never=row.presenting == Willingness.NEVER,
    )
