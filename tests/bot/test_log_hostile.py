"""A program in which everybody logs everything: no canary gets out of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Whatever is planted holds one of these.
CANARIES = ("CANARY", "Chidi", "7012345678")

HOSTILE = """
import asyncio, logging, os, sys, threading, warnings
import sqlalchemy as sa, structlog
from aiohttp import ClientSession, web
from telegram import Bot, Update
from telegram.ext import Application
from bot import config, log
from bot.http import AiohttpRequest

log.configure(config.Log(level="debug", format=sys.argv[1]))
logging.getLogger().setLevel(logging.DEBUG)  # As if somebody wanted to hear everything.
for name in ("telegram", "httpx", "httpcore", "aiohttp", "asyncio", "sqlalchemy.engine"):
    logging.getLogger(name).setLevel(logging.DEBUG)

TOKEN = "7012345678:CANARY-token"
ANSWERS = {
    "getMe": {"id": 7012345678, "is_bot": True, "first_name": "CANARY", "username": "CANARY_bot"},
    "sendMessage": {"message_id": 1, "date": 0, "chat": {"id": 7012345678, "type": "private"},
                    "text": "CANARY"},
}

async def answer(request):
    method = request.path.rsplit("/", 1)[1]
    return web.json_response({"ok": True, "result": ANSWERS[method]})

async def fail(update, context):
    raise ValueError(f"CANARY {update}")

async def main():
    server = web.Application()
    server.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(server)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    bot = Bot(TOKEN, base_url=address, request=AiohttpRequest(), get_updates_request=AiohttpRequest())
    app = Application.builder().bot(bot).updater(None).build()
    from telegram.ext import TypeHandler
    app.add_handler(TypeHandler(Update, fail))
    async with app:
        await bot.send_message(7012345678, "CANARY")
        await app.process_update(Update.de_json({"update_id": 1, "message": {
            "message_id": 1, "date": 0, "chat": {"id": 7012345678, "type": "private", "first_name": "Chidi"},
            "from": {"id": 7012345678, "is_bot": False, "first_name": "Chidi"}, "text": "CANARY"}}, bot))
    async with ClientSession() as session:
        await (await session.get(f"{address}{TOKEN}/getMe")).read()
        await (await session.get(f"{address}{TOKEN}/CANARY")).read()  # The server fails, and logs it.

    async def lost():
        raise RuntimeError("CANARY")
    task = asyncio.create_task(lost())
    await asyncio.sleep(0)
    del task
    await runner.cleanup()

asyncio.run(main(), debug=True)

engine = sa.create_engine("sqlite://", echo=False)
with engine.connect() as connection:
    try:
        connection.execute(sa.text("INSERT INTO missing VALUES (:words)"), {"words": "CANARY"})
    except sa.exc.OperationalError:
        structlog.get_logger("bot.ticks").exception("due-work-failed", kind="offer-lapses")

class Sour:
    def __del__(self):
        raise ValueError("CANARY")
Sour()
warnings.warn("CANARY")

def thread():
    raise ValueError("CANARY")
one = threading.Thread(target=thread, name="CANARY")
one.start()
one.join()
raise SystemError("CANARY")
"""


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_canary_gets_out_of_a_program_that_logs_everything(tmp_path, form):
    ran = subprocess.run(
        [sys.executable, "-W", "always", "-c", HOSTILE, form],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    for canary in CANARIES:
        assert canary not in ran.stderr
    # What was to be heard was heard.
    for heard in (
        "due-work-failed",
        "sqlalchemy.exc.OperationalError",
        "program-crashed",
        "thread-crashed",
        "destructor-failed",
        "telegram.ext",
        "aiohttp.server",
        "asyncio",
        "py.warnings",
        "builtins.RuntimeError",
    ):
        assert heard in ran.stderr, heard
    if form == "json":
        assert all(isinstance(json.loads(line), dict) for line in ran.stderr.splitlines())
