"""Answers as numbers, in buttons and in a buffer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.feedback import buffer as buffers
from rules.feedback import questionnaire, standard, tokens
from rules.feedback.buffer import FullError, Line
from rules.feedback.questionnaire import Kind
from rules.feedback.surveys import (
    Direction,
    Item,
    MisfitError,
    Purpose,
    Scale,
    Survey,
    chosen,
    pack,
    packed_bytes,
    unpack,
)
from rules.sealing import UnsealableError

KEY, NONCE = bytes(range(32)), bytes(range(12))
SURVEYS = tuple(standard.STANDARD.values())


def answers_to(survey):
    return st.tuples(*(st.integers(0, item.values - 1) for item in survey.items))


any_answered = st.sampled_from(SURVEYS).flatmap(lambda one: st.tuples(st.just(one), answers_to(one)))


def likert(number):
    return Survey(Purpose.PAIRED, 1, tuple(Item(f"i{one}", Scale.AGREEMENT) for one in range(number)))


@given(any_answered)
def test_what_was_packed_is_there_again_and_as_long_as_any(given_):
    survey, answers = given_
    assert unpack(survey, pack(survey, answers)) == answers
    assert len(pack(survey, answers)) == packed_bytes(survey)


@pytest.mark.parametrize("answers", [(0, 0), (0, 0, 0, 0), (5, 0, 0), (0, -1, 0), (0, 6, 0)])
def test_what_cannot_be_answered_is_refused(answers):
    with pytest.raises(MisfitError):
        pack(standard.SESSION, answers)


def test_ten_items_take_44_signs_of_a_button_and_twenty_48():
    for number, signs in ((10, 44), (20, 48)):
        survey = likert(number)
        token = tokens.seal(KEY, NONCE, survey, (5,) * number, number, "answers:1:1")
        assert len(token) == signs
        assert len(f"ia:{2**31 - 1}:{token}") <= 64


@given(any_answered, st.integers(0, 3))
def test_a_token_opens_for_its_round_and_person_alone(given_, at):
    survey, answers = given_
    token = tokens.seal(KEY, NONCE, survey, answers, at, "answers:7:42")
    assert tokens.unseal(KEY, token, survey, "answers:7:42") == (answers, at)
    for key, bound in ((KEY, "answers:7:43"), (KEY, "answers:8:42"), (bytes(32), "answers:7:42")):
        with pytest.raises(UnsealableError):
            tokens.unseal(key, token, survey, bound)


@given(st.text(max_size=60))
def test_a_forged_token_opens_nothing(token):
    with pytest.raises(UnsealableError):
        tokens.unseal(KEY, token, standard.SESSION, "answers:7:42")


def test_one_answer_at_a_time_forwards_and_back():
    survey = standard.SESSION
    place = questionnaire.begin(survey)
    first = {(one.kind, one.option): one.to for one in questionnaire.moves(survey, place)}
    assert set(first) == {
        (Kind.CHOOSE, 0),
        (Kind.CHOOSE, 1),
        (Kind.CHOOSE, 2),
        (Kind.CHOOSE, 3),
        (Kind.SKIP, None),
    }
    place = first[Kind.CHOOSE, 3]
    assert (place.answers, place.at) == ((4, 0, 0), 1)
    back = {one.kind: one.to for one in questionnaire.moves(survey, place)}[Kind.BACK]
    assert (back.answers, back.at) == ((4, 0, 0), 0)


def test_several_are_taken_and_left():
    survey = standard.NEEDS
    place = questionnaire.begin(survey)
    for option in (1, 3, 1):
        place = next(one.to for one in questionnaire.moves(survey, place) if one.option == option)
    assert chosen(survey.items[0], place.answers[0]) == (3,)
    on = next(one for one in questionnaire.moves(survey, place) if one.kind is Kind.ON)
    assert on.to.item(survey) is None


@given(st.data())
def test_a_buffer_is_the_same_in_whatever_order_it_was_filled(data):
    survey = standard.SESSION
    people = data.draw(st.lists(answers_to(survey), min_size=1, max_size=8))
    order = data.draw(st.permutations(range(len(people))))
    size = buffers.size_for(survey, len(people))
    encoded = set()
    for turns in (range(len(people)), order):
        filled = buffers.empty(survey, bytes(32))
        for one in turns:
            tag = one.to_bytes(16, "big")
            filled = buffers.add(filled, survey, people[one], tag, tag)
            filled = buffers.add_line(filled, Line(f"line {people[one]}", quotable=True), tag)
        encoded.add(buffers.encode(filled, size))
    assert len(encoded) == 1
    assert buffers.decode(encoded.pop()) == filled


def test_nobody_answers_twice():
    survey, tag = standard.SESSION, bytes(16)
    once = buffers.add(buffers.empty(survey, bytes(32)), survey, (1, 2, 3), tag, tag)
    assert buffers.add(once, survey, (4, 5, 1), tag, tag) is once
    said = buffers.add_line(once, Line("Thank you", quotable=False), tag)
    assert buffers.add_line(said, Line("Once more", quotable=False), tag) is said


def test_as_many_as_were_asked_and_half_as_many_again_fit():
    survey = standard.SESSION
    for asked in (1, 12, 200, 2000):
        filled = buffers.empty(survey, bytes(32))
        for one in range(asked + asked // 2):
            tag = one.to_bytes(16, "big")
            filled = buffers.add(filled, survey, (4, 5, 3), tag, tag)
        assert buffers.encode(filled, buffers.size_for(survey, asked))


def test_what_does_not_fit_is_refused_whole():
    with pytest.raises(FullError):
        buffers.encode(buffers.empty(standard.SESSION, bytes(32)), 64)


def test_favourable_is_the_top_or_the_bottom():
    assert Item("a", Scale.AGREEMENT).favourable == {4, 5}
    assert Item("a", Scale.AGREEMENT, Direction.LOW).favourable == {1, 2}
    assert Item("a", Scale.AGAIN).favourable == {3}
    assert Item("a", Scale.ONE_OF, own_options=("x", "y")).favourable == frozenset()
