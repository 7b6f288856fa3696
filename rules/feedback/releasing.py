"""What becomes of a round when it ends: published, pooled with the next, or destroyed.

Every answer is in exactly one batch that is published, or in none. Items are never crossed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rules.feedback import pairs as pairing
from rules.feedback.buffer import Buffer, Line, carried
from rules.feedback.pairs import PairFigure
from rules.feedback.surveys import Item, Survey
from rules.publishing import SHOWN_FROM, Form, banded, form_for

LINES_FROM: Final = 10
"""With fewer people, no line is handed on."""


def takes_lines(survey: Survey, asked: int) -> bool:
    """Whether a line in one's own words is asked for: not where it could never be handed on."""
    return survey.line and asked >= LINES_FROM


@dataclass(frozen=True, slots=True)
class Figure:
    """What is published of one item."""

    item: str
    form: Form
    answered: int | None = None
    """How many answers; None where nothing is told."""
    favourable: int | None = None
    """How many were favourable; of a banded figure as `rules.publishing.banded` gives it."""
    counts: tuple[int, ...] | None = None
    """How often each option was chosen, in the item's order; where several could be chosen and the figure is
    banded, 0 for an option that fewer than five chose and 5 for the others.
    """
    margin: int = 1
    """How many answers may be one person's: more than one where somebody may have answered in several of the
    rounds that are told together. So many hide at each end of a banded figure.
    """


@dataclass(frozen=True, slots=True)
class Publish:
    """The batch is told, and its key is destroyed."""

    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]
    pairs: tuple[PairFigure, ...] = ()
    """Of a second questionnaire."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Too few: the answers wait for those of the next round."""

    buffer: Buffer


@dataclass(frozen=True, slots=True)
class Destroy:
    """Too few, and no round comes after."""


Outcome = Publish | Pool | Destroy


def release(
    buffer: Buffer, survey: Survey, *, last: bool, before: Sequence[int | None] | None = None
) -> Outcome:
    """What becomes of the answers; `last` where no other round can take them along. `before` is, of a second
    questionnaire, per item how many answers were told of the first.
    """
    people = len(buffer.people)
    if people < SHOWN_FROM:
        return Destroy() if last or not people else Pool(carried(buffer))
    # Some may have answered in several of the rounds that are pooled here: of an item's answers, as many may
    # be a second one of somebody.
    again = buffer.finished - people
    figures = tuple(
        _figure(item, row, answered, answered - again)
        for item, row, answered in zip(survey.items, buffer.counts, buffer.answered, strict=True)
    )
    lines = buffer.lines if people >= LINES_FROM else ()
    return Publish(figures, lines, _pairs(buffer, survey, figures, before, again))


def _pairs(
    buffer: Buffer,
    survey: Survey,
    figures: Sequence[Figure],
    before: Sequence[int | None] | None,
    again: int,
) -> tuple[PairFigure, ...]:
    if buffer.pairs is None:
        return ()
    untold = (None,) * len(figures)
    if before is None or buffer.pooled:
        # With pairs of an earlier series among them, no figure of this one is about the same people.
        return pairing.published(survey, buffer.pairs, untold, untold, again)
    return pairing.published(survey, buffer.pairs, before, [one.answered for one in figures], again)


def _figure(item: Item, counts: tuple[int, ...], answered: int, people: int) -> Figure:
    form = form_for(people)
    if form is Form.NOTHING:
        return Figure(item.id, form)
    favourable = sum(number for level, number in enumerate(counts, 1) if level in item.favourable)
    margin = 1 + answered - people
    full = Figure(item.id, form, answered, favourable if item.ordered else None, counts, margin)
    if form is Form.FULL:
        return full
    if item.ordered:
        return replace(full, favourable=banded(favourable, answered, margin), counts=None)
    named = tuple(SHOWN_FROM if number - margin + 1 >= SHOWN_FROM else 0 for number in counts)
    return replace(full, counts=named)
