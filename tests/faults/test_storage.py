"""The disk is full, or the database hangs up: what people do is held up, never half done, and then done."""

import asyncio
import resource

import pytest
import sqlalchemy as sa

from storage.outbox import State
from storage.tables import BookingChangeRow, OutboxRow
from tests.faults import vale

ON_SQLITE = pytest.mark.parametrize("storage_url", ["sqlite"], indirect=True)
FULL = 4096
"""Bytes that a file may have: less than any of the database's."""


def fill_disk(process):
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (FULL, resource.RLIM_INFINITY))


def free_disk(process):
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)


async def log_says(here, event):
    for _ in range(vale.PATIENCE * 50):
        if f'"{event}"' in here.said():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{event} was never said\n{here.said()}")


@ON_SQLITE
@pytest.mark.parametrize("then", ["freed", "killed"])
async def test_on_a_full_disk_presses_wait_until_there_is_room(storage_url, tmp_path, then):
    async with vale.opened(storage_url, tmp_path, doctors=4) as here:
        async with here.process() as process:
            await here.calls(2)
            await here.quiet(process)
            stood = here.rows(BookingChangeRow.id), here.rows(OutboxRow.key, OutboxRow.state)
            fill_disk(process)
            pressed = {one.press_now("Book", in_=here.group).id for one in here.doctors}
            await here.doctors[0].writes("/sessions")  # Who only looks is answered meanwhile.
            await here.calls(1)
            here.doctors[0].sees("The next sessions.")
            await log_says(here, "update-held-up")
            assert (here.rows(BookingChangeRow.id), here.rows(OutboxRow.key, OutboxRow.state)) == stood
            assert here.rows(sa.text("* FROM pragma_integrity_check")) == [("ok",)]
            assert not pressed & here.answered
            if then == "freed":
                free_disk(process)
                await here.quiet(process)
        if then == "killed":
            await here.finishes()
        assert here.booked == sorted(one.id for one in here.doctors)
        assert len(here.rows(BookingChangeRow.id)) == len(here.doctors)
        assert pressed <= here.answered
        assert {state for (state,) in here.rows(OutboxRow.state)} == {State.SENT}
        for one in here.doctors:
            assert sum("You have a place:" in message.text for message in one.messages()) == 1
