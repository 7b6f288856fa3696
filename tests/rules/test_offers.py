"""How long a place is held: the community's time, less near the start, nothing of it at night."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import offers
from tests import sample

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
NIGHT = NOON + timedelta(hours=9)
MORNING = NOON + timedelta(hours=20)


def community(hold=timedelta(hours=12), quiet_from=time(20), quiet_to=time(8)):
    return sample.community(offer_hold=hold, quiet_from=quiet_from, quiet_to=quiet_to)


def session(starts_at, **changes):
    return sample.session(starts_at=starts_at, **changes)


def test_the_time_of_an_offer_does_not_run_in_quiet_hours():
    far = session(NOON + timedelta(days=9))
    # Eight hours until 20:00, and four more from 08:00 on.
    assert offers.hold_until(far, NOON, community()) == NOON + timedelta(days=1)
    # At nine in the evening it begins to count at eight in the morning.
    assert offers.hold_until(far, NIGHT, community()) == MORNING + timedelta(hours=12)
    assert offers.is_told(far, NIGHT, community())


def test_nobody_is_timed_out_at_night_by_half_of_what_is_left():
    # Half of the 24 hours is over at midnight.
    assert offers.hold_until(session(NOON + timedelta(days=1)), NOON, community()) == MORNING
    # Told at eight in the morning, before a start at five: half of nine hours.
    afternoon = session(NOON + timedelta(hours=29))
    assert offers.hold_until(afternoon, NIGHT, community()) == MORNING + timedelta(hours=4.5)


@pytest.mark.parametrize(
    ("closes_before", "ends"), [(timedelta(), 22), (timedelta(hours=1), 22), (timedelta(hours=6), 18)]
)
def test_an_offer_is_over_when_the_last_two_hours_begin_or_booking_closes(closes_before, ends):
    early = session(NOON + timedelta(hours=24), closes_before=closes_before)
    assert offers.ends(early) == NOON + timedelta(hours=ends)
    assert offers.hold_until(early, NOON + timedelta(hours=7), community()) <= NOON + timedelta(hours=ends)


def test_an_offer_that_ends_before_the_quiet_hours_do_is_not_told():
    # Nine in the morning: the last two hours begin at seven, when nobody is to be woken.
    early = session(NOON + timedelta(hours=21))
    assert offers.hold_until(early, NIGHT, community()) == NOON + timedelta(hours=19)
    assert not offers.is_told(early, NIGHT, community())


def test_that_a_place_is_free_to_whoever_is_first_waits_for_the_morning_where_it_can():
    seven = NOON + timedelta(hours=19)
    assert offers.tell_first_come_at(session(NOON + timedelta(hours=21)), seven, community()) == MORNING
    # A session at ten past eight, or in the evening, is for those who are up.
    for starts_at in (MORNING + timedelta(minutes=10), NOON + timedelta(hours=33.5)):
        just_before = starts_at - timedelta(hours=1)
        assert offers.tell_first_come_at(session(starts_at), just_before, community()) == just_before


hours = st.floats(0.1, 24 * 20).map(lambda number: timedelta(hours=number))


@given(
    made=st.datetimes(datetime(2026, 10, 20), datetime(2027, 4, 10), timezones=st.just(UTC)),
    ahead=hours,
    hold=st.integers(1, 168).map(lambda number: timedelta(hours=number)),
    closes=st.integers(0, 600).map(lambda number: timedelta(minutes=number)),
)
def test_how_long_a_place_is_held(made, ahead, hold, closes):
    one = community(hold)
    of = session(made + ahead, closes_before=closes)
    if made >= offers.ends(of):
        return  # None is made any more.
    until = offers.hold_until(of, made, one)
    begins = one.decent(made)
    assert made < until <= offers.ends(of)
    if not offers.is_told(of, made, one):
        assert until == offers.ends(of) <= begins
        return
    assert begins < until
    # Never a decent hour more than the community's time; never over at night but where all offers end.
    assert until <= one.later(begins, hold)
    assert one.decent(until - timedelta(seconds=1)) == until - timedelta(seconds=1) or until in (
        offers.ends(of),
        one.decent(until),
    )
    # It is shorter than that only because the start is near.
    if until < one.later(begins, hold):
        half = begins + (of.closes_at - begins) / 2
        assert until in (one.decent(half), offers.ends(of))


@given(free=st.integers(0, 9), waiting=st.integers(0, 9))
def test_every_free_place_is_offered_while_somebody_waits(free, waiting):
    made = offers.to_make(free, waiting)
    assert made in (free, waiting)
    assert made <= free
    assert made <= waiting
