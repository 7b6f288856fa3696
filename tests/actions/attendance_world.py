"""A session on Thursday at five that two doctors have booked, and what is seen of its sheet."""

from datetime import timedelta

from actions import attendance as actions
from actions import check_in
from actions.bookings import book_place
from screens.screen import Screen
from screens.texts import Texts
from storage import attendance as stored
from storage import sessions
from tests.world import MONDAY

START = MONDAY + timedelta(days=3, hours=5)
TEXTS = Texts()


def planned(world):
    """The session, with Amara and Ben booked and its due work set."""
    session = world.session(places=12, starts_at=START)
    for name in ("Amara", "Ben"):
        world.does(name, book_place, session)

    def plan(tx):
        locked = sessions.lock(tx, session)
        check_in.plan_check_in(tx, locked, world.now)
        actions.plan_attendance(tx, locked, world.now)

    world.db.write_now(plan)
    return session


def at(world, **span):
    """It is so long after the start."""
    world.now = START + timedelta(**span)


def sheet(world, session):
    return world.db.read_now(lambda tx: stored.sheet(tx, sessions.load(tx, session)))


def states(world, session):
    return {line.name: line.mark and str(line.mark.status) for line in sheet(world, session).lines}


def words(shown: Screen):
    labels = [TEXTS.plain(one.label) for row in shown.rows for one in row]
    return TEXTS.body(shown) + "\n" + "\n".join(labels)
