"""The page on a phone: one pane at a time, wide enough targets, nothing cut off; and in the dark."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")

AS_PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WORDS_ON = {
    "ink": "surface raised mine chosen hover",
    "soft": "surface raised chosen hover",
    "accent": "surface raised accent-wash chosen hover",
    "accent-ink": "accent",
    "badge-ink": "badge",
    "danger": "surface raised",
    "night-ink": "night",
    "night-soft": "night",
    "amber": "night",
    "amber-ink": "amber",
}
"""Colours of words, and those of what they may stand on."""


async def test_one_pane_at_a_time(place, open_page):
    page = await open_page(place.url(place.amara), **AS_PHONE)
    group = page.get_by_role("link", name="Oak Vale CIG")
    await group.tap()

    await expect(page.get_by_role("heading", name="Oak Vale CIG")).to_be_visible()
    await expect(group).to_be_hidden()
    await page.get_by_role("link", name="Back to chats").tap()

    await expect(group).to_be_visible()
    await expect(page.get_by_role("main")).to_be_hidden()


async def test_the_newest_note_alone_covers_the_list(place, open_page):
    page = await open_page(place.url(place.amara), **AS_PHONE)
    for hours in (10, 11, 12):
        await page.get_by_role("button", name="+1 h").tap()
        await expect(page.locator(".toast")).to_have_text([f"It is now Mon 2 Nov 2026, {hours}:00 (London)."])


async def test_the_browsers_own_back_leads_to_the_list(place, open_page):
    page = await open_page(place.url(place.amara), **AS_PHONE)
    await page.get_by_role("link", name="Oak Vale CIG").tap()
    await expect(page.get_by_role("heading", name="Oak Vale CIG")).to_be_visible()

    await page.go_back()

    await expect(page.get_by_role("link", name="Oak Vale CIG")).to_be_visible()


async def test_both_panes_side_by_side_on_a_desktop(place, open_page):
    page = await open_page(place.url(place.amara, place.group))

    await expect(page.get_by_role("link", name="Oak Vale CIG")).to_be_visible()
    await expect(page.get_by_role("heading", name="Oak Vale CIG")).to_be_visible()
    await expect(page.get_by_role("link", name="Back to chats")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 480, 759, 760, 1200])
async def test_nothing_is_cut_off(place, open_page, width):
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3
    await place.bot.send(
        place.group,
        f"{long} <code>{long}</code>",
        reply_markup={
            "inline_keyboard": [[{"text": f"{long[:60]} {n}", "callback_data": "x"} for n in range(3)]]
        },
    )
    page = await open_page(place.url(place.amara, place.group), viewport={"width": width, "height": 700})
    await expect(page.locator(".bubble").last).to_be_visible()

    past = await page.evaluate(
        """() => [...document.querySelectorAll(".scroller, .bubble, .key, .clock-button, .head, .composer")]
            .map((node) => [node.className, node.getBoundingClientRect()])
            .filter(([, box]) => box.right > innerWidth + 0.5 || box.left < -0.5)
            .map(([name]) => name)"""
    )
    assert past == []
    assert await page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


async def test_targets_are_large_enough_for_a_thumb(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"), **AS_PHONE)
    await expect(page.get_by_role("button", name="Book")).to_be_visible()

    small = await page.evaluate(
        """() => [...document.querySelectorAll("button:not(.command, .skip), a.icon-button, .chat, textarea")]
            .filter((node) => node.checkVisibility({ visibilityProperty: true }))
            .map((node) => [node.ariaLabel || node.textContent, node.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44)
            .map(([name, box]) => `${name}: ${box.width} by ${box.height}`)"""
    )
    assert small == []


async def test_the_keyboard_of_the_phone_stays_down_until_asked_for(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben), **AS_PHONE)
    await page.get_by_role("link", name="cigbot").tap()

    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Message")).not_to_be_focused()


async def test_the_newest_message_is_seen_at_once(place, open_page):
    for number in range(40):
        await place.amara.writes(f"Message {number}", in_=place.group)
    page = await open_page(place.url(place.amara, place.group), **AS_PHONE)

    await expect(page.locator(".bubble", has_text="Message 39")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_stand_out_by_day_and_by_night(place, open_page, scheme):
    page = await open_page(place.url(place.amara, place.group), color_scheme=scheme)
    weak = []
    for ink, ground in ((ink, ground) for ink, grounds in WORDS_ON.items() for ground in grounds.split()):
        ratio = contrast(await colour(page, ink), await colour(page, ground))
        if ratio < 4.5:
            weak.append(f"{ink} on {ground}: {ratio:.2f}")
    assert weak == []


async def test_day_and_night_differ(place, open_page):
    day = await open_page(place.url(place.amara), color_scheme="light")
    night = await open_page(place.url(place.amara), color_scheme="dark")

    assert contrast(await colour(day, "paper"), await colour(night, "paper")) > 10


async def colour(page, name):
    """Red, green and blue of a colour of the page, 0 to 255."""
    return await page.evaluate(
        """(name) => {
            const context = document.createElement("canvas").getContext("2d");
            const style = getComputedStyle(document.documentElement);
            context.fillStyle = style.getPropertyValue(`--${name}`).trim();
            context.fillRect(0, 0, 1, 1);
            return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }""",
        name,
    )


def contrast(one, other):
    """The contrast ratio of two colours as the Web Content Accessibility Guidelines define it, 1 to 21."""
    dark, light = sorted(luminance(rgb) for rgb in (one, other))
    return (light + 0.05) / (dark + 0.05)


def luminance(rgb):
    red, green, blue = (c / 12.92 if (c := v / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for v in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
