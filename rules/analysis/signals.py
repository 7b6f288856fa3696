"""What a chart over time can point at. Ids: the words are texts."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Why a chart points at something."""

    LONG_RUN = "long-run"
    """Run chart: more points on one side of the median than chance leaves there."""
    FEW_CROSSINGS = "few-crossings"
    """Run chart: the median is crossed less often than chance crosses it."""
    OUTSIDE = "outside"
    """XmR: points in a row beyond the limits; mostly it is one."""
    ONE_SIDE = "one-side"
    """XmR: many points in a row on one side of the mean."""
    RISING = "rising"
    FALLING = "falling"
    """XmR: many points in a row, each above, or below, the one before."""
    NEAR_LIMIT = "near-limit"
    """XmR: two of three points in a row beyond two thirds of the way to the same limit, and what follows on
    them in the same way.
    """


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that chance alone hardly explains."""

    rule: Rule
    points: tuple[int, ...]
    """Which points, counted from 0 over the whole chart."""
