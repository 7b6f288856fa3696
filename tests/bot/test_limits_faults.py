"""Limits when things go wrong: refusals, errors, late answers, callers that give up, the end."""

import asyncio
from datetime import timedelta

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter

from rules.priority import Priority
from tests.bot.limited import Server, assert_telegram_agrees

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*retry_after.*"
)  # The library warns about its own attribute.


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
