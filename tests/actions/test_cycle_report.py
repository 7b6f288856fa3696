"""The report of a cycle: what it is made from, on both databases."""

from datetime import date, timedelta

from rules.cycle_report.reach import Part
from rules.feedback.standard import BARRIERS, NEEDS, PAIRED
from rules.sharing import State as GuestState
from storage.tables import MemberRow, SessionGuestRow
from storage.views import cycle_report as views
from tests.actions.cycle_reports import read
from tests.cycle_worlds import FIRST, NAME, asked, attended, cycle, session


def test_it_is_read_from_the_sessions_of_the_cycle_and_the_members_of_the_community(world):
    world.now = FIRST - timedelta(days=30)
    cycle_id, other = cycle(world), cycle(world, "2025/26", date(2025, 8, 1))
    elsewhere = world.add_community("riverside")
    ids = [session(world, cycle_id, FIRST + timedelta(weeks=number), number) for number in range(4)]
    before = session(world, other, FIRST - timedelta(days=200), 9)
    session(world, cycle_id, FIRST, 8, status="cancelled")
    amara, ben, chidi = (world.member(name, experience="1-2") for name in ("Amara", "Ben", "Chidi"))
    left = world.member("Dina", experience="3-5", status="left", left_at=FIRST - timedelta(days=300))
    guest = world.member("Gia", community=elsewhere)
    world.db.write_now(
        lambda tx: tx.orm.add(
            SessionGuestRow(session_id=ids[0], community_id=elsewhere, state=GuestState.ACCEPTED)
        )
    )
    attended(world, ids[0], [amara, guest], [ben])
    attended(world, ids[1], [amara])
    attended(world, before, [left, chidi])
    world.now = FIRST + timedelta(weeks=2, days=1)
    view = read(world, cycle_id)
    assert [(one.booked, one.took, one.came, one.marked, one.shared) for one in view.held] == [
        (2, 1, 1, True, True),
        (1, 1, 1, True, False),
        (0, 0, 0, False, False),
    ]
    assert (view.to_come, view.cancelled) == (1, 1)
    bands = {str(band): part for band, part in view.bands.items() if part.members}
    assert bands == {"1-2": Part(1, 3), "None": Part(0, 1)}


def test_who_is_forgotten_is_counted_where_they_came(world):
    world.now = FIRST - timedelta(days=30)
    cycle_id = cycle(world)
    one = session(world, cycle_id, FIRST, 1)
    attended(world, one, [world.member("Amara", experience="1-2")])

    def forget(tx):
        row = tx.orm.get(MemberRow, world.member("Amara"))
        row.status, row.experience, row.joined_at, row.left_at = "erased", None, None, None
        tx.orm.add(row)

    world.db.write_now(forget)
    world.now = FIRST + timedelta(days=1)
    assert read(world, cycle_id).bands[None] == Part(1, 2)


def test_what_was_asked_belongs_to_the_cycle_in_whose_time_it_was(world):
    first, second = cycle(world), cycle(world, "2027/28", date(2027, 8, 1))
    asked(world, NEEDS, FIRST - timedelta(days=100))
    asked(world, BARRIERS, FIRST + timedelta(days=100))
    asked(world, PAIRED, FIRST + timedelta(days=400))
    world.now = FIRST + timedelta(days=500)
    assert [one.round.purpose for one in read(world, first).rounds] == [NEEDS.purpose, BARRIERS.purpose]
    assert [one.round.purpose for one in read(world, second).rounds] == [PAIRED.purpose]
    assert not read(world, second).share.touches(date(2027, 1, 1), date(2027, 7, 31))
    assert read(world, second).share.touches(date(2027, 1, 1), None)
    assert not read(world, first).share.touches(date(2027, 8, 1), None)


def test_cycles_are_found_by_name_in_every_community(world):
    riverside = world.add_community("riverside")
    mine, theirs = cycle(world), cycle(world, community=riverside)
    found = world.db.read_now(views.with_cycle, NAME)
    assert {key: one.id for key, one in found.items()} == {"main": mine, "riverside": theirs}
    assert world.db.read_now(views.with_cycle, "1999/00") == {}
