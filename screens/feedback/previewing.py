"""A questionnaire as members see it, gone through by whoever changes it: nothing that is pressed counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from actions.feedback.answering import Shown
from rules.feedback import questionnaire
from rules.feedback.questionnaire import Place
from rules.feedback.rounds import Round
from rules.feedback.surveys import Survey, pack, unpack
from rules.ids import RoundId
from screens.feedback import answering
from screens.feedback.editing import back_row
from screens.feedback.editing_presses import PreviewPress, SurveyPress
from screens.feedback.presses import AnswerPress, ConfirmPress
from screens.screen import AnyButton, Button, Screen, text
from storage.views.surveys import SurveyPage


def preview(page: SurveyPage, word: str) -> Screen:
    """Exactly what members see, with other presses behind the buttons: nothing that is pressed counts."""
    one, place = page.survey, _place(page.survey, word)
    moves = tuple((each, _word(one, each.to)) for each in questionnaire.moves(one, place))
    shown = answering.item(Shown(_no_round(page), one, place, moves, _word(one, place)))
    leads = _leads(page)
    return replace(
        shown,
        parts=(text("survey-preview"), *shown.parts),
        rows=(*(tuple(map(leads, row)) for row in shown.rows[:-1]), back_row(page.community.id, one.purpose)),
    )


def _leads(page: SurveyPage) -> Callable[[AnyButton], AnyButton]:
    here, purpose = page.community.id, page.survey.purpose

    def led(one: AnyButton) -> AnyButton:
        match one:
            case Button(action=AnswerPress(token=word)):
                return replace(one, action=PreviewPress(here, purpose, word))
            case Button(action=ConfirmPress()):
                return replace(one, action=SurveyPress(here, purpose))
        return one

    return led


def _no_round(page: SurveyPage) -> Round:
    """None is open: what a screen needs of one."""
    one, never = page.survey, datetime.max.replace(tzinfo=UTC)
    return Round(RoundId(0), page.community.id, None, one.purpose, one.version, never, never, 0)


def _word(one: Survey, place: Place) -> str:
    """A place as a button holds it."""
    return f"{place.at}.{pack(one, place.answers).hex()}"


def _place(one: Survey, word: str) -> Place:
    """The place again; the first where there is none, or the questions are other ones by now."""
    at, _, answers = word.partition(".")
    try:
        found = Place(unpack(one, bytes.fromhex(answers)), int(at))
    except ValueError:
        return questionnaire.begin(one)
    return found if 0 <= found.at <= len(one.items) else questionnaire.begin(one)
