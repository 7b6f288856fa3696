"""Webhook delivery: each update is posted until the bot answers with a 2xx."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
import orjson

from simulator.clock import Clock
from simulator.updates import Updates

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
ANSWER_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class Hook:
    """What setWebhook asked for."""

    url: str
    secret: str | None = None
    max_connections: int = 40


class Webhook:
    """Posts updates to one address, up to `max_connections` at once, and repeats what was not answered.

    Pauses between repeats are real seconds and short (Telegram's grow to an hour). As with Telegram, what one
    person presses, and what is written in one chat, comes one at a time and in order; updates that wait for
    their repeat hold up those behind them in that line, and no others.
    """

    def __init__(self, updates: Updates, clock: Clock) -> None:
        self.hook: Hook | None = None
        self.last_error: tuple[datetime, str] | None = None
        self.on_reply: Callable[[str, dict[str, Any]], Awaitable[Any]] | None = None
        self._updates = updates
        self._clock = clock
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._lines: dict[int, Hashable] = {}
        self._session: aiohttp.ClientSession | None = None
        updates.on_new = self.wake

    def set(self, hook: Hook | None) -> None:
        """Starts delivering to an address, or with None stops."""
        self._stop_tasks()
        self.hook = hook
        self.last_error = None
        self._updates.webhook_active = hook is not None
        self.wake()

    def wake(self) -> None:
        """Begins deliveries as long as there are updates and connections."""
        if self.hook is None:
            return
        busy = {self._lines[number] for number in self._under_way}
        for number, body in self._updates.waiting.items():
            if len(self._under_way) >= self.hook.max_connections:
                return
            if number not in self._lines:
                self._lines[number] = _line_of(number, body)
            if self._lines[number] not in busy:
                busy.add(self._lines[number])
                task = asyncio.get_running_loop().create_task(self._deliver(number, self.hook))
                self._under_way[number] = task
                task.add_done_callback(partial(self._finished, number))

    def _finished(self, number: int, task: "asyncio.Task[None]") -> None:
        if self._under_way.get(number) is not task:
            return
        del self._under_way[number]
        if not task.cancelled():
            task.result()
            del self._lines[number]
            self.wake()

    async def _deliver(self, number: int, hook: Hook) -> None:
        pause = FIRST_PAUSE
        while (body := self._updates.waiting.get(number)) is not None:
            trouble = await self._post(hook, body)
            if trouble is None:
                self._updates.acknowledge(number)
                return
            self.last_error = (self._clock.now(), trouble)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _post(self, hook: Hook, body: bytes) -> str | None:
        """None if the bot took the update, else what went wrong, in Telegram's words."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN), connector=aiohttp.TCPConnector(limit=0)
            )
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        try:
            async with self._session.post(
                hook.url, data=body, headers=headers, allow_redirects=False
            ) as answer:
                content = await answer.read()
                if not answer.ok:
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, OSError) as error:
            return f"Connection failed: {type(error).__name__}"
        except TimeoutError:
            return "Read timeout expired"
        await self._take_reply(content)
        return None

    async def _take_reply(self, content: bytes) -> None:
        """A webhook may answer with one method call. What it returns goes nowhere, as with Telegram."""
        if not content.startswith(b"{") or self.on_reply is None:
            return
        with contextlib.suppress(orjson.JSONDecodeError):
            call = orjson.loads(content)
            name = call.pop("method", None)
            if isinstance(name, str):
                await self.on_reply(name, call)

    def _stop_tasks(self) -> None:
        tasks, self._under_way = self._under_way, {}
        for task in tasks.values():
            task.cancel()

    async def close(self) -> None:
        """Ends all deliveries; the address stays set."""
        tasks = list(self._under_way.values())
        self._stop_tasks()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None


def _line_of(number: int, body: bytes) -> Hashable:
    """What comes in one line, after `queue_id_` in WebhookActor.cpp of github.com/tdlib/telegram-bot-api."""
    with contextlib.suppress(orjson.JSONDecodeError, LookupError, AttributeError, TypeError):
        update: dict[str, Any] = orjson.loads(body)
        kind = next((field for field in update if field != "update_id"), "")
        about = update[kind]
        whose = about["from"] if kind == "callback_query" else about.get("chat") or about["from"]
        return kind, whose["id"]
    return number
