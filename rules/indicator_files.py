"""Indicator files of several regions, put together: what is read of a row, and what cannot stand beside what.

A row that was read wrongly, or two that do not go together, is a `Fault`, with where it stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from rules.indicators import (
    BANDS,
    COLUMNS,
    DECIMALS,
    DEFINITIONS,
    FEEDBACK,
    Count,
    Definition,
    Id,
    Period,
    Row,
    Suppressed,
    value_of,
)
from rules.publishing import outside


class Wrong(StrEnum):
    """What is wrong with a row, or with a file."""

    COLUMN = "column"
    """Of a file: a column that is not known, or is there twice."""
    NO_COLUMN = "no-column"
    """Of a file: a column that is not there."""
    INDICATOR = "indicator"
    VERSION = "version"
    """A definition in a version that this program does not know."""
    MIXED = "mixed"
    """A definition in two versions."""
    REGION = "region"
    PERIOD = "period"
    NUMBER = "number"
    SUPPRESSED = "suppressed"
    HELD_BACK = "held-back"
    """A figure in a row that says it holds none."""
    MISSING = "missing"
    """No figure in a row that says it holds some, or one too many."""
    SMALL = "small"
    """A count that may not leave a trust."""
    MORE = "more-than-all"
    """A numerator that is greater than its denominator."""
    VALUE = "value"
    """A value that is not what its numerator and denominator make."""
    REASON = "reason"
    """A reason for holding back that this indicator cannot have."""
    DERIVED = "derived"
    """A band that can be worked out from the other rows."""
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; a row is counted as its file counts them, and None means all of the file."""

    file: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong. `what` are the words or the column it is about."""

    wrong: Wrong
    at: Place
    what: str = ""
    other: Place | None = None
    """With what it cannot stand together."""


E = TypeVar("E", bound=StrEnum)
Placed = tuple[Place, Row]


def columns(names: Sequence[str], file: str) -> Iterator[Fault]:
    """What is wrong with the columns of a file: each of them is needed once, in whatever order."""
    for name in dict.fromkeys(names):
        if name not in COLUMNS or names.count(name) > 1:
            yield Fault(Wrong.COLUMN, Place(file), name)
    for name in COLUMNS:
        if name not in names:
            yield Fault(Wrong.NO_COLUMN, Place(file), name)


def read(cells: Mapping[str, str], at: Place) -> Row | Fault:
    """A row from its cells, by columns; what is not there is empty."""
    try:
        return _read({name: cell.strip() for name, cell in cells.items()})
    except _WrongError as error:
        return Fault(error.wrong, at, error.what)


class _WrongError(Exception):
    def __init__(self, wrong: Wrong, what: str) -> None:
        super().__init__(wrong, what)
        self.wrong = wrong
        self.what = what


def _read(cells: Mapping[str, str]) -> Row:
    definition = DEFINITIONS[_one_of(Id, cells["indicator"], Wrong.INDICATOR)]
    if not cells["region"]:
        raise _WrongError(Wrong.REGION, "")
    version, phase = _whole(cells, "definition version"), _whole(cells, "phase")
    if not version:
        raise _WrongError(Wrong.NUMBER, "definition version")
    if not phase:
        raise _WrongError(Wrong.NUMBER, "phase")
    row = Row(
        definition.id,
        version,
        cells["region"],
        _period(cells["period"]),
        _whole(cells, "numerator"),
        _whole(cells, "denominator"),
        _decimal(cells, "value"),
        _one_of(Suppressed, cells["suppressed"], Wrong.SUPPRESSED),
        phase,
        cells["annotation"],
    )
    _check(definition, row)
    return row


def _one_of(kinds: type[E], word: str, wrong: Wrong) -> E:
    try:
        return kinds(word)
    except ValueError:
        raise _WrongError(wrong, word) from None


def _whole(cells: Mapping[str, str], name: str) -> int | None:
    if not (cell := cells[name]):
        return None
    if not re.fullmatch(r"[0-9]{1,9}", cell):
        raise _WrongError(Wrong.NUMBER, name)
    return int(cell)


def _decimal(cells: Mapping[str, str], name: str) -> float | None:
    if not (cell := cells[name]):
        return None
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,17})?", cell):
        raise _WrongError(Wrong.NUMBER, name)
    return float(cell)


def _period(cell: str) -> Period:
    first, _, last = cell.partition("/")
    try:
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        raise _WrongError(Wrong.PERIOD, cell) from None
    if period.first > period.last:
        raise _WrongError(Wrong.PERIOD, cell)
    return period


def _check(definition: Definition, row: Row) -> None:
    if row.suppressed is Suppressed.NO:
        _check_told(definition, row)
    elif (row.numerator, row.denominator, row.value) != (None, None, None):
        raise _WrongError(Wrong.HELD_BACK, row.suppressed)
    elif row.suppressed not in _reasons(definition):
        raise _WrongError(Wrong.REASON, row.suppressed)


def _reasons(definition: Definition) -> frozenset[Suppressed]:
    """For which reasons a row of this indicator may be held back."""
    if not definition.people:
        return frozenset()
    if definition.id in BANDS.values():
        return frozenset({Suppressed.BAND})
    if definition.id in FEEDBACK.values():
        return frozenset({Suppressed.FEW, Suppressed.UNPUBLISHED})
    return frozenset({Suppressed.FEW})


def _check_told(definition: Definition, row: Row) -> None:
    if row.numerator is None or (row.denominator is None) == definition.share:
        raise _WrongError(Wrong.MISSING, "numerator" if row.numerator is None else "denominator")
    told = Count(row.numerator, row.denominator or 0)
    if definition.people:
        for one in told:
            if outside(one) != one or not (told.of or definition.none_told):
                raise _WrongError(Wrong.SMALL, str(one))
    if definition.share and told.number > told.of:
        raise _WrongError(Wrong.MORE, "")
    value = value_of(definition, told)
    if (value is None) != (row.value is None) or abs((value or 0) - (row.value or 0)) > 0.6 * 10**-DECIMALS:
        raise _WrongError(Wrong.VALUE, "" if value is None else f"{value:g}")


def together(rows: Iterable[Placed]) -> list[Fault]:
    """What cannot stand in one file: definitions in several versions, a period told twice, bands that give
    away another one.
    """
    placed = list(rows)
    return [*_versions(placed), *_overlaps(placed), *_derived(placed)]


def _versions(placed: Sequence[Placed]) -> Iterator[Fault]:
    seen: dict[Id, Placed] = {}
    for at, row in placed:
        other, first = seen.setdefault(row.indicator, (at, row))
        if first.version != row.version:
            yield Fault(Wrong.MIXED, at, row.indicator, other)
        elif row.version != DEFINITIONS[row.indicator].version:
            yield Fault(Wrong.VERSION, at, f"{row.indicator} {row.version}")


def _overlaps(placed: Sequence[Placed]) -> Iterator[Fault]:
    same: dict[tuple[Id, str], list[Placed]] = defaultdict(list)
    for at, row in placed:
        same[row.indicator, row.region.casefold()].append((at, row))
    for those in same.values():
        those.sort(key=lambda one: one[1].period)
        for (other, earlier), (at, later) in pairwise(those):
            if later.period.first <= earlier.period.last:
                yield Fault(Wrong.OVERLAP, at, later.indicator, other)


def _derived(placed: Sequence[Placed]) -> Iterator[Fault]:
    groups: dict[tuple[str, Period], dict[Id, Placed]] = defaultdict(dict)
    for at, row in placed:
        groups[row.region.casefold(), row.period].setdefault(row.indicator, (at, row))
    for group in groups.values():
        if Id.REACHED not in group or not set(BANDS.values()) <= group.keys():
            continue
        told = [group[one] for one in BANDS.values() if group[one][1].suppressed is Suppressed.NO]
        hidden = [group[one] for one in BANDS.values() if group[one][1].suppressed is not Suppressed.NO]
        if group[Id.REACHED][1].suppressed is not Suppressed.NO:
            yield from (Fault(Wrong.DERIVED, at, row.indicator) for at, row in told)
        elif len(hidden) == 1:
            yield from (Fault(Wrong.DERIVED, at, row.indicator) for at, row in hidden)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """By indicator, then region, then period: what is compared stands together."""
    place = {id_: at for at, id_ in enumerate(Id)}
    return sorted(rows, key=lambda one: (place[one.indicator], one.region.casefold(), one.period))
