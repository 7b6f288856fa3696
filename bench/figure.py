"""One row of the table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How long to measure: `rounds` of each, interleaved; `quick` makes each of them shorter."""

    rounds: int
    quick: bool
    say: Say
    profile: str = ""
    """The thread of cigbot to look at: main, storage, or none."""


@dataclass(frozen=True)
class Figure:
    """What was measured in each round, beside its baseline in the same round."""

    what: str
    unit: str
    baseline: str
    ours: Sequence[float]
    theirs: Sequence[float]
    reach: float
    aim: float
    less_is_better: bool = False
    spoiled: bool = False
    """Something happened that must not, whatever the figure."""

    @property
    def ratios(self) -> list[float]:
        return [mine / other for mine, other in zip(self.ours, self.theirs, strict=True)]

    @property
    def verdict(self) -> str:
        """How the median ratio stands to what is to be reached and what is aimed at."""
        if self.spoiled:
            return "SHORT"
        ratio = median(self.ratios)
        for name, bound in (("aim", self.aim), ("reached", self.reach)):
            if ratio <= bound if self.less_is_better else ratio >= bound:
                return name
        return "SHORT"

    def cells(self) -> tuple[str, ...]:
        """The figure as the cells of a row."""
        ratios = self.ratios
        sign = "≤" if self.less_is_better else "≥"
        return (
            self.what,
            f"{_short(median(self.ours))} {self.unit}",
            f"{self.baseline}: {_short(median(self.theirs))} {self.unit}",
            f"{median(ratios):.3g}",
            f"{min(ratios):.3g} to {max(ratios):.3g}" if len(ratios) > 1 else "one round",
            f"{sign} {self.reach:g}",
            f"{sign} {self.aim:g}",
            self.verdict,
        )


@dataclass(frozen=True)
class Reading:
    """Something that is reported as it is: there is nothing to put beside it."""

    what: str
    value: float
    unit: str
    aim: float | None = None
    """At most this much is aimed at."""

    def cells(self) -> tuple[str, ...]:
        """The reading as the cells of a row."""
        aimed = ("", "") if self.aim is None else (f"≤ {self.aim:g}", _met(self.value <= self.aim))
        return (self.what, f"{_short(self.value)} {self.unit}", "", "", "one round", "", *aimed)


def _met(aim: bool) -> str:
    return "aim" if aim else "SHORT"


HEADINGS = ("what", "cigbot", "baseline", "ratio", "spread", "to reach", "aim", "verdict")


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of them do not exceed."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def milliseconds(seconds: float) -> float:
    return 1000 * seconds


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
