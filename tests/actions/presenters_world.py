"""A cycle with doctors who have been to a session, and a session to come that somebody is to present at."""

from datetime import UTC, datetime, timedelta
from random import Random

from actions import presenters
from actions.due_work import run as run_due
from rules.ids import UserId
from storage import bookings, due, members, sessions
from storage.presenters import slots
from storage.tables import AttendanceRow, BookingRow
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
        self.add(AttendanceRow(session_id=session, member_id=member, status=status, established="sheet"))

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
        """What presenting has owed, in order: other nouns have tests of their own."""
        owed = self.owed()
        return [(row.kind, row.member_id) for row in owed if row.kind.startswith("presenter-")]

    def due_keys(self):
        return {row.key for row in self.due()}


def answer(world, slot, reply, now=DRAWN, **by):
    return world.acts(by.get("by", slot.member_id), presenters.answer_asking, now, slot.id, reply)
