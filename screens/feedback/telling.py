"""What was said, as far as it may be told; and why the rest is not."""

from collections.abc import Iterator, Sequence
from typing import Final

from rules.feedback.pairs import PairFigure
from rules.feedback.releasing import Figure
from rules.feedback.rounds import State
from rules.feedback.surveys import Item
from rules.permissions import Membership, Verb
from rules.publishing import Band, Form, band
from screens import dates
from screens.facts import topic_shown
from screens.feedback.answering import asked, option, question
from screens.feedback.presses import FeedbackPress, MentionsPress, RoundPress, ToldPress
from screens.feedback.sorting import sort_row
from screens.home import menu_row
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, text
from storage.views.feedback import RoundView

_ROOM: Final = 3400
_FIGURES: Final = 230
_SHIPPED: Final = 60
"""In characters: what fits one message beside the title; what the figures of an item take at most, and its
words where they are shipped.
"""


def page(view: RoundView, me: Membership | None) -> Screen:
    """A round as it is now: to be answered, or told."""
    return asked(view) if view.round.state is State.OPEN else told(view, me)


def told_to_staff(view: RoundView, waiting: int) -> Screen:
    """After its end, to those who lead the feedback; with the way to the lines that wait to be sorted."""
    published = view.round.state is State.PUBLISHED
    ways = (_turn(view, 0), _lines_told(view)) if published else ()
    rows = (sort_row(view.community.id, waiting), *ways, _back(view))
    return screen(*told(view).parts, rows=rows)


def told(view: RoundView, me: Membership | None = None, first: int = 0) -> Screen:
    """After its end, to whoever looks; from that item on, as many as fit. `me` is who looks, if a member."""
    ways = _back(view) if me is not None and me.may(Verb.LEAD_FEEDBACK) else menu_row()
    if view.round.state is not State.PUBLISHED:
        return screen(_title(view), text(f"feedback-{view.round.state}"), rows=(ways,))
    about = _lines_told(view) if me is not None and me.may(Verb.GIVE_FEEDBACK) else ()
    parts = (
        Lines(
            (
                text("feedback-told-item", question=question(view.survey, item)),
                *_lines(view, item),
                *_compared(view, item),
            )
        )
        for item in _page(view.survey.items, first)
    )
    return screen(_title(view), *parts, _why_banded(view), rows=(_turn(view, first), about, ways))


def _back(view: RoundView) -> tuple[AnyButton, ...]:
    """For those who lead, who have come from their page, or may want to go there."""
    return button("button-feedback-back", FeedbackPress(view.community.id)), *menu_row()


def _lines_told(view: RoundView) -> tuple[AnyButton, ...]:
    """To what the lines are about, where any were asked for."""
    return (button("button-feedback-mentions", MentionsPress(view.round.id)),) if view.round.lines else ()


def _page(items: Sequence[Item], first: int) -> Sequence[Item]:
    """As many of them, from that one on, as fit one message."""
    room = _ROOM
    for number, item in enumerate(items[first:], first):
        room -= _FIGURES + (_SHIPPED if item.words is None else len(item.words.encode("utf-16-le")) // 2)
        if room < 0:
            return items[first:number]
    return items[first:]


def _turn(view: RoundView, first: int) -> tuple[AnyButton, ...]:
    """To the other items, where not all fit."""
    items, one = view.survey.items, view.round.id
    following = first + len(_page(items, first))
    return (
        *((button("button-feedback-told-first", RoundPress(one)),) if first else ()),
        *(
            (button("button-feedback-told-more", ToldPress(one, following)),)
            if first < following < len(items)
            else ()
        ),
    )


def _title(view: RoundView) -> Text:
    if view.session is None:
        return text(f"feedback-told-{view.round.asking}", community=view.community.name)
    day = dates.day_of(view.session.starts_at, view.community.zone)
    return text("feedback-told-session", topic=topic_shown(view.session.topic), day=day)


def _lines(view: RoundView, item: Item) -> Iterator[Text]:
    match view.figures.get(item.id):
        case Figure(form=Form.FULL, answered=int(answered), counts=tuple(counts)):
            yield text("feedback-answers", answered=answered)
            for number, count in enumerate(counts):
                yield text("feedback-count", option=option(view.survey, item, number), count=count)
        case Figure(form=Form.BANDED, answered=int(answered), favourable=int(favourable), margin=margin):
            yield text("feedback-answers", answered=answered)
            yield _favourable(favourable, answered, margin)
        case Figure(form=Form.BANDED, counts=tuple(counts)):
            named = [option(view.survey, item, number) for number, count in enumerate(counts) if count]
            yield from (text("feedback-named", option=one) for one in named)
            if not named:
                yield text("feedback-none-named")
        case _:
            yield text("feedback-nothing")


def _compared(view: RoundView, item: Item) -> Iterator[Text]:
    """Of an "after": how it is beside the "before", for those who had kept their first answers."""
    match view.pairs.get(item.id):
        case PairFigure(form=Form.FULL, differences=tuple(row)):
            middle = len(row) // 2
            better, worse = sum(row[middle + 1 :]), sum(row[:middle])
            yield text("feedback-compared", pairs=sum(row), better=better, same=row[middle], worse=worse)
        case PairFigure(form=Form.BANDED, pairs=int(pairs), better=int(better)):
            yield text("feedback-compared-roughly", pairs=pairs, band=_better(better, pairs))
        case PairFigure():
            yield text("feedback-not-compared")


def _better(better: int, pairs: int) -> Text:
    match band(better, pairs):
        case Band.FEW:
            return text("feedback-better-few")
        case Band.MOST:
            return text("feedback-better-most")
        case Band.SOME:
            return text("feedback-better-some", better=better)


def _favourable(favourable: int, answered: int, margin: int) -> Text:
    match band(favourable, answered):
        case Band.FEW:
            return text("feedback-favourable-few", margin=margin)
        case Band.MOST:
            return text("feedback-favourable-most", margin=margin)
        case Band.SOME:
            return text("feedback-favourable-some", favourable=favourable)


def _why_banded(view: RoundView) -> Text | None:
    banded = any(one.form is Form.BANDED for one in view.figures.values())
    return text("feedback-why-banded") if banded else None
