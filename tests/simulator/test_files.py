"""Documents and pictures, both ways."""

import struct

import aiohttp
import pytest

from tests.simulator.caller import RefusedError, refused


def png(width, height):
    """The beginning of a PNG, which is all that is looked at."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(5)


async def sends(bot, method, field, name, data, **params):
    """A multipart request, as libraries send files."""
    form = aiohttp.FormData({key: str(value) for key, value in params.items()})
    form.add_field(field, data, filename=name)
    async with bot.session.post(f"{bot.root}/{method}", data=form) as response:
        answer = await response.json()
    if not answer["ok"]:
        raise RefusedError(response.status, answer)
    return answer["result"]


async def test_a_document_keeps_its_bytes_and_its_name(bot, amara):
    await amara.starts()
    data = b"a;b\r\n--not a boundary\r\n\r\n\x00\xff"
    sent = await sends(
        bot, "sendDocument", "document", "Anwesenheit größer.csv", data, chat_id=amara.id, caption="Here"
    )
    assert sent["document"]["file_name"] == "Anwesenheit größer.csv"
    assert sent["document"]["mime_type"] == "text/csv"
    assert sent["caption"] == "Here"
    assert amara.downloads("Anwesenheit größer.csv") == data
    again = await bot.sendDocument(chat_id=amara.id, document=sent["document"]["file_id"])
    assert again["document"]["file_unique_id"] == sent["document"]["file_unique_id"]


async def test_what_somebody_sends_can_be_fetched(bot, amara):
    await amara.uploads("report.csv", b"name;minutes\n", caption="From Teams")
    message = (await bot.updates())[-1]["message"]
    assert message["caption"] == "From Teams"
    file = await bot.getFile(file_id=message["document"]["file_id"])
    address = f"{bot.address.file_url}42:TEST/{file['file_path']}"
    async with bot.session.get(address) as response:
        assert await response.read() == b"name;minutes\n"
    async with bot.session.get(f"{bot.address.file_url}42:TEST/documents/other") as response:
        assert response.status == 404


async def test_a_picture_has_its_size(bot, amara):
    await amara.starts()
    sent = await sends(bot, "sendPhoto", "photo", "qr.png", png(300, 200), chat_id=amara.id)
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (300, 200)
    await amara.uploads("me.png", png(50, 60), as_photo=True)
    assert (await bot.updates())[-1]["message"]["photo"][0]["width"] == 50


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (png(9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(100, 100) + bytes(10 * 2**20), "too big file for a photo"),
    ],
)
async def test_pictures_that_telegram_refuses(bot, amara, data, refusal):
    await amara.starts()
    with refused(refusal):
        await sends(bot, "sendPhoto", "photo", "x.png", data, chat_id=amara.id)


async def test_other_refusals(bot, amara):
    await amara.starts()
    with refused("there is no document in the request"):
        await bot.sendDocument(chat_id=amara.id)
    with refused("wrong file identifier/HTTP URL specified"):
        await bot.sendDocument(chat_id=amara.id, document="https://example.org/a.pdf")
    with refused("message caption is too long"):
        await sends(bot, "sendDocument", "document", "a.txt", b"a", chat_id=amara.id, caption="x" * 1025)
    with refused("wrong file_id"):
        await bot.getFile(file_id="made up")


async def test_a_file_beside_its_name(bot, amara):
    """Some libraries send the file under another name and refer to it."""
    await amara.starts()
    sent = await sends(
        bot, "sendDocument", "part1", "a.txt", b"hello", chat_id=amara.id, document="attach://part1"
    )
    assert sent["document"]["file_size"] == 5


async def test_captions_are_edited(bot, amara):
    await amara.starts()
    sent = await sends(bot, "sendDocument", "document", "a.txt", b"a", chat_id=amara.id, caption="One")
    where = {"chat_id": amara.id, "message_id": sent["message_id"]}
    await bot.editMessageCaption(**where, caption="Two")
    amara.sees("Two")
    with refused("there is no text in the message to edit"):
        await bot.editMessageText(**where, text="Three")
