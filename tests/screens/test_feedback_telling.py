"""What was said of a questionnaire of any length: every item is told once, and each page fits one message."""

import html
import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from rules.communities import Admission, Community
from rules.feedback import editing
from rules.feedback.pairs import PairFigure
from rules.feedback.releasing import Figure
from rules.feedback.rounds import Round, State
from rules.feedback.standard import PAIRED, SESSION
from rules.feedback.surveys import Purpose, Scale
from rules.ids import CommunityId, RoundId
from rules.publishing import Form
from screens.feedback import telling
from screens.feedback.presses import RoundPress, ToldPress
from screens.texts import Texts
from storage.views.feedback import RoundView

TEXTS = Texts()
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)

COMMUNITY = Community(
    CommunityId(1),
    "Oak Vale CIG",
    ZoneInfo("Europe/London"),
    Admission.AT_ONCE,
    "",
    time(20),
    time(8),
    50,
    12,
    timedelta(hours=12),
)


def view_of(survey):
    """A round of which everything is told that can be."""
    figures = {
        one.id: Figure(one.id, Form.FULL, 10_000, 9000, (1000,) * len(one.options)) for one in survey.items
    }
    pairs = {
        one.id: PairFigure(one.id, Form.FULL, 9000, 4000, (1000,) * (2 * len(one.options) - 1))
        for one in survey.items
    }
    one = Round(
        RoundId(7), CommunityId(1), None, Purpose.PAIRED, 1, NOON, NOON, 0, State.PUBLISHED, RoundId(6)
    )
    return RoundView(one, survey, COMMUNITY, None, figures, pairs)


def longest(survey, words):
    """With as many questions of so many characters as it takes."""
    for number in range(20):
        more = editing.add_item(survey, f"{number:02}" + "w" * (words - 2), Scale.AGREEMENT)
        survey = survey if isinstance(more, editing.Refused) else more
    return survey


def pages(view):
    """Every page, turned to by its button."""
    first, found = 0, []
    while first is not None:
        shown = telling.told(view, first=first)
        found.append(re.sub("<[^>]+>", "", html.unescape(TEXTS.body(shown))))
        actions = [each.action for row in shown.rows for each in row]
        assert (RoundPress(7) in actions) == bool(first)
        first = next((one.first for one in actions if isinstance(one, ToldPress)), None)
    return found


@pytest.mark.parametrize("shipped", [SESSION, PAIRED])
def test_what_is_shipped_is_told_at_once(shipped):
    (page,) = pages(view_of(shipped))
    assert len(page) <= 4096


@pytest.mark.parametrize("words", [20, 60, 120, 200])
def test_many_and_long_questions_are_told_page_by_page(words):
    survey = longest(PAIRED, words)
    found = pages(view_of(survey))
    assert len(found) > 1
    assert all(len(page) <= 4096 for page in found)
    told = "\n".join(found)
    assert all(told.count(one.words) == 1 for one in survey.items if one.words)
    assert told.count("Answers: ") == len(survey.items)
