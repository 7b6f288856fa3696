"""What a screen reader is given: every control has a name, every part a role, no id twice."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")

NAMED = {
    *("alertdialog", "article", "banner", "button", "checkbox", "combobox", "dialog", "group", "heading"),
    *("image", "link", "log", "main", "navigation", "radio", "region", "searchbox", "textbox"),
}


async def nameless(page):
    """The nodes of the browser's own accessibility tree that ought to have a name and have none."""
    session = await page.context.new_cdp_session(page)
    tree = await session.send("Accessibility.getFullAXTree")
    found = []
    for node in tree["nodes"]:
        role = node.get("role", {}).get("value")
        if not node["ignored"] and role in NAMED and not node.get("name", {}).get("value", "").strip():
            found.append(f"{role} {node['nodeId']}")
    return found


async def faults(page):
    """What is wrong by itself, whatever the browser makes of it."""
    return await page.evaluate(
        """() => {
            const all = (selector) => [...document.querySelectorAll(selector)];
            const ids = all("[id]").map((node) => node.id);
            const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
            const named = ["aria-labelledby", "aria-controls", "aria-describedby"]
                .flatMap((name) => all(`[${name}]`).map((node) => node.getAttribute(name)));
            const wrong = {
                "no alt": "img:not([alt])",
                "hidden control": "[aria-hidden=true] :is(a, button, input, textarea)",
                "control in control": "button button, a button, button a, a a",
                "no type": "button:not([type])",
                "own tab order": "[tabindex]:not([tabindex='0'], [tabindex='-1'])",
            };
            return [
                ...twice.map((id) => `id twice: ${id}`),
                ...named.filter((id) => id && !ids.includes(id)).map((id) => `points nowhere: ${id}`),
                ...Object.entries(wrong).flatMap(([what, where]) =>
                    all(where).map((node) => `${what}: ${node.outerHTML}`)),
            ];
        }"""
    )


async def fill(place):
    """A group in which everything occurs that a message can hold."""
    group = place.group
    keys = [[*place.bot.keys[0], {"text": "Share", "url": "https://wa.me/?text=x"}]]
    sent = await place.bot.send(group, "<b>Card</b> /book", reply_markup={"inline_keyboard": keys})
    await place.bot.call("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    await place.bot.call(
        "sendPoll", chat_id=group.id, question="One?", options=[{"text": "Yes"}, {"text": "No"}]
    )
    many = {"question": "Many?", "options": [{"text": "A"}, {"text": "B"}], "allows_multiple_answers": True}
    await place.bot.call("sendPoll", chat_id=group.id, **many)
    await place.amara.votes(group, "A")
    await place.bot.upload("sendDocument", group, "document", "a.csv", b"a,b\n1,2\n")
    await place.bot.upload("sendDocument", group, "document", "a.pdf", b"%PDF-1.7")
    await place.amara.writes("Answer", in_=group, reply_to=place.amara.messages(in_=group)[0])


async def test_a_full_conversation(place, open_page):
    await fill(place)
    page = await open_page(place.url(place.amara, place.group))
    await expect(page.locator(".bubble").last).to_contain_text("Answer")

    assert await nameless(page) == []
    assert await faults(page) == []


@pytest.mark.parametrize(
    ("opener", "dialog"),
    [
        ("You are Amara", "Who are you?"),
        ("Make a group", "Make a group"),
        ("About Oak Vale CIG", "Oak Vale CIG"),
        ("Open a.csv", "a.csv"),
        ("Share", "Open this link?"),
        ("Why me?", "The bot says"),
    ],
)
async def test_dialogs(place, open_page, opener, dialog):
    await fill(place)
    page = await open_page(place.url(place.amara, place.group))
    await page.get_by_role("button", name=opener).first.click()
    await expect(page.locator("dialog").get_by_role("heading", name=dialog)).to_be_visible()

    assert await nameless(page) == []
    assert await faults(page) == []
    assert await page.locator("dialog").evaluate("node => node.contains(document.activeElement)")


async def test_the_parts_of_the_page(place, open_page):
    page = await open_page(place.url(place.ben, place.group))
    await expect(page.get_by_role("button", name="Ask to join")).to_be_visible()

    for role, name in [("banner", "Pretend time"), ("navigation", "Chats"), ("main", "Conversation")]:
        await expect(page.get_by_role(role, name=name)).to_be_visible()
    await expect(page.get_by_role("log", name="New messages")).to_be_attached()
    assert await page.evaluate("document.documentElement.lang") == "en-GB"
    assert await page.title() == "Oak Vale CIG · Ben · Pretend Telegram"
    assert await nameless(page) == []
    assert await faults(page) == []


async def test_the_check_notices_a_control_without_a_name(place, open_page):
    page = await open_page(place.url(place.ben))
    await expect(page.get_by_role("link", name="cigbot")).to_be_visible()
    await page.evaluate("document.body.append(document.createElement('button'))")

    assert len(await nameless(page)) == 1
    assert len(await faults(page)) == 1
