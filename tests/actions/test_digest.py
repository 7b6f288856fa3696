"""The weekly figures in storage: counted for one community, owed to its staff on Mondays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from actions.digest import send_digest, switch_digest, watch
from actions.roles import take_role
from rules.digest import Figure, week_of
from rules.permissions import NotAllowedError, Role
from storage import communities, digest
from storage.tables import (
    AttendanceRow,
    BookingRow,
    MeasureRow,
    MemberRow,
    ModerationCaseRow,
    ModerationReportRow,
    PatientDataCountRow,
)
from storage.views import digest as views

LAST_WEEK = datetime(2026, 11, 11, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 9)


@pytest.fixture
def staff(world):
    world.member("Noor", "owner", joined_at=None)
    world.member("Mona", "moderator", joined_at=None)
    world.member("Femi", "facilitator", joined_at=None)
    return world


def put(world, *rows):
    world.db.write_now(lambda tx: [tx.orm.add(row) for row in rows])


def counted(world, community=None):
    community = community or world.community

    def count(tx):
        return digest.counts(tx, community, week_of(MONDAY, communities.load(tx, community)))

    return world.db.read_now(count)


def a_week(world, people, community=None):
    """So many people who joined, booked, came, reported and left last week."""
    community = community or world.community
    session = world.session(starts_at=LAST_WEEK, community=community, facilitator=f"Femi {community}")
    case = ModerationCaseRow(
        community_id=community, origin="report", state="open", user_id=5, opened_at=LAST_WEEK
    )

    def add(tx):
        tx.orm.add(case)
        tx.flush()
        for number in range(people):
            row = MemberRow(
                community_id=community,
                user_id=5000 + 100 * community + number,
                name="Somebody",
                status="admitted",
                joined_at=LAST_WEEK,
                left_at=LAST_WEEK,
            )
            tx.orm.add(row)
            tx.flush()
            tx.orm.add(BookingRow(session_id=session, member_id=row.id, booked_at=LAST_WEEK))
            tx.orm.add(
                AttendanceRow(session_id=session, member_id=row.id, status="attended", established="sheet")
            )
            tx.orm.add(ModerationReportRow(case_id=case.id, member_id=row.id, at=LAST_WEEK))
            tx.orm.add(
                MeasureRow(
                    case_id=case.id,
                    community_id=community,
                    user_id=5,
                    act="warn",
                    reason="unkind",
                    by_member_id=row.id,
                    state="in-force",
                    at=LAST_WEEK,
                )
            )
        tx.orm.add(PatientDataCountRow(community_id=community, week=MONDAY, kind="nhs", count=people))

    world.db.write_now(add)


def test_everything_is_counted_in_its_week_and_its_community(staff):
    other = staff.add_community("other")
    a_week(staff, 6)
    a_week(staff, 9, community=other)
    assert counted(staff) == dict.fromkeys(Figure, 6) | {Figure.SESSIONS: 1}
    assert counted(staff, other) == dict.fromkeys(Figure, 9) | {Figure.SESSIONS: 1}


def test_what_was_before_and_after_the_week_is_not_counted(staff):
    for moment in (datetime(2026, 11, 8, 23, 59, tzinfo=UTC), datetime(2026, 11, 16, tzinfo=UTC)):
        staff.session(starts_at=moment, facilitator="Femi")
        staff.member(f"Somebody {moment}", joined_at=moment)
    assert not any(counted(staff).values())


def test_a_cancelled_session_was_not_held(staff):
    staff.session(starts_at=LAST_WEEK, status="cancelled")
    assert counted(staff)[Figure.SESSIONS] == 0


def send(world):
    world.by_clock(send_digest, community_id=world.community)


def test_moderators_and_admins_get_it_and_nobody_else_and_once(staff):
    a_week(staff, 5)
    send(staff)
    send(staff)
    assert {row.member_id for row in staff.owed("digest")} == {staff.member("Noor"), staff.member("Mona")}
    assert len(staff.owed("digest")) == 2


def test_it_goes_on_every_monday(staff):
    staff.db.write_now(watch, staff.community, staff.now)
    (first,) = staff.due("digest")
    assert first.at == datetime(2026, 11, 23, 9, tzinfo=UTC)
    staff.now = first.at
    send(staff)
    (second,) = staff.due("digest")
    assert second.at == first.at + timedelta(days=7)
    staff.db.write_now(watch, staff.community, staff.now)
    assert [row.at for row in staff.due("digest")] == [second.at]


def test_a_quiet_week_is_not_told(staff):
    send(staff)
    assert not staff.owed("digest")


def test_who_has_switched_it_off_gets_none_until_they_want_it_again(staff):
    a_week(staff, 5)
    assert staff.does("Mona", switch_digest, staff.community, off=True).off
    staff.does("Mona", switch_digest, staff.community, off=True)
    send(staff)
    assert not staff.owed_to("Mona", "digest")
    staff.does("Mona", switch_digest, staff.community, off=False)
    send(staff)
    assert staff.owed_to("Mona", "digest")


def shown(world, name):
    return world.db.read_now(views.for_notice, world.community, MONDAY, world.member(name))


def test_what_is_shown_withholds_small_numbers_and_is_for_staff_only(staff):
    a_week(staff, 4)
    view = shown(staff, "Mona")
    assert {one.number for one in view.counts if one.figure is not Figure.SESSIONS} == {None}
    assert shown(staff, "Femi") is None
    staff.does("Noor", take_role, staff.member("Mona"), Role.MODERATOR)
    assert shown(staff, "Mona") is None


def test_the_figures_of_another_community_are_not_theirs(staff):
    other = staff.add_community("other")
    staff.member("Olu", "owner", community=other)
    with pytest.raises(NotAllowedError):
        staff.does("Olu", switch_digest, staff.community, off=True, community=other)
    assert (
        staff.db.read_now(views.for_notice, staff.community, MONDAY, staff.member("Olu", community=other))
        is None
    )


@pytest.mark.parametrize("name", ["Femi", "Amara"])
def test_who_does_not_look_after_the_community_has_no_switch(staff, name):
    staff.member("Amara")
    with pytest.raises(NotAllowedError):
        staff.does(name, switch_digest, staff.community, off=True)
