"""Drawn, asked, answered, handed back, on both databases; time passes as due work."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa

from actions import presenters
from actions.due_work import run as run_due
from rules.ids import PresenterSlotId, UserId
from rules.permissions import NotAllowedError
from rules.presenters import replay
from rules.presenters.slots import Answered, Refused, Reply, SlotState, Willingness
from storage import bookings, due, members, outbox, sessions
from storage.presenters import slots
from storage.presenters.slots import NoSuchSlotError
from storage.tables import AttendanceRow, BookingRow, PresenterChangeRow, SessionRow
from storage.views import presenters as views
from tests.world import World

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
EARLY = START - timedelta(days=40)
DRAWN = START - timedelta(days=14)
STRANGER = UserId(77)


class Stage(World):
    """Doctors who have been to a session of long ago, and a session to come, in one cycle."""

    def __post_init__(self):
        self.now = EARLY
        super().__post_init__()
        self.coming = self.session(starts_at=START)
        self.cycle = self.row(self.coming).cycle_id
        self.past = self.session(starts_at=EARLY - timedelta(days=30), cycle_id=self.cycle)
        self.facilitator = self.member("Femi")

    def row(self, session):
        return self.db.read_now(sessions.load, session)

    def another(self, starts_at, **columns):
        return self.session(starts_at=starts_at, cycle_id=self.cycle, **columns)

    def doctor(self, name="Amara", *, attended=True):
        member = self.member(name)
        if attended:
            self.attends(member, self.past)
        return member

    def add(self, row):
        self.db.write_now(lambda tx: tx.orm.add(row))

    def attends(self, member, session, status="attended"):
        self.add(
            AttendanceRow(
                session_id=session, member_id=member, status=status, established="sheet", recorded_at=EARLY
            )
        )

    def books(self, member, session):
        self.add(BookingRow(session_id=session, member_id=member, booked_at=EARLY))

    def booked(self, session):
        return self.db.read_now(bookings.concerned, session)[0]

    def locked(self, action, *args):
        """What the verbs of a session call under its lock."""
        self.db.write_now(lambda tx: action(tx, sessions.lock(tx, self.coming), *args))

    def plan(self):
        self.locked(presenters.plan_presenter, EARLY)

    def time_passes(self, until):
        """Everything due up to then, in order, each at its time."""

        def run(tx):
            at = due.next_at(tx)
            if at is None or at > until:
                return False
            return run_due(tx, due.ready(tx, at)[0], at) is not None

        while self.db.write_now(run):
            pass

    def acts(self, member, action, now, *args, **kwargs):
        def run(tx):
            user = STRANGER if member is None else members.load(tx, member).user_id
            return action(tx, members.actor(tx, user), now, *args, **kwargs)

        return self.db.write_now(run)

    def draws(self, now=DRAWN, session=None):
        session = session or self.coming
        return self.acts(self.facilitator, presenters.draw_presenter, now, session, chance=Random(1))

    def slots(self, session=None):
        return self.db.read_now(slots.of_session, session or self.coming)

    def told(self):
        return [(row.kind, row.member_id) for row in self.owed()]

    def due_keys(self):
        return {row.key for row in self.due()}


@pytest.fixture
def world(db):
    return Stage(db)


def answer(world, slot, reply, now=DRAWN, **by):
    return world.acts(by.get("by", slot.member_id), presenters.answer_asking, now, slot.id, reply)


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
    # Who presents has a place; and nothing more is asked, or told, of anybody.
    assert world.booked(world.coming) == [amara]
    world.time_passes(START)
    assert len(world.told()) == 2
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
    assert world.db.read_now(views.willingness, amara) is Willingness.NEVER
    for _ in range(2):
        world.acts(amara, presenters.be_asked_again, DRAWN, world.community)
        assert world.db.read_now(views.willingness, amara) is Willingness.WILLING
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


def test_before_anybody_attended_those_who_booked_are_drawn(world):
    world.doctor("Amara", attended=False)
    ben = world.doctor("Ben", attended=False)
    world.books(ben, world.coming)
    slot = world.draws()
    assert slot.member_id == ben
    asking, reason = world.acts(ben, views.why_me, DRAWN, slot.id)
    assert (asking.slot, reason.pool, reason.candidates) == (slot, "booked", 1)


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
    _, reason = world.acts(slot.member_id, views.why_me, DRAWN, slot.id)
    assert (reason.turns, reason.fewest_of_others, reason.candidates) == (0, None, 1)


def test_the_facilitator_draws_once(world):
    assert world.draws() == Refused("nobody-to-ask")
    world.doctor("Amara")
    slot = world.draws()
    assert world.draws() == Refused("already-asked")
    answer(world, slot, Reply.YES)
    assert world.draws() == Refused("already-found")
    assert world.draws(START - timedelta(hours=3), world.another(START)) == Refused("too-late")


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
