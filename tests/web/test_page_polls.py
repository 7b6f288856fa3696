"""Polls: voting, what is hidden until the close, taking a vote back."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")

ANSWERS = ["Very useful", "Useful", "Not useful"]


async def ask(place, **options):
    return await place.bot.call(
        "sendPoll",
        chat_id=place.group.id,
        question="How useful was it?",
        options=[{"text": text} for text in ANSWERS],
        **options,
    )


async def test_an_anonymous_poll_shows_its_results_when_it_closes(place, open_page):
    sent = await ask(place, hide_results_until_closes=True)
    page = await open_page(place.url(place.amara, place.group))
    poll = page.get_by_role("region", name="Poll: How useful was it?")
    await expect(poll).to_contain_text("Anonymous poll")

    vote = poll.get_by_role("button", name="Vote")
    await expect(vote).to_be_disabled()
    await poll.get_by_role("radio", name="Very useful").check()
    await vote.click()

    await expect(poll).to_contain_text("Results are shown when the poll closes.")
    await expect(poll).to_contain_text("Very useful (your answer)")
    await expect(poll).not_to_contain_text("%")

    await place.bot.call("stopPoll", chat_id=place.group.id, message_id=sent["message_id"])

    await expect(poll).to_contain_text("100%")
    await expect(poll).to_contain_text("1 person voted")
    await expect(poll.get_by_role("button")).to_have_count(0)


async def test_a_vote_can_be_taken_back(place, open_page):
    await ask(place)
    page = await open_page(place.url(place.amara, place.group))
    poll = page.get_by_role("region", name="Poll: How useful was it?")
    await poll.get_by_text("Useful", exact=True).click()
    await poll.get_by_role("button", name="Vote").click()
    await expect(poll).to_contain_text("100%")

    await poll.get_by_role("button", name="Take back my vote").click()

    await expect(poll.get_by_role("radio")).to_have_count(3)
    await expect(poll.get_by_role("button", name="Vote")).to_be_disabled()


async def test_several_answers(place, open_page):
    await ask(place, allows_multiple_answers=True)
    page = await open_page(place.url(place.amara, place.group))
    poll = page.get_by_role("region", name="Poll: How useful was it?")

    await poll.get_by_role("checkbox", name="Very useful").check()
    await poll.get_by_role("checkbox", name="Not useful").check()
    await poll.get_by_role("button", name="Vote").click()

    await expect(poll).to_contain_text("Very useful (your answer)")
    await expect(poll).to_contain_text("Not useful (your answer)")


async def test_ticks_outlive_a_redraw(place, open_page):
    sent = await ask(place)
    page = await open_page(place.url(place.amara, place.group))
    radio = page.get_by_role("radio", name="Not useful")
    await radio.check()

    await place.bot.call("pinChatMessage", chat_id=place.group.id, message_id=sent["message_id"])

    await expect(page.get_by_role("button", name="Go to the pinned message")).to_be_visible()
    await expect(radio).to_be_checked()
    await expect(page.get_by_role("button", name="Vote")).to_be_enabled()
