from contextlib import asynccontextmanager

import pytest

from tests.flows.oak_vale import OakVale


@pytest.fixture
def opened(storage_url):
    """A community that stands, and the proof at its end that all that was said was honest."""

    @asynccontextmanager
    async def open_(*, refusals=(), **changes):
        vale = OakVale(storage_url, **changes)
        async with vale.opened():
            await vale.set_up()
            yield vale
        vale.honest.check()
        unexpected = [one.error for one in vale.sim.refusals if one.error not in refusals]
        assert not unexpected, f"Telegram refused: {unexpected}"

    return open_
