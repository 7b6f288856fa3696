"""People who write and press, and how long each waits for what the bot owes in answer."""

import asyncio
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from bench import PATIENCE
from simulator import Call, Simulator, acts
from simulator.nouns import Message, User
from simulator.posting import post

_A_PRESS = {"answerCallbackQuery", "editMessageText"}
OWED = {"write": {"sendMessage"}, "press": _A_PRESS, "confirm": _A_PRESS}
"""What answers what: a text takes one call, a press two."""


@dataclass
class Somebody:
    """One of the crowd: the message with the button, what they do next, what they wait for and since when."""

    user: User
    screen: Message
    turns: Counter[str] = field(default_factory=Counter)
    """How often they have done each kind of act."""
    since: float = 0.0
    owed: frozenset[str] = frozenset()


class Crowd:
    """Acts one order at a time; while it does, `saw` is to be told of every call."""

    def __init__(self, sim: Simulator, people: int) -> None:
        self._sim = sim
        users = [sim.person("Amara").user for _ in range(people)]
        self._everybody = {user.id: Somebody(user, self._private_screen(user)) for user in users}
        self._idle = deque(self._everybody.values())
        self._order: dict[str, Any] = {}
        self._to_come = 0
        self._waits: list[float] = []
        self._over = asyncio.Event()

    def _private_screen(self, user: User) -> Message:
        world = self._sim.world
        chat = world.chats[user.id]
        chat.started = True
        keyboard = {"inline_keyboard": [[{"text": "Book", "callback_data": "bk:1"}]]}
        return post(world, chat, world.bot, {"text": "The next session", "reply_markup": keyboard})

    async def flood(self, order: dict[str, Any]) -> dict[str, Any]:
        """`count` acts, `at_once` of them unanswered at any time: each answer sets off the next act."""
        self._begin(order)
        began = time.perf_counter()
        for _ in range(min(order["at_once"], order["count"])):
            self._act()
        await self._all_answered()
        return {"seconds": time.perf_counter() - began, "waits": self._waits}

    async def stroll(self, order: dict[str, Any]) -> dict[str, Any]:
        """`count` acts, `rate` a second, whether those before are answered or not."""
        self._begin(order)
        began = time.perf_counter()
        for number in range(order["count"]):
            await asyncio.sleep(began + number / order["rate"] - time.perf_counter())
            self._act()
        await self._all_answered()
        return {"seconds": time.perf_counter() - began, "waits": self._waits}

    def _begin(self, order: dict[str, Any]) -> None:
        self._order, self._to_come, self._waits = order, order["count"], []
        self._over.clear()

    async def _all_answered(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._over.wait()
        except TimeoutError:
            left = [(one.user.id, sorted(one.owed)) for one in self._everybody.values() if one.owed]
            refused = [(call.method, call.error) for call in self._sim.refusals]
            raise RuntimeError(f"unanswered: {left[:5]}, refused: {refused[-5:]}") from None

    def _act(self) -> None:
        if not self._to_come:
            return
        self._to_come -= 1
        one = self._idle.popleft()
        act = self._order["act"]
        one.owed, one.since = frozenset(OWED[act]), time.perf_counter()
        world, turn = self._sim.world, one.turns[act]
        if act == "write":
            acts.write(world, one.user, world.chats[one.user.id], f"Good morning, number {turn}")
        elif act == "confirm":
            acts.press_data(world, one.user, one.screen, self._order["presses"][str(one.user.id)][turn])
        else:
            # Everybody asks for one session after the other, so that each press gives a place or the list.
            acts.press_data(world, one.user, one.screen, f"bk:{self._order['first'] + turn}")
        one.turns[act] += 1

    def saw(self, call: Call) -> None:
        """One call of the bot has arrived."""
        if not call.ok:
            return
        if call.method == "answerCallbackQuery":
            whose = self._sim.world.queries[call.params["callback_query_id"]].user.id
        else:
            whose = int(call.params.get("chat_id", 0))
        one = self._everybody.get(whose)
        if one is None or call.method not in one.owed:
            return
        one.owed -= {call.method}
        if not one.owed:
            self._waits.append(time.perf_counter() - one.since)
            self._idle.append(one)
            if self._order.get("at_once"):
                self._act()
            if len(self._waits) == self._order["count"]:
                self._over.set()
