"""What may change about a session and what not; when news goes out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rules import sessions
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
