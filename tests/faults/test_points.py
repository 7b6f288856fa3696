"""kill -9 at every point between a press and the settled notice: nothing owed is lost, little is repeated."""

from collections import Counter

import pytest

from storage.outbox import State
from storage.tables import BookingChangeRow, OutboxRow
from tests.faults import vale
from tests.faults.bot_program import POINTS

PRESSES = 4
"""For each point."""
ONE_CLAIM = {"claiming": 1}
"""One claim may take everything there is; every other point is passed more than twice."""


@pytest.mark.long
async def test_whatever_point_it_dies_at_what_is_owed_arrives(storage_url, tmp_path, record_property):
    async with vale.opened(storage_url, tmp_path, doctors=PRESSES * len(POINTS)) as here:
        waiting, pressed = list(here.doctors), set()
        may_repeat = Counter()
        for point in POINTS:
            for _ in range(PRESSES):
                pressed.add(waiting.pop().press_now("Book", in_=here.group).id)
            await here.dies(point, ONE_CLAIM.get(point, 3))
            may_repeat.update(here.in_flight())
        await here.finishes()

        # The effect of each press, once.
        assert here.booked == sorted(one.id for one in here.doctors)
        changes = Counter(change for (change,) in here.rows(BookingChangeRow.change))
        assert changes == {"booked": len(here.doctors)}
        # Everybody heard of their place: once, or once more for each time that it was on its way at a kill.
        repeated = 0
        for person in here.doctors:
            said = [one for one in person.messages() if "You have a place" in one.text]
            assert 1 <= len(said) <= 1 + may_repeat[person.id]
            repeated += len(said) - 1
        assert sum(may_repeat.values())
        where = storage_url.partition(":")[0]
        record_property(
            "figure",
            f"SIGKILL at {len(POINTS)} points from press to settled notice: of {len(here.doctors)} notices"
            f" 0 lost, {repeated} repeated; {sum(may_repeat.values())} were on their way ({where})",
        )
        assert {state for (state,) in here.rows(OutboxRow.state)} == {State.SENT}
        # Every press was answered, and the card shows what is true.
        assert pressed <= here.answered
        here.doctors[0].sees(f"All {len(here.doctors)} places are taken", in_=here.group)
