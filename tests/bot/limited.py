"""A pretend server that refuses what Telegram would, and how much arrived there within any window."""

import asyncio
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from bot.clock import SteppedClock
from bot.limits import Limits
from rules.priority import Priority

START = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
TOLD = 1e-6  # The clock's own step; a window is open at its far end.


class Server:
    """Notes arrivals. A call arrives half-way between sending and answer unless `arrives` says otherwise."""

    def __init__(self, latency=0.0, **limits):
        self.clock = SteppedClock(START)
        self.limits = Limits(self.clock, **limits)
        self.latency = latency
        self.arrivals = []  # (second, chat, priority, name), in the order of arrival.
        self.asked = {}  # name → second
        self.failures = defaultdict(list)  # name → what its next tries raise

    async def call(self, chat, priority=Priority.ANSWER, name=None, method="sendMessage", latency=None):
        name = len(self.asked) if name is None else name
        self.asked[name] = self.clock.monotonic()
        took = self.latency if latency is None else latency

        async def callback(*args, **kwargs):
            assert (args, kwargs) == (("url",), {"data": 1})
            await self.clock.sleep(took / 2)
            self.arrivals.append((self.clock.monotonic(), chat, priority, name))
            await self.clock.sleep(took / 2)
            if self.failures[name]:
                raise self.failures[name].pop(0)
            return name

        data = {} if chat is None else {"chat_id": chat}
        # As the library does it, with 0 left out.
        return await self.limits.process_request(
            callback, ("url",), {"data": 1}, method, data, int(priority) or None
        )

    def start(self, *args, **kwargs):
        return asyncio.create_task(self.call(*args, **kwargs))

    async def finish(self, tasks, within):
        """Moves the clock until all are done, at most so many seconds."""
        end = self.clock.now() + timedelta(seconds=within)
        while not all(task.done() for task in tasks):
            wake = self.clock.next_wake() or self.clock.now()
            assert wake <= end, f"{sum(not task.done() for task in tasks)} calls still wait after {within} s"
            await self.clock.advance_to(wake)
        return await asyncio.gather(*tasks, return_exceptions=True)

    def seconds(self, chat=None):
        return [second for second, to, *_ in self.arrivals if chat in (None, to)]


def most_within(seconds, window):
    """The largest number of arrivals in any window of that length."""
    most = first = 0
    for last in range(len(seconds)):
        while seconds[last] - seconds[first] >= window - TOLD:
            first += 1
        most = max(most, last - first + 1)
    return most


def assert_telegram_agrees(server):
    assert most_within(server.seconds(), 1) <= 30
    for chat in {chat for _, chat, *_ in server.arrivals if chat is not None}:
        seconds = server.seconds(chat)
        if isinstance(chat, int) and chat > 0:
            assert most_within(seconds, 1) <= 3
            assert most_within(seconds, 5) <= 5
        else:
            assert most_within(seconds, 1) <= 1
            assert most_within(seconds, 60) <= 20
