"""Who is asked to talk to the evaluators, and who is written to after a session they missed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import interviews, missed
from rules.attendance import Established, Line, Mark, Sheet, Status
from rules.ids import MemberId
from rules.interviews import State
from tests import sample

EVENING = datetime(2026, 11, 19, 17, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    ("came", "state", "asked"),
    [
        (2, None, False),
        (3, None, True),
        (30, None, True),
        (3, State.ASKED, False),
        (4, State.NO, False),
        (9, State.YES, False),
        (9, State.LEFT, False),
    ],
)
def test_three_sessions_are_asked_about_once_for_ever(came, state, asked):
    assert interviews.is_asked(came, state) is asked


def test_only_who_was_asked_has_an_answer_to_give():
    assert not interviews.may_answer(None)
    assert all(interviews.may_answer(one) for one in State)


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)))
def test_both_messages_come_a_day_later_and_never_at_night(now):
    community = sample.community()
    for at in (interviews.asked_at(community, now), missed.told_at(community, now)):
        assert now + timedelta(days=1) <= at <= now + timedelta(days=1, hours=13)
        assert 8 <= at.astimezone(community.zone).hour < 20


def test_both_come_the_next_day_at_the_same_hour_where_that_is_decent():
    assert interviews.asked_at(sample.community(), EVENING) == EVENING + timedelta(days=1)


MISSED, CAME = (Mark(one, Established.SHEET) for one in (Status.MISSED, Status.ATTENDED))


def test_only_those_are_written_to_who_had_a_place_and_are_marked_as_missed():
    lines = (
        Line(MemberId(1), "Amara", booked=True, mark=MISSED),
        Line(MemberId(2), "Ben", booked=True, mark=CAME),
        Line(MemberId(3), "Chidi", booked=True, mark=None),
        Line(MemberId(4), "Dana", booked=False, mark=MISSED),
        Line(MemberId(5), "Ebele", booked=True, mark=MISSED),
    )
    sheet = Sheet(sample.session(), lines)
    assert missed.to_tell(sheet, ()) == [1, 5]
    assert missed.to_tell(sheet, {MemberId(5)}) == [1]
