"""A sender with its storage and clock, and a pretend Telegram that it reaches over HTTP."""

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from datetime import timedelta

import sqlalchemy as sa
from telegram.ext import ExtBot

from actions.members import open_private_chat
from bot.clock import SteppedClock
from bot.http import AiohttpRequest
from bot.limits import Limits
from bot.sender import Sender
from handlers.house import House
from handlers.routes import Routes
from rules.ids import ChatId, UserId
from rules.notices import Notice, ToChat, ToMember
from screens.outgoing import Post
from screens.screen import Screen, Text
from screens.texts import Texts
from simulator import Simulator
from storage import members, outbox
from storage.db import Database
from storage.tables import MemberRow
from tests.world import MONDAY, World

TOKEN = "42:TEST"
PATIENCE = 20.0
"""Seconds of the machine, for one step."""


class Gate(AiohttpRequest):
    """The connection to Telegram; while it is shut, calls are under way and do not arrive."""

    __slots__ = ("chats", "most", "open")

    def __init__(self):
        super().__init__()
        self.open = asyncio.Event()
        self.open.set()
        self.chats = Counter()
        self.most = 0

    async def do_request(self, url, method, request_data=None, *args, **kwargs):
        chat = request_data.json_parameters.get("chat_id") if request_data else None
        self.chats[chat] += 1
        self.most = max(self.most, self.chats[chat])
        try:
            await self.open.wait()
            return await super().do_request(url, method, request_data, *args, **kwargs)
        finally:
            self.chats[chat] -= 1


class Metrics:
    def __init__(self):
        self.outcomes = Counter()

    def sent(self, outcome, _seconds):
        self.outcomes[str(outcome)] += 1


class Rig:
    """Notices by a word; the message that goes out is `Cycle <word>`."""

    def __init__(self, db, base_url, sim, clock, *, limits=None):
        self.db, self.sim, self.clock = db, sim, clock
        self.base_url, self._limits = base_url, limits
        self.world = World(db)
        self.people = {}
        self.composed = Counter()
        self.faults = {}  # word → what composing it raises, or gives: a text, or all that goes out
        self.noted, self.unreached = [], []
        self.metrics = Metrics()
        self._running = []

    # What there is to send, and to whom.

    async def person(self, name):
        """A member whose private chat is open."""
        if name not in self.people:
            person = self.sim.person(name)
            await person.starts()
            self.db.write_now(self._known_as, self.world.member(name), UserId(person.id))
            self.people[name] = person
        return self.people[name]

    def _known_as(self, tx, member_id, user_id):
        wanted = sa.update(MemberRow).where(MemberRow.id == member_id)
        tx.execute(wanted.values(user_id=user_id, chat_id=user_id))

    def owe(self, word, to, *, after=None, **options):
        """Owe a notice to a member by name, or to a chat by its number."""
        whom = ToMember(self.world.member(to)) if isinstance(to, str) else ToChat(ChatId(to))
        at = self.clock.now() + (after or timedelta())
        self.db.write_now(
            outbox.add, [Notice("note", word, whom, at, {"word": word}, **options)], self.clock.now()
        )

    def starts_again(self, name):
        """/start, as the handler does it."""
        user = UserId(self.people[name].id)

        def start(tx):
            open_private_chat(tx, members.actor(tx, user), self.clock.now(), ChatId(user))

        self.db.write_now(start)

    # Who sends it.

    def routes(self):
        def note(tx, owed):
            word = owed.variables["word"]
            self.composed[word] += 1
            fault = self.faults.get(word, Text("button-export-cycle", {"cycle": word}))
            if isinstance(fault, Exception):
                raise fault
            return Post(Screen((fault,))) if isinstance(fault, Text) else fault

        def sent(tx, owed, receipt, now):
            fault = self.faults.get(("sent", owed.variables["word"]))
            if fault is not None:
                raise fault
            self.noted.append((owed.variables["word"], receipt.message_id))

        def unreached(tx, owed, now):
            self.unreached.append(owed.variables["word"])

        return Routes(notices={"note": note}, sent={"note": sent}, unreached={"note": unreached})

    @asynccontextmanager
    async def sender(self, holder="one", *, db=None, poll=timedelta(seconds=1)):
        """A sender that runs; leaving stops it as an operator would."""
        house = House(db or self.db, Texts(), self.clock.now, lambda: None)
        gate = Gate()
        limits = self._limits or Limits(self.clock, overall=3000, per_chat=1000, per_group=60_000)
        bot = ExtBot(
            TOKEN, base_url=self.base_url, request=gate, get_updates_request=Gate(), rate_limiter=limits
        )
        await bot.initialize()
        sender = Sender(bot, house, self.routes(), self.clock, holder, poll=poll, counts=self.metrics)
        sender.gate, sender.house = gate, house
        sender.task = asyncio.create_task(sender.run())
        self._running.append(sender)
        try:
            yield sender
        finally:
            self._running.remove(sender)
            gate.open.set()
            sender.stop()
            while not sender.task.done():
                await self.clock.advance(1)
                await asyncio.sleep(0.001)
            await limits.shutdown()
            await bot.shutdown()
            if not sender.task.cancelled():
                sender.task.result()

    # What happens, and what there is to see.

    async def settle(self):
        """Let everything happen that needs no clock and no gate."""
        for sender in self._running:
            sender.wake()
        calm = 0
        async with asyncio.timeout(PATIENCE):
            while calm < 3:
                before = self._counts()
                for _ in range(10):
                    await asyncio.sleep(0)
                moving = self._counts() != before or any(
                    one.house.db.under_way or (one.gate.open.is_set() and one.gate.under_way)
                    for one in self._running
                )
                moving = moving or self.writing > 0
                calm = 0 if moving else calm + 1
                if moving:
                    await asyncio.sleep(0.0005)

    @property
    def writing(self):
        """Files that are being made aside."""
        return sum(one.house.writing for one in self._running)

    async def pass_time(self, **span):
        """Let time pass second by second, with everything that happens in it."""
        for _ in range(int(timedelta(**span).total_seconds())):
            await self.clock.advance(1)
            await self.settle()

    async def pass_to_next(self):
        """To the next moment at which anybody wants to be woken; False when nobody sleeps."""
        wake = self.clock.next_wake()
        if wake is None:
            return False
        await self.clock.advance_to(wake)
        await self.settle()
        return True

    async def until_arrived(self, messages):
        """Let time pass until so many have arrived."""
        await self.settle()
        for _ in range(1000):
            if len(self.arrived) >= messages:
                return await self.settle()
            assert await self.pass_to_next(), f"only these arrived: {self.arrived}"
        raise AssertionError(f"only these arrived: {self.arrived}")

    async def until(self, condition):
        for _ in range(int(PATIENCE * 1000)):
            if condition():
                return
            await asyncio.sleep(0.001)
        raise AssertionError("it did not come to that")

    def _counts(self):
        return [(one.in_flight, one.asleep, sum(one.gate.chats.values())) for one in self._running]

    @property
    def arrived(self):
        """The words that arrived, in order."""
        return [call.params["text"].removeprefix("Cycle ") for call in self.sim.calls_of("sendMessage")]

    @property
    def states(self):
        return {row.variables["word"]: row.state for row in self.world.owed()}

    def row(self, word):
        (found,) = [row for row in self.world.owed() if row.variables["word"] == word]
        return found


@asynccontextmanager
async def opened(storage_url, **options):
    """A rig on a migrated database."""
    db, clock = Database(storage_url), SteppedClock(MONDAY)
    sim = Simulator(token=TOKEN, clock=clock, **options)
    try:
        async with sim.serve("127.0.0.1", 0) as address:
            yield Rig(db, address.base_url, sim, clock)
    finally:
        db.close()
