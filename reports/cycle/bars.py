"""Bars: levels on both sides of zero, shares with intervals, what is named most, and who was reached."""

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reports.cycle import look
from reports.cycle.chart_content import Levels, Pareto, Reach, Shares
from reports.cycle.rows import BAR, Row, Swatch, grid, lay
from reports.cycle.tables import number, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_NARROW: Final = 0.2
"""Inches that a number needs within a bar."""
_BESIDE: Final = 0.3
"""Inches to the right of what is named most."""
_SHARES: Final = tuple((at / 4, percent(at / 4)) for at in range(5))


def levels(chart: Levels) -> "Figure":
    """From zero to the left what is unfavourable, to the right what is favourable, neutral astride."""
    colours = _colours(len(chart.levels))
    rows = [Row(one.label, one.said, one.counts is not None and sum(one.counts) > 0) for one in chart.items]
    spans = [
        _spans(one.counts) if row.bar and one.counts else []
        for one, row in zip(chart.items, rows, strict=True)
    ]
    ends = [end for span in spans for one in span for end in one]
    left, right = _outward(-min([0.0, *ends])), _outward(max([0.25, *ends]))
    ticks = [(at / 4, percent(abs(at) / 4)) for at in range(-round(4 * left), round(4 * right) + 1)]
    legend = [Swatch(words, *colour) for words, colour in zip(chart.levels, colours, strict=True)]
    laid = lay(rows, legend, limits=(-left - 0.02, right + 0.02), ticks=ticks)
    grid(laid, [at for at, _words in ticks], strong=0)
    inch = (look.WIDTH - 2 * look.GAP) / (left + right + 0.04)
    for (one, span), middle in laid.bars(list(zip(chart.items, spans, strict=True))):
        for count, (start, end), (colour, hatch) in zip(one.counts or (), span, colours, strict=False):
            if not count:
                continue
            _bar(laid.ax, start, end, middle, colour, hatch)
            if (end - start) * inch >= _NARROW:
                _within(laid.ax, (start + end) / 2, middle, number(count), colour)
    return laid.figure


def _colours(levels: int) -> list[tuple[str, str]]:
    """A colour and a hatch for each: what is hatched is unfavourable, in black and white too."""
    half = levels // 2
    below = [(look.ORANGE, "////"), (look.LIGHT_ORANGE, "///")]
    above = [(look.LIGHT_TEAL, ""), (look.TEAL, "")]
    middle = [(look.NEUTRAL, "")] if levels % 2 else []
    return [
        *(below[-1:] if half == 1 else [below[min(at, 1)] for at in range(half)]),
        *middle,
        *(above[-1:] if half == 1 else [above[max(0, 2 - half + at)] for at in range(half)]),
    ]


def _spans(counts: tuple[int, ...]) -> list[tuple[float, float]]:
    """Where each level begins and ends, in shares of all."""
    every, half = sum(counts), len(counts) // 2
    start = -(sum(counts[:half]) + (counts[half] / 2 if len(counts) % 2 else 0)) / every
    ends = [start]
    for one in counts:
        ends.append(ends[-1] + one / every)
    return list(pairwise(ends))


def _outward(end: float) -> float:
    """The next quarter."""
    return -int(-4 * end // 1) / 4 if end else 0


def shares(chart: Shares) -> "Figure":
    """A dot with its interval, from nobody to everybody."""
    rows = [Row(one.label, one.said, one.share is not None) for one in chart.items]
    laid = lay(rows, (), limits=(-0.02, 1.02), ticks=_SHARES, right=0.5)
    grid(laid, [at for at, _words in _SHARES])
    for one, middle in laid.bars(chart.items):
        if one.share is None:
            continue
        if one.interval:
            low, high = one.interval
            laid.ax.plot([low, high], [middle] * 2, color=look.TEAL, linewidth=1.8)
            for end in one.interval:
                ends = [middle - 0.05, middle + 0.05]
                laid.ax.plot([end] * 2, ends, color=look.TEAL, linewidth=1.8)
        laid.ax.plot([one.share], [middle], "o", color=look.TEAL, markersize=7, markeredgecolor=look.WHITE)
        laid.ax.text(1.04, middle, percent(one.share), va="center", weight="bold", clip_on=False)
    return laid.figure


def pareto(chart: Pareto) -> "Figure":
    """The most named first; dots say what a bar and all before it make up, where that is told."""
    rows = [
        Row(one.label, one.said if one.count is None else "", one.count is not None) for one in chart.bars
    ]
    line = [(one.share, at) for at, one in enumerate(chart.bars) if one.share is not None and rows[at].bar]
    whole = _whole(chart)
    legend = [Swatch(chart.line, look.ORANGE, marker="D")] if line else []
    laid = lay(rows, legend, limits=(0, 1), ticks=_SHARES if line else (), right=_BESIDE)
    dots: list[tuple[float, float]] = []
    for one, middle in laid.bars(chart.bars):
        if one.count is None:
            continue
        if one.share is not None:
            dots.append((one.share, middle))
        _bar(laid.ax, 0, one.count / whole, middle, look.LIGHT_TEAL, "")
        _count(laid.ax, one.count / whole, middle, number(one.count), look.WIDTH - _BESIDE - 2 * look.GAP)
    laid.ax.plot(
        [share for share, _middle in dots],
        [middle for _share, middle in dots],
        color=look.ORANGE,
        linewidth=1.2,
        marker="D",
        markersize=5,
        markerfacecolor=look.WHITE,
        zorder=4,
        clip_on=False,
    )
    return laid.figure


def _whole(chart: Pareto) -> float:
    """What the full width stands for: everything where the shares are told, else the longest bar."""
    told = [one for one in chart.bars if one.count is not None]
    first = next(iter(told), None)
    if first and first.count and first.share:
        return first.count / first.share
    return max((one.count or 0 for one in told), default=0) or 1


def reach(chart: Reach) -> "Figure":
    """Each part of the people: how many they are, and of them who was reached."""
    most = max((one.members or 0 for one in chart.bands), default=0) or 1
    rows = [Row(one.label, one.said, one.members is not None, bold=bool(one.missed)) for one in chart.bands]
    legend = [Swatch(chart.reached, look.TEAL), Swatch(chart.rest, look.WHITE, "...")]
    laid = lay(rows, legend, limits=(0, 1.0), ticks=(), right=1.3)
    for one, middle in laid.bars(chart.bands):
        if one.members is None:
            continue
        _bar(laid.ax, 0, one.members / most, middle, look.WHITE, "...")
        if one.reached:
            _bar(laid.ax, 0, one.reached / most, middle, look.TEAL, "")
        if one.missed:
            laid.ax.text(
                one.members / most + 0.015,
                middle,
                one.missed,
                va="center_baseline",
                weight="bold",
                color=look.ORANGE,
                clip_on=False,
            )
    return laid.figure


def _bar(ax: "Axes", start: float, end: float, middle: float, colour: str, hatch: str) -> None:
    ax.barh(
        middle,
        end - start,
        left=start,
        height=BAR,
        color=colour,
        edgecolor=look.hatched(colour),
        hatch=hatch or None,
        linewidth=0.0,
        zorder=2,
    )
    ax.barh(
        middle, end - start, left=start, height=BAR, fill=False, edgecolor=look.DARK, linewidth=0.6, zorder=2
    )


def _count(ax: "Axes", end: float, middle: float, words: str, inches: float) -> None:
    """A number at the beginning of its bar, or beside the bar that is too short for it. Letters are bold, and
    so wider than those that are measured.
    """
    edge = 0.012
    fits = 1.15 * look.wide(words, look.SMALL) / inches + 2 * edge <= end
    x = edge if fits else end + edge
    ax.text(x, middle, words, va="center_baseline", fontsize=look.SMALL, weight="bold", clip_on=False)


def _within(ax: "Axes", x: float, middle: float, words: str, colour: str) -> None:
    """A number in a bar, on the bar's own colour, so that neither hatch nor zero line crosses it."""
    ax.text(
        x,
        middle,
        words,
        ha="center",
        va="center",
        fontsize=look.SMALL,
        weight="bold",
        color=look.hatched(colour),
        bbox={"boxstyle": "square,pad=0.05", "facecolor": colour, "edgecolor": "none"},
        zorder=5,
    )
