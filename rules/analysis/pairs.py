"""Before and after: what a histogram of differences says.

A difference is what one person's second answer is above the first; a rise is favourable. The estimates come
first, and the tests have a p value from ten pairs on.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rules.analysis.likert import TooFew

if TYPE_CHECKING:
    import numpy as np

P_FROM: Final = 10
"""With fewer pairs there is no p value: five cannot reach one under .0625, however much has changed."""
_SURE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Differences:
    """What is said of one question that was asked twice."""

    n: int
    """Pairs."""
    improved: int
    same: int
    worse: int
    hodges_lehmann: float
    """The typical difference in levels: the median of (dᵢ + dⱼ) / 2 over all i ≤ j."""
    rank_biserial: float | None
    """(W⁺ - W⁻) / (W⁺ + W⁻), from -1 (all worse) to 1 (all improved); None when all stayed the same."""
    sign_p: float | None
    """Of the sign test, two-sided; None below ten pairs."""
    wilcoxon_p: float | None
    """Of the signed-rank test, two-sided; None below ten pairs."""


def pairs(histogram: Sequence[int]) -> Differences | TooFew:
    """Statistics of differences. TooFew when there is none.

    Args:
        histogram: how many differences there are of each size, from 1 - levels to levels - 1.
    """
    if not len(histogram) % 2 or any(one < 0 for one in histogram):
        raise ValueError("there are as many falls as rises in a histogram, and no size less than never")
    n, zero = sum(histogram), len(histogram) // 2
    if not n:
        return TooFew(0)
    worse, same, improved = sum(histogram[:zero]), histogram[zero], sum(histogram[zero + 1 :])
    rise, fall = _rank_sums(histogram)
    told = n >= P_FROM
    return Differences(
        n,
        improved,
        same,
        worse,
        hodges_lehmann(histogram),
        (rise - fall) / (rise + fall) if rise + fall else None,
        sign_test(improved, worse) if told else None,
        wilcoxon(histogram) if told else None,
    )


def hodges_lehmann(histogram: Sequence[int]) -> float:
    """The median of the Walsh averages (dᵢ + dⱼ) / 2, i ≤ j, in levels. ValueError when there are none.

    Those of the same two sizes are counted and not listed: a thousand pairs have half a million of them.
    """
    zero = len(histogram) // 2
    sums = [0] * (4 * zero + 1)
    for one, count in enumerate(histogram):
        sums[2 * one] += count * (count + 1) // 2
        for other in range(one):
            sums[one + other] += count * histogram[other]
    total = sum(sums)
    if not total:
        raise ValueError("nothing has a median where nothing is")
    middle = [_at(sums, position) for position in ((total + 1) // 2, total // 2 + 1)]
    return sum(one - 2 * zero for one in middle) / 4


def _at(counts: Sequence[int], position: int) -> int:
    at = -1
    while position > 0:
        at += 1
        position -= counts[at]
    return at


def sign_test(improved: int, worse: int) -> float:
    """The two-sided p value of the exact sign test; those who stayed the same say nothing."""
    if not improved + worse:
        return _SURE
    from scipy.stats import binomtest  # type: ignore[import-untyped]  # SciPy has no types.

    return float(binomtest(improved, improved + worse).pvalue)


def wilcoxon(histogram: Sequence[int]) -> float:
    """The two-sided p value of Wilcoxon's signed-rank test, by the exact permutation distribution.

    Zeros are dropped, equal sizes share the mean of their ranks, and every way to give these ranks their
    signs is counted. SciPy's own `method="exact"` takes the ranks for 1, 2, 3, … also where they are not, and
    so is wrong with ties and zeros.
    """
    rise, fall = _rank_sums(histogram)
    if rise == fall:
        return _SURE
    # The distribution is symmetric, so that the other tail is the same.
    return min(_SURE, 2 * _at_most(_ranks(histogram), min(rise, fall)))


def _ranks(histogram: Sequence[int]) -> list[tuple[int, int]]:
    """Of each size of a difference: the doubled rank its members share, and how many they are."""
    ranks = []
    before = 0
    for up, down in _by_size(histogram):
        if up + down:
            ranks.append((2 * before + up + down + 1, up + down))
        before += up + down
    return ranks


def _rank_sums(histogram: Sequence[int]) -> tuple[int, int]:
    """W⁺ and W⁻, doubled, so that the mean of two ranks is a whole number."""
    rise = fall = before = 0
    for up, down in _by_size(histogram):
        rank = 2 * before + up + down + 1
        rise, fall, before = rise + up * rank, fall + down * rank, before + up + down
    return rise, fall


def _by_size(histogram: Sequence[int]) -> list[tuple[int, int]]:
    """How many rose and how many fell by one level, by two, and so on."""
    zero = len(histogram) // 2
    return list(zip(histogram[zero + 1 :], reversed(histogram[:zero]), strict=True))


def _at_most(ranks: Sequence[tuple[int, int]], most: int) -> float:
    """The chance that the ranks which get a plus, each with one in two, add up to no more than `most`."""
    import numpy as np

    # Meeting in the middle: two small distributions instead of one with as many values as ranks squared.
    (some, weights), (others, chances) = _distribution(ranks[::2]), _distribution(ranks[1::2])
    reached = np.concatenate(([0.0], np.cumsum(chances)))
    return float(weights @ reached[np.searchsorted(others, most - some, side="right")])


def _distribution(ranks: Sequence[tuple[int, int]]) -> "tuple[np.ndarray, np.ndarray]":
    """The sums that these ranks can have, in order, and the chance of each."""
    import numpy as np

    sums: np.ndarray = np.zeros(1, dtype=np.int64)
    chances: np.ndarray = np.ones(1)
    for rank, tied in ranks:
        pluses = np.arange(tied + 1)
        # Divided as whole numbers, each of these is right to its last digit.
        halves = np.array([math.comb(tied, one) / 2**tied for one in range(tied + 1)])
        together = np.add.outer(sums, rank * pluses).ravel()
        weights = np.multiply.outer(chances, halves).ravel()
        sums, where = np.unique(together, return_inverse=True)
        chances = np.bincount(where, weights)
    return sums, chances
