"""The list of sessions."""

from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, shortened, text
from screens.sessions.presses import SchedulePress
from screens.ways import SessionPress
from storage.views.sessions import Line, Upcoming

_LONGEST_LABEL_TOPIC = 26


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
