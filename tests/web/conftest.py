"""Applications over real HTTP on loopback, and a real Chromium over the page of the pretend Telegram."""

import asyncio
import os
import shutil
from contextlib import asynccontextmanager, suppress

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from simulator import Simulator, SteppedClock
from web.serving import Server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1200, "height": 800}
RIGHTS = {"can_invite_users", "can_restrict_members", "can_pin_messages", "can_delete_messages"}

expect.set_options(timeout=10_000)


@pytest.fixture
def served():
    """Given an application, a context with a client: the client's addresses are paths of that application."""

    @asynccontextmanager
    async def _served(app):
        server = Server(app, "127.0.0.1", 0)
        await server.start()
        async with aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as client:
            yield client
        await server.stop()

    return _served


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium():
    """The browser. Without one the tests are skipped, but in CI there must be one."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("There is no Chromium. Install the package chromium.")
        pytest.skip("There is no Chromium on this machine.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


class PlainBot:
    """A bot that admits everybody, offers two buttons and repeats what is written to it."""

    def __init__(self, address, token, session):
        self.address = f"{address.base_url}{token}"
        self.session = session
        self.keys = [[{"text": "Book", "callback_data": "book"}, {"text": "Why me?", "callback_data": "why"}]]

    async def call(self, method, **params):
        async with self.session.post(f"{self.address}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], f"{method} was refused: {answer['description']}"
        return answer["result"]

    async def send(self, chat, text, **params):
        return await self.call("sendMessage", chat_id=chat.id, text=text, parse_mode="HTML", **params)

    async def upload(self, method, chat, kind, name, content, **params):
        form = aiohttp.FormData({"chat_id": str(chat.id)} | params)
        form.add_field(kind, content, filename=name)
        async with self.session.post(f"{self.address}/{method}", data=form) as response:
            assert response.status == 200, await response.text()

    async def run(self):
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self.answer(update)

    async def answer(self, update):
        if request := update.get("chat_join_request"):
            await self.call(
                "approveChatJoinRequest", chat_id=request["chat"]["id"], user_id=request["from"]["id"]
            )
        elif query := update.get("callback_query"):
            await self.answer_press(query)
        elif (message := update.get("message")) and message["chat"]["type"] == "private":
            await self.call(
                "sendMessage",
                chat_id=message["chat"]["id"],
                text=f"You wrote: {message.get('text', 'a file')}",
                reply_markup={"inline_keyboard": self.keys},
            )

    async def answer_press(self, query):
        message = query["message"]
        if query["data"] == "why":
            await self.call(
                "answerCallbackQuery",
                callback_query_id=query["id"],
                text="You have had the fewest turns.",
                show_alert=True,
            )
            return
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="You have a place.")
        await self.call(
            "editMessageText", chat_id=message["chat"]["id"], message_id=message["message_id"], text="Booked."
        )


class Place:
    """A pretend Telegram with the people, the group and the bot that most tests need."""

    def __init__(self, sim, address, bot):
        self.sim, self.address, self.bot = sim, address, bot
        self.amara, self.ben = sim.person("Amara"), sim.person("Ben")
        self.group = sim.group("Oak Vale CIG")
        self.amara.add_bot(self.group, rights=RIGHTS)

    def url(self, person=None, chat=None):
        """The address of the page as `person`, with `chat` open; "bot" is the private chat."""
        parts = [
            part for part in (person and person.id, chat and self.chat_id(person, chat)) if part is not None
        ]
        return f"{self.address.page_url}#/{'/'.join(map(str, parts))}"

    @staticmethod
    def chat_id(person, chat):
        return person.id if chat == "bot" else chat.id


@pytest_asyncio.fixture(loop_scope="session")
async def place():
    """Amara runs the group Oak Vale CIG, the bot is an admin in it, Ben is outside."""
    token = "42:TEST"
    sim = Simulator(token=token, clock=SteppedClock())
    async with sim.serve("127.0.0.1", 0) as address, aiohttp.ClientSession() as session:
        bot = PlainBot(address, token, session)
        running = asyncio.create_task(bot.run())
        yield Place(sim, address, bot)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(chromium):
    """Opens an address in a fresh window (`DESKTOP` unless told); in the end no page may have complained."""
    contexts, complaints = [], []

    async def _open(url, **options):
        context = await chromium.new_context(**{"viewport": DESKTOP, "reduced_motion": "reduce"} | options)
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.complaints = complaints
        await page.goto(url)
        return page

    yield _open
    for context in contexts:
        await context.close()
    assert not complaints, complaints
