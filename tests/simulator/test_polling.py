"""getUpdates: acknowledging, waiting, who may poll, which kinds arrive."""

import asyncio

from tests.simulator.caller import refused


async def test_an_offset_acknowledges_what_is_before_it(sim, bot, amara):
    for text in ("one", "two", "three"):
        await amara.writes(text)
    first = await bot.getUpdates(timeout=0)
    assert [update["message"]["text"] for update in first] == ["one", "two", "three"]
    assert sim.unacknowledged == 3
    rest = await bot.getUpdates(offset=first[1]["update_id"], timeout=0)
    assert [update["message"]["text"] for update in rest] == ["two", "three"]
    assert sim.unacknowledged == 2
    assert len(await bot.getUpdates(limit=1, timeout=0)) == 1
    assert await bot.getUpdates(offset=-1, timeout=0) == rest[1:]


async def test_polling_waits_for_the_first_update(bot, amara):
    waiting = asyncio.ensure_future(bot.getUpdates(timeout=30))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await amara.writes("Hello")
    (update,) = await asyncio.wait_for(waiting, 5)
    assert update["message"]["text"] == "Hello"


async def test_polling_ends_without_updates(bot):
    assert await asyncio.wait_for(bot.getUpdates(timeout=1), 5) == []


async def test_a_second_poll_ends_the_first(bot):
    first = asyncio.ensure_future(bot.getUpdates(timeout=30))
    await asyncio.sleep(0.05)
    assert await bot.getUpdates(timeout=0) == []
    with refused("Conflict: terminated by other getUpdates request", 409):
        await asyncio.wait_for(first, 5)


async def test_the_kinds_that_were_asked_for_last(bot, amara, group):
    await bot.getUpdates(allowed_updates=["callback_query"], timeout=0)
    await bot.updates()
    await amara.writes("Hello")
    assert await bot.updates() == []
    await bot.getUpdates(allowed_updates=[], timeout=0)
    await amara.writes("Hello")
    assert len(await bot.updates()) == 1
    with refused("unknown allowed update type"):
        await bot.getUpdates(allowed_updates=["letters"], timeout=0)


async def test_settling_waits_until_what_was_there_is_acknowledged(sim, bot, amara):
    await amara.writes("Hello")
    settled = asyncio.ensure_future(sim.acknowledged())
    (update,) = await bot.getUpdates(timeout=0)
    assert not settled.done()
    await bot.getUpdates(offset=update["update_id"] + 1, timeout=0)
    await asyncio.wait_for(settled, 5)
    await asyncio.wait_for(sim.acknowledged(), 5)


async def test_updates_of_any_form(sim, bot):
    sim.enqueue_raw({"letter": {"from": None}})
    sim.enqueue_raw(b'{"update_id": 7, "message": "no object"}')
    first, second = await bot.getUpdates(timeout=0)
    assert first["letter"] == {"from": None}
    assert second == {"update_id": 7, "message": "no object"}


async def test_serving_ends_while_somebody_polls(sim, session):
    async with sim.serve() as served:
        poll = asyncio.ensure_future(session.get(f"{served.base_url}{sim.token}/getUpdates?timeout=30"))
        await asyncio.sleep(0.05)
    async with await asyncio.wait_for(poll, 5) as answer:
        assert await answer.json() == {"ok": True, "result": []}


async def test_the_state_outlives_the_server(sim, session):
    ben = sim.person("Ben")
    async with sim.serve():
        await ben.writes("Hello")
    async with (
        sim.serve() as served,
        session.get(f"{served.base_url}{sim.token}/getUpdates") as answer,
    ):
        assert len((await answer.json())["result"]) == 1
