"""A served simulator that is watched for honesty, a bot, and a group."""

import aiohttp
import pytest

from simulator import Simulator, SteppedClock
from tests.honest import Honesty
from tests.simulator.caller import Caller


@pytest.fixture
def clock():
    return SteppedClock()


@pytest.fixture
def sim(clock):
    """A simulator without rate limits. What it sends, and what it takes, must fit Telegram's types."""
    simulator = Simulator(clock=clock)
    honesty = Honesty()
    simulator.observers.append(lambda event: honesty(event) if getattr(event, "ok", True) else None)
    yield simulator
    honesty.check()


@pytest.fixture
async def address(sim):
    async with sim.serve() as served:
        yield served


@pytest.fixture
async def session():
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def bot(sim, address, session):
    return Caller(session, address, sim.token)


@pytest.fixture
def amara(sim):
    """The owner of the group."""
    return sim.person("Amara")


@pytest.fixture
def ben(sim):
    return sim.person("Ben")


@pytest.fixture
def group(sim, amara):
    """A group in which the bot is an admin with the rights that most tests need."""
    made = sim.group("Oak Vale CIG", owner=amara)
    amara.add_bot(
        made, {"can_invite_users", "can_restrict_members", "can_delete_messages", "can_pin_messages"}
    )
    return made
