"""An offer of a place and the due work that ends it: always set, moved and dropped together."""

from datetime import datetime

from rules.bookings import OfferState, PlaceOffer
from rules.ids import MemberId, PlaceOfferId, SessionId
from storage import bookings, due
from storage.db import Tx


def make(tx: Tx, session_id: SessionId, member_id: MemberId, expires_at: datetime) -> PlaceOffer:
    """Hold a place for the member until it expires. The caller holds the session's lock, and tells them."""
    offer = bookings.add_offer(tx, session_id, member_id, expires_at)
    _lapse_at(tx, offer.id, expires_at)
    return offer


def shorten(tx: Tx, offer_id: PlaceOfferId, expires_at: datetime) -> None:
    """The offer runs out sooner than it was made to."""
    bookings.shorten_offer(tx, offer_id, expires_at)
    _lapse_at(tx, offer_id, expires_at)


def close(tx: Tx, offer_id: PlaceOfferId, state: OfferState) -> None:
    """The offer is answered, withdrawn or lapsed; nobody waits for its end any more."""
    bookings.close_offer(tx, offer_id, state)
    due.drop(tx, _key(offer_id))


def _lapse_at(tx: Tx, offer_id: PlaceOfferId, at: datetime) -> None:
    due.put(tx, "offer-lapses", _key(offer_id), at, {"offer_id": offer_id})


def _key(offer_id: PlaceOfferId) -> str:
    return f"offer-lapses:{offer_id}"
