"""Sixty doctors act five times each before the program so much as looks; and what must be so in the end."""

import sqlalchemy as sa

from handlers.buttons import pack
from rules.bookings import Change
from rules.ids import SessionId
from screens.bookings import CancelPlacePress
from storage.outbox import State
from storage.tables import BookingChangeRow, MemberRow, OutboxRow

DOCTORS = 60
UPDATES = 5 * DOCTORS
CALLS = 7 * DOCTORS
"""That the program makes at least: an answer to each, and a notice of each booking."""


async def begins(here):
    """Everybody books, looks, cancels, books again and says hello; the presses among it."""
    pressed, cancel = set(), pack(CancelPlacePress(SessionId(1)))
    card = here.doctors[0].screen(here.group).message
    # All of one person's before the next person's: what comes again is then the cancelling together with the
    # booking after it, and to have done them twice would show.
    for one in here.doctors:
        pressed.add(one.press_now("Book", in_=here.group).id)
        await one.writes("/sessions")
        await one.presses_data(cancel, card)
        pressed.add(one.press_now("Book", in_=here.group).id)
        await one.writes("hello")
    assert here.sim.unacknowledged == UPDATES
    return pressed


def is_over(here, pressed, *, repeated):
    """Every update had its effect once, and everybody was answered and told; if `repeated`, perhaps again."""
    for one in here.doctors:
        # In that order, and once.
        assert _changes(here, one) == [Change.BOOKED, Change.CANCELLED, Change.BOOKED], _changes(here, one)
    assert here.booked == sorted(one.id for one in here.doctors)
    assert pressed <= here.answered
    for one in here.doctors:
        said = [message.text for message in one.messages()]
        # Each notice shows how things stand when it is sent: the first may come after the cancelling.
        told = sum(words.startswith(("You have a place: Team", "Team dynamics, ")) for words in said)
        assert told >= 2 if repeated else told == 2, said
        assert any(words.startswith("The next sessions.") for words in said)
        # The latter where the effect was committed and the answer did not follow at once.
        assert any(words.startswith(("I did not understand that.", "That was done.")) for words in said)
    left_out = {kind for kind, state in here.rows(OutboxRow.kind, OutboxRow.state) if state != State.SENT}
    # The file of a place that was given up before it went out is not needed any more.
    assert left_out <= {"calendar-file"}
    here.doctors[0].sees(f"All {DOCTORS} places are taken", in_=here.group)


def _changes(here, person):
    wanted = (
        sa.select(BookingChangeRow.change)
        .join(MemberRow, MemberRow.id == BookingChangeRow.member_id)
        .where(MemberRow.user_id == person.id)
        .order_by(BookingChangeRow.id)
    )
    return here.db.read_now(lambda tx: tx.execute(wanted).scalars().all())
