"""The command line: what works says so in a line, what does not says why in one, never a traceback."""

import asyncio
import csv
import json
import os
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from actions.bookings import book_place
from bot import cli, exporting
from bot.cli import main
from bot.clock import WallClock
from bot.demo import page
from reports.attendance import files
from simulator import Simulator, SteppedClock
from storage import migrate
from storage.db import Database
from tests.world import World

TOKEN = "42:a-token-that-must-not-be-shown"
PASSWORD = "a-password-that-must-not-be-shown"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of the test's own, and an environment without anything of ours."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("CIGBOT_") and name != "CIGBOT_TEST_POSTGRES":
            monkeypatch.delenv(name)
    return tmp_path


def configured(**sections):
    """Write config.toml of these sections."""
    lines = []
    for section, values in sections.items():
        lines.append(f"[{section}]")
        lines += [f"{name} = {value!r}".replace("'", '"') for name, value in values.items()]
    Path("config.toml").write_text("\n".join(lines))


def says(*args):
    """What a command says that works."""
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 0, result.output
    return result.stdout


def refuses(*args):
    """The one line of a command that does not work."""
    result = CliRunner().invoke(main, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code != 0
    assert result.stdout == ""
    return one_line(result.stderr)


def one_line(said):
    assert said.startswith("cigbot: "), said
    assert said.count("\n") == 1, said
    assert "Traceback" not in said
    assert TOKEN not in said
    assert PASSWORD not in said
    return said


def held(url):
    """A migrated database with one session that is over, and two who had booked it."""
    migrate.upgrade(url)
    db = Database(url)
    world = World(db)
    session = world.session(starts_at=WallClock().now() - timedelta(hours=3))
    for name in ("Amara", "Ben"):
        world.does(name, book_place, session)
    db.close()


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
    result = CliRunner().invoke(main, args)
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    if args != ["export"]:
        assert "--help" in one_line(result.stderr)


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


# The export


def export(*args):
    return ("export", "attendance", "--out", "attendance.csv", *args)


def test_the_attendance_as_a_file(storage_url):
    held(storage_url)
    configured(storage={"url": storage_url})
    assert says(*export()) == "2 rows written to attendance.csv.\n"
    with Path("attendance.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["member"] for row in csv.DictReader(file)] == ["Amara", "Ben"]
    assert stat.S_IMODE(Path("attendance.csv").stat().st_mode) == 0o600
    before = Path("attendance.csv").read_bytes()
    assert "an export overwrites nothing" in refuses(*export())
    assert Path("attendance.csv").read_bytes() == before
    Path("attendance.csv").unlink()
    assert says(*export("--from", "2001-01-01", "--to", "2001-12-31")).startswith("0 rows written")
    assert [one.name for one in Path().iterdir() if "attendance" in one.name] == ["attendance.csv"]


def test_an_export_that_cannot_be_written(storage_url):
    held(storage_url)
    configured(storage={"url": storage_url})
    assert "there is no cycle 1999/00. Known are: 1 (cycle " in refuses(*export("--cycle", "1999/00"))
    assert "lies after" in refuses(*export("--from", "2026-11-20", "--to", "2026-11-19"))
    assert "Write it like 2026-11-19" in refuses(*export("--from", "19/11/2026"))
    assert "does not exist" in refuses("export", "attendance", "--out", "nowhere/attendance.csv")
    assert "directory" in refuses("export", "attendance", "--out", ".")
    assert "Name a file" in refuses("export", "attendance", "--out", "-")
    # Nothing can be created there, whoever tries.
    said = refuses("export", "attendance", "--out", "/proc/a.csv")
    assert said.startswith("cigbot: /proc/a.csv: ")
    assert "partial" not in said
    assert not Path("attendance.csv").exists()


def test_the_form_is_that_of_the_ending_and_is_named_where_there_is_none(storage_url):
    held(storage_url)
    configured(storage={"url": storage_url})
    assert says("export", "attendance", "--out", "a.xlsx") == "2 rows written to a.xlsx.\n"
    assert [cell.value for cell in openpyxl.load_workbook("a.xlsx").active["J"]] == ["member", "Amara", "Ben"]
    assert says("export", "attendance", "--out", "a.JSON") == "2 rows written to a.JSON.\n"
    assert [one["member"] for one in json.loads(Path("a.JSON").read_text())] == ["Amara", "Ben"]
    says("export", "attendance", "--out", "plain", "--format", "csv")
    assert Path("plain").read_bytes().startswith(b"\xef\xbb\xbfcommunity,")
    says("export", "attendance", "--out", "a.txt", "--format", "json")
    assert json.loads(Path("a.txt").read_text())
    says("export", "attendance", "--out", "same.CSV", "--format", "csv")
    for name in ("a.pdf", "none"):
        assert "or name one of them with --format" in refuses("export", "attendance", "--out", name)
        assert not Path(name).exists()
    said = refuses("export", "attendance", "--out", "a.csv", "--format", "xlsx")
    assert "a.csv ends in .csv: leave --format xlsx out" in said
    assert "pdf" in refuses("export", "attendance", "--out", "a.csv", "--format", "pdf")
    assert not Path("a.csv").exists()


def test_one_session_and_a_cycle_by_its_number(storage_url):
    held(storage_url)
    configured(storage={"url": storage_url})
    assert says(*export("--session", "1")).startswith("2 rows")
    Path("attendance.csv").unlink()
    assert says(*export("--cycle", "1")).startswith("2 rows")
    Path("attendance.csv").unlink()
    assert "there is no session 99" in refuses(*export("--session", "99"))
    assert "there is no cycle 2. Known are: 1 (cycle" in refuses(*export("--cycle", "2"))
    assert "--session" in refuses(*export("--session", "0"))


def test_a_bar_says_how_far_the_file_is_where_somebody_sees_it(storage_url, monkeypatch):
    held(storage_url)
    configured(storage={"url": storage_url})
    told = []

    @contextmanager
    def bar(rows):
        told.append(rows)
        yield told.append

    monkeypatch.setattr(cli, "_bar", bar)
    monkeypatch.setattr(files, "_TOLD_EVERY", 1)
    says(*export())
    assert told == [], "what is read by a program has no bar"
    Path("attendance.csv").unlink()
    monkeypatch.setattr(cli, "_is_watched", lambda: True)
    says(*export())
    assert told == [2, 1, 2]


def test_the_bar_itself_ends_full(capsys):
    with cli._bar(3000) as tell:
        tell(1000)
        tell(2000)
    assert "Writing" in capsys.readouterr().err


def test_an_export_before_there_are_tables():
    configured(storage={"url": "sqlite:///cigbot.sqlite3"})
    assert "Run: cigbot migrate" in refuses(*export())
    assert not Path("attendance.csv").exists()


# The backup


def test_a_backup_of_sqlite_while_it_is_written_to():
    held("sqlite:///cigbot.sqlite3")
    configured(storage={"url": "sqlite:///cigbot.sqlite3"})
    with closing(sqlite3.connect("cigbot.sqlite3", isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        assert says("backup", "--out", "copy.sqlite3").startswith("Written to copy.sqlite3")
        writing.execute("ROLLBACK")
    assert stat.S_IMODE(Path("copy.sqlite3").stat().st_mode) == 0o600
    with closing(sqlite3.connect("copy.sqlite3")) as copy:
        assert copy.execute("SELECT count(*) FROM bookings").fetchone() == (2,)
    assert "overwrites nothing" in refuses("backup", "--out", "copy.sqlite3")
    assert "does not exist" in refuses("backup", "--out", "nowhere/copy.sqlite3")
    assert "Name a file" in refuses("backup", "--out", "-")


def test_a_backup_that_cannot_be_written_blames_the_target(monkeypatch):
    held("sqlite:///cigbot.sqlite3")
    configured(storage={"url": "sqlite:///cigbot.sqlite3"})
    # Nothing can be created there, whoever tries.
    said = refuses("backup", "--out", "/proc/b")
    assert said.startswith("cigbot: /proc/b: ")
    assert "[storage]" not in said

    def copies_too_little(source, partial, out):
        partial.unlink()

    monkeypatch.setattr(exporting, "_copy_sqlite", copies_too_little)
    said = refuses("backup", "--out", "b")
    assert said.startswith("cigbot: b: ")


def test_a_backup_of_nothing():
    configured(storage={"url": "sqlite:///cigbot.sqlite3"})
    assert "nothing to back up" in refuses("backup", "--out", "copy.sqlite3")
    assert list(Path().iterdir()) == [Path("config.toml")]


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
    assert "token" in one_line(err)
    assert out == ""


async def test_run_where_telegram_is_not_reached():
    configured(
        telegram={"token": TOKEN, "base_url": f"http://127.0.0.1:{free_port()}/bot"},
        storage={"url": "sqlite:///cigbot.sqlite3"},
        web={"port": 0},
    )
    status, _, err = await cigbot("run")
    assert status != 0
    assert "base_url" in one_line(err)
