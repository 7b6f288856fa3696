"""One call of the Bot API: faults, rate limits, the method, the envelope."""

import asyncio
import math
from collections import deque
from typing import Any

import orjson

from simulator.events import Call
from simulator.faults import Fault, Faults
from simulator.limits import Limits, RateLimiter
from simulator.methods import METHODS, Method
from simulator.nouns import Chat
from simulator.params import Params
from simulator.refusals import Refused, too_many
from simulator.world import World

KEPT_CALLS = 50_000

Answer = tuple[int, bytes]


def _no_method(_: World, __: Params) -> None:
    raise Refused("Not Found: method not found", 404)


NO_METHOD = Method("", _no_method, counted=False, waits=False)


class BotApi:
    """Does calls on a world and keeps the newest of them, getUpdates left out, in `calls`."""

    def __init__(self, world: World, limits: Limits | None) -> None:
        self.world = world
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=KEPT_CALLS)
        self._limiter = RateLimiter(limits) if limits is not None else None
        world.webhook.on_reply = self.answer

    async def answer(self, name: str, given: dict[str, Any]) -> Answer | None:
        """The HTTP status and body, or None where a fault cuts the connection."""
        if self.faults.waiting:
            fault = self.faults.strike(name, given.get("chat_id"))
            if fault is not None:
                return await self._struck(fault, name, given)
        return await self._done(name, given)

    async def _struck(self, fault: Fault, name: str, given: dict[str, Any]) -> Answer | None:
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return await self._done(name, given)
        if fault.kind == "drop_after":
            await self._done(name, given)
            return None
        if fault.kind == "drop_before":
            self._keep(name, given, None, "fault: the connection was cut", None)
            return None
        if fault.kind == "retry_after":
            refused = too_many(math.ceil(fault.seconds))
        else:
            refused = Refused(_REASONS.get(fault.status, "Internal Server Error"), fault.status)
        self._keep(name, given, None, f"fault: {refused.description}", refused.code)
        return refused.code, envelope(refused)

    async def _done(self, name: str, given: dict[str, Any]) -> Answer:
        method = METHODS.get(name.lower(), NO_METHOD)
        try:
            if method.waits:
                body: bytes = await method.work(self.world, Params(given))
                self._tell(name, given, body)
                return 200, b'{"ok":true,"result":%b}' % body
            result = self._work(method, Params(given))
        except Refused as refused:
            self._keep(name, given, None, refused.description, refused.code)
            return refused.code, envelope(refused)
        self._keep(name, given, result, None, None)
        return 200, b'{"ok":true,"result":%b}' % orjson.dumps(result)

    def _work(self, method: Method, params: Params) -> Any:
        limiter = self._limiter if method.counted else None
        chat = self._chat(params) if limiter is not None else None
        if limiter is None or chat is None:
            return method.work(self.world, params)
        now = self.world.now().timestamp()
        limiter.check(chat.id, private=chat.private, now=now)
        result = method.work(self.world, params)
        limiter.count(chat.id, private=chat.private, now=now)
        return result

    def _chat(self, params: Params) -> Chat | None:
        """The chat to count for; None lets the method itself refuse."""
        try:
            return self.world.find_chat(params)
        except Refused:
            return None

    def _keep(
        self, name: str, given: dict[str, Any], result: Any, error: str | None, code: int | None
    ) -> None:
        call = Call(name, given, error is None, result, error, code, self.world.now())
        self.calls.append(call)
        for watcher in self.world.watchers:
            watcher(call)

    def _tell(self, name: str, given: dict[str, Any], result: bytes) -> None:
        """Fetching updates is shown to watchers and not kept: an idle bot would fill `calls` with it."""
        if self.world.watchers:
            call = Call(name, given, ok=True, result=result, error=None, code=None, at=self.world.now())
            for watcher in self.world.watchers:
                watcher(call)


_REASONS = {
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


def envelope(refused: Refused) -> bytes:
    """The body of a refusal."""
    body: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return orjson.dumps(body)
