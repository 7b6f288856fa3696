"""`AiohttpRequest` over real sockets on loopback, beside what the library's own backend does."""

import asyncio
import contextlib
import io
import json
import traceback

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaDocument
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.http import POOL_TIMEOUT, AiohttpRequest

TOKEN = "1000:pretend-token"
BACKENDS = [AiohttpRequest, HTTPXRequest]


def data_of(**parameters):
    return RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])


@contextlib.asynccontextmanager
async def served(handler):
    """A server on loopback whose every path goes to `handler`; gives the address of a bot's method."""
    app = web.Application(client_max_size=64 * 2**20)
    app.router.add_route("*", "/{rest:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/bot{TOKEN}/method"
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def listening(talk):
    """A bare socket on loopback, for servers that do not keep to HTTP."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot{TOKEN}/method"
    finally:
        server.close()


def answer(result):
    return web.json_response({"ok": True, "result": result})


async def echo(request):
    """What arrived: headers, and each field or file as the server reads it."""
    fields = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            fields[name] = [value.filename, value.content_type, value.file.read().decode("latin-1")]
        else:
            fields[name] = value
    agent, content = request.headers["User-Agent"], request.content_type
    return answer({"method": request.method, "agent": agent, "content_type": content, "fields": fields})


def assert_no_token(error):
    assert TOKEN not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize("backend", BACKENDS)
async def test_a_form_arrives_as_the_library_sends_it(backend):
    sent = data_of(
        chat_id=-100, text="Zoë & co = 100%\n🙂", protect_content=True, options=["a", "b"], left=None
    )
    async with served(echo) as url, backend() as request:
        got = await request.post(url, sent)
    assert got == {
        "method": "POST",
        "agent": BaseRequest.USER_AGENT,
        "content_type": "application/x-www-form-urlencoded",
        "fields": {
            "chat_id": "-100",
            "text": "Zoë & co = 100%\n🙂",
            "protect_content": "true",
            "options": '["a", "b"]',
        },
    }


@pytest.mark.parametrize("backend", BACKENDS)
async def test_a_call_without_parameters_and_a_download(backend):
    async def handler(request):
        assert await request.read() == b""
        return answer(True) if request.method == "POST" else web.Response(body=b"\x00file")

    async with served(handler) as url, backend() as request:
        assert await request.post(url) is True
        assert await request.post(url, RequestData()) is True
        assert await request.retrieve(url) == b"\x00file"


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("filename", "arrives"),
    [
        ("attendance.csv", "attendance.csv"),
        ("Prüfung 🙂.csv", "Prüfung 🙂.csv"),
        ('a"b\r\nc.csv', "a%22b%0D%0Ac.csv"),
    ],
)
async def test_a_file_arrives_with_its_name_and_its_fields(backend, filename, arrives):
    document = InputFile(b"name,minutes\r\n", filename=filename)
    async with served(echo) as url, backend() as request:
        got = await request.post(url, data_of(chat_id=7, caption="März", document=document))
    assert got["content_type"] == "multipart/form-data"
    assert got["fields"] == {
        "chat_id": "7",
        "caption": "März",
        "document": [arrives, "text/csv", "name,minutes\r\n"],
    }


@pytest.mark.parametrize("backend", BACKENDS)
async def test_attached_files_arrive_under_their_own_names(backend):
    media = [InputMediaDocument(InputFile(content, "a.txt", attach=True)) for content in (b"one", b"two")]
    async with served(echo) as url, backend() as request:
        got = await request.post(url, data_of(media=media))
    for item, content in zip(json.loads(got["fields"]["media"]), ("one", "two"), strict=True):
        assert got["fields"][item["media"].removeprefix("attach://")] == ["a.txt", "text/plain", content]


class Unseekable(io.RawIOBase):
    """A pipe, as far as an upload can see."""

    def __init__(self, content):
        self._rest = io.BytesIO(content)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self._rest.readinto(buffer)


class OnlyReads:
    """The least that counts as a file."""

    name = "report.txt"

    def read(self):
        return b"content"


@pytest.mark.parametrize("source", [Unseekable(b"content"), OnlyReads()], ids=["unseekable", "only reads"])
async def test_any_kind_of_file_can_be_lent(source):
    lent = InputFile(source, filename="report.txt", read_file_handle=False)
    async with served(echo) as url, AiohttpRequest() as request:
        got = await request.post(url, data_of(document=lent))
    assert got["fields"]["document"] == ["report.txt", "text/plain", "content"]


async def test_a_lent_file_stays_open_and_is_sent_whole_each_time(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(b"x" * 300_000)
    with path.open("rb") as file:
        lent = InputFile(file, read_file_handle=False)
        async with served(echo) as url, AiohttpRequest() as request:
            for _ in range(2):
                got = await request.post(url, data_of(document=lent))
                assert got["fields"]["document"] == ["report.txt", "text/plain", "x" * 300_000]
        assert not file.closed


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


async def test_requests_go_through_a_proxy():
    asked = []

    async def proxy(request):
        asked.append(request.raw_path)
        return await echo(request)

    async with served(proxy) as address, AiohttpRequest(proxy=address.partition("/bot")[0]) as request:
        got = await request.post("http://telegram.invalid/bot1/getMe", data_of(chat_id=1))
    assert asked == ["http://telegram.invalid/bot1/getMe"]
    assert got["fields"] == {"chat_id": "1"}


def test_what_cannot_work_is_refused_at_once():
    with pytest.raises(ValueError, match="http://"):
        AiohttpRequest(proxy="socks5://127.0.0.1:1080")
    with pytest.raises(ValueError, match="at least 1"):
        AiohttpRequest(connection_pool_size=0)


async def test_opening_and_closing():
    request = AiohttpRequest()
    await request.shutdown()  # Not open yet: nothing to do.
    with pytest.raises(RuntimeError, match="not initialized"):
        await request.do_request("http://127.0.0.1:9/", "GET")
    async with served(echo) as url:
        for _ in range(2):
            await request.initialize()
            session = request._session
            await request.initialize()
            assert request._session is session
            assert await request.post(url)
            await request.shutdown()
            await request.shutdown()
            assert session.closed
        with pytest.raises(NetworkError, match="not initialized"):
            await request.post(url)


@pytest.mark.parametrize(
    "payload", [b'{"result": "\xff"}', rb'{"result": "\ud83d"}', b'{"result": [1, 2.5, null]}']
)
def test_odd_bytes_are_read_as_the_library_reads_them(payload):
    assert AiohttpRequest.parse_json_payload(payload) == BaseRequest.parse_json_payload(payload)


@pytest.mark.parametrize("payload", [b"", b"<html>", b"\xff", b'{"result": Zainab'])
def test_what_is_no_json_is_the_library_s_error_and_is_not_logged(payload, caplog):
    with pytest.raises(TelegramError, match=r"^Invalid server response$"):
        AiohttpRequest.parse_json_payload(payload)
    assert not caplog.records


async def test_a_real_bot_works_over_it():
    calls = []

    async def handler(request):
        method = request.path.rsplit("/", 1)[1]
        fields = {name: getattr(value, "filename", value) for name, value in (await request.post()).items()}
        calls.append((method, fields))
        if request.path.startswith("/file"):
            return web.Response(body=b"name,minutes")
        if method == "getMe":
            return answer({"id": 1000, "is_bot": True, "first_name": "CIG", "username": "cig_bot"})
        if method == "getFile":
            return answer({"file_id": "f", "file_unique_id": "u", "file_path": "documents/a b.csv"})
        chat = {"id": int(fields["chat_id"]), "type": "private"}
        return answer({"message_id": 1, "date": 0, "chat": chat, "text": fields.get("text")})

    async with served(handler) as url:
        root = url.partition("/bot")[0]
        bot = Bot(
            TOKEN,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(connection_pool_size=1),
        )
        async with bot:
            assert bot.username == "cig_bot"
            keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Book", callback_data="b1")]])
            message = await bot.send_message(7, "Grüße", reply_markup=keyboard)
            assert (message.chat.id, message.text) == (7, "Grüße")
            await bot.send_document(7, b"name,minutes", filename="attendance.csv")
            downloaded = await (await bot.get_file("f")).download_as_bytearray()
    assert downloaded == b"name,minutes"
    assert [method for method, _ in calls] == ["getMe", "sendMessage", "sendDocument", "getFile", "a b.csv"]
    assert json.loads(calls[1][1]["reply_markup"])["inline_keyboard"][0][0]["callback_data"] == "b1"
    assert calls[2][1] == {"chat_id": "7", "document": "attendance.csv"}
