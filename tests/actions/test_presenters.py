"""Drawn, asked, answered, on both databases; time passes as due work."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from actions import presenters
from rules.ids import PresenterSlotId
from rules.permissions import NotAllowedError
from rules.presenters.draws import replay
from rules.presenters.slots import Answered, Refused, Reply, SlotState, Willingness
from storage.presenters import slots
from storage.presenters.slots import NoSuchSlotError
from storage.tables import PresenterChangeRow
from storage.views import presenters as views
from tests.actions.presenters_world import DRAWN, START, Stage, answer


@pytest.fixture
def world(db):
    return Stage(db)


def test_two_weeks_before_one_is_drawn_asked_and_agrees(world):
    amara = world.doctor()
    world.plan()
    world.time_passes(DRAWN - timedelta(seconds=1))
    assert world.slots() == []
    world.time_passes(DRAWN)
    (slot,) = world.slots()
    assert (slot.member_id, slot.state) == (amara, SlotState.ASKED)
    assert slot.answer_by == DRAWN + timedelta(hours=48)
    assert world.told() == [("presenter-asked", amara)]

    decision = answer(world, slot, Reply.YES)
    assert (decision.slot.state, decision.already) == (SlotState.ACCEPTED, False)
    assert world.told()[1:] == [("presenter-found", world.facilitator)]
    # Who presents has a place, and is reminded twice; nothing more is asked, or told, of anybody.
    assert world.booked(world.coming) == [amara]
    world.time_passes(START)
    assert world.told()[2:] == [("presenter-week", amara), ("presenter-two-days", amara)]
    world.time_passes(START + timedelta(hours=1))
    assert world.slots()[0].state is SlotState.PRESENTED
    assert [(one.state, one.by_member_id) for one in world.rows(PresenterChangeRow)] == [
        ("asked", None),
        ("accepted", amara),
        ("presented", None),
    ]


def test_quiet_hours_do_not_shorten_the_time_to_answer(world):
    world.doctor()
    slot = world.draws(datetime(2026, 11, 5, 23, tzinfo=UTC))
    assert slot.asked_at == datetime(2026, 11, 6, 8, tzinfo=UTC)
    assert slot.answer_by == datetime(2026, 11, 8, 8, tzinfo=UTC)


def test_not_this_time_costs_nothing_and_the_next_is_asked(world):
    world.doctor("Amara")
    world.doctor("Ben")
    first = world.draws()
    answer(world, first, Reply.NOT_NOW)
    world.time_passes(DRAWN)
    _, second = world.slots()
    assert {first.member_id, second.member_id} == {2, 3}
    # Neither is asked for a session a month later: the one rests, the other has a turn.
    answer(world, second, Reply.YES)
    chidi = world.doctor("Chidi")
    later = world.another(START + timedelta(days=20))
    assert world.draws(START, later).member_id == chidi
    answer(world, world.slots(later)[0], Reply.NOT_NOW, START)
    world.time_passes(START)
    assert world.slots(later)[1].member_id == second.member_id


def test_never_can_be_taken_back(world):
    amara = world.doctor()
    answer(world, world.draws(), Reply.NEVER)
    other = world.another(START + timedelta(days=1))
    assert world.draws(DRAWN, other) == Refused("nobody-to-ask")
    assert world.db.read_now(slots.willingness, amara) is Willingness.NEVER
    for _ in range(2):
        world.acts(amara, presenters.be_asked_again, DRAWN, world.community)
        assert world.db.read_now(slots.willingness, amara) is Willingness.WILLING
    assert world.draws(DRAWN, other).member_id == amara


def test_silence_is_not_this_time_and_told_once(world):
    world.doctor("Amara")
    world.doctor("Ben")
    first = world.draws()
    world.time_passes(first.answer_by - timedelta(seconds=1))
    assert world.slots()[0].state is SlotState.ASKED
    world.time_passes(first.answer_by)
    lapsed, second = world.slots()
    assert (lapsed.state, second.state) == (SlotState.LAPSED, SlotState.ASKED)
    assert world.told() == [
        ("presenter-asked", first.member_id),
        ("presenter-lapsed", first.member_id),
        ("presenter-asked", second.member_id),
    ]
    # An answer that comes now changes nothing and says why.
    assert answer(world, first, Reply.YES, first.answer_by) == Refused("answered-lapsed", lapsed)
    world.db.write_now(presenters.lapse_asking, first.answer_by, slot_id=first.id)
    assert len(world.told()) == 3


@pytest.mark.parametrize(("reply", "other"), [(Reply.YES, Reply.NEVER), (Reply.NOT_NOW, Reply.YES)])
def test_pressed_twice_and_then_something_else(world, reply, other):
    world.doctor()
    slot = world.draws()
    first = answer(world, slot, reply)
    before = world.told(), world.due_keys()
    assert answer(world, slot, reply, DRAWN + timedelta(minutes=1)) == Answered(first.slot, already=True)
    assert answer(world, slot, other) == Refused(f"answered-{first.slot.state}", first.slot)
    assert (world.told(), world.due_keys()) == before


def test_pressed_by_somebody_else(world):
    world.doctor("Amara")
    slot = world.draws()
    ben = world.doctor("Ben")
    assert answer(world, slot, Reply.YES, by=ben) == Refused("not-yours")
    assert world.acts(ben, presenters.hand_back, DRAWN, slot.id) == Refused("not-yours")
    with pytest.raises(NotAllowedError):
        answer(world, slot, Reply.YES, by=None)  # A stranger.
    with pytest.raises(NotAllowedError):
        world.acts(ben, presenters.draw_presenter, DRAWN, world.coming)
    with pytest.raises(NoSuchSlotError):
        answer(world, replace(slot, id=PresenterSlotId(999)), Reply.YES)
    assert world.slots() == [slot]


def test_before_anybody_attended_those_who_booked_are_drawn(world):
    world.doctor("Amara", attended=False)
    ben = world.doctor("Ben", attended=False)
    world.books(ben, world.coming)
    slot = world.draws()
    assert slot.member_id == ben
    why = world.acts(ben, views.why_me, DRAWN, slot.id)
    assert (why.asking.slot, why.reason.pool, why.reason.candidates) == (slot, "booked", 1)


def test_who_is_busy_then_is_not_drawn(world):
    amara, ben = world.doctor("Amara"), world.doctor("Ben")
    world.books(amara, world.another(START + timedelta(minutes=30)))
    assert world.draws().member_id == ben


def test_a_turn_agreed_to_counts_before_it_is_taken(world):
    amara, ben = world.doctor("Amara"), world.doctor("Ben")
    other = world.another(START + timedelta(days=1))
    first = world.draws()
    assert {first.member_id, world.draws(DRAWN, other).member_id} == {amara, ben}


def test_every_draw_is_replayed_from_what_is_stored(world):
    for name in ("Amara", "Ben", "Chidi", "Dina", "Emeka"):
        world.doctor(name)
    world.plan()
    for days in range(14, 4, -2):
        world.time_passes(START - timedelta(days=days))
    asked = world.slots()
    assert len(asked) == 5
    for slot in asked:
        drawn = world.db.read_now(slots.load_draw, slot.draw_id)
        assert replay(drawn) == drawn.chosen == slot.member_id


def test_why_me_is_for_the_one_who_was_asked(world):
    world.doctor("Amara")
    slot = world.draws()
    ben = world.doctor("Ben")
    assert world.acts(ben, views.why_me, DRAWN, slot.id) is None
    assert world.acts(ben, views.mine, DRAWN, slot.id) is None
    reason = world.acts(slot.member_id, views.why_me, DRAWN, slot.id).reason
    assert (reason.turns, reason.fewest_of_others, reason.candidates) == (0, None, 1)


def test_the_facilitator_draws_once(world):
    assert world.draws() == Refused("nobody-to-ask")
    world.doctor("Amara")
    slot = world.draws()
    assert world.draws() == Refused("already-asked")
    answer(world, slot, Reply.YES)
    assert world.draws() == Refused("already-found")
    assert world.draws(START - timedelta(hours=3), world.another(START)) == Refused("too-late")


@pytest.mark.both
def test_many_draws_at_once_ask_one(world):
    for name in ("Amara", "Ben", "Chidi"):
        world.doctor(name)
    with ThreadPoolExecutor(6) as together:
        drawn = list(together.map(lambda _: world.draws(), range(6)))
    assert len(world.slots()) == 1
    assert drawn.count(Refused("already-asked")) == 5
