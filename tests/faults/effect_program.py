"""A bot that does nothing but leave a row for each update, and that dies where it is told to.

    effect_program.py BASE_URL STORAGE_URL INTAKE BY DIES_AFTER SIGNAL

INTAKE is `ours`, `ours-unclaimed` (the claim left out) or `library` (python-telegram-bot's, as its
documentation sets it up). BY is `polling` or `webhook`. After DIES_AFTER rows (0: never) it sends itself
SIGNAL; on SIGTERM it finishes what has begun.
"""

import asyncio
import os
import signal
import sys

import orjson
import sqlalchemy as sa
from aiohttp import web
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from actions.once import once
from bot.clock import WallClock
from bot.http import AiohttpRequest
from bot.intake import Intake
from rules.ids import UserId
from storage.db import Database
from storage.intake import RedeliveredError

TOKEN = "42:TEST"
EFFECTS = sa.Table(
    "effects",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("update_id", sa.BigInteger),
    sa.Column("user_id", sa.BigInteger),
)


class Effects:
    """What each update does, and the end of it all."""

    def __init__(self, storage_url, claimed, dies_after, number):
        self.db = Database(storage_url)
        self._claimed = claimed
        self._left = dies_after
        self._signal = number

    async def handle(self, update, _context=None):
        user_id = update.effective_user.id
        await asyncio.sleep(0.001)  # As if something were asked of Telegram first.
        try:
            if self._claimed:
                now = WallClock().now()
                await self.db.write(once, update.update_id, UserId(user_id), now, _leave, update.update_id)
            else:
                await self.db.write(_insert, update.update_id, user_id)
        except RedeliveredError:
            return
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), self._signal)


def _leave(tx, actor, _now, update_id):
    _insert(tx, update_id, actor.user_id)


def _insert(tx, update_id, user_id):
    tx.execute(sa.insert(EFFECTS), {"update_id": update_id, "user_id": user_id})


async def hooked(bot, receive):
    """Have Telegram post its updates here; how to end that."""

    async def door(request):
        return web.Response(status=200 if await receive(await request.read()) else 503)

    pages = web.Application()
    pages.router.add_post("/updates", door)
    runner = web.AppRunner(pages)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    await bot.set_webhook(f"http://127.0.0.1:{port}/updates", max_connections=100)
    return runner.cleanup


async def ours(application, effects, by):
    intake = Intake(application.bot, effects.handle, WallClock(), allowed_updates=["message"])
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with application:
        if by == "polling":
            await application.bot.delete_webhook()
            polling = asyncio.create_task(intake.poll())
            await stopped.wait()
            await intake.stop()
            await polling
        else:
            close = await hooked(application.bot, intake.receive)
            await stopped.wait()
            await intake.stop()
            await close()


async def librarys(application, by):
    async def receive(body):
        await application.update_queue.put(Update.de_json(orjson.loads(body), application.bot))
        return True

    async with application:
        await application.start()
        if by == "polling":
            await application.updater.start_polling()
        else:
            await hooked(application.bot, receive)
        await asyncio.Event().wait()


def main(base_url, storage_url, intake, by, dies_after, number):
    effects = Effects(storage_url, intake != "ours-unclaimed", int(dies_after), int(number))
    builder: ApplicationBuilder = Application.builder().token(TOKEN).base_url(base_url)
    if intake == "library":
        application = builder.build()
        application.add_handler(TypeHandler(Update, effects.handle))
        asyncio.run(librarys(application, by))
    else:
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest(2)).updater(None)
        asyncio.run(ours(builder.build(), effects, by))
    effects.db.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
