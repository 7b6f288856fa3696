"""Limits over any history of calls: no window exceeded, nobody starved, order kept."""

import asyncio
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import BadRequest, RetryAfter

from rules.priority import Priority
from tests.bot.limited import Server, assert_telegram_agrees

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*retry_after.*"
)  # The library warns about its own attribute.


CALL = st.fixed_dictionaries(
    {
        "chat": st.sampled_from([1, 2, 3, -1, -2, "@news", None]) | st.integers(10, 10_000),
        "priority": st.sampled_from(Priority),
        "times": st.integers(1, 25),
        "fate": st.sampled_from(["goes", "goes", "goes", "refused", "fails", "cancelled"]),
        "then": st.sampled_from([0, 0, 0.001, 0.03, 0.4, 1, 2, 30]),
    }
)


async def play(calls, latency):
    """Plays one history; gives the server and the calls that were not cancelled, by name."""
    server, tasks, cancelled = Server(latency), {}, []
    for call in calls:
        for _ in range(call["times"]):
            name = len(tasks)
            if call["fate"] == "refused" and name % 10 == 0:
                server.failures[name] = [RetryAfter(1)]
            if call["fate"] == "fails":
                server.failures[name] = [BadRequest("Chat not found")]
            tasks[name] = server.start(call["chat"], call["priority"], name)
            if call["fate"] == "cancelled" and name % 2:
                cancelled.append(name)
        await server.clock.advance(call["then"])
        while cancelled:
            tasks[cancelled.pop()].cancel()
    # Even if all were for one group and each refusal stood alone, this would do.
    refusals = sum(map(len, server.failures.values()))
    await server.finish(tasks.values(), 10 + len(tasks) * (60 / 20 + 2 * latency) + 3 * refusals)
    return server, tasks


@settings(max_examples=60, deadline=None)
@given(calls=st.lists(CALL, min_size=1, max_size=25), latency=st.sampled_from([0, 0.004, 0.05, 0.3, 1.6]))
def test_over_any_history_no_window_is_exceeded_nobody_starves_and_order_is_kept(calls, latency):
    server, tasks = asyncio.run(play(calls, latency))
    assert_telegram_agrees(server)

    went = {name for *_, name in server.arrivals}
    assert all(name in went or tasks[name].cancelled() for name in tasks)
    assert not server.limits._waiting

    first_arrivals = list({name: (chat, priority) for _, chat, priority, name in server.arrivals}.items())
    in_line = defaultdict(list)
    for name, (chat, priority) in first_arrivals:
        if chat is not None:
            in_line[chat, priority].append(name)
    assert all(names == sorted(names) for names in in_line.values())


ARRIVALS = st.lists(
    st.tuples(st.sampled_from(Priority), st.integers(1, 40), st.sampled_from([0, 0.01, 0.1, 0.5, 1.5])),
    min_size=1,
    max_size=15,
)


async def play_distinct(groups):
    server, tasks = Server(), []
    for priority, times, then in groups:
        tasks += [server.start(len(tasks) + 1 + n, priority) for n in range(times)]
        await server.clock.advance(then)
    await server.finish(tasks, len(tasks) / 25 + 5)
    return server


@settings(max_examples=60, deadline=None)
@given(groups=ARRIVALS)
def test_nothing_goes_while_something_more_urgent_waits(groups):
    server = asyncio.run(play_distinct(groups))
    sent = [(second, server.asked[name], priority, name) for second, _, priority, name in server.arrivals]
    for place, (second, _, priority, name) in enumerate(sent):
        for _, asked, other, later in sent[place + 1 :]:
            if asked < second:
                assert (priority, name) < (other, later)
