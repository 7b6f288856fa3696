"""What was published of answers, put together for a report. Nothing here has seen an answer.

Every answer is in one published batch, or in none, so that batches of the same question add up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules.analysis import likert, pairs, pareto
from rules.analysis.holm import holm
from rules.analysis.likert import Likert, TooFew
from rules.analysis.pairs import Differences
from rules.analysis.pareto import Bar
from rules.feedback.pairs import PairFigure
from rules.feedback.releasing import Figure
from rules.feedback.surveys import Item, Survey
from rules.publishing import Form

Published = tuple[Survey, Mapping[str, Figure]]
"""A questionnaire, and what was published of each of its items."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One ordered question, over every round in which it was put in the same words."""

    survey: Survey
    item: Item
    counts: tuple[int, ...] | None
    """How often each level was chosen, where that is told; None where it is not in any round."""
    figure: Likert | TooFew | None
    """Of these counts."""
    rounds: int
    """In how many rounds that is told."""
    roughly: int
    """In how many rounds only a rough figure is told."""
    nothing: int
    """In how many rounds nothing is."""


def together(published: Iterable[Published]) -> tuple[Asked, ...]:
    """Every ordered question, in the order in which they came up."""
    found: dict[Item, list[tuple[Survey, Figure]]] = {}
    for survey, figures in published:
        for item in survey.items:
            if item.ordered and item.id in figures:
                found.setdefault(item, []).append((survey, figures[item.id]))
    return tuple(_asked(item, told) for item, told in found.items())


def _asked(item: Item, told: Sequence[tuple[Survey, Figure]]) -> Asked:
    rows = [figure.counts for _survey, figure in told if figure.form is Form.FULL and figure.counts]
    forms = [figure.form for _survey, figure in told]
    counts = tuple(map(sum, zip(*rows, strict=True))) if rows else None
    return Asked(
        told[-1][0],
        item,
        counts,
        None if counts is None else likert.likert(counts, item.favourable, Form.FULL),
        len(rows),
        forms.count(Form.BANDED),
        forms.count(Form.NOTHING),
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """One question that was asked before and after."""

    survey: Survey
    item: Item
    figure: PairFigure
    differences: Differences | None
    """None where the differences are not told."""
    p: float | None
    """Of Wilcoxon's test, adjusted for as many questions as were tested; None where it says nothing."""


def compared(survey: Survey, figures: Mapping[str, PairFigure]) -> tuple[Compared, ...]:
    """Every question of which anything was published, in the order of the questionnaire."""
    items = [one for one in survey.items if one.id in figures]
    differences = [_differences(figures[one.id]) for one in items]
    adjusted = holm([None if one is None else one.wilcoxon_p for one in differences])
    return tuple(
        Compared(survey, item, figures[item.id], one, p)
        for item, one, p in zip(items, differences, adjusted, strict=True)
    )


def _differences(figure: PairFigure) -> Differences | None:
    if figure.form is not Form.FULL or figure.differences is None:
        return None
    found = pairs.pairs(figure.differences)
    return found if isinstance(found, Differences) else None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question where several could be chosen."""

    survey: Survey
    item: Item
    figure: Figure
    bars: tuple[Bar, ...] | None
    """The most chosen first, by the options' ids; None where only a rough figure is told, or nothing."""

    @property
    def named(self) -> tuple[int, ...]:
        """Of a rough figure: the options, counted from 0, that five or more chose."""
        return tuple(at for at, count in enumerate(self.figure.counts or ()) if count)


def chosen(survey: Survey, figures: Mapping[str, Figure]) -> tuple[Chosen, ...]:
    """Every such question of which anything was published."""
    return tuple(
        Chosen(survey, item, figure, _bars(item, figure))
        for item in survey.items
        if item.several and (figure := figures.get(item.id)) is not None
    )


def _bars(item: Item, figure: Figure) -> tuple[Bar, ...] | None:
    if figure.form is not Form.FULL or figure.counts is None:
        return None
    return pareto.pareto(dict(zip(item.options, figure.counts, strict=True)))
