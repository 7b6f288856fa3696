"""An admin asks for the attendance in the chat: noted first, then written, for admins only."""

import csv
import io
import json
from datetime import timedelta

import openpyxl
import pytest

from actions.bookings import book_place
from actions.exports import export_attendance, note_answered, note_progress, stop_export
from rules.attendance import Established, Seen, Status
from rules.exports import Export, Format, Refused, State, Stopped
from rules.ids import CycleId, ExportId, SessionId
from rules.permissions import NotAllowedError
from screens import exports as screens
from screens.outgoing import LongDocument
from screens.texts import Texts
from storage import attendance, attendance_export
from storage.tables import AuditRow, CycleRow, ExportRow, RoleRow
from storage.views import exports as views
from tests.handlers.composing import labels, outgoing
from tests.world import MONDAY

TEXTS = Texts()


@pytest.fixture
def session(world):
    world.member("Grace", "admin")
    session = world.session(starts_at=MONDAY + timedelta(hours=1))
    world.does("Amara", book_place, session)
    return session


def choices(world, name):
    return world.db.read_now(views.choices, world.actor(name), world.now)


def asks(world, name="Grace", form=Format.CSV, **what):
    return world.does(name, export_attendance, world.community, form, **what)


def written(world, document, folder, told=None):
    """What is in the file, and how many lines."""
    assert isinstance(document, LongDocument)
    out = io.BytesIO()
    lines = world.db.read_now(document.write, out, folder, (told if told is not None else []).append)
    return out.getvalue(), lines


def owed(world):
    return world.owed("attendance-export")


def test_the_file_follows_the_request_and_the_request_is_noted(world, session, tmp_path):
    world.advance(hours=2)
    (cycle,) = world.rows(CycleRow)
    asked = asks(world, cycle_id=CycleId(cycle.id))
    assert not asked.empty
    (noted,) = world.rows(AuditRow)
    assert (noted.by_member_id, noted.verb) == (world.member("Grace"), "export-attendance")
    assert noted.detail == {
        "cycle": cycle.name,
        "first": None,
        "last": None,
        "session": None,
        "format": "csv",
        "by": "chat",
    }
    (notice,) = owed(world)
    assert notice.member_id == world.member("Grace")
    document = outgoing(world, notice)
    assert document.name == f"attendance-{cycle.name.replace(' ', '-')}.csv"
    content, lines = written(world, document, tmp_path)
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert (row["member"], row["status"]) == ("Amara", "unmarked")
    assert (lines, document.lines) == (1, 1)
    assert "one line" in TEXTS.body(document.screen(lines))


def test_everything_can_be_asked_for_in_every_form(world, session, tmp_path):
    world.advance(hours=2)
    for form in Format:
        asks(world, form=form)
    files = {}
    for notice in owed(world):
        document = outgoing(world, notice)
        files[document.name] = written(world, document, tmp_path)[0]
    assert sorted(files) == ["attendance-all.csv", "attendance-all.json", "attendance-all.xlsx"]
    assert json.loads(files["attendance-all.json"])[0]["member"] == "Amara"
    sheet = openpyxl.load_workbook(io.BytesIO(files["attendance-all.xlsx"])).active
    assert sheet.cell(2, 10).value == "Amara"


def test_one_session_can_be_asked_for_and_one_to_come_cannot(world, session, tmp_path):
    world.advance(hours=2)
    to_come = world.session(starts_at=world.now + timedelta(days=9))
    asks(world, session_id=session)
    (notice,) = owed(world)
    document = outgoing(world, notice)
    assert document.name == f"attendance-session-{session}.csv"
    assert written(world, document, tmp_path)[1] == 1
    assert "one line" in TEXTS.body(document.screen(1))
    for other in (to_come, SessionId(99)):
        with pytest.raises(LookupError):
            asks(world, session_id=other)
    page = world.db.read_now(views.sessions, world.actor("Grace"), world.now, world.community, 0, 6)
    assert [one.id for one in page.sessions] == [session]


def test_the_same_file_is_asked_for_once_while_it_is_owed_and_again_afterwards(world, session):
    world.advance(hours=2)
    assert not asks(world).already
    assert asks(world).already
    assert len(owed(world)) == len(world.rows(AuditRow)) == 1
    assert not asks(world, form=Format.XLSX).already, "another form is another file"
    world.db.write_now(note_answered, ExportId(1))
    assert not asks(world).already
    assert len(owed(world)) == len(world.rows(AuditRow)) == 3
    world.advance(hours=2)
    assert not asks(world).already, "one that was never answered does not stand in the way for ever"


def test_a_file_is_stopped_by_whoever_asked_and_by_nobody_else(world, session):
    world.member("Hana", "admin")
    world.advance(hours=2)
    asks(world)
    (notice,) = owed(world)
    document = outgoing(world, notice)
    with pytest.raises(LookupError):
        world.does("Hana", stop_export, ExportId(1))
    for name in ("Amara", "Femi"):
        with pytest.raises(NotAllowedError):
            world.does(name, stop_export, ExportId(1))
    assert world.db.read_now(document.wanted)
    first = world.does("Grace", stop_export, ExportId(1))
    assert isinstance(first, Stopped)
    assert not first.already
    assert world.does("Grace", stop_export, ExportId(1)).already
    assert not world.db.read_now(document.wanted)
    assert outgoing(world, notice) is None
    world.db.write_now(note_answered, ExportId(1))
    assert world.rows(ExportRow)[0].state == State.STOPPED


def test_what_was_sent_can_no_longer_be_stopped(world, session):
    world.advance(hours=2)
    asks(world)
    world.db.write_now(note_answered, ExportId(1))
    refused = world.does("Grace", stop_export, ExportId(1))
    assert isinstance(refused, Refused)
    assert "has been sent already" in TEXTS.body(screens.stopped(refused))


def test_a_file_that_is_begun_again_goes_on_with_the_message_that_says_how_far_it_is(world, session):
    world.advance(hours=2)
    asks(world)
    (notice,) = owed(world)
    assert outgoing(world, notice).message_id is None
    world.db.write_now(note_progress, ExportId(1), 77)
    assert outgoing(world, notice).message_id == 77


def test_with_nothing_to_export_nothing_is_sent_and_nothing_noted(world, session):
    asked = asks(world)
    assert asked.empty
    assert "begins with the first session" in TEXTS.body(screens.asked(asked))
    assert owed(world) == world.rows(AuditRow) == []


def test_asking_for_a_file_reads_none_of_it(world, session, monkeypatch):
    def read(*_args):
        raise AssertionError("the lines were read")

    monkeypatch.setattr(attendance_export, "records", read)
    world.advance(hours=2)
    assert not asks(world).empty
    assert asks(world).already


def test_a_mark_without_a_place_is_something_to_export_and_another_communitys_place_is_not(world):
    world.member("Grace", "admin")
    elsewhere = world.add_community("elsewhere")
    ivy = world.member("Ivy", community=elsewhere)
    held = world.session(starts_at=MONDAY + timedelta(hours=1))

    def came(tx, member_id):
        attendance.save(tx, held, [Seen(member_id, Status.ATTENDED, Established.WALK_IN)], None, world.now)

    world.advance(hours=2)
    world.db.write_now(came, ivy)
    assert asks(world).empty
    world.db.write_now(came, world.member("Amara"))
    assert not asks(world).empty


@pytest.mark.parametrize("name", ["Amara", "Femi"])
def test_doctors_and_facilitators_cannot_export(world, session, name):
    world.advance(hours=2)
    with pytest.raises(NotAllowedError):
        asks(world, name)
    with pytest.raises(NotAllowedError):
        choices(world, name)
    assert world.rows(AuditRow) == []


def test_an_admin_cannot_export_another_communitys_attendance_nor_its_cycle_as_their_own(world, session):
    elsewhere = world.add_community("elsewhere")
    world.member("Ivy", "admin", community=elsewhere)
    world.advance(hours=2)
    with pytest.raises(NotAllowedError):
        world.does("Ivy", export_attendance, world.community, Format.CSV, community=elsewhere)
    (cycle,) = world.rows(CycleRow)
    with pytest.raises(LookupError):
        world.does(
            "Ivy", export_attendance, elsewhere, Format.CSV, cycle_id=CycleId(cycle.id), community=elsewhere
        )
    with pytest.raises(LookupError):
        world.does("Ivy", export_attendance, elsewhere, Format.CSV, session_id=session, community=elsewhere)
    assert owed(world) == []


def test_who_is_no_longer_an_admin_when_it_is_sent_gets_no_file(world, session):
    world.advance(hours=2)
    asks(world)
    grace = world.member("Grace")
    world.db.write_now(lambda tx: tx.orm.delete(tx.orm.get(RoleRow, (grace, "admin"))))
    assert outgoing(world, owed(world)[0]) is None


def test_the_choice_names_the_cycles_and_the_community_only_where_there_are_several(world, session):
    (cycle,) = world.rows(CycleRow)
    shown = labels(screens.choices(choices(world, "Grace")))
    assert shown == [f"Cycle {cycle.name}", "One session", "Everything", "Menu"]


@pytest.mark.parametrize(
    ("cycle", "session", "name"),
    [
        ("2026/27", None, "attendance-2026-27.csv"),
        (None, None, "attendance-all.csv"),
        ("سنة", None, "attendance-cycle.csv"),
        (None, 12, "attendance-session-12.csv"),
    ],
)
def test_the_files_name_is_one_every_system_takes(cycle, session, name):
    export = Export(1, 1, 1, Format.CSV, None, session, MONDAY)
    assert screens.file_name(export, cycle) == name
