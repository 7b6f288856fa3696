"""Handing out the attendance: what, in which form, how far the file is, and the file's caption."""

from dataclasses import dataclass

from actions.exports import Asked
from rules.exports import Export, Format, Refused, Stopped
from rules.ids import ExportId
from screens import dates
from screens.facts import topic_shown
from screens.home import menu_row
from screens.outgoing import in_a_file_name
from screens.presses import Press, press
from screens.screen import Button, Screen, Text, button, screen, shortened, text
from storage.views.exports import Choices, Chosen, SessionChoices

_CYCLES = 6
"""How many cycles are offered; all of them are in "Everything"."""
SESSIONS = 6
"""How many sessions a page offers."""
_FORMS = (Format.XLSX, Format.CSV, Format.JSON)


@press("xl")
@dataclass(frozen=True, slots=True)
class ExportsPress(Press):
    """To the choice of what to export."""


@press("xa")
@dataclass(frozen=True, slots=True)
class ExportAttendancePress(Press):
    """What is exported."""

    community_id: int
    cycle_id: int
    """0 for everything."""


@press("xo")
@dataclass(frozen=True, slots=True)
class ExportSessionPress(Press):
    community_id: int
    session_id: int


@press("xs")
@dataclass(frozen=True, slots=True)
class ExportSessionsPress(Press):
    community_id: int
    page: int


@press("xw")
@dataclass(frozen=True, slots=True)
class ExportFormPress(Press):
    """What is exported, a session before a cycle, and in which form: this asks for the file."""

    community_id: int
    cycle_id: int
    session_id: int
    form: str


@press("xx")
@dataclass(frozen=True, slots=True)
class StopExportPress(Press):
    export_id: int


def choices(found: Choices) -> Screen:
    """Which attendance to export."""
    several = len(found.communities) > 1
    rows: list[tuple[Button, ...]] = []
    for community in found.communities:
        where = {"community": shortened(community.name, 20)} if several else {}
        label = "-in" if several else ""
        rows += [
            (
                button(
                    f"button-export-cycle{label}",
                    ExportAttendancePress(community.id, one.cycle_id),
                    cycle=one.cycle,
                    **where,
                ),
            )
            for one in [one for one in found.cycles if one.community.id == community.id][:_CYCLES]
        ]
        rows.append((button(f"button-export-session{label}", ExportSessionsPress(community.id, 0), **where),))
        rows.append((button(f"button-export-all{label}", ExportAttendancePress(community.id, 0), **where),))
    return screen(text("export-what"), text("export-noted"), rows=(*rows, menu_row()))


def sessions(found: SessionChoices) -> Screen:
    """Of which session."""
    back = (button("button-back", ExportsPress()), *menu_row())
    if not found.sessions:
        return screen(text("export-empty"), rows=(back,))
    community = found.community
    rows = tuple(
        (
            button(
                "button-export-one",
                ExportSessionPress(community.id, one.id),
                day=dates.short(one.starts_at, community.zone),
                topic=topic_shown(one.topic, 24),
            ),
        )
        for one in found.sessions
    )
    pages: tuple[Button, ...] = ()
    if found.page:
        pages += (button("button-exports-later", ExportSessionsPress(community.id, found.page - 1)),)
    if found.more:
        pages += (button("button-exports-earlier", ExportSessionsPress(community.id, found.page + 1)),)
    return screen(text("export-which-session", community=community.name), rows=(*rows, pages, back))


def forms(chosen: Chosen) -> Screen:
    """In which form; the press on one asks for the file."""
    session = chosen.session.id if chosen.session else 0
    return screen(
        _what("export-form", chosen),
        text("export-forms"),
        text("export-noted"),
        rows=(
            tuple(
                button(
                    f"button-export-{form}",
                    ExportFormPress(chosen.community.id, chosen.cycle_id or 0, session, form),
                )
                for form in _FORMS
            ),
            (button("button-back", ExportsPress()), *menu_row()),
        ),
    )


def asked(answer: Asked) -> Screen:
    """The file comes as a message of its own."""
    said = "export-empty" if answer.empty else "export-on-its-way"
    return screen(text("export-already" if answer.already else said), rows=(_again(),))


def progress(export_id: ExportId, done: int, lines: int) -> Screen:
    """How far the file is, and how to stop it."""
    return screen(
        text("export-progress", done=min(done, lines), lines=lines),
        rows=((button("button-export-stop", StopExportPress(export_id)), *menu_row()),),
    )


def stopped(decision: Stopped | Refused) -> Screen:
    """What stopping came to."""
    if isinstance(decision, Refused):
        return screen(text(f"export-refused-{decision.reason}"), rows=(_again(),))
    return stopped_file()


def stopped_file() -> Screen:
    """No file comes."""
    return screen(text("export-stopped"), rows=(_again(),))


def too_large() -> Screen:
    """Telegram takes no file of that size from a bot."""
    return screen(text("export-too-large"), rows=(_again(),))


def failed() -> Screen:
    """The file could not be written where the bot runs."""
    return screen(text("export-failed"), rows=(_again(),))


def caption(chosen: Chosen, rows: int) -> Screen:
    """What the file is, and how to treat it."""
    return screen(
        _what("caption-export", chosen, rows=rows),
        text("export-care"),
        rows=(_again(),),
    )


def file_name(export: Export, cycle: str | None) -> str:
    """A session's by its number, a cycle's by its name."""
    what = f"session-{export.session_id}" if export.session_id else cycle or "all"
    return f"attendance-{in_a_file_name(what, 'cycle')}.{export.format}"


def _what(said: str, chosen: Chosen, **figures: int) -> Text:
    community = chosen.community
    if chosen.session is not None:
        return text(
            f"{said}-session",
            community=community.name,
            topic=topic_shown(chosen.session.topic),
            day=dates.day_of(chosen.session.starts_at, community.zone),
            **figures,
        )
    if chosen.cycle is not None:
        return text(said, community=community.name, cycle=chosen.cycle, **figures)
    return text(f"{said}-all", community=community.name, **figures)


def _again() -> tuple[Button, ...]:
    return (button("button-export-again", ExportsPress()), *menu_row())
