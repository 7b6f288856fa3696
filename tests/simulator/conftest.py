"""A served simulator, and a bot that calls it over plain HTTP, form-encoded as most libraries do."""

import json

import aiohttp
import pytest

from simulator import Simulator, SteppedClock
from tests.honest import Honesty


class RefusedError(Exception):
    """What Telegram said no with."""

    def __init__(self, status, answer):
        super().__init__(answer["description"])
        self.status = status
        self.code = answer["error_code"]
        self.parameters = answer.get("parameters", {})


class Caller:
    """`await bot.sendMessage(chat_id=1, text="x")` gives the result or raises RefusedError."""

    def __init__(self, session, address, token):
        self.session = session
        self.address = address
        self.root = address.base_url + token

    def __getattr__(self, method):
        async def call(**params):
            form = {name: _encoded(value) for name, value in params.items() if value is not None}
            async with self.session.post(f"{self.root}/{method}", data=form) as response:
                answer = await response.json()
            assert answer["ok"] is (response.status == 200)
            if not answer["ok"]:
                raise RefusedError(response.status, answer)
            return answer["result"]

        return call

    async def updates(self):
        """All that wait, acknowledged."""
        found = await self.getUpdates(timeout=0)
        if found:
            await self.getUpdates(offset=found[-1]["update_id"] + 1, timeout=0)
        return found


def _encoded(value):
    return value if isinstance(value, str) else json.dumps(value)


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


def keyboard(*rows):
    """An inline keyboard of (label, data) pairs."""
    return {
        "inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    }


