"""Dates, times and lengths in Teams reports, in the ways of every country."""

from datetime import date, datetime

import pytest

from rules.teams.reading import read
from rules.teams.stamps import Order, read_length, read_stamp
from tests.rules.teams_files import START, minutes, now
from tests.teams_report import Guest, Visit, styled, there, written


@pytest.mark.parametrize("times", ["us", "uk", "de", "iso"])
def test_dates_of_every_country(times):
    for start in (START, datetime(2026, 10, 4, 13, 0)):
        guests = [there("Amara", start, (0, 50))]
        assert minutes(written(guests, styled(times=times)), start.date()) == {"Amara": 50}


def test_the_sessions_day_decides_between_day_and_month():
    content = written([there("Amara", datetime(2026, 10, 4, 13, 0), (0, 50))])
    found = read(content)
    assert found.days == (date(2026, 4, 10), date(2026, 10, 4))
    assert found.on(date(2026, 10, 4)).first.month == 10
    assert found.on(date(2026, 4, 10)).first.month == 4
    # Clocks of other zones may be a day off.
    assert found.on(date(2026, 10, 5)).first.month == 10
    refused = found.on(date(2026, 11, 19))
    assert (refused.reason, refused.facts) == (
        "unclear-day",
        {"day": date(2026, 11, 19), "one": date(2026, 4, 10), "other": date(2026, 10, 4)},
    )


def test_one_row_can_decide_for_all():
    """A meeting over midnight: the 12th may be a month, the 13th is none."""
    guests = [there("Amara", datetime(2026, 10, 12, 23, 30), (0, 50))]
    found = read(written(guests))
    assert found.days == (date(2026, 10, 12),)
    assert found.on(date(2026, 12, 10)).reason == "other-day"


def test_dates_that_cannot_all_be_read_in_one_way():
    content = now(["Amara", "10/14/26, 1:00 PM", "14/10/26, 1:50 PM", "50m"])
    assert read(content).reason == "no-dates"


def test_dates_that_mean_the_same_either_way_are_clear():
    found = read(written([there("Amara", datetime(2026, 10, 10, 13, 0), (0, 50))]))
    assert found.days == (date(2026, 10, 10),)


def test_the_night_the_clocks_go_back():
    joined, left = datetime(2026, 10, 25, 1, 40), datetime(2026, 10, 25, 1, 20)
    guests = [Guest("Amara", (Visit(joined, left),))]
    content = written(guests, styled(lengths=False))
    # Twenty past one came forty minutes after twenty to two; without a length nobody can be sure.
    assert minutes(content, joined.date()) == {"Amara": None}
    over = [Guest("Ben", (Visit(datetime(2026, 10, 25, 0, 30), datetime(2026, 10, 25, 2, 30)),))]
    assert minutes(written(over, styled(lengths=False)), joined.date()) == {"Ben": 180}


@pytest.mark.parametrize(
    ("cell", "day_first", "month_first"),
    [
        ("10/14/26, 1:00:11 PM", None, (10, 14, 13, 0, 11)),
        ("14/10/2026, 13:02", (10, 14, 13, 2, 0), None),
        ("3/4/2026 12:00:00 AM", (4, 3, 0, 0, 0), (3, 4, 0, 0, 0)),
        ("3/4/2026 12:00:00 p. m.", (4, 3, 12, 0, 0), (3, 4, 12, 0, 0)),
        ("3.4.26, 08:05:00", (4, 3, 8, 5, 0), None),
        ("3. 4. 2026 8:05:00", (4, 3, 8, 5, 0), None),
        ("3-4-2026 08.05.00", (4, 3, 8, 5, 0), (3, 4, 8, 5, 0)),
        ("2026-10-14T13:02:11.5", (10, 14, 13, 2, 11), (10, 14, 13, 2, 11)),
    ],
)
def test_a_time_is_read_in_both_orders(cell, day_first, month_first):
    stamp = read_stamp(cell)
    for order, wanted in ((Order.DAY_FIRST, day_first), (Order.MONTH_FIRST, month_first)):
        assert stamp.read_as(order) == (None if wanted is None else datetime(2026, *wanted)), order


@pytest.mark.parametrize(
    "cell",
    ["", "10/14/26", "13:02:11", "13/13/26, 1:00 PM", "10/14/26, 25:00", "1/2-26, 1:00", "0/0/26, 1:00"],
)
def test_what_is_no_time(cell):
    assert read_stamp(cell) is None


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("51m 51s", 3111), ("1h 2m", 3720), ("1h 5s", 3605), ("45s", 45), ("2h", 7200), ("0s", 0),
        ("1H 2M 3S", 3723), ("1 Std. 2 Min. 3 Sek.", 3723), ("1 h 2 min 3 s", 3723), ("1 uur, 2 min.", 3720),
        ("1時間2分", 3720), ("1 час 2 мин", 3720), ("1 س 2 د", 3720), ("0:51:51", 3111), ("1d 1h", 90000),
        ("", None), ("51", None), ("2m 1h", None), ("1h and 2m", None), ("7 raised", None), ("1h 2m!", None),
    ],
)  # fmt: skip
def test_a_length_in_any_of_its_forms(cell, seconds):
    assert read_length(cell) == seconds
