"""From the file to what was counted: how it is sent, why not, which session, the preview."""

from collections.abc import Mapping
from datetime import date

from actions.teams.counting import Counted
from actions.teams.imports import Refused
from rules.attendance import Mark
from rules.ids import MemberId
from rules.teams.imports import Change, Import
from screens import dates
from screens.facts import facts_of, topic_shown
from screens.home import menu_row
from screens.screen import Button, Lines, Screen, Text, Value, button, screen, shortened, text
from screens.sheets import SheetPress, SheetsPress
from screens.teams.presses import (
    CountPress,
    DoubtPress,
    ImportPress,
    ImportSessionPress,
    LeaveImportPress,
    TakeReportPress,
    TeamsPress,
)
from storage.views.teams import Choices, Open, PreviewView

_MOST_CHANGES = 15
_MOST_NAMES = 8
_LONGEST_NAME = 24


def reading() -> Screen:
    """While the file is fetched and read."""
    return screen(text("teams-reading"), rows=(menu_row(),))


def how(found: Open) -> Screen:
    """How a report is sent, and what was begun and not finished."""
    return screen(
        text("teams-how"),
        text("teams-begun") if found.found else None,
        rows=(
            *(
                (
                    button(
                        "button-teams-go-on",
                        ImportPress(one.id),
                        topic=topic_shown(session.topic, 20),
                        day=dates.day_of(session.starts_at, community.zone),
                    )
                    if session is not None and community is not None
                    else button("button-teams-go-on-choosing", ImportPress(one.id)),
                )
                for one, session, community in found.found[:8]
            ),
            (button("button-sheets", SheetsPress()), *menu_row()),
        ),
    )


def refused(refusal: Refused) -> Screen:
    """Why the file, or the import, cannot be taken."""
    shown = {
        name: dates.day(value) if isinstance(value, date) else value
        for name, value in refusal.why.facts.items()
    }
    reason = refusal.why.reason
    if reason == "no-session" and len(refusal.why.facts) > 1:
        reason = "no-session-unclear"
    to_sheet = (button("button-sheet-back", SheetPress(refusal.session.id, 0)),) if refusal.session else ()
    return screen(
        Text(f"teams-refused-{reason}", shown),
        text("teams-expected") if reason in _NOT_A_REPORT else None,
        rows=(to_sheet, (button("button-teams-how", TeamsPress()), *menu_row())),
    )


_NOT_A_REPORT = frozenset(
    {"empty", "zip", "pdf", "picture", "web-page", "not-text", "not-a-report", "nobody", "no-dates"}
)
"""Refusals that are told what a report looks like."""


def which(found: Choices) -> Screen:
    """Several sessions fit."""
    return screen(
        text("teams-which" if found.found else "teams-which-none"),
        rows=(
            *(
                (
                    button(
                        "button-teams-session",
                        ImportSessionPress(found.import_id, session.id),
                        topic=topic_shown(session.topic, 16),
                        day=dates.short(session.starts_at, community.zone),
                        time=dates.time(session.starts_at, community.zone),
                    ),
                )
                for session, community in found.found[:10]
            ),
            (button("button-teams-leave", LeaveImportPress(found.import_id)), *menu_row()),
        ),
    )


def preview(view: PreviewView) -> Screen:
    """What would count, before it does."""
    found, imported = view.preview, view.imported
    return screen(
        text("teams-title", **facts_of(view.session, view.community)),
        Lines(_figures(view)),
        *_list(view, "teams-changes", found.changes, _MOST_CHANGES),
        None if found.changes else text("teams-no-changes"),
        text("teams-timed", count=len(found.timed)) if found.timed else None,
        *_list(view, "teams-by-hand-taken" if imported.take else "teams-by-hand", found.by_hand, _MOST_NAMES),
        *_missing(view),
        text("teams-not-yet"),
        rows=(
            _doubts_row(imported),
            _take_row(imported) if found.by_hand else (),
            (_count_button(imported),),
            (button("button-teams-leave", LeaveImportPress(imported.id)), *menu_row()),
        ),
    )


def counted(done: Counted) -> Screen:
    """It counts."""
    found = done.preview
    return screen(
        text("teams-counted", count=len(found.changes), **facts_of(done.session, done.community)),
        text("teams-counted-minutes", count=len(found.timed)) if found.timed else None,
        text("teams-counted-open", count=found.open) if found.open else None,
        text("teams-counted-correct"),
        rows=((button("button-sheet-back", SheetPress(done.session.id, 0)), *menu_row()),),
    )


def counted_before() -> Screen:
    """It counts since a moment ago, and what was said of it then was lost."""
    return screen(text("teams-counted-before"), rows=((button("button-sheets", SheetsPress()), *menu_row()),))


def left() -> Screen:
    """The import was given up."""
    return screen(text("teams-left"), rows=((button("button-teams-how", TeamsPress()), *menu_row()),))


def _figures(view: PreviewView) -> tuple[Text, ...]:
    found = view.preview
    lines = [
        text("teams-people", count=found.people, files=len(view.imported.files)),
        text("teams-matched", count=found.matched),
    ]
    if found.open:
        lines.append(text("teams-open", count=found.open))
    if found.not_ours:
        lines.append(text("teams-not-ours", count=found.not_ours))
    if found.telephones:
        lines.append(text("teams-telephones", count=found.telephones))
    if found.missing:
        lines.append(text("teams-missing", count=len(found.missing)))
    return tuple(lines)


def _list(view: PreviewView, title: str, found: tuple[Change, ...], most: int) -> tuple[Text | Lines, ...]:
    if not found:
        return ()
    lines = [_line(view.names.get(one.member_id, ""), one) for one in found[:most]]
    if len(found) > most:
        lines.append(text("teams-more", count=len(found) - most))
    return (Lines((text(title), *lines)),)


def _line(name: str, one: Change) -> Text:
    said: Mapping[str, Value] = {
        "name": shortened(name, _LONGEST_NAME),
        "was": _mark(one.was),
        "will": _status(one.status),
    }
    if one.minutes is None:
        return Text("teams-line-no-minutes", said)
    return Text("teams-line", {**said, "minutes": one.minutes})


def _mark(mark: Mark | None) -> Text:
    return _status(mark.status) if mark else text("teams-status-unmarked")


def _status(status: str) -> Text:
    return text(f"teams-status-{status}")


def _missing(view: PreviewView) -> tuple[Text, ...]:
    names: list[MemberId] = list(view.preview.missing)
    if not names:
        return ()
    shown = ", ".join(shortened(view.names.get(one, ""), _LONGEST_NAME) for one in names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        return (text("teams-missing-names-more", names=shown, count=len(names) - _MOST_NAMES),)
    return (text("teams-missing-names", names=shown),)


def _doubts_row(imported: Import) -> tuple[Button, ...]:
    if waiting := imported.unanswered or imported.left_open:
        first = DoubtPress(imported.id, waiting[0])
        return (button("button-teams-doubts", first, count=len(imported.left_open)),)
    if imported.doubtful:
        return (button("button-teams-answers", DoubtPress(imported.id, imported.doubtful[0])),)
    return ()


def _count_button(imported: Import) -> Button:
    action = CountPress(imported.id, imported.version)
    if imported.left_open:
        return button("button-teams-count-part", action, count=len(imported.left_open))
    return button("button-teams-count", action)


def _take_row(imported: Import) -> tuple[Button, ...]:
    if imported.take:
        return (button("button-teams-keep-mine", TakeReportPress(imported.id, 0)),)
    return (button("button-teams-take", TakeReportPress(imported.id, 1)),)
