"""Charts of bars that lie: each row has its label above it, so that no word is cut however long it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from reports.cycle import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

T = TypeVar("T")

BAR: Final = 0.2
"""The height of a bar, in inches."""
_ABOVE: Final = 0.05
_BETWEEN: Final = 0.15
_TICKS: Final = 0.25
_SWATCH: Final = 0.2


@dataclass(frozen=True, slots=True)
class Row:
    """A label, with what stands beside it, and whether there is a bar below it."""

    label: str
    said: str
    bar: bool
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Swatch:
    """One entry of a legend."""

    words: str
    colour: str
    hatch: str = ""
    marker: str = ""
    """A marker on a line in place of a field of colour."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The drawing as far as it is the same for all of them."""

    figure: "Figure"
    ax: "Axes"
    """Its vertical axis runs down, in inches."""
    middles: tuple[float | None, ...]
    """Where the bar of each row stands; None where it has none."""

    def bars(self, items: Sequence[T]) -> Iterator[tuple[T, float]]:
        """Those of the rows' items that have a bar, each with where it stands."""
        for one, middle in zip(items, self.middles, strict=True):
            if middle is not None:
                yield one, middle


def lay(
    rows: Sequence[Row],
    legend: Sequence[Swatch],
    *,
    limits: tuple[float, float],
    ticks: Sequence[tuple[float, str]],
    bar: float = BAR,
    right: float = 0,
) -> Laid:
    """The rows below each other, with a grid behind their bars and the legend above.

    `bar` is how tall each is, in inches; `right` is room that is kept free beside them. Without a single
    bar there is nothing to compare, and no ticks.
    """
    lines = [_lines(one) for one in rows]
    entries = _flow(legend)
    head = 0.08 + 0.2 * (1 + entries[-1][0]) if entries else 0.0
    y = head
    labels: list[float] = []
    middles: list[float | None] = []
    for row, above in zip(rows, lines, strict=True):
        labels.append(y)
        y += sum(not one.right for one in above) * look.line()
        middles.append(y + _ABOVE + bar / 2 if row.bar else None)
        y += (_ABOVE + bar if row.bar else 0) + _BETWEEN
    bottom = y - _BETWEEN / 2
    named = ticks if any(one.bar for one in rows) else ()
    drawn = look.figure(bottom + (_TICKS if named else 0.03))
    width = look.WIDTH - right - 2 * look.GAP
    ax = look.axes(drawn, look.GAP, drawn.get_size_inches()[1] - bottom, width, bottom - head)
    ax.set_xlim(*limits)
    ax.set_ylim(bottom, head)
    ax.set_yticks([])
    ax.set_xticks([])
    for at, words in named:
        _tick(drawn, words, look.GAP + width * (at - limits[0]) / (limits[1] - limits[0]), bottom + 0.11)
    for row, label, above in zip(rows, labels, lines, strict=True):
        _label(drawn, above, label, bold=row.bold)
    for number, x, swatch in entries:
        _swatch(drawn, swatch, x, number * 0.2 + 0.1)
    return Laid(drawn, ax, tuple(middles))


def _tick(drawn: "Figure", words: str, x: float, y: float) -> None:
    """Below its place, or as near to it as the picture's edge allows."""
    half = look.wide(words, look.SMALL) / 2 + 0.01
    within = min(max(x, half), look.WIDTH - half)
    look.say(drawn, words, within, y, size=look.SMALL, align="center")


def _label(drawn: "Figure", above: Sequence["_Line"], top: float, *, bold: bool) -> None:
    y = top - look.line() / 2
    for one in above:
        y += 0 if one.right else look.line()
        look.say(
            drawn,
            one.words,
            look.WIDTH - look.GAP if one.right else look.GAP,
            y,
            size=look.SMALL if one.beside else look.SIZE,
            colour=look.GREY if one.beside else look.DARK,
            bold=bold and not one.beside,
            align="right" if one.right else "left",
        )


def grid(laid: Laid, at: Sequence[float], *, strong: float | None = None) -> None:
    """Thin lines behind the bars, only where the bars are: words are not crossed by them."""
    for _place, middle in laid.bars(laid.middles):
        for one in at:
            bold = one == strong
            laid.ax.plot(
                [one, one],
                [middle - 0.7 * BAR, middle + 0.7 * BAR],
                color=look.GREY if bold else look.THIN,
                linewidth=1 if bold else 0.6,
                zorder=3 if bold else 0,
            )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line above a bar."""

    words: str
    beside: bool = False
    """Whether it is what stands beside a label."""
    right: bool = False
    """Whether it ends at the right, on the line before it."""


def _lines(row: Row) -> list[_Line]:
    """The label in lines, and what stands beside it: on the right where there is room, else below."""
    width = look.WIDTH - 2 * look.GAP
    # Bold letters are wider than those that are measured.
    label = look.wrapped(row.label, width * (0.93 if row.bold else 1))
    found = [_Line(one) for one in label]
    if not row.said:
        return found
    said = look.wrapped(row.said, width, look.SMALL)
    left = width - look.wide(label[-1]) * (1.07 if row.bold else 1)
    if len(said) == 1 and look.wide(said[0], look.SMALL) + 0.25 < left:
        return [*found, _Line(said[0], beside=True, right=True)]
    return found + [_Line(one, beside=True) for one in said]


def _flow(legend: Sequence[Swatch]) -> list[tuple[int, float, Swatch]]:
    """Which line each entry stands on, and where."""
    found: list[tuple[int, float, Swatch]] = []
    x, line = look.GAP, 0
    for one in legend:
        width = _SWATCH + 0.07 + look.wide(one.words, look.SMALL) + 0.2
        if found and x + width > look.WIDTH + 0.2:
            x, line = look.GAP, line + 1
        found.append((line, x, one))
        x += width
    return found


def _swatch(drawn: "Figure", swatch: Swatch, x: float, y: float) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    across, up = drawn.get_size_inches()
    if swatch.marker:
        drawn.add_artist(
            Line2D(
                [x / across, (x + _SWATCH / 2) / across, (x + _SWATCH) / across],
                [1 - y / up] * 3,
                color=swatch.colour,
                linewidth=1.2,
                marker=swatch.marker,
                markersize=5,
                markevery=[1],
                markerfacecolor=look.WHITE if swatch.marker == "D" else swatch.colour,
            )
        )
    else:
        place, size = (x / across, 1 - (y + 0.055) / up), (_SWATCH / across, 0.11 / up)
        hatched = look.hatched(swatch.colour)
        drawn.add_artist(
            Rectangle(place, *size, fc=swatch.colour, ec=hatched, lw=0, hatch=swatch.hatch or None)
        )
        drawn.add_artist(Rectangle(place, *size, fill=False, ec=look.DARK, lw=0.6))
    look.say(drawn, swatch.words, x + _SWATCH + 0.07, y, size=look.SMALL)
