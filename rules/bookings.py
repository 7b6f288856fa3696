"""Places: who has one, who waits, who is offered one. Pure functions over what is known."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from typing import Final

from rules.ids import MemberId, PlaceOfferId
from rules.sessions import Session, Status

FIRST_COME: Final = timedelta(hours=2)
"""How long before the start nothing is held any more: a free place goes to whoever takes it first."""


class Phase(Enum):
    """How places are given at a moment: by the line, to whoever is first, or not any more."""

    LINE = "line"
    FIRST_COME = "first-come"
    CLOSED = "closed"


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
    MOVED_TO_LINE = "moved-to-line"
    """There are fewer places, and the facilitator chose who waits: first in line."""


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """A freed place, held for one member until it expires."""

    id: PlaceOfferId
    member_id: MemberId
    expires_at: datetime
    told: bool = True
    """Whether the member is written to; an offer that ends before the quiet hours do is only shown."""


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
    """Another session the person has booked for the same time, by whichever of their memberships."""
    phase: Phase = Phase.LINE

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
class Clashes:
    """Nothing was changed yet: the person has a place elsewhere at that time, and is asked first."""

    view: BookingView
    clash: Session


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


def phase(session: Session, now: datetime) -> Phase:
    """How places of the session are given now."""
    if session.status is Status.CANCELLED or now >= session.closes_at:
        return Phase.CLOSED
    return Phase.FIRST_COME if now >= first_come_at(session) else Phase.LINE


def first_come_at(session: Session) -> datetime:
    """From then on nothing is held. A session whose booking closes earlier never comes to it."""
    return session.starts_at - FIRST_COME


def closed(session: Session, now: datetime) -> str | None:
    """Why nobody can book any more, if so."""
    if reason := begun(session, now):
        return reason
    return "booking-closed" if now >= session.closes_at else None


def begun(session: Session, now: datetime) -> str | None:
    """Why nobody can even give up a place any more, if so."""
    if session.status is Status.CANCELLED:
        return "session-cancelled"
    if now >= session.ends_at:
        return "session-over"
    return "session-begun" if now >= session.starts_at else None


def book(
    view: BookingView, now: datetime, *, anyway: bool = False
) -> Booked | Waitlisted | Clashes | Refused:
    """One tap. Asking again gives the same answer; a member who is offered a place takes it.

    Whoever has a place elsewhere at that time is asked before anything is done, unless they want it `anyway`.
    """
    if view.mine.booked and now < view.session.ends_at:
        return Booked(view, already=True)
    if reason := closed(view.session, now):
        return Refused(view, reason)
    if view.mine.offer is not None:
        # The offer has pointed the clash out already.
        return accept(view, view.mine.offer.id, now)
    first_come = phase(view.session, now) is Phase.FIRST_COME
    # Whoever waits goes first: a place that is free while somebody waits is about to be offered.
    takes_it = view.free > 0 and (view.waiting == 0 or first_come)
    if not takes_it and view.mine.position is not None:
        return Waitlisted(view, view.mine.position, already=True)
    if view.clash is not None and not anyway:
        return Clashes(view, view.clash)
    return Booked(view) if takes_it else Waitlisted(view, view.waiting + 1)


def accept(view: BookingView, offer_id: PlaceOfferId, now: datetime) -> Booked | Refused:
    """Take an offered place."""
    if view.mine.booked and now < view.session.ends_at:
        return Booked(view, already=True)
    if reason := closed(view.session, now):
        return Refused(view, reason)
    offer = view.mine.offer
    if offer is None or offer.id != offer_id or now >= offer.expires_at:
        return Refused(view, "offer-gone")
    return Booked(view)


def decline(view: BookingView, offer_id: PlaceOfferId) -> Released | Refused:
    """Let an offered place go to the next in line."""
    if view.session.status is Status.CANCELLED:
        return Refused(view, "session-cancelled")
    if view.mine.offer is None or view.mine.offer.id != offer_id:
        return Refused(view, "offer-gone")
    return Released(view, Change.DECLINED)


def cancel(view: BookingView, now: datetime) -> Released | Refused:
    """Give up whatever the member holds, until the start. No reason is asked."""
    if reason := begun(view.session, now):
        return Refused(view, reason)
    if view.mine.booked:
        return Released(view, Change.CANCELLED)
    if view.mine.offer is not None:
        return Released(view, Change.DECLINED)
    if view.mine.position is not None:
        return Released(view, Change.LEFT_LIST)
    return Refused(view, "not-booked")
