"""The page without a mouse: who you are, which chat, joining, pressing, writing."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def press(page, *keys):
    for key in keys:
        await page.keyboard.press(key)


async def test_joins_a_group_and_presses_a_button(place, open_page):
    await place.bot.send(place.group, "A place is free.", reply_markup={"inline_keyboard": place.bot.keys})
    page = await open_page(place.url())

    await expect(page.get_by_role("searchbox", name="Search people")).to_be_focused()
    await page.keyboard.type("ben")
    await press(page, "Enter")

    await expect(page.get_by_role("link", name="cigbot")).to_be_focused()
    await press(page, "ArrowDown")
    await expect(page.get_by_role("link", name="Oak Vale CIG")).to_be_focused()
    await press(page, "Enter")

    await expect(page.get_by_role("heading", name="Oak Vale CIG")).to_be_visible()
    await tab_to(page, page.get_by_role("button", name="Ask to join"))
    await press(page, "Enter")

    composer = page.get_by_role("textbox", name="Message")
    await expect(composer).to_be_focused()
    assert place.ben.is_in(place.group)

    await tab_to(page, page.get_by_role("button", name="Book"), back=True)
    await press(page, "Enter")
    await expect(page.get_by_text("You have a place.", exact=True)).to_be_visible()
    await expect(page.locator(".bubble", has_text="Booked.")).to_be_visible()
    # The button is gone, so the reader stays at the message it stood under.
    await expect(page.locator(".bubble", has_text="Booked.")).to_be_focused()


async def tab_to(page, target, *, back=False):
    """Presses Tab until the target has the focus; it must be in reach of a patient person."""
    await expect(target).to_be_visible()
    for _ in range(25):
        if await target.evaluate("node => node === document.activeElement"):
            return
        await press(page, "Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab does not reach {target}")


async def test_enter_sends_and_shift_enter_breaks_the_line(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"))
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()

    await page.keyboard.type("one")
    await press(page, "Shift+Enter")
    await page.keyboard.type("two")
    await press(page, "Enter")

    await expect(page.locator(".mine .bubble").last).to_contain_text("one\ntwo")
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("")


async def test_goes_up_to_a_message_and_answers_it(place, open_page):
    await place.amara.writes("Is there a session this month?", in_=place.group)
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.locator(".bubble").last).to_contain_text("Is there a session")

    await press(page, "ArrowUp")
    await expect(page.locator(".bubble").last).to_be_focused()
    await press(page, "r")
    await page.keyboard.type("Yes.")
    await press(page, "Enter")

    await expect(page.locator(".bubble").last).to_contain_text("Yes.")
    await expect(page.get_by_role("button", name="Go to the message this answers")).to_be_visible()


async def test_escape_goes_back_to_the_chat_in_the_list(place, open_page):
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()

    await press(page, "Escape")

    await expect(page.get_by_role("link", name="Oak Vale CIG")).to_be_focused()
    assert page.url == place.url(place.amara)


async def test_the_first_tab_leads_past_the_list(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben))
    await page.evaluate("document.activeElement.blur()")
    await page.goto(place.url(place.ben, "bot"))
    await page.reload()
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    skip = page.get_by_role("button", name="Skip to the conversation")
    await skip.focus()
    await expect(skip).to_be_in_viewport()

    await press(page, "Enter")

    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()


async def test_tab_passes_a_long_list_in_one_step(place, open_page):
    for number in range(8):
        place.sim.group(f"Group {number}", owner=place.amara)
    page = await open_page(place.url(place.ben))
    links = page.locator(".chat")
    await expect(links.nth(4)).to_be_visible()

    assert await links.evaluate_all("links => links.filter((link) => link.tabIndex === 0).length") == 1
    await links.first.focus()
    await press(page, "End")
    await expect(links.last).to_be_focused()
    await press(page, "Home")
    await expect(links.first).to_be_focused()


async def test_what_has_the_focus_can_be_seen(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"))
    await expect(page.get_by_role("button", name="Book")).to_be_visible()

    await press(page, *["Tab"] * 2)
    for _ in range(12):
        await press(page, "Tab")
        seen = await page.evaluate(
            "(node => node === document.body || parseFloat(getComputedStyle(node).outlineWidth) >= 2)"
            "(document.activeElement)"
        )
        assert seen, await page.evaluate("document.activeElement.outerHTML")


async def test_votes_and_stays_at_the_poll(place, open_page):
    options = [{"text": "Yes"}, {"text": "No"}]
    await place.bot.call("sendPoll", chat_id=place.group.id, question="Useful?", options=options)
    page = await open_page(place.url(place.amara, place.group))
    await page.get_by_role("radio", name="Yes").focus()

    await press(page, "Space", "Tab", "Enter")

    await expect(page.get_by_role("button", name="Take back my vote")).to_be_visible()
    assert await page.locator(".message").evaluate("node => node.contains(document.activeElement)")


async def test_an_alert_traps_the_focus_and_gives_it_back(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"))
    why = page.get_by_role("button", name="Why me?")
    await why.focus()
    await press(page, "Enter")

    alert = page.get_by_role("alertdialog", name="The bot says")
    await expect(alert).to_contain_text("You have had the fewest turns.")
    assert await alert.evaluate("node => node.contains(document.activeElement)")
    await press(page, "Escape")

    await expect(alert).to_have_count(0)
    await expect(why).to_be_focused()


async def test_who_you_are_must_be_answered(place, open_page):
    page = await open_page(place.url())
    await expect(page.get_by_role("dialog", name="Who are you?")).to_be_visible()

    await press(page, "Escape", "Escape")

    await expect(page.get_by_role("dialog", name="Who are you?")).to_be_visible()


async def test_a_command_from_the_list(place, open_page):
    await place.bot.call(
        "setMyCommands", commands=[{"command": "sessions", "description": "What you can book"}]
    )
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"))
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()

    await page.keyboard.type("/")
    await expect(page.get_by_role("list", name="Commands")).to_contain_text("What you can book")
    await press(page, "ArrowUp", "Enter")

    await expect(page.locator(".mine .bubble").last).to_contain_text("/sessions")
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("")
