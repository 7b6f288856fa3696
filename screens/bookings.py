"""What a doctor sees of their place in a session."""

from dataclasses import dataclass

from rules.bookings import Booked, BookingView, Change, PlaceOffer, Refused, Released, Waitlisted
from rules.communities import Community
from rules.ids import PlaceOfferId
from rules.sessions import Session, Status
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Button, LinkButton, Screen, Text, button, screen, text
from screens.ways import session_row
from storage.views.bookings import MyPlace

Decision = Booked | Waitlisted | Refused | Released


@press("bk")
@dataclass(frozen=True, slots=True)
class BookPress(Press):
    session_id: int


@press("bc")
@dataclass(frozen=True, slots=True)
class CancelPlacePress(Press):
    session_id: int


@press("oa")
@dataclass(frozen=True, slots=True)
class AcceptOfferPress(Press):
    session_id: int
    offer_id: int


@press("od")
@dataclass(frozen=True, slots=True)
class DeclineOfferPress(Press):
    session_id: int
    offer_id: int


def after(decision: Decision, community: Community) -> Screen:
    """What happened to the place, and what can be done next."""
    view = decision.view
    closed = isinstance(decision, Refused) and decision.reason in _CLOSED
    return screen(
        told(decision, community),
        standing(view, community) if isinstance(decision, Refused) and not closed else None,
        _link(view) if isinstance(decision, Booked) else None,
        _clash(view, community) if isinstance(decision, Booked | Waitlisted) else None,
        rows=(*((_join_row(view),) if closed else rows(view)), menu_row()),
    )


def told(decision: Decision, community: Community) -> Text:
    """The decision in one sentence."""
    session = facts_of(decision.view.session, community)
    match decision:
        case Booked(already=already):
            return text("booking-already-booked" if already else "booking-booked", **session)
        case Waitlisted(position=position, already=already):
            known = "booking-already-waiting" if already else "booking-waiting"
            return text(known, position=position, **session)
        case Released(what=what):
            return text(_RELEASED[what], others=decision.view.held + decision.view.waiting, **session)
        case Refused(reason=reason):
            return text(f"booking-refused-{reason}", **session)


_RELEASED = {
    Change.CANCELLED: "booking-cancelled",
    Change.DECLINED: "booking-offer-declined",
    Change.LEFT_LIST: "booking-left-list",
}


_CLOSED = ("session-cancelled", "booking-closed")
"""Refusals after which no place can be changed any more."""


def toast(decision: Decision) -> Text:
    """The same in a few words, for a press under a card in the group."""
    match decision:
        case Booked():
            return text("toast-booked")
        case Waitlisted(position=position):
            return text("toast-waiting", position=position)
        case Released():
            return text("toast-released")
        case Refused(reason=reason):
            return text(f"toast-{reason}")


def standing(view: BookingView, community: Community) -> Text:
    """Where the member stands now."""
    if view.mine.booked:
        return text("standing-booked")
    if view.mine.offer is not None:
        return text("standing-offered", until=dates.when(view.mine.offer.expires_at, community.zone))
    if view.mine.position is not None:
        return text("standing-waiting", position=view.mine.position)
    return text("standing-none", free=view.free, waiting=view.waiting)


def rows(view: BookingView) -> tuple[tuple[AnyButton, ...], ...]:
    """The buttons that change a place."""
    session_id = view.session.id
    mine = view.mine
    if mine.booked:
        return (
            _join_row(view),
            (button("button-cancel-place", CancelPlacePress(session_id)),),
        )
    if mine.offer is not None:
        return (_offer_buttons(view.session, mine.offer.id),)
    if mine.position is not None:
        return ((button("button-leave-list", CancelPlacePress(session_id)),),)
    open_places = view.free > 0 and view.waiting == 0
    label = "button-book" if open_places else "button-wait"
    return ((button(label, BookPress(session_id)),),)


def _join_row(view: BookingView) -> tuple[AnyButton, ...]:
    """The way into the meeting, for those with a place while it is not called off."""
    session = view.session
    if not (view.mine.booked and session.join_link and session.status is Status.SCHEDULED):
        return ()
    return (LinkButton(text("button-join-link"), session.join_link),)


def offered(place: MyPlace, offer: PlaceOffer) -> Screen:
    """A place that is held for this member."""
    session = place.places.session
    return screen(
        text(
            "booking-offered",
            until=dates.when(offer.expires_at, place.community.zone),
            **facts_of(session, place.community),
        ),
        _clash(place.places, place.community),
        rows=(_offer_buttons(session, offer.id), session_row(session.id), menu_row()),
    )


def lapsed(place: MyPlace) -> Screen:
    """An offer that nobody answered went on to the next."""
    view = place.places
    return screen(
        text("booking-offer-lapsed", **facts_of(view.session, place.community)),
        rows=(*(() if view.mine.booked else rows(view)), menu_row()),
    )


def my_place(place: MyPlace) -> Screen:
    """The answer to a press in the group, in private."""
    view = place.places
    facts = facts_of(view.session, place.community)
    if view.mine.booked:
        said: Text | None = text("booking-booked", **facts)
    elif view.mine.position is not None:
        said = text("booking-waiting", position=view.mine.position, **facts)
    else:
        said = text("booking-about", **facts)
    return screen(
        said,
        _link(view) if view.mine.booked else None,
        _clash(view, place.community),
        rows=(*rows(view), menu_row()),
    )


def _offer_buttons(session: Session, offer_id: PlaceOfferId) -> tuple[Button, ...]:
    return (
        button("button-accept-offer", AcceptOfferPress(session.id, offer_id)),
        button("button-decline-offer", DeclineOfferPress(session.id, offer_id)),
    )


def _link(view: BookingView) -> Text:
    return text("booking-link" if view.session.join_link else "booking-link-later")


def _clash(view: BookingView, community: Community) -> Text | None:
    if view.clash is None:
        return None
    return text("booking-clash", **facts_of(view.clash, community))
