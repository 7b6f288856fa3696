"""What is asked for the improvement log, and what is not taken as an answer."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dialogue import Answered, Asked, Chosen, Move, Problem, Typed, advance, begin
from rules.ids import CommunityId, UserId
from rules.pdsa import questions
from rules.pdsa.cycles import CHOSEN, PARTS, Day, Field, State

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def drafted(flow, **known):
    return begin(flow, UserId(1), CommunityId(1), 1, NOW, known)


def played(flow, *replies, **known):
    """What the replies lead to: the last turn of the dialogue."""
    turn = Asked(drafted(flow, **known))
    for reply in replies:
        assert isinstance(turn, Asked), "the dialogue was over before"
        turn = advance(flow, turn.draft, Typed(reply) if isinstance(reply, str) else reply, NOW, LONDON)
    return turn


def test_a_plan_is_asked_in_order_and_the_rest_can_wait():
    fields = PARTS[State.PLAN]
    turn = played(questions.PLAN, *(f"Answer to {one}" for one in fields), issue=0)
    assert isinstance(turn, Answered)
    told = questions.told_in(turn.draft.answers, fields)
    assert told == {one: f"Answer to {one}" for one in fields}
    turn = played(questions.PLAN, "Objective", Move.SKIP, Chosen(0), issue=0)
    assert isinstance(turn, Answered)
    told = questions.told_in(turn.draft.answers, fields)
    assert {one for one in told if told[one]} == {Field.OBJECTIVE}
    assert isinstance(played(questions.PLAN, Move.SKIP).problem, Problem)


def test_going_back_from_a_question_loses_nothing():
    turn = played(questions.PLAN, "Objective", "Change", Move.BACK, "Another change", issue=0)
    assert turn.draft.step == "question"
    assert turn.draft.answers["change"] == "Another change"


@pytest.mark.parametrize("name", [*Field, *Day])
def test_every_field_can_be_changed_by_one_question(name):
    answer = Chosen(0) if name in CHOSEN else "2 November 2026"
    turn = played(questions.FIELD, answer, field=str(name))
    assert isinstance(turn, Answered)
    if name in set(Day):
        assert turn.draft.answers["day"] == "2026-11-02"
    elif name in CHOSEN:
        assert questions.words_of(turn.draft.answers) == next(iter(CHOSEN[name]))
    else:
        assert questions.words_of(turn.draft.answers) == "2 November 2026"
        removed = played(questions.FIELD, Chosen(0), field=str(name))
        if name is Field.OBJECTIVE:
            assert removed.problem.id == "dialogue-no-such-choice"
        else:
            assert questions.words_of(removed.draft.answers) == ""


def test_words_that_may_identify_a_patient_are_not_taken():
    for flow in (questions.PLAN, questions.ISSUE, questions.REWORD):
        turn = played(flow, "NHS number 943 476 5919 waited", issue=1)
        assert turn.problem.id == "pdsa-patient"
        assert "943" not in str(turn)


@given(st.text(max_size=400))
def test_whatever_is_typed_is_kept_on_one_line_or_refused(typed):
    words = questions.read_words(typed, None)
    if isinstance(words, str):
        assert questions.SHORTEST <= len(words) <= questions.LONGEST
        assert "\n" not in words
    else:
        assert words.id in ("pdsa-words-length", "pdsa-patient")
