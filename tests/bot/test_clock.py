"""The clocks: time moves when and only when it should, and nobody sleeps past it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock, SteppedClock, WallClock

START = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)


async def test_a_stepped_clock_stands_still_until_it_is_moved():
    clock = SteppedClock(START)
    sleeper = asyncio.create_task(clock.sleep(0.001))
    await asyncio.sleep(0.02)
    assert clock.now() == START
    assert not sleeper.done()

    await clock.advance(0.001)
    assert sleeper.done()
    assert clock.now() == START + timedelta(milliseconds=1)
    assert clock.monotonic() == 0.001


async def test_sleepers_wake_in_the_order_of_time_and_at_the_moment_they_asked_for():
    clock = SteppedClock(START)
    seen = []

    async def every(seconds, name):
        while True:
            await clock.sleep(seconds)
            seen.append((name, clock.monotonic()))

    tasks = [asyncio.create_task(every(3, "slow")), asyncio.create_task(every(2, "quick"))]
    await clock.advance(7)
    for task in tasks:
        task.cancel()
    # At second 6 both are due; the one that went to sleep first is woken first.
    assert seen == [("quick", 2), ("slow", 3), ("quick", 4), ("slow", 6), ("quick", 6)]
    assert clock.monotonic() == 7


async def test_next_wake_leaves_out_those_who_were_cancelled():
    clock = SteppedClock(START)
    assert clock.next_wake() is None
    first, second = (asyncio.create_task(clock.sleep(seconds)) for seconds in (5, 9))
    await asyncio.sleep(0)
    assert clock.next_wake() == START + timedelta(seconds=5)
    first.cancel()
    await asyncio.sleep(0)
    assert clock.next_wake() == START + timedelta(seconds=9)
    await clock.advance(9)
    assert second.done()
    assert clock.next_wake() is None


async def test_a_sleep_shorter_than_the_clock_can_show_still_ends():
    clock = SteppedClock(START)
    sleeper = asyncio.create_task(clock.sleep(1e-12))
    await clock.advance(0.000001)
    assert sleeper.done()


async def test_sleeping_for_nothing_only_gives_the_others_a_turn():
    clock = SteppedClock(START)
    await clock.sleep(0)
    await clock.sleep(-1)
    assert clock.next_wake() is None


async def test_a_stepped_clock_waits_for_what_it_is_told_to_wait_for():
    settled = []

    async def settle():
        settled.append(clock.monotonic())
        await asyncio.sleep(0)

    clock = SteppedClock(START, settle)
    sleepers = [asyncio.create_task(clock.sleep(seconds)) for seconds in (1, 2)]
    await clock.advance(3)
    await asyncio.gather(*sleepers)
    assert settled == [0, 1, 2]


async def test_a_stepped_clock_refuses_to_run_backwards_and_to_start_without_a_zone():
    clock = SteppedClock(START)
    with pytest.raises(ValueError, match="backwards"):
        await clock.advance(-1)
    with pytest.raises(ValueError, match="time zone"):
        SteppedClock(datetime(2026, 10, 24, 12, 0))


@pytest.mark.parametrize("clock", [WallClock(), SteppedClock(START)], ids=lambda clock: type(clock).__name__)
def test_every_clock_gives_aware_moments_in_utc(clock: Clock):
    assert clock.now().utcoffset() == timedelta()
    assert clock.monotonic() <= clock.monotonic()
