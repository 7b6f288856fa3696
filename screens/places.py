"""What a doctor is told of a place in a message of its own: where they stand, an offer, its end."""

from rules.bookings import Mine, Phase, PlaceOffer, first_come_at
from rules.sessions import Session, Status
from screens import dates
from screens.bookings import BookPress, CancelPlacePress, clash, link_line, offer_buttons, rows
from screens.facts import facts_of
from screens.home import menu_row
from screens.screen import AnyButton, Screen, Text, button, screen, text
from screens.ways import session_row
from storage.views.bookings import MyPlace


def offered(place: MyPlace, offer: PlaceOffer) -> Screen:
    """A place that is held for this member."""
    session = place.places.session
    return screen(
        text(
            "booking-offered",
            until=dates.when(offer.expires_at, place.community.zone),
            then=_then(session, offer),
            **facts_of(session, place.community),
        ),
        clash(place.places, place.community),
        rows=(offer_buttons(session, offer.id), session_row(session.id), menu_row()),
    )


def _then(session: Session, offer: PlaceOffer) -> str:
    """What comes after the offer."""
    if offer.expires_at >= session.closes_at:
        return Phase.CLOSED.value
    return str((Phase.FIRST_COME if offer.expires_at >= first_come_at(session) else Phase.LINE).value)


def lapsed(place: MyPlace, *, closed: bool) -> Screen:
    """An offer that nobody answered went on to the next; `closed` when booking closed with it."""
    view = place.places
    session = view.session
    back: tuple[AnyButton, ...] = ()
    if not closed and view.mine == Mine():
        back = (button("button-book" if view.free else "button-back-to-list", BookPress(session.id)),)
    return screen(
        text(
            "booking-offer-lapsed-closed" if closed else "booking-offer-lapsed",
            **facts_of(session, place.community),
        ),
        rows=(back, session_row(session.id), menu_row()),
    )


def free_to_first(place: MyPlace) -> Screen:
    """To somebody who waits: near the start a free place goes to whoever takes it first."""
    session = place.places.session
    return screen(
        text("booking-place-free", **facts_of(session, place.community)),
        clash(place.places, place.community),
        rows=(
            (button("button-book", BookPress(session.id)),),
            (button("button-leave-list", CancelPlacePress(session.id)),),
            menu_row(),
        ),
    )


def my_place(place: MyPlace) -> Screen:
    """Where the member stands: the answer to a press in the group, in private, and to "Refresh"."""
    view = place.places
    facts = facts_of(view.session, place.community)
    if view.session.status is Status.CANCELLED:
        return screen(text("booking-refused-session-cancelled", **facts), rows=(menu_row(),))
    if view.mine.booked:
        said: Text | None = text("booking-booked", **facts)
    elif view.mine.offer is not None:
        return offered(place, view.mine.offer)
    elif view.mine.position is not None and view.phase is Phase.FIRST_COME:
        said = text("booking-still-waiting-first-come", free=view.free, **facts)
    elif view.mine.position is not None:
        said = text("booking-waiting", position=view.mine.position, **facts)
    else:
        said = text("booking-about", **facts)
    return screen(
        said,
        link_line(view) if view.mine.booked else None,
        clash(view, place.community),
        rows=(*rows(view), menu_row()),
    )
