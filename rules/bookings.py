"""Places: who has one, who waits, who is offered one. Pure functions over what is known."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.communities import Community
from rules.ids import MemberId, PlaceOfferId
from rules.sessions import Session, Status


class OfferState(StrEnum):
    """OPEN → ACCEPTED, DECLINED, LAPSED (nobody answered), WITHDRAWN (the session was cancelled)."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class Change(StrEnum):
    """What the history of a member's place in a session tells."""

    BOOKED = "booked"
    WAITLISTED = "waitlisted"
    CANCELLED = "cancelled"
    LEFT_LIST = "left-list"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """A freed place, held for one member until it expires."""

    id: PlaceOfferId
    member_id: MemberId
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Mine:
    """Where the member who asks stands. At most one of the three is set."""

    booked: bool = False
    position: int | None = None
    """Place in line, from 1, among those who wait and hold no offer."""
    offer: PlaceOffer | None = None


@dataclass(frozen=True, slots=True)
class BookingView:
    """A session and its places as they are under the session's lock."""

    session: Session
    booked: int
    held: int
    """Places held by open offers."""
    waiting: int
    """Members in line who hold no offer."""
    mine: Mine
    clash: Session | None = None
    """Another session the member has booked for the same time."""

    @property
    def free(self) -> int:
        return max(0, self.session.places - self.booked - self.held)


@dataclass(frozen=True, slots=True)
class Booked:
    """The member has a place; `already` when they had it before this press."""

    view: BookingView
    already: bool = False


@dataclass(frozen=True, slots=True)
class Waitlisted:
    """The member waits in line at `position`."""

    view: BookingView
    position: int
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal; the text adds the next step."""

    view: BookingView
    reason: str


@dataclass(frozen=True, slots=True)
class Released:
    """The member has given up the place, the offer or the place in line (`what`)."""

    view: BookingView
    what: Change


def closed(session: Session, now: datetime) -> str | None:
    """Why nobody can book any more, if so."""
    if session.status is Status.CANCELLED:
        return "session-cancelled"
    if now >= session.closes_at:
        return "booking-closed"
    return None


def book(view: BookingView, now: datetime) -> Booked | Waitlisted | Refused:
    """One tap. Asking again gives the same answer; a member who is offered a place takes it."""
    if view.mine.booked:
        return Booked(view, already=True)
    if reason := closed(view.session, now):
        return Refused(view, reason)
    if view.mine.offer is not None:
        return accept(view, view.mine.offer.id, now)
    if view.mine.position is not None:
        return Waitlisted(view, view.mine.position, already=True)
    # Whoever waits goes first: a place that is free while somebody waits is about to be offered.
    if view.free > 0 and view.waiting == 0:
        return Booked(view)
    return Waitlisted(view, view.waiting + 1)


def accept(view: BookingView, offer_id: PlaceOfferId, now: datetime) -> Booked | Refused:
    """Take an offered place."""
    if view.mine.booked:
        return Booked(view, already=True)
    if reason := closed(view.session, now):
        return Refused(view, reason)
    offer = view.mine.offer
    if offer is None or offer.id != offer_id or now >= offer.expires_at:
        return Refused(view, "offer-gone")
    return Booked(view)


def decline(view: BookingView, offer_id: PlaceOfferId) -> Released | Refused:
    """Let an offered place go to the next in line."""
    if view.mine.offer is None or view.mine.offer.id != offer_id:
        return Refused(view, "offer-gone")
    return Released(view, Change.DECLINED)


def cancel(view: BookingView, now: datetime) -> Released | Refused:
    """Give up whatever the member holds. No reason is asked."""
    if reason := closed(view.session, now):
        return Refused(view, reason)
    if view.mine.booked:
        return Released(view, Change.CANCELLED)
    if view.mine.offer is not None:
        return Released(view, Change.DECLINED)
    if view.mine.position is not None:
        return Released(view, Change.LEFT_LIST)
    return Refused(view, "not-booked")


def offers_to_make(free: int, waiting: int) -> int:
    """How many of those who wait are to be offered a place now."""
    return min(free, waiting)


def hold_until(session: Session, now: datetime, community: Community) -> datetime:
    """How long an offer made now is held: the community's time, but never over half of what is left.

    The community's time does not run in quiet hours, when nobody is to look at a phone.
    """
    return min(community.later(now, community.offer_hold), now + (session.starts_at - now) / 2)


def tell_at(community: Community, now: datetime, expires_at: datetime) -> datetime:
    """When an offer is told: after quiet hours, unless it would have run out by then."""
    decent = community.decent(now)
    return decent if decent < expires_at else now
