"""Telegram's rate limits, kept by waiting before a call instead of being refused after it."""

import asyncio
import functools
import itertools
import math
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heappop, heappush
from typing import Any

from telegram._utils.types import JSONDict
from telegram.error import NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.budgets import EDGE, Overall, PerChat, Place, group_chat, private_chat
from bot.clock import Clock
from rules.priority import Priority

# How often a call is made in all when Telegram keeps asking to wait.
TRIES = 3

# Before everything else: it has waited its turn already.
AGAIN = Priority.ANSWER - 1

# Telegram counts what people see arrive or change. It does not count reading, settings, callback answers,
# join requests, deleting, closing a poll.
COUNTED = ("send", "editMessage", "copyMessage", "forwardMessage")
UNCOUNTED = frozenset({"sendChatAction"})

Result = bool | JSONDict | list[JSONDict]
Call = Callable[[], Coroutine[Any, Any, Result]]


def is_counted(endpoint: str) -> bool:
    """Whether a method of the Bot API uses up the budgets."""
    return endpoint.startswith(COUNTED) and endpoint not in UNCOUNTED


@dataclass(eq=False, slots=True)
class _Waiter:
    """A call that waits for its turn: the lower rank first, then the lower number."""

    rank: int
    number: int
    chat: "_Chat"
    granted: asyncio.Future[Place]


@dataclass(eq=False, slots=True)
class _Chat:
    """Calls to one chat go one at a time; otherwise two of them could arrive in the wrong order."""

    budget: PerChat
    line: list[tuple[int, int, _Waiter]] = field(default_factory=list)
    busy: bool = False

    def first(self) -> _Waiter | None:
        while self.line and self.line[0][2].granted.done():  # Its caller was cancelled.
            heappop(self.line)
        return self.line[0][2] if self.line else None

    def is_idle(self, now: float) -> bool:
        return not self.busy and self.first() is None and self.budget.is_empty(now)


class Limits(BaseRateLimiter[int]):
    """Holds each counted call back until Telegram will take it, the most urgent first.

    `rate_limit_args` of a bot's method is a `rules.priority.Priority`; without it a call is an answer.
    Priorities are strict: nothing goes before an answer that could go now. Within a priority, calls go in the
    order they came, passing over those whose chat must wait; within a chat and a priority the order is always
    kept.

    Args:
        clock: where all time comes from.
        overall: messages a second in all.
        per_chat: messages a second to one chat. A private chat takes three at once, as long as five of them
            keep the average.
        per_group: messages a minute to one group or channel.
    """

    def __init__(
        self, clock: Clock, overall: float = 29.7, per_chat: float = 1.0, per_group: int = 20
    ) -> None:
        self._clock = clock
        self._overall = Overall(overall)
        self._per_chat = per_chat
        self._per_group = per_group
        self._numbers = itertools.count()
        self._paused_until = -math.inf
        self._chats: dict[int | str, _Chat] = {}
        self._waiting: set[_Waiter] = set()
        # The first of each chat that may be sent to now, and the chats that must rest. Entries that no longer
        # hold are left in and thrown away when they come up.
        self._ready: list[tuple[int, int, _Waiter]] = []
        self._resting: list[tuple[float, int, _Chat]] = []
        self._alarm: asyncio.Task[None] | None = None
        self._alarm_at = math.inf

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Calls that still wait end in `NetworkError`; they were not sent."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        self._refuse_waiting(NetworkError("Not sent: the bot is shutting down."))

    def ready_at(self, chat_id: int | str) -> float:
        """The second of `clock.monotonic()` from which this chat may be sent to; the present one if now.

        The budget of all chats together is left out: it is no reason to prefer another chat.
        """
        now = self._clock.monotonic()
        chat = self._chats.get(_key(chat_id))
        rested = now if chat is None else chat.budget.ready_at(now, under_way=chat.busy)
        return max(now, self._paused_until, rested)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Makes the call in its turn, and again when Telegram asks to wait.

        Raises:
            RetryAfter: Telegram asked to wait three times over.
        """
        call = functools.partial(callback, *args, **kwargs)
        counted = is_counted(endpoint)
        # The library hands on an ANSWER, which is 0, as None.
        rank = rate_limit_args or Priority.ANSWER
        tries = 0
        while True:
            tries += 1
            try:
                if counted:
                    return await self._in_turn(call, data.get("chat_id"), rank)
                return await call()
            except RetryAfter as refusal:
                self._pause(refusal)
                if tries == TRIES:
                    raise
            rank = AGAIN
            if not counted:
                await self._clock.sleep(self._paused_until - self._clock.monotonic())

    async def _in_turn(self, call: Call, chat_id: int | str | None, rank: int) -> Result:
        chat = self._chat(chat_id)
        place = await self._turn(chat, rank)
        try:
            return await call()
        finally:
            now = self._clock.monotonic()
            self._overall.answered(place, now)
            chat.budget.add(now)
            chat.busy = False
            self._line_up(chat)
            self._serve()

    def _pause(self, refusal: RetryAfter) -> None:
        wait = refusal.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else wait
        self._paused_until = max(self._paused_until, self._clock.monotonic() + seconds + EDGE)

    def _chat(self, chat_id: int | str | None) -> _Chat:
        if chat_id is None:  # An inline message: nobody knows its chat.
            return _Chat(PerChat())
        self._forget_idle()
        key = _key(chat_id)
        if key not in self._chats:
            private = isinstance(key, int) and key > 0
            self._chats[key] = _Chat(
                private_chat(self._per_chat) if private else group_chat(self._per_chat, self._per_group)
            )
        return self._chats[key]

    def _forget_idle(self) -> None:
        """Looks at the two chats not looked at for longest, so there are soon no more than are in use."""
        now = self._clock.monotonic()
        for key in list(itertools.islice(self._chats, 2)):
            chat = self._chats.pop(key)
            if not chat.is_idle(now):
                self._chats[key] = chat

    async def _turn(self, chat: _Chat, rank: int) -> Place:
        """Waits until one message may be sent to this chat; it must then be sent at once."""
        waiter = _Waiter(rank, next(self._numbers), chat, asyncio.get_running_loop().create_future())
        self._waiting.add(waiter)
        heappush(chat.line, (waiter.rank, waiter.number, waiter))
        if chat.first() is waiter:
            self._line_up(chat)
        self._serve()
        try:
            return await waiter.granted
        except asyncio.CancelledError:
            if _was_granted(waiter):  # In the very turn of the loop in which its caller was cancelled.
                self._overall.give_back(waiter.granted.result())
                chat.busy = False
            self._line_up(chat)
            self._serve()
            raise
        finally:
            self._waiting.discard(waiter)

    def _line_up(self, chat: _Chat) -> None:
        """Enters the first who waits for this chat among those ready, or the chat among those resting."""
        waiter = chat.first()
        if waiter is None or chat.busy:
            return
        now = self._clock.monotonic()
        at = chat.budget.ready_at(now)
        if at <= now:
            heappush(self._ready, (waiter.rank, waiter.number, waiter))
        else:
            heappush(self._resting, (at, waiter.number, chat))

    def _serve(self) -> None:
        """Lets everyone go who may go now, and sets the alarm for the next."""
        now = self._clock.monotonic()
        while self._resting and self._resting[0][0] <= now:
            self._line_up(heappop(self._resting)[2])
        at = math.inf
        while at == math.inf and (waiter := self._most_urgent()) is not None:
            urgent = waiter.rank <= Priority.ANSWER
            possible = max(self._paused_until, self._overall.ready_at(now, urgent=urgent))
            if possible > now:
                at = possible
            else:
                heappop(waiter.chat.line)
                waiter.chat.busy = True
                waiter.granted.set_result(self._overall.take(now, urgent=urgent))
        if self._resting:
            at = min(at, self._resting[0][0])
        if at < math.inf:
            self._set_alarm(at)

    def _most_urgent(self) -> _Waiter | None:
        while self._ready:
            waiter = self._ready[0][2]
            if not waiter.chat.busy and waiter.chat.first() is waiter:
                return waiter
            heappop(self._ready)
        return None

    def _set_alarm(self, at: float) -> None:
        if self._alarm is not None:
            if self._alarm_at <= at:
                return  # It rings early, and is then set anew.
            self._alarm.cancel()
        self._alarm_at = at
        self._alarm = asyncio.create_task(self._ring(at))
        self._alarm.add_done_callback(self._rang)

    async def _ring(self, at: float) -> None:
        await self._clock.sleep(at - self._clock.monotonic())
        self._alarm = None
        self._serve()

    def _rang(self, alarm: asyncio.Task[None]) -> None:
        """A fault in here must reach those who would wait for ever otherwise."""
        if not alarm.cancelled() and (fault := alarm.exception()) is not None:
            self._refuse_waiting(fault)

    def _refuse_waiting(self, reason: BaseException) -> None:
        for waiter in self._waiting:
            if not waiter.granted.done():
                waiter.granted.set_exception(reason)


def _was_granted(waiter: _Waiter) -> bool:
    granted = waiter.granted
    return granted.done() and not granted.cancelled() and granted.exception() is None


def _key(chat_id: int | str) -> int | str:
    """The library takes a chat's number as a string too; a name like @news stays as it is."""
    try:
        return int(chat_id)
    except ValueError:
        return chat_id
