"""The ways that the screens of many nouns show: to a session, to the calendar, to help."""

from dataclasses import dataclass

from rules.ids import SessionId
from screens.presses import Press, press
from screens.screen import Button, button


@press("sp")
@dataclass(frozen=True, slots=True)
class SessionPress(Press):
    """To a session's page."""

    session_id: int


@press("sw")
@dataclass(frozen=True, slots=True)
class WhoComesPress(Press):
    session_id: int


@press("hn")
@dataclass(frozen=True, slots=True)
class HelpNowPress(Press):
    """Whom to call; open to everybody."""


@press("kc")
@dataclass(frozen=True, slots=True)
class CalendarPress(Press):
    """To one's calendar; with community 0, to the only one or to a choice."""

    community_id: int


def help_row() -> tuple[Button, ...]:
    """Under every menu."""
    return (button("button-help-now", HelpNowPress()),)


def session_row(session_id: SessionId) -> tuple[Button, ...]:
    """For anybody whom the session concerns."""
    return (button("button-session-page", SessionPress(session_id)),)


def organiser_row(session_id: SessionId) -> tuple[Button, ...]:
    """For those who organise the session."""
    return (*session_row(session_id), button("button-who-comes", WhoComesPress(session_id)))
