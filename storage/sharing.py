"""Sessions that are open to several communities: which ones, and by which membership somebody comes."""

from collections.abc import Iterable

import sqlalchemy as sa

from rules.ids import CommunityId, MemberId, SessionId
from rules.permissions import Actor, Membership, Verb, require
from rules.sessions import Session
from rules.sharing import Guest, State
from storage.db import Tx
from storage.tables import AttendanceRow, BookingRow, MemberRow, SessionGuestRow, WaitlistEntryRow
from storage.upsert import columns, insert

_guests = columns(SessionGuestRow)
_members = columns(MemberRow)
_bookings = columns(BookingRow)
_line = columns(WaitlistEntryRow)
_HOLDINGS = (_bookings, _line, columns(AttendanceRow))


def guests(tx: Tx, session_id: SessionId) -> tuple[CommunityId, ...]:
    """The other communities that the session is open to."""
    return tuple(one.community_id for one in of_session(tx, session_id) if one.state is State.ACCEPTED)


def open_to(tx: Tx, session: Session) -> tuple[CommunityId, ...]:
    """Every community whose members may come, the session's own first."""
    return session.community_id, *guests(tx, session.id)


def opened_to(communities: Iterable[CommunityId]) -> sa.Select[tuple[int]]:
    """The ids of the sessions of others that are open to one of these communities, as a subquery."""
    return sa.select(_guests.c.session_id).where(
        _guests.c.community_id.in_(list(communities)), _guests.c.state == State.ACCEPTED
    )


def coming(tx: Tx, actor: Actor, verb: Verb, session: Session) -> Membership:
    """The membership by which the actor may do this at the session; NotAllowedError when there is none.

    Only what every member does is asked here: book, check in, answer. Who organises the session must
    belong to its own community (`permissions.require`). Of several memberships it is the one that holds
    something in the session already, or else the one in the session's own community.
    """
    mine = {one.community_id: one for one in actor.memberships if one.may(verb)}
    # Most people belong to one community, and to that of the session: they cost no query here.
    if mine.keys() - {session.community_id}:
        fitting = [mine[one] for one in open_to(tx, session) if one in mine]
        if len(fitting) > 1:
            held = _held_by(tx, session.id, [one.member_id for one in fitting])
            fitting.sort(key=lambda one: one.member_id not in held)
        if fitting:
            return fitting[0]
    return require(actor, verb, session.community_id)


def holding(session_id: SessionId) -> sa.CompoundSelect[tuple[int]]:
    """The ids of who has a place in the session, waits, is offered a place or has a mark, as a subquery."""
    # Who is offered a place stays in line until the answer.
    return sa.union(
        *(sa.select(table.c.member_id).where(table.c.session_id == session_id) for table in _HOLDINGS)
    )


def _held_by(tx: Tx, session_id: SessionId, member_ids: Iterable[MemberId]) -> set[MemberId]:
    held = holding(session_id).subquery()
    rows = tx.execute(sa.select(held.c.member_id).where(held.c.member_id.in_(list(member_ids))))
    return {MemberId(one) for one in rows.scalars()}


def of_session(tx: Tx, session_id: SessionId) -> list[Guest]:
    """Every community that was ever invited, in the order of their ids."""
    rows = tx.execute(
        sa.select(_guests).where(_guests.c.session_id == session_id).order_by(_guests.c.community_id)
    )
    return [
        Guest(
            SessionId(row.session_id),
            CommunityId(row.community_id),
            State(row.state),
            row.times_invited,
            None if row.invited_by is None else MemberId(row.invited_by),
        )
        for row in rows
    ]


def find(tx: Tx, session_id: SessionId, community_id: CommunityId) -> Guest | None:
    """Where that community stands with the session; None when it was never invited."""
    return next((one for one in of_session(tx, session_id) if one.community_id == community_id), None)


def save(tx: Tx, guest: Guest) -> None:
    """Keep where the community stands."""
    statement = insert(tx, SessionGuestRow)
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["session_id", "community_id"],
            set_={name: statement.excluded[name] for name in ("state", "times_invited", "invited_by")},
        ),
        {
            "session_id": guest.session_id,
            "community_id": guest.community_id,
            "state": guest.state,
            "times_invited": guest.times_invited,
            "invited_by": guest.invited_by,
        },
    )


def concerned(tx: Tx, session_id: SessionId, community_id: CommunityId) -> int:
    """How many members of that community have a place in the session or wait for one."""
    people = sa.union(
        sa.select(_bookings.c.member_id).where(_bookings.c.session_id == session_id),
        sa.select(_line.c.member_id).where(_line.c.session_id == session_id),
    ).subquery()
    count: int = tx.execute(
        sa.select(sa.func.count())
        .select_from(people)
        .join(_members, _members.c.id == people.c.member_id)
        .where(_members.c.community_id == community_id)
    ).scalar_one()
    return count
