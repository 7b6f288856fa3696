"""The announcement of a session in a group: what everybody may see, kept up to date."""

from rules.bookings import BookingView
from rules.communities import Community
from rules.sessions import Session, Status
from screens.bookings import BookPress
from screens.facts import facts_of, kind_shown
from screens.presenters.titling import case_line
from screens.screen import AnyButton, Screen, ShareButton, StartButton, Text, button, screen, text
from storage.views.sessions import CardView


def card(view: CardView, *, over: bool) -> Screen:
    """The card; once the session is cancelled or over it says so and takes no bookings."""
    session = view.places.session
    about = text(
        "card-about",
        kind=kind_shown(session.kind),
        minutes=session.minutes,
        facilitator=view.facilitator,
        **facts_of(session, view.community),
    )
    if session.status is Status.CANCELLED:
        return screen(about, text("card-cancelled"))
    if not view.open_here:
        return screen(about, text("card-not-open"))
    if over:
        return screen(about, text("card-over"))
    return screen(about, case_line(view.case), _places(view.places), rows=_buttons(view))


def share(session: Session, community: Community) -> ShareButton:
    """A ready message for WhatsApp, with the way to the session's page."""
    words = text("share-words", **facts_of(session, community))
    return ShareButton(text("button-share"), words, f"session_{session.id}")


def _places(places: BookingView) -> Text:
    return text("card-places", free=places.free, places=places.session.places, waiting=places.waiting)


def _buttons(view: CardView) -> tuple[tuple[AnyButton, ...], ...]:
    session = view.places.session
    # Whose calendar it is about is nothing to say in a group: the link opens the private chat.
    calendar = StartButton(text("button-card-calendar"), f"calendar_{session.id}")
    press = BookPress(session.id)
    # While others wait a place is free only once nothing is held any more, and then anybody may take it.
    if view.places.free:
        return ((button("button-card-book", press), calendar, share(session, view.community)),)
    # Too long for a third of a narrow screen.
    return ((button("button-card-wait", press),), (calendar, share(session, view.community)))
