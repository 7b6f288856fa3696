"""A random history of places, through the real actions and due work, watched after every step."""

from datetime import UTC, datetime, timedelta
from random import Random

from actions import booked_for, bookings, capacity, offers, places, reminders, sessions
from actions.due_work import run
from rules.bookings import Phase, Refused, phase
from rules.capacity import TooMany
from rules.dialogue import Draft
from rules.ids import UserId
from rules.reminders import Reminder
from rules.sharing import Guest, State
from screens.outgoing import Receipt
from storage import due, outbox, sharing
from storage.db import Database
from storage.members import NoSuchMemberError
from storage.sessions import lock
from tests.actions.watched_bookings import COMPOSED, BrokenError, Watch, must
from tests.handlers.composing import ROUTES, TEXTS
from tests.world import World

NAMES = [f"Doctor {number}" for number in range(8)]
GUESTS = ["Ada", "Bola"]
"""Of the other community, to which half of the sessions are open."""


class History:
    """Two sessions at a time, ten doctors, a facilitator, and a clock that moves over a clock change."""

    def __init__(self, url, seed):
        self.world = World(Database(url))
        self.world.now = datetime(2026, 10, 22, 9, tzinfo=UTC)
        self.random = Random(seed)
        self.steps = []
        self.river = self.world.add_community("riverside", name="Riverside CIG")
        self.home = dict.fromkeys(NAMES, self.world.community) | dict.fromkeys(GUESTS, self.river)
        self.members = {name: self.world.member(name, community=home) for name, home in self.home.items()}
        self.names = {member: name for name, member in self.members.items()}
        self.femi = self.world.member("Femi", "facilitator")
        self.watch = Watch(self.world, self.femi)
        self.shared = set()
        self.sessions = [self.scheduled() for _ in range(2)]
        self.watch.begin(self.sessions)

    def play(self, steps):
        for _ in range(steps):
            try:
                self.step()
            except BrokenError as broken:
                raise BrokenError(f"{broken}; the last steps: {'; '.join(self.steps[-12:])}") from broken

    def close(self):
        self.world.db.close()

    def step(self):
        verbs = {
            self.book: 30,
            self.cancel: 14,
            self.answer: 14,
            self.advance: 25,
            self.move: 2,
            self.call_off: 1,
            self.change_places: 5,
            self.present: 2,
            self.hand_over: 1,
            self.leave: 1,
            self.book_for: 4,
            self.cancel_for: 3,
            self.switch: 1,
            self.restart: 1,
        }
        (verb,) = self.random.choices(list(verbs), list(verbs.values()))
        self.steps.append(verb.__name__)
        self.in_group = False
        self.watch.presenting = frozenset()
        verb()
        self.watch.look(self.sessions, in_group=self.in_group)
        self.send()
        self.renew()

    # What is done.

    def scheduled(self):
        """A session with its due work, in three hours to ten days."""
        session = self.world.session(
            places=self.random.randint(1, 3),
            starts_at=self.world.now + timedelta(minutes=self.random.randint(180, 14_400)),
            closes_before=self.random.choice([0, 0, 0, 30, 180]),
        )

        def plan(tx):
            for follow in (offers.plan_first_come, reminders.plan_reminders):
                follow(tx, lock(tx, session), self.world.now)

        self.world.db.write_now(plan)
        if self.random.random() < 0.5:
            self.shared.add(session)
            self.world.db.write_now(sharing.save, Guest(session, self.river, State.ACCEPTED))
        return session

    def book(self):
        session = self.some_session()
        self.in_group = self.random.random() < 0.3
        anyway = self.random.random() < 0.8
        name = self.somebody(session)
        self.does(name, bookings.book_place, session, in_group=self.in_group, anyway=anyway)

    def book_for(self):
        member = self.members[self.random.choice(NAMES)]
        self.does("Femi", booked_for.book_for, self.some_session(), member)

    def cancel(self):
        session = self.some_session()
        self.does(self.somebody(session), bookings.cancel_place, session)

    def cancel_for(self):
        session = self.some_session()
        name = self.somebody(session)
        state = self.watch.states[session]
        try:
            self.does("Femi", booked_for.cancel_for, session, self.members[name])
        except NoSuchMemberError:
            # A guest who has nothing here is nobody whom the facilitator knows.
            holds = self.members[name] in {*state.booked, *state.line}
            must(name in GUESTS and not holds, "whoever has a place is found")

    def answer(self):
        """An offer is taken or declined: by whom it was made to, late, twice, or by somebody else."""
        made = [
            offer
            for session in self.sessions
            for offer in self.watch.states[session].offers.values()
            if offer.state == "open" or self.random.random() < 0.3
        ]
        if not made:
            return
        offer = self.random.choice(made)
        action = self.random.choice([bookings.accept_offer, bookings.decline_offer])
        whose = self.names[offer.member_id]
        name = whose if self.random.random() < 0.9 else self.somebody(offer.session_id)
        # Who has a place is told so, whatever they press.
        has_place = self.members[name] in self.watch.states[offer.session_id].booked
        done = self.does(name, action, offer.session_id, offer.id)
        if not has_place and (name != whose or offer.state != "open"):
            must(isinstance(done.decision, Refused), "an offer that is over, or another's, was answered")

    def advance(self):
        """The clock goes on, and each piece of work is done at its time."""
        until = self.world.now + timedelta(minutes=self.random.choice([1, 10, 30, 60, 180, 480, 720, 1440]))
        # Often to the last hours before a start, where the most can happen to a place.
        starts = min(self.watch.states[one].session.starts_at for one in self.sessions)
        late = starts - timedelta(minutes=self.random.randint(0, 240))
        if late > self.world.now and self.random.random() < 0.2:
            until = late
        while (at := self.next_at()) is not None and at <= until:
            self.world.now = max(self.world.now, at)
            for one in self.world.db.read_now(due.ready, self.world.now):
                self.world.db.write_now(run, one, self.world.now)
                self.watch.look(self.sessions)
            self.send()
        self.world.now = until

    def next_at(self):
        """When there is something to do or to send."""

        def ahead(tx):
            return min((at for at in (due.next_at(tx), outbox.next_at(tx)) if at is not None), default=None)

        return self.world.db.read_now(ahead)

    def move(self):
        to = self.world.now + timedelta(minutes=self.random.randint(1, 14_400))
        answers = {"session": self.some_session(), "starts": to.isoformat(), "confirm": "yes"}
        self.does("Femi", sessions.move_session, self.draft("move", answers))

    def call_off(self):
        self.does("Femi", sessions.cancel_session, self.some_session())

    def change_places(self):
        session, wanted = self.some_session(), self.random.randint(1, 4)
        draft = self.draft("places", {"session": session, "places": wanted})
        done = self.does("Femi", capacity.change_places, draft)
        if isinstance(done.decision, TooMany) and self.random.random() < 0.7:
            chosen = self.random.choice([None, *(one for one, _ in done.holders)])
            self.does("Femi", capacity.move_to_line, session, wanted, chosen)

    def present(self):
        """Somebody agrees to present, and has a place for it, whatever the line."""
        session = self.some_session()
        self.seats(session, self.members[self.somebody(session)], places.seat_presenter)

    def hand_over(self):
        """Who presents has another do it, who comes in their place."""
        session = self.some_session()
        booked = self.watch.states[session].booked
        coming = self.members[self.somebody(session)]
        leaving = self.random.choice([one for one in booked if one != coming] or [None])
        if leaving is not None:
            self.seats(session, leaving, places.pass_on, coming, by=leaving)

    def seats(self, session_id, member, action, *others, by=None):
        self.watch.presenting = frozenset((member, *others))
        last = {"by": by} if by is not None else {}

        def act(tx):
            session = lock(tx, session_id)
            if phase(session, self.world.now) is not Phase.CLOSED:
                action(tx, session, member, *others, now=self.world.now, **last)

        self.world.db.write_now(act)

    def leave(self):
        """Somebody leaves the community, and comes back at once."""
        member = self.members[self.random.choice([*NAMES, *GUESTS])]
        self.world.db.write_now(bookings.member_left, member, self.world.now)

    def switch(self):
        reminder = self.random.choice(list(Reminder))
        name = self.random.choice(NAMES)
        self.does(name, reminders.switch_reminder, reminder, on=self.random.random() < 0.5)

    def restart(self):
        url = self.world.db.url.render_as_string(hide_password=False)
        self.world.db.close()
        self.world.db = Database(url)

    def send(self):
        """What the sender does with whatever may go out by now."""
        while owed := self.world.db.write_now(self.claim):
            for one in owed:
                message = None
                if one.kind in COMPOSED and (one.not_after is None or one.not_after > self.world.now):
                    message = self.world.db.read_now(ROUTES.notices[one.kind], one)
                if message is not None:
                    self.watch.look_at_message(one, TEXTS.body(message.screen))
                self.world.db.write_now(self.settle, one, sent=message is not None)

    def claim(self, tx):
        return outbox.claim(tx, self.world.now, holder="sender", lease=timedelta(hours=1), limit=50)

    def settle(self, tx, one, *, sent):
        outbox.settle(tx, one, outbox.State.SENT if sent else outbox.State.DROPPED, self.world.now)
        if sent and one.kind in ROUTES.sent:
            ROUTES.sent[one.kind](tx, one, Receipt(1), self.world.now)

    def renew(self):
        """A session that is over or called off makes room for another."""
        before = list(self.sessions)
        for number, one in enumerate(before):
            session = self.watch.states[one].session
            if session.status == "cancelled" or self.world.now >= session.ends_at:
                self.sessions[number] = self.scheduled()
        if self.sessions != before:
            self.watch.begin(self.sessions)

    def some_session(self):
        return self.random.choice(self.sessions)

    def somebody(self, session):
        return self.random.choice([*NAMES, *(GUESTS if session in self.shared else ())])

    def does(self, name, action, *args, **kwargs):
        self.steps[-1] += f" {name} {args} on {self.world.now:%d %b %H:%M}"
        return self.world.does(name, action, *args, community=self.home.get(name), **kwargs)

    def draft(self, flow, answers):
        return Draft(UserId(1), self.world.community, 1, flow, "confirm", answers, self.world.now)
