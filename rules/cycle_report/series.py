"""Numbers of doctors, session by session, and what a chart of them may point at.

A session with fewer than five is not told in numbers. For a run chart that is enough: it only asks on which
side of the median a point lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rules.analysis.likert import TooFew
from rules.analysis.runs import RUN_CHART_FROM, RunChart, run_chart
from rules.analysis.xmr import LOCKED_FROM, Xmr, xmr
from rules.counts import FEWEST

XMR_FROM: Final = LOCKED_FROM
"""With fewer points the limits would still move; a run chart has none."""
RUNS_FROM: Final = RUN_CHART_FROM


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


def series(counts: Sequence[int], rebases: Sequence[int] = ()) -> Series:
    """The chart that these counts allow, in the order of time. At a rebase, counted from 0, the mean of an
    XmR chart begins anew; a run chart has one median.
    """
    values = tuple(None if one < FEWEST else one for one in counts)
    hidden = sum(one is None for one in values)
    if len(counts) < RUNS_FROM:
        return Series(values, TooFew(len(counts)))
    if not hidden and len(counts) >= XMR_FROM:
        return Series(values, xmr(counts, rebases=[one for one in rebases if 0 < one < len(counts)]))
    if 2 * hidden >= len(counts):
        return Series(values, None)
    # The median is one of the numbers that are told, or between two of them: what is not told lies below it,
    # and where exactly does not matter.
    return Series(values, run_chart([0 if one is None else one for one in values]))
