"""What the charts of a report say. Figures are decided on, and held back, before.

What is not told is None, and stands in every chart and table as such, with the words that say why. It is
never 0.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class About:
    """What every chart says of itself."""

    key: str
    """Names the chart within the report: small letters, figures and hyphens."""
    title: str
    caption: str
    """What it shows."""
    alt: str
    """The same for somebody who cannot see it."""
    head: tuple[str, ...]
    """The headings of the table of its figures; how many, each chart says."""
    hidden: str = ""
    """What stands in place of a figure that is not told."""
    notes: tuple[str, ...] = ()
    """What is not told, and why."""


@dataclass(frozen=True, slots=True)
class Point:
    """One of a series, in its order."""

    label: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line across a stretch of a series, with what is written beside it."""

    at: float
    said: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one point to another, both counted from 0 and included: what is usual there."""

    first: int
    last: int
    centre: Line
    limits: tuple[Line, ...] = ()
    """None for a run chart; the lower and the upper one, or one of them, for an XmR chart."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What a rule found, and at which points, counted from 0 and in their order. Others may lie between."""

    points: tuple[int, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done before that point, counted from 0."""

    before: int
    said: str


@dataclass(frozen=True, slots=True)
class OverTime:
    """A run chart or an XmR chart. The table has the point, its value and its marks."""

    about: About
    axis: str
    """What the values are."""
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...] = ()
    signals: tuple[Signal, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """One item, and how often each level was chosen; None with the reason where that is not told."""

    label: str
    counts: tuple[int, ...] | None
    said: str = ""
    """Beside the label: how many answered. Without counts: what is told instead, or why nothing is."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Items on one scale, as bars on both sides of zero. The table has the item, each level and `said`."""

    about: About
    levels: tuple[str, ...]
    """From the unfavourable end to the favourable one; the middle of an odd number stands astride zero."""
    items: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval, each from 0 to 1; None with the reason where it is not told."""

    label: str
    share: float | None
    interval: tuple[float, float] | None = None
    said: str = ""
    """Beside the label: of how many. Without a share: what is told instead, or why nothing is."""


@dataclass(frozen=True, slots=True)
class Shares:
    """A dot and an interval for each. The table has the label, the share, its two ends and `said`."""

    about: About
    items: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One item, asked twice: how many answers differ by so many levels; None where that is not told."""

    label: str
    counts: tuple[int, ...] | None
    """From the largest fall to the largest rise, with no change in the middle."""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Histograms of differences. The table has the item, each difference and `said`."""

    about: About
    differences: tuple[str, ...]
    """What each bar is called, from the largest fall to the largest rise; an odd number of them."""
    sides: tuple[str, str, str]
    """What a fall, no change and a rise are called."""
    items: tuple[Changed, ...]
    most: int = 0
    """The number that the highest bar there can be stands for; 0 for the greatest of these."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One of several that could be chosen; None for a number that is not told."""

    label: str
    count: int | None
    share: float | None = None
    """What this bar and all before it make up of everything, from 0 to 1; None where that is not told."""
    said: str = ""
    """Beside the label: of how many people that is, or why nothing is told."""


@dataclass(frozen=True, slots=True)
class Pareto:
    """Bars in the order of their size. The table has the label, the number, `said` and the share so far; the
    last one only where there is a share.
    """

    about: About
    bars: tuple[Bar, ...]
    line: str
    """What the line of shares is called."""


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the people, and how many of it were reached; None for a number that is not told."""

    label: str
    members: int | None
    reached: int | None
    said: str = ""
    """Beside the label: what the bar says, or why nothing is told."""
    missed: str = ""
    """What marks a part that is not reached yet; empty for the others."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of each part were reached. The table has the part, its people, those reached and `said`."""

    about: About
    bands: tuple[Band, ...]
    reached: str
    rest: str
    """What the two parts of a bar are called."""


@dataclass(frozen=True, slots=True)
class Step:
    """A plan-do-study-act cycle. `cells` are what the table says of it."""

    label: str
    begun: date
    ended: date | None
    """None while it goes on."""
    said: str
    """What became of it, in a word or two."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was tried, and when. The table has the cells of each step under `about.head`."""

    about: About
    first: date
    last: date
    ticks: tuple[tuple[date, str], ...]
    """Days that are named below it."""
    steps: tuple[Step, ...]


Chart = OverTime | Levels | Shares | Changes | Pareto | Reach | Timeline
