"""More and fewer places: never fewer than are taken, but by choosing who waits."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import capacity
from rules.bookings import BookingView, Mine
from rules.capacity import Changed, Refused, TooMany
from rules.ids import MemberId
from rules.sessions import Status
from tests import sample

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def view(places=12, booked=0, held=0, **changes):
    return BookingView(sample.session(places=places, **changes), booked, held, 0, Mine())


def test_more_places_and_fewer_that_nobody_has():
    for wanted in (16, 10):
        changed = capacity.change_places(view(booked=8, held=2), wanted, NOW)
        assert (changed.session.places, changed.was, changed.already) == (wanted, 12, False)
    assert capacity.change_places(view(), 12, NOW).already


def test_fewer_than_are_taken_need_somebody_to_choose():
    asked = capacity.change_places(view(booked=8, held=2), 7, NOW)
    assert asked == TooMany(view(booked=8, held=2).session, 7, over=3)


@pytest.mark.parametrize(
    ("changes", "wanted", "reason"),
    [
        ({"status": Status.CANCELLED}, 14, "session-cancelled"),
        ({"starts_at": NOW}, 14, "session-begun"),
        ({"starts_at": NOW + timedelta(minutes=1)}, 0, "no-such-number"),
        ({}, 501, "no-such-number"),
    ],
)
def test_what_is_refused(changes, wanted, reason):
    for decided in (
        capacity.change_places(view(**changes), wanted, NOW),
        capacity.move_to_line(view(**changes), wanted, [], [], NOW),
    ):
        assert isinstance(decided, Refused)
        assert decided.reason == reason


def test_those_who_came_last_are_named_first_and_the_presenter_last():
    known = capacity.holders([MemberId(1), MemberId(2), MemberId(3)], [MemberId(8), MemberId(9)], MemberId(3))
    assert known == (9, 8, 2, 1, 3)


def test_one_after_the_other_and_each_time_the_number_goes_down():
    first = capacity.move_to_line(view(4, booked=4), 2, [1, 2, 3, 4], [3], NOW)
    assert isinstance(first, TooMany)
    assert (first.session.places, first.over, first.moved) == (3, 1, (3,))
    again = capacity.move_to_line(view(3, booked=3), 2, [1, 2, 4], [3], NOW)
    assert (again.session.places, again.over, again.moved) == (3, 1, ())
    last = capacity.move_to_line(view(3, booked=3), 2, [1, 2, 4], [4], NOW)
    assert isinstance(last, Changed)
    assert (last.session.places, last.moved) == (2, (4,))


members = st.integers(1, 12).map(MemberId)


@given(
    places=st.integers(1, 12),
    wanted=st.integers(1, 14),
    known=st.lists(members, unique=True),
    chosen=st.lists(members),
)
def test_no_choice_takes_more_places_than_it_must_or_leaves_too_few(places, wanted, known, chosen):
    held = known[:places]
    decided = capacity.move_to_line(view(places, booked=len(held)), wanted, held, chosen, NOW)
    left = len(held) - len(decided.moved)
    assert left <= decided.session.places
    assert set(decided.moved) <= set(held) & set(chosen)
    assert len(set(decided.moved)) == len(decided.moved) <= max(0, len(held) - wanted)
    assert decided.session.places in (places, wanted, left)
    assert isinstance(decided, TooMany) == (left > wanted)
