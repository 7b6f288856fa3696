"""The baselines, each as its documentation sets it up: `python -m bench.bots aiogram http://127.0.0.1:…/bot`."""

import asyncio
import logging
import sys

from bench import TOKEN


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


if __name__ == "__main__":
    {"aiogram": aiogram_echo, "ptb": ptb_echo}[sys.argv[1]](sys.argv[2])
