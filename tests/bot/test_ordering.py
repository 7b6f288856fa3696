"""Work of one key in order, of different keys side by side, and never too much at once."""

import asyncio
import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.ordering import Ordering


class Bench:
    """Pieces of work that end when they are told to."""

    def __init__(self):
        self.begun = []
        self.gates = {}

    def work(self, name):
        self.gates[name] = asyncio.Event()

        async def run():
            self.begun.append(name)
            await self.gates[name].wait()

        return run

    async def end(self, *names):
        for name in names:
            self.gates[name].set()
        await turns()


async def turns():
    for _ in range(10):
        await asyncio.sleep(0)


async def test_one_persons_work_waits_for_the_one_before():
    ordering, bench = Ordering(), Bench()
    for name in ("first", "second", "third"):
        await ordering.submit("Amara", bench.work(name))
    await turns()
    assert bench.begun == ["first"]
    await bench.end("first")
    assert bench.begun == ["first", "second"]
    await bench.end("second", "third")
    await ordering.drain()
    assert bench.begun == ["first", "second", "third"]


async def test_different_people_do_not_wait_for_each_other():
    ordering, bench = Ordering(), Bench()
    for name in ("Amara", "Ben", "Chidi"):
        await ordering.submit(name, bench.work(name))
    await turns()
    assert bench.begun == ["Amara", "Ben", "Chidi"]
    await bench.end("Amara", "Ben", "Chidi")
    await ordering.drain()


async def test_who_submits_waits_when_all_places_are_taken():
    ordering, bench = Ordering(at_once=2), Bench()
    await ordering.submit("Amara", bench.work("a"))
    await ordering.submit("Amara", bench.work("b"))
    third = asyncio.create_task(ordering.submit("Ben", bench.work("c")))
    await turns()
    assert not third.done()
    await bench.end("a")
    assert third.done()
    assert bench.begun == ["a", "b", "c"]
    await bench.end("b", "c")
    await ordering.drain()


async def test_a_failure_is_logged_and_the_next_one_runs():
    ordering, bench = Ordering(at_once=2), Bench()

    async def fails():
        raise ZeroDivisionError

    with capture_logs() as lines:
        await ordering.submit("Amara", fails)
        await ordering.submit("Amara", bench.work("next"))
        await turns()
    assert [type(line["exc_info"]) for line in lines] == [ZeroDivisionError]
    assert bench.begun == ["next"]
    await bench.end("next")
    await ordering.drain()


async def test_work_that_lets_a_cancellation_through_does_not_end_the_line():
    ordering, bench = Ordering(), Bench()

    async def waits_for_something_cancelled():
        asked = asyncio.get_running_loop().create_future()
        asked.cancel()
        await asked

    with capture_logs() as lines:
        await ordering.submit("Amara", waits_for_something_cancelled)
        await ordering.submit("Amara", bench.work("next"))
        await turns()
    assert [type(line["exc_info"]) for line in lines] == [asyncio.CancelledError]
    assert bench.begun == ["next"]
    await bench.end("next")
    await ordering.drain()


async def test_nothing_is_kept_of_people_who_were_here():
    ordering = Ordering(at_once=4)

    class Key:
        pass

    async def nothing():
        return

    for _ in range(1000):
        await ordering.submit(Key(), nothing)
    await ordering.drain()
    await turns()
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Key)]


async def test_drain_waits_for_work_that_is_submitted_meanwhile():
    ordering, bench = Ordering(), Bench()
    await ordering.submit("Amara", bench.work("first"))
    drained = asyncio.create_task(ordering.drain())
    await turns()
    await ordering.submit("Ben", bench.work("second"))
    await bench.end("first")
    assert not drained.done()
    await bench.end("second")
    await drained


def test_no_place_at_all_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        Ordering(at_once=0)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.booleans()), max_size=40),
    st.integers(1, 8),
)
def test_order_and_bound_hold_whatever_comes(pieces, at_once):
    async def play():
        ordering = Ordering(at_once)
        done, running, most = [], 0, 0

        def work(number, key, turns_needed, fails):
            async def run():
                nonlocal running, most
                running += 1
                most = max(most, running)
                for _ in range(turns_needed):
                    await asyncio.sleep(0)
                running -= 1
                done.append((key, number))
                if fails:
                    raise ZeroDivisionError

            return run

        with capture_logs():
            for number, (key, turns_needed, fails) in enumerate(pieces):
                await ordering.submit(key, work(number, key, turns_needed, fails))
            await ordering.drain()
        return done, most

    done, most = asyncio.run(play())
    assert sorted(number for _, number in done) == list(range(len(pieces)))
    assert most <= at_once
    for key in range(5):
        numbers = [number for one, number in done if one == key]
        assert numbers == sorted(numbers)
