"""The list of sessions."""

from screens import dates
from screens.facts import facts_of, topic_shown
from screens.home import menu_row
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, text
from screens.sessions.presses import SchedulePress, SessionsPagePress
from screens.ways import CalendarPress, SessionPress
from storage.views.sessions import Line, Upcoming

_LONGEST_LABEL_TOPIC = 26


def upcoming(view: Upcoming) -> Screen:
    """The list; each session opens its page."""
    plan: tuple[AnyButton, ...] = (button("button-schedule", SchedulePress(0)),) if view.may_schedule else ()
    own = (button("button-calendar", CalendarPress(0)),)
    if not view.lines:
        return screen(text("sessions-none"), rows=(plan, own, menu_row()))
    return screen(
        text("sessions-upcoming"),
        Lines(tuple(_line(line) for line in view.lines)),
        rows=(*((_opens(line),) for line in view.lines), _pages(view), plan, own, menu_row()),
    )


def _pages(view: Upcoming) -> tuple[AnyButton, ...]:
    """The way to the sessions before these, and to those after them."""
    ways = (
        button("button-sessions-earlier", SessionsPagePress(view.page - 1)) if view.page else None,
        button("button-sessions-later", SessionsPagePress(view.page + 1)) if view.more else None,
    )
    return tuple(one for one in ways if one is not None)


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
    topic = topic_shown(line.session.topic, _LONGEST_LABEL_TOPIC)
    day = dates.short(line.session.starts_at, line.community.zone)
    return button("button-session", SessionPress(line.session.id), day=day, topic=topic)
