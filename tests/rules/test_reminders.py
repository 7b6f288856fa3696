"""When a reminder goes out, and when it is better left out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import reminders
from rules.sessions import LinkChanged
from tests import sample

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
EARLIER = START - timedelta(days=10)
COMMUNITY = sample.community()


def session(**changes):
    return sample.session(**{"join_link": "https://meet.example/abc", "sequence": 3, **changes})


def test_a_first_link_is_news_only_when_no_reminder_brings_it():
    first = LinkChanged(session(), "")
    assert not reminders.link_is_news(first, START - timedelta(minutes=61))
    assert reminders.link_is_news(first, START - timedelta(minutes=60))
    assert reminders.link_is_news(LinkChanged(session(), "https://old.example"), EARLIER)


@pytest.mark.parametrize(
    ("starts_at", "reminded_at"),
    [
        (START, START - timedelta(days=1)),
        # 20:30 would be reminded of at 20:30 the evening before: a minute before quiet hours instead.
        (datetime(2026, 11, 19, 20, 30, tzinfo=UTC), datetime(2026, 11, 18, 19, 59, tzinfo=UTC)),
        # 07:30: when quiet hours end on the day before.
        (datetime(2026, 11, 19, 7, 30, tzinfo=UTC), datetime(2026, 11, 18, 8, 0, tzinfo=UTC)),
        # 01:30, second of the two on the night the clocks go back.
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 24, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_reminder_of_the_day_before_keeps_quiet_hours(starts_at, reminded_at):
    assert (
        reminders.day_before(session(starts_at=starts_at), COMMUNITY, EARLIER - timedelta(60)) == reminded_at
    )


def test_what_is_no_longer_ahead_is_left_out():
    assert reminders.day_before(session(), COMMUNITY, START - timedelta(days=1)) is None
    assert reminders.hour_before(session(), COMMUNITY, START - timedelta(hours=1)) is None
    assert reminders.week_before(session(), COMMUNITY, START - timedelta(days=7)) is None


@pytest.mark.parametrize(
    ("starts_at", "reminded_at"),
    [
        (START, START - timedelta(hours=1)),
        # 08:30 would be reminded of at 07:30: at the end of quiet hours instead.
        (datetime(2026, 11, 19, 8, 30, tzinfo=UTC), datetime(2026, 11, 19, 8, 0, tzinfo=UTC)),
        (datetime(2026, 11, 19, 8, 15, tzinfo=UTC), datetime(2026, 11, 19, 8, 0, tzinfo=UTC)),
        # Eight o'clock would come too late for these, and the link is needed.
        (datetime(2026, 11, 19, 8, 14, tzinfo=UTC), datetime(2026, 11, 19, 7, 14, tzinfo=UTC)),
        (datetime(2026, 11, 19, 21, 30, tzinfo=UTC), datetime(2026, 11, 19, 20, 30, tzinfo=UTC)),
        # On the morning the clocks have gone back, quiet hours end at eight as ever.
        (datetime(2026, 10, 25, 8, 30, tzinfo=UTC), datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),
    ],
)
def test_the_reminder_with_the_link_keeps_quiet_hours_where_it_can(starts_at, reminded_at):
    assert (
        reminders.hour_before(session(starts_at=starts_at), COMMUNITY, EARLIER - timedelta(60)) == reminded_at
    )


def test_who_booked_late_is_not_reminded_of_the_week_before():
    assert reminders.booked_in_time(session()) == START - timedelta(days=8)


moments = st.datetimes(datetime(2026, 8, 1), datetime(2027, 7, 31), timezones=st.just(UTC))


@given(starts_at=moments, ahead=st.timedeltas(timedelta(minutes=1), timedelta(days=15)))
def test_reminders_are_ahead_in_their_order_and_at_decent_times(starts_at, ahead):
    now = starts_at - ahead
    of = session(starts_at=starts_at)
    week, day, hour = (
        remind(of, COMMUNITY, now)
        for remind in (reminders.week_before, reminders.day_before, reminders.hour_before)
    )
    for at in (week, day):
        assert at is None or COMMUNITY.decent(at) == at
    there = [at for at in (week, day, hour) if at is not None]
    assert there == sorted(set(there))
    assert all(now < at < starts_at for at in there)
    assert week is not None or ahead <= timedelta(days=8)
    assert day is not None or ahead <= timedelta(days=2)
    assert hour is not None or ahead <= timedelta(hours=1)


@given(starts_at=moments)
def test_the_last_reminder_rings_in_quiet_hours_only_where_the_morning_is_too_late(starts_at):
    at = reminders.hour_before(session(starts_at=starts_at), COMMUNITY, starts_at - timedelta(days=2))
    assert timedelta(minutes=15) <= starts_at - at <= timedelta(hours=1)
    if COMMUNITY.decent(at) != at:
        assert COMMUNITY.decent(at) > starts_at - timedelta(minutes=15)
