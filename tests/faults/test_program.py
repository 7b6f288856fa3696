"""300 updates, and the program struck down again and again: each has its effect once, and its answer."""

import signal

import pytest

from tests.faults import rush, vale

STRIKES = [(signal.SIGKILL, 80), (signal.SIGTERM, 80), (signal.SIGKILL, 80)]
"""And after how many further calls."""


@pytest.mark.long
@pytest.mark.parametrize("by", ["polling", pytest.param("webhook", marks=pytest.mark.rarely)])
async def test_struck_down_in_the_middle_every_update_has_its_effect_once(storage_url, tmp_path, by):
    async with vale.opened(storage_url, tmp_path, doctors=rush.DOCTORS, by=by) as here:
        pressed = await rush.begins(here)
        for number, calls in STRIKES:
            await here.struck(number, calls)
            assert here.sim.unacknowledged, "it was struck too late"
            if number == signal.SIGTERM:
                assert here.in_flight() == []
        await here.finishes()
        rush.is_over(here, pressed, repeated=True)
