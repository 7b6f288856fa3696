"""The way in: tokens, methods, encodings of parameters, the bot's own settings, real libraries."""

import aiogram
import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from simulator.incoming import read_params
from simulator.params import Upload
from simulator.refusals import Refused
from tests.simulator.caller import refused


async def test_who_it_is(bot):
    me = await bot.getMe()
    assert (me["id"], me["is_bot"], me["username"]) == (42, True, "cigbot_demo_bot")
    assert await bot.getme() == me


async def test_a_wrong_token_and_an_unknown_method(bot, session):
    async with session.get(f"{bot.address.base_url}42:WRONG/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"
    with refused("Not Found", 404):
        await bot.sendPigeon()


async def test_parameters_in_every_form(bot, session, amara):
    await amara.starts()
    url = f"{bot.root}/sendMessage"
    params = {"chat_id": str(amara.id), "text": "Hällo"}
    async with session.get(url, params=params) as response:
        assert (await response.json())["result"]["text"] == "Hällo"
    async with session.post(url, json={"chat_id": amara.id, "text": "Hällo"}) as response:
        assert (await response.json())["result"]["text"] == "Hällo"
    async with session.post(url, data=b"[1]", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400


def test_a_multipart_body_is_cut_at_its_boundaries():
    body = (
        b'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n7\r\n'
        b'--b\r\nContent-Disposition: form-data; name="document"; filename="a \xc3\xb6.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\nline\r\n--bno boundary\r\n\r\n--b--\r\n"
    )
    given = read_params("text=x", "multipart/form-data; boundary=b", body)
    assert given["chat_id"] == "7"
    assert given["text"] == "x"
    assert given["document"] == Upload("a ö.txt", "text/plain", b"line\r\n--bno boundary\r\n")
    with pytest.raises(Refused, match="no boundary"):
        read_params("", "multipart/form-data", body)


@pytest.mark.parametrize(
    ("method", "params", "refusal"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 5, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ("getUpdates", {"limit": "many"}, 'parameter "limit" must be an integer'),
        ("answerCallbackQuery", {"show_alert": "perhaps"}, 'parameter "show_alert" must be a boolean'),
        ("sendMessage", {"text": "x", "reply_markup": "{"}, 'can\'t parse "reply_markup" JSON object'),
        ("sendMessage", {"text": "x", "parse_mode": "Markdown"}, "unsupported parse_mode"),
    ],
)
async def test_broken_parameters(bot, method, params, refusal):
    with refused(refusal):
        await getattr(bot, method)(**params)


async def test_commands_of_every_scope(sim, bot, amara, group):
    menu = [{"command": "menu", "description": "Menu"}]
    await bot.setMyCommands(commands=menu)
    assert await bot.getMyCommands() == menu
    scope = {"type": "chat", "chat_id": group.id}
    await bot.setMyCommands(commands=[], scope=scope)
    await bot.deleteMyCommands(scope=scope)
    assert await bot.getMyCommands(scope=scope) == []
    with refused("BOT_COMMAND_INVALID"):
        await bot.setMyCommands(commands=[{"command": "Menu!", "description": "Menu"}])
    with refused("BOT_COMMAND_DESCRIPTION_INVALID"):
        await bot.setMyCommands(commands=[{"command": "menu", "description": "x" * 257}])
    with refused("BOT_COMMANDS_TOO_MUCH"):
        await bot.setMyCommands(commands=menu * 101)
    with refused("unsupported type"):
        await bot.setMyCommands(commands=menu, scope={"type": "everywhere"})


async def test_descriptions(bot):
    await bot.setMyDescription(description="What I do")
    assert await bot.getMyDescription() == {"description": "What I do"}
    with refused("description is too long"):
        await bot.setMyDescription(description="x" * 513)


async def test_python_telegram_bot_gets_along(sim, address, amara):
    await amara.starts()
    async with Bot(sim.token, base_url=address.base_url, base_file_url=address.file_url) as bot:
        keys = InlineKeyboardMarkup([[InlineKeyboardButton("Book", callback_data="bk:1")]])
        await bot.send_message(amara.id, "<b>Hello</b>", parse_mode="HTML", reply_markup=keys)
        sent = await bot.send_document(amara.id, b"hello", filename="a.txt")
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"hello"
        amara.press_now("Book")
        updates = await bot.get_updates(timeout=0)
        assert updates[-1].callback_query.data == "bk:1"
        assert await updates[-1].callback_query.answer("Done")


async def test_aiogram_gets_along(sim, address, amara):
    await amara.starts()
    server = TelegramAPIServer(
        base=f"{address.base_url}{{token}}/{{method}}", file=f"{address.file_url}{{token}}/{{path}}"
    )
    async with aiogram.Bot(sim.token, session=AiohttpSession(api=server)) as bot:
        await bot.send_message(amara.id, "<b>Hello</b>", parse_mode="HTML")
        await bot.send_document(amara.id, aiogram.types.BufferedInputFile(b"hello", "a.txt"))
        assert amara.downloads("a.txt") == b"hello"
        assert (await bot.get_updates(timeout=0))[-1].message.text == "/start"
