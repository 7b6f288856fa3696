"""What changed between two answers of the same people, and what was tried in between."""

from datetime import date
from typing import TYPE_CHECKING, Final

from reports.cycle import look
from reports.cycle.chart_content import Changes, Timeline
from reports.cycle.rows import Row, Swatch, grid, lay
from reports.cycle.tables import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_TALL: Final = 0.8
"""The height of a histogram, in inches, with the numbers on it and what its bars are called."""
_NAMED: Final = 0.17
_ON: Final = 0.15
_STEP: Final = 0.22


def changes(chart: Changes) -> "Figure":
    """Histograms below each other, in one scale: falls on the left, rises on the right."""
    sides = len(chart.differences) // 2
    rows = [Row(one.label, one.said, one.counts is not None) for one in chart.items]
    most = chart.most or greatest(chart) or 1
    kinds = ((look.ORANGE, "////"), (look.NEUTRAL, ""), (look.TEAL, ""))
    legend = [Swatch(words, *kind) for words, kind in zip(chart.sides, kinds, strict=True)]
    laid = lay(rows, legend, limits=(-sides - 0.6, sides + 0.6), ticks=(), bar=_TALL)
    for one, middle in laid.bars(chart.items):
        foot = middle + _TALL / 2 - _NAMED
        for at, count in enumerate(one.counts or ()):
            x = at - sides
            colour, hatch = kinds[0 if x < 0 else 1 if x == 0 else 2]
            up = (_TALL - _NAMED - _ON) * count / most
            if count:
                laid.ax.bar(
                    x,
                    -up,
                    bottom=foot,
                    width=0.72,
                    color=colour,
                    hatch=hatch or None,
                    edgecolor=look.hatched(colour),
                    linewidth=0,
                )
                laid.ax.bar(x, -up, bottom=foot, width=0.72, fill=False, edgecolor=look.DARK, linewidth=0.6)
                laid.ax.text(
                    x,
                    foot - up - 0.07,
                    number(count),
                    ha="center",
                    va="center",
                    fontsize=look.SMALL,
                    weight="bold",
                )
            laid.ax.text(
                x,
                foot + _NAMED / 2 + 0.01,
                chart.differences[at],
                ha="center",
                va="center",
                fontsize=look.SMALL,
                color=look.GREY,
            )
        laid.ax.plot([-sides - 0.5, sides + 0.5], [foot] * 2, color=look.GREY, linewidth=0.8)
    return laid.figure


def greatest(chart: Changes) -> int:
    """The greatest number of all items."""
    return max((count for one in chart.items for count in one.counts or ()), default=0)


def timeline(chart: Timeline) -> "Figure":
    """A bar for each cycle, from the day it began to the day it ended; an arrow where it goes on."""
    first, last = chart.first.toordinal(), chart.last.toordinal()
    span = max(1, last - first)

    def across(day: date) -> float:
        return min(1.0, max(0.0, (day.toordinal() - first) / span))

    rows = [Row(one.label, one.said, bar=True) for one in chart.steps]
    ticks = [(across(day), words) for day, words in chart.ticks]
    laid = lay(rows, (), limits=(0, 1), ticks=ticks, bar=_STEP, right=0.12)
    grid(laid, [at for at, _words in ticks])
    for one, middle in laid.bars(chart.steps):
        start, end = across(one.begun), across(one.ended or chart.last)
        laid.ax.barh(
            middle,
            max(end - start, 0.008),
            left=start,
            height=0.11,
            color=look.TEAL if one.ended else look.LIGHT_TEAL,
            edgecolor=look.DARK,
            linewidth=0.6,
        )
        if one.ended is None:
            laid.ax.plot([end], [middle], ">", color=look.DARK, markersize=6, clip_on=False)
    return laid.figure
