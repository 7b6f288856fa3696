"""The rate limits, against a pretend server that notes when each call arrives. All time is stepped."""

import asyncio
import json
import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.clock import SteppedClock
from bot.limits import Limits, is_counted
from rules.priority import Priority

START = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
TOLD = 1e-6  # The clock's own step; a window is open at its far end.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*retry_after.*"
)  # The library warns about its own attribute.


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


async def test_a_long_broadcast_keeps_to_the_limit_and_reaches_99_percent_of_it():
    server = Server(latency=0.02)
    tasks = [server.start(chat, Priority.BROADCAST) for chat in range(1, 2001)]
    await server.finish(tasks, 70)
    seconds = server.seconds()
    assert_telegram_agrees(server)
    assert (len(seconds) - 1) / (seconds[-1] - seconds[0]) >= 0.99 * 30
    assert [chat for _, chat, *_ in server.arrivals] == list(range(1, 2001))


async def test_a_broadcast_that_starts_after_silence_does_not_fill_the_second_at_once():
    server = Server()
    tasks = [server.start(chat, Priority.BROADCAST) for chat in range(1, 101)]
    await server.clock.advance(0.5)
    assert len(server.arrivals) <= 0.5 * 30 + 5
    await server.finish(tasks, 5)


@pytest.mark.parametrize("presses_a_second", [1, 3, 10])
async def test_during_a_broadcast_an_answer_rarely_waits_and_never_long(presses_a_second):
    server, chance = Server(latency=0.01), random.Random(1)
    broadcast = [server.start(chat, Priority.BROADCAST) for chat in range(1, 4001)]
    presses = []
    for person in range(10_000, 10_300):
        await server.clock.advance(chance.expovariate(presses_a_second))
        presses.append(server.start(person, Priority.ANSWER))
        if all(task.done() for task in broadcast):
            break
    await server.finish(presses + broadcast, 200)
    waits = sorted(
        second - server.asked[name] - 0.005
        for second, _, priority, name in server.arrivals
        if priority == Priority.ANSWER
    )
    assert len(waits) > 50
    assert sum(wait > 0.001 for wait in waits) <= 0.04 * len(waits)
    assert waits[-1] < 0.08
    assert_telegram_agrees(server)


async def test_a_waiting_answer_takes_the_very_next_slot():
    server = Server()
    await server.finish([server.start(chat) for chat in range(1, 31)], 1)  # The second is full.
    waiting = [server.start(chat, Priority.BROADCAST) for chat in range(100, 105)]
    waiting += [server.start(chat, Priority.REMINDER) for chat in range(200, 205)]
    waiting += [server.start(chat, Priority.NOTICE) for chat in range(300, 305)]
    await server.clock.advance(0.1)
    waiting += [server.start(chat) for chat in range(400, 435)]
    await server.finish(waiting, 5)
    order = [priority for _, _, priority, _ in server.arrivals[30:]]
    assert order == sorted(order)
    assert order.count(Priority.ANSWER) == 35


async def test_thirty_answers_go_at_once_and_the_next_a_second_later():
    server = Server()
    tasks = [server.start(chat) for chat in range(1, 32)]
    await server.finish(tasks, 2)
    assert server.seconds()[29] == 0
    assert 1 <= server.seconds()[30] < 1.01


async def test_a_private_chat_takes_three_at_once_and_one_a_second_on_average():
    server = Server()
    await server.finish([server.start(7) for _ in range(12)], 20)
    assert [round(second) for second in server.seconds()] == [0, 0, 0, 1, 1, 5, 5, 5, 6, 6, 10, 10]
    assert_telegram_agrees(server)


@pytest.mark.parametrize("chat", [-100123, "@announcements", "-100123"])
async def test_a_group_takes_one_a_second_and_twenty_a_minute(chat):
    server = Server()
    await server.finish([server.start(chat) for _ in range(41)], 130)
    seconds = [round(second) for second in server.seconds()]
    assert seconds == [*range(20), *range(60, 80), 120]
    assert_telegram_agrees(server)


async def test_a_chat_that_must_rest_does_not_hold_up_the_others():
    server = Server()
    tasks = [server.start(-1, Priority.NOTICE) for _ in range(5)]
    tasks += [server.start(chat, Priority.BROADCAST) for chat in range(1, 31)]
    await server.finish(tasks, 10)
    assert len([second for second in server.seconds() if second < 1.2]) >= 30


async def test_ready_at_says_when_a_chat_may_next_be_sent_to():
    server = Server(latency=0.5)
    limits, clock = server.limits, server.clock
    await clock.advance(10)
    assert limits.ready_at(-1) == 10
    call = server.start(-1)
    await clock.advance(0.25)
    assert limits.ready_at(-1) == pytest.approx(11.25, abs=0.01)  # Under way: as if it were answered now.
    await server.finish([call], 1)
    assert limits.ready_at(-1) == pytest.approx(11.5, abs=0.01)
    assert limits.ready_at("-1") == limits.ready_at(-1)
    assert limits.ready_at(7) == clock.monotonic()
    await clock.advance_to(START + timedelta(seconds=limits.ready_at(-1)))
    assert limits.ready_at(-1) <= clock.monotonic() + 0.001


async def test_what_telegram_does_not_count_passes_at_once():
    server = Server()
    tasks = [server.start(chat) for chat in range(1, 61)]
    methods = ["answerCallbackQuery", "getChat", "setMyCommands", "approveChatJoinRequest", "deleteMessage"]
    passed = [server.start(-1, method=method) for method in methods + ["sendChatAction", "stopPoll"] * 20]
    await server.clock.advance(0)
    assert all(task.done() for task in passed)
    await server.finish(tasks, 3)


def test_what_people_see_arrive_or_change_is_counted():
    counted = ["sendMessage", "sendPoll", "sendDocument", "editMessageText", "editMessageReplyMarkup"]
    counted += ["copyMessage", "forwardMessages", "sendMediaGroup"]
    assert all(map(is_counted, counted))
    free = [
        "answerCallbackQuery",
        "getMe",
        "setWebhook",
        "declineChatJoinRequest",
        "deleteMessages",
        "stopPoll",
    ]
    free += ["sendChatAction", "editForumTopic", "banChatMember", "createChatInviteLink"]
    assert not any(map(is_counted, free))


async def test_messages_without_a_chat_count_in_all_and_do_not_wait_for_each_other():
    server = Server(latency=0.2)
    await server.finish([server.start(None, method="editMessageText") for _ in range(31)], 3)
    assert most_within(server.seconds(), 0.001) == 30
    assert most_within(server.seconds(), 1) == 30


@pytest.mark.parametrize("method", ["sendMessage", "answerCallbackQuery"])
async def test_a_refusal_pauses_every_counted_call_and_is_tried_again_first(method):
    server = Server()
    server.failures["refused"] = [RetryAfter(7)]
    refused = server.start(1, Priority.BROADCAST, "refused", method=method)
    await server.clock.advance(0)
    others = [server.start(chat) for chat in range(2, 12)]
    free = server.start(50, method="answerCallbackQuery")
    await server.clock.advance(0)
    assert free.done()
    assert server.limits.ready_at(99) == pytest.approx(7, abs=0.01)

    await server.clock.advance(6.99)
    assert not refused.done()
    assert not any(task.done() for task in others)
    assert await server.finish([refused], 1) == ["refused"]
    await server.finish(others, 1)
    after = [name for second, *_, name in server.arrivals if second > 1]
    assert len(after) == 11
    if method == "sendMessage":
        assert after[0] == "refused"


async def test_after_three_refusals_the_caller_is_told():
    server = Server()
    server.failures["refused"] = [RetryAfter(timedelta(seconds=2)) for _ in range(5)]
    (result,) = await server.finish([server.start(1, name="refused")], 10)
    assert isinstance(result, RetryAfter)
    assert [round(second) for second in server.seconds()] == [0, 2, 4]


@pytest.mark.parametrize(
    "error", [BadRequest("Chat not found"), NetworkError("httpx"), ValueError("a fault")]
)
async def test_other_errors_reach_the_caller_and_hold_nobody_up(error):
    server = Server()
    server.failures["fails"] = [error]
    tasks = [server.start(7, name="fails"), server.start(7, name="next")]
    assert await server.finish(tasks, 1) == [error, "next"]
    assert len(server.arrivals) == 2


async def test_cancelling_who_waits_leaves_no_hole():
    server = Server()
    tasks = [server.start(chat, Priority.BROADCAST) for chat in range(1, 601)]
    await server.clock.advance(1)
    for task in tasks[100:400]:
        task.cancel()
    await server.finish(tasks, 11)
    seconds = server.seconds()
    assert len(seconds) == 300
    assert (len(seconds) - 1) / (seconds[-1] - seconds[0]) >= 0.99 * 30
    assert not server.limits._waiting


async def test_cancelling_the_first_of_a_chat_lets_the_next_one_go():
    server = Server()
    await server.finish([server.start(-1)], 1)
    first, second = server.start(-1), server.start(-1, Priority.BROADCAST)
    await server.clock.advance(0.5)
    first.cancel()
    await server.finish([second], 1)
    assert len(server.arrivals) == 2


async def test_being_cancelled_in_the_moment_of_being_let_go_gives_the_place_back():
    server = Server(overall=1)
    await server.finish([server.start(1)], 1)
    unlucky, next_one = server.start(-5), server.start(-5)
    await server.clock.advance(0.5)
    overall = server.limits._overall
    take = overall.take

    def take_and_cancel(*args, **kwargs):
        # Called just before the waiter is let go, so the cancelling comes between that and its waking up.
        asyncio.get_running_loop().call_soon(unlucky.cancel)
        overall.take = take
        return take(*args, **kwargs)

    overall.take = take_and_cancel
    results = await server.finish([unlucky, next_one], 2)
    assert isinstance(results[0], asyncio.CancelledError)
    assert len(server.arrivals) == 2
    assert server.seconds()[1] < 1.1


async def test_an_answer_that_was_late_keeps_its_place_as_long_as_it_may_have_been_late_in_arriving():
    server = Server(latency=0.01)
    quick = [server.start(chat, Priority.BROADCAST) for chat in range(1, 101)]
    await server.finish(quick, 5)
    # The server stands still: thirty messages arrive in the same instant, 0.4 s late.
    stalled = [server.start(chat, latency=0.8) for chat in range(200, 229)]
    more = [server.start(chat, Priority.BROADCAST) for chat in range(300, 400)]
    await server.finish(stalled + more, 15)
    assert_telegram_agrees(server)


async def test_an_unanswered_message_keeps_its_place_and_the_others_go_on():
    server = Server(latency=0.01)
    await server.finish([server.start(chat, Priority.BROADCAST) for chat in range(1, 61)], 5)
    hangs = [server.start(chat, latency=20) for chat in range(100, 110)]
    tasks = [server.start(chat, Priority.BROADCAST) for chat in range(200, 400)]
    await server.finish(tasks, 12)
    assert not any(task.done() for task in hangs)
    await server.finish(hangs, 20)
    assert_telegram_agrees(server)


async def test_idle_chats_are_forgotten():
    server = Server(overall=1000)
    for chat in range(1, 3001):
        task = server.start(chat if chat % 2 else -chat)
        await server.clock.advance(0.1)
        assert task.done()
    # A group matters for a minute, in which there are 600 chats.
    assert len(server.limits._chats) <= 700
    await server.clock.advance(100)
    for _ in range(700):
        await server.finish([server.start(5)], 6)
    assert len(server.limits._chats) == 1
    assert not server.limits._waiting
    assert not server.limits._ready


async def test_shutting_down_tells_those_who_still_wait():
    server = Server()
    await server.limits.initialize()
    tasks = [server.start(chat) for chat in range(1, 41)]
    await server.clock.advance(0)
    await server.limits.shutdown()
    results = await server.finish(tasks, 0)
    assert results[:30] == list(range(30))
    assert all(isinstance(result, NetworkError) for result in results[30:])
    assert server.clock.next_wake() is None


async def test_a_fault_of_the_clock_reaches_those_who_wait(monkeypatch):
    server = Server()

    async def broken(seconds):
        raise OSError("no clock")

    monkeypatch.setattr(server.clock, "sleep", broken)
    assert isinstance((await server.finish([server.start(1)], 0))[0], OSError)  # In the callback itself.
    tasks = [server.start(chat) for chat in range(2, 50)]
    results = await server.finish(tasks, 0)
    assert all(isinstance(result, OSError) for result in results)


class NoNetwork(BaseRequest):
    """Answers every call of a bot with one message."""

    def __init__(self):
        self.calls = []

    read_timeout = 5.0

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    async def do_request(self, url, method, request_data=None, *args, **kwargs):
        name = url.rsplit("/", 1)[1]
        self.calls.append((name, request_data.parameters if request_data else {}))
        me = {"id": 1000, "is_bot": True, "first_name": "CIG", "username": "cig_bot"}
        message = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}
        result = me if name == "getMe" else message if name.startswith("send") else True
        return 200, json.dumps({"ok": True, "result": result}).encode()


async def test_every_call_of_a_bot_passes_through_with_its_priority():
    clock, network = SteppedClock(START), NoNetwork()
    bot = ExtBot("1000:pretend", request=network, rate_limiter=Limits(clock))
    async with bot:
        for chat in range(1, 31):
            await bot.send_message(chat, "Hello")
        calls = [
            asyncio.create_task(bot.send_message(100, "later", rate_limit_args=Priority.BROADCAST)),
            asyncio.create_task(bot.send_message(101, "sooner", rate_limit_args=Priority.ANSWER)),
            asyncio.create_task(bot.answer_callback_query("1", "at once")),
        ]
        await clock.advance(0.5)
        assert [name for name, _ in network.calls[31:]] == ["answerCallbackQuery"]
        await clock.advance(5)
        await asyncio.gather(*calls)
    assert [data.get("chat_id") for _, data in network.calls[32:]] == [101, 100]


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
