"""What was marked on a sheet and corrected since: who did it, when, from what to what."""

from rules.attendance import Status
from rules.sheets import Trace
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.screen import Lines, Screen, Text, button, screen, text
from screens.sheets import HistoryPress, SheetPress
from storage.views.attendance import History

PER_PAGE = 12
"""Lines on one page: with the longest names they fit a message."""


def history(view: History) -> Screen:
    """A page of it, latest first."""
    session = view.session
    turn = (
        button("button-newer", HistoryPress(session.id, view.page - 1)) if view.page else None,
        button("button-older", HistoryPress(session.id, view.page + 1)) if view.more else None,
    )
    return screen(
        text("sheet-title", **facts_of(session, view.community)),
        text("sheet-history" if view.traces else "sheet-no-history"),
        Lines(tuple(_line(one, view) for one in view.traces)) if view.traces else None,
        rows=(
            tuple(one for one in turn if one is not None),
            (button("button-sheet-back", SheetPress(session.id, 0)), *menu_row()),
        ),
    )


def _line(trace: Trace, view: History) -> Text:
    zone = view.community.zone
    became = text(f"mark-{trace.became or 'unmarked'}")
    if trace.became is Status.PART and trace.minutes is not None:
        became = text("mark-part-minutes", minutes=trace.minutes)
    return text(
        "sheet-history-line",
        at=f"{dates.short(trace.at, zone)}, {dates.time(trace.at, zone)}",
        name=trace.name,
        was=text(f"mark-{trace.was or 'unmarked'}"),
        became=became,
        how=text(f"established-{trace.established}", by=trace.by or text("established-by-nobody")),
    )
