"""The weekly figures: whole weeks, on Mondays, and no small number."""

from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from rules.digest import Count, Figure, is_worth_telling, next_digest, told, week_before, week_of
from rules.publishing import SHOWN_FROM
from tests import sample

OAK_VALE = sample.community()


def test_the_week_before_is_the_last_whole_one_from_monday_to_monday():
    monday = datetime(2026, 11, 16, 9, tzinfo=UTC)
    week = week_before(monday, OAK_VALE)
    assert (week.monday, week.begins_at, week.ends_at) == (
        date(2026, 11, 9),
        datetime(2026, 11, 9, tzinfo=UTC),
        datetime(2026, 11, 16, tzinfo=UTC),
    )
    assert week_before(datetime(2026, 11, 22, 23, tzinfo=UTC), OAK_VALE) == week


def test_the_week_in_which_the_clocks_change_is_an_hour_longer():
    week = week_of(date(2026, 10, 19), OAK_VALE)
    assert week.begins_at == datetime(2026, 10, 18, 23, tzinfo=UTC)
    assert week.ends_at == datetime(2026, 10, 26, tzinfo=UTC)


def test_it_comes_on_monday_morning_by_the_communitys_clock():
    assert next_digest(datetime(2026, 6, 10, tzinfo=UTC), OAK_VALE) == datetime(2026, 6, 15, 8, tzinfo=UTC)
    on_monday = datetime(2026, 11, 16, 9, tzinfo=UTC)
    assert next_digest(on_monday, OAK_VALE) == datetime(2026, 11, 23, 9, tzinfo=UTC)
    late_risers = sample.community(quiet_to=time(10))
    assert next_digest(on_monday, late_risers) == datetime(2026, 11, 23, 10, tzinfo=UTC)


@given(st.dictionaries(st.sampled_from(list(Figure)), st.integers(0, 20)))
def test_no_number_below_five_is_told_but_that_of_sessions(counted):
    counts = told(counted)
    assert [one.figure for one in counts] == list(Figure)
    for one in counts:
        known = counted.get(one.figure, 0)
        if one.figure is Figure.SESSIONS or known >= SHOWN_FROM:
            assert one.number == known
        else:
            assert one.number is None


@given(st.dictionaries(st.sampled_from(list(Figure)), st.integers(0, SHOWN_FROM - 1)))
def test_small_numbers_cannot_be_told_apart(counted):
    quiet = {figure: number for figure, number in counted.items() if figure is Figure.SESSIONS}
    assert told(counted) == told(quiet)


def test_a_week_that_says_nothing_is_not_told():
    assert not is_worth_telling(told({Figure.JOINED: 4}))
    assert is_worth_telling(told({Figure.JOINED: 5}))
    assert is_worth_telling(told({Figure.SESSIONS: 1}))
    assert Count(Figure.JOINED, 5) in told({Figure.JOINED: 5})
