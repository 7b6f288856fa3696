"""Before and after: differences of one person's answers, counted, and never kept beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.feedback.surveys import Answers, Direction, Survey
from rules.publishing import SHOWN_FROM, Form, banded, form_for


@dataclass(frozen=True, slots=True)
class Pairs:
    """Per item: how many differences there are of each size, and both margins of those who gave both answers.

    `differences` begin at the largest fall (1 - number of levels) and end at the largest rise. A rise is
    towards the favourable end, whichever that is.
    """

    differences: tuple[tuple[int, ...], ...]
    before: tuple[tuple[int, ...], ...]
    after: tuple[tuple[int, ...], ...]


def empty(survey: Survey) -> Pairs:
    levels = [len(one.options) for one in survey.items]
    margins = tuple((0,) * one for one in levels)
    return Pairs(tuple((0,) * (2 * one - 1) for one in levels), margins, margins)


def add(pairs: Pairs, survey: Survey, before: Answers, after: Answers) -> Pairs:
    """The counts with this person's in them. An item that was left out once, or has no order, has no pair."""
    differences: list[tuple[int, ...]] = []
    firsts: list[tuple[int, ...]] = []
    seconds: list[tuple[int, ...]] = []
    for number, item in enumerate(survey.items):
        first, second = before[number], after[number]
        rows = pairs.differences[number], pairs.before[number], pairs.after[number]
        if item.ordered and first and second:
            rise = second - first if item.direction is Direction.HIGH else first - second
            rows = (
                _one_more(rows[0], rise + len(item.options) - 1),
                _one_more(rows[1], first - 1),
                _one_more(rows[2], second - 1),
            )
        for column, row in zip((differences, firsts, seconds), rows, strict=True):
            column.append(row)
    return Pairs(tuple(differences), tuple(firsts), tuple(seconds))


def _one_more(row: tuple[int, ...], at: int) -> tuple[int, ...]:
    return (*row[:at], row[at] + 1, *row[at + 1 :])


@dataclass(frozen=True, slots=True)
class PairFigure:
    """What is published of one item's pairs."""

    item: str
    form: Form
    pairs: int | None = None
    better: int | None = None
    """How many rose; banded below ten pairs, and where nothing more may be told."""
    differences: tuple[int, ...] | None = None
    before: tuple[int, ...] | None = None
    after: tuple[int, ...] | None = None
    """The differences, and the margins of those with both. Where few gave one answer only, there is one rough
    figure, as of fewer than ten: all the answers, less those of the pairs, would be theirs.
    """


def published(
    survey: Survey, pairs: Pairs, before: Sequence[int | None], after: Sequence[int | None], again: int = 0
) -> tuple[PairFigure, ...]:
    """What may be told beside the answers of everybody: per item so many before and after, None where it was
    not told how many. `again` is how many may have given two pairs (releasing.release).
    """
    return tuple(
        _figure(item.id, pairs, number, before[number], after[number], again)
        for number, item in enumerate(survey.items)
        if item.ordered
    )


def _figure(
    item: str, pairs: Pairs, number: int, before: int | None, after: int | None, again: int
) -> PairFigure:
    row = pairs.differences[number]
    both = sum(row)
    form = form_for(both - again)
    better = sum(row[len(row) // 2 + 1 :])
    whole = form is Form.FULL and _hidden(before, both) and _hidden(after, both)
    if form is Form.NOTHING or (again and not whole):
        return PairFigure(item, Form.NOTHING)
    if not whole:
        return PairFigure(item, Form.BANDED, both, banded(better, both))
    return PairFigure(item, form, both, better, row, pairs.before[number], pairs.after[number])


def _hidden(told: int | None, both: int) -> bool:
    """Whether those who gave one answer only are so many, or none, that no subtraction names them. What was
    not told yet may be told later, so then nothing is.
    """
    return told is not None and (told == both or told - both >= SHOWN_FROM)
