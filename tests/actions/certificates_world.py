"""A session that is over, with its sheet, and what is asked of certificates there."""

from datetime import timedelta

from actions.attendance import record
from actions.certificates import ending, issuing
from rules.attendance import Established, Seen, Status
from rules.certificates import Kind, Subject
from storage import sessions
from storage.certificates import issued
from storage.tables import CertificateRow, PresenterDrawRow, PresenterSlotRow
from tests.world import MONDAY

START = MONDAY + timedelta(days=3, hours=5)
MORNING = MONDAY + timedelta(days=4)
"""The day after, at noon."""


def held(world, *, attended=("Amara", "Ben"), **columns):
    """It is the day after a session at which these were there."""
    session = world.session(**{"starts_at": START, **columns})
    world.now = MORNING
    if attended:
        marks(world, session, **dict.fromkeys(attended, Status.ATTENDED))
    return session


def marks(world, session, *, minutes=None, community=None, **statuses):
    """The facilitator marks these so; None takes a mark back."""
    seen = [
        Seen(world.member(name, community=community), status, Established.SHEET, minutes)
        for name, status in statuses.items()
    ]

    def write(tx):
        held = sessions.lock(tx, session)
        record(tx, held, seen, world.member("Femi"), world.now)

    world.db.write_now(write)


def presented(world, session, name):
    """This member has presented there."""

    def write(tx):
        draw = PresenterDrawRow(
            session_id=session, drawn_at=world.now, pool="all", candidates=[], chosen_id=world.member(name)
        )
        tx.orm.add(draw)
        tx.flush()
        tx.orm.add(
            PresenterSlotRow(
                session_id=session,
                member_id=world.member(name),
                draw_id=draw.id,
                state="presented",
                asked_at=world.now,
                answer_by=world.now,
                changed_at=world.now,
            )
        )

    world.db.write_now(write)


def asks(world, name, session, kind=Kind.ATTENDEE, gmc=None, **kwargs):
    """The decision on this member's asking."""
    return world.does(name, issuing.issue, Subject(kind, session), gmc, **kwargs).decision


def asks_year(world, name, cycle, **kwargs):
    return asks(world, name, cycle, Kind.YEAR, **kwargs)


def cycle_of(world, session):
    return world.db.read_now(lambda tx: sessions.load(tx, session).cycle_id)


def all_of(world):
    """Every certificate there is, the oldest first."""
    rows = world.rows(CertificateRow)
    return [world.db.read_now(issued.load, row.id) for row in rows]


def follows(world, session):
    """The clock comes to where certificates follow the sheet."""
    world.advance(minutes=10)
    world.by_clock(ending.follow_marks, session_id=session)
