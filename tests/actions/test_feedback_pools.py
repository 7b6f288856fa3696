"""Answers that are too few wait for other rounds, and no longer than half a year in all."""

from datetime import datetime, timedelta

import pytest

from rules.feedback.rounds import SESSION_OPEN_FOR, WAIT_FOR, State
from storage.feedback import sealed
from tests.anonymity.feedback_world import NAMES, FeedbackWorld

ANSWERS = (3, 4, 2)


@pytest.fixture
def world(db):
    return FeedbackWorld(db)


def asked(world, *names):
    one = world.opens(names)
    for name in names:
        world.answers(name, one, ANSWERS)
    return one


def waits(world, one):
    return world.db.read_now(sealed.waiting, one) is not None


def test_what_waits_goes_along_with_the_next_and_is_told_once(world):
    first = asked(world, *NAMES[:3])
    world.ends(first)
    assert world.state(first) is State.POOLED
    second = asked(world, *NAMES[3:6])
    assert not waits(world, second)
    world.ends(second)
    assert world.state(second) is State.PUBLISHED
    assert world.figures(second)["useful"].answered == 6


def test_the_same_few_wait_for_half_a_year_in_all(world):
    first = asked(world, *NAMES[:3])
    world.ends(first)
    last = world.now + WAIT_FOR
    second = first
    while world.now + SESSION_OPEN_FOR + timedelta(days=31) < last:
        world.advance(days=30)
        second = asked(world, *NAMES[:3])
        assert datetime.fromisoformat(world.held(second).until) == last
        world.ends(second)
        assert world.state(second) is State.POOLED
    world.advance(days=30)
    taken = asked(world, *NAMES[:3])
    assert world.held(taken).pooled
    world.advance(days=40)
    world.ends(taken)
    assert world.state(taken) is State.DESTROYED
    assert not waits(world, taken)


def test_what_nobody_takes_along_is_destroyed_in_its_time(world):
    first = asked(world, *NAMES[:3])
    world.ends(first)
    assert waits(world, first)
    world.now += WAIT_FOR
    world.ends(first)
    assert not waits(world, first)
