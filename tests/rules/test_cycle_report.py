"""What a report may tell: groups that single nobody out, charts of numbers, and batches that add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.analysis.likert import Likert, TooFew
from rules.analysis.runs import RunChart
from rules.analysis.signals import Rule
from rules.analysis.xmr import Xmr
from rules.cycle_report.answers import chosen, compared, together
from rules.cycle_report.completeness import Answered, Stated, answered, stated
from rules.cycle_report.places import Places, Turnout, places
from rules.cycle_report.reach import Part, Roughly, Told, reach
from rules.cycle_report.series import Typical, series
from rules.feedback.pairs import PairFigure
from rules.feedback.releasing import Figure
from rules.feedback.standard import BARRIERS, NEEDS, PAIRED, SESSION
from rules.publishing import SHOWN_FROM, Form

PARTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=6).map(
    lambda found: [Part(reached, reached + others) for reached, others in found]
)


def small(count):
    return 0 < count < SHOWN_FROM


def test_groups_that_are_large_enough_are_told_as_they_are():
    found = reach([Part(0, 38), Part(63, 90), Part(5, 10)])
    assert found.total == Told(138, 68)
    assert found.parts == (Told(38, 0), Told(90, 63), Told(10, 5))
    assert [one.missed for one in found.parts] == [True, False, False]


def test_a_group_of_fewer_than_five_is_hidden_and_another_one_beside_it():
    found = reach([Part(0, 38), Part(63, 90), Part(3, 9), Part(10, 20)])
    assert found.total == Told(157, 76)
    assert found.parts == (Told(38, 0), Told(90, 63), Told(None, None), Told(None, None))


def test_the_group_that_was_not_reached_is_the_last_to_be_hidden():
    found = reach([Part(0, 6), Part(63, 90), Part(3, 9)])
    assert found.parts == (Told(6, 0), Told(None, None), Told(None, None))


def test_that_nobody_of_a_small_group_came_cannot_be_worked_out():
    found = reach([Part(0, 3), Part(0, 4), Part(20, 40)])
    assert found.parts == (Told(None, None),) * 3


@pytest.mark.parametrize("reached", [True, False], ids=["everybody", "nobody"])
def test_where_all_or_none_were_reached_no_size_of_a_hidden_group_can_be_worked_out(reached):
    def parts(*sizes):
        return [Part(one if reached else 0, one) for one in sizes]

    found = reach(parts(5, 5, 4))
    assert found.total == Told(14, 14 if reached else 0)
    assert found.parts == (Told(None, None),) * 3
    assert [one.members for one in reach(parts(5, 5, 6)).parts] == [5, 5, 6]


def test_a_group_without_people_is_told_and_hides_nothing():
    found = reach([Part(0, 0), Part(20, 40), Part(7, 12)])
    assert found.parts == (Told(0, 0), Told(40, 20), Told(12, 7))
    assert not found.parts[0].missed


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([Part(9, 11)], Told(None, None, Roughly.MOST)),
        ([Part(2, 11), Part(1, 20)], Told(31, None, Roughly.FEW)),
        ([Part(3, 6)], Told(6, None, Roughly.FEW)),
        ([Part(2, 4)], Told(None, None)),
        ([Part(0, 4)], Told(None, None)),
        ([Part(0, 0)], Told(0, 0)),
        ([Part(8, 8)], Told(8, 8)),
    ],
)
def test_where_few_came_or_few_did_not_only_that_is_told(parts, told):
    found = reach(parts)
    assert found.total == told
    if told.roughly:
        assert found.parts == (Told(None, None),) * len(parts)


@given(PARTS)
def test_no_small_count_is_told_or_left_over(parts):
    found = reach(parts)
    hidden = [one for one, told in zip(parts, found.parts, strict=True) if told.members is None]
    for told in (found.total, *found.parts):
        if told.reached is not None:
            assert not small(told.reached)
            assert not small(told.members - told.reached)
    if found.total.reached is None:
        assert len(hidden) == len(parts) or not any(one.members for one in parts)
        return
    assert len(hidden) != 1
    for column in ("reached", "others"):
        left = sum(getattr(one, column) for one in hidden)
        assert not small(left)
        if hidden and not left:
            assert sum(getattr(one, column) for one in parts) == 0


@given(PARTS)
def test_nothing_is_hidden_without_need(parts):
    if not any(small(one.reached) or small(one.others) for one in parts):
        found = reach(parts)
        assert [one.members for one in found.parts] == [one.members for one in parts]


def test_fewer_than_ten_sessions_have_no_chart():
    found = series([7, 3, 6])
    assert found.values == (7, None, 6)
    assert found.hidden == 1
    assert found.chart == TooFew(3)


def test_ten_sessions_have_a_run_chart_and_twelve_have_limits():
    assert isinstance(series([7, 8] * 5).chart, RunChart)
    chart = series([7, 8] * 6).chart
    assert isinstance(chart, Xmr)
    assert chart.phases[0].mean == 7.5


def test_the_median_says_nothing_of_numbers_that_are_hidden():
    counts = [6, 7, 8, 9, 3, 11, 12, 2, 10, 14, 13, 15]
    found = series(counts)
    assert isinstance(found.chart, RunChart)
    # Whatever the hidden numbers are, the chart is the same.
    for fewer in range(SHOWN_FROM):
        assert series([fewer if one < SHOWN_FROM else one for one in counts]).chart == found.chart
    assert found.chart.median == 9.5


def test_where_half_of_the_numbers_are_hidden_there_is_no_line():
    assert series([3] * 5 + [9] * 5).chart is None
    assert isinstance(series([3] * 5 + [9] * 6).chart, RunChart)


def test_a_run_is_pointed_at_also_where_its_numbers_are_hidden():
    chart = series([3] * 9 + [9] * 10).chart
    assert isinstance(chart, RunChart)
    assert Rule.LONG_RUN in {one.rule for one in chart.signals}


def test_a_rebase_begins_a_new_mean_and_one_outside_the_chart_none():
    chart = series([6, 7] * 6 + [12, 13] * 6, [12, 0, 24]).chart
    assert [one.first for one in chart.phases] == [0, 12]


@given(st.lists(st.integers(0, 20), max_size=9))
def test_what_is_typical_says_nothing_of_numbers_that_are_hidden(counts):
    found = series(counts).typical
    for fewer in (0, SHOWN_FROM - 1):
        assert series([fewer if one < SHOWN_FROM else one for one in counts]).typical == found
    if found is not None:
        assert found.median >= SHOWN_FROM
        assert (found.least is None) == (min(counts) < SHOWN_FROM)


def test_what_is_typical():
    assert series([7, 9, 6]).typical == Typical(7, 6, 9)
    assert series([7, 3, 6]).typical == Typical(6, None, None)
    assert series([7, 3, 6, 2]).typical is None
    assert series([]).typical is None


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        ([Turnout(15, 10, 10), Turnout(10, 8, 8)], Places(25, 18)),
        ([Turnout(15, 10, 15)], Places(15, 10)),
        ([Turnout(15, 15, 15)], Places(15, 15)),
        ([Turnout(9, 0, 9)], Places(9, 0)),
        # Few took theirs, few did not, few came without one.
        ([Turnout(15, 4, 9)], None),
        ([Turnout(15, 11, 11)], None),
        ([Turnout(15, 10, 14)], None),
        # Of one session it is not told how many came.
        ([Turnout(15, 10, 10), Turnout(10, 4, 4)], None),
        ([Turnout(15, 10, 10), Turnout(10, 0, 0)], None),
        ([Turnout(0, 0, 9)], None),
        ([], None),
    ],
)
def test_places_are_told_where_no_few_can_be_worked_out(sessions, told):
    assert places(sessions) == told


def test_how_many_answered_adds_up_only_what_is_told_on_both_sides():
    def told(*numbers):
        return [Figure("useful", Form.BANDED if one else Form.NOTHING, one) for one in numbers]

    assert answered([(12, told(7, 9)), (8, told(None)), (4, told(4)), (6, [])]) == Answered(9, 12)
    # An answer may be a second one of somebody: no more are told than came.
    assert answered([(6, told(7))]) == Answered(6, 6)
    assert answered([(8, told(None)), (4, told(5))]) is None


def test_how_many_gave_their_time_in_the_nhs_is_not_told_beside_a_hidden_group():
    assert stated(Told(40, 20), Told(10, 5)) == Stated(0.75)
    assert stated(Told(40, 20), Told(None, None)) is None
    assert stated(Told(None, None), Told(None, None)) is None
    assert stated(Told(0, 0), Told(0, 0)) == Stated(None)


def figure(item, *counts, favourable=0):
    return Figure(item, Form.FULL, sum(counts), favourable, counts)


def test_batches_of_a_question_add_up_and_rough_ones_are_only_counted():
    found = together(
        [
            (SESSION, {"useful": figure("useful", 1, 2, 5, 8), "safe": Figure("safe", Form.NOTHING)}),
            (SESSION, {"useful": figure("useful", 0, 1, 4, 7)}),
            (SESSION, {"useful": Figure("useful", Form.BANDED, 7, 7)}),
        ]
    )
    useful, safe = found
    assert useful.counts == (1, 3, 9, 15)
    assert isinstance(useful.figure, Likert)
    assert (useful.figure.n, useful.figure.favourable) == (28, 24)
    assert (useful.rounds, useful.roughly, useful.nothing) == (2, 1, 0)
    assert (safe.counts, safe.figure, safe.nothing) == (None, None, 1)


def test_the_p_values_of_all_questions_are_adjusted_together():
    rises = (0, 0, 0, 0, 1, 9, 3, 0, 0)
    figures = {item.id: PairFigure(item.id, Form.FULL, sum(rises), 12, rises) for item in PAIRED.items[:2]}
    figures[PAIRED.items[2].id] = PairFigure(PAIRED.items[2].id, Form.BANDED, 6, 6)
    one, two, three = compared(PAIRED, figures)
    assert one.p == two.p == 2 * one.differences.wilcoxon_p
    assert (three.differences, three.p) == (None, None)


def test_what_several_could_choose_comes_in_order_of_how_often_it_was():
    (found,) = chosen(BARRIERS, {"barriers": figure("barriers", 3, 9, 0, 1, 0, 0, 0, 2)})
    assert [(one.id, one.count) for one in found.bars][:3] == [
        ("clinical-work", 9),
        ("on-call", 3),
        ("not-for-me", 2),
    ]
    rough = Figure("needs", Form.BANDED, 7, None, (5, 0, 0, 5, 0, 0, 0, 0))
    (found,) = chosen(NEEDS, {"needs": rough})
    assert (found.bars, found.named) == (None, (0, 3))
