"""The report as one page that needs nothing else: nothing in it runs, and nothing is fetched."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reports.cycle import charts, tables
from reports.cycle.chart_content import Chart
from reports.cycle.content import Report

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER: Final = Path(__file__).parent


def html(report: Report) -> bytes:
    """The page, in UTF-8. The same report makes the same bytes."""
    return _template().render(report=report).encode()


@cache
def _template() -> "Template":
    # The library takes its time to load, and few processes make a report.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined)
    found.globals.update(
        style=_safe((_FOLDER / "page.css").read_text(encoding="utf-8")),
        kind_of=lambda block: type(block).__name__,
        svg=_svg,
        table_of=tables.table,
        marks=tables.marks,
    )
    return found.get_template("page.html")


def _svg(chart: Chart) -> Any:
    """Written by a writer of XML, which has escaped the words in it."""
    return _safe(charts.svg(chart))


def _safe(written: str) -> Any:
    from markupsafe import Markup

    return Markup(written)  # noqa: S704  Of ours: see the callers.
