"""Quiet hours, on ordinary nights and on the two nights when the clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import sample

LONDON = ZoneInfo("Europe/London")


def community(quiet_from=time(20), quiet_to=time(8)):
    return sample.community(quiet_from=quiet_from, quiet_to=quiet_to)


@pytest.mark.parametrize(
    ("moment", "decent"),
    [
        (datetime(2026, 11, 19, 17, 0), datetime(2026, 11, 19, 17, 0)),
        (datetime(2026, 11, 19, 20, 0), datetime(2026, 11, 20, 8, 0)),
        (datetime(2026, 11, 19, 23, 59), datetime(2026, 11, 20, 8, 0)),
        (datetime(2026, 11, 20, 7, 59), datetime(2026, 11, 20, 8, 0)),
        (datetime(2026, 11, 20, 8, 0), datetime(2026, 11, 20, 8, 0)),
        # The clocks go back at 02:00 on 25 October and forward at 01:00 on 28 March.
        (datetime(2026, 10, 24, 22, 0), datetime(2026, 10, 25, 8, 0)),
        (datetime(2027, 3, 27, 22, 0), datetime(2027, 3, 28, 8, 0)),
    ],
)
def test_the_night_ends_at_the_same_time_of_day(moment, decent):
    given_moment = moment.replace(tzinfo=LONDON).astimezone(UTC)
    assert community().decent(given_moment) == decent.replace(tzinfo=LONDON).astimezone(UTC)


def test_the_night_is_an_hour_longer_or_shorter_when_the_clocks_change():
    for day, hours in (
        (datetime(2026, 10, 24), 13),
        (datetime(2027, 3, 27), 11),
        (datetime(2026, 11, 1), 12),
    ):
        evening = day.replace(hour=20, tzinfo=LONDON).astimezone(UTC)
        assert community().decent(evening) - evening == timedelta(hours=hours)


def test_equal_times_mean_no_quiet_hours():
    night = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    assert community(time(0), time(0)).decent(night) == night


times = st.integers(0, 1439).map(lambda minutes: time(minutes // 60, minutes % 60))


@given(
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    quiet_from=times,
    quiet_to=times,
)
def test_a_decent_moment_is_never_earlier_never_quiet_and_never_put_off_again(moment, quiet_from, quiet_to):
    one = community(quiet_from, quiet_to)
    decent = one.decent(moment)
    assert moment <= decent <= moment + timedelta(hours=26)
    # On the two nights of the year a quiet hour may end in the hour that the clocks leave out.
    if quiet_to.hour != 1:
        assert one.decent(decent) == decent
