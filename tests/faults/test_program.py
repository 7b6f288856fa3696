"""300 updates, and the program struck down again and again: each has its effect once, and its answer."""

import signal

import pytest
import sqlalchemy as sa

from handlers.buttons import pack
from rules.bookings import Change
from rules.ids import SessionId
from screens.bookings import CancelPlacePress
from storage.outbox import State
from storage.tables import BookingChangeRow, MemberRow, OutboxRow
from tests.faults import vale

DOCTORS = 60
UPDATES = 5 * DOCTORS
STRIKES = [(signal.SIGKILL, 80), (signal.SIGTERM, 80), (signal.SIGKILL, 80)]
"""And after how many further calls."""


async def acts(here):
    """What everybody does before the program so much as looks; the presses among it."""
    pressed, cancel = set(), pack(CancelPlacePress(SessionId(1)))
    card = here.doctors[0].screen(here.group).message
    for one in here.doctors:
        pressed.add(one.press_now("Book", in_=here.group).id)
    for one in here.doctors:
        await one.writes("/sessions")
    for one in here.doctors:
        await one.presses_data(cancel, card)
    for one in here.doctors:
        pressed.add(one.press_now("Book", in_=here.group).id)
    for one in here.doctors:
        await one.writes("hello")
    return pressed


@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_struck_down_in_the_middle_every_update_has_its_effect_once(storage_url, tmp_path, by):
    async with vale.opened(storage_url, tmp_path, doctors=DOCTORS, by=by) as here:
        pressed = await acts(here)
        assert here.sim.unacknowledged == UPDATES
        for number, calls in STRIKES:
            await here.struck(number, calls)
            assert here.sim.unacknowledged, "it was struck too late"
            if number == signal.SIGTERM:
                assert here.in_flight() == []
        await here.finishes()

        # What each of them did has happened, in that order and once: cancelling twice would show, and so
        # would booking before cancelling.
        for one in here.doctors:
            assert changes(here, one) == [Change.BOOKED, Change.CANCELLED, Change.BOOKED]
        assert here.booked == sorted(one.id for one in here.doctors)
        # Everybody was answered, and told of both places.
        assert pressed <= here.answered
        for one in here.doctors:
            said = [message.text for message in one.messages()]
            assert sum("You have a place:" in words for words in said) >= 2
            assert any(words.startswith("The next sessions.") for words in said)
            # The latter where the program died between the commit and the answer.
            assert any(words.startswith(("I did not understand that.", "That was done.")) for words in said)
        assert {state for (state,) in here.rows(OutboxRow.state)} == {State.SENT}
        here.doctors[0].sees(f"All {DOCTORS} places are taken", in_=here.group)


def changes(here, person):
    wanted = (
        sa.select(BookingChangeRow.change)
        .join(MemberRow, MemberRow.id == BookingChangeRow.member_id)
        .where(MemberRow.user_id == person.id)
        .order_by(BookingChangeRow.id)
    )
    return here.db.read_now(lambda tx: tx.execute(wanted).scalars().all())
