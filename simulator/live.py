"""Server-sent events: what changed, for each page that looks."""

import asyncio
from typing import Any

import orjson
from aiohttp import web

from simulator.nouns import CallbackQuery, Chat, User
from simulator.views import can_see
from simulator.world import World

STILL_THERE = 15.0
"""Seconds of silence after which a comment keeps the connection open."""


class Live:
    """Tells every open page what changed. While no page is open the world is not watched at all."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._pages: dict[asyncio.Queue[bytes | None], User] = {}

    async def stream(self, request: web.Request, user: User) -> web.StreamResponse:
        """Serves events to one page until it goes away."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._open(queue, user)
        try:
            await response.write(b": open\n\n")
            while (event := await self._next(queue)) is not None:
                await response.write(event)
        finally:
            self._close(queue)
        return response

    async def _next(self, queue: "asyncio.Queue[bytes | None]") -> bytes | None:
        try:
            return await asyncio.wait_for(queue.get(), STILL_THERE)
        except TimeoutError:
            return b": still there\n\n"

    def _open(self, queue: "asyncio.Queue[bytes | None]", user: User) -> None:
        if not self._pages:
            self._world.on_change.append(self._changed)
            self._world.on_typing.append(self._typing)
        self._pages[queue] = user

    def _close(self, queue: "asyncio.Queue[bytes | None]") -> None:
        del self._pages[queue]
        if not self._pages:
            self._world.on_change.remove(self._changed)
            self._world.on_typing.remove(self._typing)

    def close(self) -> None:
        """Lets every page go, so that the server can stop."""
        for queue in self._pages:
            queue.put_nowait(None)

    def tell_all(self, event: dict[str, Any]) -> None:
        """Says something to every page."""
        for queue in self._pages:
            queue.put_nowait(_line(event))

    def toast(self, query: CallbackQuery) -> None:
        """Brings an answer to somebody who no longer waits for it."""
        answer = query.answer or {}
        event = _line({"type": "toast", "text": answer.get("text"), "alert": answer.get("alert", False)})
        for queue, user in self._pages.items():
            if user is query.user and answer.get("text"):
                queue.put_nowait(event)

    def _changed(self, chat: Chat, what: str) -> None:
        event = _line({"type": "chat", "chat": chat.id} if what == "chat" else {"type": "chats"})
        for queue, user in self._pages.items():
            # A change of membership concerns those outside as well: the group leaves or enters their list.
            if (what == "chats" and not chat.private) or can_see(chat, user):
                queue.put_nowait(event)

    def _typing(self, chat: Chat) -> None:
        for queue, user in self._pages.items():
            if can_see(chat, user):
                queue.put_nowait(_line({"type": "typing", "chat": chat.id}))


def _line(event: dict[str, Any]) -> bytes:
    return b"data: " + orjson.dumps(event) + b"\n\n"
