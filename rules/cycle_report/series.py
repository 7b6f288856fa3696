"""Numbers of doctors, session by session, and what a chart of them may point at.

A session with fewer than five is not told in numbers. For a run chart that is enough: it only asks on which
side of the median a point lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from rules.analysis.likert import TooFew
from rules.analysis.runs import RUN_CHART_FROM, RunChart, run_chart
from rules.analysis.xmr import LOCKED_FROM, Xmr, xmr
from rules.publishing import SHOWN_FROM

XMR_FROM: Final = LOCKED_FROM
"""With fewer points the limits would still move; a run chart has none."""
RUNS_FROM: Final = RUN_CHART_FROM


@dataclass(frozen=True, slots=True)
class Typical:
    """What is usual among the numbers, and between which they lie."""

    median: float
    least: int | None
    most: int | None
    """None beside numbers that are not told."""


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers as they are told, and the chart of them."""

    values: tuple[int | None, ...]
    """None for fewer than five."""
    chart: RunChart | Xmr | TooFew | None
    """None where too many numbers are hidden for any line among them."""

    @property
    def hidden(self) -> int:
        """How many numbers are not told."""
        return sum(one is None for one in self.values)

    @property
    def typical(self) -> Typical | None:
        """None where there are no numbers, and where so many are hidden that the median may be one."""
        if 2 * self.hidden >= len(self.values):
            return None
        lowest = _lowest(self.values)
        if self.hidden:
            return Typical(median(lowest), None, None)
        return Typical(median(lowest), min(lowest), max(lowest))


def series(counts: Sequence[int], rebases: Sequence[int] = ()) -> Series:
    """The chart that these counts allow, in the order of time. At a rebase, counted from 0, the mean of an
    XmR chart begins anew; a run chart has one median.
    """
    values = tuple(None if one < SHOWN_FROM else one for one in counts)
    hidden = sum(one is None for one in values)
    if len(counts) < RUNS_FROM:
        return Series(values, TooFew(len(counts)))
    if not hidden and len(counts) >= XMR_FROM:
        return Series(values, xmr(counts, rebases=[one for one in rebases if 0 < one < len(counts)]))
    if 2 * hidden >= len(counts):
        return Series(values, None)
    return Series(values, run_chart(_lowest(values)))


def _lowest(values: Sequence[int | None]) -> list[int]:
    """The values, with 0 for those that are not told. While these are fewer than half, the median is one of
    the others, or between two of them: what is not told lies below it, and where exactly does not matter.
    """
    return [0 if one is None else one for one in values]
