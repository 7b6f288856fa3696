"""Booking: a place, the line, an offer. Each verb locks the session, asks the rule, saves, tells."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions import places, presenters
from actions.cards import owe_cards
from rules import bookings as rules
from rules.bookings import Booked, BookingView, Change, Clashes, Phase, Refused, Released, Waitlisted
from rules.communities import Community
from rules.ids import MemberId, PlaceOfferId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, Verb
from rules.sessions import Session
from storage import bookings, communities, outbox, sessions, sharing
from storage.db import Tx

Decision = Booked | Waitlisted | Clashes | Refused | Released


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, and the community whose time zone it is told in."""

    decision: Decision
    community: Community


def book_place(
    tx: Tx,
    actor: Actor,
    now: datetime,
    session_id: SessionId,
    *,
    in_group: bool = False,
    anyway: bool = False,
) -> Done:
    """One tap on Book. Pressed in a group, the answer with the link goes to the private chat as well.

    Who has a place elsewhere at that time is asked first, in private; `anyway` is their yes.
    """
    me, view = _lock(tx, actor, Verb.BOOK, session_id, now)
    decision = rules.book(view, now, anyway=anyway)
    if isinstance(decision, Refused):
        return _done(tx, decision)
    if isinstance(decision, Clashes):
        if in_group:
            _ask_in_private(tx, decision, me.member_id, now)
        return _done(tx, decision)
    if decision.already:
        return _done(tx, decision)
    decision, change = save(tx, decision, me.member_id, now, me.member_id)
    if in_group:
        about = {"session": session_id, "first_come": view.phase is Phase.FIRST_COME}
        notice = Notice(
            "my-place",
            f"my-place:{change}",
            ToMember(me.member_id),
            now,
            about,
            not_after=view.session.starts_at,
        )
        outbox.add(tx, [notice], now)
    return _done(tx, decision)


def cancel_place(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Done:
    """Give up the place, the offer or the place in line; what is freed goes to the next."""
    me, view = _lock(tx, actor, Verb.BOOK, session_id, now)
    decision = rules.cancel(view, now)
    if isinstance(decision, Released):
        release(tx, view, me.member_id, decision.what, now, me.member_id)
        decision = _as_it_is_now(tx, decision, me.member_id, now)
    return _done(tx, decision)


def accept_offer(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, offer_id: PlaceOfferId) -> Done:
    """Take the place that is held."""
    me, view = _lock(tx, actor, Verb.ANSWER_OFFER, session_id, now)
    decision: Decision = rules.accept(view, offer_id, now)
    if isinstance(decision, Booked) and not decision.already:
        decision, _ = save(tx, decision, me.member_id, now, me.member_id)
    return _done(tx, decision)


def decline_offer(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, offer_id: PlaceOfferId) -> Done:
    """Let the held place go to the next in line."""
    me, view = _lock(tx, actor, Verb.ANSWER_OFFER, session_id, now)
    decision = rules.decline(view, offer_id)
    if isinstance(decision, Released):
        release(tx, view, me.member_id, decision.what, now, me.member_id)
        decision = _as_it_is_now(tx, decision, me.member_id, now)
    return _done(tx, decision)


def concerning(tx: Tx, member_id: MemberId, now: datetime) -> set[SessionId]:
    """The sessions to come in which the member has a place or waits."""
    return set(bookings.to_come(tx, member_id, now))


def member_left(tx: Tx, member_id: MemberId, now: datetime) -> None:
    """Who has left the community comes to nothing any more; what they held goes to others.

    The caller holds the locks of the sessions that are `concerning` them.
    """
    for session_id in bookings.to_come(tx, member_id, now):
        session = sessions.lock(tx, session_id)
        view = bookings.view(tx, session, member_id, now)
        decision = rules.cancel(view, now)
        if isinstance(decision, Released):
            release(tx, view, member_id, decision.what, now, member_id)


def save(
    tx: Tx, decision: Booked | Waitlisted, member_id: MemberId, now: datetime, by: MemberId
) -> tuple[Booked | Waitlisted, int]:
    """Do what was decided under the session's lock: the place, or the end of the line; with its change."""
    view = decision.view
    if isinstance(decision, Booked):
        change = places.give_place(tx, view, member_id, now, by)
        return replace(decision, view=places.with_place(view)), change
    bookings.add_to_line(tx, view.session.id, member_id)
    change = bookings.add_change(tx, view.session.id, member_id, Change.WAITLISTED, now, by)
    owe_cards(tx, view.session.id, now)
    return replace(decision, view=places.in_line(view, decision.position)), change


def release(tx: Tx, view: BookingView, member_id: MemberId, what: Change, now: datetime, by: MemberId) -> int:
    """The member holds nothing any more, and who gives up the place does not present either.

    The caller holds the session's lock. The id of the change comes back.
    """
    if view.mine.booked:
        presenters.place_given_up(tx, view.session, member_id, now)
    return places.release(tx, view, member_id, what, now, by)


def done(tx: Tx, decision: Decision, session: Session) -> Done:
    """The decision with the community of its session."""
    return Done(decision, communities.load(tx, session.community_id))


def _done(tx: Tx, decision: Decision) -> Done:
    return done(tx, decision, decision.view.session)


def _lock(
    tx: Tx, actor: Actor, verb: Verb, session_id: SessionId, now: datetime
) -> tuple[Membership, BookingView]:
    session = sessions.lock(tx, session_id)
    me = sharing.coming(tx, actor, verb, session)
    return me, bookings.view(tx, session, me.member_id, now)


def _as_it_is_now(tx: Tx, decision: Released, member_id: MemberId, now: datetime) -> Released:
    """What was freed may have been offered to somebody in the meantime."""
    return replace(decision, view=bookings.view(tx, decision.view.session, member_id, now))


def _ask_in_private(tx: Tx, decision: Clashes, member_id: MemberId, now: datetime) -> None:
    """A group is no place to say what else somebody has booked. Pressed again later, it is asked again."""
    session = decision.view.session
    notice = Notice(
        "booking-clash",
        f"booking-clash:{session.id}:{member_id}:{now.isoformat()}",
        ToMember(member_id),
        now,
        {"session": session.id},
        not_after=session.closes_at,
    )
    outbox.add(tx, [notice], now)
