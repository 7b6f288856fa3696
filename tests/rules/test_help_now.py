"""The contacts, their hours, and how long a confirmation counts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rules.bank_holidays import between
from rules.dialogue import Problem
from rules.help_now import AGAIN, CONTACTS, MOST, VERSION, Confirmation, Hours, Standing, add, hours, standing

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
DOCTORS = next(one for one in CONTACTS if one.key == "practitioner-health")


def at(day, clock):
    local = datetime.combine(date.fromisoformat(day), datetime.strptime(clock, "%H:%M").time(), LONDON)
    return hours(DOCTORS, local, between(local.date(), local.date() + timedelta(days=15)))


def opens(day, clock):
    local = datetime.combine(date.fromisoformat(day), datetime.strptime(clock, "%H:%M").time(), LONDON)
    return Hours(open=False, opens_at=local)


@pytest.mark.parametrize(
    ("day", "clock", "found"),
    [
        ("2026-11-16", "08:00", Hours(open=True)),
        ("2026-11-16", "19:59", Hours(open=True)),
        ("2026-11-16", "20:00", opens("2026-11-17", "08:00")),
        ("2026-11-16", "03:00", opens("2026-11-16", "08:00")),
        ("2026-11-21", "13:59", Hours(open=True)),
        ("2026-11-21", "14:00", opens("2026-11-23", "08:00")),
        ("2026-11-22", "12:00", opens("2026-11-23", "08:00")),
        # Boxing Day is a Saturday: the day and the holiday in its place, on Monday, both count as closed.
        ("2026-12-25", "10:00", opens("2026-12-29", "08:00")),
        ("2026-12-28", "10:00", opens("2026-12-29", "08:00")),
        ("2027-03-27", "18:00", opens("2027-03-30", "08:00")),
    ],
)
def test_who_answers_now_and_else_when(day, clock, found):
    assert at(day, clock) == found


def test_whoever_has_no_hours_answers_day_and_night():
    for one in CONTACTS:
        if not one.openings:
            assert hours(one, datetime(2026, 12, 25, 3, tzinfo=LONDON), ()) == Hours(open=True)


def test_every_contact_says_where_it_was_checked():
    assert len({one.key for one in CONTACTS}) == len(CONTACTS)
    assert all(one.source.startswith("https://") for one in CONTACTS)


def test_a_confirmation_counts_for_half_a_year_and_for_its_version():
    assert standing(None, NOW) is Standing.NEVER
    assert standing(Confirmation(VERSION, NOW), NOW + AGAIN - timedelta(seconds=1)) is Standing.CONFIRMED
    assert standing(Confirmation(VERSION, NOW), NOW + AGAIN) is Standing.DUE
    assert standing(Confirmation("2020-1", NOW), NOW) is Standing.CHANGED


def test_the_card_stays_one_message():
    assert add(MOST - 1) is None
    assert isinstance(add(MOST), Problem)
