"""What stands in a message: words of any kind, links and commands."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_words_are_never_run_as_html(place, open_page):
    dana = place.sim.person("<img src=x onerror=alert(1)>")
    place.amara.adds(dana, place.group)
    await dana.writes("<b>not bold</b><script>alert(2)</script> & <i", in_=place.group)
    page = await open_page(place.url(dana, place.group))

    await expect(page.locator(".bubble").last).to_contain_text(
        "<b>not bold</b><script>alert(2)</script> & <i"
    )
    await expect(page.get_by_role("button", name="You are <img src=x onerror=alert(1)>")).to_be_visible()
    assert await page.locator(".bubble b, .bubble script, img").count() == 0


async def test_formatted_words(place, open_page):
    await place.bot.send(
        place.group,
        '<b>bold</b> <i>slanted</i> <code>code</code> <a href="https://example.org/?a=1&amp;b=2">link</a> '
        "<tg-spoiler>hidden</tg-spoiler>\n<blockquote>quoted</blockquote>\nafter",
    )
    page = await open_page(place.url(place.amara, place.group))
    text = page.locator(".bubble .text")

    await expect(text.locator("b")).to_have_text("bold")
    await expect(text.locator("blockquote")).to_have_text("quoted")
    link = text.get_by_role("link", name="link")
    assert await link.get_attribute("href") == "https://example.org/?a=1&b=2"
    assert await link.get_attribute("rel") == "noopener noreferrer"
    await text.get_by_role("button", name="Show the hidden text").click()
    await expect(text.get_by_text("hidden", exact=True)).to_be_visible()


async def test_right_to_left_words(place, open_page):
    await place.amara.writes("مرحبا بالجميع", in_=place.group)
    page = await open_page(place.url(place.amara, place.group))
    text = page.locator(".bubble .text").last

    assert await text.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert await page.evaluate("getComputedStyle(document.body).direction") == "ltr"


async def test_a_command_in_a_message_can_be_pressed(place, open_page):
    await place.ben.starts()
    await place.bot.send(place.ben, "See /sessions and either/or.")
    page = await open_page(place.url(place.ben, "bot"))

    await page.get_by_role("button", name="/sessions", exact=True).click()

    await expect(page.locator(".mine .bubble").last).to_contain_text("/sessions")
    await expect(page.get_by_role("button", name="/or", exact=True)).to_have_count(0)


async def test_a_start_link_opens_the_private_chat(place, open_page):
    await place.bot.send(
        place.group, "In private: https://t.me/cigbot_demo_bot?start=join_12", disable_notification=True
    )
    page = await open_page(place.url(place.amara, place.group))

    await page.get_by_role("button", name="https://t.me/cigbot_demo_bot?start=join_12").click()

    await expect(page.get_by_role("heading", name="cigbot")).to_be_visible()
    await expect(page.locator(".mine .bubble").last).to_contain_text("/start join_12")


async def test_a_button_with_a_start_link_opens_the_private_chat(place, open_page):
    url = "https://t.me/cigbot_demo_bot?start=session_7"
    await place.bot.send(
        place.group, "A session", reply_markup={"inline_keyboard": [[{"text": "Write to me", "url": url}]]}
    )
    page = await open_page(place.url(place.amara, place.group))

    await page.get_by_role("button", name="Write to me").click()

    await expect(page.get_by_role("heading", name="cigbot")).to_be_visible()
    await expect(page.locator(".mine .bubble").last).to_contain_text("/start session_7")


async def test_a_link_elsewhere_is_shown_before_it_is_opened(place, open_page):
    button = {"text": "Share", "url": "https://wa.me/?text=hello"}
    await place.bot.send(place.group, "A session", reply_markup={"inline_keyboard": [[button]]})
    page = await open_page(place.url(place.amara, place.group))

    await page.get_by_role("button", name="Share").click()

    dialog = page.get_by_role("dialog", name="Open this link?")
    await expect(dialog).to_contain_text("https://wa.me/?text=hello")
    assert await dialog.get_by_role("link", name="Open").get_attribute("href") == "https://wa.me/?text=hello"
