"""Intake by long polling: what is acknowledged, when it is asked for more, what happens when that fails."""

import asyncio

import pytest
from structlog.testing import capture_logs
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot import intake as module
from tests.bot.intake_rig import BUSY, Rig, message, unreadable, until


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """The pace of asking is real time: shorter here, with the same order of steps."""
    monkeypatch.setattr(module, "_GLANCE", 0.002)
    monkeypatch.setattr(module, "_SAME_AGAIN", 0.02)


@pytest.fixture
async def rig():
    rig = Rig()
    yield rig
    for gate in rig.house.gates.values():
        gate.set()
    await rig.stop()


async def test_updates_are_handled_and_acknowledged(rig):
    rig.telegram.put(*map(message, range(7, 12)))
    rig.start()
    await until(lambda: not rig.telegram.waiting)
    assert sorted(rig.house.done) == [7, 8, 9, 10, 11]
    assert rig.telegram.asked[0] == {
        "offset": 0,
        "limit": 100,
        "timeout": 50,
        "allowed_updates": ["message", "callback_query"],
    }
    assert rig.telegram.asked[-1]["offset"] == 12
    assert rig.outcomes == [("message", "done")] * 5
    assert rig.metrics.polls == 1


async def test_what_is_not_finished_is_not_acknowledged_nor_handled_twice(rig):
    rig.house.hold(8)
    rig.telegram.put(*map(message, range(7, 12)))
    rig.start()
    await until(lambda: len(rig.telegram.asked) > 3)
    assert sorted(rig.telegram.waiting) == [8, 9, 10, 11]
    assert {one["offset"] for one in rig.telegram.asked[1:]} == {8}
    assert rig.intake.in_flight == 4
    rig.house.gates[8].set()
    await until(lambda: not rig.telegram.waiting)
    assert sorted(rig.house.begun) == [7, 8, 9, 10, 11]


async def test_updates_that_come_while_a_slow_one_is_pending_are_handled(rig):
    rig.house.hold(7)
    rig.telegram.put(message(7))
    rig.start()
    await until(lambda: rig.house.begun)
    rig.telegram.put(message(8))
    await until(lambda: rig.house.done == [8])
    assert sorted(rig.telegram.waiting) == [7, 8]


async def test_a_pending_update_is_no_reason_to_ask_without_a_pause(rig, monkeypatch):
    monkeypatch.setattr(module, "_SAME_AGAIN", 30.0)
    rig.house.hold(7)
    rig.telegram.put(message(7))
    rig.start()
    await until(lambda: rig.house.begun)
    await asyncio.sleep(0.05)
    assert len(rig.telegram.asked) == 1


async def test_more_updates_than_fit_into_one_answer(rig):
    rig.house.hold(150)
    rig.telegram.put(*map(message, range(1, 501)))
    rig.start()
    await until(lambda: len(rig.house.done) == 248)
    assert min(rig.telegram.waiting) == 150
    assert rig.intake.in_flight == 100
    rig.house.gates[150].set()
    await until(lambda: not rig.telegram.waiting)
    assert sorted(rig.house.begun) == list(range(1, 501))
    assert len(rig.telegram.asked) < 100


async def test_an_unreadable_update_blocks_nobody(rig):
    rig.telegram.put(message(7), unreadable(8), message(9))
    rig.start()
    with capture_logs() as lines:
        await until(lambda: not rig.telegram.waiting)
    assert sorted(rig.house.done) == [7, 9]
    assert ("message", "unreadable") in rig.outcomes
    assert [(line["event"], line["kind"]) for line in lines] == [("update-unreadable", "message")]
    assert "not a message" not in str(lines)


async def test_an_update_without_a_number_is_passed_over_without_a_busy_loop(rig):
    rig.telegram.put({"message": {}}, message(9))
    rig.start()
    with capture_logs():
        await until(lambda: rig.house.done == [9])
        await asyncio.sleep(0.05)
    assert len(rig.telegram.asked) < 15


async def test_one_persons_updates_keep_their_order(rig):
    rig.house.hold(1)
    rig.telegram.put(message(1, person=5), message(2, person=5), message(3, person=6))
    rig.start()
    await until(lambda: rig.house.done == [3])
    assert rig.house.begun == [1, 3]
    rig.house.gates[1].set()
    await until(lambda: rig.house.done == [3, 1, 2])


@pytest.mark.parametrize("passing", [BUSY, NetworkError("no network")])
async def test_what_may_pass_is_tried_again_by_the_clock(rig, passing):
    rig.house.failures[7] = [passing] * 3
    rig.telegram.put(message(7))
    rig.start()
    with capture_logs() as lines:
        await until(lambda: rig.house.begun == [7])
        await rig.clock.advance(0.4)
        assert rig.house.begun == [7]
        await rig.clock.advance(0.1)
        await rig.clock.advance(1)
        await rig.clock.advance(2)
        await until(lambda: not rig.telegram.waiting)
    assert rig.house.begun == [7] * 4
    assert [line["attempts"] for line in lines] == [1, 2, 3]
    assert rig.metrics.handled == [("message", "done", 3.5)]


async def test_what_never_passes_while_others_do_is_given_up_and_acknowledged(rig):
    rig.house.failures[7] = [BUSY] * 100
    rig.telegram.put(message(7))
    rig.start()
    with capture_logs() as lines:
        await until(lambda: rig.house.begun)
        rig.telegram.put(message(8))
        await until(lambda: 8 in rig.house.begun)
        await rig.clock.advance(600)
        await until(lambda: not rig.telegram.waiting)
    assert rig.house.begun.count(7) == 12
    assert lines[-1]["event"] == "update-given-up"
    assert rig.outcomes == [("message", "done"), ("message", "failed")]


async def test_while_nobody_gets_through_an_update_is_not_given_up(rig):
    """A database that is away for hours loses nothing: Telegram keeps what is not acknowledged."""
    rig.house.failures[7] = [BUSY] * 40
    rig.telegram.put(message(7))
    rig.start()
    await until(lambda: rig.house.begun)
    await rig.clock.advance(600)
    assert rig.telegram.waiting
    await rig.clock.advance(1200)
    await until(lambda: not rig.telegram.waiting)
    assert len(rig.house.begun) == 41
    assert rig.outcomes == [("message", "done")]


@pytest.mark.parametrize("fault", [KeyError("x"), BadRequest("chat not found")])
async def test_a_fault_is_logged_and_acknowledged_at_once(rig, fault):
    rig.house.failures[7] = [fault]
    rig.telegram.put(message(7))
    rig.start()
    with capture_logs() as lines:
        await until(lambda: not rig.telegram.waiting)
    assert rig.house.begun == [7]
    assert [(line["event"], line["exc_info"]) for line in lines] == [("update-failed", fault)]
    assert rig.outcomes == [("message", "failed")]


@pytest.mark.parametrize(
    ("status", "said", "event"),
    [
        (500, {"ok": False, "description": "Internal Server Error"}, "poll-failed"),
        (429, {"ok": False, "description": "x", "parameters": {"retry_after": 3}}, "poll-failed"),
        (
            409,
            {"ok": False, "description": "Conflict: terminated by other getUpdates"},
            "another-process-polls",
        ),
        (200, {"no": "result"}, "poll-failed"),
        (200, {"ok": True, "result": True}, "poll-failed"),
        (200, [], "poll-failed"),
    ],
)
async def test_polling_goes_on_after_an_error_with_longer_and_longer_pauses(rig, status, said, event):
    rig.telegram.answers = [(status, said)] * 8
    rig.telegram.put(message(7))
    with capture_logs() as lines:
        rig.start()
        for seconds in (1, 2, 4, 8, 16, 30, 30):
            await until(lambda: rig.clock.next_wake() is not None)
            before = len(rig.telegram.asked)
            await rig.clock.advance(seconds - 0.001)
            assert len(rig.telegram.asked) == before
            await rig.clock.advance(0.001)
            assert len(rig.telegram.asked) == before + 1
        await rig.clock.advance(30)
        await until(lambda: rig.house.done == [7])
    assert [(line["event"], line["attempts"]) for line in lines] == [(event, one) for one in range(1, 9)]


async def test_a_token_that_telegram_does_not_know_ends_polling(rig):
    rig.telegram.answers = [(401, {"ok": False, "description": "Unauthorized"})]
    with pytest.raises(InvalidToken):
        await rig.intake.poll()


async def test_stopping_finishes_what_has_begun_and_acknowledges_it(rig):
    rig.house.hold(7)
    rig.telegram.put(message(7, person=5), message(8, person=5), message(9))
    rig.start()
    await until(lambda: rig.house.done == [9])
    stopped = asyncio.create_task(rig.intake.stop())
    await asyncio.sleep(0.01)
    assert not stopped.done()
    rig.house.gates[7].set()
    await stopped
    await rig.polling
    # 8 had not begun; 9 comes again with it, since only what stands before it can be acknowledged.
    assert rig.house.done == [9, 7]
    assert rig.telegram.asked[-1] | {"allowed_updates": 0} == {
        "offset": 8,
        "limit": 1,
        "timeout": 0,
        "allowed_updates": 0,
    }
    assert sorted(rig.telegram.waiting) == [8, 9]


async def test_stopping_does_not_wait_for_storage_to_come_back(rig):
    rig.house.failures[7] = [BUSY] * 100
    rig.telegram.put(message(7))
    rig.start()
    with capture_logs():
        await until(lambda: rig.house.begun)
        await rig.stop()
    assert list(rig.telegram.waiting) == [7]
    assert rig.outcomes == [("message", "again")]


async def test_stopping_while_nothing_happens_or_nothing_answers(rig):
    rig.start()
    await until(lambda: rig.telegram.asked)
    await rig.stop()
    other = Rig()
    other.telegram.answers = [(500, {"ok": False})] * 9
    with capture_logs():
        other.start()
        await until(lambda: other.telegram.asked)
        await other.stop()
    assert other.telegram.asked[-1]["timeout"] == 0
