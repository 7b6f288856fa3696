"""The baselines, each as its documentation sets it up: `python -m bench.bots aiogram http://127.0.0.1:…/bot`."""

import asyncio
import logging
import sys

from bench import LAST, TOKEN


def aiogram_echo(base_url: str) -> None:
    """The echo bot on the first page of aiogram's documentation; only its server is another."""
    from aiogram import Bot, Dispatcher, html
    from aiogram.client.default import DefaultBotProperties
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.enums import ParseMode
    from aiogram.filters import CommandStart
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def command_start_handler(message: Message) -> None:
        await message.answer(f"Hello, {html.bold(html.quote(message.from_user.full_name))}!")

    @dispatcher.message()
    async def echo_handler(message: Message) -> None:
        try:
            await message.send_copy(chat_id=message.chat.id)
        except TypeError:
            await message.answer("Nice try!")

    async def main() -> None:
        server = TelegramAPIServer(base=f"{base_url}{{token}}/{{method}}", file="")
        bot = Bot(
            token=TOKEN,
            session=AiohttpSession(api=server),
            default=DefaultBotProperties(parse_mode=ParseMode.HTML),
        )
        await dispatcher.start_polling(bot)

    logging.basicConfig(level=logging.INFO, stream=sys.stdout)
    asyncio.run(main())


def ptb_echo(base_url: str) -> None:
    """echobot.py of python-telegram-bot's examples; only its server is another.

    Updates are handled one after the other: that is the default of `ApplicationBuilder.concurrent_updates`.
    """
    from telegram import ForceReply, Update
    from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

    logging.basicConfig(
        format="%(asctime)s - %(name)s - %(levelname)s - %(message)s", level=logging.INFO, stream=sys.stdout
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)

    async def start(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        user = update.effective_user
        await update.message.reply_html(
            rf"Hi {user.mention_html()}!", reply_markup=ForceReply(selective=True)
        )

    async def help_command(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text("Help!")

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text(update.message.text)

    application = Application.builder().token(TOKEN).base_url(base_url).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("help", help_command))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


def aiogram_silent(base_url: str) -> None:
    """The same without sending: every message is taken in and left alone, but for the last."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def quiet_handler(message: Message) -> None:
        if message.text == LAST:
            await message.answer("Done")

    async def main() -> None:
        server = TelegramAPIServer(base=f"{base_url}{{token}}/{{method}}", file="")
        await dispatcher.start_polling(Bot(token=TOKEN, session=AiohttpSession(api=server)))

    logging.basicConfig(level=logging.WARNING, stream=sys.stdout)
    asyncio.run(main())


def ptb_silent(base_url: str) -> None:
    """echobot.py without sending, likewise."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    logging.basicConfig(level=logging.WARNING, stream=sys.stdout)

    async def quiet(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message.text == LAST:
            await update.message.reply_text("Done")

    application = Application.builder().token(TOKEN).base_url(base_url).build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, quiet))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


KINDS = {
    "aiogram": aiogram_echo,
    "ptb": ptb_echo,
    "aiogram-silent": aiogram_silent,
    "ptb-silent": ptb_silent,
}

if __name__ == "__main__":
    KINDS[sys.argv[1]](sys.argv[2])
