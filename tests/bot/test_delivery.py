"""Files and pictures on their way to Telegram: with their screen under them, or after them."""

import asyncio
import json
import struct

import pytest

from screens.home import menu_row
from screens.outgoing import Copy, Document, Photo
from screens.screen import Lines, Text, screen
from screens.texts import Texts
from storage.outbox import State
from tests.bot.sender_rig import Gate, opened

PICTURE = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 300, 300) + bytes(5)
SHORT = screen(Text("button-export-cycle", {"cycle": "<b>2026/27</b> & more"}), rows=(menu_row(),))


def of_length(units):
    """A screen that Telegram counts as so long, with emoji and marks that HTML must escape."""
    words = "\N{BIRD}<" * (units // 6) + "x" * (units - units // 6 * 3)
    return screen(Text("button-export-cycle", {"cycle": words}), rows=(menu_row(),)), words


@pytest.fixture
async def rig(storage_url):
    async with opened(storage_url) as opened_rig:
        await opened_rig.person("Amara")
        yield opened_rig


async def delivered(rig, outgoing):
    """What Amara has got of it, in order."""
    rig.faults["file"] = outgoing
    rig.owe("file", "Amara")
    async with rig.sender():
        for _ in range(20):
            await rig.settle()
            await rig.pass_to_next()
    assert rig.states == {"file": State.SENT}
    messages = [one for one in rig.people["Amara"].messages() if one.sender.is_bot]
    assert rig.noted[-1][1] == messages[-1].id
    return messages


def sounds(call):
    return call.params.get("disable_notification") in (None, "false", False)


async def test_a_document_carries_its_screen(rig):
    (sent,) = await delivered(rig, Document("plan.csv", b"a,b\r\n", SHORT))
    assert (sent.file.name, sent.file.data, sent.file.kind) == ("plan.csv", b"a,b\r\n", "document")
    assert sent.text == "Cycle <b>2026/27</b> & more"
    assert sent.labels == ["Menu"]
    (call,) = rig.sim.calls_of("sendDocument")
    assert sounds(call)


async def test_a_silent_one_makes_no_sound(rig):
    await delivered(rig, Document("plan.csv", b"a", SHORT, silent=True))
    (call,) = rig.sim.calls_of("sendDocument")
    assert not sounds(call)


async def test_a_file_of_words_is_written_from_the_texts(rig):
    written = Document("words.txt", lambda texts: texts.plain(Text("button-menu")).encode(), SHORT)
    (sent,) = await delivered(rig, written)
    assert sent.file.data == b"Menu"


async def test_a_picture_carries_its_screen(rig):
    (sent,) = await delivered(rig, Photo(PICTURE, SHORT))
    assert (sent.file.kind, sent.file.data, sent.labels) == ("photo", PICTURE, ["Menu"])


@pytest.mark.parametrize("file", [Document, Photo])
async def test_what_takes_its_time_is_made_while_others_are_answered(rig, file):
    loop, seen = asyncio.get_running_loop(), []

    def make(of):
        if isinstance(of, str):
            assert of.endswith("?start=in_1_key")
        # The loop has to be free to say this.
        answered = asyncio.run_coroutine_threadsafe(anybody(), loop)
        seen.append(answered.result(5))
        return PICTURE

    async def anybody():
        return rig.writing

    made = Photo(make, SHORT, "in_1_key") if file is Photo else Document("plan.csv", make, SHORT)
    (sent,) = await delivered(rig, made)
    assert (sent.file.data, seen) == (PICTURE, [1])


async def test_a_screen_just_fits_under_a_file(rig):
    made, words = of_length(1024 - len("Cycle "))
    (sent,) = await delivered(rig, Document("plan.csv", b"a", made))
    assert sent.text == f"Cycle {words}"


@pytest.mark.parametrize(
    "make", [lambda made: Document("plan.csv", b"a", made), lambda made: Photo(PICTURE, made)]
)
async def test_a_screen_that_is_too_long_follows_the_file(rig, make):
    made, words = of_length(1025 - len("Cycle "))
    file, said = await delivered(rig, make(made))
    assert (file.text, file.labels) == ("", [])
    assert (said.text, said.labels) == (f"Cycle {words}", ["Menu"])
    (sent,) = [*rig.sim.calls_of("sendDocument"), *rig.sim.calls_of("sendPhoto")]
    assert not sounds(sent)
    assert sounds(rig.sim.calls_of("sendMessage")[0])


def test_a_screen_is_as_long_as_it_is_shown():
    lines = screen(Lines((Text("button-menu"), Text("button-menu"))), Text("button-menu"))
    assert Texts().length(lines) == len("Menu\nMenu\n\nMenu")


@pytest.mark.parametrize(
    "refusal",
    [
        (403, "Forbidden: bot was kicked from the supergroup chat", {}),
        (400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1007}),
        (400, "Bad Request: message to copy not found", {}),
    ],
)
async def test_what_cannot_be_copied_is_left_out_and_the_rest_is_said(rig, monkeypatch, refusal):
    code, description, parameters = refusal
    passes = Gate.do_request

    async def do_request(self, url, method, request_data=None, *args, **kwargs):
        if url.endswith("/copyMessage"):
            said = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
            return code, json.dumps(said).encode()
        return await passes(self, url, method, request_data, *args, **kwargs)

    monkeypatch.setattr(Gate, "do_request", do_request)
    (message,) = await delivered(rig, Copy(-500, 7, SHORT))
    assert message.labels == ["Menu"]
