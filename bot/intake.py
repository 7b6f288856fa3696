"""Updates in: by long polling or by webhook, acknowledged once what they ask for is committed.

Telegram sends every update again until it is acknowledged. So a process that dies loses none, and what was
committed but not acknowledged comes a second time: `storage.intake.claim`, in the transaction of its effect,
is what makes that effect happen once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import takewhile
from typing import Any, Final, Protocol, TypeVar

import structlog
from telegram import Bot, Update
from telegram.error import TelegramError

from bot.clock import Clock
from bot.ordering import Ordering
from bot.polling import Polling, wait_after
from bot.raw_updates import id_of, kind_of, lightened, require_sense, whose
from handlers.house import may_pass
from storage.db import is_passing

_log = structlog.get_logger()
T = TypeVar("T")

_GLANCE: Final = 0.02
_SAME_AGAIN: Final = 0.6
"""Seconds, of the machine and not of the clock: this paces the talk with a server. While updates are in hand
getUpdates answers at once, and mostly with those. Asking again pays when the first of them is finished; and
when it takes long, because others may have come. Asking twice within half a second with the same offset makes
Telegram's server answer with one update only."""

_POLLING_TRIES: Final = 12  # About three minutes, if others get through meanwhile.
_WEBHOOK_TRIES: Final = 6  # A quarter of a minute: Telegram waits for the answer, and sends again by itself.


class Outcome(StrEnum):
    """What became of an update; AGAIN: Telegram is to send it once more."""

    DONE = "done"
    FAILED = "failed"
    UNREADABLE = "unreadable"
    AGAIN = "again"


class Counts(Protocol):
    """What intake tells the metrics; `seconds` are of the clock."""

    def update_handled(self, kind: str, outcome: str, seconds: float) -> None: ...
    def under_way(self, updates: int, oldest: float) -> None: ...
    def polled(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Taken:
    """An update in hand."""

    kind: str
    since: float
    finished: asyncio.Future[Outcome]

    @property
    def may_go(self) -> bool:
        """Whether it need not come again."""
        return self.finished.done() and self.finished.result() is not Outcome.AGAIN


class Intake:
    """Takes updates in, from `poll` or through `receive`, and sees each through to its end.

    Updates of one person are handled in order, those of different people side by side. Made inside a running
    event loop.

    Args:
        bot: initialised; it is asked for nothing but updates.
        handle: does what one update asks for and returns once that is committed. When it raises something
            that may pass (storage busy, no network) it is called again, later and later; anything else it
            raises is logged, and the update counts as failed.
        allowed_updates: the kinds to ask Telegram for.
        at_once: how many updates may be in hand. While polling, no more than Telegram gives at once: 100.
        long_poll_seconds: how long Telegram may wait for something to happen before it answers.
        metrics: is told of everything that is finished.
    """

    def __init__(
        self,
        bot: Bot,
        handle: Callable[[Update], Awaitable[None]],
        clock: Clock,
        *,
        allowed_updates: Sequence[str],
        at_once: int = 256,
        long_poll_seconds: float = 50.0,
        metrics: Counts | None = None,
    ) -> None:
        self._bot = bot
        self._handle = handle
        self._clock = clock
        self._polling = Polling(bot, clock, allowed_updates, metrics)
        self._long_poll = long_poll_seconds
        self._metrics = metrics
        self._ordering = Ordering(at_once)
        self._taken: dict[int, _Taken] = {}
        self._done = 0
        self._after = 0  # The offset when nothing is in hand.
        self._nothing_open = asyncio.Event()
        self._stopping: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll_ended: asyncio.Future[None] | None = None

    @property
    def in_flight(self) -> int:
        """Updates that are here and cannot be acknowledged yet."""
        return len(self._taken) - len(self._ready_to_go())

    async def poll(self) -> None:
        """Ask for updates until `stop`. Only one process at a time can poll for a bot.

        Raises:
            telegram.error.InvalidToken: Telegram does not know the token, or not any more.
        """
        self._poll_ended = asyncio.get_running_loop().create_future()
        try:
            while not self._stopping.done():
                found = await self._until_stopped(self._polling.ask(self._offset(), self._long_poll)) or []
                fresh = [one for one in found if id_of(one) not in self._taken]
                for one in fresh:
                    await self._take(one)
                self._tell_metrics()
                # An answer full of what has no number cannot be acknowledged, and would come at once again.
                await self._until_worth_asking(useless=bool(found) and not self._taken)
            await self._ordering.drain()
            await self._polling.acknowledge(self._offset())
        finally:
            self._poll_ended.set_result(None)

    async def receive(self, body: bytes) -> bool:
        """Handle the update that a webhook brought; False if Telegram should send it again."""
        if self._stopping.done():
            return False
        try:
            raw = self._bot.request.parse_json_payload(body)
        except TelegramError as error:
            self._unreadable("other", error)
            return True
        taken = self._taken.get(id_of(raw) or 0)
        if taken is None:
            taken = await self._take(raw, leaves_by_itself=True)
            self._tell_metrics()
        # Telegram may hang up, or send the update a second time meanwhile; neither ends the handling.
        return taken is None or await asyncio.shield(taken.finished) is not Outcome.AGAIN

    async def stop(self) -> None:
        """Take no more, finish what has begun, acknowledge it. What has not begun will be sent again."""
        if not self._stopping.done():
            self._stopping.set_result(None)
        self._nothing_open.set()
        await self._ordering.drain()
        if self._poll_ended is not None:
            await asyncio.wait({self._poll_ended})

    def _offset(self) -> int:
        """The first update that is not finished; asking with it acknowledges those before it."""
        for update_id in self._ready_to_go():
            del self._taken[update_id]
            self._after = update_id + 1
        return next(iter(self._taken), self._after)

    async def _take(self, raw: Any, *, leaves_by_itself: bool = False) -> _Taken | None:
        """Have the update handled when its turn comes; None if it has no number to know it by."""
        update_id, kind = id_of(raw), kind_of(raw)
        if update_id is None:
            self._unreadable(kind, ValueError())
            return None
        taken = _Taken(kind, self._clock.monotonic(), asyncio.get_running_loop().create_future())
        self._taken[update_id] = taken
        if leaves_by_itself:
            taken.finished.add_done_callback(lambda _: self._taken.pop(update_id, None))
        try:
            light = lightened(raw)
            require_sense(light)
            update = Update.de_json(light, self._bot)
            key = whose(update)
        except Exception as error:  # noqa: BLE001  Whatever is wrong with it must not stop the others.
            self._unreadable(kind, error)
            taken.finished.set_result(Outcome.UNREADABLE)
            return taken
        tries = _WEBHOOK_TRIES if leaves_by_itself else _POLLING_TRIES
        try:
            await self._ordering.submit(key, partial(self._attend, update, taken, tries))
        except asyncio.CancelledError:
            taken.finished.set_result(Outcome.AGAIN)
            raise
        return taken

    async def _attend(self, update: Update, taken: _Taken, tries: int) -> None:
        outcome = Outcome.FAILED  # Unless the handling comes to an end of its own.
        try:
            outcome = await self._outcome_of(update, taken.kind, tries)
            if outcome is Outcome.AGAIN and tries == _POLLING_TRIES and not self._stopping.done():
                outcome = Outcome.FAILED
        finally:
            taken.finished.set_result(outcome)
            if self._metrics is not None:
                seconds = self._clock.monotonic() - taken.since
                self._metrics.update_handled(taken.kind, outcome, seconds)
            if not self.in_flight:
                self._nothing_open.set()

    async def _outcome_of(self, update: Update, kind: str, tries: int) -> Outcome:
        done_before = self._done
        attempts = 0
        while not self._stopping.done():
            attempts += 1
            try:
                await self._handle(update)
            except Exception as error:  # noqa: BLE001  A fault in one handler concerns one update.
                if not may_pass(error):
                    _log.error("update-failed", kind=kind, exc_info=error)
                    return Outcome.FAILED
                _log.warning("update-held-up", kind=kind, failure=type(error).__name__, attempts=attempts)
                failure = error
            else:
                self._done += 1
                return Outcome.DONE
            # While nobody gets through, storage is away, and polling waits for it however long it takes.
            # Where others get through, it is this update, which may not hold up everybody for ever.
            waits = tries == _POLLING_TRIES and self._done == done_before and is_passing(failure)
            if attempts >= tries and not waits:
                _log.error("update-given-up", kind=kind, attempts=attempts)
                break
            await self._until_stopped(self._clock.sleep(wait_after(attempts, first=0.5)))
        return Outcome.AGAIN

    async def _until_worth_asking(self, *, useless: bool) -> None:
        """Return once getUpdates would acknowledge something, or after a while."""
        for _ in range(int(_SAME_AGAIN / _GLANCE)):
            self._nothing_open.clear()
            if self._stopping.done() or not (self.in_flight or useless):
                return
            with suppress(TimeoutError):
                async with asyncio.timeout(_GLANCE):
                    await self._nothing_open.wait()
            if self._ready_to_go():
                return

    async def _until_stopped(self, what: Coroutine[Any, Any, T]) -> T | None:
        """Its result; None if `stop` came first."""
        task = asyncio.ensure_future(what)
        either: set[asyncio.Future[Any]] = {task, self._stopping}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            if task.cancel():
                await asyncio.gather(task, return_exceptions=True)

    def _ready_to_go(self) -> list[int]:
        """The first updates in hand, up to one that is not finished."""
        return [one for one, _ in takewhile(lambda item: item[1].may_go, self._taken.items())]

    def _unreadable(self, kind: str, error: Exception) -> None:
        _log.warning("update-unreadable", kind=kind, failure=type(error).__name__)
        if self._metrics is not None:
            self._metrics.update_handled(kind, Outcome.UNREADABLE, 0.0)

    def _tell_metrics(self) -> None:
        if self._metrics is None:
            return
        open_since = [one.since for one in self._taken.values() if not one.finished.done()]
        oldest = self._clock.monotonic() - min(open_since) if open_since else 0.0
        self._metrics.under_way(len(open_since), oldest)
