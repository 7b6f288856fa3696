"""The poll after a session: decided, posted once, closed once, told; on both databases."""

from datetime import timedelta

import pytest

from actions import polls
from actions.attendance import mark_attendance
from actions.due_work import run as run_due
from handlers import polls as handlers
from rules.attendance import Status
from rules.polls import Form, Reason, Release, State
from screens.outgoing import Delete, PollClose, PollPost, Post, Receipt
from screens.screen import Text
from storage import due, members, outbox, sessions
from storage import polls as stored
from storage.tables import AttendanceRow, BookingRow, GroupRow, SessionRow
from storage.views.polls import poll_of
from tests.world import MONDAY, World

START = MONDAY + timedelta(days=3, hours=5)
END = START + timedelta(minutes=50)
QUARTER = END + timedelta(minutes=15)


class Stage(World):
    """A session that is planned, with doctors who have a place."""

    def __post_init__(self):
        super().__post_init__()
        self.group_id, self.chat = self.group()
        self.over = self.session(starts_at=START, places=20)
        self.locked(polls.plan_poll, MONDAY)

    def locked(self, action, *args):
        self.db.write_now(lambda tx: action(tx, sessions.lock(tx, self.over), *args))

    def came(self, count, of=None, status="attended"):
        """So many came, of so many who had a place."""
        people = [self.member(f"Doctor {one}") for one in range(of or count)]

        def insert(tx):
            for one in people:
                tx.orm.add(BookingRow(session_id=self.over, member_id=one, booked_at=MONDAY))
            for one in people[:count]:
                tx.orm.add(
                    AttendanceRow(
                        session_id=self.over,
                        member_id=one,
                        status=status,
                        established="self",
                    )
                )

        self.db.write_now(insert)
        return people

    def marks(self, member, status):
        """A tap on the sheet, and what its action calls under the lock."""
        self.does("Femi", mark_attendance, self.over, member, status)
        self.locked(polls.sheet_changed, self.now)

    def time_passes(self, until):
        """Everything due up to then, each at its time; what is owed is sent at once."""

        def run(tx):
            at = due.next_at(tx)
            if at is None or at > until:
                return False
            self.now = at
            return run_due(tx, due.ready(tx, at)[0], at) is not None

        while self.db.write_now(run):
            self.sends()
        self.now = until
        self.sends()

    totals = (4, 5, 1, 2)
    refused = None
    """What Telegram refuses to do."""

    def sends(self):
        """As the sender does: claim, compose, send, settle."""

        def claim(tx):
            return outbox.claim(tx, self.now, holder="test", lease=timedelta(minutes=1), limit=10)

        while claimed := self.db.write_now(claim):
            for owed in claimed:
                self.db.write_now(self._send, owed)

    def _send(self, tx, owed):
        # What is asked in private instead is another noun's.
        compose = handlers.ROUTES.notices.get(owed.kind)
        outgoing = None if compose is None else compose(tx, owed)
        if outgoing is not None:
            self.sent.append((owed.kind, owed.chat_id, outgoing))
            self.at[owed.kind] = self.now
            if type(outgoing) is self.refused:
                handlers.ROUTES.unreached[owed.kind](tx, owed, self.now)
                outbox.settle(tx, owed, outbox.State.FAILED, self.now)
                return
            totals = self.totals if isinstance(outgoing, PollClose) else None
            if settled := handlers.ROUTES.sent.get(owed.kind):
                settled(tx, owed, Receipt(message_id=700 + len(self.sent), totals=totals), self.now)
        outbox.settle(tx, owed, outbox.State.SENT if outgoing else outbox.State.DROPPED, self.now)

    @property
    def sent(self):
        return self.__dict__.setdefault("_sent", [])

    @property
    def at(self):
        """When each kind was last sent."""
        return self.__dict__.setdefault("_at", {})

    def kinds(self):
        return [kind for kind, _, _ in self.sent]

    def poll(self):
        return self.db.read_now(stored.load, self.over)


@pytest.fixture
def world(db):
    return Stage(db)


def said(post):
    return [part.id for part in post.screen.parts if isinstance(part, Text)]


def test_posted_in_the_group_closed_after_two_days_and_told(world):
    world.came(12)
    world.time_passes(QUARTER - timedelta(seconds=1))
    assert world.sent == []
    world.time_passes(QUARTER)
    ((kind, chat, outgoing),) = world.sent
    assert (kind, chat, type(outgoing)) == ("group-poll", world.chat, PollPost)
    poll = world.poll()
    assert (poll.state, poll.present, poll.message_id) == (State.POSTED, 12, 701)
    world.time_passes(QUARTER + timedelta(hours=47))
    assert world.kinds()[1:] == ["group-poll-close", "group-poll-result", "group-poll-told"]
    assert world.sent[1][2] == PollClose(701)
    assert world.poll().release == Release(Form.FULL, 12, 9, (4, 5, 1, 2))
    assert world.sent[3][1] == world.db.read_now(members.load, world.member("Femi")).chat_id
    world.time_passes(QUARTER + timedelta(days=30))
    assert len(world.sent) == 4


def test_in_quiet_hours_it_waits_for_the_morning(world):
    late = START.replace(hour=20)  # Ends at 20:50; quiet from 20:00 to 8:00.
    move(world, late)
    world.came(10)
    world.time_passes(late + timedelta(hours=10))
    assert world.sent == []
    world.time_passes(late + timedelta(hours=12))
    assert world.kinds() == ["group-poll"]


def test_below_ten_there_is_no_poll_and_the_facilitator_hears_why(world):
    people = world.came(8, of=10)
    world.time_passes(QUARTER)
    assert world.sent == []  # Two are not marked yet.
    world.marks(people[8], Status.ATTENDED)
    world.time_passes(world.now)
    assert world.sent == []
    world.marks(people[9], Status.MISSED)
    world.time_passes(world.now + timedelta(minutes=4))
    assert world.sent == []
    world.time_passes(world.now + timedelta(minutes=1))
    ((kind, _, outgoing),) = world.sent
    assert (kind, type(outgoing)) == ("group-poll-not-posted", Post)
    poll = world.poll()
    assert (poll.state, poll.reason, poll.present) == (State.NOT_POSTED, Reason.TOO_FEW, 9)


def test_the_sheet_brings_the_tenth(world):
    people = world.came(9, of=11)
    world.time_passes(QUARTER)
    assert world.sent == []
    world.marks(people[9], Status.PART)
    world.time_passes(world.now + timedelta(minutes=5))
    assert world.kinds() == ["group-poll"]
    # What is marked after that changes nothing.
    world.marks(people[0], Status.MISSED)
    world.time_passes(world.now + timedelta(hours=1))
    assert world.kinds() == ["group-poll"]


def test_an_unfinished_sheet_is_waited_for_a_day(world):
    world.came(9, of=10)
    world.time_passes(END + timedelta(hours=24) - timedelta(seconds=1))
    assert world.sent == []
    world.time_passes(END + timedelta(hours=24))
    assert world.kinds() == ["group-poll-not-posted"]


def test_without_an_announcement_group(world):
    world.came(12)
    world.db.write_now(lambda tx: setattr(tx.orm.get(GroupRow, world.group_id), "purpose", "cohort"))
    world.time_passes(QUARTER)
    assert world.kinds() == ["group-poll-not-posted"]
    assert world.poll().reason is Reason.NO_GROUP


@pytest.mark.parametrize(
    ("totals", "shown"),
    [
        ((1, 1, 1, 1), Release(Form.NOTHING)),
        ((6, 1, 0, 0), Release(Form.BANDED, 7, 7)),
        (None, Release(Form.UNREAD)),
    ],
)
def test_of_few_votes_only_what_is_shown_is_stored(world, totals, shown):
    world.totals = totals
    world.came(10)
    world.time_passes(QUARTER + timedelta(hours=47))
    assert world.poll().release == shown
    # Telegram shows more under the closed poll than may be told, so it goes before anything is told.
    assert world.kinds()[1:] == [
        "group-poll-close",
        "group-poll-delete",
        "group-poll-result",
        "group-poll-told",
    ]
    assert world.sent[2][2] == Delete(701)
    assert "group-poll-deleted" in said(world.sent[3][2])


def test_a_poll_that_cannot_be_deleted_is_owned_up_to(world):
    world.totals = (1, 1, 1, 1)
    world.came(10)
    world.time_passes(QUARTER)
    world.refused = Delete
    world.time_passes(QUARTER + timedelta(hours=47))
    assert world.kinds()[-2:] == ["group-poll-result", "group-poll-told"]
    for _, _, outgoing in world.sent[-2:]:
        assert "group-poll-stays" in said(outgoing)
        assert "group-poll-deleted" not in said(outgoing)


def test_it_is_closed_before_it_can_no_longer_be_deleted(world):
    world.totals = (1, 1, 1, 1)
    early = START.replace(hour=7, minute=10)  # Ends at 8:00, so the close falls in quiet hours.
    move(world, early)
    world.came(10)
    world.time_passes(early + timedelta(hours=48, minutes=30))
    posted, deleted = world.at["group-poll"], world.at["group-poll-delete"]
    assert deleted - posted < timedelta(hours=48)
    assert "group-poll-result" not in world.at  # It is twenty to eight, and a message would wake people.
    world.time_passes(early + timedelta(hours=49))
    assert "group-poll-result" in world.at


def test_everything_twice_changes_nothing(world):
    world.came(10)
    world.time_passes(QUARTER)
    for _ in range(2):
        world.by_clock(polls.decide_poll, session_id=world.over)
        world.by_clock(polls.poll_posted, session_id=world.over, message_id=999)
    world.locked(polls.sheet_changed, world.now)
    world.time_passes(world.now)
    assert world.kinds() == ["group-poll"]
    assert world.poll().message_id == 701
    world.time_passes(QUARTER + timedelta(hours=47))
    release = world.poll().release
    world.by_clock(polls.close_poll, session_id=world.over)
    world.by_clock(polls.poll_closed, session_id=world.over, totals=(0, 0, 0, 99))
    world.time_passes(world.now + timedelta(days=1))
    assert world.poll().release == release
    assert len(world.sent) == 4


def move(world, starts_at):
    def run(tx):
        tx.orm.get(SessionRow, world.over).starts_at = starts_at
        tx.flush()
        polls.plan_poll(tx, sessions.lock(tx, world.over), MONDAY)

    world.db.write_now(run)


def test_moved_and_cancelled(world):
    world.came(10)
    move(world, START + timedelta(days=1))
    world.time_passes(QUARTER)
    assert world.sent == []

    def cancel(tx):
        tx.orm.get(SessionRow, world.over).status = "cancelled"
        tx.flush()
        polls.session_cancelled(tx, sessions.lock(tx, world.over), world.now)

    world.db.write_now(cancel)
    assert world.due() == []
    world.by_clock(polls.decide_poll, session_id=world.over)
    assert world.poll() is None
    assert world.db.read_now(poll_of, world.over) is None
