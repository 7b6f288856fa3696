"""What goes wrong on our own side of a send: no words, no storage, a process that ends."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from screens.screen import Text
from storage import intake, outbox
from storage.db import Database
from storage.outbox import State
from tests.bot.sender_rig import opened

LEASE_SECONDS = 30


def busy():
    return OperationalError("UPDATE", {}, Exception("database is locked"))


@pytest.fixture
async def rig(storage_url):
    async with opened(storage_url) as opened_rig:
        yield opened_rig


@pytest.mark.parametrize(
    "fault",
    [KeyError("words"), Text("no-such-text"), Text("button-export-cycle")],
    ids=["compose", "unknown-text", "missing-variable"],
)
async def test_a_notice_without_words_fails_visibly_and_stops_nobody(rig, fault):
    await rig.person("Amara")
    rig.faults["broken"] = fault
    for word in ("before", "broken", "after"):
        rig.owe(word, "Amara")
    async with rig.sender():
        with capture_logs() as logs:
            await rig.settle()
    assert rig.arrived == ["before", "after"]
    assert rig.states == {"before": State.SENT, "broken": State.FAILED, "after": State.SENT}
    (line,) = [one for one in logs if one["event"] == "notice-without-words"]
    assert (line["kind"], line["log_level"]) == ("note", "error")
    assert rig.row("broken").failure


async def test_a_noun_that_cannot_note_what_was_sent_makes_it_fail_visibly(rig):
    await rig.person("Amara")
    rig.faults["sent", "unnoted"] = KeyError("row")
    for word in ("unnoted", "after"):
        rig.owe(word, "Amara")
    async with rig.sender():
        with capture_logs() as logs:
            await rig.settle()
    assert rig.arrived == ["unnoted", "after"]
    assert rig.states == {"unnoted": State.FAILED, "after": State.SENT}
    assert [one["event"] for one in logs] == ["notice-unsettled"]


async def test_a_send_that_was_cut_off_is_made_again_without_a_restart(rig):
    await rig.person("Amara")
    rig.owe("cut off", "Amara")
    async with rig.sender() as sender:
        sender.gate.open.clear()
        sender.wake()
        await rig.until(lambda: sum(sender.gate.chats.values()) == 1)
        for task in sender._on_their_way.values():
            task.cancel()
        sender.gate.open.set()
        await rig.settle()
        assert rig.arrived == []
        await rig.pass_time(seconds=LEASE_SECONDS + 15)
    assert (rig.arrived, rig.states) == (["cut off"], {"cut off": State.SENT})


# Storage goes away


def _away(monkeypatch, name, times):
    """Storage that fails so often when the outbox calls this."""
    real, left = getattr(outbox, name), [times]

    def flaky(*args, **kwargs):
        if left[0] > 0:
            left[0] -= 1
            raise busy()
        return real(*args, **kwargs)

    monkeypatch.setattr(outbox, name, flaky)
    return left


async def test_storage_away_after_the_send_it_is_settled_later_and_not_sent_twice(rig, monkeypatch):
    await rig.person("Amara")
    for word in ("one", "two"):
        rig.owe(word, "Amara")
    left = _away(monkeypatch, "settle", 3)
    async with rig.sender():
        await rig.settle()
        assert rig.arrived == ["one"]
        await rig.pass_time(seconds=4)
    assert left == [0]
    assert (rig.arrived, set(rig.states.values())) == (["one", "two"], {State.SENT})


async def test_storage_away_before_the_claim_is_waited_out(rig, monkeypatch):
    await rig.person("Amara")
    rig.owe("one", "Amara")
    _away(monkeypatch, "claim", 3)
    async with rig.sender():
        with capture_logs() as logs:
            await rig.settle()
            await rig.pass_time(seconds=4)
    assert rig.arrived == ["one"]
    assert [one["event"] for one in logs] == ["sender-waits-for-storage"] * 3


async def test_storage_away_for_the_words_postpones_them(rig):
    await rig.person("Amara")
    rig.faults["one"] = busy()
    rig.owe("one", "Amara")
    async with rig.sender():
        await rig.settle()
        assert rig.states == {"one": State.QUEUED}
        del rig.faults["one"]
        await rig.pass_time(seconds=3)
    assert rig.arrived == ["one"]


async def test_a_fault_in_the_sender_itself_is_raised_where_it_is_seen(rig, monkeypatch):
    monkeypatch.setattr(outbox, "claim", None)
    with pytest.raises(TypeError):
        async with rig.sender():
            await rig.settle()


async def test_stopping_while_storage_is_away_still_ends(rig, monkeypatch):
    def away(*_):
        raise busy()

    async with rig.sender():
        await rig.settle()
        monkeypatch.setattr(intake, "hand_back", away)


# Two processes


@pytest.fixture
def other_db(storage_url):
    other = Database(storage_url)
    yield other
    other.close()


def _holder(rig):
    return rig.db.read_now(lambda tx: tx.execute(sa.text("SELECT holder FROM leases")).scalars().all())


async def test_of_two_senders_one_sends(rig, other_db):
    names = ["Amara", "Ben", "Chidi", "Dara"]
    for name in names:
        await rig.person(name)
    async with rig.sender("one") as one:
        await rig.settle()
        async with rig.sender("two", db=other_db) as two:
            for number in range(5):
                for name in names:
                    rig.owe(f"{name}{number}", name)
            await rig.settle()
            await rig.pass_time(seconds=40)
            assert len(rig.arrived) == len(set(rig.arrived)) == 20
            assert _holder(rig) == ["one"]
            assert (sum(one.gate.chats.values()), two.gate.most) == (0, 1)
            assert set(two.gate.chats) == {None}, "the second one wrote to somebody"


async def test_a_sender_that_stops_hands_its_duty_over_at_once(rig, other_db):
    await rig.person("Amara")
    async with rig.sender("two", db=other_db), rig.sender("one"):
        pass
    assert _holder(rig) == []
    async with rig.sender("two", db=other_db):
        rig.owe("handed over", "Amara")
        await rig.pass_time(seconds=2)
        assert rig.arrived == ["handed over"]


async def test_when_a_sender_dies_the_other_takes_over_after_the_lease(rig, other_db):
    await rig.person("Amara")
    await rig.person("Ben")
    rig.owe("on its way", "Amara")
    async with rig.sender("one") as one:
        one.gate.open.clear()
        one.wake()
        await rig.until(lambda: sum(one.gate.chats.values()) == 1)
        for task in (one.task, *one._on_their_way.values()):
            task.cancel()
        await asyncio.gather(one.task, return_exceptions=True)
        rig.owe("after that", "Ben")
        async with rig.sender("two", db=other_db):
            await rig.pass_time(seconds=LEASE_SECONDS)
            assert rig.arrived == []
            await rig.pass_time(seconds=2)
            assert sorted(rig.arrived) == ["after that", "on its way"]
            assert _holder(rig) == ["two"]


async def test_a_sender_that_is_full_keeps_its_duty(rig, other_db, monkeypatch):
    monkeypatch.setattr("bot.sender._IN_FLIGHT", 2)
    for name in ("Amara", "Ben", "Chidi"):
        await rig.person(name)
        rig.owe(name, name)
    async with rig.sender("one") as one:
        await rig.settle()  # Of two who begin at once either may take the duty.
        async with rig.sender("two", db=other_db):
            await rig.settle()
            for name in ("Amara", "Ben", "Chidi"):
                rig.owe(f"{name} again", name)
            one.gate.open.clear()
            one.wake()
            await rig.until(lambda: one.in_flight == 2)
            await rig.pass_time(seconds=2 * LEASE_SECONDS)
            assert _holder(rig) == ["one"]
            one.gate.open.set()
            await rig.settle()
    assert len(rig.arrived) == len(set(rig.arrived)) == 6


def _in_doubt(rig, monkeypatch, asked_for, *, committed):
    """The first such transaction is committed or not, and who asked for it hears of a failure."""
    real, left = rig.db.write, [1]

    async def write(action, *args):
        if action.__name__ != asked_for or not left[0]:
            return await real(action, *args)
        left[0] -= 1

        def undone(tx):
            action(tx, *args)
            raise busy()

        await real(action, *args) if committed else await real(undone)
        raise busy()

    monkeypatch.setattr(rig.db, "write", write)
    return left


async def test_a_duty_whose_taking_was_not_committed_is_not_had(rig, monkeypatch):
    await rig.person("Amara")
    rig.owe("left behind", "Amara")
    lease = timedelta(seconds=LEASE_SECONDS)
    rig.db.write_now(outbox.claim, rig.clock.now(), holder="dead", lease=lease, limit=10)
    left = _in_doubt(rig, monkeypatch, "_take_duty", committed=False)
    async with rig.sender():
        await rig.settle()
        await rig.pass_time(seconds=3)
    assert (left, rig.arrived) == ([0], ["left behind"])


async def test_a_claim_that_was_committed_without_an_answer_is_made_again(rig, monkeypatch):
    await rig.person("Amara")
    rig.owe("in doubt", "Amara")
    left = _in_doubt(rig, monkeypatch, "_claim", committed=True)
    async with rig.sender():
        await rig.settle()
        assert rig.arrived == []
        await rig.pass_time(seconds=LEASE_SECONDS + 15)
    assert (left, rig.arrived, rig.states) == ([0], ["in doubt"], {"in doubt": State.SENT})


async def test_what_was_settled_without_an_answer_is_not_sent_again(rig, monkeypatch):
    await rig.person("Amara")
    rig.owe("in doubt", "Amara")
    left = _in_doubt(rig, monkeypatch, "_settle", committed=True)
    async with rig.sender():
        await rig.settle()
        await rig.pass_time(seconds=LEASE_SECONDS + 15)
    assert (left, rig.arrived, rig.states) == ([0], ["in doubt"], {"in doubt": State.SENT})
