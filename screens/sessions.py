"""Sessions: the list, a session's page, what came of scheduling, moving, cancelling."""

from dataclasses import dataclass
from datetime import datetime

from actions.sessions import Done
from rules.sessions import Cancelled, LinkChanged, Moved, Refused, Scheduled, Status
from screens import dates
from screens.bookings import rows as place_rows
from screens.bookings import standing
from screens.cards import share
from screens.facts import facts_of
from screens.home import menu_row
from screens.presenters import draw_row, presenter_line
from screens.presses import Press, press
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, shortened, text
from screens.sheets import SheetPress
from screens.ways import SessionPress, WhoComesPress, session_row
from storage.views.sessions import Line, Page, Upcoming

_LONGEST_LABEL_TOPIC = 26


@press("se")
@dataclass(frozen=True, slots=True)
class SessionsPress(Press):
    """To the list."""


@press("sn")
@dataclass(frozen=True, slots=True)
class SchedulePress(Press):
    """To schedule a session; with community 0, in the only one or in one to be chosen."""

    community_id: int


@press("sv")
@dataclass(frozen=True, slots=True)
class MovePress(Press):
    session_id: int


@press("sk")
@dataclass(frozen=True, slots=True)
class LinkPress(Press):
    session_id: int


@press("sc")
@dataclass(frozen=True, slots=True)
class CancelSessionPress(Press):
    """Asks before anything happens."""

    session_id: int


@press("sz")
@dataclass(frozen=True, slots=True)
class ConfirmCancelPress(Press):
    session_id: int


def upcoming(view: Upcoming) -> Screen:
    """The list; each session opens its page."""
    plan: tuple[AnyButton, ...] = (button("button-schedule", SchedulePress(0)),) if view.may_schedule else ()
    if not view.lines:
        return screen(text("sessions-none"), rows=(plan, menu_row()))
    return screen(
        text("sessions-upcoming"),
        Lines(tuple(_line(line) for line in view.lines)),
        text("sessions-more") if view.more else None,
        rows=(*((_opens(line),) for line in view.lines), plan, menu_row()),
    )


def _line(line: Line) -> Text:
    facts = facts_of(line.session, line.community)
    if line.mine.booked:
        return text("sessions-line-booked", **facts)
    if line.mine.offer is not None:
        return text("sessions-line-offered", **facts)
    if line.mine.position is not None:
        return text("sessions-line-waiting", position=line.mine.position, **facts)
    return text("sessions-line", **facts)


def _opens(line: Line) -> AnyButton:
    topic = shortened(line.session.topic, _LONGEST_LABEL_TOPIC)
    day = dates.short(line.session.starts_at, line.community.zone)
    return button("button-session", SessionPress(line.session.id), day=day, topic=topic)


def page(view: Page) -> Screen:
    """A session as this person may see it, with what they can do."""
    session = view.session
    about = text(
        "session-about",
        minutes=session.minutes,
        facilitator=view.facilitator,
        **facts_of(session, view.community),
    )
    if session.status is Status.CANCELLED:
        return screen(about, text("session-is-cancelled"), rows=(_back_to_list(), menu_row()))
    known = session.join_link and (view.places.mine.booked or view.may_manage)
    return screen(
        about,
        _state(view),
        text("session-link-shown", link=session.join_link) if known else _link_hidden(view),
        presenter_line(view.presenter) if view.presenter else None,
        rows=(
            *(_staff_rows(view) if view.may_manage else ()),
            *(() if view.begun or not _may_want_a_place(view) else place_rows(view.places)),
            () if view.begun else (share(session, view.community),),
            _back_to_list(),
            menu_row(),
        ),
    )


def _may_want_a_place(view: Page) -> bool:
    """The facilitator comes without one; but one that was booked can be given up."""
    return not view.leads or _concerned(view)


def _state(view: Page) -> Text:
    if view.over:
        return text("session-is-over")
    if view.begun:
        return text("session-has-begun")
    return standing(view.places, view.community)


def _link_hidden(view: Page) -> Text | None:
    if view.over:
        return None
    if not view.session.join_link and (view.places.mine.booked or view.may_manage):
        return text("session-link-later")
    return text("session-link-hidden")


def _staff_rows(view: Page) -> tuple[tuple[AnyButton, ...], ...]:
    """The buttons of those who organise the session."""
    session_id = view.session.id
    who = button("button-who-comes", WhoComesPress(session_id))
    if view.begun:
        link = () if view.over else (button("button-change-link", LinkPress(session_id)),)
        return (who, button("button-session-sheet", SheetPress(session_id, 0))), link
    return (
        (who, button("button-change-link", LinkPress(session_id))),
        (
            button("button-move", MovePress(session_id)),
            button("button-cancel-session", CancelSessionPress(session_id)),
        ),
        draw_row(view.presenter) if view.presenter else (),
    )


def sure(view: Page) -> Screen:
    """Before a session is cancelled."""
    session = view.session
    if session.status is Status.CANCELLED or view.begun:
        return page(view)
    return screen(
        text(
            "cancel-session-sure",
            told=view.places.booked + view.places.held + view.places.waiting,
            **facts_of(session, view.community),
        ),
        rows=(
            (button("button-cancel-session-yes", ConfirmCancelPress(session.id)),),
            (button("button-cancel-session-no", SessionPress(session.id)),),
        ),
    )


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
            *(place_rows(view.places) if _concerned(view) else ()),
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


def _concerned(view: Page) -> bool:
    mine = view.places.mine
    return mine.booked or mine.offer is not None or mine.position is not None


def _clash(view: Page) -> Text | None:
    other = view.places.clash
    if other is None or not view.places.mine.booked:
        return None
    return text("session-moved-clash", **facts_of(other, view.community))


def cancelled(view: Page) -> Screen:
    """To somebody concerned: the session does not take place."""
    return screen(
        text("session-cancelled", **facts_of(view.session, view.community)),
        rows=(_back_to_list(), menu_row()),
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


def _back_to_list() -> tuple[AnyButton, ...]:
    return (button("button-sessions", SessionsPress()),)
