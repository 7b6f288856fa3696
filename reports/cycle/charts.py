"""The charts of a report: as part of a page, and for paper. The same chart makes the same bytes."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from io import BytesIO
from math import inf
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from reports import fonts
from reports.cycle import bars, changes, look, over_time
from reports.cycle.chart_content import Changes, Chart, Levels, OverTime, Pareto, Reach, Shares, Timeline

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from PIL.Image import Image

_JOINERS: Final = "\u200c\u200d"
"""They decide which shape a letter has."""


def svg(chart: Chart) -> str:
    """The element for a page. Its words are words, and its names begin with the chart's key."""
    shown = _printable(chart)
    with look.drawing(words(shown)):
        return look.svg(_draw(shown), shown.about.key, shown.about.alt)


def png(chart: Chart) -> bytes:
    """As wide as the paper's text, in 220 dots an inch."""
    out = BytesIO()
    parts(chart, inf)[0].save(out, "png")
    return out.getvalue()


@lru_cache(maxsize=1)
def parts(chart: Chart, tallest: float) -> tuple["Image", ...]:
    """The same, not packed yet, in several pictures where one would be taller than so many times its width.

    The last chart's are kept: a page asks how tall they are, and then for the pictures.
    """
    shown = _printable(chart)
    with look.drawing(words(shown)):
        return tuple(_parts(shown, tallest * look.WIDTH))


def _parts(chart: Chart, tallest: float) -> Iterator["Image"]:
    halves = _halves(chart)
    try:
        with look.no_taller_than(tallest if halves else inf):
            drawn = _draw(chart)
    except look.TooTallError:
        for half in halves:
            yield from _parts(half, tallest)
    else:
        yield look.picture(drawn)


def _halves(chart: Chart) -> list[Chart]:
    """The chart with the first half of its rows, and with the others; none where it cannot be parted."""
    match chart:
        case Levels(items=items) if len(items) > 1:
            return [replace(chart, items=half) for half in _split(items)]
        case Shares(items=items) if len(items) > 1:
            return [replace(chart, items=half) for half in _split(items)]
        case Changes(items=items) if len(items) > 1:
            most = chart.most or changes.greatest(chart)
            return [replace(chart, items=half, most=most) for half in _split(items)]
        case Timeline(steps=steps) if len(steps) > 1:
            return [replace(chart, steps=half) for half in _split(steps)]
    return []


def _split(items: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    half = (len(items) + 1) // 2
    return items[:half], items[half:]


def words(of: Any) -> Iterator[str]:
    """Everything that is written in a piece of content."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, tuple):
        for one in of:
            yield from words(one)
    elif is_dataclass(of):
        for field in fields(of):
            yield from words(getattr(of, field.name))


T = TypeVar("T")


def _printable(of: T) -> T:
    """The same, without what no picture can show, and what no file of its kind may hold."""
    shown: Any = of
    if isinstance(of, str):
        lost = fonts.missing(of)
        shown = "".join(one if one.isprintable() or one in _JOINERS else " " for one in of if one not in lost)
    elif isinstance(of, tuple):
        shown = tuple(map(_printable, of))
    elif is_dataclass(of) and not isinstance(of, type):
        shown = replace(of, **{one.name: _printable(getattr(of, one.name)) for one in fields(of)})
    return cast(T, shown)


def _draw(chart: Chart) -> "Figure":
    match chart:
        case OverTime():
            return over_time.draw(chart)
        case Levels():
            return bars.levels(chart)
        case Shares():
            return bars.shares(chart)
        case Changes():
            return changes.changes(chart)
        case Pareto():
            return bars.pareto(chart)
        case Reach():
            return bars.reach(chart)
        case Timeline():
            return changes.timeline(chart)
