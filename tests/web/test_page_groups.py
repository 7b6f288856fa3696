"""Groups, topics, what the bot may do in them; blocking it; somebody new."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_topics_keep_their_messages_apart(place, open_page):
    forum = place.sim.forum("Elm forum")
    place.amara.add_bot(forum, rights={"can_manage_topics"})
    topic = await place.bot.call("createForumTopic", chat_id=forum.id, name="Sessions")
    await place.bot.send(forum, "In the topic", message_thread_id=topic["message_thread_id"])
    await place.bot.send(forum, "In general")
    page = await open_page(place.url(place.amara, forum))
    await expect(page.locator(".bubble", has_text="In general")).to_be_visible()
    await expect(page.locator(".bubble", has_text="In the topic")).to_have_count(0)

    await page.get_by_role("link", name="Sessions").click()
    await expect(page.locator(".bubble", has_text="In the topic")).to_be_visible()
    await page.get_by_role("textbox", name="Message").fill("Mine as well")
    await page.keyboard.press("Enter")

    await expect(page.locator(".mine .bubble").last).to_contain_text("Mine as well")
    assert place.amara.messages(in_=forum)[-1].topic == topic["message_thread_id"]


async def test_a_reply_keyboard_writes_its_words(place, open_page):
    await place.ben.starts()
    await place.bot.send(
        place.ben, "Which grade?", reply_markup={"keyboard": [[{"text": "CT1"}, {"text": "ST4"}]]}
    )
    page = await open_page(place.url(place.ben, "bot"))

    await page.get_by_role("group", name="Suggested answers").get_by_role("button", name="ST4").click()

    await expect(page.locator(".mine .bubble").last).to_contain_text("ST4")


async def test_whoever_is_muted_is_told(place, open_page):
    place.amara.adds(place.ben, place.group)
    await place.bot.call(
        "restrictChatMember",
        chat_id=place.group.id,
        user_id=place.ben.id,
        permissions={"can_send_messages": False},
    )
    page = await open_page(place.url(place.ben, place.group))

    await expect(page.get_by_text("You cannot write here.")).to_be_visible()


async def test_blocking_and_unblocking(place, open_page):
    await place.ben.starts()
    page = await open_page(place.url(place.ben, "bot"))
    await page.get_by_role("button", name="About cigbot").click()
    await page.get_by_role("button", name="Block the bot").click()
    again = page.get_by_role("button", name="Unblock the bot")

    await expect(again).to_be_visible()
    await again.click()

    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()


async def test_making_a_group_with_the_bot_in_it(place, open_page):
    page = await open_page(place.url(place.ben))
    await page.get_by_role("button", name="Make a group").click()
    dialog = page.get_by_role("dialog", name="Make a group")
    await dialog.get_by_role("textbox", name="Title").fill("Elm CIG")
    await dialog.get_by_role("checkbox", name="Pin messages").uncheck()
    await dialog.get_by_role("button", name="Make the group").click()

    await expect(page.get_by_role("heading", name="Elm CIG")).to_be_visible()
    group = next(group for group in place.sim.groups if group.title == "Elm CIG")
    bot = await place.bot.call("getChatMember", chat_id=group.id, user_id=42)
    assert (bot["status"], bot["can_invite_users"], bot["can_pin_messages"]) == ("administrator", True, False)


async def test_taking_a_right_from_the_bot(place, open_page):
    page = await open_page(place.url(place.amara, place.group))
    await page.get_by_role("button", name="About Oak Vale CIG").click()
    await page.get_by_role("button", name="What the bot may do").click()
    dialog = page.get_by_role("dialog", name="The bot in Oak Vale CIG")
    await dialog.get_by_role("checkbox", name="Make invite links").uncheck()
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_have_count(0)

    bot = await place.bot.call("getChatMember", chat_id=place.group.id, user_id=42)
    assert (bot["can_invite_users"], bot["can_pin_messages"]) == (False, True)


async def test_somebody_new(place, open_page):
    page = await open_page(place.url())
    await page.get_by_role("textbox", name="Name of the new person").fill("Chidi")
    await page.get_by_role("button", name="Add a person").click()

    await expect(page.get_by_role("button", name="You are Chidi")).to_be_visible()
    await expect(page.get_by_role("link", name="Oak Vale CIG")).to_contain_text("You can ask to join")
