"""The control HTTP under /sim: what the page reads, and what the people who use it do."""

from typing import TYPE_CHECKING

from aiohttp import web

from simulator.desk import Desk, Handler, kind
from simulator.playing import Playing
from simulator.reading import Reading

if TYPE_CHECKING:
    from simulator.pretend import Simulator


class Control:
    """All routes over one simulator."""

    def __init__(self, simulator: "Simulator") -> None:
        self._desk = Desk(simulator)
        self._reading = Reading(self._desk)
        self._playing = Playing(self._desk)

    def add_to(self, app: web.Application) -> None:
        """Adds the routes, and what opens and closes with the server."""
        reading, playing = self._reading, self._playing
        get: dict[str, Handler] = {
            "people": reading.people,
            "clock": reading.clock,
            "chats": reading.chats,
            "state": reading.state,
            "events": reading.events,
            "chats/{chat}/messages": reading.messages,
            "files/{path:.+}": reading.file,
        }
        post: dict[str, Handler] = {
            "people": playing.add_person,
            "clock": playing.move_clock,
            "chats": playing.add_chat,
            "chats/{chat}/write": playing.write,
            "chats/{chat}/press": playing.press,
            "chats/{chat}/vote": playing.vote,
            "chats/{chat}/upload": playing.upload,
            "chats/{chat}/join": playing.join,
            "chats/{chat}/leave": playing.leave,
            "chats/{chat}/start": playing.start,
            "chats/{chat}/block": playing.block,
            "chats/{chat}/bot": playing.bot,
        }
        for path, handler in get.items():
            app.router.add_get(f"/sim/{path}", kind(handler))
        for path, handler in post.items():
            app.router.add_post(f"/sim/{path}", kind(handler))
        app.on_startup.append(self._open)
        app.on_shutdown.append(self._close)

    async def _open(self, _: web.Application) -> None:
        self._desk.world.on_toast.append(self._playing.answered)

    async def _close(self, _: web.Application) -> None:
        self._desk.world.on_toast.remove(self._playing.answered)
        self._desk.live.close()
