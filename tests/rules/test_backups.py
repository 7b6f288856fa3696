"""Whether the backup is asked once the presenter cannot come."""

from rules.presenters import backups
from tests.rules.presenters_world import standing


def may_call(*standings, others=True):
    return backups.may_call(standings, 1, any_attended=True, others_may_be_asked=others)


def test_as_long_as_nobody_falls_two_turns_behind():
    mine = standing(1, turns=1, asked=True)
    assert may_call(mine, standing(2, turns=1))
    assert not may_call(mine, standing(2))
    # Whoever cannot be asked is no reason, and on the last day nobody can.
    assert may_call(mine, standing(2, resting=True), standing(3, clash=True), standing(4, attended=False))
    assert may_call(mine, standing(2), others=False)


def test_a_rest_is_kept_while_somebody_else_can_be_asked():
    mine = standing(1, asked=True, resting=True)
    assert not may_call(mine, standing(2))
    assert may_call(mine)


def test_nobody_who_is_busy_or_no_longer_there():
    assert not may_call(standing(1, clash=True))
    assert not may_call(standing(2))
    assert not may_call()
