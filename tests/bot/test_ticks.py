"""Due work: each piece once, however many tick; what fails comes again, and in the end waits for a person."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from actions import due_work
from bot.clock import SteppedClock
from bot.ticks import Ticks
from handlers.house import House
from rules.ids import ChatId
from rules.notices import Notice, ToChat
from screens.texts import Texts
from storage import due, outbox
from storage.db import Database
from tests.world import MONDAY, World


class Gauges:
    def __init__(self):
        self.outcomes = Counter()
        self.counted = []

    def backlog(self, outbox, due):
        self.counted.append((outbox, due))

    def work_done(self, outcome, seconds):
        assert seconds >= 0
        self.outcomes[outcome] += 1


class Rig:
    """Work named by a word. Doing it owes a notice of that name, so the outbox shows what took effect."""

    def __init__(self, db, storage_url, monkeypatch):
        self.db, self.url = db, storage_url
        self.clock = SteppedClock(MONDAY)
        self.world = World(db)
        self.failures = {}  # word → what doing it raises
        self.owed, self.gauges = [], Gauges()
        self.ticks = self.ticker(db)
        monkeypatch.setattr(due_work, "WORK", {"note": self._do})

    def ticker(self, db):
        house = House(db, Texts(), self.clock.now, lambda: self.owed.append(1))
        return Ticks(house, self.clock, self.gauges)

    def _do(self, tx, now, word):
        notice = Notice("note", f"{word}:{now.isoformat()}", ToChat(ChatId(5)), now, {"word": word})
        outbox.add(tx, [notice], now)
        if fault := self.failures.get(word):
            raise fault  # After the effect, which must go with it.

    def put(self, word, after=0):
        at = self.clock.now() + timedelta(seconds=after)
        self.db.write_now(due.put, "note", word, at, {"word": word})

    @property
    def done(self):
        return [row.variables["word"] for row in self.world.owed()]

    def waits(self, word):
        return next((row for row in self.world.due() if row.key == word), None)


@pytest.fixture(autouse=True)
def logs():
    with capture_logs() as captured:
        yield captured


@pytest.fixture
def rig(db, storage_url, monkeypatch):
    return Rig(db, storage_url, monkeypatch)


async def test_what_is_due_is_done_once_and_in_order_and_the_sender_hears_of_it(rig):
    rig.put("second", 10)
    rig.put("first", 5)
    rig.put("third", 11)
    assert await rig.ticks.tick() == 0
    assert rig.owed == []
    await rig.clock.advance(10)
    assert await rig.ticks.tick() == 2
    assert rig.done == ["first", "second"]
    assert rig.owed == [1]
    assert await rig.ticks.tick() == 0
    assert rig.gauges.outcomes == {"done": 2}


async def test_more_than_one_batch_is_done_in_one_tick(rig, monkeypatch):
    monkeypatch.setattr("bot.ticks._BATCH", 3)
    words = [f"work{number}" for number in range(8)]
    for word in words:
        rig.put(word)
    assert await rig.ticks.tick() == 8
    assert rig.done == words


async def test_work_that_puts_work_is_followed_at_once(rig, monkeypatch):
    def first(tx, now, word):
        due.put(tx, "note", "next", now, {"word": "next"})

    monkeypatch.setitem(due_work.WORK, "first", first)
    rig.db.write_now(due.put, "first", "first", rig.clock.now(), {"word": "first"})
    assert await rig.ticks.tick() == 2
    assert rig.done == ["next"]


async def test_of_two_that_tick_at_once_one_does_each_piece(rig):
    words = [f"work{number}" for number in range(60)]
    for word in words:
        rig.put(word)
    other_db = Database(rig.url)
    try:
        other = rig.ticker(other_db)
        done = await asyncio.gather(*(one.tick() for one in (rig.ticks, other, rig.ticks, other)))
        while rig.world.due():  # What the one had locked when the other looked.
            done.append(await rig.ticks.tick())
    finally:
        other_db.close()
    assert sorted(rig.done) == sorted(words)
    assert sum(done) == 60


async def test_what_fails_is_undone_and_stops_nobody_and_comes_again_ever_later(rig, logs):
    rig.failures["broken"] = KeyError("broken")
    rig.put("broken")
    rig.put("sound")
    assert await rig.ticks.tick() == 1
    assert rig.done == ["sound"]
    (line,) = [one for one in logs if one["event"] == "due-work-failed"]
    assert line["kind"] == "note"
    waits = []
    for _ in range(5):
        row = rig.waits("broken")
        assert row.failure is None
        waits.append((row.at - rig.clock.now()).total_seconds())
        await rig.clock.advance_to(row.at - timedelta(seconds=1))
        assert await rig.ticks.tick() == 0
        assert rig.waits("broken").attempts == row.attempts
        await rig.clock.advance(1)
        await rig.ticks.tick()
    assert waits == [30, 60, 120, 240, 480]
    assert rig.done == ["sound"]


async def test_what_goes_on_failing_waits_visibly_for_a_person(rig):
    rig.failures["broken"] = KeyError("broken")
    rig.put("broken")
    for _ in range(6):
        await rig.ticks.tick()
        await rig.clock.advance(600)
    assert (rig.waits("broken").failure, rig.waits("broken").attempts) == ("KeyError", 6)
    await rig.ticks.tick()
    assert rig.gauges.outcomes == {"failed": 6}
    await rig.ticks.measure()
    assert rig.gauges.counted[-1][1] == {"waiting": 0, "late": 0, "failed": 1}
    # Mended: whatever puts it again sets it going.
    rig.failures.clear()
    rig.put("broken")
    assert await rig.ticks.tick() == 1
    assert rig.done == ["broken"]


async def test_what_recovers_is_done_once(rig):
    rig.failures["shaky"] = KeyError("shaky")
    rig.put("shaky")
    await rig.ticks.tick()
    rig.failures.clear()
    await rig.clock.advance(30)
    assert await rig.ticks.tick() == 1
    assert rig.done == ["shaky"]
    assert rig.waits("shaky") is None


async def test_two_that_tick_count_a_failure_once(rig):
    """Otherwise work would be given up the sooner, the more processes there are."""
    rig.failures["broken"] = KeyError("broken")
    for number in range(20):
        rig.failures[f"broken{number}"] = KeyError("broken")
        rig.put(f"broken{number}")
    other_db = Database(rig.url)
    try:
        other = rig.ticker(other_db)
        await asyncio.gather(*(one.tick() for one in (rig.ticks, other) * 4))
    finally:
        other_db.close()
    assert {(row.attempts, (row.at - rig.clock.now()).total_seconds()) for row in rig.world.due()} == {
        (1, 30)
    }


async def test_work_that_was_moved_while_it_failed_keeps_its_new_time(rig, monkeypatch):
    """A session is moved just as its reminder fails."""
    real, later = rig.db.write, MONDAY + timedelta(days=1)
    rig.failures["broken"] = KeyError("broken")
    rig.put("broken")

    async def write(action, *args):
        try:
            return await real(action, *args)
        finally:
            if action is due_work.run:
                await real(due.put, "note", "broken", later, {"word": "broken"})

    monkeypatch.setattr(rig.db, "write", write)
    await rig.ticks.tick()
    assert (rig.waits("broken").at, rig.waits("broken").attempts) == (later, 0)


async def test_storage_away_is_no_failure_of_the_work(rig, logs):
    rig.failures["held up"] = OperationalError("DELETE", {}, Exception("database is locked"))
    rig.put("held up")
    assert await rig.ticks.tick() == 0
    assert [one["event"] for one in logs] == ["tick-waits-for-storage"]
    assert rig.waits("held up").attempts == 0
    rig.failures.clear()
    assert await rig.ticks.tick() == 1
    assert rig.gauges.outcomes == {"again": 1, "done": 1}


async def test_tidying_and_measuring(rig):
    rig.put("late")
    rig.put("to come", 3600)
    await rig.clock.advance(600)
    await rig.ticks.measure()
    ((notices, work),) = rig.gauges.counted
    assert work == {"waiting": 2, "late": 1, "failed": 0}
    assert notices == {"queued": 0, "claimed": 0, "waiting": 0, "failed": 0, "late": 0}
    await rig.ticks.tidy()
