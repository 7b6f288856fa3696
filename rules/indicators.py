"""Indicators: what regions are compared by, and the rows in which they leave the trust.

A definition keeps its id for ever, and gets another version when what it counts changes; so does every one
of them when the columns do. What each counts is said in the texts, and in docs/indicators.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from rules.attendance import CORRECTED_FOR
from rules.members import Experience
from rules.publishing import outside
from rules.withholding import withheld

COLUMNS: Final = (
    "indicator",
    "definition version",
    "region",
    "period",
    "numerator",
    "denominator",
    "value",
    "suppressed",
    "phase",
    "annotation",
)
"""Of every row, in this order."""
DECIMALS: Final = 3
"""Of a value."""
SETTLED: Final = CORRECTED_FOR + timedelta(days=7)
"""How long after its end a period is told: by then its marks are final and its feedback is published. A
period that was told while its figures still moved would tell by how much they did.
"""


class Id(StrEnum):
    """Each indicator, in the order of the file."""

    SESSIONS_HELD = "sessions-held"
    PLACES_OFFERED = "places-offered"
    ATTENDED = "attended-of-booked"
    REACHED = "members-reached"
    REACHED_UNDER_1 = "members-reached-under-1-year"
    REACHED_1_2 = "members-reached-1-to-2-years"
    REACHED_3_5 = "members-reached-3-to-5-years"
    REACHED_OVER_5 = "members-reached-over-5-years"
    REACHED_NOT_SAID = "members-reached-not-said"
    VOLUNTEERED = "presenter-volunteered"
    OFFERS_TAKEN = "offers-taken"
    USEFUL = "found-useful"
    SAFE = "felt-safe"


@dataclass(frozen=True, slots=True)
class Definition:
    """What one indicator is, as far as the rules of suppression ask."""

    id: Id
    version: int = 1
    share: bool = True
    """Whether it is so many of so many; else it is a count by itself."""
    people: bool = True
    """Whether people are counted, or what one of them did. Sessions and places are announced anyway."""
    none_told: bool = True
    """Whether it is told when there was nothing to count. Not of presenters: beside one session, which is
    told, it would say that a figure that is not told is 1.
    """


DEFINITIONS: Final[Mapping[Id, Definition]] = {
    one.id: one
    for one in (
        Definition(Id.SESSIONS_HELD, share=False, people=False),
        Definition(Id.PLACES_OFFERED, share=False, people=False),
        Definition(Id.ATTENDED),
        Definition(Id.REACHED),
        Definition(Id.REACHED_UNDER_1),
        Definition(Id.REACHED_1_2),
        Definition(Id.REACHED_3_5),
        Definition(Id.REACHED_OVER_5),
        Definition(Id.REACHED_NOT_SAID),
        Definition(Id.VOLUNTEERED, none_told=False),
        Definition(Id.OFFERS_TAKEN),
        Definition(Id.USEFUL),
        Definition(Id.SAFE),
    )
}
BANDS: Final[Mapping[Experience | None, Id]] = {
    Experience.UNDER_1: Id.REACHED_UNDER_1,
    Experience.YEARS_1_2: Id.REACHED_1_2,
    Experience.YEARS_3_5: Id.REACHED_3_5,
    Experience.OVER_5: Id.REACHED_OVER_5,
    None: Id.REACHED_NOT_SAID,
}
"""The parts of REACHED, which is their sum."""
FEEDBACK: Final[Mapping[str, Id]] = {"useful": Id.USEFUL, "safe": Id.SAFE}
"""The items of the questionnaire after a session that are told."""


class Suppressed(StrEnum):
    """Whether a row holds figures, and if not, why."""

    NO = "no"
    FEW = "few"
    """One of its counts is from 1 to 7."""
    BAND = "band"
    """It, or what could be worked out with it, is a count from 1 to 7 of one band of experience."""
    UNPUBLISHED = "unpublished"
    """Not in all detail within the trust either: fewer than ten people answered."""


class Count(NamedTuple):
    """So many, of so many; `of` is 0 for what is a count by itself."""

    number: int
    of: int = 0

    def __add__(self, other: object) -> "Count":
        assert isinstance(other, Count)
        return Count(self.number + other.number, self.of + other.of)


Counts = Mapping[Id, Count | None]
"""Exact counts of one region in one period, which never leave the trust; None where nothing was published."""


def together(counted: Sequence[Counts]) -> Counts:
    """The sums of several communities; None where nothing was published by any."""
    known = {id_: [one for each in counted if (one := each[id_]) is not None] for id_ in counted[0]}
    return {id_: sum(those, Count(0)) if those else None for id_, those in known.items()}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days of the calendar, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def after(self) -> date:
        """The first day that is no longer in it."""
        return self.last + timedelta(days=1)


def period_of(day: date) -> Period:
    """The quarter of the calendar in which the day lies. There are no other periods: of a year and its
    quarters, the last quarter could be worked out.
    """
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    following = first + timedelta(days=95)
    return Period(first, date(following.year, following.month, 1) - timedelta(days=1))


def settled(first: date, last: date, today: date) -> Iterator[Period]:
    """The periods that lie wholly from the first day to the last, and may be told today."""
    one = period_of(first)
    while one.last <= last and one.last + SETTLED < today:
        if one.first >= first:
            yield one
        one = period_of(one.after)


def holds_a_quarter(first: date, last: date) -> bool:
    """Whether a period lies wholly from the first day to the last."""
    one = period_of(first)
    return (one if one.first == first else period_of(one.after)).last <= last


@dataclass(frozen=True, slots=True)
class Rebase:
    """From that day on things are different, for the reason given: charts over time begin a new phase."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an indicator file. Counts of people are by fives, and none is from 1 to 7."""

    indicator: Id
    version: int
    region: str
    period: Period
    numerator: int | None
    denominator: int | None
    """None as well where the indicator is a count by itself."""
    value: float | None
    suppressed: Suppressed
    phase: int = 1
    annotation: str = ""


def rows(region: str, period: Period, counts: Counts, rebases: Sequence[Rebase] = ()) -> list[Row]:
    """What is told of a region in a period: a row for each indicator that was counted."""
    hidden = _hidden_bands(counts)
    phase = 1 + sum(one.day <= period.last for one in rebases)
    words = "; ".join(one.words for one in rebases if period.first <= one.day <= period.last)
    return [
        _row(DEFINITIONS[id_], counts[id_], region, period, hidden, phase, words)
        for id_ in Id
        if id_ in counts
    ]


def _row(
    definition: Definition,
    count: Count | None,
    region: str,
    period: Period,
    hidden: frozenset[Id],
    phase: int,
    words: str,
) -> Row:
    told, suppressed = _told(definition, count, hidden)
    numerator, denominator = told if told is not None else (None, None)
    return Row(
        definition.id,
        definition.version,
        region,
        period,
        numerator,
        denominator if definition.share else None,
        None if told is None else value_of(definition, told),
        suppressed,
        phase,
        words,
    )


def _told(
    definition: Definition, count: Count | None, hidden: frozenset[Id]
) -> tuple[Count | None, Suppressed]:
    if count is None:
        return None, Suppressed.UNPUBLISHED
    if definition.id in hidden:
        return None, Suppressed.BAND
    if not definition.people:
        return count, Suppressed.NO
    number, of = outside(count.number), outside(count.of)
    if number is None or of is None or not (of or definition.none_told):
        return None, Suppressed.FEW
    return Count(number, of), Suppressed.NO


def value_of(definition: Definition, told: Count) -> float | None:
    """The share, or the count by itself; from what is told and never from what was counted. None of none."""
    if not definition.share:
        return float(told.number)
    return round(told.number / told.of, DECIMALS) if told.of else None


def _hidden_bands(counts: Counts) -> frozenset[Id]:
    bands = [id_ for id_ in BANDS.values() if counts.get(id_) is not None]
    parts = [one for id_ in bands if (one := counts[id_]) is not None]
    return frozenset(bands[at] for at in withheld(parts))
