"""What came of a change to a session: for the one who made it, and for those concerned."""

from datetime import datetime

from actions.sessions import Done
from rules.sessions import Cancelled, LinkChanged, Moved, Refused, Scheduled, TopicChanged
from screens import dates
from screens.bookings import rows as place_rows
from screens.facts import facts_of, topic_shown
from screens.home import menu_row
from screens.screen import Screen, Text, screen, text
from screens.sessions.page import concerned
from screens.sessions.presses import back_to_list
from screens.ways import session_row
from storage.views.sessions import Page


def after(done: Done) -> Screen:
    """What was decided about a session, for the one who did it."""
    session = done.decision.session
    return screen(_told(done), rows=(session_row(session.id), menu_row()))


def _told(done: Done) -> Text:
    facts = facts_of(done.decision.session, done.community)
    match done.decision:
        case Scheduled(groups=groups):
            return text("session-scheduled", groups=groups, **facts)
        case Moved(already=True):
            return text("session-moved-already", **facts)
        case Moved(was=was):
            return text("session-moved-done", was=dates.when(was, done.community.zone), **facts)
        case LinkChanged(already=True):
            return text("session-link-already", **facts)
        case LinkChanged():
            return text("session-link-done", **facts)
        case TopicChanged(already=True):
            return text("session-topic-already", **facts)
        case TopicChanged(was=was):
            return text("session-topic-done", was=topic_shown(was), **facts)
        case Cancelled(already=already):
            return text("session-cancelled-already" if already else "session-cancelled-done", **facts)
        case Refused(reason=reason):
            return text(f"session-refused-{reason}", **facts)


def moved(view: Page, was: datetime) -> Screen:
    """To somebody concerned: the session is at another time."""
    facts = facts_of(view.session, view.community)
    return screen(
        text("session-moved", was=dates.when(was, view.community.zone), **facts),
        _kept(view),
        _clash(view),
        rows=(
            *(place_rows(view.places) if concerned(view) else ()),
            session_row(view.session.id),
            menu_row(),
        ),
    )


def _kept(view: Page) -> Text | None:
    mine = view.places.mine
    if mine.booked:
        return text("session-moved-booked")
    if mine.offer is not None:
        return text("session-moved-offered", until=dates.when(mine.offer.expires_at, view.community.zone))
    if mine.position is not None:
        return text("session-moved-waiting", position=mine.position)
    return None


def _clash(view: Page) -> Text | None:
    other = view.places.clash
    if other is None or not view.places.mine.booked:
        return None
    return text("session-moved-clash", **facts_of(other, view.community))


def cancelled(view: Page) -> Screen:
    """To somebody concerned: the session does not take place."""
    return screen(
        text("session-cancelled", **facts_of(view.session, view.community)),
        rows=(back_to_list(), menu_row()),
    )


def topic_changed(view: Page) -> Screen:
    """To somebody concerned: the session is about something else."""
    return screen(
        text("session-topic-changed", **facts_of(view.session, view.community)),
        rows=(
            *(place_rows(view.places) if concerned(view) else ()),
            session_row(view.session.id),
            menu_row(),
        ),
    )


def link_changed(view: Page) -> Screen:
    """To somebody with a place: the link to join is another one."""
    return screen(
        text("session-link-changed", **facts_of(view.session, view.community)),
        rows=(
            *place_rows(view.places),
            session_row(view.session.id),
            menu_row(),
        ),
    )
