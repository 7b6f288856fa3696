"""The disk is full, or the database hangs up: what people do is held up, never half done, and then done."""

import asyncio
import resource

import psycopg
import pytest
import sqlalchemy as sa

from storage.outbox import State
from storage.tables import BookingChangeRow, OutboxRow
from tests.faults import rush, vale

ON_SQLITE = pytest.mark.parametrize("storage_url", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("storage_url", ["postgresql"], indirect=True)
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
@pytest.mark.parametrize("then", ["freed", "stopped", "killed"])
async def test_on_a_full_disk_presses_wait_until_there_is_room(storage_url, tmp_path, then):
    async with vale.opened(storage_url, tmp_path, doctors=5) as here:
        *booking, looking = here.doctors
        async with here.process() as process:
            await here.calls(2)
            await here.quiet(process)
            stood = here.rows(BookingChangeRow.id), here.rows(OutboxRow.key, OutboxRow.state)
            fill_disk(process)
            pressed = {one.press_now("Book", in_=here.group).id for one in booking}
            await looking.writes("/sessions")
            await here.calls(1)
            looking.sees("The next sessions.")  # Who only looks is answered all the same.
            await log_says(here, "update-held-up")
            assert (here.rows(BookingChangeRow.id), here.rows(OutboxRow.key, OutboxRow.state)) == stood
            assert here.rows(sa.text("* FROM pragma_integrity_check")) == [("ok",)]
            assert not pressed & here.answered
            if then == "freed":
                free_disk(process)
                await here.quiet(process)
            elif then == "stopped":
                await here.stops(process)
        if then != "freed":
            await here.finishes()
        assert here.booked == sorted(one.id for one in booking)
        assert len(here.rows(BookingChangeRow.id)) == len(booking)
        assert pressed <= here.answered
        assert {state for (state,) in here.rows(OutboxRow.state)} == {State.SENT}
        for one in booking:
            assert sum("You have a place:" in message.text for message in one.messages()) == 1


@ON_SQLITE
async def test_on_a_full_disk_it_does_not_start_and_says_why(storage_url, tmp_path):
    async with vale.opened(storage_url, tmp_path, doctors=1) as here:
        async with here.process(file_size=FULL) as process:
            await here.ends(process, 1)
        assert "cigbot: the database cannot be used (" in here.said()
        assert "Traceback" not in here.said()
        here.doctors[0].press_now("Book", in_=here.group)
        await here.finishes()
        assert here.booked == [here.doctors[0].id]


@ON_POSTGRESQL
async def test_postgresql_hangs_up_again_and_again_and_nobody_notices(storage_url, tmp_path):
    """Whatever was under way: a transaction, its commit, a claim, the settling of what was sent."""
    async with vale.opened(storage_url, tmp_path, doctors=rush.DOCTORS) as here:
        pressed = await rush.begins(here)
        async with here.process() as process:
            cut = 0
            for _ in range(8):
                await here.calls(rush.CALLS // 10)
                cut += hang_up(storage_url)
            await here.quiet(process)
            await here.stops(process)
        assert cut >= 8
        rush.is_over(here, pressed, repeated=False)


def hang_up(storage_url):
    """Cut every connection to the database but this; how many."""
    others = (
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(storage_url) as connection:
        return connection.execute(others).fetchone()[0]
