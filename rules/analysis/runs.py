"""The run chart: points in the order of time around their median.

Source: J. Anhøj and A. V. Olesen, doi:10.1371/journal.pone.0113825 (2014). A trend of five points is no
signal: at ten points chance alone draws one in 8.5% of charts.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rules.analysis.likert import TooFew
from rules.analysis.signals import Rule, Signal

RUN_CHART_FROM: Final = 10
"""With fewer points there is no run chart."""


@dataclass(frozen=True, slots=True)
class RunChart:
    """A run chart. Points are counted from 0."""

    median: float
    useful: int
    """Points that are not on the median; the others are left out of what follows."""
    longest: int
    """Points in the longest run on one side."""
    most: int
    """What chance alone leaves the longest run at."""
    crossings: int
    """How often the line crosses the median."""
    fewest: int
    """What chance alone leaves the crossings at."""
    signals: tuple[Signal, ...]


def run_chart(values: Sequence[float]) -> RunChart | TooFew:
    """The run chart of these values, in the order of time; TooFew below ten of them."""
    if len(values) < RUN_CHART_FROM:
        return TooFew(len(values))
    median = _median(values)
    sides = [(at, value > median) for at, value in enumerate(values) if value != median]
    runs = [tuple(at for at, _ in run) for _, run in groupby(sides, key=lambda one: one[1])]
    longest = max(map(len, runs), default=0)
    most, fewest = _limits(len(sides))
    crossings = max(0, len(runs) - 1)
    signals = [Signal(Rule.LONG_RUN, run) for run in runs if len(run) > most]
    if crossings < fewest:
        signals.append(Signal(Rule.FEW_CROSSINGS, tuple(at for at, _ in sides)))
    return RunChart(median, len(sides), longest, most, crossings, fewest, tuple(signals))


def _limits(useful: int) -> tuple[int, int]:
    """The longest run and the fewest crossings that so many points leave to chance."""
    if useful < 2:
        return useful, 0
    from scipy.stats import binom  # type: ignore[import-untyped]  # SciPy has no types.

    return round(math.log2(useful)) + 3, int(binom.ppf(0.05, useful - 1, 0.5))


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
