"""Intake by webhook: Telegram hears that an update has arrived when its work is done."""

import asyncio

import pytest
from structlog.testing import capture_logs

from tests.bot.intake_rig import BUSY, Rig, body, message, unreadable, until


@pytest.fixture
async def rig():
    rig = Rig()
    yield rig
    for gate in rig.house.gates.values():
        gate.set()
    await rig.stop()


async def test_a_webhook_answers_after_the_work(rig):
    rig.house.hold(7)
    answer = asyncio.create_task(rig.intake.receive(body(message(7))))
    await until(lambda: rig.house.begun)
    assert not answer.done()
    assert rig.intake.in_flight == 1
    rig.house.gates[7].set()
    assert await answer
    assert rig.house.done == [7]
    assert rig.intake.in_flight == 0


async def test_a_webhook_that_telegram_repeats_meanwhile_joins_the_first(rig):
    rig.house.hold(7)
    first = asyncio.create_task(rig.intake.receive(body(message(7))))
    await until(lambda: rig.house.begun)
    first.cancel()
    second = asyncio.create_task(rig.intake.receive(body(message(7))))
    await asyncio.sleep(0.01)
    rig.house.gates[7].set()
    assert await second
    assert rig.house.begun == [7]


@pytest.mark.parametrize(
    "sent", [b"{", b"", b"[]", b"null", b"\xff", body({"message": {}}), body(unreadable(7))]
)
async def test_a_webhook_is_not_sent_again_what_cannot_be_read(rig, sent):
    with capture_logs() as lines:
        assert await rig.intake.receive(sent)
    assert [line["event"] for line in lines] == ["update-unreadable"]
    assert [outcome for _, outcome in rig.outcomes] == ["unreadable"]
    assert await rig.intake.receive(body(message(8)))
    assert rig.house.done == [8]


async def test_a_webhook_is_sent_again_what_storage_could_not_take(rig):
    rig.house.failures[7] = [BUSY] * 6
    with capture_logs():
        answer = asyncio.create_task(rig.intake.receive(body(message(7))))
        await rig.clock.advance(60)
        assert not await answer
        assert rig.outcomes == [("message", "again")]
        assert await rig.intake.receive(body(message(7)))
    assert rig.house.done == [7]


async def test_a_webhook_with_a_fault_is_not_sent_again(rig):
    rig.house.failures[7] = [ZeroDivisionError()]
    with capture_logs():
        assert await rig.intake.receive(body(message(7)))
    assert rig.house.begun == [7]


async def test_a_webhook_is_refused_while_stopping(rig):
    rig.house.hold(7)
    begun = asyncio.create_task(rig.intake.receive(body(message(7))))
    await until(lambda: rig.house.begun)
    stopped = asyncio.create_task(rig.intake.stop())
    await asyncio.sleep(0)
    assert not await rig.intake.receive(body(message(8)))
    rig.house.gates[7].set()
    assert await begun
    await stopped
    assert rig.house.begun == [7]
