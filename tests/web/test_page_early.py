"""Somebody who is quicker than the page: while it still loads, it takes nothing out of their hands."""

import asyncio

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHATS, CLOCK = "**/sim/chats?*", "**/sim/clock?*"


class Gates:
    """Holds what the page asks for: the first request waits for the first gate, and so on."""

    def __init__(self, number):
        self.gates = [asyncio.Event() for _ in range(number)]
        self.asked = [asyncio.Event() for _ in range(number)]
        self._count = 0

    async def hold(self, route):
        number, self._count = self._count, self._count + 1
        if number < len(self.gates):
            self.asked[number].set()
            await self.gates[number].wait()
        await route.continue_()


async def drawn(page):
    """What the page has been given is on it."""
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")


async def test_the_focus_stays_where_it_was_put(place, open_page):
    page, chats = await open_page("about:blank"), Gates(1)
    await page.route(CHATS, chats.hold)
    await page.goto(place.url(place.amara))
    button = page.get_by_role("button", name="Next event: nothing is due")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Nothing is due.")).to_be_visible()

    chats.gates[0].set()

    await expect(page.get_by_role("link", name="Oak Vale CIG")).to_be_visible()
    await drawn(page)
    await expect(button).to_be_focused()


async def test_a_chat_that_is_opened_before_all_is_loaded_keeps_the_focus(place, open_page):
    page, chats = await open_page("about:blank"), Gates(2)
    await page.route(CHATS, chats.hold)
    async with page.expect_response(CLOCK):  # The events are followed, and the list is wanted once more.
        await page.goto(place.url(place.amara))
    await drawn(page)
    chats.gates[0].set()
    await chats.asked[1].wait()
    await page.get_by_role("link", name="Oak Vale CIG").click()
    composer = page.get_by_role("textbox", name="Message")
    await expect(composer).to_be_focused()

    chats.gates[1].set()

    await drawn(page)
    await page.keyboard.type("Hello")
    await expect(composer).to_be_focused()
    await expect(composer).to_have_value("Hello")


async def test_nothing_else_moves_it_the_page_does(place, open_page):
    """Where nobody was quicker, the list has the focus, and then the chat that is opened."""
    page = await open_page(place.url(place.amara))
    await expect(page.get_by_role("link", name="cigbot")).to_be_focused()
    await page.get_by_role("link", name="Oak Vale CIG").click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()
