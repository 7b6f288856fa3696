"""Whoever is forgotten in the middle of things, places stay what they are: never oversold, never idle."""

from datetime import timedelta
from random import Random

import pytest
import sqlalchemy as sa

from actions import privacy
from actions.bookings import book_place, cancel_place
from actions.due_work import run
from actions.privacy import forget_me
from rules.bookings import Phase, phase
from rules.ids import MemberId
from rules.privacy import Forgotten
from storage import bookings, due, sessions
from storage.db import Database
from storage.tables import BookingRow, MemberRow, PlaceOfferRow, PresenterSlotRow, WaitlistEntryRow
from tests.world import World

STEPS = 100


class History:
    """Two small sessions, a few doctors who come, go, and are forgotten, and a clock."""

    def __init__(self, url, seed):
        self.world, self.random = World(Database(url)), Random(seed)
        self.world.member("Noor", "owner")
        self.serial = 0
        self.names = [self.joins() for _ in range(6)]
        self.sessions = [
            self.world.session(places=2, starts_at=self.world.now + timedelta(days=days)) for days in (4, 9)
        ]
        self.forgotten = 0

    def joins(self):
        self.serial += 1
        self.world.member(f"Doctor {self.serial}")
        return f"Doctor {self.serial}"

    def step(self):
        name, session = self.random.choice(self.names), self.random.choice(self.sessions)
        match self.random.choices(["book", "cancel", "forget", "wait"], [10, 4, 2, 2])[0]:
            case "book":
                self.world.does(name, book_place, session)
            case "cancel":
                self.world.does(name, cancel_place, session)
            case "forget":
                assert isinstance(self.world.does(name, forget_me, None), Forgotten)
                self.forgotten += 1
                self.names[self.names.index(name)] = self.joins()
            case "wait":
                self.world.advance(hours=self.random.randint(1, 7))
                self.clock()
        self.looks()

    def clock(self):
        for due_id in self.world.db.read_now(due.ready, self.world.now):
            self.world.db.write_now(run, due_id, self.world.now)

    def looks(self):
        """What holds after every step."""
        self.world.db.read_now(self._look)

    def _look(self, tx):
        for session_id in self.sessions:
            session = sessions.load(tx, session_id)
            view = bookings.view(tx, session, MemberId(0), self.world.now)
            assert view.booked + view.held <= session.places, "oversold"
            if phase(session, self.world.now) is Phase.LINE:
                untold = view.waiting - view.held
                assert view.free == 0 or untold <= 0, "a place is idle while somebody waits"
        erased = sa.select(MemberRow.id).where(MemberRow.user_id < 0)
        coming = [one for one in self.sessions if sessions.load(tx, one).starts_at > self.world.now]
        for table in (BookingRow, WaitlistEntryRow, PlaceOfferRow):
            held = sa.select(table).where(table.member_id.in_(erased), table.session_id.in_(coming))
            assert tx.execute(held).all() == [], f"a forgotten member holds something of {table.__name__}"
        live = sa.select(PresenterSlotRow).where(
            PresenterSlotRow.member_id.in_(erased), PresenterSlotRow.state.in_(["asked", "accepted"])
        )
        assert tx.execute(live).all() == [], "a forgotten member is to present"

    def play(self):
        for _ in range(STEPS):
            self.step()
        self.world.db.close()
        assert self.forgotten > 5


@pytest.mark.parametrize("seed", range(3))
def test_places_stay_what_they_are(storage_url, seed):
    History(storage_url, seed).play()


def test_the_rig_sees_somebody_who_keeps_a_place(storage_url, monkeypatch):
    monkeypatch.setattr(privacy, "_leave", lambda *_: None)
    with pytest.raises(AssertionError, match="holds something"):
        History(storage_url, 1).play()
