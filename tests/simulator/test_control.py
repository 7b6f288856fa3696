"""The control HTTP that the page uses, as docs of its routes say."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from yarl import URL

from tests.simulator.caller import keyboard
from tests.simulator.test_files import png


class Page:
    """The page of one person."""

    def __init__(self, session, root):
        self.session = session
        self.root = root

    async def get(self, path, status=200, **query):
        async with self.session.get(f"{self.root}sim/{path}", params=query) as response:
            assert response.status == status, await response.text()
            return await response.json()

    async def post(self, path, body, status=200, **query):
        async with self.session.post(f"{self.root}sim/{path}", params=query, json=body) as response:
            assert response.status == status, await response.text()
            return await response.json()


@pytest.fixture
def page(session, address):
    return Page(session, address.page_url)


async def test_people(page, amara):
    made = await page.post("people", {"name": "Chidi of Leeds"}, 201)
    people = await page.get("people")
    assert [person["name"] for person in people] == ["Amara", "Chidi of Leeds"]
    assert people[1] == made
    answer = await page.post("people", {"name": " "}, 400)
    assert answer["error"] == "Type a name of 1 to 64 letters."


async def test_the_clock_in_the_words_of_its_zone(page, clock):
    assert await page.get("clock") == {
        "now": "2026-11-02T09:00:00+00:00",
        "label": "Mon 2 Nov 2026, 09:00 (London)",
        "zone": "Europe/London",
        "next": None,
        "can_move": True,
    }
    moved = await page.post("clock", {"advance_seconds": 3600})
    assert moved["label"] == "Mon 2 Nov 2026, 10:00 (London)"
    assert clock.now() == datetime(2026, 11, 2, 10, tzinfo=UTC)
    await page.post("clock", {"to": "2026-11-02T12:00:00+00:00"})
    for wrong in ({"to": "2026-11-02T08:00:00+00:00"}, {"to": "soon"}, {"advance_seconds": -1}, {}):
        assert "forward" in (await page.post("clock", wrong, 400))["error"]
    assert "Nothing is due" in (await page.post("clock", {"to": "next"}, 400))["error"]


async def test_the_next_event_is_when_a_poll_closes(page, bot, amara, group):
    await bot.sendPoll(chat_id=group.id, question="Useful?", options=["Yes"], open_period=600)
    assert (await page.get("clock"))["next"] == "2026-11-02T09:10:00+00:00"
    await page.post("clock", {"to": "next"})
    (poll,) = [
        m["poll"] for m in await page.get(f"chats/{group.id}/messages", **{"as": amara.id}) if m["poll"]
    ]
    assert poll["closed"] is True


async def test_whoever_owns_the_clock_moves_it(page, sim, clock):
    due = clock.now() + timedelta(days=3)
    moved = []

    async def next_event():
        return due

    async def move(moment):
        moved.append(moment)

    sim.next_event, sim.move_clock = next_event, move
    assert (await page.get("clock"))["next"] == due.isoformat()
    await page.post("clock", {"to": "next"})
    assert moved == [due]


async def test_a_conversation(page, sim, bot, amara):
    me = {"as": amara.id}
    (chat,) = await page.get("chats", **me)
    assert (chat["type"], chat["title"], chat["started"]) == ("private", "cigbot", False)
    await page.post(f"chats/{chat['id']}/start", {"payload": None}, **me)
    await bot.sendMessage(
        chat_id=amara.id,
        text="<b>A</b> & <i>B</i>",
        parse_mode="HTML",
        reply_markup=keyboard([("Book", "b")]),
    )
    (chat,) = await page.get("chats", **me)
    assert (chat["started"], chat["unread"], chat["last"]["text"]) == (True, 1, "A & B")
    mine, theirs = await page.get(f"chats/{chat['id']}/messages", **me)
    assert (mine["mine"], mine["text"]) == (True, "/start")
    assert theirs["html"] == "<b>A</b> &amp; <i>B</i>"
    assert theirs["from"] == {"id": 42, "name": "cigbot", "is_bot": True}
    assert theirs["buttons"][0][0]["text"] == "Book"
    assert (await page.get("chats", **me))[0]["unread"] == 0
    sent = await page.post(f"chats/{chat['id']}/write", {"text": "Hi", "reply_to": theirs["id"]}, **me)
    assert sent["message"] == 3
    last = (await page.get(f"chats/{chat['id']}/messages", after=2, **me))[0]
    assert last["reply_to"] == {"id": 2, "text": "A & B"}
    assert (await page.post(f"chats/{chat['id']}/write", {"text": ""}, 400, **me))["error"]


async def test_a_press_waits_for_the_answer(page, bot, amara, group):
    me = {"as": amara.id}
    sent = await bot.sendMessage(chat_id=group.id, text="Card", reply_markup=keyboard([("Book", "b")]))
    press = {"message": sent["message_id"], "row": 0, "column": 0}
    await bot.updates()
    pressing = asyncio.ensure_future(page.post(f"chats/{group.id}/press", press, **me))
    (update,) = await bot.getUpdates(timeout=5)
    await asyncio.sleep(0.02)
    assert not pressing.done()
    await bot.answerCallbackQuery(
        callback_query_id=update["callback_query"]["id"], text="Booked", show_alert=True
    )
    assert await pressing == {"toast": "Booked", "alert": True, "url": None, "open_chat": None}
    gone = await page.post(f"chats/{group.id}/press", press | {"row": 1}, 404, **me)
    assert gone["error"] == "That button is no longer there."


async def test_link_buttons(page, sim, bot, amara, ben, group):
    urls = ["https://t.me/cigbot_demo_bot?start=x", group.invite_link, "https://example.org/"]
    markup = {"inline_keyboard": [[{"text": url[:20], "url": url}] for url in urls]}
    await ben.starts()
    sent = await bot.sendMessage(chat_id=ben.id, text="Links", reply_markup=markup)
    answers = [
        await page.post(
            f"chats/{ben.id}/press",
            {"message": sent["message_id"], "row": row, "column": 0},
            **{"as": ben.id},
        )
        for row in range(3)
    ]
    assert [answer["open_chat"] for answer in answers] == [ben.id, group.id, None]
    assert answers[2]["url"] == "https://example.org/"
    ben.sees("/start x")
    assert ben.id in group.chat.pending


async def test_groups_are_made_joined_and_left(page, sim, bot, amara, ben):
    wanted = {"as": amara.id, "title": "Oak Vale CIG", "type": "supergroup", "forum": False, "add_bot": True}
    rights = {"can_invite_users": True, "can_post_messages": True}
    made = await page.post("chats", wanted | {"rights": rights}, 201)
    assert made["bot"]["role"] == "admin"
    assert made["bot"]["rights"]["can_invite_users"] is True
    assert made["admin"] is True
    assert made["link"].startswith("https://t.me/+")
    where = f"chats/{made['id']}"
    me = {"as": ben.id}

    async def seen():
        return next(chat for chat in await page.get("chats", **me) if chat["id"] == made["id"])

    assert (await seen())["joinable"] is True
    await page.post(f"{where}/join", {}, **me)
    assert ((await seen())["pending"], (await seen())["joinable"]) == (True, False)
    assert await page.get(f"{where}/messages", **me) == []
    await bot.approveChatJoinRequest(chat_id=made["id"], user_id=ben.id)
    assert ((await seen())["member"], (await seen())["members"]) == (True, 3)
    assert (await page.post(f"{where}/bot", {"action": "remove"}, 400, **me))["error"]
    await page.post(f"{where}/leave", {}, **me)
    assert (await seen())["member"] is False
    as_admin = {"as": amara.id}
    await page.post(f"{where}/bot", {"action": "rights", "rights": None}, **as_admin)
    await page.post(f"{where}/bot", {"action": "remove"}, **as_admin)
    await page.post(f"{where}/bot", {"action": "add", "rights": {"can_pin_messages": True}}, **as_admin)
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await bot.updates()
        if "my_chat_member" in update
    ]
    assert statuses == ["administrator", "member", "kicked", "administrator"]


async def test_polls_show_results_to_those_who_voted(page, bot, amara, ben, group):
    amara.adds(ben, group)
    await bot.sendPoll(chat_id=group.id, question="Useful?", options=["Yes", "No"])
    message = group.messages[-1].id

    async def poll(person):
        found = await page.get(f"chats/{group.id}/messages", **{"as": person.id})
        return found[-1]["poll"]

    await page.post(f"chats/{group.id}/vote", {"message": message, "options": [0]}, **{"as": amara.id})
    assert (await poll(amara))["options"] == [{"text": "Yes", "votes": 1}, {"text": "No", "votes": 0}]
    assert (await poll(amara))["voted"] == [0]
    assert (await poll(ben))["options"] == [{"text": "Yes", "votes": None}, {"text": "No", "votes": None}]


async def test_files_go_both_ways_and_only_to_those_who_see_them(page, session, amara, ben):
    form = aiohttp.FormData({"caption": "Mine"})
    form.add_field("file", png(30, 20), filename="a b.png", content_type="image/png")
    async with session.post(f"{page.root}sim/chats/{amara.id}/upload?as={amara.id}", data=form) as response:
        assert response.status == 200
    (message,) = await page.get(f"chats/{amara.id}/messages", **{"as": amara.id})
    assert (message["photo"]["width"], message["text"]) == (30, "Mine")
    path = message["photo"]["url"]
    async with session.get(page.root.rstrip("/") + path) as response:
        assert response.headers["Content-Type"] == "image/png"
        assert await response.read() == png(30, 20)
    async with session.get(page.root.rstrip("/") + path.replace(str(amara.id), str(ben.id))) as response:
        assert response.status == 404


async def test_a_file_of_a_group_stays_in_the_group(page, session, amara, ben, group):
    await amara.uploads("list.csv", b"a;b", group)
    (message,) = await page.get(f"chats/{group.id}/messages", **{"as": amara.id})
    url = page.root.rstrip("/") + message["file"]["url"]
    async with session.get(url) as response:
        assert response.headers["Content-Disposition"] == "attachment"
        assert await response.read() == b"a;b"
    async with session.get(url.replace(f"as={amara.id}", f"as={ben.id}")) as response:
        assert response.status == 404


async def test_events_come_to_those_whom_they_concern(page, session, bot, amara, ben, group):
    seen = {amara.id: [], ben.id: []}

    async def follow(person, opened):
        async with session.get(f"{page.root}sim/events", params={"as": person.id}) as stream:
            async for line in stream.content:
                opened.set()
                if line.startswith(b"data: "):
                    seen[person.id].append(json.loads(line[6:]))

    opened = {person: asyncio.Event() for person in (amara, ben)}
    following = [asyncio.ensure_future(follow(*pair)) for pair in opened.items()]
    await asyncio.gather(*(event.wait() for event in opened.values()))
    await bot.sendMessage(chat_id=group.id, text="Hello")
    await bot.sendChatAction(chat_id=group.id, action="typing")
    await page.post("clock", {"advance_seconds": 60})
    await asyncio.sleep(0.1)
    for task in following:
        task.cancel()
    assert seen[amara.id] == [
        {"type": "chat", "chat": group.id},
        {"type": "typing", "chat": group.id},
        {"type": "clock"},
    ]
    assert seen[ben.id] == [{"type": "clock"}]


async def test_what_does_not_exist_is_said_so(page, amara, ben):
    assert "nobody" in (await page.get("chats", 404, **{"as": 5}))["error"]
    assert "nobody" in (await page.get("chats", 404, **{"as": 42}))["error"]
    assert "no such chat" in (await page.get(f"chats/{ben.id}/messages", 404, **{"as": amara.id}))["error"]
    assert (await page.get("chats/x/messages", 404, **{"as": amara.id}))["error"]
    assert "no JSON object" in (await page.post("people", [], 400))["error"]


async def test_the_page_itself(session, address):
    for path, kind in (("", "text/html"), ("app.js", "javascript"), ("base.css", "text/css")):
        async with session.get(address.page_url + path) as response:
            assert response.status == 200
            assert response.content_type.endswith(kind)
            assert response.headers["Cache-Control"] == "no-cache"
    for path in ("nothing.js", "server.py", "%2e%2e/server.py"):
        async with session.get(URL(address.page_url + path, encoded=True)) as response:
            assert response.status == 404
