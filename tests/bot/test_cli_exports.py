"""`cigbot export attendance` and `cigbot backup`: a file that is new, whole and its owner's, or none."""

import csv
import json
import sqlite3
import stat
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from actions.bookings import book_place
from bot import cli, exporting
from bot.clock import WallClock
from reports.attendance import files
from storage import migrate
from storage.db import Database
from tests.bot.command_line import configured, own_folder, refuses, says
from tests.world import World

folder = pytest.fixture(autouse=True)(own_folder)


def held(url):
    """A migrated database with one session that is over, and two who had booked it."""
    migrate.upgrade(url)
    db = Database(url)
    world = World(db)
    session = world.session(starts_at=WallClock().now() - timedelta(hours=3))
    for name in ("Amara", "Ben"):
        world.does(name, book_place, session)
    db.close()


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
