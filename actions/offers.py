"""A freed place goes on: offered to the first in line, and near the start to whoever takes it first.

An offer and the due work that ends it are always set, moved and dropped together.
"""

from datetime import datetime

from actions.cards import owe_cards
from rules import offers as rules
from rules.bookings import Change, OfferState, Phase, PlaceOffer, first_come_at, phase
from rules.communities import Community
from rules.ids import MemberId, PlaceOfferId, SessionId
from rules.notices import Notice, ToMember
from rules.sessions import Session
from storage import bookings, communities, due, outbox, sessions, waitlist
from storage.db import Tx


def close(tx: Tx, offer_id: PlaceOfferId, state: OfferState) -> None:
    """The offer is answered, withdrawn or lapsed; nobody waits for its end any more."""
    bookings.close_offer(tx, offer_id, state)
    due.drop(tx, _lapses(offer_id))


def place_freed(tx: Tx, session: Session, now: datetime) -> None:
    """There may be places for those who wait. The caller holds the session's lock, and owes the cards."""
    match phase(session, now):
        case Phase.LINE:
            _offer_places(tx, session, now)
        case Phase.FIRST_COME:
            _tell_first_come(tx, session, now)


def lapse_offer(tx: Tx, now: datetime, offer_id: PlaceOfferId) -> None:
    """Due work: nobody answered in time, so the place goes on and the member is told once."""
    found = bookings.open_offer(tx, offer_id)
    if found is None:
        return
    session = sessions.lock(tx, found[0])
    found = bookings.open_offer(tx, offer_id)
    if found is None or now < found[1].expires_at:
        return  # It was answered while this waited for the lock.
    if phase(session, now) is Phase.FIRST_COME:
        _begin_first_come(tx, session, now)
        return
    _lapse(tx, session, found[1], now)
    place_freed(tx, session, now)
    owe_cards(tx, session.id, now)


def begin_first_come(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, two hours before the start: what is held is free, to whoever takes it first."""
    session = sessions.lock(tx, session_id)
    if phase(session, now) is Phase.FIRST_COME:
        _begin_first_come(tx, session, now)


def first_come_told(tx: Tx, session_id: SessionId, member_id: MemberId) -> None:
    """The member knows that free places go to whoever is first, and is not told again."""
    waitlist.note_first_come_told(tx, session_id, member_id)


def plan_first_come(tx: Tx, session: Session, now: datetime) -> None:
    """Have the last two hours begin, unless booking closes before them."""
    at = first_come_at(session)
    if now < at < session.closes_at:
        due.put(tx, "first-come", _first_come(session.id), at, {"session_id": session.id})
    else:
        due.drop(tx, _first_come(session.id))


def session_moved(tx: Tx, session: Session, now: datetime) -> None:
    """Offers run out well before a start that has come nearer. The caller holds the session's lock."""
    plan_first_come(tx, session, now)
    waitlist.forget_first_come_told(tx, session.id)
    if phase(session, now) is Phase.FIRST_COME:
        _begin_first_come(tx, session, now)
        return
    latest = max(now, rules.hold_until(session, now, communities.load(tx, session.community_id)))
    for offer in bookings.open_offers(tx, session.id):
        if not offer.told:
            # It was to end before anybody could be told; what follows makes a better one of it.
            close(tx, offer.id, OfferState.WITHDRAWN)
        elif latest < offer.expires_at:
            bookings.shorten_offer(tx, offer.id, latest)
            _lapse_at(tx, offer.id, latest)
    place_freed(tx, session, now)


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns'.
    """Nothing is offered any more. The caller holds the lock, and tells those concerned."""
    due.drop(tx, _first_come(session.id))
    for offer in bookings.open_offers(tx, session.id):
        close(tx, offer.id, OfferState.WITHDRAWN)


def _offer_places(tx: Tx, session: Session, now: datetime) -> None:
    view = bookings.view(tx, session, MemberId(0), now)
    wanted = rules.to_make(view.free, view.waiting)
    if wanted == 0:
        return
    community = communities.load(tx, session.community_id)
    for member_id in bookings.first_in_line(tx, session.id, wanted):
        _offer(tx, session, member_id, now, community)


def _offer(tx: Tx, session: Session, member_id: MemberId, now: datetime, community: Community) -> None:
    expires_at = rules.hold_until(session, now, community)
    told = rules.is_told(session, now, community)
    offer = bookings.add_offer(tx, session.id, member_id, expires_at, told=told)
    _lapse_at(tx, offer.id, expires_at)
    bookings.add_change(tx, session.id, member_id, Change.OFFERED, now, None)
    if told:
        notice = Notice(
            "place-offered",
            f"place-offered:{offer.id}",
            ToMember(member_id),
            community.decent(now),
            {"session": session.id, "offer": offer.id},
            not_after=expires_at,
        )
        outbox.add(tx, [notice], now)


def _lapse(tx: Tx, session: Session, offer: PlaceOffer, now: datetime) -> None:
    close(tx, offer.id, OfferState.LAPSED)
    bookings.remove_from_line(tx, session.id, offer.member_id)
    bookings.add_change(tx, session.id, offer.member_id, Change.LAPSED, now, None)
    if offer.told:
        notice = Notice(
            "offer-lapsed",
            f"offer-lapsed:{offer.id}",
            ToMember(offer.member_id),
            communities.load(tx, session.community_id).decent(now),
            {"session": session.id, "closed": phase(session, now) is Phase.CLOSED},
            not_after=session.starts_at,
        )
        outbox.add(tx, [notice], now)


def _begin_first_come(tx: Tx, session: Session, now: datetime) -> None:
    """Who held an offer is told like all who wait, and may be the first like they."""
    held = bookings.open_offers(tx, session.id)
    for offer in held:
        close(tx, offer.id, OfferState.LAPSED)
        bookings.add_change(tx, session.id, offer.member_id, Change.LAPSED, now, None)
    _tell_first_come(tx, session, now)
    if held:
        # Otherwise the card says the same as before, and an edit would be for nothing.
        owe_cards(tx, session.id, now)


def _tell_first_come(tx: Tx, session: Session, now: datetime) -> None:
    """Owe it to whoever waits and was not told; when it is sent it is looked at again."""
    if bookings.view(tx, session, MemberId(0), now).free == 0:
        return
    at = rules.tell_first_come_at(session, now, communities.load(tx, session.community_id))
    outbox.add(
        tx,
        [
            Notice(
                "place-free",
                f"place-free:{session.id}:{member_id}:{now.isoformat()}",
                ToMember(member_id),
                at,
                {"session": session.id, "starts": session.starts_unix},
                not_after=session.closes_at,
            )
            for member_id in waitlist.first_come_untold(tx, session.id)
        ],
        now,
    )


def _lapse_at(tx: Tx, offer_id: PlaceOfferId, at: datetime) -> None:
    due.put(tx, "offer-lapses", _lapses(offer_id), at, {"offer_id": offer_id})


def _lapses(offer_id: PlaceOfferId) -> str:
    return f"offer-lapses:{offer_id}"


def _first_come(session_id: SessionId) -> str:
    return f"first-come:{session_id}"
