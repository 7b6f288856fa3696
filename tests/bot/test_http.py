"""The bot's HTTP: calls, files and answers as the library sends and reads them."""

import io
import json

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaDocument
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.http import AiohttpRequest
from tests.bot.serving import BACKENDS, TOKEN, answer, data_of, served


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
