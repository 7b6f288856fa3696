"""Of which cycle something is that is about none of its sessions."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules.cycles.running import Cycle
from rules.cycles.share import share_of
from rules.ids import CommunityId, CycleId

DAY = date(2026, 8, 1)


def cycles(*starts):
    return [
        Cycle(CycleId(number), CommunityId(1), f"Cycle {number}", DAY + timedelta(days=start), planned=True)
        for number, start in enumerate(starts, 1)
    ]


@given(st.lists(st.integers(0, 900), min_size=1, max_size=5), st.integers(-400, 1400))
def test_every_day_is_in_the_share_of_one_cycle(starts, day):
    every = cycles(*starts)
    assert sum(share_of(one, reversed(every)).holds(DAY + timedelta(days=day)) for one in every) == 1


def test_the_first_has_what_was_before_and_the_last_what_comes_after():
    first, second = cycles(0, 365)
    before, after = share_of(first, [second, first]), share_of(second, [second, first])
    assert before.holds(DAY - timedelta(days=1000))
    assert before.holds(second.starts_on - timedelta(days=1))
    assert not before.holds(second.starts_on)
    assert after.holds(second.starts_on)
    assert after.holds(second.starts_on + timedelta(days=1000))


def test_what_lasts_belongs_to_every_cycle_in_which_it_went_on():
    first, second = cycles(0, 365)
    shares = [share_of(one, [first, second]) for one in (first, second)]
    across = (second.starts_on - timedelta(days=1), second.starts_on)
    assert [one.touches(*across) for one in shares] == [True, True]
    assert [one.touches(DAY, DAY) for one in shares] == [True, False]
    assert [one.touches(DAY, None) for one in shares] == [True, True]
    assert [one.touches(second.starts_on, None) for one in shares] == [False, True]
