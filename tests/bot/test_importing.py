"""`cigbot import teams`: what is certain counts, what is not is said, and twice is once."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from actions.bookings import book_place
from bot import clock, importing
from bot.config_problems import ConfigError
from screens.screen import screen, text
from screens.teams import importing as screens
from storage.db import Database
from storage.tables import AttendanceChangeRow, AttendanceRow, AuditRow
from tests.bot import command_line
from tests.bot.command_line import own_folder
from tests.teams_report import there, written
from tests.world import MONDAY, World

ROOT = Path(__file__).parents[2]
REALLY_NOW = clock.WallClock().now()
START = MONDAY + timedelta(days=3, hours=5)
LOCAL = START.replace(tzinfo=None)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Besides, it is a day after the session."""
    own_folder(tmp_path, monkeypatch)
    monkeypatch.setattr(clock.WallClock, "now", lambda _self: START + timedelta(days=1))
    return tmp_path


@pytest.fixture
def session(storage_url):
    """A session that Amara, Ben and Chidi had booked."""
    Path("config.toml").write_text(f'[storage]\nurl = "{storage_url}"\n')
    db = Database(storage_url)
    world = World(db)
    made = world.session(starts_at=START)
    for name in ("Amara", "Ben", "Chidi"):
        world.does(name, book_place, made)
    db.close()
    return made


@pytest.fixture
def just_over(storage_url):
    """A session of the real day, for a program that nobody can lend a clock; and its start by London's."""
    Path("config.toml").write_text(f'[storage]\nurl = "{storage_url}"\n')
    start = (REALLY_NOW - timedelta(hours=1)).replace(microsecond=0)
    db = Database(storage_url)
    world = World(db)
    world.now = start - timedelta(days=1)
    made = world.session(starts_at=start)
    for name in ("Amara", "Ben", "Chidi"):
        world.does(name, book_place, made)
    db.close()
    return made, start.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)


def program(*args):
    """`cigbot import teams` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "import", "teams", *map(str, args)],
        capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def report(*people, name="report.csv", **style):
    Path(name).write_bytes(written(people, **style))
    return name


def says(*args):
    return command_line.says("import", "teams", *args)


def refuses(*args):
    return command_line.refuses("import", "teams", *args)


def rows(url, table):
    db = Database(url)
    try:
        return db.read_now(lambda tx: list(tx.orm.exec(sa.select(table)).scalars()))
    finally:
        db.close()


def everything(url):
    db = Database(url)
    try:
        return db.read_now(
            lambda tx: {
                one.name: sorted(map(repr, tx.execute(sa.select(one))))
                for one in SQLModel.metadata.sorted_tables
            }
        )
    finally:
        db.close()


PEOPLE = (
    there("Amara", LOCAL, (2, 49)),
    there("Ben", LOCAL, (0, 10)),
    there("C. Eze (External)", LOCAL, (0, 50)),
    there("Somebody Unknown", LOCAL, (0, 50)),
)


def test_a_dry_run_shows_what_would_count(storage_url, session):
    before = everything(storage_url)
    said = says(report(*PEOPLE), "--session", session, "--dry-run")
    assert said == (
        "Communicating across cultures, Thu 19 Nov 2026, 17:00 (London)\n"
        "In the report: 4. Matched with members: 2; not clear: 1; not members here: 1."
        " On the sheet and not in the report: 1.\n"
        "\n"
        "What the report says of members:\n"
        "member  before      then      minutes\n"
        "Amara   not marked  attended  47\n"
        "Ben     not marked  part      10\n"
        "\n"
        "On the sheet and not in the report, and left as they are marked: Chidi.\n"
        "\n"
        "Left for a person:\n"
        "- C. Eze (External): perhaps Chidi\n"
        "\n"
        "Nothing was changed: this was a dry run.\n"
    )
    assert everything(storage_url) == before


def test_what_is_certain_counts_and_twice_is_once(storage_url, session):
    said = says(report(*PEOPLE), "--session", session)
    assert "The report counts. 2 marks have changed." in said
    assert "One name is left: send the report to the bot in Telegram" in said
    marks = {
        row.member_id: (row.status, row.established, row.minutes) for row in rows(storage_url, AttendanceRow)
    }
    assert sorted(marks.values()) == [("attended", "teams", 47), ("part", "teams", 10)]
    assert {row.by_member_id for row in rows(storage_url, AttendanceChangeRow)} == {None}
    (noted,) = rows(storage_url, AuditRow)
    assert (noted.verb, noted.by_member_id, noted.detail["by"]) == ("import-report", None, "command line")
    assert not [value for value in noted.detail.values() if value in ("Amara", "Ben")]
    before = everything(storage_url)
    assert "This report was already counted; nothing changed." in says("report.csv", "--session", session)
    assert "already counted" in says("report.csv", "--session", session, "--dry-run")
    assert everything(storage_url) == before


def test_files_that_cannot_be_taken(storage_url, session):
    before = everything(storage_url)
    good = report(*PEOPLE)
    assert "there is no file nowhere.csv" in refuses("nowhere.csv", "--session", session)
    assert "there is no file ." in refuses(".", "--session", session)
    assert "there is no session 99" in refuses(good, "--session", 99)
    assert "--session" in refuses(good)
    assert "--session" in refuses(good, "--session", "x")
    assert "--session" in refuses(good, "--session", 2**40)
    other = report(there("Amara", datetime(2026, 10, 4, 17), (0, 50)), name="other.csv")
    said = refuses(other, "--session", session)
    assert "Fri 10 Apr 2026 or of Sun 4 Oct 2026" in said
    for content, words in (
        (b"", "This file is empty."),
        (b"PK\x03\x04", "Excel file or an archive"),
        (b"\x1f\x8b" + b"0" * 100, "archive"),
        (b"a" * (5 * 2**20 + 1), "larger than 5 MB"),
        (b"Name,Present\r\nAmara,yes\r\n", "I found no list"),
        (b"\xff\xfe\x00", "cannot read this file"),
    ):
        Path("bad.csv").write_bytes(content)
        said = refuses("bad.csv", "--session", session)
        assert words in said
        if "5 MB" not in words:
            assert "Name First Join Last Leave In-Meeting Duration" in said
    assert everything(storage_url) == before


def test_a_session_too_early_or_too_long_ago(storage_url, session, monkeypatch):
    good = report(*PEOPLE)
    monkeypatch.setattr(clock.WallClock, "now", lambda _self: START - timedelta(minutes=1))
    assert "has not begun" in refuses(good, "--session", session)
    monkeypatch.setattr(clock.WallClock, "now", lambda _self: START + timedelta(days=15))
    assert "14 days after the session" in refuses(good, "--session", session)
    assert rows(storage_url, AttendanceRow) == []


def test_a_refusal_is_printed_as_it_is_read(monkeypatch):
    said = screen(text("attendance-line", topic="Q & A <now>", when="Thu"), text("teams-refused-pdf"))
    monkeypatch.setattr(screens, "refused", lambda _refusal: said)
    Path("bad.csv").write_bytes(b"%PDF-")
    with pytest.raises(ConfigError) as refusal:
        list(importing.import_report(None, Path("bad.csv"), 1, START, dry_run=True))
    assert str(refusal.value) == "• Q & A <now>, Thu This is a PDF, not the CSV file."


def test_names_that_would_drive_the_terminal(storage_url, session):
    wild = there("Amara \x1b[2J\u202e\r\x07O", LOCAL, (0, 50))
    said = says(report(wild), "--session", session, "--dry-run")
    assert "- Amara [2J O: perhaps Amara" in said
    assert not {"\x1b", "\u202e", "\r", "\x07"} & set(said)


def test_a_database_without_tables():
    Path("config.toml").write_text('[storage]\nurl = "sqlite:///new.sqlite3"\n')
    assert "Run: cigbot migrate" in refuses(report(*PEOPLE), "--session", 1)


def test_as_a_program_of_its_own(storage_url, just_over):
    session, local = just_over
    file = report(
        there("Amara", local, (2, 49)),
        there("Ben", local, (0, 10)),
        there("C. Eze (External)", local, (0, 50)),
    )
    before = everything(storage_url)
    looked = program(file, "--session", session, "--dry-run")
    assert (looked.returncode, looked.stderr) == (0, "")
    assert "Amara   not marked  attended  47\nBen     not marked  part      10\n" in looked.stdout
    assert "- C. Eze (External): perhaps Chidi" in looked.stdout
    assert looked.stdout.endswith("Nothing was changed: this was a dry run.\n")
    assert everything(storage_url) == before
    done = program(file, "--session", session)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The report counts. 2 marks have changed." in done.stdout
    assert "One name is left" in done.stdout
    counted = everything(storage_url)
    assert counted != before
    again = program(file, "--session", session)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.endswith("This report was already counted; nothing changed.\n")
    assert everything(storage_url) == counted
    Path("bad.csv").write_bytes(b"a" * (25 * 2**20))
    refused = program("bad.csv", "--session", session)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.startswith("cigbot: This file is larger than 5 MB")
    assert refused.stderr.count("\n") == 1
    assert everything(storage_url) == counted


@pytest.mark.both
def test_two_programs_at_once_count_it_once(storage_url, just_over):
    session, local = just_over
    file = report(there("Amara", local, (2, 49)), there("Ben", local, (0, 10)))
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda _: program(file, "--session", session), range(2)))
    assert [(one.returncode, one.stderr) for one in ended] == [(0, ""), (0, "")]
    assert sum("2 marks have changed" in one.stdout for one in ended) == 1
    assert sum("already counted; nothing changed" in one.stdout for one in ended) == 1
    assert len(rows(storage_url, AttendanceChangeRow)) == 2
    assert len([one for one in rows(storage_url, AuditRow) if one.verb == "import-report"]) == 1
