"""Dates as people type them: many spellings of one moment, and everything that must be asked back."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.dialogue import Problem
from rules.typed_dates import FURTHEST, candidates, read_moment

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
"""A Wednesday, 10:00 in London."""
TODAY = date(2026, 10, 14)


def read(typed, now=NOW):
    return read_moment(typed, now, LONDON)


def london(*parts):
    return datetime(*parts, tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thu 19 Nov 5pm", (2026, 11, 19, 17)),
        ("19/11 17:00", (2026, 11, 19, 17)),
        ("19.11.2026 5.30pm", (2026, 11, 19, 17, 30)),
        ("tomorrow 17:00", (2026, 10, 15, 17)),
        ("next Thursday 5pm", (2026, 10, 15, 17)),
        ("Thursday next week at 5 pm", (2026, 10, 22, 17)),
        ("today 6pm", (2026, 10, 14, 18)),
        ("14 Oct 6pm", (2026, 10, 14, 18)),
        ("Wed 5pm", (2026, 10, 14, 17)),
        ("Wed 9am", (2026, 10, 21, 9)),
        ("next Wed 5pm", (2026, 10, 21, 17)),
        ("19.11 17.30", (2026, 11, 19, 17, 30)),
        ("17.30 19.11", (2026, 11, 19, 17, 30)),
        ("10.11 10.30", (2026, 11, 10, 10, 30)),
        ("Thu 17.30", (2026, 10, 15, 17, 30)),
        ("2026-11-19 17:00", (2026, 11, 19, 17)),
        ("19th of November at noon", (2026, 11, 19, 12)),
        ("19 Nov 1730", (2026, 11, 19, 17, 30)),
        ("19 Nov 2026 1730hrs", (2026, 11, 19, 17, 30)),
        ("19 Nov 17h", (2026, 11, 19, 17)),
        ("5 o'clock pm 19 Nov", (2026, 11, 19, 17)),
        ("in two weeks, 5 p.m.", (2026, 10, 28, 17)),
        ("Thu 19 Nov 2026, 17:00 (London)", (2026, 11, 19, 17)),
        ("1/2 12am", (2027, 2, 1, 0)),
        ("1/2 12pm", (2027, 2, 1, 12)),
        ("13 Oct 5pm", (2027, 10, 13, 17)),
        ("19 Nov 5pm GMT", (2026, 11, 19, 17)),
    ],
)
def test_reads_what_people_type(typed, meant):
    assert read(typed) == london(*meant)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("hello", "unreadable"),
        ("", "unreadable"),
        ("😀", "unreadable"),
        ("x" * 4096, "unreadable"),
        ("5pm", "unreadable"),
        ("19 5pm", "unreadable"),
        ("30 Feb 5pm", "no-such-day"),
        ("Mon the 31st of June 5pm", "no-such-day"),
        ("31/11 17:00", "no-such-day"),
        ("29 Feb 2027 5pm", "no-such-day"),
        ("yesterday 5pm", "past"),
        ("19 Nov 25:00", "unreadable"),
        ("19 Nov 17am", "unreadable"),
        ("Mon 5-6pm", "unreadable"),
        ("Mon Tue 5pm", "unreadable"),
        ("19 Nov 5pm EST", "unreadable"),
        ("19 Nov", "no-time"),
        ("19/11", "no-time"),
        ("Thu", "no-time"),
        ("tomorrow 5", "no-time"),
        ("11/19 5pm", "month-first"),
        ("11/19/2026 17:00", "month-first"),
        ("Fri 19 Nov 2026 5pm", "weekday"),
        ("14 Oct 9am", "past"),
        ("today 10:00", "past"),
        ("19 Nov 2030 5pm", "too-far"),
        ("28 Mar 2027 01:30", "no-such-time"),
        ("19 Jun 5pm GMT", "zone"),
    ],
)
def test_asks_back(typed, problem):
    found = read(typed)
    assert isinstance(found, Problem)
    assert found.id == f"schedule-date-{problem}"


def test_a_weekday_that_does_not_match_is_named():
    found = read("Friday 19 Nov 5pm")
    assert found.variables == {"day": date(2026, 11, 19), "typed": "friday"}
    assert found.likely == (datetime(2026, 11, 19, 17), datetime(2026, 11, 20, 17))


def test_only_what_is_ahead_and_has_a_time_was_likely_meant():
    assert read("Tuesday 14 Oct 2026 5pm").likely == (datetime(2026, 10, 14, 17),)
    assert read("Friday 19 Nov").likely == ()


@settings(max_examples=100, deadline=None)
@given(days=st.integers(0, 300), weekday=st.integers(0, 6), clock=st.times())
def test_what_was_likely_meant_is_the_day_or_the_weekday_and_close(days, weekday, clock):
    on = TODAY + timedelta(days=days)
    found = read(f"{_WEEKDAYS[weekday]} {on.day}/{on.month}/{on.year} {clock:%H:%M}")
    for moment in found.likely if isinstance(found, Problem) else ():
        assert moment.date() == on or moment.weekday() == weekday
        assert abs(moment.date() - on) <= timedelta(days=3)


def test_the_hour_that_does_not_exist_begins_and_ends_sharply():
    assert read("28 Mar 2027 00:59") == datetime(2027, 3, 28, 0, 59, tzinfo=UTC)
    assert isinstance(read("28 Mar 2027 01:00"), Problem)
    assert isinstance(read("28 Mar 2027 01:59"), Problem)
    assert read("28 Mar 2027 02:00") == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)


def test_the_hour_that_comes_twice_stays_open_until_one_is_named():
    local = read("25 Oct 2026 01:30")
    assert local == datetime(2026, 10, 25, 1, 30)
    assert candidates(local, LONDON) == (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    )
    assert read("25 Oct 2026 01:30 BST") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert read("Sun 25 Oct 1.30am (GMT)") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert read("25 Oct 2026 02:00") == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


def test_between_the_two_half_past_ones_only_the_second_is_ahead():
    between = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
    assert read("25 Oct 2026 01:30", between) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = tuple(f"{date(2026, month, 1):%B}" for month in range(1, 13))


def _ordinal(day):
    if 10 < day < 14:
        return f"{day}th"
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') }".replace(" ", "")


_DAYS = (
    lambda d: f"{d.day} {_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_ordinal(d.day)} of {_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_MONTHS[d.month - 1]} {_ordinal(d.day)} {d.year}",
    lambda d: f"{d.day} {_MONTHS[d.month - 1][:3].lower()} {d.year}",
    lambda d: f"{_WEEKDAYS[d.weekday()]} {d.day} {_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_WEEKDAYS[d.weekday()][:3]}, {d.day} {_MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day}-{d.month}-{d.year}",
    lambda d: d.isoformat(),
)
_TIMES = (
    lambda t: f"{t:%H:%M}",
    lambda t: f"{t.hour}:{t:%M}",
    lambda t: f"{t.hour % 12 or 12}:{t:%M}{'pm' if t.hour > 11 else 'am'}",
    lambda t: f"{t.hour % 12 or 12}.{t:%M} {'PM' if t.hour > 11 else 'AM'}",
    lambda t: f"{t.hour % 12 or 12}:{t:%M} {'p.m.' if t.hour > 11 else 'a.m.'}",
    lambda t: f"{t.hour}h{t:%M}",
)
_TOGETHER = ("{day} {time}", "{time} {day}", "{day}, {time}", "{day} at {time}", "  {day}   {time} ")


@settings(max_examples=300, deadline=None)
@given(
    days=st.integers(1, FURTHEST.days - 1),
    clock=st.builds(time, st.integers(2, 23), st.integers(0, 59)),
    day=st.sampled_from(_DAYS),
    hour=st.sampled_from(_TIMES),
    together=st.sampled_from(_TOGETHER),
)
def test_every_spelling_of_a_moment_reads_as_that_moment(days, clock, day, hour, together):
    on = TODAY + timedelta(days=days)
    typed = together.format(day=day(on), time=hour(clock))
    assert read(typed) == datetime.combine(on, clock, LONDON).astimezone(UTC)


@settings(max_examples=200, deadline=None)
@given(typed=st.text(max_size=60) | st.from_regex(r"[0-9/.: -]{1,20}(am|pm|bst)?", fullmatch=True))
def test_whatever_is_typed_is_a_moment_ahead_or_a_problem(typed):
    found = read(typed)
    if isinstance(found, Problem):
        return
    if found.tzinfo is None:
        assert len(set(candidates(found, LONDON))) == 2
    else:
        assert NOW < found <= NOW + FURTHEST
