"""The arrival in the UK: what is read, what it becomes, and when it is asked about."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import arrivals
from rules.arrivals import ARRIVAL, HERE, Arrival, State
from rules.dialogue import Answered, Chosen, Given, Move, Problem, Typed, advance, begin
from rules.ids import CommunityId, UserId
from rules.members import HELLO
from tests import sample

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
TODAY = NOW.date()
GIVEN = Given(NOW, LONDON, {})


def community(quiet_from=time(20), quiet_to=time(8)):
    return sample.community(quiet_from=quiet_from, quiet_to=quiet_to)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 January", date(2027, 1, 14)),
        ("14/1/2027", date(2027, 1, 14)),
        ("Mon 30 Nov", date(2026, 11, 30)),
        ("tomorrow", date(2026, 11, 17)),
        ("today", TODAY),
        ("in two weeks", date(2026, 11, 30)),
        ("next friday", date(2026, 11, 20)),
    ],
)
def test_days_as_people_type_them(typed, day):
    assert arrivals.read_arrival(typed, GIVEN) == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("when the visa comes", "arrival-unreadable"),
        ("January", "arrival-unreadable"),
        ("March 2027", "arrival-unreadable"),
        ("", "arrival-unreadable"),
        ("soon", "arrival-unreadable"),
        ("1 November 2026", "arrival-passed"),
        ("14 January 2034", "arrival-too-far"),
        ("30 Feb 2027", "schedule-date-no-such-day"),
        ("Tue 30 Nov", "schedule-date-weekday"),
        ("11/30", "schedule-date-month-first"),
    ],
)
def test_what_is_no_day_to_come_is_asked_again(typed, problem):
    found = arrivals.read_arrival(typed, GIVEN)
    assert isinstance(found, Problem)
    assert found.id == problem
    assert found.likely == ()


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_day_to_come_or_a_problem(typed):
    found = arrivals.read_arrival(typed, GIVEN)
    assert isinstance(found, Problem) or date.fromisoformat(found) >= TODAY


@pytest.mark.parametrize(
    ("answers", "after"),
    [
        ({}, Arrival(State.COMING, date(2027, 1, 1))),
        ({"arrival": None}, Arrival(State.COMING, date(2027, 1, 1))),
        ({"arrival": "yes", "arrives": "2027-01-14"}, HERE),
        ({"arrival": "not-yet", "arrives": "2027-01-14"}, Arrival(State.COMING, date(2027, 1, 14))),
        ({"arrival": "not-yet", "arrives": None}, Arrival(State.COMING)),
        ({"arrival": "not-yet"}, Arrival(State.COMING)),
        ({"arrival": "not-yet", "arrives": TODAY.isoformat()}, HERE),
    ],
)
def test_what_the_answers_say(answers, after):
    assert arrivals.told(answers, Arrival(State.COMING, date(2027, 1, 1)), TODAY) == after


@pytest.mark.parametrize(
    ("arrival", "here"),
    [
        (Arrival(), True),
        (HERE, True),
        (Arrival(State.COMING), False),
        (Arrival(State.COMING, TODAY), True),
        (Arrival(State.COMING, TODAY + timedelta(days=1)), False),
    ],
)
def test_who_is_taken_to_be_here(arrival, here):
    assert arrival.is_here(TODAY) is here


def test_the_question_comes_on_the_day_at_a_decent_hour():
    on = date(2027, 1, 14)
    coming = Arrival(State.COMING, on)
    assert arrivals.asked_at(coming, community()) == datetime(2027, 1, 14, 9, tzinfo=UTC)
    late = arrivals.asked_at(coming, community(quiet_to=time(10)))
    assert late == datetime(2027, 1, 14, 10, tzinfo=UTC)
    summer = Arrival(State.COMING, date(2027, 7, 1))
    assert arrivals.asked_at(summer, community()) == datetime(2027, 7, 1, 8, tzinfo=UTC)
    assert arrivals.asked_at(HERE, community()) is None
    assert arrivals.asked_at(Arrival(State.COMING), community()) is None


def walk(flow, replies, known=None):
    turn = begin(flow, UserId(1), CommunityId(1), 1, NOW, known)
    asked = [turn.step]
    for reply in replies:
        turn = advance(flow, turn, reply, NOW, LONDON)
        if isinstance(turn, Answered):
            return asked, turn.draft.answers
        turn = turn.draft
        asked.append(turn.step)
    return asked, turn.answers


def test_who_is_here_is_not_asked_when():
    asked, answers = walk(ARRIVAL, [Chosen(0)])
    assert (asked, answers) == (["arrival"], {"arrival": "yes"})
    asked, answers = walk(ARRIVAL, [Typed("No"), Move.BACK, Chosen(1), Typed("14 January")])
    assert answers == {"arrival": "not-yet", "arrives": "2027-01-14"}


def test_the_hello_form_asks_only_where_a_group_prepares_for_it():
    skips = [Move.SKIP] * 7
    assert walk(HELLO, skips)[0] == ["name", "grade", "specialty", "site", "experience"]
    asked = walk(HELLO, skips, {"pre_arrival": True})[0]
    assert asked == ["name", "arrival", "grade", "specialty", "site", "experience"]
    coming = [Move.SKIP, Chosen(1), *skips]
    asked = walk(HELLO, coming, {"pre_arrival": True})[0]
    assert asked == ["name", "arrival", "arrives", "grade", "specialty", "site"]
