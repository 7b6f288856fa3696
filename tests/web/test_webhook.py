"""The door that Telegram knocks at: who gets in, and when an update is acknowledged."""

import asyncio
import json
import socket
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.metrics import Metrics
from web import app as web
from web.serving import CannotListenError, Server

SECRET = "a-secret_of-nobody"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def door(served):
    """Given a receiver, a context with a way to knock: it posts a body and gives the status."""

    @asynccontextmanager
    async def _door(receive):
        app = web.create(Metrics(), webhook_path="/telegram/main", secret_token=SECRET, receive=receive)
        async with served(app) as client:

            async def knock(body, headers=None, *, method="POST", path="/telegram/main"):
                headers = {HEADER: SECRET} if headers is None else headers
                async with client.request(method, path, data=body, headers=headers) as answer:
                    assert await answer.read() == b"" or answer.status in (404, 405, 500)
                    return answer.status

            yield knock

    return _door


async def test_an_update_is_acknowledged_after_it_was_received(door):
    received = []
    begun, done = asyncio.Event(), asyncio.Event()

    async def receive(body):
        received.append(json.loads(body))
        begun.set()
        await done.wait()
        return True

    async with door(receive) as knock:
        asking = asyncio.ensure_future(knock(b'{"update_id": 1}'))
        await begun.wait()
        assert not asking.done()
        done.set()
        assert await asking == 200
    assert received == [{"update_id": 1}]


async def test_an_update_that_cannot_be_taken_now_is_to_come_again(door):
    async def receive(_body):
        return False

    async with door(receive) as knock:
        assert await knock(b"{}") == 503


async def test_a_receiver_that_fails_acknowledges_nothing(door):
    async def receive(_body):
        raise RuntimeError

    async with door(receive) as knock:
        assert await knock(b"{}") == 500


async def never(_body):
    pytest.fail("this got through the door")


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: SECRET + "x"}, {HEADER: "ä"}])
async def test_without_the_secret_nobody_gets_in(door, headers):
    async with door(never) as knock:
        assert await knock(b"{}", headers) == 403


async def test_too_large_an_update_is_refused_whether_announced_or_not(door):
    async def pieces():
        for _ in range(11):
            yield b"x" * 100_000

    async with door(never) as knock:
        assert await knock(b"x" * 1_000_001) == 413
        assert await knock(pieces()) == 413


async def test_only_posts_to_that_path_are_taken(door):
    async with door(never) as knock:
        assert await knock(None, method="GET") == 405
        assert await knock(b"{}", path="/telegram/other") == 404


async def test_with_polling_there_is_no_door(served, metrics):
    post = {"data": b"{}", "headers": {HEADER: SECRET}}
    async with served(web.create(metrics)) as client, client.post("/telegram/main", **post) as answer:
        assert answer.status == 404


def test_a_door_without_a_secret_is_not_opened(metrics):
    with pytest.raises(ValueError, match="needs a secret token"):
        web.create(metrics, webhook_path="/telegram/main", receive=never)


async def test_an_address_that_is_taken_is_said_clearly(metrics):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        server = Server(web.create(metrics), "127.0.0.1", port)
        with pytest.raises(CannotListenError, match=rf"cannot listen on 127\.0\.0\.1, port {port}: "):
            await server.start()
        await server.stop()


async def test_stopping_waits_for_a_request_that_has_begun():
    begun, done = asyncio.Event(), asyncio.Event()

    async def receive(_body):
        begun.set()
        await done.wait()
        return True

    app = web.create(Metrics(), webhook_path="/telegram/main", secret_token=SECRET, receive=receive)
    server = Server(app, "127.0.0.1", 0)
    await server.start()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as client:
        asking = asyncio.ensure_future(client.post("/telegram/main", data=b"{}", headers={HEADER: SECRET}))
        await begun.wait()
        stopping = asyncio.ensure_future(server.stop())
        await asyncio.sleep(0)
        assert not stopping.done()
        done.set()
        async with await asking as answer:
            assert answer.status == 200
        await stopping
