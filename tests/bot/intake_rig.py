"""An intake, a house that handles what it is given, and a pretend getUpdates.

The latter forgets an update only when a higher offset is asked for.
"""

import asyncio
from collections import defaultdict
from datetime import UTC, datetime
from http import HTTPStatus

import orjson
from sqlalchemy.exc import OperationalError
from telegram import Bot
from telegram.request import BaseRequest

from bot.clock import SteppedClock
from bot.intake import Intake

START = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
BUSY = OperationalError("INSERT", {}, Exception("database is locked"))


class Telegram(BaseRequest):
    """The pretend server, as the bot's connection to it."""

    read_timeout = 5.0

    def __init__(self):
        self.waiting = {}  # update id → raw update, until it is acknowledged
        self.asked = []
        self.answers = []  # (status, body) to give before all else
        self._more = asyncio.Event()

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    def put(self, *raws):
        self.waiting |= {raw.get("update_id", -1): raw for raw in raws}
        self._more.set()

    async def do_request(self, url, method, request_data=None, read_timeout=None, **_):
        asked = {
            key: orjson.loads(value) if key != "offset" else int(value)
            for key, value in request_data.json_parameters.items()
        }
        self.asked.append(asked)
        assert url.endswith("/getUpdates")
        assert read_timeout > asked["timeout"]
        if self.answers:
            status, body = self.answers.pop(0)
            return status, orjson.dumps(body)
        self.waiting = {
            number: raw for number, raw in self.waiting.items() if not 0 <= number < asked["offset"]
        }
        if not self.waiting and asked["timeout"]:
            self._more.clear()
            await self._more.wait()
        found = list(self.waiting.values())[: asked["limit"]]
        return HTTPStatus.OK, orjson.dumps({"ok": True, "result": found})


class Metrics:
    def __init__(self):
        self.handled = []
        self.polls = 0

    def update_handled(self, kind, outcome, seconds):
        self.handled.append((kind, outcome, seconds))

    def under_way(self, updates, oldest):
        assert updates >= 0 <= oldest

    def polled(self):
        self.polls += 1


class House:
    """Handles updates: notes them, and waits or fails as the test wishes."""

    def __init__(self):
        self.begun = []
        self.done = []
        self.gates = {}
        self.failures = defaultdict(list)

    async def handle(self, update):
        number = update.update_id
        self.begun.append(number)
        if number in self.gates:
            await self.gates[number].wait()
        if self.failures[number]:
            raise self.failures[number].pop(0)
        self.done.append(number)

    def hold(self, *numbers):
        self.gates |= {number: asyncio.Event() for number in numbers}


class Rig:
    def __init__(self, **options):
        self.telegram, self.house, self.metrics = Telegram(), House(), Metrics()
        self.clock = SteppedClock(START)
        bot = Bot("42:TEST", request=self.telegram, get_updates_request=self.telegram)
        self.intake = Intake(
            bot,
            self.house.handle,
            self.clock,
            allowed_updates=("message", "callback_query"),
            metrics=self.metrics,
            **options,
        )
        self.polling = None

    def start(self):
        self.polling = asyncio.create_task(self.intake.poll())

    async def stop(self):
        await self.intake.stop()
        if self.polling is not None:
            await self.polling

    @property
    def outcomes(self):
        return [(kind, str(outcome)) for kind, outcome, _ in self.metrics.handled]


def message(number, person=None):
    who = {"id": person or 1000 + number, "is_bot": False, "first_name": "Amara"}
    chat = {"id": who["id"], "type": "private", "first_name": "Amara"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": who, "text": "hello"},
    }


def unreadable(number):
    return {"update_id": number, "message": {"message_id": "not a message"}}


def body(raw):
    return orjson.dumps(raw)


async def until(condition):
    for _ in range(2000):
        if condition():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it did not come to that")
