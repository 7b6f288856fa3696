"""To somebody who had a place and did not come: that they were missed, and what comes next."""

from screens import dates
from screens.facts import facts_of, topic_shown
from screens.home import menu_row
from screens.screen import Screen, button, screen, text
from screens.ways import SessionPress
from storage.views.missed import MissedView

_LONGEST_TOPIC = 26


def missed_you(view: MissedView) -> Screen:
    """No reproach, no question: a word, and the way to the sessions to come."""
    return screen(
        text("missed-you", **facts_of(view.session, view.community)),
        text("missed-next" if view.to_come else "missed-no-next"),
        rows=(
            *(
                (
                    button(
                        "button-session",
                        SessionPress(session.id),
                        day=dates.short(session.starts_at, community.zone),
                        topic=topic_shown(session.topic, _LONGEST_TOPIC),
                    ),
                )
                for session, community in view.to_come
            ),
            menu_row(),
        ),
    )
