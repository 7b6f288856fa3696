"""What can be pressed about sessions."""

from dataclasses import dataclass

from screens.presses import Press, press
from screens.screen import AnyButton, button


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


@press("sy")
@dataclass(frozen=True, slots=True)
class RetopicPress(Press):
    """To give the session another topic."""

    session_id: int


@press("sg")
@dataclass(frozen=True, slots=True)
class SessionsPagePress(Press):
    """To another page of the list, from 0 on."""

    page: int


@press("sc")
@dataclass(frozen=True, slots=True)
class CancelSessionPress(Press):
    """Asks before anything happens."""

    session_id: int


@press("sz")
@dataclass(frozen=True, slots=True)
class ConfirmCancelPress(Press):
    session_id: int


def back_to_list() -> tuple[AnyButton, ...]:
    """To the list of sessions."""
    return (button("button-sessions", SessionsPress()),)
