"""The bot's HTTP when things go wrong: statuses, broken connections, time-outs, a pool that is full."""

import asyncio
import contextlib
import json
import traceback

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.http import POOL_TIMEOUT, AiohttpRequest
from tests.bot.serving import BACKENDS, TOKEN, answer, data_of, served


@contextlib.asynccontextmanager
async def listening(talk):
    """A bare socket on loopback, for servers that do not keep to HTTP."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot{TOKEN}/method"
    finally:
        server.close()


def assert_no_token(error):
    assert TOKEN not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("status", "body", "error", "words"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest, "Chat not found"),
        (401, {"description": "Unauthorized"}, InvalidToken, "Unauthorized"),
        (403, {"description": "Forbidden: bot was blocked by the user"}, Forbidden, "blocked"),
        (404, {"description": "Not Found"}, InvalidToken, "Not Found"),
        (409, {"description": "Conflict: webhook is active"}, Conflict, "webhook"),
        (429, {"description": "Too Many", "parameters": {"retry_after": 7}}, RetryAfter, "7"),
        (500, {"description": "Internal"}, NetworkError, "Internal"),
        (502, None, NetworkError, "Bad Gateway"),
        (302, None, NetworkError, "Found"),
    ],
)
async def test_statuses_become_the_library_s_errors(backend, status, body, error, words):
    async def handler(request):
        text = "<html>" if body is None else json.dumps({"ok": False, "error_code": status, **body})
        return web.Response(status=status, text=text, headers={"Location": "/elsewhere"})

    async with served(handler) as url, backend() as request:
        with pytest.raises(error, match=words) as caught:
            await request.post(url, data_of(chat_id=1))
    assert type(caught.value) is error


async def drop(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.close()


async def half_an_answer(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
    writer.close()


async def no_http(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"SSH-2.0-OpenSSH\r\n\r\n")
    writer.close()


@pytest.mark.parametrize("talk", [drop, half_an_answer, no_http])
@pytest.mark.parametrize("backend", BACKENDS)
async def test_a_server_that_breaks_off_is_a_network_error(backend, talk):
    async with listening(talk) as url, backend() as request:
        with pytest.raises(NetworkError, match=r"^(aiohttp|httpx)\.\w+: ") as caught:
            await request.post(url, data_of(chat_id=1))
    assert type(caught.value) is NetworkError
    assert_no_token(caught.value)


@pytest.mark.parametrize("backend", BACKENDS)
async def test_a_closed_port_is_a_network_error(backend):
    async with listening(drop) as url:
        pass
    async with backend() as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(url)
    assert type(caught.value) is NetworkError
    assert_no_token(caught.value)


async def test_an_address_that_is_none_is_a_network_error_without_the_token():
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(f"http://[::1/bot{TOKEN}/getMe")
    assert_no_token(caught.value)


async def silent(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    await reader.read()
    writer.close()


async def stops_in_the_middle(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
    await reader.read()
    writer.close()


@pytest.mark.parametrize("talk", [silent, stops_in_the_middle])
@pytest.mark.parametrize("backend", BACKENDS)
async def test_a_slow_server_is_a_time_out(backend, talk):
    async with listening(talk) as url, backend(read_timeout=0.05) as request:
        assert request.read_timeout == 0.05
        with pytest.raises(TimedOut, match=r"^Timed out$") as caught:
            await request.post(url, data_of(chat_id=1))
    assert_no_token(caught.value)


async def test_a_call_s_own_time_out_takes_the_place_of_the_default():
    release = asyncio.Event()

    async def handler(request):
        await release.wait()
        return answer(True)

    async with served(handler) as url, AiohttpRequest(read_timeout=0.05) as request:
        patient = asyncio.create_task(request.post(url, read_timeout=None))
        with pytest.raises(TimedOut):
            await request.post(url)  # DEFAULT_NONE: what the constructor was given.
        assert not patient.done()
        release.set()
        assert await patient is True
    async with listening(silent) as url, AiohttpRequest(read_timeout=None) as request:
        with pytest.raises(TimedOut):
            await request.post(url, read_timeout=0.05)


async def takes_nothing(reader, writer):
    writer.transport.pause_reading()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.Event().wait()


@pytest.mark.parametrize(
    ("timeouts", "call"),
    [({"media_write_timeout": 0.1}, {}), ({}, {"write_timeout": 0.1})],
)
async def test_an_upload_that_nobody_takes_is_a_time_out(timeouts, call):
    async with listening(takes_nothing) as url, AiohttpRequest(read_timeout=None, **timeouts) as request:
        upload = data_of(document=InputFile(b"x" * 20_000_000, "big.bin"))
        with pytest.raises(TimedOut) as caught:
            await asyncio.wait_for(request.post(url, upload, **call), 30)
    assert_no_token(caught.value)


async def test_a_peer_that_hangs_up_in_the_middle_of_an_upload_is_a_network_error():
    async def hangs_up(reader, writer):
        await reader.readexactly(70_000)
        writer.transport.abort()

    async with listening(hangs_up) as url, AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(url, data_of(document=InputFile(b"x" * 20_000_000, "big.bin")))
    assert type(caught.value) is NetworkError
    assert_no_token(caught.value)


async def test_a_host_that_does_not_answer_the_call_is_a_time_out(monkeypatch):
    async def never(*args, **kwargs):
        await asyncio.Event().wait()

    async with AiohttpRequest(connect_timeout=0.05) as request:
        monkeypatch.setattr(request._session.connector, "_create_connection", never)
        with pytest.raises(TimedOut) as caught:
            await request.post(f"http://127.0.0.1:9/bot{TOKEN}/getMe")
    assert_no_token(caught.value)


@pytest.mark.parametrize("backend", BACKENDS)
async def test_a_pool_without_a_free_connection_times_out_in_the_library_s_words(backend):
    release, full, arrived = asyncio.Event(), asyncio.Event(), []

    async def handler(request):
        arrived.append(request.path)
        if len(arrived) == 2:
            full.set()
        await release.wait()
        return answer(True)

    async with served(handler) as url, backend(connection_pool_size=2, pool_timeout=0.05) as request:
        held = [asyncio.create_task(request.post(url)) for _ in range(2)]
        await full.wait()
        with pytest.raises(TimedOut) as caught:
            await request.post(url)
        assert caught.value.message == POOL_TIMEOUT
        waiting = asyncio.create_task(request.post(url, pool_timeout=None))
        release.set()
        assert await asyncio.gather(*held, waiting) == [True] * 3
        assert len(arrived) == 3


async def test_a_request_given_up_leaves_its_place_to_the_next():
    async with listening(silent) as url, AiohttpRequest(connection_pool_size=1) as request:
        given_up = asyncio.create_task(request.post(url))
        await asyncio.sleep(0)
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        with pytest.raises(TimedOut, match=r"^Timed out$"):  # Not the pool's time-out: there was a place.
            await request.post(url, read_timeout=0.01)


async def test_256_at_once_share_a_bound_pool_of_connections_that_stay_open():
    under_way = most = 0
    peers = set()

    async def handler(request):
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        peers.add(request.transport.get_extra_info("peername"))
        await asyncio.sleep(0)
        under_way -= 1
        return answer((await request.post())["number"])

    async with (
        served(handler) as url,
        AiohttpRequest(connection_pool_size=16, pool_timeout=None, read_timeout=30) as request,
    ):
        got = await asyncio.gather(*(request.post(url, data_of(number=number)) for number in range(256)))
        assert got == [str(number) for number in range(256)]
        assert await request.post(url, data_of(number=256)) == "256"
    assert most <= 16
    assert len(peers) <= 16
