"""What the routes of the control HTTP share: who asks, for what, and how they are answered."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import web

from simulator.acts import ImpossibleError
from simulator.live import Live
from simulator.nouns import Chat, Message, User
from simulator.views import can_see, chat_view

if TYPE_CHECKING:
    from simulator.pretend import Simulator

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class NotThereError(Exception):
    """What the page asked for does not exist, or not for this person."""


class Desk:
    """Finds what a request of the page names. `read` holds how far each person has read each chat."""

    def __init__(self, simulator: "Simulator") -> None:
        self.simulator = simulator
        self.world = simulator.world
        self.live = Live(simulator.world)
        self.read: dict[tuple[int, int], int] = {}

    def user(self, number: Any) -> User:
        """The person of that number."""
        user = self.world.users.get(whole(number, "as"))
        if user is None or user.is_bot:
            raise NotThereError("There is nobody with that number. Choose a person first.")
        return user

    def place(self, request: web.Request) -> tuple[User, Chat]:
        """Who acts, and in which chat."""
        user = self.user(request.query.get("as"))
        chat = self.world.chats.get(whole(request.match_info["chat"], "chat"))
        if chat is None or (chat.private and chat.user is not user):
            raise NotThereError("There is no such chat.")
        return user, chat

    def message(self, chat: Chat, user: User, number: Any) -> Message:
        """A message this person can see."""
        message = chat.messages.get(whole(number, "message")) if can_see(chat, user) else None
        if message is None:
            raise NotThereError("That message is no longer there.")
        return message

    def chat_view(self, chat: Chat, user: User) -> dict[str, Any]:
        """A chat as this person's list shows it."""
        return chat_view(self.world, chat, user, self.read.get((user.id, chat.id), 0))

    def person_view(self, user: User) -> dict[str, Any]:
        """A person to be chosen."""
        about = self.simulator.about.get(user.id)
        return {"id": user.id, "name": user.name, "username": user.username, "about": about, "is_bot": False}


def whole(value: Any, name: str) -> int:
    """A whole number of the request."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise NotThereError(f"A whole number is needed for {name}.") from None


async def body_of(request: web.Request) -> dict[str, Any]:
    """The JSON object that a request carries."""
    try:
        body = orjson.loads(await request.read())
    except orjson.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise ImpossibleError("The request carries no JSON object.")
    return body


def as_json(value: Any, status: int = 200) -> web.Response:
    """An answer to the page, which never comes from a cache."""
    return web.Response(
        body=orjson.dumps(value),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def kind(handler: Handler) -> Handler:
    """Turns what could not be done into an answer that can be shown."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NotThereError as problem:
            return as_json({"error": str(problem)}, 404)
        except ImpossibleError as problem:
            return as_json({"error": str(problem)}, 400)

    return answer
