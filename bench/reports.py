"""The report of a year as a page and as a PDF, beside drawing its charts alone."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

from bench import cycle, rig
from bench.figure import Figure, Plan, milliseconds
from bot.config import Settings
from bot.reporting import write_report
from reports.cycle import charts
from reports.cycle.chart_content import Chart
from screens.cycle_report import whole
from screens.texts import Texts
from storage.db import Database
from storage.views import cycle_report as views

MEMBERS = 1_000
FORMS: dict[str, Callable[[Chart], object]] = {"html": charts.svg, "pdf": charts.png}
"""How each form has its charts drawn."""


def measure(plan: Plan) -> list[Figure]:
    """`write_report` from the storage to the file, and each of its charts drawn once, by turns."""
    with rig.folder() as place:
        storage = place / "reports.sqlite3"
        plan.say(f"storing {MEMBERS:,} members and {cycle.SESSIONS} sessions")
        cycle.fill(storage, MEMBERS)
        drawn = _charts(storage)
        return [_beside(plan, place, storage, form, drawn) for form in FORMS]


def _beside(plan: Plan, place: Path, storage: Path, form: str, drawn: list[Chart]) -> Figure:
    # The first of each loads the library and finds its fonts, which both need.
    _draw(drawn, form)
    _write(storage, place / f"first.{form}")
    ours, theirs = [], []
    for number in range(plan.rounds):
        theirs.append(milliseconds(_draw(drawn, form)))
        ours.append(milliseconds(_write(storage, place / f"{number}.{form}")))
        plan.say(f"{form}, round {number + 1}: {ours[-1]:,.0f} ms and {theirs[-1]:,.0f} ms")
    what = f"report of {MEMBERS:,} members and {cycle.SESSIONS} sessions, {form.upper()}"
    return Figure(what, "ms", f"its {len(drawn)} charts", ours, theirs, 2.0, 1.3, less_is_better=True)


def _charts(storage: Path) -> list[Chart]:
    """Those that this report has."""
    with closing(Database(f"sqlite:///{storage}")) as database:
        known = database.read_now(views.with_cycle, cycle.NAME)
        view = database.read_now(views.of_cycle, cycle.AFTER, next(iter(known.values())))
    report = whole.report(view, Texts())
    found = [block for section in report.sections for block in section.blocks if isinstance(block, Chart)]
    # Without figures there would be little to draw, and the ratio would say nothing.
    assert {type(one).__name__ for one in found} >= {"OverTime", "Levels", "Changes", "Pareto", "Timeline"}
    return found


def _draw(drawn: list[Chart], form: str) -> float:
    charts.parts.cache_clear()
    begun = perf_counter()
    for one in drawn:
        FORMS[form](one)
    return perf_counter() - begun


def _write(storage: Path, out: Path) -> float:
    charts.parts.cache_clear()
    settings = Settings.model_validate({"storage": {"url": f"sqlite:///{storage}"}})
    begun = perf_counter()
    write_report(settings, cycle.NAME, out, cycle.AFTER)
    return perf_counter() - begun
