"""Telegram's rate limits, as strict sliding windows over the clock."""

import pytest

from simulator import Limits, Simulator
from simulator.limits import RateLimiter
from simulator.refusals import Refused
from tests.simulator.caller import Caller, keyboard, refused


def sends(limiter, chat, at, *, private=False):
    """Seconds to wait, 0 if the message was taken."""
    try:
        limiter.check(chat, private=private, now=at)
    except Refused as refusal:
        return refusal.parameters["retry_after"]
    limiter.count(chat, private=private, now=at)
    return 0


def test_a_group_takes_one_a_second():
    limiter = RateLimiter(Limits())
    assert sends(limiter, -1, 0.0) == 0
    assert sends(limiter, -1, 0.999) == 1
    assert sends(limiter, -2, 0.999) == 0
    assert sends(limiter, -1, 1.0) == 0


def test_a_group_takes_twenty_a_minute():
    limiter = RateLimiter(Limits())
    assert [sends(limiter, -1, second) for second in range(20)] == [0] * 20
    assert sends(limiter, -1, 20.0) == 40
    assert sends(limiter, -1, 59.9) == 1
    assert sends(limiter, -1, 60.0) == 0
    assert sends(limiter, -1, 60.5) == 1


def test_a_private_chat_takes_three_at_once_and_five_in_five_seconds():
    limiter = RateLimiter(Limits())
    assert [sends(limiter, 1, 0.0, private=True) for _ in range(4)] == [0, 0, 0, 1]
    assert [sends(limiter, 1, 1.0, private=True) for _ in range(3)] == [0, 0, 4]
    assert sends(limiter, 1, 5.0, private=True) == 0


def test_thirty_a_second_in_all():
    limiter = RateLimiter(Limits())
    assert [sends(limiter, chat, 0.5, private=True) for chat in range(30)] == [0] * 30
    assert sends(limiter, 31, 1.4, private=True) == 1
    assert sends(limiter, 31, 1.5, private=True) == 0


def test_what_was_refused_does_not_count():
    limiter = RateLimiter(Limits())
    sends(limiter, -1, 0.0)
    assert [sends(limiter, -1, 0.5) for _ in range(10)] == [1] * 10
    assert sends(limiter, -1, 1.0) == 0


@pytest.fixture
def sim(clock):
    """A simulator that enforces the limits."""
    return Simulator(clock=clock, limits=Limits())


async def test_too_fast(sim, clock, bot: Caller, amara):
    group = sim.group("Oak Vale CIG", owner=amara)
    amara.add_bot(group)
    card = await bot.sendMessage(chat_id=group.id, text="1", reply_markup=keyboard([("Book", "b")]))
    with refused("Too Many Requests: retry after 1", 429) as caught:
        await bot.editMessageText(chat_id=group.id, message_id=card["message_id"], text="2")
    assert caught.value.parameters == {"retry_after": 1}
    for _ in range(10):
        await bot.answerCallbackQuery(callback_query_id=amara.press_now("Book", group).id)
        await bot.getChat(chat_id=group.id)
    clock.advance(1)
    await bot.editMessageText(chat_id=group.id, message_id=card["message_id"], text="2")


async def test_a_message_that_is_refused_for_itself_uses_nothing_up(sim, bot, amara):
    group = sim.group("Oak Vale CIG", owner=amara)
    amara.add_bot(group)
    with refused("message text is empty"):
        await bot.sendMessage(chat_id=group.id, text="")
    await bot.sendMessage(chat_id=group.id, text="Hello")
