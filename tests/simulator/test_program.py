"""`python -m simulator` as a program of its own."""

import asyncio
import re
import signal
import sys

import pytest


async def started(*arguments):
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "simulator",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_it_serves_until_it_is_told_to_stop(session):
    program = await started("--port", "0", "--start", "2026-11-02T09:00+00:00")
    try:
        page = (await asyncio.wait_for(program.stdout.readline(), 20)).decode().split()[-1]
        bot_api = (await program.stdout.readline()).decode().split()[-1]
        async with session.get(f"{page}sim/people") as response:
            assert [person["name"] for person in await response.json()] == ["Amara", "Ben", "Chidi"]
        async with session.get(f"{page}sim/clock") as response:
            assert (await response.json())["label"] == "Mon 2 Nov 2026, 09:00 (London)"
        async with session.get(f"{bot_api}getMe") as response:
            assert (await response.json())["ok"] is True
        program.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(program.wait(), 10) == 0
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--token", "secret"], "--token is <number>:<secret>"),
        (["--start", "tomorrow"], "--start needs a date, a time and a zone"),
        (["--start", "2026-11-02T09:00"], "--start needs a date, a time and a zone"),
        (["--host", "192.0.2.1"], "Cannot listen on 192.0.2.1:8081"),
    ],
)
async def test_wrong_arguments_are_one_clear_line(arguments, words):
    program = await started(*arguments)
    _, said = await asyncio.wait_for(program.communicate(), 20)
    assert program.returncode != 0
    assert words in said.decode()
    assert not re.search("Traceback", said.decode())


async def test_a_port_in_use_is_said_so(session, address):
    port = address.page_url.rpartition(":")[2].strip("/")
    program = await started("--port", port)
    _, said = await asyncio.wait_for(program.communicate(), 20)
    assert "Try another --port" in said.decode()
