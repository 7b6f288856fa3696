"""What doctors see of attendance: "I'm here", and what came of it."""

from dataclasses import dataclass

from actions.check_in import Here
from rules.attendance import CheckedIn, Established, closes_at, opens_at
from rules.sessions import Session
from screens import dates
from screens.facts import facts_of, topic_shown
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Lines, LinkButton, Screen, Text, button, screen, text
from storage.views.attendance import Invitation, Sessions


@press("hi")
@dataclass(frozen=True, slots=True)
class HerePress(Press):
    session_id: int


@press("hl")
@dataclass(frozen=True, slots=True)
class OpenNowPress(Press):
    """To the sessions where "I'm here" counts now."""


def invitation(invited: Invitation) -> Screen:
    """The doors are open: the link, and the button that counts."""
    session = invited.session
    return screen(
        text(
            "attendance-opens",
            until=dates.time(closes_at(session), invited.community.zone),
            **facts_of(session, invited.community),
        ),
        rows=(*_link(session), (button("button-here", HerePress(session.id)),), menu_row()),
    )


def open_now(found: Sessions) -> Screen:
    """Where one can say "I'm here" now."""
    if not found.found:
        return screen(text("attendance-none-open"), rows=(menu_row(),))
    return screen(
        text("attendance-open-now"),
        Lines(tuple(text("attendance-line", **facts_of(*one)) for one in found.found)),
        rows=(
            *(
                (button("button-here-at", HerePress(session.id), topic=topic_shown(session.topic, 28)),)
                for session, _ in found.found
            ),
            menu_row(),
        ),
    )


def after_check_in(here: Here) -> Screen:
    """What the press did. The link stays at hand, and where a second try may help, so does the button."""
    decision = here.decision
    session = decision.session
    facts = facts_of(session, here.community)
    if isinstance(decision, CheckedIn):
        walked_in = decision.established is Established.WALK_IN
        said = text("attendance-here-without-place" if walked_in else "attendance-here", **facts)
        if decision.already:
            said = text("attendance-here-already", **facts)
        return screen(said, rows=(*_link(session), menu_row()))
    again = decision.reason in ("too-early", "old-picture")
    return screen(
        text(
            f"attendance-refused-{decision.reason}",
            opens=dates.time(opens_at(session), here.community.zone),
            closed=dates.time(closes_at(session), here.community.zone),
            **facts,
        ),
        rows=((button("button-here", HerePress(session.id)),) if again else (), menu_row()),
    )


def check_in_toast(here: Here) -> Text:
    """The same in a few words."""
    if isinstance(here.decision, CheckedIn):
        return text("toast-here")
    return text(f"toast-attendance-{here.decision.reason}")


def _link(session: Session) -> tuple[tuple[AnyButton, ...], ...]:
    return ((LinkButton(text("button-join-link"), session.join_link),),) if session.join_link else ()
