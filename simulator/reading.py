"""What the page reads under /sim."""

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from aiohttp import web

from simulator.desk import Desk, NotThereError, as_json, whole
from simulator.views import can_see, chats_of, message_view

if TYPE_CHECKING:
    from simulator.pretend import Simulator


class Reading:
    """The routes that change nothing, but for what has been read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def people(self, _: web.Request) -> web.Response:
        return as_json([self._desk.person_view(person.user) for person in self._desk.simulator.people])

    async def clock(self, _: web.Request) -> web.Response:
        return as_json(await clock_view(self._desk.simulator))

    async def state(self, _: web.Request) -> web.Response:
        world = self._desk.world
        return as_json(
            {
                "people": [self._desk.person_view(person.user) for person in self._desk.simulator.people],
                "clock": await clock_view(self._desk.simulator),
                "bot": {
                    "id": world.bot.id,
                    "name": world.bot.name,
                    "username": world.bot.username,
                    "description": world.profile.get("description", ""),
                },
            }
        )

    async def chats(self, request: web.Request) -> web.Response:
        user = self._desk.user(request.query.get("as"))
        return as_json([self._desk.chat_view(chat, user) for chat in chats_of(self._desk.world, user)])

    async def messages(self, request: web.Request) -> web.Response:
        user, chat = self._desk.place(request)
        if not can_see(chat, user):
            # Somebody who was just removed, or looks at a group before joining, sees nothing in it.
            return as_json([])
        after = whole(request.query.get("after", "0"), "after")
        self._desk.read[user.id, chat.id] = chat.last_id
        return as_json([message_view(m, user) for m in chat.messages.values() if m.id > after])

    async def file(self, request: web.Request) -> web.Response:
        user = self._desk.user(request.query.get("as"))
        path = request.match_info["path"]
        for chat in chats_of(self._desk.world, user):
            for message in chat.messages.values() if can_see(chat, user) else ():
                file = message.file
                if file is not None and file.path == path:
                    kind = "inline" if file.kind == "photo" else "attachment"
                    headers = {"Content-Disposition": kind, "X-Content-Type-Options": "nosniff"}
                    return web.Response(body=file.data, content_type=file.mime, headers=headers)
        raise NotThereError("There is no such file.")

    async def events(self, request: web.Request) -> web.StreamResponse:
        return await self._desk.live.stream(request, self._desk.user(request.query.get("as")))


async def clock_view(simulator: "Simulator") -> dict[str, Any]:
    """What the clock of the page shows."""
    now = simulator.clock.now()
    zone = simulator.zone
    due = await simulator.next_event()
    place = zone.rpartition("/")[2].replace("_", " ")
    return {
        "now": now.isoformat(),
        "label": f"{now.astimezone(ZoneInfo(zone)):%a %-d %b %Y, %H:%M} ({place})",
        "zone": zone,
        "next": due.isoformat() if due else None,
        "can_move": simulator.clock_moves,
    }
