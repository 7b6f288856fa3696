"""Sessions at half past one on the nights when the clocks change, and quiet hours around them."""

from datetime import UTC, datetime

import pytest

from storage.tables import SessionRow
from tests.flows.told import told

AUTUMN = datetime(2026, 10, 19, 11, 0, tzinfo=UTC)
"""A Monday, noon in London; the clocks go back in the night of Sunday 25 October."""
SPRING = datetime(2027, 3, 22, 12, 0, tzinfo=UTC)
"""A Monday, noon in London; the clocks go forward in the night of Sunday 28 March."""


def _utc(day, hour, minute):
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


async def begins(vale, typed, *clock):
    """Femi schedules it; `clock` is pressed or typed where the time comes twice."""
    await vale.femi.writes("/schedule")
    await vale.femi.presses("Team dynamics")
    await vale.femi.writes(typed)
    for answer in clock:
        await vale.femi.writes(answer)
    await vale.femi.presses("The usual length")
    await vale.femi.presses("The usual number")
    await vale.femi.writes("https://meet.example/oak-vale")
    await vale.femi.presses("CIG session")
    return vale.femi.sees("Nothing is announced yet").text


async def scheduled(vale):
    await vale.femi.presses("Schedule it")
    *_, session = await vale.rows(SessionRow)
    return session


def moments(vale, words):
    """When messages with these words went out, alone or under a file."""
    return [
        call.at.replace(microsecond=0)
        for method, said in (("sendMessage", "text"), ("sendDocument", "caption"))
        for call in vale.sim.calls_of(method)
        if words in call.params[said]
    ]


@pytest.mark.parametrize(
    ("answer", "shown", "at", "day", "hour"),
    [
        # A day before it is night: the evening is nearer to half past one, the morning to half past two.
        ("BST", "01:30 BST", _utc(25, 0, 30), _utc(23, 18, 59), _utc(24, 23, 30)),
        ("gmt", "01:30 GMT", _utc(25, 1, 30), _utc(24, 7, 0), _utc(25, 0, 30)),
    ],
)
async def test_the_time_that_comes_twice_is_asked_for(opened, answer, shown, at, day, hour):
    async with opened(start=AUTUMN) as vale:
        await vale.doctors("Amara")
        read_back = await begins(vale, "Sun 25 Oct 1.30am", "the one", answer)
        vale.femi.sees("Please press one of the two buttons, or type BST or GMT")
        assert f"Sun 25 Oct 2026, {shown} (London)" in read_back
        session = await scheduled(vale)
        assert session.starts_at == at
        assert shown in vale.amara.sees("Team dynamics", vale.group).text
        await vale.amara.presses("Book", vale.group)
        assert shown in vale.amara.sees("You have a place").text
        await vale.advance(days=7)
        assert moments(vale, "A reminder: you have") == [day]
        assert moments(vale, "begins soon") == [hour]
        assert shown in vale.amara.sees("begins soon").text


async def test_the_two_are_buttons_and_back_leads_to_them(opened):
    async with opened(start=AUTUMN) as vale:
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        await vale.femi.writes("25/10 01:30")
        asked = vale.femi.sees(
            "01:30 comes twice: in summer time (BST), and later again in winter time (GMT)"
        )
        assert asked.labels == ["01:30, summer time (BST)", "01:30, winter time (GMT)", "Back", "Cancel"]
        await vale.femi.presses("01:30, winter time (GMT)")
        await vale.femi.presses("Back")
        vale.femi.sees("comes twice")
        await vale.restart()
        await vale.femi.presses("01:30, summer time (BST)")
        await vale.femi.presses("Back")
        await vale.femi.presses("Back")
        # An unambiguous time has no such question.
        await vale.femi.writes("25/10 03:30")
        vale.femi.sees("How long is it?")
        await vale.femi.presses("Back")
        vale.femi.sees("When does it begin?")


async def test_named_with_its_zone_it_is_not_asked_for(opened):
    async with opened(start=AUTUMN) as vale:
        assert "01:30 GMT" in await begins(vale, "Sun 25 Oct 01:30 GMT")


async def test_moved_from_the_first_to_the_second(opened):
    async with opened(start=AUTUMN) as vale:
        await vale.doctors("Amara")
        await begins(vale, "Sun 25 Oct 1.30am", "BST")
        await scheduled(vale)
        await vale.amara.presses("Book", vale.group)
        await vale.femi.presses("About this session")
        await vale.femi.presses("Move")
        await vale.femi.writes("Sun 25 Oct 1.30am")
        await vale.femi.presses("01:30, winter time (GMT)")
        asked = vale.femi.sees("Nothing is changed yet").text
        assert "From: Sun 25 Oct 2026, 01:30 BST (London)\nTo: Sun 25 Oct 2026, 01:30 GMT (London)" in asked
        await vale.femi.presses("Move it")
        vale.amara.sees(
            "It was planned for Sun 25 Oct 2026, 01:30 BST (London)."
            " It now begins on Sun 25 Oct 2026, 01:30 GMT (London)."
        )
        await vale.advance(days=7)
        assert moments(vale, "begins soon") == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


async def test_the_time_that_does_not_exist_is_refused(opened):
    async with opened(start=SPRING) as vale:
        await vale.doctors("Amara")
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        for typed in ("Sun 28 Mar 1.30am", "28/3 01:00", "28 March 01:59", "28 Mar 01:30 GMT"):
            await vale.femi.writes(typed)
            assert "the clocks go forward, and 01:" in vale.femi.screen().text
        await vale.femi.writes("/cancel")
        assert "Sun 28 Mar 2027, 02:30 (London)" in await begins(vale, "Sun 28 Mar 2.30am")
        session = await scheduled(vale)
        assert session.starts_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(days=7)
        assert moments(vale, "A reminder: you have") == [datetime(2027, 3, 26, 19, 59, tzinfo=UTC)]
        # An hour before, which the clocks call 00:30.
        assert moments(vale, "begins soon") == [datetime(2027, 3, 28, 0, 30, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("start", "typed", "day", "hour"),
    [
        (AUTUMN, "Sun 25 Oct 5pm", datetime(2026, 10, 24, 17, 0), datetime(2026, 10, 25, 16, 0)),
        (SPRING, "Sun 28 Mar 5pm", datetime(2027, 3, 27, 16, 0), datetime(2027, 3, 28, 15, 0)),
    ],
)
async def test_the_day_after_the_night(opened, start, typed, day, hour):
    async with opened(start=start) as vale:
        await vale.doctors("Amara")
        assert "17:00 (London)" in await begins(vale, typed)
        await scheduled(vale)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(days=7)
        assert moments(vale, "A reminder: you have") == [day.replace(tzinfo=UTC)]
        assert moments(vale, "begins soon") == [hour.replace(tzinfo=UTC)]


@pytest.mark.parametrize(
    ("start", "night", "morning"),
    [
        (AUTUMN, datetime(2026, 10, 24, 21, 0), datetime(2026, 10, 25, 8, 0)),
        (SPRING, datetime(2027, 3, 27, 22, 0), datetime(2027, 3, 28, 7, 0)),
    ],
)
async def test_quiet_hours_end_at_eight_by_the_clock_on_the_wall(opened, start, night, morning):
    async with opened(start=start) as vale:
        await vale.doctors("Amara")
        await vale.schedules("Wed 11 Nov 5pm" if start is AUTUMN else "Wed 14 Apr 5pm")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(to=night.replace(tzinfo=UTC))
        await vale.femi.presses("About this session")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.advance(hours=12)
        assert told(vale, "is cancelled. You do not need to do anything") == {"Amara": 1}
        (at,) = moments(vale, "You do not need to do anything")
        assert at == morning.replace(tzinfo=UTC)
