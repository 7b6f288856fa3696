"""The attendance that the command line writes: right, noted, complete or not there."""

import csv
import stat
from datetime import date, timedelta

import pytest

from actions.bookings import book_place
from bot.exporting import count_attendance, write_attendance
from reports.attendance import files
from rules.attendance import Established, Seen, Status
from rules.exports import Format, Scope
from rules.sharing import State
from storage import attendance as stored
from storage import attendance_export, communities, cycles, export_scopes
from storage.tables import AuditRow, SessionGuestRow, SessionRow
from tests.world import MONDAY, World

START = MONDAY + timedelta(days=3, hours=5)


@pytest.fixture
def world(db):
    """A session with a mark and one without; one to come; one cancelled; one long ago."""
    world = World(db)
    world.member("Amara", grade="ST3", experience="1-2")
    world.past = world.session(starts_at=START, facilitator="Femi")
    world.to_come = world.session(starts_at=START + timedelta(days=30))
    cancelled = world.session(starts_at=START)
    for session in (world.past, world.to_come, cancelled):
        for name in ("Ben", "Amara"):
            world.does(name, book_place, session)
    chidi, amara = world.member("Chidi"), world.member("Amara")
    at = START + timedelta(hours=1)
    world.now = at

    def mark(tx):
        came = Seen(chidi, Status.ATTENDED, Established.WALK_IN)
        stored.save(tx, world.past, [came, Seen(amara, Status.PART, Established.SHEET)], chidi, at)
        row = tx.orm.get(SessionRow, cancelled)
        row.status = "cancelled"
        tx.orm.add(row)

    world.db.write_now(mark)
    return world


def exported(world, tmp_path, scope=None):
    out = tmp_path / "attendance.csv"
    count = write_attendance(world.db, out, world.now, scope or Scope(), Format.CSV)
    with out.open(encoding="utf-8-sig", newline="") as written:
        found = list(csv.DictReader(written))
    assert len(found) == count
    return found


def test_the_file_holds_who_had_a_place_and_who_came_at_what_has_taken_place(world, tmp_path):
    found = exported(world, tmp_path)
    seen = [
        (row["member"], row["status"], row["how it was established"], bool(row["booked at"])) for row in found
    ]
    assert seen == [
        ("Amara", "part", "sheet", True),
        ("Ben", "unmarked", "", True),
        ("Chidi", "attended", "walk-in", False),
    ]
    assert {row["session"] for row in found} == {str(world.past)}


def test_an_export_is_noted_and_readable_by_its_owner_alone(world, tmp_path):
    exported(world, tmp_path, Scope(first=date(2026, 11, 1)))
    (noted,) = world.rows(AuditRow)
    assert (noted.verb, noted.by_member_id, noted.at) == ("export-attendance", None, world.now)
    assert noted.detail["first"] == "2026-11-01"
    assert noted.detail["format"] == "csv"
    assert stat.S_IMODE((tmp_path / "attendance.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        (Scope(first=date(2026, 11, 19), last=date(2026, 11, 19)), 3),
        (Scope(first=date(2026, 11, 20)), 0),
        (Scope(last=date(2026, 11, 18)), 0),
    ],
)
def test_days_are_those_of_the_communitys_calendar(world, tmp_path, scope, count):
    assert len(exported(world, tmp_path, scope)) == count


def test_a_cycle_can_be_named_and_an_unknown_one_is_answered_with_those_there_are(world, tmp_path):
    names = {one.name for one in world.db.read_now(cycles.of_communities, [world.community])}
    assert sum(len(exported(world, tmp_path, Scope(cycle=one))) for one in names) == 3
    with pytest.raises(export_scopes.UnknownCycleError) as refusal:
        write_attendance(world.db, tmp_path / "other.csv", world.now, Scope(cycle="1999/00"), Format.CSV)
    assert set(refusal.value.known) == names
    assert not (tmp_path / "other.csv").exists()


def test_a_failure_leaves_the_old_file_and_nothing_else(world, tmp_path, monkeypatch):
    out = tmp_path / "attendance.csv"
    out.write_text("old")

    def fails(_records, file):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_csv", fails)
    with pytest.raises(OSError, match="No space"):
        write_attendance(world.db, out, world.now, Scope(), Format.CSV)
    assert out.read_text() == "old"
    assert list(tmp_path.glob(".attendance*")) == []
    assert world.rows(AuditRow) == []


@pytest.mark.parametrize("form", Format)
def test_a_database_that_fails_on_the_way_leaves_nothing_in_any_form(world, tmp_path, monkeypatch, form):
    real = attendance_export.records

    def fails(*args):
        yield next(real(*args))
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(attendance_export, "records", fails)
    before = set(tmp_path.iterdir())
    with pytest.raises(OSError, match="Input/output"):
        write_attendance(world.db, tmp_path / f"a.{form}", world.now, Scope(), form)
    assert {one for one in set(tmp_path.iterdir()) - before if "sqlite" not in one.name} == set()
    assert world.rows(AuditRow) == []


def test_a_folder_that_is_not_there_is_an_error_of_its_own(world, tmp_path):
    with pytest.raises(FileNotFoundError):
        write_attendance(world.db, tmp_path / "nowhere" / "a.csv", world.now, Scope(), Format.CSV)


@pytest.mark.parametrize("form", Format)
def test_every_form_is_told_of_and_counted_and_leaves_nothing_aside(world, tmp_path, monkeypatch, form):
    monkeypatch.setattr(files, "_TOLD_EVERY", 1)
    out, told = tmp_path / f"attendance.{form}", []
    lines = write_attendance(world.db, out, world.now, Scope(), form, told.append)
    assert told == [1, 2, 3]
    assert count_attendance(world.db, world.now, Scope()) == lines == 3
    assert [one.name for one in tmp_path.iterdir() if "attendance" in one.name] == [out.name]


def test_one_session_and_one_that_is_not_there(world, tmp_path):
    assert len(exported(world, tmp_path, Scope(session=world.past))) == 3
    assert exported(world, tmp_path, Scope(session=world.to_come)) == []
    with pytest.raises(export_scopes.UnknownSessionError):
        exported(world, tmp_path, Scope(session=999))


def test_each_community_has_the_lines_of_its_own_doctors_at_a_session_of_two(world, tmp_path):
    elsewhere = world.add_community("elsewhere", name="Riverside CIG")
    ivy = world.member("Ivy", community=elsewhere)

    def comes(tx):
        tx.orm.add(SessionGuestRow(session_id=world.past, community_id=elsewhere, state=State.ACCEPTED))
        tx.flush()
        came = Seen(ivy, Status.ATTENDED, Established.WALK_IN)
        stored.save(tx, world.past, [came], ivy, world.now)

    world.db.write_now(comes)
    found = exported(world, tmp_path, Scope(session=world.past))
    assert [(row["community"], row["member"]) for row in found] == [
        ("Oak Vale CIG", "Amara"),
        ("Oak Vale CIG", "Ben"),
        ("Oak Vale CIG", "Chidi"),
        ("Riverside CIG", "Ivy"),
    ]
    assert {row["facilitator"] for row in found} == {"Femi"}

    def names(tx, community):
        loaded = communities.load(tx, community)
        records = attendance_export.records(tx, loaded, Scope(), world.now)
        found = [one.person.name for one in records]
        assert attendance_export.count(tx, loaded, Scope(), world.now) == len(found)
        return found

    assert world.db.read_now(names, elsewhere) == ["Ivy"]
    assert world.db.read_now(names, world.community) == ["Amara", "Ben", "Chidi"]


def test_what_lies_aside_at_once_changes_nothing(world, tmp_path, monkeypatch):
    whole = exported(world, tmp_path)
    for name in ("_SESSIONS_AT_ONCE", "_PLACES_AT_ONCE", "_PEOPLE_KNOWN"):
        monkeypatch.setattr(attendance_export, name, 1)
    assert exported(world, tmp_path) == whole
