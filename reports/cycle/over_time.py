"""Run charts and XmR charts: a series with what is usual, and with marks where a rule found something."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from reports.cycle import look
from reports.cycle.chart_content import OverTime, Signal
from reports.cycle.tables import letter, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_PLOT: Final = 2.1
_TITLE: Final = 0.3
_MARKS: Final = 0.3
"""Room for what the axis is called, and below it for the marks of what was done."""
_LEFT: Final = 0.45
_BESIDE: Final = 1.25
"""Room on the right for what the lines are called."""
_LONGEST: Final = 1.4
"""Of a label below the axis, in inches."""
_FEW: Final = 16
"""So many points have their values written on them."""
_FLAT: Final = 12
"""So many labels stand upright beside each other, if they are short."""


def draw(chart: OverTime) -> "Figure":
    beside = _BESIDE if chart.stretches else 0.15
    labels = [_short(one.label) for one in chart.points]
    widest = max((look.wide(one, look.SMALL) for one in labels), default=0)
    every, turned = _thinned(len(labels), widest, look.WIDTH - _LEFT - beside)
    # A label that is turned begins to the left of its point.
    left = max(_LEFT, 0.72 * widest - 0.1) if turned else _LEFT
    plot = look.WIDTH - left - beside
    below = (widest * 0.72 + 0.25) if turned else 0.3
    above = _TITLE + (_MARKS if chart.events else 0)
    drawn = look.figure(above + _PLOT + below)
    ax = look.axes(drawn, left, below, plot, _PLOT)
    look.say(drawn, chart.axis, look.GAP, 0.12, colour=look.GREY)
    if any(one.value is None for one in chart.points):
        end = look.WIDTH - look.GAP
        look.say(
            drawn, f"\N{MULTIPLICATION SIGN} {chart.about.hidden}", end, 0.12, size=look.SMALL, align="right"
        )
    low, high = _range(chart)
    ax.set_ylim(low, high)
    ax.set_xlim(-0.6, len(labels) - 0.4)
    ax.grid(axis="y", color=look.THIN, linewidth=0.5)
    ax.locator_params(axis="y", nbins=6, integer=high - low > 4)
    shown = range(0, len(labels), every)
    ax.set_xticks(
        list(shown),
        [labels[at] for at in shown],
        rotation=45 if turned else 0,
        ha="right" if turned else "center",
        rotation_mode="anchor",
    )
    _stretches(ax, chart)
    _points(ax, chart, low)
    _signals(ax, chart)
    _events(ax, chart)
    _beside(drawn, ax, chart, look.WIDTH - beside + 0.08, above)
    return drawn


def _short(label: str) -> str:
    """The label as far as there is room for it; the table has it in full."""
    if look.wide(label, look.SMALL) <= _LONGEST:
        return label
    while label and look.wide(f"{label}…", look.SMALL) > _LONGEST:
        label = label[:-1]
    return f"{label.rstrip()}…"


def _thinned(points: int, widest: float, plot: float) -> tuple[int, bool]:
    """Each how manieth label is shown, and whether they are turned."""
    room = plot / max(1, points)
    if points <= _FLAT and widest + look.GAP <= room:
        return 1, False
    return max(1, -int(-0.2 // room)), True


def _range(chart: OverTime) -> tuple[float, float]:
    values = [one.value for one in chart.points if one.value is not None]
    lines = [one.at for stretch in chart.stretches for one in (stretch.centre, *stretch.limits)]
    low, high = min([0.0, *values, *lines]), max([1.0, *values, *lines])
    return low - 0.08 * (high - low), high + 0.17 * (high - low)


def _stretches(ax: "Axes", chart: OverTime) -> None:
    for one in chart.stretches:
        ends = [one.first - 0.5, one.last + 0.5]
        ax.plot(ends, [one.centre.at] * 2, color=look.DARK, linewidth=1.2)
        for limit in one.limits:
            ax.plot(ends, [limit.at] * 2, color=look.GREY, linewidth=1, linestyle=(0, (5, 3)))


def _points(ax: "Axes", chart: OverTime, low: float) -> None:
    values = [float("nan") if one.value is None else one.value for one in chart.points]
    ax.plot(range(len(values)), values, color=look.TEAL, linewidth=1.2, marker="o", markersize=4)
    hidden = [at for at, one in enumerate(chart.points) if one.value is None]
    ax.plot(hidden, [low / 2] * len(hidden), "x", color=look.GREY, markersize=5, clip_on=False)
    if len(values) > _FEW:
        return
    for at, point in enumerate(chart.points):
        if point.value is not None:
            ax.annotate(
                number(point.value),
                (at, point.value),
                xytext=(0, 7),
                textcoords="offset points",
                ha="center",
                fontsize=look.SMALL,
                bbox={"boxstyle": "square,pad=0.08", "facecolor": look.WHITE, "edgecolor": "none"},
            )


def _signals(ax: "Axes", chart: OverTime) -> None:
    """A ring around each of its points, and the letter of the signal at the last of them."""
    ends: dict[int, list[str]] = {}
    for at, signal in enumerate(chart.signals):
        ends.setdefault(_end(chart, signal), []).append(letter(at))
        told = [(place, value) for place in signal.points if (value := chart.points[place].value) is not None]
        ax.plot(
            [place for place, _value in told],
            [value for _place, value in told],
            "o",
            markersize=9,
            markerfacecolor="none",
            markeredgecolor=look.ORANGE,
            markeredgewidth=1.2,
        )
    few = len(chart.points) <= _FEW
    for place, letters in ends.items():
        ax.annotate(
            ", ".join(letters),
            (place, chart.points[place].value or 0),
            xytext=(0, 16 if few else 8),
            textcoords="offset points",
            ha="center",
            fontsize=look.SIZE,
            weight="bold",
            color=look.ORANGE,
        )


def _events(ax: "Axes", chart: OverTime) -> None:
    """A flag for what was done between two sessions: one for all of it, so that none hides another."""
    flags: dict[int, list[str]] = {}
    for at, event in enumerate(chart.events, 1):
        flags.setdefault(event.before, []).append(str(at))
    for before, marks in flags.items():
        ax.axvline(before - 0.5, color=look.ORANGE, linewidth=1, linestyle=(0, (1, 1.5)))
        ax.text(
            before - 0.5,
            1.06,
            ", ".join(marks),
            transform=ax.get_xaxis_transform(),
            ha="center",
            va="center",
            fontsize=look.SMALL,
            color=look.WHITE,
            weight="bold",
            bbox={"boxstyle": "round,pad=0.25", "facecolor": look.ORANGE, "edgecolor": "none"},
        )


def _end(chart: OverTime, signal: Signal) -> int:
    """The last of its points that is told; its last one where none is."""
    told = (at for at in reversed(signal.points) if chart.points[at].value is not None)
    return next(told, signal.points[-1])


def _beside(drawn: "Figure", ax: "Axes", chart: OverTime, x: float, above: float) -> None:
    """What the lines of the last stretch are called, none over another."""
    if not chart.stretches:
        return
    last = chart.stretches[-1]
    low, high = ax.get_ylim()
    wanted = []
    for one in sorted((last.centre, *last.limits), key=lambda one: -one.at):
        words = look.wrapped(one.said, _BESIDE - 0.1, look.SMALL)
        wanted.append((above + _PLOT * (high - one.at) / (high - low), words, one is last.centre))
    for y, words, bold in _apart(wanted):
        for at, said in enumerate(words):
            look.say(drawn, said, x, y + at * look.line(look.SMALL), size=look.SMALL, bold=bold)


def _apart(wanted: Iterable[tuple[float, list[str], bool]]) -> list[tuple[float, list[str], bool]]:
    """The same from above to below, each moved down as far as the one above it needs."""
    found: list[tuple[float, list[str], bool]] = []
    least = 0.0
    for y, words, bold in wanted:
        top = max(least, y - (len(words) - 1) * look.line(look.SMALL) / 2)
        found.append((top, words, bold))
        least = top + len(words) * look.line(look.SMALL) + 0.02
    return found
