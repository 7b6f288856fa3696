"""What a story tells at its end, and what its players look up: figures read back from storage."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from rules.ids import SessionId
from rules.members import Status
from rules.polls import State
from rules.presenters.slots import SlotState
from storage import sessions
from storage.db import Tx
from storage.tables import (
    BookingRow,
    GroupPollRow,
    MemberRow,
    PresenterSlotRow,
    SessionRow,
)
from storage.upsert import columns

_members = columns(MemberRow).c
_bookings = columns(BookingRow).c
_slots = columns(PresenterSlotRow).c
_polls = columns(GroupPollRow).c
_sessions = columns(SessionRow).c


@dataclass(frozen=True, slots=True)
class Figures:
    """How many there are of each."""

    members: int
    sessions: int
    bookings: int
    presented: int
    polls: int


def figures(tx: Tx) -> Figures:
    """Counted now, over all communities."""

    def count(table: type, *where: sa.ColumnElement[bool]) -> int:
        statement = sa.select(sa.func.count()).select_from(columns(table)).where(*where)
        counted: int = tx.execute(statement).scalar_one()
        return counted

    return Figures(
        members=count(MemberRow, _members.status == Status.ADMITTED),
        sessions=count(SessionRow),
        bookings=count(BookingRow),
        presented=count(PresenterSlotRow, _slots.state == SlotState.PRESENTED),
        polls=count(GroupPollRow, _polls.state == State.CLOSED),
    )


def newest_session(tx: Tx) -> SessionId:
    """The session that was scheduled last."""
    return SessionId(tx.execute(sa.select(sa.func.max(_sessions.id))).scalar_one())


def starts_at(tx: Tx, session_id: SessionId) -> datetime:
    return sessions.load(tx, session_id).starts_at


def booked(tx: Tx, session_id: SessionId) -> frozenset[int]:
    """The Telegram ids of who has a place."""
    rows = tx.execute(
        sa.select(_members.user_id)
        .join(columns(BookingRow), _bookings.member_id == _members.id)
        .where(_bookings.session_id == session_id)
    )
    return frozenset(rows.scalars())
