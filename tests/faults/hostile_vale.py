"""Two communities in the middle of a busy year, on which updates of every kind rain."""

import asyncio
import logging
import random
import re
import traceback
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import replace

import structlog

import bot.sender
from actions.communities import furnish
from rules.communities import Admission
from rules.ids import CommunityId, UserId
from rules.permissions import Role
from screens.outgoing import InConfidence
from screens.presses import PRESSES
from simulator import Call, blocking
from storage import members
from tests.faults import hostile_oracles as oracles
from tests.faults.hostile_mending import mend, state
from tests.faults.hostile_updates import FROM_TELEGRAM, Crowd
from tests.flows.asking import asked, asks
from tests.flows.moderating import STAFF_RIGHTS
from tests.flows.oak_vale import RIGHTS, OakVale
from tests.flows.riverside import RIVERSIDE, found_riverside
from tests.flows.test_foreign_presses import MODERATED, SECRET, a_full_life

BATCH = 20
OAK_VALE, RIVER = 1, 2
CASTS = {
    "nobody": (),
    "strangers": ("yusuf", "xenia", "zola"),
    "members": ("amara", "ben", "chidi", "dayo"),
    "riversiders": ("rosa",),
    "facilitators": ("femi",),
    "moderators": ("mona",),
    "owners": ("noor",),
    "riverside's staff": ("zara",),
    "everybody": ("yusuf", "amara", "ben", "dayo", "rosa", "femi", "mona", "noor", "zara"),
}
_OFTEN = {"strangers": 2, "members": 4, "nobody": 2, "everybody": 2}
_STAFF = frozenset(("femi", "mona", "noor", "zara"))
_ALLOWED = frozenset(("notice-refused", "notice-failed"))
"""Telegram refused what was owed to a chat that only a forged update knew."""
_REFUSALS = re.compile(
    "(?i)not modified|query is too old|blocked by the user|initiate conversation|chat not found|not found"
    "|message can't be|hide_requester_missing|user_already_participant|participant|not enough rights"
    "|administrator rights|bot was kicked|not a member|upgraded to a supergroup|not a forum|topic|thread"
    "|have no rights|can't remove|can't restrict|owner|poll has already|no text in the message|file_id"
    "|only for supergroups|invite_hash|not an administrator|protected"
)
"""What Telegram may refuse where the world is not as an update said it was."""
_THREAD = re.compile(r"\w[\w ]{1,30} (asks|writes):")
"""How an anonymous question begins in the group, once a moderator has let it in."""
_UPDATE: ContextVar[str] = ContextVar("update", default="")


class HostileError(AssertionError):
    """Something did not hold. Says the seed, the batch and its updates as JSON."""


@asynccontextmanager
async def opened(url, folder, seed, **choices):
    """The two communities, and the rig that rains on them."""
    keys = {"anonymity": {"keys": str(folder / "keys")}}
    vale = OakVale(url, changes={**MODERATED, **keys})
    vale.river = None
    # What everybody is called is found nowhere else.
    for number, name in enumerate(
        ("Amara", "Ben", "Chidi", "Dayo", "Mona", "Rosa", "Yusuf", "Xenia", "Zola")
    ):
        vale.people[name.lower()] = vale.sim.person(name, last_name=f"Mk{number}q")
    with _logged() as faults:
        async with vale.opened():
            await vale.set_up()
            await _furnished(vale)
            vale.honest.check()
            rig = Rig(vale, seed, faults, **choices)
            rig.mended = await vale.running.db.read(state)
            with rig.watching():
                yield rig
    vale.honest.check()


async def _furnished(vale):
    """Everything that an update could change, in both communities."""
    await a_full_life(vale)
    await vale.doctors("Mona", roles=(Role.MODERATOR,))
    await vale.noor.promotes(vale.mona, vale.group, STAFF_RIGHTS)
    zara = await found_riverside(vale)
    moderated = replace(RIVERSIDE, admission=Admission.MODERATED)
    await vale.running.db.write(furnish, vale.now(), moderated, [])
    vale.river = vale.sim.group("Riverside news", zara)
    await zara.add_bot(vale.river, RIGHTS)
    await zara.presses("Announcements")
    zara.adds(vale.rosa, vale.river)

    def join(tx):
        members.admit(
            tx,
            CommunityId(RIVER),
            UserId(vale.rosa.id),
            vale.now(),
            name=vale.rosa.name,
            chat_id=vale.rosa.id,
        )

    await vale.running.db.write(join)
    for person in (vale.rosa, vale.yusuf, vale.xenia):
        await person.starts()
    await asked(vale, vale.dayo)
    await asks(vale, vale.ben, "Which courier delivers at night?")
    # A link of Telegram's own, by which anybody may ask to join.
    assert vale.group.invite_link
    assert vale.river.invite_link


@contextmanager
def _logged():
    """Every line that is logged as a fault, by us or by a library, with the update it is about."""
    faults = []

    def note(_logger, level, event):
        if level in ("error", "critical") and event["event"] not in _ALLOWED:
            shown = {name: value for name, value in event.items() if name != "exc_info"}
            faults.append((str(shown), _UPDATE.get() or "none", _error(event.get("exc_info"))))
        raise structlog.DropEvent

    class Heard(logging.Handler):
        def emit(self, record):
            line = f"{record.name}: {record.getMessage()}"
            faults.append((line, _UPDATE.get() or "none", _error(record.exc_info)))

    processors = structlog.get_config()["processors"]
    kept, heard = processors.copy(), Heard(logging.ERROR)
    processors[:] = [note]
    logging.getLogger().addHandler(heard)
    try:
        yield faults
    finally:
        logging.getLogger().removeHandler(heard)
        processors[:] = kept


def _error(exc_info):
    return (
        exc_info[1]
        if isinstance(exc_info, tuple)
        else exc_info
        if isinstance(exc_info, BaseException)
        else None
    )


class Rig:
    """Rains updates on the two communities, in batches of one cast each, and looks after each batch.

    Args:
        casts: which of them act; all of them by default.
        codes: which presses are forged; all of them by default.
    """

    def __init__(self, vale, seed, faults, *, casts=tuple(CASTS), codes=tuple(PRESSES)):
        self.vale, self.seed, self._faults = vale, seed, faults
        self._rng = random.Random(seed)
        self._casts, self._codes = casts, codes
        self._number = FROM_TELEGRAM
        self._calls, self._confident, self._inputs = [], set(), []
        self._delivered = set()
        self._canaries = {}
        self.mended = None
        """The groups and who is what, as they are to be again now and then."""
        self.played = 0
        """Updates that went in."""
        self._batch = 0

    @contextmanager
    def watching(self):
        """Notes every call of the bot, every update, and to whom something was said in confidence."""
        vale, deliver = self.vale, bot.sender.deliver

        async def noted(bot_, house, chat_id, outgoing, priority):
            if isinstance(outgoing, InConfidence):
                self._confident.add(outgoing.chat_id)
            self._delivered.add(chat_id)
            return await deliver(bot_, house, chat_id, outgoing, priority)

        def heard(event):
            if isinstance(event, Call):
                self._calls.append(event)

        handle = vale.running.intake._handle

        async def handled(update):
            _UPDATE.set(str(update.update_id))
            await handle(update)

        vale.sim.observers.append(heard)
        vale.running.intake._handle = handled
        bot.sender.deliver = noted
        try:
            yield
        finally:
            bot.sender.deliver = deliver

    async def rains(self, updates):
        """That many updates; HostileError at the first batch after which something does not hold."""
        often = [one for one in self._casts for _ in range(_OFTEN.get(one, 1))]
        while self.played < updates:
            cast = self._rng.choice(often)
            await self._one_batch(cast)
            if self._rng.random() < 0.1:
                await self._time_passes()
            if self._rng.random() < 0.2:
                await self._everything_is_mended()

    # One batch

    async def _one_batch(self, cast):
        vale = self.vale
        self._batch += 1
        people = [vale.people[name] for name in CASTS[cast]]
        groups = [vale.group, vale.group, vale.river, *vale.sim.groups]
        crowd = Crowd(self._rng, vale, people, list(vale.people.values()), groups, self._codes, self._canary)
        self._calls.clear()
        self._confident.clear()
        self._delivered.clear()
        self._inputs.clear()
        actors = {one.id for one in people}
        before = await vale.running.db.read(oracles.snapshot)
        verbs = oracles.verbs_of(before, actors)
        try:
            ways = (self._played, self._walked, self._forged) if people else (self._forged,)
            await self._rng.choice(ways)(crowd)
        except AssertionError as stuck:
            self._fails(cast, [f"hangs: {stuck}"])
        after = await vale.running.db.read(oracles.snapshot)
        wrong = self._faulty() + oracles.rights_gained(before, after, actors | crowd.senders, verbs)
        wrong += oracles.powers_used(self._calls, before, after, verbs)
        wrong += self._said_wrongly(actors | crowd.senders, before, after)
        if wrong:
            self._fails(cast, wrong)

    async def _played(self, crowd):
        """What the apps allow and what Telegram could forge, by polling."""
        vale = self.vale
        updates = vale.sim.world.updates
        for _ in range(BATCH):
            if self._rng.random() < 0.6:
                number = updates.last_id
                crowd.plays()
                self._inputs += [
                    updates.waiting[one].decode(errors="replace")
                    for one in range(number + 1, updates.last_id + 1)
                    if one in updates.waiting
                ]
            else:
                sent = crowd.forged(updates.last_id + 1)
                if sent.update.get("update_id") == updates.last_id + 1:
                    vale.sim.enqueue_raw(sent.text.encode())
                    self._inputs.append(sent.text)
            self.played += 1
            if self._rng.random() < 0.3:
                await vale.settle()  # So that what is pressed next is what was shown last.
        await vale.settle()
        assert vale.sim.unacknowledged == 0, "updates were not acknowledged"

    async def _walked(self, crowd):
        """One person goes on from screen to screen."""
        vale, user = self.vale, self._rng.choice(crowd.cast).user
        updates = vale.sim.world.updates
        for _ in range(BATCH):
            number = updates.last_id
            crowd.steps_on(user)
            self._inputs += [updates.waiting[one].decode() for one in range(number + 1, updates.last_id + 1)]
            self.played += 1
            await vale.settle()

    async def _forged(self, crowd):
        """What comes through the webhook's door, some of it twice: none is to be sent again."""
        vale = self.vale
        waiting = []
        for _ in range(BATCH):
            again = waiting and self._rng.random() < 0.05
            if not again:
                self._number += 1
            sent = crowd.forged(self._number)
            self._inputs.append(sent.text)
            waiting.append(asyncio.create_task(vale.running.intake.receive(sent.text.encode())))
            self.played += 1
        await vale.settle()
        done, hanging = await asyncio.wait(waiting, timeout=5)
        assert not hanging, "updates were not handled"
        for one in done:
            assert one.result(), "an update is to be sent again"

    async def _time_passes(self):
        """Between two batches; what falls due may change whatever the clock may, and fails nowhere."""
        self._inputs[:] = ["(time passes)"]
        try:
            await self.vale.advance(hours=self._rng.choice((1, 7, 26, 80)))
        except AssertionError as stuck:
            self._fails("the clock", [f"hangs: {stuck}"])
        if wrong := self._faulty():
            self._fails("the clock", wrong)

    async def _everything_is_mended(self):
        """Between two batches: an upgrade to nowhere, or /forgetme, would leave little to break."""
        vale = self.vale
        for person in vale.people.values():
            blocking.unblock(vale.sim.world, person.user)
        await vale.running.db.write(mend, self.mended, vale.now())
        vale.running.house.known_groups.clear()
        await vale.settle()

    # What is looked at

    def _faulty(self):
        vale = self.vale
        found = []
        for line, number, error in self._faults:
            about = [one for one in self._inputs if re.search(rf'"update_id": ?{number}\b', one)]
            found.append(
                f"logged: {line}\n{''.join(traceback.format_exception(error)) if error else ''}{about}"
            )
        self._faults.clear()
        found += [
            f"Telegram refused {call.method} {str(call.params)[:600]}: {call.error}"
            for call in self._calls
            if not call.ok and not _REFUSALS.search(call.error or "")
        ]
        found += [f"dishonest: {one}" for one in vale.honest.problems]
        vale.honest.problems.clear()
        if vale.running.failed.done():
            found.append("a part of the program has failed")
        return found

    def _said_wrongly(self, actors, before, after):
        """Private words go to who acted or is owed them; nothing personal goes to a group or to outsiders."""
        welcome = {int(one) for text in self._inputs for one in re.findall(r'"user_chat_id": ?(-?\d+)', text)}
        # What staff were told of somebody who is forgotten a moment later is owed to nobody any more.
        staff = {person for _, person, _ in before.roles}
        known = actors | oracles.owed_to(before, after) | self._confident | welcome
        known |= staff & self._delivered
        people = {one.id: name for name, one in self.vale.people.items()}
        outside = {
            one: [
                community
                for community in (OAK_VALE, RIVER)
                if (community, one) not in before.admitted | after.admitted | before.left
            ]
            for one in people
        }
        shared = bool(after.owned["session_guests"])
        written = oracles.writers(self._inputs, before.chats | after.chats)
        read_of = before.known | after.known | written
        found = []
        for call in self._calls:
            if "chat_id" not in call.params or call.method == "getUpdates":
                continue
            chat, words = int(call.params["chat_id"]), oracles.words_of(call)
            if chat > 0 and call.method in oracles._SENDS and chat in people and chat not in known:
                found.append(
                    f"to {people.get(chat, chat)}, who did nothing and is owed nothing: {words[:300]}"
                )
            if chat < 0:
                found += self._personal(words)
            elif chat in people:
                found += self._none_of_theirs(words, chat, outside[chat], read_of, shared)
        return found

    def _personal(self, words):
        """Names and private words of those who are no staff, in a group."""
        found = []
        for name, person in self.vale.people.items():
            if person.user.last_name and person.user.last_name in words:
                found.append(f"{name} is named in a group: {words[:300]}")
        for canary in re.findall(r"zq\d+z", words):
            name = self._canaries.get(canary)
            if name is not None and name not in _STAFF and not _THREAD.match(words):
                found.append(f"what {name} typed in private stands in a group: {words[:300]}")
        return found

    def _none_of_theirs(self, words, chat, outside, known, shared):
        """What an outsider is shown of a community: no member's name, no link, nothing they wrote.

        Of whoever writes in a community's group its staff may read, as in a report, member or not.
        """
        found = []
        vale = self.vale
        me = next(name for name, one in vale.people.items() if one.id == chat)
        inside = {OAK_VALE, RIVER} - set(outside)
        for name, person in vale.people.items():
            theirs = any((community, person.id) in known for community in inside)
            mark = person.user.last_name
            if mark and mark in words and name != me and not theirs and not shared:
                found.append(f"{me}, an outsider, reads of {name}: {words[:300]}")
        if OAK_VALE in outside and SECRET in words and not shared:
            found.append(f"{me}, an outsider, reads the link: {words[:300]}")
        if me not in _STAFF and not inside:
            for canary in re.findall(r"zq\d+z", words):
                name = self._canaries.get(canary, me)
                if name != me and name not in _STAFF:
                    found.append(f"{me} reads what {name} typed in private: {words[:300]}")
        return found

    def _canary(self, user_id):
        word = f"zq{len(self._canaries)}z"
        names = {one.id: name for name, one in self.vale.people.items()}
        self._canaries[word] = names.get(user_id)
        return word

    def _fails(self, cast, wrong):
        sent = "\n".join(one if len(one) < 5000 else f"{one[:5000]}…" for one in self._inputs)
        raise HostileError(
            f"seed {self.seed}, batch {self._batch}, {cast}:\n"
            + "\n".join(wrong)
            + f"\nafter these updates:\n{sent}"
        )
