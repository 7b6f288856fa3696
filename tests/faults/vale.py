"""Oak Vale with many doctors and a session to book, and the real program as a process that can be killed."""

import asyncio
import resource
import signal
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from bot.clock import WallClock
from simulator import Call
from storage.db import Database
from storage.outbox import State
from storage.tables import (
    BookingRow,
    MemberRow,
    OutboxRow,
)
from tests.flows.oak_vale import OakVale

ROOT = Path(__file__).parents[2]
PATIENCE = 60
SECRET = "a-secret_of-nobody"
PATH = "/telegram/oak-vale"


class Vale:
    """The pretend Telegram with its people, storage, and processes of `cigbot run` on both."""

    def __init__(self, stage, db, doctors, base_url, folder, by):
        self.stage, self.sim, self.db = stage, stage.sim, db
        self.doctors, self.group = doctors, stage.group
        self.port = _free_port() if by == "webhook" else 0
        self.webhook = f"http://127.0.0.1:{self.port}{PATH}"
        self._config, self._log = folder / "config.toml", folder / "said"
        self._config.write_text(self._toml(base_url, by), encoding="utf-8")
        self._taken = 0
        self._awaited = []
        self.sim.observers.append(self._count)

    def _toml(self, base_url, by):
        hook = f'mode = "webhook"\nwebhook_url = "{self.webhook}"\nsecret_token = "{SECRET}"\n'
        return (
            f'[telegram]\ntoken = "{self.stage.settings.telegram.token}"\nbase_url = "{base_url}"\n'
            f"{hook if by == 'webhook' else ''}"
            f'[storage]\nurl = "{self.stage.settings.storage.url}"\n'
            f'[community]\nquiet_hours = ""\n'
            f"[roles]\nadmins = [{self.stage.noor.id}]\n"
            f"[web]\nport = {self.port}\n"
        )

    # Processes

    @asynccontextmanager
    async def process(self, *point, file_size=resource.RLIM_INFINITY):
        """The program; killed on leaving if it still runs. No file of it may have more than so many bytes."""
        limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (file_size, resource.RLIM_INFINITY))
        with self._log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.faults.bot_program", self._config, *map(str, point),
                cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, preexec_fn=limit,
            )  # fmt: skip
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    async def dies(self, point, nth):
        """Run the program until it has killed itself there."""
        async with self.process(point, nth) as process:
            await self.ends(process, -signal.SIGKILL)

    async def struck(self, number, calls):
        """Run the program and send it this signal once it has made so many more calls."""
        async with self.process() as process:
            await self.calls(calls)
            process.send_signal(number)
            await self.ends(process, 0 if number == signal.SIGTERM else -number)

    async def finishes(self):
        """Run the program until nothing is left to do, then end it as an operator would."""
        async with self.process() as process:
            await self.quiet(process)
            await self.stops(process)

    async def stops(self, process):
        """End it as an operator would."""
        process.send_signal(signal.SIGTERM)
        await self.ends(process, 0)

    async def quiet(self, process):
        """Until everything is acknowledged and sent."""
        for _ in range(PATIENCE * 50):
            assert process.returncode is None, self.said()
            if not self.sim.unacknowledged and not self.owed():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{self.sim.unacknowledged} updates, {self.owed()} notices left\n{self.said()}")

    async def ends(self, process, status):
        try:
            async with asyncio.timeout(PATIENCE):
                assert await process.wait() == status, self.said()
        except TimeoutError:
            raise AssertionError(f"it did not end\n{self.said()}") from None

    def said(self):
        return self._log.read_text(errors="replace")

    async def calls(self, number):
        """Until so many more calls of the program were taken."""
        reached = asyncio.get_running_loop().create_future()
        self._awaited.append((self._taken + number, reached))
        try:
            async with asyncio.timeout(PATIENCE):
                await reached
        except TimeoutError:
            raise AssertionError(f"{self._taken} calls, and no more come\n{self.said()}") from None

    def _count(self, event):
        if isinstance(event, Call) and event.ok and event.method != "getUpdates":
            self._taken += 1
            for at, reached in self._awaited:
                if self._taken >= at and not reached.done():
                    reached.set_result(None)

    # What is stored

    def rows(self, *wanted):
        return self.db.read_now(lambda tx: [tuple(row) for row in tx.execute(sa.select(*wanted))])

    def owed(self):
        """How many notices go out within a minute and have not been settled."""
        soon = WallClock().now() + timedelta(minutes=1)
        wanted = sa.select(sa.func.count()).where(
            OutboxRow.state.in_((State.QUEUED, State.CLAIMED)), OutboxRow.not_before <= soon
        )
        return self.db.read_now(lambda tx: tx.execute(wanted).scalar_one())

    def in_flight(self):
        """The user ids of those to whom something was claimed and is not settled."""
        claimed = (
            sa.select(MemberRow.user_id)
            .join(OutboxRow, OutboxRow.member_id == MemberRow.id)
            .where(OutboxRow.state == State.CLAIMED)
        )
        return self.db.read_now(lambda tx: tx.execute(claimed).scalars().all())

    @property
    def answered(self):
        """The presses that were answered."""
        return {call.params["callback_query_id"] for call in self.sim.calls_of("answerCallbackQuery")}

    @property
    def booked(self):
        """User ids of those with a place."""
        booked = sa.select(MemberRow.user_id).join(BookingRow, BookingRow.member_id == MemberRow.id)
        return sorted(self.db.read_now(lambda tx: tx.execute(booked).scalars().all()))


@asynccontextmanager
async def opened(storage_url, folder, *, doctors, by="polling"):
    """Whatever the program does here, it does in processes of its own."""
    now = WallClock().now()
    stage = OakVale(storage_url, now, changes={"community": {"quiet_hours": ""}})
    async with stage.opened():
        await stage.set_up()
        people = await stage.doctors(*(f"Amara{number}" for number in range(doctors)))
        await stage.schedules(f"{now + timedelta(days=9):%d %B %Y} 5pm", places=doctors)
    db = Database(storage_url)
    try:
        async with stage.sim.serve("127.0.0.1", 0) as address:
            yield Vale(stage, db, people, address.base_url, folder, by)
    finally:
        db.close()
    stage.honest.check()


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
