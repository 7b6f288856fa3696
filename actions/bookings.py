"""Booking: a place, the line, an offer. Each verb locks the session, asks the rule, saves, tells."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions import offers, presenters
from actions.cards import owe_cards
from rules import bookings as rules
from rules.bookings import (
    Booked,
    BookingView,
    Change,
    Mine,
    OfferState,
    PlaceOffer,
    Refused,
    Released,
    Waitlisted,
)
from rules.communities import Community
from rules.ids import MemberId, PlaceOfferId, SessionId
from rules.notices import Notice, ToMember, Variables
from rules.permissions import Actor, Membership, Verb, require
from rules.priority import Priority
from storage import bookings, communities, outbox, sessions
from storage.db import Tx

Decision = Booked | Waitlisted | Refused | Released


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, and the community whose time zone it is told in."""

    decision: Decision
    community: Community


def book_place(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, *, in_group: bool = False) -> Done:
    """One tap on Book. Pressed in a group, the answer with the link goes to the private chat as well."""
    me, view = _lock(tx, actor, Verb.BOOK, session_id)
    decision = rules.book(view, now)
    if isinstance(decision, Refused) or decision.already:
        return _done(tx, decision)
    if isinstance(decision, Booked):
        if view.mine.offer is not None:
            _take_offer(tx, view, view.mine.offer, now)
        change = _give_place(tx, view, me.member_id, now)
        decision = replace(decision, view=_with_place(view))
    else:
        bookings.add_to_line(tx, session_id, me.member_id)
        change = bookings.add_change(tx, session_id, me.member_id, Change.WAITLISTED, now, me.member_id)
    owe_cards(tx, session_id, now)
    if in_group:
        _tell(
            tx,
            "my-place",
            f"my-place:{change}",
            me.member_id,
            now,
            now,
            {"session": session_id},
            not_after=view.session.starts_at,
        )
    return _done(tx, decision)


def cancel_place(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Done:
    """Give up the place, the offer or the place in line; what is freed goes to the next."""
    me, view = _lock(tx, actor, Verb.BOOK, session_id)
    decision = rules.cancel(view, now)
    if isinstance(decision, Released):
        _release(tx, view, me.member_id, decision.what, now)
        decision = replace(decision, view=bookings.view(tx, view.session, me.member_id))
    return _done(tx, decision)


def accept_offer(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, offer_id: PlaceOfferId) -> Done:
    """Take the place that is held."""
    me, view = _lock(tx, actor, Verb.ANSWER_OFFER, session_id)
    decision = rules.accept(view, offer_id, now)
    if isinstance(decision, Booked) and not decision.already:
        assert view.mine.offer is not None
        _take_offer(tx, view, view.mine.offer, now)
        _give_place(tx, view, me.member_id, now)
        owe_cards(tx, session_id, now)
        decision = replace(decision, view=_with_place(view))
    return _done(tx, decision)


def decline_offer(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, offer_id: PlaceOfferId) -> Done:
    """Let the held place go to the next in line."""
    me, view = _lock(tx, actor, Verb.ANSWER_OFFER, session_id)
    decision = rules.decline(view, offer_id)
    if isinstance(decision, Released):
        _release(tx, view, me.member_id, decision.what, now)
        decision = replace(decision, view=bookings.view(tx, view.session, me.member_id))
    return _done(tx, decision)


def lapse_offer(tx: Tx, now: datetime, offer_id: PlaceOfferId) -> None:
    """Due work: nobody answered in time, so the place goes on and the member is told once."""
    found = bookings.open_offer(tx, offer_id)
    if found is None:
        return
    session_id, offer = found
    view = bookings.load_for_update(tx, session_id, offer.member_id)
    if view.mine.offer is None or view.mine.offer.id != offer_id:
        return  # It was answered while this waited for the lock.
    offers.close(tx, offer_id, OfferState.LAPSED)
    bookings.remove_from_line(tx, session_id, offer.member_id)
    bookings.add_change(tx, session_id, offer.member_id, Change.LAPSED, now, None)
    _tell(
        tx,
        "offer-lapsed",
        f"offer-lapsed:{offer_id}",
        offer.member_id,
        communities.load(tx, view.session.community_id).decent(now),
        now,
        {"session": session_id},
        not_after=view.session.starts_at,
    )
    offer_places(tx, session_id, now)
    owe_cards(tx, session_id, now)


def offer_places(tx: Tx, session_id: SessionId, now: datetime) -> None:
    """Offer what is free to the first who wait. The caller holds the session's lock."""
    session = sessions.load(tx, session_id)
    if rules.closed(session, now):
        return
    view = bookings.view(tx, session, MemberId(0))
    community = communities.load(tx, session.community_id)
    for member_id in bookings.first_in_line(tx, session_id, rules.offers_to_make(view.free, view.waiting)):
        expires_at = rules.hold_until(session, now, community)
        offer = offers.make(tx, session_id, member_id, expires_at)
        bookings.add_change(tx, session_id, member_id, Change.OFFERED, now, None)
        _tell(
            tx,
            "place-offered",
            f"place-offered:{offer.id}",
            member_id,
            rules.tell_at(community, now, expires_at),
            now,
            {"session": session_id, "offer": offer.id},
            not_after=expires_at,
        )


def _done(tx: Tx, decision: Decision) -> Done:
    return Done(decision, communities.load(tx, decision.view.session.community_id))


def _lock(tx: Tx, actor: Actor, verb: Verb, session_id: SessionId) -> tuple[Membership, BookingView]:
    session = sessions.lock(tx, session_id)
    me = require(actor, verb, session.community_id)
    return me, bookings.view(tx, session, me.member_id)


def _give_place(tx: Tx, view: BookingView, member_id: MemberId, now: datetime) -> int:
    bookings.add_booking(tx, view.session.id, member_id, now)
    return bookings.add_change(tx, view.session.id, member_id, Change.BOOKED, now, member_id)


def _take_offer(tx: Tx, view: BookingView, offer: PlaceOffer, now: datetime) -> None:
    offers.close(tx, offer.id, OfferState.ACCEPTED)
    bookings.remove_from_line(tx, view.session.id, offer.member_id)
    bookings.add_change(tx, view.session.id, offer.member_id, Change.ACCEPTED, now, offer.member_id)


def _release(tx: Tx, view: BookingView, member_id: MemberId, what: Change, now: datetime) -> None:
    session_id = view.session.id
    if view.mine.booked:
        bookings.remove_booking(tx, session_id, member_id)
        presenters.place_given_up(tx, view.session, member_id, now)
    if view.mine.offer is not None:
        offers.close(tx, view.mine.offer.id, OfferState.DECLINED)
    bookings.remove_from_line(tx, session_id, member_id)
    bookings.add_change(tx, session_id, member_id, what, now, member_id)
    offer_places(tx, session_id, now)
    owe_cards(tx, session_id, now)


def _with_place(view: BookingView) -> BookingView:
    """The places once the member has one; under the lock nothing else can have changed."""
    held = view.held - (view.mine.offer is not None)
    return replace(view, booked=view.booked + 1, held=held, mine=Mine(booked=True))


def _tell(
    tx: Tx,
    kind: str,
    key: str,
    member_id: MemberId,
    not_before: datetime,
    now: datetime,
    variables: Variables,
    *,
    not_after: datetime | None = None,
) -> None:
    notice = Notice(kind, key, ToMember(member_id), not_before, variables, Priority.NOTICE, not_after)
    outbox.add(tx, [notice], now)
