"""The XmR chart: single values between the limits that their own moving range sets.

Source of 2.66: D. J. Wheeler, "Understanding Variation". How many points in a row are a signal differs
between sources, so that there are presets.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Final

from rules.analysis.signals import Rule, Signal

WIDTH: Final = 2.66
"""How many mean moving ranges a limit is from the mean."""
LIMITS_FROM: Final = 6
"""With fewer points a phase has a mean, and neither limits nor signals."""
LOCKED_FROM: Final = 12
"""With fewer points limits are on trial, and move with each point; from then on they stay."""


@dataclass(frozen=True, slots=True)
class Preset:
    """From how many points in a row there is a signal."""

    one_side: int
    trend: int


SEVENS: Final = Preset(one_side=7, trend=7)
EIGHT_AND_SIX: Final = Preset(one_side=8, trend=6)


@dataclass(frozen=True, slots=True)
class Phase:
    """Points that share a mean and limits. Points are counted from 0 over the whole chart."""

    first: int
    after: int
    """The first point that is no longer in it."""
    mean: float
    moving_range: float | None
    """The mean of the distances between neighbours; None for a single point."""
    low: float | None
    high: float | None
    """The limits; None where the points are too few for them."""
    trial: bool
    """Whether limits still move with each point."""
    rebased: bool
    """Whether it begins where somebody said that things are different from here on."""


@dataclass(frozen=True, slots=True)
class Xmr:
    """The chart: its phases in order of time, and what it points at."""

    phases: tuple[Phase, ...]
    signals: tuple[Signal, ...]


def xmr(values: Sequence[float], preset: Preset = SEVENS, rebases: Sequence[int] = ()) -> Xmr:
    """The XmR chart of these values, in the order of time.

    Args:
        values: one per point, in any unit.
        preset: from how many points in a row there is a signal.
        rebases: points with which a new phase begins. ValueError for one that is not there, or the first.
    """
    if not all(0 < one < len(values) for one in rebases):
        raise ValueError("a chart is rebased at one of its points, and not at the first")
    bounds = [*sorted({0, *rebases}), len(values)] if values else []
    phases = tuple(_phase(values, first, after) for first, after in pairwise(bounds))
    return Xmr(phases, tuple(signal for phase in phases for signal in _signals(values, phase, preset)))


def _phase(values: Sequence[float], first: int, after: int) -> Phase:
    base = values[first : min(after, first + LOCKED_FROM)]
    ranges = [abs(later - earlier) for earlier, later in pairwise(base)]
    # Of equal values this mean is the value itself, to the last digit; a sum divided is not.
    middle = mean(base)
    moving = mean(ranges) if ranges else None
    reach = None if moving is None or len(base) < LIMITS_FROM else WIDTH * moving
    return Phase(
        first,
        after,
        middle,
        moving,
        None if reach is None else middle - reach,
        None if reach is None else middle + reach,
        trial=len(base) < LOCKED_FROM,
        rebased=first > 0,
    )


def _signals(values: Sequence[float], phase: Phase, preset: Preset) -> Iterator[Signal]:
    if phase.low is None or phase.high is None:
        return
    points = range(phase.first, phase.after)
    for run in _runs(at for at in points if not phase.low <= values[at] <= phase.high):
        yield Signal(Rule.OUTSIDE, run)
    for sign in (1, -1):
        for run in _runs(at for at in points if sign * (values[at] - phase.mean) > 0):
            if len(run) >= preset.one_side:
                yield Signal(Rule.ONE_SIDE, run)
    yield from _trends(values, points, preset)
    for limit, sign in ((phase.high, 1), (phase.low, -1)):
        line = phase.mean + 2 * (limit - phase.mean) / 3
        # Two of three in a row have at most one between them.
        for run in _runs((at for at in points if sign * (values[at] - line) > 0), apart=2):
            if len(run) > 1:
                yield Signal(Rule.NEAR_LIMIT, run)


def _trends(values: Sequence[float], points: range, preset: Preset) -> Iterator[Signal]:
    for rule, sign in ((Rule.RISING, 1), (Rule.FALLING, -1)):
        for run in _runs(at for at in points[1:] if sign * (values[at] - values[at - 1]) > 0):
            if len(run) + 1 >= preset.trend:
                yield Signal(rule, (run[0] - 1, *run))


def _runs(points: Iterable[int], apart: int = 1) -> Iterator[tuple[int, ...]]:
    """These points, those together that follow each other by at most so many."""
    run: list[int] = []
    for at in points:
        if run and at - run[-1] > apart:
            yield tuple(run)
            run = []
        run.append(at)
    if run:
        yield tuple(run)
