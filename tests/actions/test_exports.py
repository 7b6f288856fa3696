"""An admin asks for the attendance in the chat: noted first, then written, for admins only."""

import csv
import io
from datetime import timedelta

import pytest

from actions.bookings import book_place
from actions.exports import export_attendance
from rules.ids import CycleId
from rules.permissions import NotAllowedError
from screens import exports as screens
from screens.outgoing import Document
from screens.texts import Texts
from storage.tables import AuditRow, CycleRow, RoleRow
from storage.views import attendance as views
from tests.handlers.composing import outgoing
from tests.world import MONDAY

TEXTS = Texts()


@pytest.fixture
def session(world):
    world.member("Grace", "admin")
    session = world.session(starts_at=MONDAY + timedelta(hours=1))
    world.does("Amara", book_place, session)
    return session


def choices(world, name):
    return world.db.read_now(views.export_choices, world.actor(name), world.now)


def test_the_file_follows_the_request_and_the_request_is_noted(world, session):
    world.advance(hours=2)
    (cycle,) = world.rows(CycleRow)
    asked = world.does("Grace", export_attendance, world.community, CycleId(cycle.id))
    assert not asked.empty
    (noted,) = world.rows(AuditRow)
    assert (noted.by_member_id, noted.verb) == (world.member("Grace"), "export-attendance")
    assert noted.detail == {"cycle": cycle.name, "by": "chat"}
    (notice,) = world.owed("attendance-export")
    assert notice.member_id == world.member("Grace")
    document = outgoing(world, notice)
    assert isinstance(document, Document)
    assert document.name == f"attendance-{cycle.name.replace(' ', '-')}.csv"
    (row,) = csv.DictReader(io.StringIO(document.content.decode("utf-8-sig"), newline=""))
    assert (row["member"], row["status"]) == ("Amara", "unmarked")
    assert "one line" in TEXTS.render(document.caption)


def test_everything_can_be_asked_for(world, session):
    world.advance(hours=2)
    world.does("Grace", export_attendance, world.community, None)
    assert outgoing(world, world.owed("attendance-export")[0]).name == "attendance-all.csv"


def test_each_request_is_a_file_and_a_note_of_its_own(world, session):
    world.advance(hours=2)
    for _ in range(2):
        world.does("Grace", export_attendance, world.community, None)
    assert len(world.owed("attendance-export")) == len(world.rows(AuditRow)) == 2


def test_with_nothing_to_export_nothing_is_sent_and_nothing_noted(world, session):
    asked = world.does("Grace", export_attendance, world.community, None)
    assert asked.empty
    assert "begins with the first session" in TEXTS.body(screens.asked(asked))
    assert world.owed("attendance-export") == world.rows(AuditRow) == []


@pytest.mark.parametrize("name", ["Amara", "Femi"])
def test_doctors_and_facilitators_cannot_export(world, session, name):
    world.advance(hours=2)
    with pytest.raises(NotAllowedError):
        world.does(name, export_attendance, world.community, None)
    with pytest.raises(NotAllowedError):
        choices(world, name)
    assert world.rows(AuditRow) == []


def test_an_admin_cannot_export_another_communitys_attendance_nor_its_cycle_as_their_own(world, session):
    elsewhere = world.add_community("elsewhere")
    world.member("Ivy", "admin", community=elsewhere)
    world.advance(hours=2)
    with pytest.raises(NotAllowedError):
        world.does("Ivy", export_attendance, world.community, None, community=elsewhere)
    (cycle,) = world.rows(CycleRow)
    with pytest.raises(LookupError):
        world.does("Ivy", export_attendance, elsewhere, CycleId(cycle.id), community=elsewhere)
    assert world.owed("attendance-export") == []


def test_who_is_no_longer_an_admin_when_it_is_sent_gets_no_file(world, session):
    world.advance(hours=2)
    world.does("Grace", export_attendance, world.community, None)
    grace = world.member("Grace")
    world.db.write_now(lambda tx: tx.orm.delete(tx.orm.get(RoleRow, (grace, "admin"))))
    assert outgoing(world, world.owed("attendance-export")[0]) is None


def test_the_choice_names_the_cycles_and_the_community_only_where_there_are_several(world, session):
    def labels():
        return [
            TEXTS.plain(one.label) for row in screens.choices(choices(world, "Grace")).rows for one in row
        ]

    (cycle,) = world.rows(CycleRow)
    assert labels() == [f"Cycle {cycle.name}", "Everything", "Menu"]


@pytest.mark.parametrize(
    ("cycle", "name"),
    [("2026/27", "attendance-2026-27.csv"), (None, "attendance-all.csv"), ("سنة", "attendance-cycle.csv")],
)
def test_the_files_name_is_one_every_system_takes(cycle, name):
    assert screens.file_name(cycle) == name
