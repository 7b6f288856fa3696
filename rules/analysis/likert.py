"""One ordered question: how it was answered, from the lowest level to the highest.

Levels are counted from 1. They are an order and no measure: there is a median, and no mean.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rules.analysis.proportions import Share, share
from rules.publishing import FULL_FROM, Form


@dataclass(frozen=True, slots=True)
class TooFew:
    """So many answers are too few for this. Nothing was computed."""

    n: int


@dataclass(frozen=True, slots=True)
class Likert:
    """What is said of one question. Levels may be halves, where two answers share the middle."""

    n: int
    """Answers."""
    lower: float
    median: float
    upper: float
    """The quartiles: see `quartile`."""
    favourable: int
    """Answers at the favourable end."""
    share: Share
    """Of the favourable among all answers."""
    neutral: int | None
    """The middle level, which stands astride zero in a diverging bar; None for an even number of levels."""
    below: float
    """How much of a diverging bar lies left of zero, from 0 to 1: what is lower than the middle, and half
    of the middle level itself.
    """


def likert(counts: Sequence[int], favourable: Collection[int], form: Form) -> Likert | TooFew:
    """Statistics of one question.

    Args:
        counts: how many chose each level, the lowest first.
        favourable: the levels that count as favourable, from 1.
        form: what may be told of these answers; everything here needs FULL.
    """
    if any(one < 0 for one in counts) or not set(favourable) <= set(range(1, len(counts) + 1)):
        raise ValueError("counts are not negative, and favourable levels are among them")
    n = sum(counts)
    if form is not Form.FULL or n < FULL_FROM:
        return TooFew(n)
    good = sum(counts[level - 1] for level in favourable)
    middle = (len(counts) + 1) // 2 if len(counts) % 2 else None
    lower = sum(counts[: len(counts) // 2])
    return Likert(
        n,
        quartile(counts, 1),
        quartile(counts, 2),
        quartile(counts, 3),
        good,
        share(good, n),
        middle,
        (lower + (counts[middle - 1] / 2 if middle else 0)) / n,
    )


def quartile(counts: Sequence[int], which: int) -> float:
    """The first, second or third quartile as a level, from counts with the lowest level first.

    Definition 2 of Hyndman and Fan (1996), the averaged inverse of the empirical distribution: where
    n·which/4 is a whole number k, halfway between the answers k and k + 1 in order; otherwise the answer that
    comes next. The second one is the usual median. ValueError when nobody answered.
    """
    n = sum(counts)
    if not n:
        raise ValueError("nothing has quartiles where nothing is")
    at, rest = divmod(n * which, 4)
    if rest:
        return float(_level(counts, at + 1))
    return (_level(counts, at) + _level(counts, at + 1)) / 2


def _level(counts: Sequence[int], position: int) -> int:
    """The level of the answer that comes at this position, from 1, when all stand in order."""
    for level, count in enumerate(counts, 1):
        position -= count
        if position <= 0:
            return level
    raise AssertionError(position)
