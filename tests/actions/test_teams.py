"""Teams reports in storage: who may, for which session, counted once, and deleted when it is time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from actions import attendance as marking
from actions.attendance import mark_attendance
from actions.bookings import book_place
from actions.sharing import answer_invitation, invite_community
from actions.teams.counting import AtOnce, Counted, Outdated, count_import, forget_spans, import_at_once
from actions.teams.imports import (
    Begun,
    Refused,
    Which,
    answer,
    choose_session,
    expire_import,
    leave_import,
    open_import,
    take_report,
)
from rules.attendance import Status
from rules.exports import Scope
from rules.ids import MemberId, SessionId
from rules.permissions import NotAllowedError
from rules.sharing import Guest, State
from rules.teams.imports import Answer
from rules.teams.reading import read
from storage import attendance, attendance_export, communities, members, sharing, teams
from storage.tables import (
    AttendanceChangeRow,
    AttendanceRow,
    AuditRow,
    MemberRow,
    TeamsImportRow,
    TeamsReportRow,
    TeamsSpanRow,
)
from storage.views import teams as views
from tests.teams_report import there, written
from tests.world import MONDAY

START = MONDAY + timedelta(days=3, hours=5)
LOCAL = START.replace(tzinfo=None)


@pytest.fixture
def session(world):
    """Femi's session that Amara and Ben had booked, an hour after its start."""
    made = world.session(starts_at=START)
    for name in ("Amara", "Ben"):
        world.does(name, book_place, made)
    world.now = START + timedelta(hours=1)
    return made


def opened(world, name, *people, content="a", community=None):
    return world.does(name, open_import, read(written(people)), content, community=community)


def preview(world, name, import_id):
    return world.db.read_now(views.current, world.actor(name), world.now, import_id)


def counted(world, name, import_id):
    return world.does(name, count_import, import_id, preview(world, name, import_id).imported.version)


def marks(world):
    return {
        row.member_id: (row.status, row.established, row.minutes)
        for row in world.db.read_now(
            lambda tx: list(tx.orm.exec(sa.select(AttendanceRow).order_by(AttendanceRow.member_id)).scalars())
        )
    }


AMARA = there("Amara", LOCAL, (2, 49))
OKAFOR = there("A. Okafor", LOCAL, (0, 50), address="okafor@example.org")


def test_from_the_file_to_the_export(world, session):
    begun = opened(world, "Femi", AMARA)
    assert isinstance(begun, Begun)
    assert isinstance(counted(world, "Femi", begun.import_id), Counted)
    assert marks(world) == {world.member("Amara"): ("attended", "teams", 47)}
    (trace,) = world.rows(AttendanceChangeRow)
    assert (trace.status, trace.established, trace.by_member_id) == (
        "attended",
        "teams",
        world.member("Femi"),
    )

    def exported(tx):
        community = communities.load(tx, world.community)
        return list(attendance_export.records(tx, community, Scope(), world.now))

    minutes = {one.person.name: one.presence.minutes for one in world.db.read_now(exported)}
    assert minutes == {"Amara": 47, "Ben": None}


def test_all_of_it_is_on_the_sheet_before_anything_follows_from_it(world, session, monkeypatch):
    world.does("Femi", mark_attendance, session, world.member("Amara"), Status.ATTENDED)
    followed = []

    def follow(tx, held, marked, _now):
        sheet = attendance.sheet(tx, held)
        followed.append((sorted(marked), [(one.mark.established, one.mark.minutes) for one in sheet.lines]))

    monkeypatch.setattr(marking, "_MARKED", (follow,))
    counted(world, "Femi", opened(world, "Femi", AMARA, there("Ben", LOCAL, (0, 9))).import_id)
    both = sorted((world.member("Amara"), world.member("Ben")))
    assert followed == [(both, [("sheet", 47), ("teams", 9)])]


@pytest.mark.parametrize("name", ["Amara", "Mira"])
def test_neither_doctors_nor_moderators_import(world, session, name):
    world.member("Mira", "moderator")
    with pytest.raises(NotAllowedError):
        opened(world, name, AMARA)
    assert not world.db.read_now(views.may_import, world.actor(name), world.now)
    assert world.rows(TeamsImportRow) == []


def test_only_ones_own_sessions_unless_one_is_an_admin(world, session):
    world.member("Gita", "facilitator")
    refused = opened(world, "Gita", AMARA)
    assert isinstance(refused, Refused)
    assert refused.why.reason == "no-session"
    world.member("Noor", "admin")
    assert isinstance(opened(world, "Noor", AMARA), Begun)
    # An admin of another community has no say here, not even with the number of the session.
    elsewhere = world.add_community("elsewhere")
    world.member("Ivy", "admin", community=elsewhere)
    assert isinstance(opened(world, "Ivy", AMARA, community=elsewhere), Refused)


def test_an_import_is_nobody_elses(world, session):
    world.member("Noor", "admin")
    import_id = opened(world, "Femi", AMARA, OKAFOR).import_id
    amara = world.member("Amara")
    for action, *args in (
        (answer, 1, amara),
        (answer, 1, Answer.SKIP),
        (count_import, 1),
        (leave_import,),
        (choose_session, session),
    ):
        with pytest.raises(LookupError):
            world.does("Noor", action, import_id, *args)
        with pytest.raises(NotAllowedError):
            world.does("Amara", action, import_id, *args)
    with pytest.raises(LookupError):
        world.does("Noor", take_report, import_id, take=True)
    with pytest.raises(LookupError):
        preview(world, "Noor", import_id)
    assert len(world.rows(TeamsImportRow)) == 1


def test_only_doubtful_names_are_answered_and_only_with_members_of_ours(world, session):
    elsewhere = world.add_community("elsewhere")
    ivy = world.member("Ivy", community=elsewhere)
    import_id = opened(world, "Femi", AMARA, OKAFOR, there("Nobody At All", LOCAL, (0, 9))).import_id
    for number, said in (
        (0, world.member("Ben")),
        (2, world.member("Ben")),
        (9, Answer.SKIP),
        (1, ivy),
        (1, MemberId(999)),
    ):
        with pytest.raises(LookupError):
            world.does("Femi", answer, import_id, number, said)
    assert world.does("Femi", answer, import_id, 1, world.member("Ben")).answers == {1: world.member("Ben")}


def test_members_of_a_community_that_the_session_is_open_to_are_matched(world, session):
    elsewhere = world.add_community("elsewhere", name="Riverside CIG")
    ivy = world.member("Ivy", "admin", community=elsewhere)
    world.now = START - timedelta(days=1)
    world.does("Femi", invite_community, session, elsewhere)
    world.does("Ivy", answer_invitation, session, elsewhere, agreed=True, community=elsewhere)
    world.now = START + timedelta(hours=1)
    import_id = opened(world, "Femi", there("Ivy", LOCAL, (0, 50))).import_id
    counted(world, "Femi", import_id)
    assert marks(world) == {ivy: ("attended", "teams", 50)}


def test_guests_who_hold_nothing_are_matched_and_not_listed(world, session):
    elsewhere = world.add_community("elsewhere", name="Riverside CIG")
    ivy = world.member("Ivy", "admin", community=elsewhere, email="ivy@example.org")
    olu = world.member("Olu Bello", community=elsewhere)
    kemi = world.member("Kemi", community=elsewhere)
    world.now = START - timedelta(days=1)
    world.does("Femi", invite_community, session, elsewhere)
    world.does("Ivy", answer_invitation, session, elsewhere, agreed=True, community=elsewhere)
    world.does("Kemi", book_place, session, community=elsewhere)
    world.now = START + timedelta(hours=1)
    doubtful = there("B. Adeyemi", LOCAL, (0, 50))
    by_address = there("I. M.", LOCAL, (0, 50), address="ivy@example.org")
    nearly = there("Olu Bell", LOCAL, (0, 50))
    import_id = opened(world, "Femi", doubtful, by_address, nearly).import_id
    found = world.db.read_now(views.candidates, world.actor("Femi"), world.now, import_id, 0, 0, 20)
    assert [name for _, name in found.found] == ["Amara", "Ben", "Kemi", "Femi"]
    assert [one.member_id for one in found.doubt.imported.people] == [None, ivy, None]
    # Nor is one of them named by a forged press.
    with pytest.raises(LookupError):
        world.does("Femi", answer, import_id, 0, olu)
    assert world.does("Femi", answer, import_id, 0, kemi).answers == {0: kemi}


def test_who_belongs_to_both_communities_is_one_person_to_a_report(world, session):
    elsewhere = world.add_community("elsewhere", name="Riverside CIG")
    world.member("Amara", community=elsewhere)
    amara = world.db.read_now(members.load, world.member("Amara")).user_id
    world.db.write_now(
        lambda tx: tx.execute(
            sa.update(MemberRow).where(MemberRow.community_id == elsewhere).values(user_id=amara)
        )
    )
    world.db.write_now(sharing.save, Guest(session, elsewhere, State.ACCEPTED))
    counted(world, "Femi", opened(world, "Femi", AMARA).import_id)
    assert marks(world) == {world.member("Amara"): ("attended", "teams", 47)}


def test_who_has_left_is_not_matched_unless_on_the_sheet(world, session):
    def leave(tx, *names):
        for name in names:
            tx.orm.get(MemberRow, world.member(name)).status = "left"

    world.member("Chidi")
    world.db.write_now(leave, "Amara", "Chidi")
    people = (AMARA, there("Chidi", LOCAL, (0, 50)))
    import_id = opened(world, "Femi", *people).import_id
    counted(world, "Femi", import_id)
    assert set(marks(world)) == {world.member("Amara")}


def test_a_second_report_joins_the_first_and_its_older_preview_counts_nothing(world, session):
    first = opened(world, "Femi", AMARA, content="a")
    second = opened(world, "Femi", there("Amara", LOCAL, (40, 60)), OKAFOR, content="b")
    assert second == Begun(first.import_id)
    assert isinstance(world.does("Femi", count_import, first.import_id, 1), Outdated)
    assert marks(world) == {}
    again = opened(world, "Femi", AMARA, content="a")
    assert again == Begun(first.import_id, already=True)
    counted(world, "Femi", first.import_id)
    assert marks(world) == {world.member("Amara"): ("attended", "teams", 58)}
    assert {row.content for row in world.rows(TeamsReportRow)} == {"a", "b"}


@pytest.mark.both
def test_two_who_hold_the_same_report_count_it_once(world, session):
    world.member("Noor", "admin")
    imports = {name: opened(world, name, AMARA).import_id for name in ("Femi", "Noor")}
    versions = {name: preview(world, name, one).imported.version for name, one in imports.items()}
    actors = {name: world.actor(name) for name in imports}

    def count(name):
        return world.db.write_now(count_import, actors[name], world.now, imports[name], versions[name])

    with ThreadPoolExecutor(2) as pool:
        decisions = sorted(pool.map(count, imports), key=lambda one: isinstance(one, Refused))
    assert isinstance(decisions[0], Counted)
    assert decisions[1].why.reason == "already-counted"
    assert world.rows(TeamsImportRow) == []
    assert len([row for row in world.rows(AuditRow) if row.verb == "import-report"]) == 1
    assert len(world.rows(AttendanceChangeRow)) == 1
    assert len(world.rows(TeamsReportRow)) == 1
    assert marks(world) == {world.member("Amara"): ("attended", "teams", 47)}


def test_a_file_that_was_counted_is_known_again(world, session):
    counted(world, "Femi", opened(world, "Femi", AMARA).import_id)
    world.does("Femi", mark_attendance, session, world.member("Amara"), Status.PART)
    refused = opened(world, "Femi", AMARA)
    assert refused.why.reason == "already-counted"
    reading, content = read(written([AMARA])), "a"
    done = world.db.write_now(import_at_once, world.now, session, reading, content, dry_run=False)
    assert isinstance(done, AtOnce)
    assert done.already
    assert marks(world)[world.member("Amara")] == ("part", "sheet", None)
    assert len([row for row in world.rows(AuditRow) if row.verb == "import-report"]) == 1


def test_names_that_were_left_open_may_be_answered_with_the_same_file(world, session):
    reading = read(written([AMARA, OKAFOR]))
    world.db.write_now(import_at_once, world.now, session, reading, "a", dry_run=False)
    assert set(marks(world)) == {world.member("Amara")}
    begun = world.does("Femi", open_import, reading, "a")
    assert isinstance(begun, Begun)
    world.does("Femi", answer, begun.import_id, 1, world.member("Ben"))
    counted(world, "Femi", begun.import_id)
    assert set(marks(world)) == {world.member("Amara"), world.member("Ben")}
    assert world.does("Femi", open_import, reading, "a").why.reason == "already-counted"


def test_what_was_confirmed_is_kept_for_this_community_and_changed_by_a_later_word(world, session):
    import_id = opened(world, "Femi", OKAFOR).import_id
    world.does("Femi", answer, import_id, 0, world.member("Ben"))
    counted(world, "Femi", import_id)

    def kept(tx):
        return teams.confirmed(tx, world.community)

    assert world.db.read_now(kept) == {"okafor@example.org": world.member("Ben")}
    world.db.write_now(
        teams.confirm,
        world.community,
        {"okafor@example.org": world.member("Amara")},
        world.member("Femi"),
        world.now,
    )
    assert world.db.read_now(kept) == {"okafor@example.org": world.member("Amara")}
    elsewhere = world.add_community("elsewhere")
    assert world.db.read_now(teams.confirmed, elsewhere) == {}


def test_several_sessions_are_asked_about(world, session):
    other = world.session(starts_at=START + timedelta(minutes=30))
    world.now = START + timedelta(hours=2)
    which = opened(world, "Femi", there("Amara", LOCAL, (0, 60)))
    assert isinstance(which, Which)
    found = preview(world, "Femi", which.import_id).found
    assert {one.id for one, _ in found} == {session, other}
    with pytest.raises(LookupError):
        world.does("Femi", count_import, which.import_id, 1)
    with pytest.raises(LookupError):
        world.does("Femi", choose_session, which.import_id, SessionId(999))
    gitas = world.session(starts_at=START, facilitator="Gita")
    with pytest.raises(NotAllowedError):
        world.does("Femi", choose_session, which.import_id, gitas)
    assert world.does("Femi", choose_session, which.import_id, other) == Begun(which.import_id)
    assert world.does("Femi", choose_session, which.import_id, session) == Begun(
        which.import_id, already=True
    )
    counted(world, "Femi", which.import_id)
    assert {row.session_id for row in world.rows(TeamsReportRow)} == {other}
    # Chosen for a session that has an import open already, it joins that one.
    first = opened(world, "Femi", there("Amara", LOCAL, (0, 20)), content="b")
    second = opened(world, "Femi", there("Amara", LOCAL, (0, 70)), content="c")
    assert isinstance(second, Which)
    assert world.does("Femi", choose_session, second.import_id, session) == Begun(first.import_id)
    (row,) = world.rows(TeamsImportRow)
    assert row.files == ["b", "c"]


def test_a_cancelled_session_and_one_too_long_ago_take_no_report(world, session):
    world.now = START + timedelta(days=15)
    assert opened(world, "Femi", AMARA).why.reason == "no-session"
    done = world.db.write_now(import_at_once, world.now, session, read(written([AMARA])), "a", dry_run=False)
    assert done.why.reason == "corrections-over"
    world.now = START - timedelta(hours=1)
    done = world.db.write_now(import_at_once, world.now, session, read(written([AMARA])), "a", dry_run=False)
    assert done.why.reason == "sheet-too-early"


def test_a_sheet_that_closes_meanwhile_counts_nothing(world, session):
    world.now = START + timedelta(minutes=50, days=14)
    begun = opened(world, "Femi", AMARA)
    world.advance(seconds=1)
    assert world.does("Femi", count_import, begun.import_id, 1).why.reason == "corrections-over"
    assert marks(world) == {}


def test_after_a_day_it_is_gone_by_itself_and_by_the_sweep(world, session):
    begun = opened(world, "Femi", AMARA)
    (work,) = world.due("teams-import-expires")
    assert work.at == world.now + timedelta(hours=24)
    world.advance(hours=24)
    with pytest.raises(LookupError):
        world.does("Femi", count_import, begun.import_id, 1)
    world.by_clock(expire_import, **work.variables)
    assert world.rows(TeamsImportRow) == []
    first = opened(world, "Femi", AMARA).import_id
    world.member("Noor", "admin")
    opened(world, "Noor", AMARA)
    world.by_clock(expire_import, import_id=first)
    assert len(world.rows(TeamsImportRow)) == 2, "its time is not over"
    world.advance(hours=24)
    world.by_clock(expire_import, import_id=first)
    assert [row.user_id for row in world.rows(TeamsImportRow)] == [world.actor("Noor").user_id]
    world.db.write_now(teams.forget_expired, world.now)
    assert world.rows(TeamsImportRow) == []
    opened(world, "Femi", AMARA)
    world.advance(hours=24)
    world.db.write_now(teams.forget_expired, world.now)
    assert world.rows(TeamsImportRow) == []


def test_one_that_has_expired_and_was_not_swept_makes_room(world, session):
    opened(world, "Femi", AMARA)
    world.advance(hours=25)
    assert isinstance(opened(world, "Femi", AMARA), Begun)
    assert len(world.rows(TeamsImportRow)) == 1


def test_left_or_counted_it_is_deleted_with_its_due_work(world, session):
    world.does("Femi", leave_import, opened(world, "Femi", AMARA).import_id)
    assert world.rows(TeamsImportRow) == world.due("teams-import-expires") == []
    counted(world, "Femi", opened(world, "Femi", AMARA).import_id)
    assert world.rows(TeamsImportRow) == world.due("teams-import-expires") == []


def test_when_people_were_there_is_forgotten_with_the_sheets_closing(world, session):
    counted(world, "Femi", opened(world, "Femi", AMARA).import_id)
    assert len(world.rows(TeamsSpanRow)) == 1
    (work,) = world.due("teams-spans-expire")
    world.by_clock(forget_spans, **work.variables)
    assert len(world.rows(TeamsSpanRow)) == 1
    world.now = work.at
    world.by_clock(forget_spans, **work.variables)
    assert world.rows(TeamsSpanRow) == []


def test_the_audit_names_nobody_of_the_report(world, session):
    counted(world, "Femi", opened(world, "Femi", AMARA, OKAFOR).import_id)
    (noted,) = [row for row in world.rows(AuditRow) if row.verb == "import-report"]
    assert noted.by_member_id == world.member("Femi")
    assert set(noted.detail) == {"session", "files", "people", "matched", "open", "changed", "by"}
    assert noted.detail["by"] == "chat"
