"""The outbox on its way to Telegram: claimed, composed, sent outside any transaction, settled."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ExtBot

from actions import group_topics, groups
from bot.clock import Clock
from bot.delivery import deliver
from handlers.house import House
from handlers.routes import Routes
from rules.groups import is_a_chat
from rules.ids import ChatId, CommunityId
from rules.notices import NOBODYS
from screens.outgoing import InConfidence, Outgoing, Receipt
from screens.texts import Texts
from storage import intake, outbox
from storage.db import Tx, is_passing
from storage.outbox import Owed, State

_log = structlog.get_logger()

DUTY: Final = "sender"
_LEASE: Final = timedelta(seconds=30)
"""How long other processes wait for the sender's duty after the one that held it died."""
_IN_FLIGHT: Final = 64
_ATTEMPTS: Final = 20
"""About two hours, with these waits: for so long Telegram, or the network, may be away."""
_FIRST_WAIT: Final = timedelta(seconds=2)
_LONGEST_WAIT: Final = timedelta(minutes=10)
_STORAGE_WAIT: Final = 1.0


class Counts(Protocol):
    """Who counts what was sent."""

    def sent(self, outcome: str, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How one send ended, to be noted in the transaction that settles it."""

    state: State | None
    receipt: Receipt | None = None
    unreached: bool = False
    failure: str = ""
    moved_to: ChatId | None = None
    """The group's new id: it has become a supergroup, and Telegram's word of that has not come yet."""


class Sender:
    """Sends what is owed, the most urgent first, one at a time to each chat.

    Args:
        poll: how often to look for what other processes owe; None when this is the only one, which then
            sleeps until something is owed or falls due.
    """

    def __init__(
        self,
        bot: "ExtBot[int]",
        house: House,
        routes: Routes,
        clock: Clock,
        holder: str,
        *,
        poll: timedelta | None = timedelta(seconds=1),
        counts: Counts | None = None,
    ) -> None:
        self._bot = bot
        self._house = house
        self._routes = routes
        self._clock = clock
        self._holder = holder
        self._poll = poll
        self._counts = counts
        self._woken = asyncio.Event()
        self._on_their_way: dict[ChatId, asyncio.Task[None]] = {}
        self._has_duty = False
        self._renew_at = datetime.min.replace(tzinfo=UTC)
        self._stopping = False
        self.asleep = False
        """Nothing is owed that could go out now."""

    @property
    def in_flight(self) -> int:
        """Notices claimed and not settled yet."""
        return len(self._on_their_way)

    def wake(self) -> None:
        """Something may have been owed."""
        self.asleep = False
        self._woken.set()

    async def run(self) -> None:
        """Send until `stop`; a storage failure is waited out, anything else is a fault and raised."""
        while not self._stopping:
            try:
                await self._round()
            except Exception as error:
                if not is_passing(error):
                    raise
                _log.warning("sender-waits-for-storage")
                await self._clock.sleep(_STORAGE_WAIT)
        await self._finish()

    def stop(self) -> None:
        """Claim nothing more; `run` ends when what is under way is settled."""
        self._stopping = True
        self._woken.set()

    async def _finish(self) -> None:
        if self._on_their_way:
            await asyncio.wait(self._on_their_way.values())
        try:
            await self._house.db.write(intake.hand_back, DUTY, self._holder)
        except Exception as error:
            if not is_passing(error):
                raise
            _log.warning("sender-waits-for-storage")  # No longer: the lease runs out by itself.

    async def _round(self) -> None:
        self._woken.clear()
        await self._keep_duty()
        room = _IN_FLIGHT - len(self._on_their_way)
        claimed = await self._house.db.write(self._claim, room) if self._has_duty and room else []
        for owed in claimed:
            task = asyncio.create_task(self._send(owed))
            self._on_their_way[owed.chat_id] = task
            task.add_done_callback(lambda done, chat=owed.chat_id: self._over(chat, done))  # type: ignore[misc]  # mypy cannot type a default.
        if not claimed:
            await self._rest()

    def _claim(self, tx: Tx, room: int) -> list[Owed]:
        return outbox.claim(
            tx,
            self._clock.now(),
            holder=self._holder,
            lease=_LEASE,
            limit=room,
            skip=list(self._on_their_way),
        )

    async def _keep_duty(self) -> None:
        """Take the duty, or renew it in good time; it is had only once that is committed."""
        now = self._clock.now()
        if now >= self._renew_at:
            self._has_duty = await self._house.db.write(self._take_duty, now)
            if self._has_duty:
                self._renew_at = now + _LEASE / 3

    def _take_duty(self, tx: Tx, now: datetime) -> bool:
        if not intake.hold(tx, DUTY, self._holder, now, _LEASE):
            return False
        # Whoever else claimed something is gone: nobody else sends while this process has the duty. What it
        # has claimed itself for as long as a lease is a send that was cut off, or one that is still on its
        # way, whose chat is skipped.
        outbox.reclaim(tx, now, unless_held_by=None if self._has_duty else self._holder)
        return True

    async def _rest(self) -> None:
        if self._woken.is_set():
            return
        wait = None if self._poll is None else self._poll.total_seconds()
        if self._has_duty and not self._on_their_way:
            at = await self._house.db.read(outbox.next_at)
            if at is not None:
                until = max(0.0, (at - self._clock.now()).total_seconds())
                wait = until if wait is None else min(wait, until)
        self.asleep = not self._woken.is_set() and wait != 0
        sleeper = asyncio.ensure_future(self._clock.sleep(wait)) if wait is not None else None
        woken = asyncio.ensure_future(self._woken.wait())
        waited_for = {one for one in (sleeper, woken) if one is not None}
        try:
            await asyncio.wait(waited_for, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waited_for:
                one.cancel()
            self.asleep = False

    def _over(self, chat_id: ChatId, task: "asyncio.Task[None]") -> None:
        del self._on_their_way[chat_id]
        self.wake()
        if not task.cancelled() and (fault := task.exception()) is not None:
            # It stays claimed until its lease runs out, and is then sent once more.
            _log.error("send-failed", exc_info=fault)

    async def _send(self, owed: Owed) -> None:
        began = self._clock.monotonic()
        outcome = await self._outcome(owed)
        if owed.chat_id == NOBODYS and outcome.state is not None:
            # Whether it arrived would tell whose it was: who has blocked the bot is known from elsewhere.
            # What follows from having been said follows as well: it would show that there was nobody to say
            # it to, who has left or was forgotten.
            receipt = outcome.receipt or Receipt()
            outcome = replace(outcome, state=State.SENT, failure="", receipt=receipt, unreached=False)
        if self._counts is not None:
            self._counts.sent(outcome.state or "postponed", self._clock.monotonic() - began)
        while True:
            try:
                await self._house.db.write(self._settle, owed, outcome)
            except Exception as error:  # noqa: BLE001  Whatever it is, the notice must not stay claimed.
                if is_passing(error):
                    # Sent but not settled: settle it as soon as storage is back, or it would be sent twice.
                    await self._clock.sleep(_STORAGE_WAIT)
                    continue
                _log.error("notice-unsettled", kind=owed.kind, exc_info=error)
                outcome = _Outcome(State.FAILED, failure=type(error).__name__)
            else:
                return

    async def _outcome(self, owed: Owed) -> _Outcome:
        late = owed.not_after is not None and self._clock.now() > owed.not_after
        if late or not is_a_chat(owed.chat_id):
            return _Outcome(State.DROPPED)
        try:
            outgoing = await self._house.db.read(self._routes.notices[owed.kind], owed)
            if outgoing is None:
                return _Outcome(State.DROPPED)
            with self._house.speaking(await self._texts_for(owed, outgoing)):
                receipt = await deliver(self._bot, self._house, owed.chat_id, outgoing, owed.priority)
        except Forbidden:
            return _Outcome(None if owed.member_id else State.FAILED, unreached=True, failure="Forbidden")
        except BadRequest as refusal:
            _log.error("notice-refused", kind=owed.kind, refusal=type(refusal).__name__)
            return _Outcome(State.FAILED, failure=type(refusal).__name__, unreached=True)
        except ChatMigrated as upgraded:
            return self._again(owed, upgraded, moved_to=ChatId(upgraded.new_chat_id))
        except TelegramError as failure:
            return self._again(owed, failure)
        except Exception as error:  # noqa: BLE001  One notice without words must not stop the others.
            if is_passing(error):
                return _Outcome(None, failure="storage")
            _log.error("notice-without-words", kind=owed.kind, exc_info=error)
            return _Outcome(State.FAILED, failure=type(error).__name__)
        return _Outcome(State.SENT, receipt)

    async def _texts_for(self, owed: Owed, outgoing: Outgoing) -> Texts:
        if isinstance(outgoing, InConfidence):
            return await self._house.texts_of(CommunityId(outgoing.community_id))
        return await self._house.texts_for(owed.chat_id, owed.member_id)

    def _again(self, owed: Owed, failure: TelegramError, moved_to: ChatId | None = None) -> _Outcome:
        """Once more, as often as is tried at all; given up, it counts as not having reached anybody."""
        named = type(failure).__name__
        if owed.attempts + 1 < _ATTEMPTS:
            return _Outcome(None, failure=named, moved_to=moved_to)
        _log.error("notice-failed", kind=owed.kind, failure=named)
        return _Outcome(State.FAILED, failure=named, unreached=True, moved_to=moved_to)

    def _settle(self, tx: Tx, owed: Owed, outcome: _Outcome) -> None:
        now = self._clock.now()
        if outcome.unreached and (hook := self._routes.unreached.get(owed.kind)) is not None:
            hook(tx, owed, now)
        if outcome.receipt is not None and (note := self._routes.sent.get(owed.kind)) is not None:
            note(tx, owed, outcome.receipt, now)
        if outcome.receipt is not None and outcome.receipt.lost_thread is not None:
            group_topics.note_gone(tx, now, owed.chat_id, outcome.receipt.lost_thread)
        if outcome.moved_to is not None and owed.chat_id != NOBODYS:
            groups.follow_upgrade(tx, now, owed.chat_id, outcome.moved_to)
        if outcome.state is not None:
            outbox.settle(tx, owed, outcome.state, now, outcome.failure or None)
        elif outcome.unreached:
            assert owed.member_id is not None
            outbox.hold_for(tx, owed.member_id)
        else:
            wait = min(_FIRST_WAIT * 2**owed.attempts, _LONGEST_WAIT)
            outbox.postpone(tx, owed, now + wait, outcome.failure)
