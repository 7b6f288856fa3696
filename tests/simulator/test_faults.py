"""Faults to order."""

import asyncio

import aiohttp
import pytest

from simulator import Fault
from tests.simulator.caller import refused


@pytest.fixture
async def started(amara):
    await amara.starts()
    return amara


def texts(person):
    return [message.text for message in person.messages() if message.sender.is_bot]


async def test_a_connection_cut_before_anything_happened(sim, bot, started):
    sim.faults.add(Fault("sendMessage", "drop_before"))
    with pytest.raises(aiohttp.ClientError):
        await bot.sendMessage(chat_id=started.id, text="Hello")
    assert texts(started) == []
    await bot.sendMessage(chat_id=started.id, text="Hello")
    assert texts(started) == ["Hello"]


async def test_a_connection_cut_after_it_happened(sim, bot, started):
    sim.faults.add(Fault("sendMessage", "drop_after"))
    with pytest.raises(aiohttp.ClientError):
        await bot.sendMessage(chat_id=started.id, text="Hello")
    assert texts(started) == ["Hello"]


async def test_a_status(sim, bot, started):
    sim.faults.add(Fault("sendMessage", "status", status=502, times=2, after=1))
    await bot.sendMessage(chat_id=started.id, text="1")
    for _ in range(2):
        with refused("Bad Gateway", 502):
            await bot.sendMessage(chat_id=started.id, text="2")
    await bot.sendMessage(chat_id=started.id, text="3")
    assert texts(started) == ["1", "3"]


async def test_too_many_requests_to_order(sim, bot, started):
    sim.faults.add(Fault("sendMessage", "retry_after", seconds=2.5))
    with refused("Too Many Requests: retry after 3", 429) as caught:
        await bot.sendMessage(chat_id=started.id, text="1")
    assert caught.value.parameters == {"retry_after": 3}


async def test_slow(sim, bot, started):
    sim.faults.add(Fault("sendMessage", "slow", seconds=0.05))
    sending = asyncio.ensure_future(bot.sendMessage(chat_id=started.id, text="Hello"))
    await asyncio.sleep(0.01)
    assert texts(started) == []
    await sending
    assert texts(started) == ["Hello"]


async def test_one_chat_or_every_method_but_polling(sim, bot, started, ben):
    await ben.starts()
    sim.faults.add(Fault("sendMessage", "status", chat_id=ben.id))
    await bot.sendMessage(chat_id=started.id, text="Hello")
    with refused("Bad Gateway", 502):
        await bot.sendMessage(chat_id=ben.id, text="Hello")
    sim.faults.add(Fault(None, "status"))
    await bot.getUpdates(timeout=0)
    with refused("Bad Gateway", 502):
        await bot.getMe()
    sim.faults.add(Fault("getUpdates", "status"))
    sim.faults.clear()
    await bot.getUpdates(timeout=0)


async def test_what_a_fault_swallowed_stands_among_the_refusals(sim, bot, started):
    sim.faults.add(Fault("sendMessage", "drop_before"))
    with pytest.raises(aiohttp.ClientError):
        await bot.sendMessage(chat_id=started.id, text="Hello")
    (call,) = sim.refusals
    assert call.method == "sendMessage"
    assert call.error.startswith("fault:")
