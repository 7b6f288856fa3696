"""The queue of updates and long polling. Webhook delivery is in webhook.py."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice
from typing import Any

import orjson

from simulator.clock import Clock
from simulator.events import Emitted, Event
from simulator.refusals import bad, conflict

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of update a bot gets only if it names them."""

KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "guest_message",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    ]
)

FIRST_ID = 700_000_001
LONGEST_POLL = 50


class Updates:
    """What the bot has not acknowledged yet, oldest first, already as JSON.

    Telegram's rules: the kinds wanted are fixed when an update arises, not when it is fetched; an
    offset acknowledges everything before it; a second getUpdates ends the first with 409; a
    webhook and getUpdates exclude each other. Updates are kept without an age limit here
    (Telegram: 24 hours).
    """

    def __init__(self, clock: Clock, watchers: list[Callable[[Event], None]]) -> None:
        self.waiting: OrderedDict[int, bytes] = OrderedDict()
        self.allowed: frozenset[str] | None = None
        self.webhook_active = False
        self.on_new: Callable[[], None] | None = None
        self._clock = clock
        self._watchers = watchers
        self._next_id = FIRST_ID
        self._poll_number = 0
        self._poller: asyncio.Future[None] | None = None
        self._settlers: list[asyncio.Future[None]] = []
        self._closed = False

    @property
    def last_id(self) -> int:
        return self._next_id - 1

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed is not None else kind not in NOT_BY_DEFAULT

    def choose(self, kinds: Any) -> None:
        """Takes an `allowed_updates` parameter: None keeps what was, an empty list is the default."""
        if kinds is None:
            return
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise bad("can't parse allowed updates JSON object")
        if unknown := set(kinds) - KINDS:
            raise bad(f"unknown allowed update type {min(unknown)!r}")
        self.allowed = frozenset(kinds) or None

    def emit(self, kind: str, body: dict[str, Any]) -> None:
        """Queues an update, if the bot wants its kind."""
        if not self.wants(kind):
            return
        number = self._next_id
        self._next_id += 1
        self.waiting[number] = b'{"update_id":%d,"%s":%s}' % (number, kind.encode(), orjson.dumps(body))
        if self._watchers:
            self._tell({"update_id": number, kind: body})
        self._wake()

    def emit_raw(self, update: Any) -> int:
        """Queues anything at all: bytes go out as they are, a dict without update_id gets one."""
        number = self._next_id
        self._next_id += 1
        if isinstance(update, bytes):
            self.waiting[number] = update
        else:
            if isinstance(update, dict):
                update = {"update_id": number, **update}
            self.waiting[number] = orjson.dumps(update)
        self._wake()
        return number

    def _tell(self, update: dict[str, Any]) -> None:
        event = Emitted(update, self._now())
        for watcher in self._watchers:
            watcher(event)

    def _now(self) -> datetime:
        return self._clock.now()

    def _wake(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        if self.on_new is not None:
            self.on_new()

    async def take(self, offset: int | None, limit: int, seconds: float) -> list[bytes]:
        """Acknowledges what is before `offset` and returns up to `limit` updates.

        Waits up to `seconds` of real time for the first one. A negative offset keeps only the last
        updates, as many as its size.
        """
        if self.webhook_active:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self._poll_number += 1
        mine = self._poll_number
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        if offset:
            self._acknowledge_before(offset if offset > 0 else self._from_the_end(-offset))
        deadline = asyncio.get_running_loop().time() + min(seconds, LONGEST_POLL)
        while not self.waiting and not self._closed:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            await self._wait_for_news(left)
            if mine != self._poll_number:
                raise conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
        return list(islice(self.waiting.values(), limit))

    async def _wait_for_news(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        waiter = self._poller = loop.create_future()
        timer = loop.call_later(seconds, _finish, waiter)
        try:
            await waiter
        finally:
            timer.cancel()

    def _from_the_end(self, count: int) -> int:
        numbers = list(self.waiting)
        return numbers[-count] if count < len(numbers) else (numbers[0] if numbers else self._next_id)

    def _acknowledge_before(self, offset: int) -> None:
        waiting = self.waiting
        while waiting and next(iter(waiting)) < offset:
            waiting.popitem(last=False)
        self._progress()

    def acknowledge(self, number: int) -> None:
        """One update was answered by the webhook."""
        self.waiting.pop(number, None)
        self._progress()

    def drop_all(self) -> None:
        self.waiting.clear()
        self._progress()

    def _progress(self) -> None:
        settlers, self._settlers = self._settlers, []
        for settler in settlers:
            _finish(settler)

    async def settled(self) -> None:
        """Returns when everything queued up to now has been acknowledged."""
        last = self.last_id
        while self._any_up_to(last):
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._settlers.append(waiter)
            await waiter

    def _any_up_to(self, last: int) -> bool:
        return any(number <= last for number in islice(self.waiting, 1))

    def close(self) -> None:
        """Lets go of whoever is polling, so that the server can stop."""
        self._closed = True
        self._wake()

    def reopen(self) -> None:
        self._closed = False


def _finish(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)


def as_array(updates: Iterable[bytes]) -> bytes:
    return b"[" + b",".join(updates) + b"]"
