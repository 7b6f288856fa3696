"""Handed back, moved, cancelled, missed: what changes after somebody was asked; on both databases."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from actions import presenters
from handlers import presenters as handlers
from rules.permissions import NotAllowedError
from rules.presenters.slots import Refused, Reply, SlotState
from storage import outbox, sessions
from storage.tables import AttendanceRow, OutboxRow, SessionRow
from storage.views import presenters as views
from tests.actions.presenters_world import DRAWN, START, Stage, answer


@pytest.fixture
def world(db):
    return Stage(db)


def test_handed_back_the_next_is_asked_and_the_facilitator_told(world):
    world.doctor("Amara")
    world.doctor("Ben")
    first = world.draws()
    answer(world, first, Reply.YES)
    for already in (False, True):
        decision = world.acts(first.member_id, presenters.hand_back, DRAWN, first.id)
        assert (decision.slot.state, decision.already) == (SlotState.HANDED_BACK, already)
    world.time_passes(DRAWN)
    assert [one.state for one in world.slots()] == [SlotState.HANDED_BACK, SlotState.ASKED]
    assert world.told().count(("presenter-handed-back", world.facilitator)) == 1


def test_handed_back_on_the_last_day_nobody_else_is_asked(world):
    world.doctor("Amara")
    world.doctor("Ben")
    first = world.draws()
    answer(world, first, Reply.YES)
    eve = START - timedelta(hours=5)
    world.acts(first.member_id, presenters.hand_back, eve, first.id)
    world.time_passes(START)
    assert len(world.slots()) == 1
    assert world.told()[-1] == ("presenter-handed-back", world.facilitator)


def test_who_gives_up_the_place_or_leaves_does_not_present(world):
    amara, ben = world.doctor("Amara"), world.doctor("Ben")
    first = world.draws()
    answer(world, first, Reply.YES)
    world.locked(presenters.place_given_up, first.member_id, DRAWN)
    world.time_passes(DRAWN)
    second = world.slots()[1]
    assert {first.member_id, second.member_id} == {amara, ben}
    world.db.write_now(presenters.member_left, second.member_id, DRAWN)
    assert [one.state for one in world.slots()] == [SlotState.HANDED_BACK, SlotState.WITHDRAWN]


def test_who_cannot_be_reached_is_passed_over_at_no_cost(world):
    amara, ben = world.doctor("Amara"), world.doctor("Ben")
    first = world.draws()
    world.db.write_now(outbox.hold_for, first.member_id)
    world.db.write_now(presenters.could_not_ask, DRAWN, slot_id=first.id)
    world.time_passes(DRAWN)
    withdrawn, second = world.slots()
    assert withdrawn.state is SlotState.WITHDRAWN
    assert {first.member_id, second.member_id} == {amara, ben}
    assert f"presenter-silence:{first.id}" not in world.due_keys()


def test_three_days_before_the_facilitator_is_told_once(world):
    world.plan()
    world.time_passes(START)
    assert world.told() == [("presenter-missing", world.facilitator)]
    (owed,) = world.owed()
    assert (owed.not_before, owed.not_after) == (START - timedelta(days=3), START)


def test_nobody_to_ask_is_tried_again_each_day(world):
    world.plan()
    world.time_passes(DRAWN + timedelta(days=2))
    amara = world.doctor()
    world.time_passes(DRAWN + timedelta(days=3))
    assert [one.member_id for one in world.slots()] == [amara]


def test_a_presenter_has_a_place_even_where_all_are_taken(world):
    amara = world.doctor("Amara")
    small = world.another(START + timedelta(days=2), places=1)
    world.books(world.facilitator, small)
    slot = world.draws(DRAWN, small)
    answer(world, slot, Reply.YES)
    assert world.booked(small) == [world.facilitator, amara]


def move(world, starts_at, now):
    def run(tx):
        tx.execute(
            sa.update(SessionRow).where(SessionRow.id == world.coming).values(starts_at=starts_at, sequence=1)
        )
        presenters.session_moved(tx, sessions.lock(tx, world.coming), now)

    world.db.write_now(run)


def test_moved_the_presenter_stays_and_the_times_go_along(world):
    amara = world.doctor("Amara")
    world.plan()
    world.time_passes(DRAWN)
    (slot,) = world.slots()
    later = START + timedelta(days=7)
    move(world, later, DRAWN)
    # Asked and not booked, so the move is told here; with a place it is told with the place.
    assert world.told() == [("presenter-asked", amara), ("presenter-moved", amara)]
    answer(world, slot, Reply.YES)
    world.time_passes(START + timedelta(hours=1))
    assert world.slots()[0].state is SlotState.ACCEPTED
    world.time_passes(later + timedelta(hours=1))
    assert world.slots()[0].state is SlotState.PRESENTED


def test_cancelled_nobody_presents(world):
    amara = world.doctor("Amara")
    world.plan()
    world.time_passes(DRAWN)

    def cancel(tx):
        tx.execute(sa.update(SessionRow).where(SessionRow.id == world.coming).values(status="cancelled"))
        presenters.session_cancelled(tx, sessions.lock(tx, world.coming), DRAWN)

    world.db.write_now(cancel)
    (slot,) = world.slots()
    assert slot.state is SlotState.WITHDRAWN
    assert world.due_keys() == set()
    assert world.told() == [("presenter-asked", amara), ("presenter-cancelled", amara)]
    assert answer(world, slot, Reply.YES) == Refused("session-cancelled", slot)
    assert world.draws() == Refused("session-cancelled")


def test_the_sheet_decides_and_can_be_corrected(world):
    amara = world.doctor("Amara")
    answer(world, world.draws(), Reply.YES)
    world.attends(amara, world.coming, "missed")
    end = START + timedelta(minutes=50)
    world.db.write_now(presenters.settle_presented, end, session_id=world.coming)
    assert world.slots()[0].state is SlotState.MISSED

    def correct(tx):
        tx.execute(
            sa.update(AttendanceRow).where(AttendanceRow.session_id == world.coming).values(status="part")
        )
        presenters.settle_presented(tx, end, world.coming)

    for _ in range(2):
        world.db.write_now(correct)
        assert world.slots()[0].state is SlotState.PRESENTED


@pytest.mark.parametrize(
    ("state", "asked", "name"),
    [(None, 0, None), (SlotState.ASKED, 1, "Amara"), (SlotState.ACCEPTED, 1, "Amara")],
)
def test_what_the_facilitator_sees(world, state, asked, name):
    world.doctor("Amara")
    if state is not None:
        slot = world.draws()
        if state is SlotState.ACCEPTED:
            answer(world, slot, Reply.YES)
    view = world.acts(world.facilitator, views.for_staff, DRAWN, world.coming)
    assert (view.state, view.asked, view.name) == (state, asked, name)
    with pytest.raises(NotAllowedError):
        world.acts(world.member("Amara"), views.for_staff, DRAWN, world.coming)


def test_what_is_owed_is_checked_again_when_it_is_sent(world):
    world.doctor("Amara")
    world.doctor("Ben")
    first = world.draws()
    assert composed(world) == {"presenter-asked"}
    answer(world, first, Reply.YES)
    assert composed(world) == {"presenter-found"}
    move(world, START + timedelta(days=7), DRAWN)
    world.acts(first.member_id, presenters.hand_back, DRAWN, first.id)
    assert composed(world) == {"presenter-handed-back"}
    world.time_passes(DRAWN + timedelta(hours=48))
    assert composed(world) == {"presenter-handed-back", "presenter-lapsed"}
    world.time_passes(START + timedelta(days=4))
    assert composed(world) == {"presenter-handed-back", "presenter-lapsed", "presenter-missing"}


def composed(world):
    """The kinds of all that was ever owed and would still be said."""
    found = set()

    def all_of(tx):
        for row in tx.orm.exec(sa.select(OutboxRow).where(OutboxRow.kind != "calendar-file")).scalars():
            owed = outbox.Owed(
                row.id, row.kind, row.variables, row.chat_id, row.member_id, row.priority, None, 1, 0
            )
            if not row.kind.startswith("presenter-"):
                continue
            if handlers.ROUTES.notices[row.kind](tx, owed) is not None:
                found.add(row.kind)

    world.db.read_now(all_of)
    return found
