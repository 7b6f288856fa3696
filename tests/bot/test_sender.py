"""What is owed arrives: in order, one at a time to each chat, whatever goes wrong on the way."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from rules.groups import of_no_chat
from rules.ids import ChatId, GroupId
from rules.notices import Notice, ToChat
from rules.priority import Priority
from simulator import Call, Fault
from storage import outbox
from storage.outbox import State
from storage.tables import MemberRow
from tests.bot.sender_rig import opened

LEASE_SECONDS = 30


@pytest.fixture
async def rig(storage_url):
    async with opened(storage_url) as opened_rig:
        yield opened_rig


async def test_nothing_goes_to_a_group_that_has_no_chat_any_more(rig):
    amara = await rig.person("Amara")
    rig.owe("late", of_no_chat(GroupId(amara.id)))
    async with rig.sender():
        await rig.settle()
    assert rig.states == {"late": State.DROPPED}
    assert rig.sim.calls_of("sendMessage") == rig.sim.refusals == []


# In which order, and when


async def test_the_most_urgent_goes_first_and_otherwise_what_was_owed_first(rig):
    await rig.person("Amara")
    for word, priority in [
        ("c1", Priority.BROADCAST), ("r1", Priority.REMINDER), ("n1", Priority.NOTICE),
        ("c2", Priority.BROADCAST), ("n2", Priority.NOTICE), ("r2", Priority.REMINDER),
    ]:  # fmt: skip
        rig.owe(word, "Amara", priority=priority)
    async with rig.sender():
        await rig.until_arrived(6)
    assert rig.arrived == ["n1", "n2", "r1", "r2", "c1", "c2"]
    assert set(rig.states.values()) == {State.SENT}
    assert [word for word, _ in rig.noted] == rig.arrived


async def test_one_is_on_its_way_to_each_chat_at_a_time(rig):
    names = ["Amara", "Ben", "Chidi"]
    for name in names:
        await rig.person(name)
    for number in range(5):
        for name in names:
            rig.owe(f"{name}{number}", name)
    async with rig.sender() as sender:
        sender.gate.open.clear()
        sender.wake()
        await rig.until(lambda: sum(sender.gate.chats.values()) == 3)
        await rig.settle()
        assert sender.in_flight == 3
        sender.gate.open.set()
        await rig.until_arrived(15)
        assert sender.gate.most == 1
    for name in names:
        assert [word for word in rig.arrived if word.startswith(name)] == [f"{name}{n}" for n in range(5)]


async def test_a_chat_with_much_to_come_does_not_hold_up_the_others(rig):
    await rig.person("Amara")
    await rig.person("Ben")
    for number in range(100):
        rig.owe(f"Amara{number}", "Amara")
    rig.owe("Ben", "Ben")
    async with rig.sender() as sender:
        sender.gate.open.clear()
        sender.wake()
        await rig.until(lambda: sum(sender.gate.chats.values()) == 2)
        sender.gate.open.set()
        await rig.until_arrived(101)
    assert rig.states["Ben"] == State.SENT


async def test_what_must_wait_for_the_end_of_quiet_hours_is_sent_then(rig):
    await rig.person("Amara")
    rig.owe("later", "Amara", after=timedelta(hours=8))
    async with rig.sender(poll=None) as sender:
        await rig.settle()
        assert sender.asleep
        await rig.clock.advance(8 * 3600 - 1)
        await rig.settle()
        assert rig.arrived == []
        await rig.clock.advance(1)  # It sleeps until that very moment, and needs nobody to wake it.
        await rig.until(lambda: rig.arrived == ["later"])


async def test_what_comes_too_late_is_dropped(rig):
    await rig.person("Amara")
    rig.owe("late", "Amara", not_after=rig.clock.now() + timedelta(minutes=5))
    rig.owe("in time", "Amara", not_after=rig.clock.now() + timedelta(minutes=6))
    await rig.clock.advance(5 * 60 + 1)
    async with rig.sender():
        await rig.settle()
    assert rig.arrived == ["in time"]
    assert rig.states == {"late": State.DROPPED, "in time": State.SENT}
    assert rig.composed["late"] == 0


async def test_what_is_no_longer_true_is_dropped(rig):
    await rig.person("Amara")
    rig.faults["untrue"] = None
    rig.owe("untrue", "Amara")
    async with rig.sender():
        await rig.settle()
    assert (rig.arrived, rig.states) == ([], {"untrue": State.DROPPED})
    assert rig.metrics.outcomes == {"dropped": 1}


async def test_a_card_that_is_owed_again_while_it_is_on_its_way_goes_out_again(rig):
    group = rig.sim.group("Oak Vale")
    rig.sim.person("Noor").add_bot(group)
    card = Notice("note", "card", ToChat(ChatId(group.id)), rig.clock.now(), {"word": "card"})
    owe = lambda: rig.db.write_now(outbox.owe_again, card, rig.clock.now())  # noqa: E731
    owe()
    async with rig.sender() as sender:
        sender.gate.open.clear()
        sender.wake()
        await rig.until(lambda: sum(sender.gate.chats.values()) == 1)
        owe()
        owe()
        sender.gate.open.set()
        await rig.settle()
    assert rig.arrived == ["card", "card"]
    assert rig.states == {"card": State.SENT}


# People who cannot be written to


async def test_who_has_blocked_the_bot_gets_it_at_the_next_start(rig):
    amara = await rig.person("Amara")
    amara.blocks_bot()
    for word in ("one", "two"):
        rig.owe(word, "Amara")
    async with rig.sender():
        await rig.settle()
        assert rig.states == {"one": State.WAITING, "two": State.WAITING}
        assert rig.unreached == ["one"]
        (row,) = rig.world.rows(MemberRow, MemberRow.name == "Amara")
        assert not row.reachable
        rig.owe("three", "Amara")
        assert rig.states["three"] == State.WAITING
        amara.unblocks_bot()
        await rig.settle()
        assert rig.arrived == []
        rig.starts_again("Amara")
        await rig.settle()
    assert rig.arrived == ["one", "two", "three"]
    assert rig.unreached == ["one"]


async def test_what_a_chat_refuses_fails_visibly_and_the_noun_hears_of_it(rig):
    group = rig.sim.group("Oak Vale")
    noor = rig.sim.person("Noor")
    noor.add_bot(group)
    noor.remove_bot(group)
    rig.owe("to nobody", -100_999)
    rig.owe("put out", group.id)
    async with rig.sender():
        with capture_logs() as logs:
            await rig.settle()
    assert rig.states == {"to nobody": State.FAILED, "put out": State.FAILED}
    assert sorted(rig.unreached) == ["put out", "to nobody"]
    assert (rig.row("to nobody").failure, rig.row("put out").failure) == ("BadRequest", "Forbidden")
    assert {one["event"] for one in logs} >= {"notice-refused"}
    assert rig.db.read_now(outbox.backlog, rig.clock.now())["failed"] == 2


# Telegram does not take it now


async def test_when_telegram_asks_to_wait_nobody_is_written_to_meanwhile(rig):
    for name in ("Amara", "Ben", "Chidi"):
        await rig.person(name)
        rig.owe(name, name)
    refused_at = rig.clock.now()
    rig.sim.faults.add(Fault("sendMessage", "retry_after", seconds=7))
    async with rig.sender():
        await rig.settle()
        before = set(rig.arrived)  # These were on their way when it was asked.
        rig.owe("more", "Amara")
        await rig.settle()
        assert "more" not in rig.arrived
        await rig.pass_time(seconds=6)
        assert set(rig.arrived) == before
        await rig.pass_time(seconds=3)
    assert sorted(rig.arrived) == ["Amara", "Ben", "Chidi", "more"]
    late = [call.at for call in rig.sim.calls_of("sendMessage") if call.at > refused_at]
    assert len(late) == 4 - len(before)
    assert min(late) >= refused_at + timedelta(seconds=7)


@pytest.mark.parametrize(
    ("kind", "arrivals"),
    [("status", 1), ("drop_before", 1), ("drop_after", 2)],
)
async def test_a_passing_failure_is_tried_again_until_it_arrives(rig, kind, arrivals):
    """Only where it had arrived, and the answer was lost, is it repeated: once for each answer lost."""
    await rig.person("Amara")
    await rig.person("Ben")
    rig.owe("struck", "Amara")
    rig.owe("after it", "Amara")
    rig.owe("other", "Ben")
    ours = int(rig.people["Amara"].id)
    rig.sim.faults.add(Fault("sendMessage", kind, chat_id=ours))
    async with rig.sender():
        await rig.settle()
        await rig.pass_time(seconds=5)
    said = Counter(message.text.removeprefix("Cycle ") for message in rig.people["Amara"].messages())
    assert (said["struck"], said["after it"]) == (arrivals, 1)
    assert rig.states == dict.fromkeys(["struck", "after it", "other"], State.SENT)
    assert (rig.row("struck").attempts, rig.row("other").attempts) == (1, 0)


async def test_telegram_may_be_away_for_an_hour_and_nothing_is_lost(rig):
    await rig.person("Amara")
    rig.owe("in the end", "Amara")
    rig.sim.faults.add(Fault("sendMessage", "status", status=502, times=10_000))
    async with rig.sender(poll=None):
        await rig.settle()
        end = rig.clock.now() + timedelta(hours=1)
        while rig.clock.now() < end:
            assert await rig.pass_to_next()
        assert rig.states == {"in the end": State.QUEUED}
        rig.sim.faults.clear()
        while rig.states == {"in the end": State.QUEUED} and rig.clock.now() < end + timedelta(hours=1):
            assert await rig.pass_to_next()
    assert rig.arrived == ["in the end"]


async def test_what_fails_for_good_is_visible_and_asked_of_telegram_ever_less_often(rig):
    await rig.person("Amara")
    rig.owe("never", "Amara")
    rig.sim.faults.add(Fault("sendMessage", "drop_before", times=10_000))
    calls = []
    rig.sim.observers.append(lambda event: isinstance(event, Call) and calls.append(event))
    async with rig.sender(poll=None):
        with capture_logs() as logs:
            await rig.settle()
            for _ in range(100):
                if not await rig.pass_to_next():
                    break
    tries = [call.at for call in calls if call.method == "sendMessage"]
    waits = [(later - one).total_seconds() for one, later in pairwise(tries)]
    assert waits[:3] == [2, 4, 8]
    assert max(waits) == 600
    assert rig.states == {"never": State.FAILED}
    assert rig.row("never").failure == "NetworkError"
    assert {one["event"] for one in logs} >= {"notice-failed"}
    assert rig.db.read_now(outbox.backlog, rig.clock.now())["failed"] == 1


async def test_a_token_that_telegram_does_not_know_for_a_while_loses_nothing(rig):
    """A proxy's 404 looks the same to the library."""
    await rig.person("Amara")
    rig.owe("kept", "Amara")
    rig.sim.faults.add(Fault("sendMessage", "status", status=404))
    rig.sim.faults.add(Fault("sendMessage", "status", status=401))
    async with rig.sender():
        await rig.settle()
        await rig.pass_time(seconds=8)
    assert (rig.arrived, rig.states) == (["kept"], {"kept": State.SENT})
