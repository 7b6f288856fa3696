"""The attendance as a file: right in Excel, harmless to whoever opens it, complete or not there."""

import csv
import io
import stat
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.bookings import book_place
from reports.attendance import files
from reports.attendance.csv import guarded, unguarded, write_csv
from reports.attendance.files import export_attendance
from rules.attendance import Established, Seen, Status
from rules.exports import Format, Meeting, Person, Presence, Record, Scope
from rules.members import Experience
from rules.sharing import State
from storage import attendance as stored
from storage import attendance_export, communities, export_scopes
from storage.tables import AuditRow, SessionGuestRow, SessionRow
from tests.world import MONDAY, World

START = MONDAY + timedelta(days=3, hours=5)
MEETING = Meeting(
    community="Oak Vale CIG",
    zone=ZoneInfo("Europe/London"),
    cycle="2026/27",
    session=3,
    topic="Communicating across cultures",
    starts_at=datetime(2026, 7, 16, 16, 0, tzinfo=UTC),
    minutes=50,
    facilitator="Femi",
)
PERSON = Person("Amara", "ST3", None, "Oak Vale", Experience.YEARS_1_2)
RECORD = Record(
    MEETING,
    PERSON,
    booked_at=datetime(2026, 7, 1, 8, 30, tzinfo=UTC),
    presence=Presence(Status.ATTENDED, Established.SELF, None, presented=True),
)


def of(*, booked_at=RECORD.booked_at, presence=RECORD.presence, topic=MEETING.topic, **person):
    return Record(MEETING._replace(topic=topic), PERSON._replace(**person), booked_at, presence)


def written(*records):
    out = io.BytesIO()
    assert write_csv(records, out) == len(records)
    return out.getvalue()


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_column_is_filled_with_what_is_known_in_london_time():
    (row,) = rows(written(RECORD))
    assert row == {
        "community": "Oak Vale CIG",
        "cycle": "2026/27",
        "session": "3",
        "topic": "Communicating across cultures",
        "date": "2026-07-16",
        "start": "17:00",
        "end": "17:50",
        "minutes": "50",
        "facilitator": "Femi",
        "member": "Amara",
        "grade": "ST3",
        "specialty": "",
        "site": "Oak Vale",
        "experience band": "1 to 2 years",
        "booked at": "2026-07-01 09:30",
        "status": "attended",
        "how it was established": "self",
        "minutes present": "",
        "presented": "yes",
    }


def test_excel_is_told_the_encoding_and_gets_its_line_ends():
    content = written(of(name="Zoë Łukasz محمد"))
    assert content.startswith(b"\xef\xbb\xbfcommunity,cycle,")
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    assert rows(content)[0]["member"] == "Zoë Łukasz محمد"


def test_nobody_marked_is_unmarked_and_what_is_unknown_is_empty():
    unseen = Presence(None, None, None, presented=False)
    nothing = of(booked_at=None, presence=unseen, experience=None, grade=None)
    (row,) = rows(written(nothing))
    assert [row[name] for name in ("status", "how it was established", "booked at", "experience band")] == [
        "unmarked",
        "",
        "",
        "",
    ]
    assert row["presented"] == "no"


def test_a_session_on_the_night_the_clocks_change_says_which_of_the_two_hours_it_means():
    night = RECORD._replace(meeting=MEETING._replace(starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC)))
    (row,) = rows(written(night))
    assert (row["start"], row["end"]) == ("01:30 BST", "01:20 GMT"), "that hour is played twice"


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+44",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =cmd|' /C calc'!A0",
        "\N{FULLWIDTH EQUALS SIGN}1",
        "x;=1+1",
        "x\t=1+1",
        "x\n@1",
        "\x00=1",
    ],
)
def test_no_cell_can_run_as_a_formula(words):
    cell = guarded(words)
    for start in ("", ";", "\t", "\n"):
        for piece in (start + cell).split(start)[1:] if start else [cell]:
            assert not piece.lstrip(" \r\n\t\x00").startswith(
                ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}")
            )
    assert unguarded(cell) == words


@pytest.mark.parametrize(
    "words",
    ["007", "1/2", "3-5", "SEPT2", "MARCH1", "2 Sept", "March 3, 2026", "1E5", "12:30", "5 pm", "TRUE", "£3"],
)
def test_what_excel_would_make_something_else_of_stays_words(words):
    assert guarded(words) == f"'{words}"
    assert unguarded(guarded(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Amara",
        "ST3",
        "10 habits",
        "Ward 3",
        "2026/27",
        "Mary-Anne",
        "O'Neil",
        "Maya",
        "a = b",
        "Deco 2nd",
    ],
)
def test_ordinary_words_stay_as_they_are(words):
    assert guarded(words) == words


@given(st.text(alphabet=st.sampled_from("a1'=+-@;\t\r\n \x00,\"SEPT2/")))
def test_what_was_typed_can_always_be_had_back(words):
    assert unguarded(guarded(words)) == words


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text(alphabet="=\";,\r\n'@a1"))
def test_every_cell_comes_back_from_the_file_as_it_was_guarded(member, topic):
    (row,) = rows(written(of(name=member, topic=topic)))
    assert (unguarded(row["member"]), unguarded(row["topic"])) == (member, topic)


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
        came = Seen(chidi, Status.ATTENDED)
        stored.save(tx, world.past, [came], Established.WALK_IN, chidi, at)
        stored.save(tx, world.past, [Seen(amara, Status.PART)], Established.SHEET, chidi, at)
        row = tx.orm.get(SessionRow, cancelled)
        row.status = "cancelled"
        tx.orm.add(row)

    world.db.write_now(mark)
    return world


def exported(world, tmp_path, scope=None):
    out = tmp_path / "attendance.csv"
    count = export_attendance(world.db, out, world.now, scope or Scope(), Format.CSV)
    found = rows(out.read_bytes())
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
    name = world.db.read_now(export_scopes.cycles, world.community)
    by_id = {one.name for one in name}
    assert sum(len(exported(world, tmp_path, Scope(cycle=one))) for one in by_id) == 3
    with pytest.raises(export_scopes.UnknownCycleError) as refusal:
        export_attendance(world.db, tmp_path / "other.csv", world.now, Scope(cycle="1999/00"), Format.CSV)
    assert set(refusal.value.known) == by_id
    assert not (tmp_path / "other.csv").exists()


def test_a_failure_leaves_the_old_file_and_nothing_else(world, tmp_path, monkeypatch):
    out = tmp_path / "attendance.csv"
    out.write_text("old")

    def fails(_records, file):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_csv", fails)
    with pytest.raises(OSError, match="No space"):
        export_attendance(world.db, out, world.now, Scope(), Format.CSV)
    assert out.read_text() == "old"
    assert list(tmp_path.glob(".attendance*")) == []
    assert world.rows(AuditRow) == []


@pytest.mark.parametrize("form", Format)
def test_a_database_that_fails_on_the_way_leaves_nothing_in_any_form(world, tmp_path, monkeypatch, form):
    def fails(*_args):
        yield RECORD
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(attendance_export, "records", fails)
    before = set(tmp_path.iterdir())
    with pytest.raises(OSError, match="Input/output"):
        export_attendance(world.db, tmp_path / f"a.{form}", world.now, Scope(), form)
    assert {one for one in set(tmp_path.iterdir()) - before if "sqlite" not in one.name} == set()
    assert world.rows(AuditRow) == []


def test_a_folder_that_is_not_there_is_an_error_of_its_own(world, tmp_path):
    with pytest.raises(FileNotFoundError):
        export_attendance(world.db, tmp_path / "nowhere" / "a.csv", world.now, Scope(), Format.CSV)


@pytest.mark.parametrize("form", Format)
def test_every_form_is_told_of_and_counted_and_leaves_nothing_aside(world, tmp_path, monkeypatch, form):
    monkeypatch.setattr(files, "_TOLD_EVERY", 1)
    out, told = tmp_path / f"attendance.{form}", []
    lines = export_attendance(world.db, out, world.now, Scope(), form, told.append)
    assert told == [1, 2, 3]
    assert files.count_attendance(world.db, world.now, Scope()) == lines == 3
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
        stored.save(tx, world.past, [Seen(ivy, Status.ATTENDED)], Established.WALK_IN, ivy, world.now)

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
