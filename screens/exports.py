"""Handing out the attendance: the choice, the answer, the file's caption."""

from dataclasses import dataclass

from actions.exports import Asked
from rules.communities import Community
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Screen, Text, button, screen, shortened, text
from storage.views.attendance import ExportChoices

_CYCLES = 6
"""How many cycles are offered; all of them are in "Everything"."""


@press("xl")
@dataclass(frozen=True, slots=True)
class ExportsPress(Press):
    """To the choice of what to export."""


@press("xa")
@dataclass(frozen=True, slots=True)
class ExportAttendancePress(Press):
    community_id: int
    cycle_id: int
    """0 for everything."""


def choices(found: ExportChoices) -> Screen:
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
        rows.append((button(f"button-export-all{label}", ExportAttendancePress(community.id, 0), **where),))
    return screen(text("export-what"), text("export-noted"), rows=(*rows, menu_row()))


def asked(answer: Asked) -> Screen:
    """The file comes as a message of its own."""
    said = "export-empty" if answer.empty else "export-on-its-way"
    return screen(text(said), rows=((button("button-export-again", ExportsPress()), *menu_row()),))


def too_large() -> Screen:
    """Telegram takes no file of that size from a bot."""
    return screen(
        text("export-too-large"), rows=((button("button-export-again", ExportsPress()), *menu_row()),)
    )


def caption(community: Community, cycle: str | None, rows: int) -> Text:
    """What the file is, and how to treat it."""
    if cycle is None:
        return text("caption-export-all", community=community.name, rows=rows)
    return text("caption-export", community=community.name, cycle=cycle, rows=rows)


def file_name(cycle: str | None) -> str:
    """A name that every system takes: letters, digits and hyphens."""
    kept = "".join(one if one.isascii() and one.isalnum() else "-" for one in cycle or "all").strip("-")
    return f"attendance-{kept or 'cycle'}.csv"
