"""A report that is asked for in the chat: of which cycle, and what stands under its files."""

from dataclasses import dataclass

from actions.cycle_report import Asked
from rules.cycle_report.forms import Form
from screens.home import menu_row
from screens.indicators import IndicatorsPress
from screens.outgoing import ReportFile, in_a_file_name
from screens.presses import Press, press
from screens.screen import Button, Screen, button, screen, shortened, text
from storage.views.cycle_report import CycleReport
from storage.views.report_choices import Choice, Choices

CYCLES = 6
"""How many cycles a page offers."""


@press("rr")
@dataclass(frozen=True, slots=True)
class ReportsPress(Press):
    """To the choice of what to have a report of."""

    page: int


@press("rc")
@dataclass(frozen=True, slots=True)
class ReportPress(Press):
    """Asks for the report of a cycle."""

    cycle_id: int


def choices(found: Choices) -> Screen:
    """Of which cycle."""
    rows = tuple((_choice(one, several=found.several),) for one in found.cycles)
    turn: tuple[Button, ...] = ()
    if found.page:
        turn += (button("button-reports-later", ReportsPress(found.page - 1)),)
    if found.more:
        turn += (button("button-reports-earlier", ReportsPress(found.page + 1)),)
    indicators = (button("button-reports-indicators", IndicatorsPress()),) if found.indicators else ()
    said = "cycle-report-which" if found.cycles else "cycle-report-none"
    return screen(
        text(said),
        text("cycle-report-noted") if found.cycles else None,
        rows=(*rows, turn, indicators, menu_row()),
    )


def _choice(one: Choice, *, several: bool) -> Button:
    asks = ReportPress(one.cycle.id)
    if several:
        community = shortened(one.community.name, 20)
        return button("button-report-cycle-in", asks, community=community, cycle=one.cycle.name)
    return button("button-report-cycle", asks, cycle=one.cycle.name)


def asked(answer: Asked) -> Screen:
    """The files come as messages of their own."""
    said = "cycle-report-already" if answer.already else "cycle-report-on-its-way"
    return screen(text(said, community=answer.community.name, cycle=answer.cycle.name), rows=(_again(),))


def file(view: CycleReport, form: Form) -> ReportFile:
    """The report in one of its forms."""
    names = {"community": view.community.name, "cycle": view.cycle.name}
    return ReportFile(
        name=f"report-{in_a_file_name(view.cycle.name, 'cycle')}.{form}",
        view=view,
        form=form,
        screen=screen(
            text(f"caption-report-{form}", **names), text("cycle-report-stays-within"), rows=(_again(),)
        ),
        failed=screen(text("cycle-report-failed", **names), rows=(_again(),)),
    )


def _again() -> tuple[Button, ...]:
    return (button("button-reports-again", ReportsPress(0)), *menu_row())
