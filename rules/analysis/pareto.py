"""Reasons by how often they were given: the vital few first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

VITAL: Final = 80
"""Up to which percentage of all mentions the reasons are the vital few."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One reason."""

    id: str
    count: int
    share: float
    """Of all mentions, from 0 to 1."""
    cumulative: float
    """The share of this one and of all before it, from 0 to 1."""
    vital: bool
    """Whether it is one of the fewest that together make up 80%."""


def pareto(counts: Mapping[str, int]) -> tuple[Bar, ...]:
    """The reasons with how often each was given, most first, equals by their id.

    Where several could be given, these are shares of mentions and not of people. ValueError for a count
    below 0.
    """
    if any(one < 0 for one in counts.values()):
        raise ValueError("nothing was given less than never")
    total = sum(counts.values())
    bars = []
    before = 0
    for id_, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        through = before + count
        share, cumulative = (count / total, through / total) if total else (0.0, 0.0)
        # Whole numbers, so that exactly 80% is 80%.
        vital = count > 0 and 100 * before < VITAL * total
        bars.append(Bar(id_, count, share, cumulative, vital))
        before = through
    return tuple(bars)
