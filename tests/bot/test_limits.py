"""Telegram's limits are kept exactly, and what is urgent goes first. All time is stepped."""

import asyncio
import json
import random
from datetime import timedelta

import pytest
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.clock import SteppedClock
from bot.limits import Limits, is_counted
from rules.priority import Priority
from tests.bot.limited import START, Server, assert_telegram_agrees, most_within

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*retry_after.*"
)  # The library warns about its own attribute.


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
    broadcast = [server.start(chat, Priority.BROADCAST) for chat in range(1, 2001)]
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
