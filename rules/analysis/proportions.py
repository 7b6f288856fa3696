"""Shares of small numbers, with what chance alone makes of them.

Sources: Wilson's interval for one share (1927); for several small groups the exact binomial limits around
their pooled rate, since the usual p-chart draws limits above 1 there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

TAIL: Final = 0.00135
"""How often chance alone passes one limit: as often as three standard deviations of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share, and the 95% interval around it. All three from 0 to 1."""

    value: float
    low: float
    high: float


def share(of_them: int, total: int) -> Share:
    """So many out of so many, with Wilson's 95% interval. ValueError for more than all, or out of none."""
    if not 0 <= of_them <= total or not total:
        raise ValueError("a share is of at least one, and of no more than all")
    from scipy.stats import binomtest  # type: ignore[import-untyped]  # SciPy has no types.

    interval = binomtest(of_them, total).proportion_ci(confidence_level=0.95, method="wilson")
    return Share(of_them / total, float(interval.low), float(interval.high))


@dataclass(frozen=True, slots=True)
class Point:
    """One group's rate between the limits for a group of its size. All from 0 to 1."""

    rate: float
    low: float
    high: float

    @property
    def outside(self) -> bool:
        """Whether chance alone hardly explains it."""
        return not self.low <= self.rate <= self.high


@dataclass(frozen=True, slots=True)
class Rates:
    """The rate of all groups together, from 0 to 1, and each group around it, in the order given."""

    pooled: float
    points: tuple[Point, ...]


def rates(groups: Sequence[tuple[int, int]]) -> Rates:
    """Rates of groups, each given as (of them, total): the attended of the booked, session by session.

    ValueError when there is no group, or one of them is empty or impossible.
    """
    if not groups or any(not 0 <= of_them <= total or not total for of_them, total in groups):
        raise ValueError("each group has a rate: of at least one, and of no more than all")
    pooled = sum(of_them for of_them, _ in groups) / sum(total for _, total in groups)
    limits = {total: _limits(total, pooled) for _, total in groups}
    return Rates(pooled, tuple(Point(of_them / total, *limits[total]) for of_them, total in groups))


def _limits(total: int, pooled: float) -> tuple[float, float]:
    """The least and the greatest rate that chance alone leaves on that side more often than TAIL."""
    from scipy.stats import binom

    return float(binom.ppf(TAIL, total, pooled)) / total, float(binom.isf(TAIL, total, pooled)) / total
