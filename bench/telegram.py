"""The pretend Telegram of one bot, in a process of its own: `python -m bench.telegram '{"people": 9}'`.

Orders come as JSON lines on standard input and are done one after the other; each is answered with one line
on standard output. The same program serves every bot, so what it costs is the same for all of them.
"""

import asyncio
import json
import sys
import time
from typing import Any

from bench import GROUP, PATIENCE, TOKEN
from bench.chatter import Chatter
from bench.crowd import Crowd
from simulator import Call, Limits, RunningClock, Simulator
from simulator.events import Event
from simulator.nouns import Member
from simulator.posting import post

RIGHTS = ("can_invite_users", "can_pin_messages", "can_delete_messages", "can_post_messages")


_LONGEST_ORDER = 2**24
"""Bytes: an order may say what everybody presses."""


class Telegram:
    """A pretend Telegram that takes orders.

    Args:
        people: how many there are who act; each has opened the private chat and sees a button there.
        listeners: how many more there are, numbered after them, who have opened it and say nothing.
        cards: how many messages of the bot there are in its group, numbered from 1.
        limits: whether Telegram's limits are enforced.
    """

    def __init__(self, *, people: int = 0, listeners: int = 0, cards: int = 0, limits: bool = False) -> None:
        self._sim = Simulator(TOKEN, RunningClock(), Limits() if limits else None)
        self._crowd = Crowd(self._sim, people)
        self._chatter = Chatter(self._sim)
        for _ in range(listeners):
            self._sim.world.chats[self._sim.person("Ben").id].started = True
        self._sent: list[float] = []
        self._awaited = 0
        self._enough = asyncio.Event()
        self._refused: dict[str, int] = {}
        self._polled = asyncio.Event()
        self._polled_at = 0.0
        self._post_cards(cards)
        self._watch_polling()
        self._sim.observers.append(self._saw)

    def _post_cards(self, cards: int) -> None:
        group = self._sim.group("Oak Vale").chat
        assert group.id == GROUP
        world = self._sim.world
        group.members[world.bot.id] = Member(world.bot, "administrator", dict.fromkeys(RIGHTS, True))
        for _ in range(cards):
            post(world, group, world.bot, {"text": "A session"})

    def _watch_polling(self) -> None:
        """Note when the bot first asks for updates; observers hear of it only when it is answered."""
        updates = self._sim.world.updates
        take = updates.take

        async def noted(*asked: Any) -> list[bytes]:
            if not self._polled.is_set():
                self._polled_at = time.monotonic()
                self._polled.set()
            return await take(*asked)

        updates.take = noted  # type: ignore[method-assign]

    def _saw(self, event: Event) -> None:
        if not isinstance(event, Call):
            return
        if not event.ok:
            refusal = f"{event.code} {event.error}"
            self._refused[refusal] = self._refused.get(refusal, 0) + 1
        elif event.method == "sendMessage":
            self._sent.append(time.perf_counter())
            if len(self._sent) >= self._awaited:
                self._enough.set()
        self._crowd.saw(event)
        self._chatter.saw(event)

    async def run(self) -> None:
        """Serve until standard input ends."""
        async with self._sim.serve("127.0.0.1", 0) as address:
            _answer({"base_url": address.base_url})
            orders = asyncio.StreamReader(limit=_LONGEST_ORDER)
            await asyncio.get_running_loop().connect_read_pipe(
                lambda: asyncio.StreamReaderProtocol(orders), sys.stdin
            )
            while line := await orders.readline():
                try:
                    _answer(await self._do(json.loads(line)))
                except Exception as error:  # noqa: BLE001  Whoever ordered it says it.
                    _answer({"error": f"{type(error).__name__}: {error}"})

    async def _do(self, order: dict[str, Any]) -> dict[str, Any]:
        match order["do"]:
            case "flood":
                return await self._crowd.flood(order)
            case "stroll":
                return await self._crowd.stroll(order)
            case "chatter":
                return await self._chatter.go_on(order)
            case "polled":
                async with asyncio.timeout(PATIENCE):
                    await self._polled.wait()
                return {"at": self._polled_at}
            case "sent":
                return await self._have_sent(order["wait_for"])
        raise ValueError(order["do"])

    async def _have_sent(self, wait_for: int) -> dict[str, Any]:
        """When each message was sent, once there are so many, and how often what was refused."""
        self._awaited = wait_for
        self._enough.clear()
        if len(self._sent) < wait_for:
            async with asyncio.timeout(PATIENCE):
                await self._enough.wait()
        return {"times": self._sent, "refused": self._refused}


def _answer(result: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()


async def _run() -> None:
    await Telegram(**json.loads(sys.argv[1])).run()


if __name__ == "__main__":
    asyncio.run(_run())
