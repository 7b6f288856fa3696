from contextlib import asynccontextmanager

import pytest
from structlog.testing import capture_logs

from tests.flows.oak_vale import OakVale

_FAULTS = ("error", "critical")


@pytest.fixture
def opened(storage_url, tmp_path):
    """A community that stands. At its end all that was said was honest, and nothing was logged as a fault.

    `refusals` are what Telegram may say no to in this flow; `faults` the events that it may log.
    """

    @asynccontextmanager
    async def open_(*, refusals=(), faults=(), **changes):
        keys = {"anonymity": {"keys": str(tmp_path / "keys")}}
        changes["changes"] = {**keys, **changes.get("changes", {})}
        vale = OakVale(storage_url, **changes)
        with capture_logs() as logged:
            async with vale.opened():
                await vale.set_up()
                yield vale
        vale.honest.check()
        unexpected = [one.error for one in vale.sim.refusals if one.error not in refusals]
        assert not unexpected, f"Telegram refused: {unexpected}"
        wrong = [one for one in logged if one["log_level"] in _FAULTS and one["event"] not in faults]
        assert not wrong, f"logged as a fault: {wrong}"

    return open_
