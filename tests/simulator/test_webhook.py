"""Webhook delivery: secret, repeats, how many at once, and that it excludes polling."""

import asyncio

import pytest
from aiohttp import web

from tests.simulator.caller import refused


class Receiver:
    """A bot's webhook. `status` is what it answers; `hold` keeps it from answering."""

    def __init__(self):
        self.status = 200
        self.answer = ""
        self.updates = []
        self.secrets = []
        self.hold = asyncio.Event()
        self.hold.set()
        self.open = 0
        self.most = 0

    async def take(self, request):
        self.open += 1
        self.most = max(self.most, self.open)
        await self.hold.wait()
        self.open -= 1
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.updates.append(await request.json())
        return web.Response(status=self.status, text=self.answer, content_type="application/json")


@pytest.fixture
async def receiver():
    made = Receiver()
    app = web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def until(condition):
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("It did not happen within five seconds.")


async def test_updates_arrive_with_the_secret_and_count_when_answered(sim, bot, receiver, amara):
    await amara.writes("before")
    await bot.setWebhook(url=receiver.url, secret_token="s3cret")
    await amara.writes("after")
    await asyncio.wait_for(sim.acknowledged(), 5)
    assert [update["message"]["text"] for update in receiver.updates] == ["before", "after"]
    assert receiver.secrets == ["s3cret"] * 2
    assert sim.unacknowledged == 0


async def test_what_was_not_taken_comes_again(sim, bot, receiver, amara):
    receiver.status = 500
    await bot.setWebhook(url=receiver.url)
    await amara.writes("Hello")
    await until(lambda: len(receiver.updates) >= 2)
    assert sim.unacknowledged == 1
    info = await bot.getWebhookInfo()
    assert info["pending_update_count"] == 1
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    receiver.status = 200
    await asyncio.wait_for(sim.acknowledged(), 5)
    assert {update["update_id"] for update in receiver.updates} == {receiver.updates[0]["update_id"]}


async def test_a_webhook_that_is_not_there_yet(sim, bot, receiver, amara):
    await bot.setWebhook(url="http://127.0.0.1:9/hook")
    await amara.writes("Hello")
    await until(lambda: sim.world.webhook.last_error is not None)
    await bot.setWebhook(url=receiver.url)
    await asyncio.wait_for(sim.acknowledged(), 5)
    assert len(receiver.updates) == 1


async def test_no_more_at_once_than_asked_for(sim, bot, receiver):
    receiver.hold.clear()
    await bot.setWebhook(url=receiver.url, max_connections=3)
    for number in range(10):
        await sim.person(f"Amara{number}").writes("Hello")
    await until(lambda: receiver.open == 3)
    await asyncio.sleep(0.05)
    receiver.hold.set()
    await asyncio.wait_for(sim.acknowledged(), 5)
    assert receiver.most == 3
    assert len(receiver.updates) == 10


async def test_polling_and_webhook_exclude_each_other(bot, receiver):
    await bot.setWebhook(url=receiver.url)
    with refused("Conflict: can't use getUpdates method while webhook is active", 409):
        await bot.getUpdates(timeout=0)
    await bot.deleteWebhook()
    assert await bot.getUpdates(timeout=0) == []


async def test_pending_updates_can_be_dropped(sim, bot, amara):
    await amara.writes("Hello")
    await bot.deleteWebhook(drop_pending_updates=True)
    assert sim.unacknowledged == 0


async def test_the_answer_may_hold_a_call(bot, receiver, amara):
    await bot.setWebhook(url=receiver.url)
    receiver.answer = f'{{"method": "sendMessage", "chat_id": {amara.id}, "text": "Hello"}}'
    await amara.starts()
    await until(lambda: len(amara.messages()) == 2)
    amara.sees("Hello")


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"url": "http://example.org/hook"}, "An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org/hook"}, "delivers to 127.0.0.1 only"),
        ({"secret_token": "not allowed!"}, "secret token contains unallowed characters"),
        ({"max_connections": 101}, "max_connections must be between 1 and 100"),
        ({"max_connections": 0}, "max_connections must be between 1 and 100"),
    ],
)
async def test_webhooks_that_telegram_refuses(bot, params, refusal):
    with refused(refusal):
        await bot.setWebhook(**{"url": "http://127.0.0.1:9/hook"} | params)


async def test_one_person_s_updates_come_one_at_a_time_and_in_order(sim, bot, receiver, amara):
    ben = sim.person("Ben")
    receiver.status = 500
    for number in range(3):
        await amara.writes(f"Amara {number}")
    await bot.setWebhook(url=receiver.url)
    await until(lambda: len(receiver.updates) >= 2)
    await ben.writes("Ben")  # Who is not held up by what waits for its repeat.
    await until(lambda: "Ben" in texts(receiver))
    assert set(texts(receiver)) == {"Amara 0", "Ben"}
    receiver.status = 200
    await asyncio.wait_for(sim.acknowledged(), 5)
    firsts = list(dict.fromkeys(texts(receiver)))
    assert [text for text in firsts if text != "Ben"] == ["Amara 0", "Amara 1", "Amara 2"]


def texts(receiver):
    return [update["message"]["text"] for update in receiver.updates]


async def test_an_update_that_no_line_can_be_made_out_of_comes_all_the_same(sim, bot, receiver):
    for raw in ({}, {"message": 7}, {"message": {}}, {"callback_query": {"id": "1"}}):
        sim.enqueue_raw(raw)
    await bot.setWebhook(url=receiver.url)
    await asyncio.wait_for(sim.acknowledged(), 5)
    assert len(receiver.updates) == 4
