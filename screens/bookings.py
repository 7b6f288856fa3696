"""What a doctor sees of their place in a session."""

from dataclasses import dataclass

from rules.bookings import (
    Booked,
    BookingView,
    Change,
    Clashes,
    Phase,
    Refused,
    Released,
    Waitlisted,
)
from rules.communities import Community
from rules.ids import PlaceOfferId
from rules.sessions import Session, Status
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Button, LinkButton, Screen, Text, button, screen, text
from screens.ways import CalendarPress, SessionPress, session_row

Decision = Booked | Waitlisted | Clashes | Refused | Released


@press("bk")
@dataclass(frozen=True, slots=True)
class BookPress(Press):
    session_id: int


@press("ba")
@dataclass(frozen=True, slots=True)
class BookAnywayPress(Press):
    """In spite of a place elsewhere at that time."""

    session_id: int


@press("br")
@dataclass(frozen=True, slots=True)
class RefreshPress(Press):
    """How it stands now: a position in line is older than the screen that shows it."""

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
    if isinstance(decision, Clashes):
        return clash_question(decision, community)
    closed = isinstance(decision, Refused) and decision.reason in _CLOSED
    over = isinstance(decision, Refused) and decision.reason == "session-over"
    return screen(
        told(decision, community),
        standing(view, community) if isinstance(decision, Refused) and not closed else None,
        link_line(view) if isinstance(decision, Booked) else None,
        clash(view, community) if isinstance(decision, Booked | Waitlisted) else None,
        rows=(
            *(() if over else (_join_row(view),) if closed else rows(view)),
            _about(decision),
            (button("button-calendar", CalendarPress(0)),) if isinstance(decision, Booked) else (),
            menu_row(),
        ),
    )


def _about(decision: Decision) -> tuple[AnyButton, ...]:
    """The way to the session's page, where nothing else on the screen leads on."""
    late = isinstance(decision, Refused) and decision.reason in ("booking-closed", "session-over")
    return session_row(decision.view.session.id) if late else ()


def clash_question(decision: Clashes, community: Community) -> Screen:
    """Before anything is done: there is a place elsewhere at that time."""
    session = decision.view.session
    other = facts_of(decision.clash, community)
    return screen(
        text(
            "booking-clash-ask",
            other=other["topic"],
            other_when=other["when"],
            **facts_of(session, community),
        ),
        rows=(
            (
                button(
                    "button-book-anyway" if decision.view.free else "button-wait-anyway",
                    BookAnywayPress(session.id),
                ),
            ),
            (button("button-book-not", SessionPress(session.id)),),
            menu_row(),
        ),
    )


def told(decision: Booked | Waitlisted | Refused | Released, community: Community) -> Text:
    """The decision in one sentence."""
    session = facts_of(decision.view.session, community)
    match decision:
        case Booked(already=already):
            return text("booking-already-booked" if already else "booking-booked", **session)
        case Waitlisted(view=BookingView(phase=Phase.FIRST_COME)):
            return text("booking-waiting-first-come", **session)
        case Waitlisted(position=position, already=already):
            known = "booking-already-waiting" if already else "booking-waiting"
            return text(known, position=position, **session)
        case Released(what=what, view=view):
            known = _RELEASED_LATE.get((what, view.phase), _RELEASED[what])
            return text(known, others=view.held + view.waiting, **session)
        case Refused(reason="booking-closed", view=view):
            closed = dates.when(view.session.closes_at, community.zone)
            return text("booking-refused-booking-closed", closed=closed, **session)
        case Refused(reason=reason):
            return text(f"booking-refused-{reason}", **session)


_RELEASED = {
    Change.CANCELLED: "booking-cancelled",
    Change.DECLINED: "booking-offer-declined",
    Change.LEFT_LIST: "booking-left-list",
}

_RELEASED_LATE = {
    (Change.CANCELLED, Phase.FIRST_COME): "booking-cancelled-first-come",
    (Change.CANCELLED, Phase.CLOSED): "booking-cancelled-closed",
    (Change.LEFT_LIST, Phase.FIRST_COME): "booking-left-list-first-come",
    (Change.LEFT_LIST, Phase.CLOSED): "booking-left-list-closed",
}
"""What is said of these is different once places are no longer given by the line."""

_CLOSED = ("session-cancelled", "session-begun", "session-over", "booking-closed")
"""Refusals after which nobody can book any more."""


def toast(decision: Decision) -> Text:
    """The same in a few words, for a press under a card in the group."""
    match decision:
        case Booked():
            return text("toast-booked")
        case Waitlisted(view=BookingView(phase=Phase.FIRST_COME)):
            return text("toast-waiting-first-come")
        case Waitlisted(position=position):
            return text("toast-waiting", position=position)
        case Clashes():
            return text("toast-clash")
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
    if view.mine.position is not None and view.phase is Phase.FIRST_COME:
        return text("standing-waiting-first-come", free=view.free)
    if view.mine.position is not None:
        return text("standing-waiting", position=view.mine.position)
    if view.phase is Phase.CLOSED:
        return text("standing-closed", closed=dates.when(view.session.closes_at, community.zone))
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
        return (offer_buttons(view.session, mine.offer.id),)
    if mine.position is not None:
        # While others wait a place is free only once nothing is held any more.
        book = (button("button-book", BookPress(session_id)),) if view.free and _is_open(view) else ()
        leave = button("button-leave-list", CancelPlacePress(session_id))
        return book, (button("button-refresh", RefreshPress(session_id)), leave)
    if not _is_open(view):
        return ()
    return ((button("button-book" if view.free else "button-wait", BookPress(session_id)),),)


def _is_open(view: BookingView) -> bool:
    return view.phase is not Phase.CLOSED


def _join_row(view: BookingView) -> tuple[AnyButton, ...]:
    """The way into the meeting, for those with a place while it is not called off."""
    session = view.session
    if not (view.mine.booked and session.join_link and session.status is Status.SCHEDULED):
        return ()
    return (LinkButton(text("button-join-link"), session.join_link),)


def offer_buttons(session: Session, offer_id: PlaceOfferId) -> tuple[Button, ...]:
    return (
        button("button-accept-offer", AcceptOfferPress(session.id, offer_id)),
        button("button-decline-offer", DeclineOfferPress(session.id, offer_id)),
    )


def link_line(view: BookingView) -> Text:
    return text("booking-link" if view.session.join_link else "booking-link-later")


def clash(view: BookingView, community: Community) -> Text | None:
    if view.clash is None:
        return None
    return text("booking-clash", **facts_of(view.clash, community))
