"""The pretend clock: what it shows, and moving it."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


def clock(page):
    return page.get_by_role("banner", name="Pretend time")


async def test_shows_weekday_date_and_london_time(place, open_page):
    page = await open_page(place.url(place.amara))

    for words in ("09:00", "Mon 2 Nov 2026", "London"):
        await expect(clock(page)).to_contain_text(words)


async def test_an_hour_and_a_day_later(place, open_page):
    page = await open_page(place.url(place.amara))

    await page.get_by_role("button", name="+1 h").click()
    await expect(clock(page)).to_contain_text("10:00")
    await page.get_by_role("button", name="+1 day").click()

    await expect(clock(page)).to_contain_text("Tue 3 Nov 2026")
    assert place.sim.clock.now() == datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
    await expect(
        page.get_by_role("status").get_by_text("It is now Tue 3 Nov 2026, 10:00 (London).")
    ).to_be_visible()


async def test_the_next_event_is_reached_and_happens(place, open_page):
    await place.bot.call(
        "sendPoll",
        chat_id=place.group.id,
        question="Useful?",
        options=[{"text": "Yes"}, {"text": "No"}],
        open_period=5400,
    )
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.get_by_role("region", name="Poll: Useful?")).to_be_visible()

    await page.get_by_role("button", name="Next event, Mon 2 Nov, 10:30").click()

    await expect(clock(page)).to_contain_text("10:30")
    await expect(page.get_by_role("region", name="Poll: Useful?")).to_contain_text("closed")


async def test_nothing_due_is_said(place, open_page):
    page = await open_page(place.url(place.amara))
    button = page.get_by_role("button", name="Next event: nothing is due")
    await button.focus()
    await page.keyboard.press("Enter")

    await expect(
        page.get_by_text("Nothing is due. You can move the clock by an hour or a day.")
    ).to_be_visible()
    await expect(button).to_be_focused()
    await expect(clock(page)).to_contain_text("09:00")


async def test_the_clock_keeps_the_focus(place, open_page):
    page = await open_page(place.url(place.amara))
    hour = page.get_by_role("button", name="+1 h")
    await hour.focus()
    for _ in range(3):
        await page.keyboard.press("Enter")
        await expect(hour).to_have_attribute("aria-busy", "false")

    await expect(clock(page)).to_contain_text("12:00")
    await expect(hour).to_be_focused()


async def test_the_night_the_clocks_go_forward(place, open_page):
    place.sim.clock.advance_to(datetime(2027, 3, 27, 23, 30, tzinfo=UTC))
    page = await open_page(place.url(place.amara))
    await expect(clock(page)).to_contain_text("Sat 27 Mar 2027")

    await page.get_by_role("button", name="+1 h").click()
    await expect(clock(page)).to_contain_text("00:30")
    await page.get_by_role("button", name="+1 h").click()

    await expect(clock(page)).to_contain_text("02:30")


async def test_another_tab_follows(place, open_page):
    one, other = await open_page(place.url(place.amara)), await open_page(place.url(place.ben))
    await expect(clock(other)).to_contain_text("09:00")

    await one.get_by_role("button", name="+1 day").click()

    await expect(clock(other)).to_contain_text("Tue 3 Nov 2026")
    await expect(other.get_by_role("log")).to_contain_text("The clock shows Tue 3 Nov 2026, 09:00 (London).")
