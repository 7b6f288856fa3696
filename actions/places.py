"""Places are given and given up here and nowhere else, with whatever hangs on them.

Every function wants the session's lock to be held, and a view that was read under it. Permissions were asked
by the verb that calls.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from actions import calendar, offers
from actions.cards import owe_cards
from rules.bookings import BookingView, Change, Mine, OfferState
from rules.ids import MemberId
from rules.notices import Notice, ToMember
from rules.sessions import Change as SessionChange
from rules.sessions import Session
from storage import bookings, communities, outbox, sessions, waitlist
from storage.db import Tx

# What each noun does once a place was given or given up, and its change written: called with the transaction,
# the session, the member, now and by whose hand. Such a noun imports nothing from here. Presenting, which
# takes places itself, follows in actions/bookings.
_PLACE_CHANGED: tuple[Callable[[Tx, Session, MemberId, datetime, MemberId], None], ...] = (
    calendar.place_changed,
)


def give_place(tx: Tx, view: BookingView, member_id: MemberId, now: datetime, by: MemberId) -> int:
    """The member has a place from now on, whether it was free or held for them; the id of the change.

    The rule has said that there is one (`rules.bookings.book`, `accept`): this does not ask again.
    """
    session_id = view.session.id
    if view.mine.offer is not None:
        offers.close(tx, view.mine.offer.id, OfferState.ACCEPTED)
        bookings.add_change(tx, session_id, member_id, Change.ACCEPTED, now, by)
    if view.mine.offer is not None or view.mine.position is not None:
        bookings.remove_from_line(tx, session_id, member_id)
    bookings.add_booking(tx, session_id, member_id, now)
    change = bookings.add_change(tx, session_id, member_id, Change.BOOKED, now, by)
    _changed(tx, view.session, member_id, now, by)
    owe_cards(tx, session_id, now)
    return change


def release(tx: Tx, view: BookingView, member_id: MemberId, what: Change, now: datetime, by: MemberId) -> int:
    """The member holds nothing any more, neither place nor offer nor place in line; the id of the change.

    What becomes free goes to those who wait.
    """
    session_id = view.session.id
    if view.mine.booked:
        bookings.remove_booking(tx, session_id, member_id)
    if view.mine.offer is not None:
        offers.close(tx, view.mine.offer.id, OfferState.DECLINED)
    bookings.remove_from_line(tx, session_id, member_id)
    change = bookings.add_change(tx, session_id, member_id, what, now, by)
    if view.mine.booked:
        _changed(tx, view.session, member_id, now, by)
    offers.place_freed(tx, view.session, now)
    owe_cards(tx, session_id, now)
    return change


def seat_presenter(tx: Tx, session: Session, member_id: MemberId, now: datetime) -> Session:
    """Who presents has a place; the session as it is then.

    A free one or the one that is held for them, and where there is none the session gets one place more, with
    its trace, and the facilitator is told. Nobody loses a place or a turn by it.
    """
    view = bookings.view(tx, session, member_id, now)
    if view.mine.booked:
        return session
    if view.mine.offer is None and view.free == 0:
        session = _widen(tx, session, member_id, now)
        view = replace(view, session=session)
    give_place(tx, view, member_id, now, member_id)
    return session


def pass_on(
    tx: Tx, session: Session, leaving: MemberId, coming: MemberId, now: datetime, by: MemberId
) -> None:
    """The place of one presenter goes to the one who presents in their stead, and to nobody else."""
    has_place = bookings.view(tx, session, leaving, now)
    if not has_place.mine.booked or bookings.view(tx, session, coming, now).mine.booked:
        seat_presenter(tx, session, coming, now)
        if has_place.mine.booked:
            release(tx, has_place, leaving, Change.CANCELLED, now, by)
        return
    bookings.remove_booking(tx, session.id, leaving)
    bookings.add_change(tx, session.id, leaving, Change.CANCELLED, now, by)
    _changed(tx, session, leaving, now, by)
    give_place(tx, bookings.view(tx, session, coming, now), coming, now, by)
    # Whoever comes may have held an offer, whose place is free now.
    offers.place_freed(tx, session, now)


def with_place(view: BookingView) -> BookingView:
    """The places once the member has one; under the lock nothing else can have changed."""
    waiting = view.waiting - (view.mine.position is not None)
    held = view.held - (view.mine.offer is not None)
    return replace(view, booked=view.booked + 1, held=held, waiting=waiting, mine=Mine(booked=True))


def in_line(view: BookingView, position: int) -> BookingView:
    """The places once the member waits at that position; under the lock nothing else can have changed."""
    return replace(view, waiting=view.waiting + 1, mine=Mine(position=position))


def move_to_line(tx: Tx, session: Session, member_id: MemberId, now: datetime, by: MemberId) -> int:
    """The member gives the place, or the offer of one, for the first place in line; the id of the change."""
    mine = bookings.view(tx, session, member_id, now).mine
    if mine.offer is not None:
        offers.close(tx, mine.offer.id, OfferState.WITHDRAWN)
        bookings.remove_from_line(tx, session.id, member_id)
    if mine.booked:
        bookings.remove_booking(tx, session.id, member_id)
    waitlist.add_to_front(tx, session.id, member_id)
    change = bookings.add_change(tx, session.id, member_id, Change.MOVED_TO_LINE, now, by)
    if mine.booked:
        _changed(tx, session, member_id, now, by)
    return change


def _widen(tx: Tx, session: Session, member_id: MemberId, now: datetime) -> Session:
    wider = replace(session, places=session.places + 1)
    sessions.save_places(tx, wider)
    detail = {"was": session.places, "places": wider.places}
    sessions.add_change(tx, session.id, SessionChange.PLACES, member_id, now, detail)
    if member_id != session.facilitator_id:
        notice = Notice(
            "place-added",
            f"place-added:{session.id}:{wider.places}:{member_id}:{now.isoformat()}",
            ToMember(session.facilitator_id),
            communities.load(tx, session.community_id).decent(now),
            {"session": session.id},
            not_after=session.starts_at,
        )
        outbox.add(tx, [notice], now)
    return wider


def _changed(tx: Tx, session: Session, member_id: MemberId, now: datetime, by: MemberId) -> None:
    for follow in _PLACE_CHANGED:
        follow(tx, session, member_id, now, by)
