"""The whole program and a pretend Telegram in one process, on a clock that is moved by hand.

The story is played here, and so are the flows of the tests: every update and every call goes over HTTP.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, Final

from bot.app import Program
from bot.clock import SteppedClock
from bot.config import Settings
from simulator import Person, Simulator
from storage import due, migrate, outbox

TOKEN: Final = "42:made-up-token-of-a-pretend-telegram"  # noqa: S105  It opens nothing.
_PATIENCE_SECONDS: Final = 30.0
"""How long the machine may be busy with one step before the stage says that something hangs."""
_MOST_WAKES: Final = 10_000


class StuckError(AssertionError):
    """Something is under way, and neither the machine nor the clock brings it to an end."""


class Stage:
    """Who plays here moves the clock; between two moves everything that can happen has happened."""

    def __init__(self, settings: Settings, start: datetime, *, port: int = 0, **simulator: Any) -> None:
        self.clock = SteppedClock(start)
        self.sim = Simulator(token=TOKEN, clock=self.clock, **simulator)
        self._settings = settings
        self._port = port
        self.page_url = ""
        """Where the page is, once opened."""
        self.program: Program | None = None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Stage"]:
        """Telegram answers, the program runs, the clock stands still."""
        if not migrate.is_current(self._settings.storage.url):
            migrate.upgrade(self._settings.storage.url)
        async with AsyncExitStack() as closing:
            address = await closing.enter_async_context(self.sim.serve("127.0.0.1", self._port))
            self.page_url = address.page_url
            self._settings = self._settings.model_copy(
                update={
                    "telegram": self._settings.telegram.model_copy(
                        update={"token": TOKEN, "base_url": address.base_url}
                    ),
                    "web": self._settings.web.model_copy(update={"port": 0}),
                }
            )
            self.sim.settle = self.settle
            await self.start()
            try:
                yield self
            finally:
                await self.stop()

    @property
    def settings(self) -> Settings:
        return self._settings

    def appoint(self, *admins: Person) -> None:
        """Name the administrators, as the configuration does; counts from the next start on."""
        roles = self._settings.roles.model_copy(update={"admins": tuple(one.id for one in admins)})
        self._settings = self._settings.model_copy(update={"roles": roles})

    async def start(self) -> None:
        self.program = Program(self._settings, self.clock, alone=True)
        await self.program.start()
        await self.settle()

    async def stop(self) -> None:
        if self.program is not None:
            program, self.program = self.program, None
            await program.stop()

    async def restart(self) -> None:
        """Stop the program and start it anew on the same storage, as after an update of the machine."""
        await self.stop()
        await self.start()

    @property
    def running(self) -> Program:
        assert self.program is not None, "the program does not run"
        return self.program

    def now(self) -> datetime:
        return self.clock.now()

    async def advance(self, *, to: datetime | None = None, **span: float) -> None:
        """Move the clock, `hours=24` or to a moment, stopping at everything that falls due on the way."""
        target = to if to is not None else self.clock.now() + timedelta(**span)
        while True:
            at = await self.next_at()
            if at is None or at > target:
                break
            await self.clock.advance_to(max(at, self.clock.now()))
            await self.settle()
        await self.clock.advance_to(max(target, self.clock.now()))
        await self.settle()

    async def next_at(self) -> datetime | None:
        """When the next thing falls due."""
        moments = await self.running.db.read(lambda tx: (due.next_at(tx), outbox.next_at(tx)))
        return min((one for one in moments if one is not None), default=None)

    async def settle(self) -> None:
        """Let everything happen that can happen now, passing the short waits of Telegram's limits."""
        program = self.program
        if program is None:
            return
        self.sim.tick()
        for _ in range(_MOST_WAKES):
            await self._until_nothing_moves(program)
            if program.failed.done():
                program.failed.result()
            if not self._busy(program):
                if await program.ticks.tick() == 0 and not self._busy(program):
                    return
                continue
            wake = self.clock.next_wake()
            if wake is None:
                raise StuckError(self._state(program))
            await self.clock.advance_to(wake)
        raise StuckError(self._state(program))

    def _busy(self, program: Program) -> bool:
        return bool(
            self.sim.unacknowledged
            or program.intake.in_flight
            or program.sender.in_flight
            or not program.sender.asleep
        )

    async def _until_nothing_moves(self, program: Program) -> None:
        """Until everything under way waits for the clock, and not for the machine."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _PATIENCE_SECONDS
        calm = 0
        while calm < 3:
            before = self._counts(program)
            for _ in range(10):
                await asyncio.sleep(0)
            moving = self._counts(program) != before or (
                program.db.under_way
                or program.house.writing
                or program.request.under_way
                or self.sim.unacknowledged > program.intake.in_flight
            )
            calm = 0 if moving else calm + 1
            if moving:
                await asyncio.sleep(0.001)  # Threads and sockets need the processor as well.
            if loop.time() > deadline:
                raise StuckError(self._state(program))

    def _counts(self, program: Program) -> tuple[object, ...]:
        return (
            self.sim.unacknowledged,
            program.intake.in_flight,
            program.sender.in_flight,
            program.sender.asleep,
        )

    def _state(self, program: Program) -> str:
        return (
            f"something hangs at {self.clock.now()}: {self.sim.unacknowledged} updates unacknowledged,"
            f" {program.intake.in_flight} in hand, {program.sender.in_flight} notices on their way,"
            f" {program.db.under_way} transactions, {program.request.under_way} calls under way"
        )
