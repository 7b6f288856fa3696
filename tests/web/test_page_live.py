"""What others do arrives by itself: messages, edits, counts, the clock; and what a lost connection does."""

import asyncio

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_message_of_someone_else_arrives_and_is_said(place, open_page):
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()

    await place.bot.send(place.group, "The session moves to <b>Friday</b>.")

    await expect(page.locator(".bubble").last).to_contain_text("The session moves to Friday.")
    await expect(page.get_by_role("log")).to_contain_text("cigbot: The session moves to Friday.")


async def test_what_stood_there_before_is_not_said(place, open_page):
    await place.bot.send(place.group, "Old news")
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.locator(".bubble").last).to_contain_text("Old news")

    await place.bot.send(place.group, "New words")

    await expect(page.get_by_role("log")).to_contain_text("New words")
    await expect(page.get_by_role("log")).not_to_contain_text("Old news")


async def test_an_edit_changes_the_message_in_place(place, open_page):
    sent = await place.bot.send(place.group, "3 places are free.")
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.locator(".bubble").last).to_contain_text("3 places are free.")

    await place.bot.call(
        "editMessageText", chat_id=place.group.id, message_id=sent["message_id"], text="2 places are free."
    )

    await expect(page.locator(".bubble")).to_have_count(1)
    await expect(page.locator(".bubble")).to_contain_text("2 places are free.")
    await expect(page.locator(".bubble")).to_contain_text("edited")
    await expect(page.get_by_role("log")).to_contain_text("changed a message: 2 places are free.")


async def test_a_deleted_message_goes(place, open_page):
    sent = await place.bot.send(place.group, "By mistake")
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.locator(".bubble")).to_have_count(1)

    await place.bot.call("deleteMessage", chat_id=place.group.id, message_id=sent["message_id"])

    await expect(page.locator(".bubble")).to_have_count(0)


async def test_messages_elsewhere_are_counted_until_read(place, open_page):
    page = await open_page(place.url(place.amara))
    group = page.get_by_role("link", name="Oak Vale CIG")
    await expect(group).to_be_visible()

    await place.bot.send(place.group, "One")
    await place.bot.send(place.group, "Two")
    await expect(group).to_contain_text("2 unread")
    await expect(group).to_contain_text("cigbot: Two")

    await group.click()
    await expect(group).not_to_contain_text("unread")
    await expect(page.get_by_text("New messages")).to_be_visible()


async def test_reading_goes_on_where_it_ended(place, open_page):
    for number in range(40):
        await place.amara.writes(f"Read {number}", in_=place.group)
    for number in range(40):
        sent = await place.bot.send(place.group, f"Unread {number}.")
    await place.bot.call("pinChatMessage", chat_id=place.group.id, message_id=sent["message_id"])
    page = await open_page(place.url(place.amara, place.group))

    await expect(page.get_by_text("New messages")).to_be_in_viewport()
    await expect(page.locator(".bubble", has_text="Unread 0.")).to_be_in_viewport()
    await expect(page.locator(".bubble", has_text="Unread 39.")).not_to_be_in_viewport()


async def test_whoever_reads_further_up_is_not_moved(place, open_page):
    for number in range(40):
        await place.amara.writes(f"Message {number}", in_=place.group)
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.locator(".bubble", has_text="Message 39")).to_be_in_viewport()
    await page.locator(".scroller").evaluate("node => node.scrollTop = 0")
    await expect(page.locator(".bubble", has_text="Message 0")).to_be_in_viewport()

    await place.bot.send(place.group, "Message 40")

    await expect(page.locator(".bubble", has_text="Message 40").last).to_be_attached()
    await expect(page.locator(".bubble", has_text="Message 0")).to_be_in_viewport()
    await page.get_by_role("button", name="Go to the newest message").click()
    await expect(page.locator(".bubble", has_text="Message 40").last).to_be_in_viewport()


async def test_an_arriving_message_moves_neither_focus_nor_draft(place, open_page):
    sent = await place.bot.send(
        place.group, "A place is free.", reply_markup={"inline_keyboard": place.bot.keys}
    )
    page = await open_page(place.url(place.amara, place.group))
    await page.get_by_role("textbox", name="Message").fill("half a sent")
    await page.get_by_role("button", name="Book").focus()

    await place.bot.call(
        "editMessageText",
        chat_id=place.group.id,
        message_id=sent["message_id"],
        text="Another place is free.",
        reply_markup={"inline_keyboard": place.bot.keys},
    )
    await place.bot.send(place.group, "And so on")

    await expect(page.locator(".bubble", has_text="And so on")).to_be_visible()
    await expect(page.get_by_role("button", name="Book")).to_be_focused()
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("half a sent")


async def test_nothing_jumps(place, open_page):
    sent = await place.bot.send(place.group, "Card", reply_markup={"inline_keyboard": place.bot.keys})
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.get_by_role("button", name="Book")).to_be_visible()
    await page.evaluate(
        """() => {
            window.jumps = [];
            new PerformanceObserver((list) => jumps.push(...list.getEntries().map((entry) => entry.value)))
                .observe({ type: "layout-shift" });
        }"""
    )

    await page.get_by_role("button", name="Why me?").click()
    await expect(page.get_by_role("alertdialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await place.bot.call("sendChatAction", chat_id=place.group.id, action="typing")
    await expect(page.locator(".head-under")).to_have_text("typing…")
    await page.get_by_role("button", name="+1 h").click()
    await expect(page.get_by_role("banner")).to_contain_text("10:00")
    await place.bot.call(
        "editMessageText", chat_id=place.group.id, message_id=sent["message_id"], text="Changed"
    )
    await expect(page.locator(".bubble")).to_contain_text("Changed")

    assert await page.evaluate("jumps") == []


async def test_a_pin_does_not_move_what_is_read(place, open_page):
    sent = [await place.amara.writes(f"Message {number}", in_=place.group) for number in range(40)]
    page = await open_page(place.url(place.amara, place.group))
    await page.locator(".scroller").evaluate("node => node.scrollTop = 500")
    read = page.locator(".bubble").nth(20)
    before = await read.bounding_box()

    await place.bot.call("pinChatMessage", chat_id=place.group.id, message_id=sent[0].id)

    await expect(page.get_by_role("button", name="Go to the pinned message")).to_be_visible()
    assert await read.bounding_box() == before


async def test_two_people_talk(place, open_page):
    place.amara.adds(place.ben, place.group)
    one = await open_page(place.url(place.amara, place.group))
    other = await open_page(place.url(place.ben, place.group))

    await one.get_by_role("textbox", name="Message").fill("Hello Ben")
    await one.get_by_role("button", name="Send").click()
    await expect(other.locator(".bubble").last).to_contain_text("Hello Ben")

    await other.get_by_role("textbox", name="Message").fill("Hello Amara")
    await other.get_by_role("button", name="Send").click()
    await expect(one.locator(".bubble").last).to_contain_text("Hello Amara")


async def test_a_late_answer_to_a_press_still_arrives(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"))
    await expect(page.get_by_role("button", name="Book")).to_be_visible()

    place.ben.press_now("Book")

    await expect(page.locator(".bubble", has_text="Booked.")).to_be_visible()


async def test_being_removed_closes_the_group(place, open_page):
    place.amara.adds(place.ben, place.group)
    page = await open_page(place.url(place.ben, place.group))
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()

    place.amara.removes(place.ben, place.group)

    await expect(page.get_by_role("textbox", name="Message")).to_have_count(0)


async def test_typing_is_shown(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"))
    await expect(page.get_by_role("button", name="Book")).to_be_visible()

    await place.bot.call("sendChatAction", chat_id=place.ben.id, action="typing")

    await expect(page.locator(".head-under")).to_have_text("typing…")


async def test_a_lost_connection_is_made_again(place, open_page):
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()

    await page.context.set_offline(True)
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    await expect(page.get_by_text("Reconnecting")).to_be_visible()
    await place.bot.send(place.group, "Sent meanwhile")
    await page.context.set_offline(False)

    await expect(page.locator(".bubble", has_text="Sent meanwhile")).to_be_visible(timeout=20_000)
    await expect(page.get_by_text("Reconnecting")).to_have_count(0)
    page.complaints.clear()  # The browser itself reports the requests that failed.


async def test_a_burst_ends_in_the_newest_state(place, open_page):
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()

    await asyncio.gather(*(place.bot.send(place.group, f"Burst {number}") for number in range(60)))

    await expect(page.locator(".bubble")).to_have_count(60)
