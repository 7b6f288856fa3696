"""The pretend Telegram as one object: a bot, people, groups, and a server that speaks the Bot API."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from simulator import acts
from simulator.bot_api import BotApi
from simulator.clock import Clock, SteppedClock
from simulator.events import Call, Event
from simulator.faults import Faults
from simulator.groups import Group
from simulator.limits import Limits
from simulator.nouns import CallbackQuery, User
from simulator.people import Person
from simulator.server import Server
from simulator.world import World


@dataclass(frozen=True, slots=True)
class Address:
    """Where a served simulator is found. `base_url` and `file_url` take the token at their end."""

    base_url: str
    file_url: str
    page_url: str


async def _nothing() -> None:
    """By default nobody is waited for."""


class Simulator:
    """Telegram as far as one community bot can tell.

    Args:
        token: the bot's token, `<id>:<secret>`.
        clock: where all time comes from. Long polling and slow faults alone take real time.
        limits: Telegram's rate limits, or None for a Telegram that never says "too many requests".
        bot_username, bot_name: who the bot is.
        zone: the time zone in which the page shows times.

    `settle` is awaited at the end of each thing a person does; whoever runs a bot beside the simulator sets
    it to something that waits until the bot has nothing more to do. `next_event` and `move_clock` tell the
    page when something is due next and how to move the time; by default they know of the simulator alone.
    """

    def __init__(
        self,
        token: str = "42:TEST",  # noqa: S107 - a made-up token for a made-up bot.
        clock: Clock | None = None,
        limits: Limits | None = None,
        bot_username: str = "cigbot_demo_bot",
        bot_name: str = "cigbot",
        zone: str = "Europe/London",
    ) -> None:
        self.token = token
        self.clock: Clock = clock or SteppedClock()
        self.zone = zone
        bot = User(int(token.partition(":")[0]), bot_name, username=bot_username, is_bot=True)
        self.world = World(self.clock, bot)
        self.api = BotApi(self.world, limits)
        self.people: list[Person] = []
        self.groups: list[Group] = []
        self.about: dict[int, str] = {}
        self.said: dict[int, list[str]] = {}
        self.settle: Callable[[], Awaitable[None]] = _nothing
        self.next_event: Callable[[], Awaitable[datetime | None]] = self._next_event
        self.move_clock: Callable[[datetime], Awaitable[None]] = self._move_clock
        self.world.on_toast.append(self._heard)

    # Who and where

    def person(
        self,
        name: str,
        last_name: str | None = None,
        username: str | None = None,
        *,
        language: str | None = "en",
        about: str | None = None,
        id: int | None = None,  # noqa: A002 - as Telegram names it.
    ) -> Person:
        """Somebody new. `about` is a line for the page; the bot never gets it."""
        number = id or self.world.new_person_id()
        user = User(number, name, last_name, username, language)
        self.world.add_user(user)
        person = Person(self, user)
        self.people.append(person)
        if about:
            self.about[number] = about
        return person

    def group(self, title: str, owner: Person | None = None) -> Group:
        """A supergroup. Without an owner it belongs to the first who acts as its admin."""
        return self._add_group(title, owner, "supergroup")

    def forum(self, title: str, owner: Person | None = None) -> Group:
        """A supergroup with topics."""
        return self._add_group(title, owner, "supergroup", forum=True)

    def channel(self, title: str, owner: Person | None = None) -> Group:
        return self._add_group(title, owner, "channel")

    def _add_group(self, title: str, owner: Person | None, kind: str, *, forum: bool = False) -> Group:
        chat = self.world.add_group(title, owner.user if owner else None, kind, forum=forum)
        group = Group(self, chat)
        self.groups.append(group)
        self.world.changed(chat, "chats")
        return group

    # What happens

    @property
    def calls(self) -> Iterable[Call]:
        """The bot's newest calls, oldest first, without getUpdates."""
        return self.api.calls

    def calls_of(self, *methods: str) -> list[Call]:
        """The calls of these methods that were taken, oldest first."""
        return [call for call in self.api.calls if call.ok and call.method in methods]

    @property
    def refusals(self) -> list[Call]:
        """The calls that were refused, oldest first."""
        return [call for call in self.api.calls if not call.ok]

    @property
    def observers(self) -> list[Callable[[Event], None]]:
        """Called with every Call, Emitted and Act as it happens."""
        return self.world.watchers

    @property
    def faults(self) -> Faults:
        return self.api.faults

    @property
    def unacknowledged(self) -> int:
        """How many updates the bot has not acknowledged yet."""
        return len(self.world.updates.waiting)

    async def acknowledged(self) -> None:
        """Returns when every update there is now has been acknowledged."""
        await self.world.updates.settled()

    def enqueue_raw(self, update: dict[str, Any] | bytes) -> int:
        """Queues an update of any form, unchecked; returns its id."""
        return self.world.updates.emit_raw(update)

    def tick(self) -> None:
        """Does what is due by the clock, such as closing polls. To be called when the clock was moved."""
        self.world.tick()

    async def _next_event(self) -> datetime | None:
        return self.world.next_event()

    @property
    def clock_moves(self) -> bool:
        """Whether the page can move the clock."""
        return self.move_clock != self._move_clock or hasattr(self.clock, "advance_to")

    async def _move_clock(self, moment: datetime) -> None:
        advance = getattr(self.clock, "advance_to", None)
        if advance is None:
            raise acts.ImpossibleError("This clock cannot be moved.")
        advance(moment)

    def _heard(self, query: CallbackQuery) -> None:
        answer = query.answer or {}
        if answer.get("text"):
            self.said.setdefault(query.user.id, []).append(answer["text"])
        if answer.get("url"):
            acts.follow(self.world, query.user, answer["url"])

    # Serving

    @asynccontextmanager
    async def serve(self, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Address]:
        """Serves the Bot API and the page until the block is left. May be entered again later."""
        server = Server(self)
        self.world.updates.reopen()
        root = await server.open(host, port)
        try:
            yield Address(f"{root}/bot", f"{root}/file/bot", f"{root}/")
        finally:
            self.world.updates.close()
            await self.world.webhook.close()
            await server.close()
