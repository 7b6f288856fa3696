"""One question, shares, small groups and reasons: against cases by hand and definitions."""

from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.analysis.likert import Likert, TooFew, likert, quartile
from rules.analysis.pareto import pareto
from rules.analysis.proportions import TAIL, rates, share
from rules.feedback.surveys import Item, Scale
from rules.publishing import Form

counts = st.lists(st.integers(0, 12), min_size=2, max_size=7).filter(lambda one: sum(one) > 0)
groups = st.integers(1, 14).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


def test_a_question_by_hand():
    # 1 2 3 3 4 4 4 4 5 5 5 5
    told = likert((1, 1, 2, 4, 4), Item("safe", Scale.AGREEMENT).favourable, Form.FULL)
    assert isinstance(told, Likert)
    # The third and fourth answers, the sixth and seventh, the ninth and tenth.
    assert (told.n, told.lower, told.median, told.upper) == (12, 3, 4, 5)
    assert (told.favourable, told.share.value) == (8, 8 / 12)
    assert (told.share.low, told.share.high) == pytest.approx((0.3906, 0.8619), abs=5e-5)
    # Two of twelve are lower than "neither", and half of the two that chose it.
    assert (told.neutral, told.below) == (3, 3 / 12)


def test_an_even_number_of_levels_has_no_neutral_one():
    told = likert((1, 4, 3, 2), Item("useful", Scale.USEFULNESS).favourable, Form.FULL)
    assert (told.neutral, told.below, told.favourable) == (None, 0.5, 5)
    assert (told.lower, told.median, told.upper) == (2, 2.5, 3)


def test_a_question_is_not_told_of_few():
    assert likert((1, 2, 3, 3, 0), {4, 5}, Form.FULL) == TooFew(9)
    assert likert((1, 2, 3, 3, 9), {4, 5}, Form.BANDED) == TooFew(18)
    assert likert((0, 0, 0), {3}, Form.NOTHING) == TooFew(0)
    for impossible in (((3, -1), {1}), ((3, 9), {3}), ((3, 9), {0})):
        with pytest.raises(ValueError, match="counts"):
            likert(*impossible, Form.FULL)


@given(counts, st.sampled_from((1, 2, 3)))
def test_quartiles_are_those_of_the_answers_written_out(row, which):
    answers = np.repeat(np.arange(1, len(row) + 1), row)
    assert quartile(row, which) == np.quantile(answers, which / 4, method="averaged_inverted_cdf")
    assert which != 2 or quartile(row, which) == np.median(answers)


def test_nothing_has_no_quartiles():
    with pytest.raises(ValueError, match="quartiles"):
        quartile((0, 0), 2)


@given(st.lists(st.integers(0, 12), min_size=2, max_size=7).filter(lambda one: sum(one) >= 10))
def test_a_bar_turned_round_is_its_mirror_image(row):
    favourable = {len(row)}
    told, turned = (likert(one, favourable, Form.FULL) for one in (row, row[::-1]))
    assert told.below + turned.below == pytest.approx(1)
    assert 1 <= told.lower <= told.median <= told.upper <= len(row)
    assert turned.median == len(row) + 1 - told.median


@given(groups)
def test_wilsons_interval_is_its_formula(group):
    good, n = group
    z, p = 1.959963984540054, good / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    told = share(good, n)
    assert (told.low, told.high) == pytest.approx((middle - reach, middle + reach), abs=1e-9)
    assert 0 <= told.low <= told.value <= told.high <= 1 or told.value == pytest.approx(told.high)


def test_a_share_is_of_somebody():
    for impossible in ((0, 0), (3, 2), (-1, 4)):
        with pytest.raises(ValueError, match="share"):
            share(*impossible)


def chance_of_less(k, n, p):
    return sum(comb(n, one) * p**one * (1 - p) ** (n - one) for one in range(k))


@given(st.lists(groups, min_size=1, max_size=10))
def test_limits_of_small_groups_are_exact_and_within_reach(sessions):
    told = rates(sessions)
    assert told.pooled == sum(good for good, _ in sessions) / sum(n for _, n in sessions)
    for (good, n), point in zip(sessions, told.points, strict=True):
        assert 0 <= point.low <= point.high <= 1
        assert point.rate == good / n
        low, high = round(point.low * n), round(point.high * n)
        slack = 1e-9
        assert chance_of_less(low, n, told.pooled) < TAIL + slack
        assert chance_of_less(low + 1, n, told.pooled) >= TAIL - slack
        assert chance_of_less(n - high, n, 1 - told.pooled) < TAIL + slack
        assert point.outside == (not low <= good <= high)


def test_a_group_outside_is_seen_and_full_ones_are_not():
    told = rates([(7, 8), (8, 8), (6, 7), (0, 8), (8, 9), (7, 8), (8, 8)])
    assert [one.outside for one in told.points] == [False, False, False, True, False, False, False]
    everybody = rates([(4, 4), (12, 12)])
    assert [(one.low, one.high, one.outside) for one in everybody.points] == [(1, 1, False)] * 2
    nobody = rates([(0, 4), (0, 12)])
    assert [(one.low, one.high, one.outside) for one in nobody.points] == [(0, 0, False)] * 2
    for impossible in ([], [(0, 0)], [(5, 4)]):
        with pytest.raises(ValueError, match="group"):
            rates(impossible)


def test_reasons_by_hand():
    bars = pareto({"topic": 5, "on-call": 50, "late": 30, "quiet": 5, "not-for-me": 0, "work": 10})
    assert [(one.id, one.count) for one in bars] == [
        ("on-call", 50),
        ("late", 30),
        ("work", 10),
        ("quiet", 5),
        ("topic", 5),
        ("not-for-me", 0),
    ]
    assert [one.cumulative for one in bars] == pytest.approx([0.5, 0.8, 0.9, 0.95, 1, 1])
    # Two reach exactly 80%, so that a third is not vital.
    assert [one.vital for one in bars] == [True, True, False, False, False, False]
    assert pareto({}) == ()
    assert [(one.share, one.vital) for one in pareto({"a": 0})] == [(0, False)]
    with pytest.raises(ValueError, match="never"):
        pareto({"a": -1})


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 50), max_size=12))
def test_the_vital_few_are_the_fewest_that_make_up_most(given_counts):
    bars = pareto(given_counts)
    total = sum(given_counts.values())
    assert {one.id: one.count for one in bars} == given_counts
    assert [(-one.count, one.id) for one in bars] == sorted((-one.count, one.id) for one in bars)
    vital = [one for one in bars if one.vital]
    assert list(bars[: len(vital)]) == vital
    if total:
        assert bars[-1].cumulative == 1
        assert sum(one.count for one in vital) * 5 >= total * 4
        assert sum(one.count for one in vital[:-1]) * 5 < total * 4
