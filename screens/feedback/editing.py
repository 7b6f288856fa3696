"""The questionnaires of a community, as those who lead its feedback see and change them."""

from collections.abc import Sequence

from actions.dialogues import Finished
from actions.feedback.editing import Kept
from rules.feedback import editing as rules
from rules.feedback.editing import EDITABLE, Refused
from rules.feedback.surveys import (
    LEVELS,
    MOST_ITEMS,
    MOST_OPTIONS,
    Direction,
    Item,
    Purpose,
    Survey,
)
from rules.ids import CommunityId
from screens.feedback.answering import option, question
from screens.feedback.editing_presses import (
    Change,
    ChangePress,
    MovePress,
    PartPress,
    PreviewPress,
    SurveyPress,
    SurveysPress,
    WordsPress,
)
from screens.feedback.presses import FeedbackPress
from screens.home import menu_row
from screens.screen import AnyButton, Button, Lines, Screen, Text, Value, button, screen, shortened, text
from storage.views.surveys import SurveyPage

_IN_A_ROW = 5
_LONGEST_LINE = 100
"""Of a question in the list, in characters: twenty of them fit one message."""


def choice(community_id: CommunityId, pages: Sequence[SurveyPage]) -> Screen:
    """Which questionnaire."""
    return screen(
        text("surveys-about"),
        Lines(tuple(map(_choice_line, pages))),
        text("surveys-topics"),
        rows=(
            *((button(f"button-survey-{one}", SurveyPress(community_id, one)),) for one in EDITABLE),
            (button("button-feedback-back", FeedbackPress(community_id)), *menu_row()),
        ),
    )


def _choice_line(page: SurveyPage) -> Text:
    name, count = text(f"survey-name-{page.survey.purpose}"), len(rules.parts(page.survey))
    what = "questions" if rules.asks_items(page.survey) else "answers"
    changed = "-changed" if page.changed else ""
    return text(f"surveys-line-{what}{changed}", name=name, count=count)


def survey(page: SurveyPage, said: Text | None = None) -> Screen:
    """What it asks, with scales and favourable ends, and what can be changed."""
    one, here = page.survey, page.community.id
    return screen(
        said,
        text(f"survey-about-{one.purpose}"),
        None if rules.asks_items(one) else text("survey-question", question=question(one, one.items[0])),
        Lines(tuple(_line(one, number) for number in range(len(rules.parts(one))))),
        text("survey-line") if one.line else None,
        text("survey-open") if page.open else None,
        text("survey-changed" if page.changed else "survey-as-it-was"),
        rows=(
            *_numbers(here, one),
            *_adds(here, one),
            (button("button-survey-preview", PreviewPress(here, one.purpose, "")),),
            (_change("button-survey-as-it-came", here, one, "", Change.AS_IT_CAME),) if page.changed else (),
            (button("button-surveys", SurveysPress(here)), *menu_row()),
        ),
    )


def _line(one: Survey, number: int) -> Text:
    if not rules.asks_items(one):
        return text("survey-option", number=number + 1, words=option(one, one.items[0], number))
    item = one.items[number]
    return text(
        "survey-item",
        number=number + 1,
        question=_short(question(one, item)),
        scale=text(f"survey-scale-{item.scale}"),
        favourable=_favourable(one, item),
    )


def _short(words: Value) -> Value:
    return shortened(words, _LONGEST_LINE) if isinstance(words, str) else words


def _favourable(one: Survey, item: Item) -> Value:
    """The levels that count as favourable, from the lowest."""
    first, *more = (option(one, item, level - 1) for level in sorted(item.favourable))
    joined: Value = first
    for each in more:
        joined = text("survey-levels", first=joined, second=each)
    return joined


def _numbers(here: CommunityId, one: Survey) -> tuple[tuple[AnyButton, ...], ...]:
    each = tuple(
        button("button-survey-part", PartPress(here, one.purpose, part), number=number)
        for number, part in enumerate(rules.parts(one), 1)
    )
    return tuple(each[first : first + _IN_A_ROW] for first in range(0, len(each), _IN_A_ROW))


def _adds(here: CommunityId, one: Survey) -> tuple[tuple[AnyButton, ...], ...]:
    asks, many = rules.asks_items(one), len(rules.parts(one))
    adds = button(
        "button-survey-add-item" if asks else "button-survey-add-option", WordsPress(here, one.purpose, "")
    )
    words = button("button-survey-question", WordsPress(here, one.purpose, one.items[0].id))
    return (
        (adds,) if many < (MOST_ITEMS if asks else MOST_OPTIONS) else (),
        () if asks else (words,),
    )


def part(here: CommunityId, one: Survey, at: int, said: Text | None = None) -> Screen:
    """One of its parts, and what can be done with it."""
    which = rules.parts(one)[at]
    turns = _turn(here, one, at)
    up = button("button-survey-up", MovePress(here, one.purpose, which, at - 1))
    return screen(
        said,
        _about(one, at),
        rows=(
            (button("button-survey-words", WordsPress(here, one.purpose, which)),),
            (up,) if at else (),
            (turns,) if turns is not None else (),
            (_change("button-survey-remove", here, one, which, Change.REMOVE),),
            back_row(here, one.purpose),
        ),
    )


def _about(one: Survey, at: int) -> Text:
    if not rules.asks_items(one):
        return text("survey-about-option", number=at + 1, words=option(one, one.items[0], at))
    item = one.items[at]
    return text(
        "survey-about-item",
        number=at + 1,
        question=question(one, item),
        lowest=option(one, item, 0),
        highest=option(one, item, len(LEVELS[item.scale]) - 1),
        favourable=_favourable(one, item),
    )


def _turn(here: CommunityId, one: Survey, at: int) -> Button | None:
    """Only of their own questions: of those that are shipped the favourable end is plain."""
    if not rules.asks_items(one) or one.items[at].words is None:
        return None
    to = Change.LOW if one.items[at].direction is Direction.HIGH else Change.HIGH
    return _change(f"button-survey-favourable-{to}", here, one, one.items[at].id, to)


def _change(label: str, here: CommunityId, one: Survey, which: str, change: Change) -> Button:
    return button(label, ChangePress(here, one.purpose, which, change))


def back_row(here: CommunityId, purpose: Purpose) -> tuple[AnyButton, ...]:
    """The way back to what it asks."""
    return button("button-survey-back", SurveyPress(here, purpose)), *menu_row()


def as_it_came(page: SurveyPage) -> Screen:
    """Before what was changed is thrown away."""
    here, one = page.community.id, page.survey
    return screen(
        text("survey-put-back-sure"),
        rows=(
            (_change("button-survey-put-back", here, one, "", Change.PUT_BACK),),
            back_row(here, one.purpose),
        ),
    )


def moved(decision: Kept | Refused, page: SurveyPage, which: str) -> Screen:
    """The part where it is now."""
    return _after(decision, page, which, "moved")


def changed(decision: Kept | Refused, page: SurveyPage, which: str, change: Change) -> Screen:
    """The part, or all questions, as they are now."""
    done = {Change.REMOVE: "removed", Change.PUT_BACK: "put-back"}.get(change, "turned")
    return _after(decision, page, which, done)


def _after(decision: Kept | Refused, page: SurveyPage, which: str, done: str) -> Screen:
    at = rules.at(page.survey, which)
    if isinstance(decision, Refused) or at is None:
        return survey(page, _said(decision, done))
    return part(page.community.id, page.survey, at, _said(decision, done))


def gone(page: SurveyPage) -> Screen:
    """Somebody has removed it meanwhile, or has given it other words."""
    return survey(page, text("survey-refused-gone"))


def _said(decision: Kept | Refused, done: str) -> Text:
    if isinstance(decision, Refused):
        return text(f"survey-refused-{decision.reason}")
    return text("survey-so-already" if decision.already else f"survey-{done}")


def done(finished: Finished) -> Screen:
    """After a dialogue: the part as it is now."""
    decision: Kept | Refused = finished.decision
    purpose, here = Purpose(finished.draft.answers["purpose"]), finished.community.id
    if isinstance(decision, Kept):
        which = rules.saying(decision.survey, finished.draft.answers["words"])
        at = None if which is None else rules.at(decision.survey, which)
        if at is not None:
            return part(here, decision.survey, at, _said(decision, "saved"))
    return screen(_said(decision, "saved"), rows=(back_row(here, purpose),))


def was(purpose: str, which: str, words: str, *, is_option: bool) -> Value:
    """What is about to get other words: a community's own, else those shipped."""
    return words or text(
        f"feedback-{purpose}-{purpose}-{which}" if is_option else f"feedback-{purpose}-{which}"
    )
