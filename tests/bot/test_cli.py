"""The command line: what works says so in a line, what does not says why in one, never a traceback."""

import asyncio
import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.demo import page
from simulator import Simulator, SteppedClock
from tests.bot.command_line import PASSWORD, TOKEN, configured, own_folder, refused, refuses, runs, says

folder = pytest.fixture(autouse=True)(own_folder)


# Configuration


@pytest.mark.parametrize(
    "command", [["run"], ["check"], ["migrate"], ["export", "attendance", "--out", "a.csv"]]
)
def test_a_configuration_that_cannot_be_used(command):
    assert "missing.toml" in refuses("--config", "missing.toml", *command)
    Path("config.toml").write_text("[telegram\n")
    assert "config.toml" in refuses(*command)
    configured(telegram={"tokn": TOKEN})
    said = refuses(*command)
    assert "telegram" in said
    assert "tokn" in said
    configured(community={"timezone": "Europe/Nowhere"})
    assert "timezone" in refuses(*command)
    configured(storage={"url": f"mysql://amara:{PASSWORD}@localhost/cigbot"})
    assert "storage" in refuses(*command)
    Path("config.toml").write_bytes(b"\xff\xfe\x00")
    assert "config.toml" in refuses(*command)
    Path("config.toml").unlink()
    Path("config.toml").mkdir()
    assert "config.toml" in refuses(*command)


def test_run_without_a_token():
    said = refuses("run")
    assert "CIGBOT_TELEGRAM_TOKEN" in said
    configured(storage={"url": "sqlite:///data/cigbot.sqlite3"})
    assert "CIGBOT_TELEGRAM_TOKEN" in refuses("run")


@pytest.mark.parametrize(
    "args", [["dance"], ["--color", "run"], ["export"], ["export", "everything"], ["backup"]]
)
def test_a_command_that_does_not_exist_or_lacks_something(args):
    result = runs(*args)
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    if args != ["export"]:
        assert "--help" in refused(result.stderr)


# Storage


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize(
    "command",
    [["run"], ["migrate"], ["export", "attendance", "--out", "a.csv"], ["backup", "--out", "b"]],
)
def test_a_database_that_is_not_there(command):
    url = f"postgresql://amara:{PASSWORD}@127.0.0.1:{free_port()}/cigbot"
    configured(telegram={"token": TOKEN}, storage={"url": url})
    assert "Check [storage] url" in refuses(*command)
    assert not list(Path().glob("a.csv*"))
    assert not list(Path().glob("b*"))


@pytest.mark.parametrize("command", [["run"], ["migrate"], ["export", "attendance", "--out", "a.csv"]])
def test_a_file_that_is_no_database(command):
    Path("notes.txt").write_text("this is no database, however often it is opened\n" * 100)
    configured(telegram={"token": TOKEN}, storage={"url": "sqlite:///notes.txt"})
    refuses(*command)
    assert Path("notes.txt").read_text().startswith("this is no database")


def test_migrate_twice(storage_url):
    configured(storage={"url": storage_url})
    assert says("migrate") == "The database was up to date.\n"
    configured(storage={"url": "sqlite:///new/cigbot.sqlite3"})
    assert says("migrate") == "The database is up to date now.\n"
    assert says("migrate") == "The database was up to date.\n"


# Story and demo


def test_a_story_where_it_cannot_be_played():
    url = f"postgresql://amara:{PASSWORD}@127.0.0.1:{free_port()}/cigbot"
    refuses("story", "--quiet", "--storage", url)
    assert "--storage" in refuses("story", "--quiet", "--storage", "nonsense")
    assert "three slashes" in refuses("story", "--quiet", "--storage", "sqlite://there/story.sqlite3")


def test_a_demo_on_a_port_that_is_taken_or_none():
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refuses("demo", "--port", str(port))
        assert f"port {port} " in said
        assert "make demo PORT=8090, or .venv/bin/cigbot demo --port 8090" in said
    assert "--help" in refuses("demo", "--port", "99999")


def test_a_demo_does_not_propose_the_port_that_is_taken(monkeypatch):
    async def taken(*_args, **_kwargs):
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(page, "_play", taken)
    said = refuses("demo", "--port", "8090")
    assert "make demo PORT=8091, or .venv/bin/cigbot demo --port 8091" in said


def test_make_demo_takes_the_port_that_it_is_given():
    root = Path(__file__).parents[2]
    for given, port in (([], 8080), (["PORT=8090"], 8090)):
        done = subprocess.run(
            ["make", "-C", root, "-n", "demo", *given], capture_output=True, check=True, text=True
        )
        assert f"cigbot demo --port {port}\n" in done.stdout


# Against Telegram


async def cigbot(*args, seconds=30):
    """The command as a process of its own: its status, and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *args,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        async with asyncio.timeout(seconds):
            out, err = await process.communicate()
    except TimeoutError:
        process.kill()
        raise
    return process.returncode, out.decode(), err.decode()


async def test_run_with_a_token_that_telegram_does_not_know():
    async with Simulator(token="43:another", clock=SteppedClock()).serve("127.0.0.1", 0) as address:
        configured(
            telegram={"token": TOKEN, "base_url": address.base_url},
            storage={"url": "sqlite:///cigbot.sqlite3"},
            web={"port": 0},
        )
        status, out, err = await cigbot("run")
    assert status != 0
    assert "token" in refused(err)
    assert out == ""


async def test_run_where_telegram_is_not_reached():
    configured(
        telegram={"token": TOKEN, "base_url": f"http://127.0.0.1:{free_port()}/bot"},
        storage={"url": "sqlite:///cigbot.sqlite3"},
        web={"port": 0},
    )
    status, _, err = await cigbot("run")
    assert status != 0
    assert "base_url" in refused(err)
