"""A questionnaire is changed: whatever is done, it can be asked, and no id ever means something else."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.dialogue import Given, Problem
from rules.feedback import editing, notation, questionnaire, tokens
from rules.feedback.editing import EDITABLE, SCALES, Refused
from rules.feedback.standard import BARRIERS, NEEDS, PAIRED, SESSION, STANDARD
from rules.feedback.surveys import Direction, Purpose, Scale, Survey

GIVEN = Given(datetime(2026, 11, 16, 12, tzinfo=UTC), ZoneInfo("Europe/London"), {})
ASK = "I know whom to ask when I am stuck."


def ids(survey):
    return editing.parts(survey)


def added(survey, words=ASK, scale=Scale.AGREEMENT):
    return editing.add_item(survey, words, scale)


words_of_some = st.sampled_from([ASK, ASK.upper(), "Childcare", "The room", "x" * 60, "y" * 200, "z" * 200])
changes = st.one_of(
    st.tuples(st.just("add"), words_of_some, st.sampled_from(SCALES)),
    st.tuples(st.just("option"), words_of_some),
    st.tuples(st.just("reword"), st.integers(0, 20), words_of_some),
    st.tuples(st.just("question"), words_of_some),
    st.tuples(st.just("remove"), st.integers(0, 20)),
    st.tuples(st.just("move"), st.integers(0, 20), st.integers(-1, 20)),
    st.tuples(st.just("turn"), st.integers(0, 20), st.sampled_from(Direction)),
)


def part(survey, number):
    """One of its parts, or one that is not there."""
    return [*ids(survey), "own-0123456789ab"][number % (len(ids(survey)) + 1)]


def changed(survey, change):
    match change:
        case "add", words, scale:
            return editing.add_item(survey, words, scale)
        case "option", words:
            return editing.add_option(survey, words)
        case "reword", number, words:
            return editing.reword(survey, part(survey, number), words)
        case "question", words:
            return editing.reword(survey, survey.items[0].id, words)
        case "remove", number:
            return editing.remove(survey, part(survey, number))
        case "move", number, to:
            return editing.move(survey, part(survey, number), to)
        case "turn", number, direction:
            return editing.turn(survey, part(survey, number), direction)


def meanings(survey):
    """What each id stands for."""
    found = {}
    for one in survey.items:
        found[one.id] = (one.words, one.scale, one.direction)
        if not one.ordered:
            found |= {each: one.option_words(number) for number, each in enumerate(one.own_options)}
    return found


@given(st.sampled_from(EDITABLE), st.lists(changes, max_size=40))
@settings(max_examples=200)
def test_whatever_is_done_it_can_be_asked_and_no_id_gets_another_meaning(purpose, many):
    survey, known = STANDARD[purpose], meanings(STANDARD[purpose])
    for one in many:
        after = changed(survey, one)
        if isinstance(after, Refused):
            continue
        stored = json.loads(json.dumps(notation.written(after)))
        assert notation.read(after.purpose, after.version, stored) == after
        for id_, meaning in meanings(after).items():
            assert known.setdefault(id_, meaning) == meaning
        assert editing.asks_items(after) == editing.asks_items(survey)
        assert (after.purpose, after.version, after.line) == (
            survey.purpose,
            survey.version,
            survey.line,
        )
        assert sum(len(each.words or "") for each in after.items) <= editing.MOST_WORDS
        last = tuple(each.values - 1 for each in after.items)
        token = tokens.seal(bytes(32), bytes(12), after, last, len(last), "answers:1:1")
        assert len(f"ia:{2**31 - 1}:{token}") <= 64
        assert list(questionnaire.moves(after, questionnaire.begin(after)))
        survey = after


def test_a_question_is_added_at_the_end_and_not_twice():
    one = added(SESSION)
    assert ids(one)[:3] == ids(SESSION)
    assert one.items[3].words == ASK
    assert one.items[3].direction is Direction.HIGH
    assert added(one, ASK.upper()) == Refused("known")
    assert added(NEEDS) == Refused("one-question")
    assert editing.add_option(SESSION, "Childcare") == Refused("no-options")


def test_the_same_words_have_the_same_id_and_another_scale_another():
    once = added(SESSION).items[3].id
    assert added(PAIRED).items[10].id == once
    assert added(SESSION, scale=Scale.CONFIDENCE).items[3].id != once
    assert added(SESSION, ASK + " ").items[3].id != once


def test_twenty_questions_and_twelve_answers_are_the_most():
    one = SESSION
    for number in range(17):
        one = added(one, f"Question {number}")
    assert len(one.items) == 20
    assert added(one) == Refused("full")
    needs = NEEDS
    for number in range(4):
        needs = editing.add_option(needs, f"Answer {number}")
    assert editing.add_option(needs, "Childcare") == Refused("full-options")


def test_other_words_are_another_question_at_the_same_place():
    one = editing.reword(SESSION, "safe", ASK)
    assert ids(one)[0] == "useful"
    assert ids(one)[1].startswith("own-")
    assert one.items[1].scale is Scale.AGREEMENT
    assert editing.reword(one, ids(one)[1], ASK) == one
    assert editing.reword(one, "safe", "Something else") == Refused("gone")
    assert editing.saying(one, ASK) == ids(one)[1]


def test_answers_are_reworded_and_their_question_keeps_them():
    one = editing.reword(NEEDS, "exams", "Exams and courses")
    item = one.items[0]
    assert item.id == "needs"
    assert item.option_words(1) == "Exams and courses"
    assert item.option_words(0) is None
    assert editing.saying(one, "Exams and courses") == item.own_options[1]
    two = editing.reword(one, "needs", "Where would you like more help?")
    assert two.items[0].id.startswith("own-")
    assert two.items[0].own_options == item.own_options
    assert two.items[0].own_words == item.own_words
    assert editing.reword(two, two.items[0].id, "Where would you like more help?") == two


def test_something_is_left_to_ask():
    one = editing.remove(editing.remove(SESSION, "useful"), "again")
    assert editing.remove(one, "safe") == Refused("last")
    assert editing.remove(one, "again") == Refused("gone")
    few = BARRIERS
    for each in ids(BARRIERS)[2:]:
        few = editing.remove(few, each)
    assert editing.remove(few, ids(few)[0]) == Refused("last-options")


def test_pressed_twice_it_moves_once():
    one = editing.move(SESSION, "again", 1)
    assert ids(one) == ("useful", "again", "safe")
    assert editing.move(one, "again", 1) == one
    assert editing.move(one, "again", 3) == editing.move(one, "again", -1) == Refused("gone")
    assert ids(editing.move(NEEDS, "exams", 0))[:2] == ("exams", "communication")


def test_an_end_is_turned_of_a_question_of_their_own():
    one = added(SESSION)
    high = ids(one)[3]
    low = editing.turn(one, high, Direction.LOW)
    assert low.items[3].favourable == {1, 2}
    assert ids(low)[3] != high
    # An old button still finds it.
    assert editing.turn(low, high, Direction.LOW) == low
    assert editing.turn(low, high, Direction.HIGH) == one
    assert editing.turn(SESSION, "safe", Direction.LOW) == Refused("shipped-end")
    assert editing.turn(SESSION, "safe", Direction.HIGH) == SESSION
    assert editing.turn(NEEDS, "needs", Direction.LOW) == Refused("no-ends")


def test_all_questions_fit_into_one_message():
    one = SESSION
    for number in range(12):
        one = added(one, f"{number:03}" + "x" * 197)
    assert added(one, "One more of them") == Refused("too-much")
    assert isinstance(editing.reword(one, ids(one)[3], "Shorter"), Survey)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("ab", "survey-words-length"),
        ("x" * 201, "survey-words-length"),
        ("123 456", "survey-words-length"),
        ("How was it with NHS number 943 476 5919?", "survey-patient"),
    ],
)
def test_what_is_no_question(typed, wrong):
    found = editing.read_words(typed, GIVEN)
    assert isinstance(found, Problem)
    assert found.id == wrong


def test_words_are_cleaned():
    assert editing.read_words("  I\nknow \u202e whom ", GIVEN) == "I know whom"
    assert editing.read_option("Childcare", GIVEN) == "Childcare"
    assert editing.read_option("x" * 61, GIVEN).id == "survey-option-length"


def test_what_is_written_about():
    assert editing.to_write(SESSION, "").flow == "survey-add-item"
    assert editing.to_write(NEEDS, "").flow == "survey-add-option"
    assert editing.to_write(SESSION, "safe").flow == editing.to_write(NEEDS, "needs").flow == "survey-reword"
    assert editing.to_write(NEEDS, "exams").flow == "survey-reword-option"
    assert editing.to_write(added(SESSION), ids(added(SESSION))[3]).was == ASK
    assert editing.to_write(SESSION, "exams") is None


def test_every_questionnaire_that_is_shipped_and_no_other_can_be_changed():
    assert set(EDITABLE) == set(STANDARD)
    assert Purpose.TOPICS not in EDITABLE
    # The words of shipped answers are found by the purpose, whatever the question is called.
    assert NEEDS.items[0].id == Purpose.NEEDS
    assert BARRIERS.items[0].id == Purpose.BARRIERS
