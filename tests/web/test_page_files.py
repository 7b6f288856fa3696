"""Files and pictures: reading, downloading, sending."""

import struct
import zlib
from pathlib import Path

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


def picture(width=60, height=40):
    """A plain PNG of that size in pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x30\x80\x70" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def content_of(path):
    return Path(path).read_bytes()


async def test_a_table_is_read_in_the_page_and_downloaded(place, open_page):
    sheet = b'member,session\r\nAmara,"Teams, and ""roles"""\r\n=1+1,<b>x</b>\r\n'
    await place.bot.upload(
        "sendDocument", place.group, "document", "attendance.csv", sheet, caption="The year"
    )
    page = await open_page(place.url(place.amara, place.group))

    async with page.expect_download() as started:
        await page.get_by_role("link", name="Download attendance.csv").click()
    file = await started.value
    assert file.suggested_filename == "attendance.csv"
    assert content_of(await file.path()) == sheet

    await page.get_by_role("button", name="Open attendance.csv").click()
    table = page.get_by_role("dialog", name="attendance.csv").get_by_role("table")
    await expect(table.get_by_role("columnheader")).to_have_text(["member", "session"])
    await expect(table.get_by_role("cell")).to_have_text(["Amara", 'Teams, and "roles"', "=1+1", "<b>x</b>"])


async def test_a_file_is_sent_with_a_caption(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"))
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    content = b"1. Summary\tx"

    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Attach a file").click()
    await (await chooser.value).set_files({"name": "report.txt", "mimeType": "text/plain", "buffer": content})
    dialog = page.get_by_role("dialog", name="Send this file?")
    await dialog.get_by_role("textbox", name="Caption").fill("From Teams")
    await dialog.get_by_role("button", name="Send").click()

    await expect(page.locator(".mine .bubble").last).to_contain_text("report.txt")
    await expect(page.locator(".mine .bubble").last).to_contain_text("From Teams")
    assert place.ben.downloads("report.txt") == content


async def test_a_picture_keeps_its_place_and_opens(place, open_page):
    await place.bot.upload("sendPhoto", place.group, "photo", "code.png", picture(), caption="The code")
    page = await open_page(place.url(place.amara, place.group))
    small = page.get_by_role("img", name="Picture: The code")

    await expect(small).to_be_visible()
    assert (await small.get_attribute("width"), await small.get_attribute("height")) == ("60", "40")
    await page.get_by_role("button", name="Open the picture").click()
    await expect(page.get_by_role("dialog", name="Picture").get_by_role("img")).to_be_visible()
