"""Which parts of a total are not told, so that none that is small can be worked out from the others.

The total is told by itself (`rules.publishing.outside`). A part is a pair of counts, so many of so many, and
both add up to those of the total. Told counts are by fives: each stands for five counts, and what a total
leaves for the parts that are not told is only known to lie between two bounds. These bounds are what is
looked at here.
"""

from collections.abc import Collection, Sequence
from typing import Final

from rules.publishing import OUTSIDE_FROM, OUTSIDE_STEP, outside

_AROUND: Final = OUTSIDE_STEP // 2
"""How far a count is from what is told of it, at most."""
_MOST: Final = OUTSIDE_FROM - 1
"""The greatest count that is not told."""


def withheld(parts: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The places of the parts that are not told.

    All of them, where the total is not told either. Otherwise those that are small, and of the others as many
    as it takes until at least six of the counts from 1 to 7 fit for each small one, also for who knows this
    rule: the smallest first, and those with nobody last, since whom nothing has reached has to be said.
    """
    everything = frozenset(range(len(parts)))
    if any(outside(sum(column)) is None for column in zip(*parts, strict=True)):
        return everything
    hidden = {at for at, part in enumerate(parts) if None in map(outside, part)}
    others = sorted(everything - hidden, key=lambda at: (parts[at][0] == 0, parts[at], at))
    for at in others:
        if all(_safe(column, hidden) for column in zip(*parts, strict=True)):
            break
        hidden.add(at)
    return frozenset(hidden)


def _safe(counts: Sequence[int], hidden: Collection[int]) -> bool:
    """Whether nothing can be worked out of one column when these are not told."""
    low, high = _bounds(sum(counts))
    told = [_bounds(one) for at, one in enumerate(counts) if at not in hidden]
    lowest, highest = sum(one for one, _ in told), sum(one for _, one in told)
    if not hidden:
        return _all_possible(told, low, high) and lowest <= low and high <= highest
    few, rest = len(hidden), [counts[at] for at in hidden]
    # Of what is left for them, each could be 7, with no more than one for each other.
    enough = few > 1 and sum(rest) >= _MOST + few - 1
    # And each that is small could be 1, with the others as many as they can be: those that are not small are
    # known to be no more than the smallest that is told.
    most = min((most for _, most in told if most), default=high)
    rooms = [_MOST if one <= _MOST else most for one in rest]
    spread = min(rest) > _MOST or low - highest <= 1 + sum(rooms) - _MOST
    return enough and spread and all(high - (lowest - least) - few >= most for least, most in told)


def _all_possible(told: Sequence[tuple[int, int]], low: int, high: int) -> bool:
    lowest, highest = sum(one for one, _ in told), sum(one for _, one in told)
    return all(low - (highest - most) <= least and high - (lowest - least) >= most for least, most in told)


def _bounds(count: int) -> tuple[int, int]:
    """What may have been counted where this count is told."""
    told = outside(count)
    assert told is not None
    return (told - _AROUND, told + _AROUND) if told else (0, 0)
