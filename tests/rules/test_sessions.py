"""What may change about a session and what not; when news and reminders go out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import reminders, sessions
from rules.sessions import Cancelled, LinkChanged, Moved, Refused, Status
from tests import sample

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
EARLIER = START - timedelta(days=10)
LONDON = ZoneInfo("Europe/London")
COMMUNITY = sample.community()


def session(**changes):
    return sample.session(**{"join_link": "https://meet.example/abc", "sequence": 3, **changes})


def test_moving_raises_the_sequence_and_remembers_the_old_time():
    later = START + timedelta(days=7)
    moved = sessions.move(session(), later, EARLIER)
    assert isinstance(moved, Moved)
    assert (moved.session.starts_at, moved.session.sequence, moved.was) == (later, 4, START)


def test_moving_to_the_same_time_changes_nothing():
    assert sessions.move(session(), START, EARLIER) == Moved(session(), START, already=True)


@pytest.mark.parametrize(
    ("changes", "now", "to", "reason"),
    [
        ({"status": Status.CANCELLED}, EARLIER, START + timedelta(days=1), "cancelled"),
        ({}, START, START + timedelta(days=1), "begun"),
        ({}, EARLIER, EARLIER, "in-the-past"),
    ],
)
def test_what_cannot_be_moved(changes, now, to, reason):
    refused = sessions.move(session(**changes), to, now)
    assert isinstance(refused, Refused)
    assert refused.reason == reason


def test_cancelling_twice_stays_cancelled():
    cancelled = sessions.cancel(session(), EARLIER)
    assert isinstance(cancelled, Cancelled)
    assert (cancelled.session.status, cancelled.session.sequence) == (Status.CANCELLED, 4)
    assert sessions.cancel(cancelled.session, EARLIER) == Cancelled(cancelled.session, already=True)


def test_a_session_that_has_begun_cannot_be_cancelled():
    assert sessions.cancel(session(), START) == Refused(session(), "begun")


def test_a_link_can_change_until_the_end():
    during = START + timedelta(minutes=49)
    changed = sessions.change_link(session(), "https://meet.example/new", during)
    assert isinstance(changed, LinkChanged)
    assert changed.session.sequence == 4
    over = sessions.change_link(session(), "https://meet.example/new", START + timedelta(minutes=50))
    assert isinstance(over, Refused)


def test_a_first_link_is_news_only_when_no_reminder_brings_it():
    first = LinkChanged(session(), "")
    assert not reminders.link_is_news(first, START - timedelta(minutes=61))
    assert reminders.link_is_news(first, START - timedelta(minutes=60))
    assert reminders.link_is_news(LinkChanged(session(), "https://old.example"), EARLIER)


def test_news_waits_for_the_morning_unless_the_session_is_near():
    night = datetime(2026, 11, 18, 23, tzinfo=UTC)
    morning = datetime(2026, 11, 19, 8, tzinfo=UTC)
    assert sessions.tell_at(COMMUNITY, night, START) == morning
    assert sessions.tell_at(COMMUNITY, night, START, morning + timedelta(hours=1)) == night


@pytest.mark.parametrize(
    ("starts_at", "cycle"),
    [
        (datetime(2026, 7, 31, 22, 59, tzinfo=UTC), ("2025/26", date(2025, 8, 1))),
        # 00:00 on 1 August in London, where it is summer.
        (datetime(2026, 7, 31, 23, 0, tzinfo=UTC), ("2026/27", date(2026, 8, 1))),
        (datetime(2099, 9, 1, tzinfo=UTC), ("2099/00", date(2099, 8, 1))),
    ],
)
def test_a_year_begins_with_august(starts_at, cycle):
    assert sessions.cycle_of(starts_at, COMMUNITY) == cycle


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


def test_the_reminder_of_the_hour_before_is_never_held_back():
    night = datetime(2026, 11, 19, 1, 30, tzinfo=UTC)
    assert reminders.hour_before(session(starts_at=night), EARLIER) == night - timedelta(hours=1)


def test_what_is_no_longer_ahead_is_left_out():
    assert reminders.day_before(session(), COMMUNITY, START - timedelta(days=1)) is None
    assert reminders.hour_before(session(), START - timedelta(hours=1)) is None


@given(
    starts_at=st.datetimes(datetime(2026, 8, 1), datetime(2027, 7, 31), timezones=st.just(UTC)),
    ahead=st.timedeltas(timedelta(minutes=1), timedelta(days=5)),
)
def test_a_reminder_is_ahead_before_the_start_and_at_a_decent_time(starts_at, ahead):
    now = starts_at - ahead
    at = reminders.day_before(session(starts_at=starts_at), COMMUNITY, now)
    if at is None:
        assert ahead <= timedelta(days=2)
    else:
        assert now < at < starts_at
        assert COMMUNITY.decent(at) == at
