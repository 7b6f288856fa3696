"""Charts over time: what they point at, and what they leave to chance."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.analysis.likert import TooFew
from rules.analysis.runs import run_chart
from rules.analysis.signals import Rule, Signal
from rules.analysis.xmr import EIGHT_AND_SIX, LOCKED_FROM, xmr

ANHOEJ = {
    10: (6, 2),
    11: (6, 2),
    12: (7, 3),
    13: (7, 3),
    14: (7, 4),
    15: (7, 4),
    16: (7, 4),
    17: (7, 5),
    18: (7, 5),
    19: (7, 6),
    20: (7, 6),
    21: (7, 6),
    22: (7, 7),
    23: (8, 7),
    24: (8, 8),
}
"""Useful points: longest run and fewest crossings that are no signal, as published."""
LEVEL = (10, 11, 9, 10, 12, 9, 10, 11, 10, 9, 11, 10)
"""Twelve points that nothing happens in."""


@pytest.mark.parametrize(("points", "limits"), ANHOEJ.items())
def test_limits_are_those_that_were_published(points, limits):
    odd = points % 2
    # An odd number of them has to be beside two on the median.
    chart = run_chart([*[1, -1] * (points // 2), *[1, 0, 0] * odd])
    assert chart.useful == points
    assert (chart.most, chart.fewest) == limits
    assert (chart.longest, chart.crossings, chart.signals) == (1, points - 1, ())


def test_there_is_no_run_chart_below_ten_points():
    assert run_chart([1, 2] * 4 + [1]) == TooFew(9)
    assert not isinstance(run_chart([1, 2] * 5), TooFew)


def test_a_shift_is_pointed_at():
    chart = run_chart([1, 2, 1, 2, 1, 2, 1, 8, 9, 8, 9, 8, 9, 8])
    # Seven below and seven above; with 14 points seven in a row are chance's, and one crossing is not.
    assert (chart.median, chart.longest, chart.most, chart.crossings, chart.fewest) == (5, 7, 7, 1, 4)
    assert chart.signals == (Signal(Rule.FEW_CROSSINGS, tuple(range(14))),)


def test_a_long_run_is_pointed_at():
    chart = run_chart([1, 9, 1, 9, 1, *[9] * 8, 1, 1, 1, 9, *[1] * 5])
    assert (chart.median, chart.longest, chart.most, chart.crossings, chart.fewest) == (5, 8, 7, 8, 7)
    assert chart.signals == (Signal(Rule.LONG_RUN, tuple(range(5, 13))),)


def test_points_on_the_median_neither_make_nor_break_a_run():
    values = [5, 9, 5, 9, 9, 5, 9, 9, 9, 5, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1, 5]
    chart = run_chart(values)
    assert (chart.median, chart.useful, chart.longest, chart.crossings) == (5, 16, 8, 1)
    first, second, third = chart.signals
    assert first == Signal(Rule.LONG_RUN, (1, 3, 4, 6, 7, 8, 10, 11))
    assert second == Signal(Rule.LONG_RUN, tuple(range(12, 20)))
    assert third.rule is Rule.FEW_CROSSINGS


def test_ten_equal_points_point_at_nothing():
    chart = run_chart([7] * 10)
    assert (chart.median, chart.useful, chart.longest, chart.crossings, chart.signals) == (7, 0, 0, 0, ())
    assert run_chart([7] * 9 + [8]).signals == ()


@given(st.lists(st.integers(0, 12), min_size=10, max_size=40))
def test_a_run_chart_turned_upside_down_says_the_same(values):
    one, other = run_chart(values), run_chart([-value for value in values])
    assert [signal.points for signal in one.signals] == [signal.points for signal in other.signals]
    assert (one.longest, one.crossings, one.useful) == (other.longest, other.crossings, other.useful)
    assert one.longest + one.crossings <= max(one.useful, 1)


def test_chance_alone_seldom_makes_a_signal():
    chance = random.Random(20261119)
    charts = [run_chart([chance.random() for _ in range(20)]) for _ in range(2000)]
    alarms = sum(bool(one.signals) for one in charts) / len(charts)
    assert alarms < 0.08


def test_limits_by_hand():
    # Distances 1 2 1 2 3 1 1 1 1 2 1, mean 16/11; the mean of the points is 122/12.
    ((phase,), signals) = (chart := xmr(LEVEL)).phases, chart.signals
    assert phase.mean == pytest.approx(122 / 12)
    assert phase.moving_range == pytest.approx(16 / 11)
    assert (phase.low, phase.high) == pytest.approx((122 / 12 - 2.66 * 16 / 11, 122 / 12 + 2.66 * 16 / 11))
    assert (phase.trial, phase.rebased, signals) == (False, False, ())


def rules(values, **more):
    return {one.rule: one.points for one in xmr(values, **more).signals}


def test_a_point_outside():
    assert rules([*LEVEL, 15]) == {Rule.OUTSIDE: (12,)}
    assert rules([*LEVEL, 10, 5]) == {Rule.OUTSIDE: (13,)}


def test_every_point_outside_is_pointed_at_and_none_between():
    found = xmr([*LEVEL, 15, 10, 10, 15, 5, 10]).signals
    assert found == (Signal(Rule.OUTSIDE, (12,)), Signal(Rule.OUTSIDE, (15, 16)))


def test_many_on_one_side():
    assert Rule.ONE_SIDE not in rules([*LEVEL, 9, *[11] * 6])
    assert rules([*LEVEL, 9, *[11] * 7])[Rule.ONE_SIDE] == tuple(range(13, 20))
    assert Rule.ONE_SIDE not in rules([*LEVEL, 9, *[11] * 7], preset=EIGHT_AND_SIX)
    assert rules([*LEVEL, 11, *[9] * 8], preset=EIGHT_AND_SIX)[Rule.ONE_SIDE] == tuple(range(13, 21))


def test_many_rising_or_falling():
    six = (9, 9.5, 9.8, 10.5, 11, 11.4)
    assert Rule.RISING not in rules([*LEVEL, *six])
    assert rules([*LEVEL, *six], preset=EIGHT_AND_SIX) == {Rule.RISING: tuple(range(12, 18))}
    assert rules([*LEVEL, *six, 11.8]) == {Rule.RISING: tuple(range(12, 19))}
    assert rules([*LEVEL, 10, *six[::-1], 8.9]) == {Rule.FALLING: tuple(range(13, 20))}
    # One that stays where it was ends a trend.
    assert Rule.RISING not in rules([*LEVEL, *six, 11.4, 11.8])


def test_two_of_three_near_the_same_limit():
    # Two thirds of the way up are 10.17 + 2.58, down 10.17 - 2.58.
    assert rules([*LEVEL, 13, 10, 13]) == {Rule.NEAR_LIMIT: (12, 14)}
    assert rules([*LEVEL, 7, 7, 10]) == {Rule.NEAR_LIMIT: (12, 13)}
    assert rules([*LEVEL, 13, 10, 13, 13]) == {Rule.NEAR_LIMIT: (12, 14, 15)}
    found = xmr([*LEVEL, 13, 13, 10, 10, 13, 10, 13]).signals
    assert found == (Signal(Rule.NEAR_LIMIT, (12, 13)), Signal(Rule.NEAR_LIMIT, (16, 18)))
    assert rules([*LEVEL, 13, 10, 10, 13]) == {}
    assert rules([*LEVEL, 13, 10, 7]) == {}


def test_limits_are_on_trial_until_twelve_points_and_then_stay():
    assert xmr(LEVEL[:5]).phases[0].low is None
    assert xmr(LEVEL[:1]).phases[0].moving_range is None
    eleven, twelve, more = (xmr(values).phases[0] for values in (LEVEL[:11], LEVEL, [*LEVEL, 40, 50]))
    assert (eleven.trial, twelve.trial, more.trial) == (True, False, False)
    assert eleven.mean != twelve.mean
    assert (more.mean, more.low, more.high) == (twelve.mean, twelve.low, twelve.high)
    assert len(LEVEL) == LOCKED_FROM


def test_a_rebase_begins_anew():
    higher = [one + 20 for one in LEVEL]
    assert Rule.OUTSIDE in rules([*LEVEL, *higher])
    chart = xmr([*LEVEL, *higher], rebases=[12])
    assert chart.signals == ()
    assert [(one.first, one.after, one.rebased) for one in chart.phases] == [(0, 12, False), (12, 24, True)]
    assert chart.phases[1].mean == pytest.approx(chart.phases[0].mean + 20)
    # Signals count over the whole chart.
    assert xmr([*LEVEL, *higher, 50], rebases=[12]).signals == (Signal(Rule.OUTSIDE, (24,)),)
    for impossible in (0, 24, -1):
        with pytest.raises(ValueError, match="rebased"):
            xmr([*LEVEL, *higher], rebases=[impossible])


def test_equal_points_point_at_nothing():
    assert xmr([0.1] * 20).signals == ()
    assert xmr([]).phases == ()


@given(st.lists(st.integers(0, 20), min_size=1, max_size=30), st.data())
def test_phases_hold_every_point_once_and_signals_stay_within_theirs(values, data):
    rebases = data.draw(st.sets(st.integers(1, len(values) - 1), max_size=3)) if len(values) > 1 else set()
    chart = xmr(values, rebases=sorted(rebases))
    assert [at for one in chart.phases for at in range(one.first, one.after)] == list(range(len(values)))
    for signal in chart.signals:
        assert any(one.first <= min(signal.points) and max(signal.points) < one.after for one in chart.phases)
        if signal.rule is Rule.OUTSIDE:
            assert list(signal.points) == list(range(signal.points[0], signal.points[-1] + 1))
    outside = {
        at
        for one in chart.phases
        if one.low is not None
        for at in range(one.first, one.after)
        if not one.low <= values[at] <= one.high
    }
    assert {at for one in chart.signals if one.rule is Rule.OUTSIDE for at in one.points} == outside
    turned = xmr([-one for one in values], rebases=sorted(rebases))
    assert sorted(one.points for one in turned.signals) == sorted(one.points for one in chart.signals)
