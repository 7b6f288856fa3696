"""Places in a session: loaded under the session's lock, saved as the rule decided."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.bookings import BookingView, Change, Mine, OfferState, Phase, PlaceOffer, phase
from rules.ids import MemberId, PlaceOfferId, SessionId
from rules.sessions import Session, Status
from storage import sessions
from storage.db import Tx
from storage.tables import (
    BookingChangeRow,
    BookingRow,
    MemberRow,
    PlaceOfferRow,
    SessionRow,
    WaitlistEntryRow,
)
from storage.upsert import columns

_bookings = columns(BookingRow)
_waitlist = columns(WaitlistEntryRow)
_offers = columns(PlaceOfferRow)
_changes = columns(BookingChangeRow)
_sessions = columns(SessionRow)
_members = columns(MemberRow)

_session: sa.BindParameter[int] = sa.bindparam("session_id")
_member: sa.BindParameter[int] = sa.bindparam("member_id")


def _count(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count())
        .select_from(table)
        .where(table.c.session_id == _session, *conditions)
        .scalar_subquery()
    )


def _held_by(member: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether that member holds an open offer for the session."""
    return sa.exists().where(
        _offers.c.session_id == _session, _offers.c.member_id == member, _offers.c.state == OfferState.OPEN
    )


_my_line = (
    sa.select(_waitlist.c.place_in_line)
    .where(_waitlist.c.session_id == _session, _waitlist.c.member_id == _member)
    .scalar_subquery()
)
_PLACES = sa.select(
    _count(_bookings).label("booked"),
    _count(_offers, _offers.c.state == OfferState.OPEN).label("held"),
    _count(_waitlist).label("in_line"),
    _count(_bookings, _bookings.c.member_id == _member).label("mine_booked"),
    _my_line.label("my_line"),
)
_AHEAD = sa.select(sa.func.count()).where(
    _waitlist.c.session_id == _session,
    _waitlist.c.place_in_line < sa.bindparam("place_in_line"),
    ~_held_by(_waitlist.c.member_id),
)
_MY_OFFER = sa.select(_offers.c.id, _offers.c.expires_at, _offers.c.told).where(
    _offers.c.session_id == _session, _offers.c.member_id == _member, _offers.c.state == OfferState.OPEN
)
# Somebody in two communities is two members, who cannot be in two meetings at once either.
_THE_PERSON = sa.select(_members.c.id).where(
    _members.c.user_id == sa.select(_members.c.user_id).where(_members.c.id == _member).scalar_subquery()
)
_CLASHES = (
    sa.select(*sessions.COLUMNS)
    .join(_bookings, _bookings.c.session_id == _sessions.c.id)
    .where(
        _bookings.c.member_id.in_(_THE_PERSON),
        _sessions.c.id != _session,
        _sessions.c.status == Status.SCHEDULED,
        _sessions.c.starts_at.between(sa.bindparam("earliest"), sa.bindparam("latest")),
    )
    .order_by(_sessions.c.starts_at)
)


def view(tx: Tx, session: Session, member_id: MemberId, now: datetime | None = None) -> BookingView:
    """The places as this member sees them. Under the lock if the caller has taken it.

    Without `now`, as where a notice finds its words, places are taken to be given by the line.
    """
    whose = {"session_id": session.id, "member_id": member_id}
    places = tx.execute(_PLACES, whose).one()
    mine = Mine(booked=bool(places.mine_booked))
    if places.my_line is not None:
        offer = tx.execute(_MY_OFFER, whose).one_or_none()
        if offer is not None:
            mine = Mine(offer=_offer_of(offer, member_id))
        else:
            ahead = tx.execute(_AHEAD, {**whose, "place_in_line": places.my_line}).scalar_one()
            mine = Mine(position=ahead + 1)
    return BookingView(
        session=session,
        booked=places.booked,
        held=places.held,
        # Who is offered a place stays in line until the answer, so that a lapse is a lapse.
        waiting=places.in_line - places.held,
        mine=mine,
        clash=_clash(tx, session, member_id),
        phase=Phase.LINE if now is None else phase(session, now),
    )


def _offer_of(row: Any, member_id: MemberId) -> PlaceOffer:
    return PlaceOffer(PlaceOfferId(row.id), member_id, row.expires_at, row.told)


def _clash(tx: Tx, session: Session, member_id: MemberId) -> Session | None:
    near = tx.execute(
        _CLASHES,
        {
            "session_id": session.id,
            "member_id": member_id,
            "earliest": session.starts_at - sessions.LONGEST,
            "latest": session.starts_at + sessions.LONGEST,
        },
    )
    others = map(sessions.session_of, near)
    return next((one for one in others if one.overlaps(session.starts_at, session.minutes)), None)


# The statements of every press are built once: building one takes longer than running it.
_INSERT_BOOKING = sa.insert(_bookings)
_INSERT_IN_LINE = sa.insert(_waitlist)
_INSERT_CHANGE = sa.insert(_changes).returning(_changes.c.id)


def add_booking(tx: Tx, session_id: SessionId, member_id: MemberId, now: datetime) -> None:
    tx.execute(_INSERT_BOOKING, {"session_id": session_id, "member_id": member_id, "booked_at": now})


def remove_booking(tx: Tx, session_id: SessionId, member_id: MemberId) -> None:
    tx.execute(
        sa.delete(_bookings).where(_bookings.c.session_id == session_id, _bookings.c.member_id == member_id)
    )


_LAST_IN_LINE = sa.select(sa.func.coalesce(sa.func.max(_waitlist.c.place_in_line), 0)).where(
    _waitlist.c.session_id == _session
)


def add_to_line(tx: Tx, session_id: SessionId, member_id: MemberId) -> None:
    """The member joins the end of the line."""
    last = tx.execute(_LAST_IN_LINE, {"session_id": session_id}).scalar_one()
    tx.execute(
        _INSERT_IN_LINE,
        {"session_id": session_id, "member_id": member_id, "place_in_line": last + 1},
    )


def remove_from_line(tx: Tx, session_id: SessionId, member_id: MemberId) -> None:
    tx.execute(
        sa.delete(_waitlist).where(_waitlist.c.session_id == session_id, _waitlist.c.member_id == member_id)
    )


def first_in_line(tx: Tx, session_id: SessionId, count: int) -> list[MemberId]:
    """The first so many who wait and hold no offer, in order."""
    rows = tx.execute(
        sa.select(_waitlist.c.member_id)
        .where(_waitlist.c.session_id == _session, ~_held_by(_waitlist.c.member_id))
        .order_by(_waitlist.c.place_in_line)
        .limit(count),
        {"session_id": session_id},
    )
    return [MemberId(one) for one in rows.scalars()]


def add_offer(
    tx: Tx, session_id: SessionId, member_id: MemberId, expires_at: datetime, *, told: bool
) -> PlaceOffer:
    inserted = tx.execute(
        sa.insert(_offers).returning(_offers.c.id),
        {
            "session_id": session_id,
            "member_id": member_id,
            "state": OfferState.OPEN,
            "expires_at": expires_at,
            "told": told,
        },
    ).scalar_one()
    return PlaceOffer(PlaceOfferId(inserted), member_id, expires_at, told)


def close_offer(tx: Tx, offer_id: PlaceOfferId, state: OfferState) -> None:
    tx.execute(
        sa.update(_offers)
        .where(_offers.c.id == offer_id, _offers.c.state == OfferState.OPEN)
        .values(state=state)
    )


def open_offer(tx: Tx, offer_id: PlaceOfferId) -> tuple[SessionId, PlaceOffer] | None:
    """An offer that is still open, with its session."""
    row = tx.execute(
        sa.select(_offers).where(_offers.c.id == offer_id, _offers.c.state == OfferState.OPEN)
    ).one_or_none()
    if row is None:
        return None
    return SessionId(row.session_id), _offer_of(row, MemberId(row.member_id))


def open_offers(tx: Tx, session_id: SessionId) -> list[PlaceOffer]:
    """The offers of a session that nobody has answered yet."""
    rows = tx.execute(
        sa.select(_offers)
        .where(_offers.c.session_id == session_id, _offers.c.state == OfferState.OPEN)
        .order_by(_offers.c.id)
    )
    return [_offer_of(row, MemberId(row.member_id)) for row in rows]


def shorten_offer(tx: Tx, offer_id: PlaceOfferId, expires_at: datetime) -> None:
    """The offer runs out sooner than it was made to."""
    tx.execute(sa.update(_offers).where(_offers.c.id == offer_id).values(expires_at=expires_at))


def concerned(tx: Tx, session_id: SessionId) -> tuple[list[MemberId], list[MemberId]]:
    """Who has a place, in order of booking, and who waits (offers included), in line."""
    booked = tx.execute(
        sa.select(_bookings.c.member_id)
        .where(_bookings.c.session_id == session_id)
        .order_by(_bookings.c.booked_at, _bookings.c.id)
    ).scalars()
    waiting = tx.execute(
        sa.select(_waitlist.c.member_id)
        .where(_waitlist.c.session_id == session_id)
        .order_by(_waitlist.c.place_in_line)
    ).scalars()
    return [MemberId(one) for one in booked], [MemberId(one) for one in waiting]


def to_come(tx: Tx, member_id: MemberId, now: datetime) -> list[SessionId]:
    """Sessions to come in which the member has a place or waits, by id."""
    held = sa.union(
        sa.select(_bookings.c.session_id).where(_bookings.c.member_id == member_id),
        sa.select(_waitlist.c.session_id).where(_waitlist.c.member_id == member_id),
    ).subquery()
    rows = tx.execute(
        sa.select(_sessions.c.id)
        .join(held, held.c.session_id == _sessions.c.id)
        .where(_sessions.c.starts_at > now, _sessions.c.status == Status.SCHEDULED)
        .order_by(_sessions.c.id)
    )
    return [SessionId(one) for one in rows.scalars()]


def add_change(
    tx: Tx,
    session_id: SessionId,
    member_id: MemberId,
    change: Change,
    now: datetime,
    by: MemberId | None,
) -> int:
    """Write the history; the id of the entry makes what is said about it unique."""
    inserted: int = tx.execute(
        _INSERT_CHANGE,
        {
            "session_id": session_id,
            "member_id": member_id,
            "change": change,
            "by_member_id": by,
            "at": now,
        },
    ).scalar_one()
    return inserted
