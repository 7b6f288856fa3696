"""300 updates, and the process ends in the middle: none is lost, none has its effect twice."""

import asyncio
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import WallClock
from simulator import Simulator
from tests.faults.effect_program import EFFECTS, TOKEN

UPDATES = 300
PEOPLE = 60
KILL = f"SIGKILL in the middle of {UPDATES} updates"
FIGURE = "figure"
"""Shown at the end of the run: tests/conftest.py."""
ROOT = Path(__file__).parents[2]
PATIENCE = 60
ON_SQLITE = pytest.mark.parametrize("storage_url", ["sqlite"], indirect=True)


def message(number):
    person = {"id": 1000 + number % PEOPLE, "is_bot": False, "first_name": "Amara"}
    chat = {"id": person["id"], "type": "private", "first_name": "Amara"}
    return {
        "message": {
            "message_id": number,
            "date": 1_790_000_000,
            "chat": chat,
            "from": person,
            "text": "hello",
        }
    }


class Rig:
    """A pretend Telegram with 300 updates, and processes that take them."""

    def __init__(self, sim, base_url, db, storage_url, log):
        self.sim = sim
        self.sent = [sim.enqueue_raw(message(number)) for number in range(UPDATES)]
        self._arguments = (base_url, storage_url)
        self._db = db
        self._log = log

    @asynccontextmanager
    async def process(self, intake, by, dies_after=0, number=0):
        command = [*self._arguments, intake, by, dies_after, int(number)]
        with self._log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.faults.effect_program", *map(str, command),
                cwd=ROOT, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    async def dies(self, intake, by, dies_after, number):
        """Run a process until its own signal ends it; its status."""
        async with self.process(intake, by, dies_after, number) as process, asyncio.timeout(PATIENCE):
            return await process.wait()

    async def finishes(self, intake, by):
        """Run a process until Telegram has nothing left, then end it as an operator would; its status."""
        async with self.process(intake, by) as process, asyncio.timeout(PATIENCE):
            await self.sim.acknowledged()
            if intake == "library":  # It acknowledges first and works afterwards: let it work.
                await self._until_still()
                return None
            process.send_signal(signal.SIGTERM)
            return await process.wait()

    async def _until_still(self):
        before = -1
        while before != (now := len(self.effects)):
            before = now
            await asyncio.sleep(0.5)

    @property
    def effects(self):
        """(update, person) of every effect, in the order of the effects."""
        wanted = sa.select(EFFECTS.c.update_id, EFFECTS.c.user_id).order_by(EFFECTS.c.id)
        return self._db.read_now(lambda tx: [tuple(row) for row in tx.execute(wanted)])

    @property
    def updates(self):
        return sorted(update_id for update_id, _ in self.effects)

    def said(self):
        return self._log.read_text(errors="replace")


@pytest.fixture
async def rig(db, storage_url, tmp_path):
    db.write_now(lambda tx: EFFECTS.create(tx.connection))
    sim = Simulator(token=TOKEN, clock=WallClock())
    async with sim.serve("127.0.0.1", 0) as address:
        yield Rig(sim, address.base_url, db, storage_url, tmp_path / "said")


@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_killed_twice_every_update_has_its_effect_once(rig, by, storage_url, record_property):
    for _ in range(2):
        assert await rig.dies("ours", by, 90, signal.SIGKILL) == -signal.SIGKILL, rig.said()
        assert 0 < len(rig.effects) < UPDATES
    assert await rig.finishes("ours", by) == 0, rig.said()
    lost, twice = len(set(rig.sent) - set(rig.updates)), len(rig.updates) - len(set(rig.updates))
    where = storage_url.partition(":")[0]
    record_property(FIGURE, f"{KILL} by {by}: ours lost {lost}, and {twice} had their effect twice ({where})")
    assert rig.updates == rig.sent
    assert_in_order(rig.effects)


@ON_SQLITE
@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_stopped_in_the_middle_what_had_begun_is_finished_and_acknowledged(rig, by):
    assert await rig.dies("ours", by, 30, signal.SIGTERM) == 0, rig.said()
    done = rig.updates
    assert 30 <= len(done) < UPDATES
    # Polling can acknowledge only what stands before everything unfinished.
    acknowledged = done
    if by == "polling":
        acknowledged = [one for one, sent in zip(done, rig.sent, strict=False) if one == sent]
    assert rig.sim.unacknowledged == UPDATES - len(acknowledged)
    assert await rig.finishes("ours", by) == 0, rig.said()
    assert rig.updates == rig.sent
    assert_in_order(rig.effects)


@ON_SQLITE
async def test_without_the_claim_the_same_kill_gives_effects_twice(rig):
    assert await rig.dies("ours-unclaimed", "polling", 90, signal.SIGKILL) == -signal.SIGKILL
    assert await rig.finishes("ours-unclaimed", "polling") == 0, rig.said()
    assert sorted(set(rig.updates)) == rig.sent
    assert len(rig.updates) > UPDATES


@ON_SQLITE
@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_the_librarys_own_intake_loses_updates_by_the_same_kill(rig, by, record_property):
    assert await rig.dies("library", by, 90, signal.SIGKILL) == -signal.SIGKILL, rig.said()
    await rig.finishes("library", by)
    lost = set(rig.sent) - set(rig.updates)
    record_property(FIGURE, f"{KILL} by {by}: the library's own updater lost {len(lost)}")
    assert lost


def assert_in_order(effects):
    for person in {person for _, person in effects}:
        updates = [update_id for update_id, one in effects if one == person]
        assert updates == sorted(updates)
