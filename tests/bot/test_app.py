"""The program as a whole: what is in doubt comes out right, and a part that fails is seen."""

import asyncio
from collections import Counter

import aiohttp
import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs
from telegram.error import InvalidToken, NetworkError

from bot.app import Program
from simulator import Fault
from storage import outbox
from storage.tables import BookingChangeRow
from tests.flows.oak_vale import OakVale


@pytest.fixture
async def vale(storage_url):
    stage = OakVale(storage_url)
    async with stage.opened():
        await stage.set_up()
        await stage.doctors("Amara", "Ben")
        await stage.schedules()
        yield stage
    stage.honest.check()


def busy():
    return OperationalError("COMMIT", {}, Exception("the connection was lost"))


def in_doubt(vale, monkeypatch, *, committed, times=1):
    """The next transactions of a press are committed or not, and who asked for them hears of a failure."""
    db = vale.running.db
    real, left = db.write, [times]

    async def write(action, *args):
        if "Context.do" not in action.__qualname__ or not left[0]:
            return await real(action, *args)
        left[0] -= 1
        if committed:
            await real(action, *args)
        raise busy()

    monkeypatch.setattr(db, "write", write)
    return left


@pytest.mark.parametrize("committed", [True, False])
async def test_a_press_whose_commit_is_in_doubt_has_its_effect_once_and_its_answer(
    vale, monkeypatch, committed
):
    left = in_doubt(vale, monkeypatch, committed=committed)
    with capture_logs() as logs:
        toast = await vale.amara.presses("Book", in_=vale.group)
    assert toast
    assert left == [0]
    assert [one["event"] for one in logs] == ["update-held-up"]
    assert [row.change for row in await vale.rows(BookingChangeRow)] == ["booked"]
    assert len([one for one in vale.amara.messages() if "You have a place:" in one.text]) == 1


async def test_one_who_is_held_up_holds_up_nobody_else(vale, monkeypatch):
    left = in_doubt(vale, monkeypatch, committed=False, times=3)
    with capture_logs():
        vale.amara.press_now("Book", in_=vale.group)
        assert await vale.ben.presses("Book", in_=vale.group)
    assert left == [0]
    changes = Counter(row.member_id for row in await vale.rows(BookingChangeRow))
    assert changes == {await vale.member_id(vale.amara): 1, await vale.member_id(vale.ben): 1}


async def test_an_answer_that_telegram_did_not_take_is_given_again_and_the_effect_is_not(vale):
    vale.sim.faults.add(Fault("answerCallbackQuery", "drop_before", times=2))
    with capture_logs() as logs:
        assert await vale.amara.presses("Book", in_=vale.group)
    assert [one["event"] for one in logs] == ["update-held-up"] * 2
    assert [row.change for row in await vale.rows(BookingChangeRow)] == ["booked"]


async def test_a_program_that_is_killed_in_the_middle_of_its_start_starts_again(vale):
    await vale.stop()
    vale.sim.faults.add(Fault("getMe", "drop_before", times=10))
    with pytest.raises(NetworkError):
        await vale.start()
    await vale.stop()
    vale.sim.faults.clear()
    await vale.start()
    assert await vale.amara.presses("Book", in_=vale.group)


async def test_a_token_that_telegram_does_not_know_ends_the_start(vale):
    await vale.stop()
    vale.sim.faults.add(Fault("getMe", "status", status=401))
    with pytest.raises(InvalidToken):
        await vale.start()


async def test_a_token_that_is_taken_back_ends_the_program_and_it_says_so(vale):
    program = vale.running
    vale.sim.faults.add(Fault("getUpdates", "status", status=401, times=100))
    with capture_logs() as logs:
        vale.amara.press_now("Book", in_=vale.group)  # The question under way ends, and the next is refused.
        with pytest.raises(InvalidToken):
            await asyncio.wait_for(program.failed, 20)
    assert [one["part"] for one in logs if one["event"] == "part-failed"] == ["intake"]


async def test_a_fault_in_the_sender_ends_the_program_and_it_says_so(vale, monkeypatch):
    program = vale.running
    monkeypatch.setattr(outbox, "claim", None)
    with capture_logs() as logs:
        program.sender.wake()
        with pytest.raises(TypeError):
            await asyncio.wait_for(program.failed, 20)
    assert [one["part"] for one in logs if one["event"] == "part-failed"] == ["sender"]


async def test_without_the_commands_behind_its_menu_button_it_runs_all_the_same(vale):
    await vale.stop()
    vale.sim.faults.add(Fault("setMyCommands", "status", status=500))
    with capture_logs() as logs:
        await vale.start()
    assert [one["event"] for one in logs if one["log_level"] == "warning"] == ["commands-not-announced"]
    assert await vale.amara.presses("Book", in_=vale.group)


async def test_it_says_over_http_that_it_keeps_up(vale):
    await vale.amara.presses("Book", in_=vale.group)
    await vale.running.ticks.measure()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{vale.running.server.port}") as session:
        async with session.get("/healthz") as answer:
            assert answer.status == 200
            said = await answer.json()
            assert (said["status"], said["outbox"]["failed"]) == ("ok", 0)
        async with session.get("/metrics") as answer:
            assert 'cigbot_updates_total{kind="callback_query",outcome="done"}' in await answer.text()


async def test_stopping_twice_and_before_the_start_does_no_harm(vale, storage_url):
    program = Program(vale.settings, vale.clock, alone=True)
    await program.stop()
    await vale.stop()
    await vale.stop()
