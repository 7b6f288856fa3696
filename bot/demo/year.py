"""A year of two hundred made-up doctors: ten sessions, both clock changes, and all that people do.

Each person answers what is put before them with what its buttons offer, as their mood has it; a seed decides
the moods. What the bot said in that year is there to be inspected afterwards, and to be timed.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, product
from typing import Final, TypeVar

from bot.demo.stage import Stage
from rules.typed_dates import read_moment
from simulator import Act, Call, Event, Group, Person, acts
from simulator.acts import ImpossibleError
from simulator.nouns import Message

T = TypeVar("T")

START: Final = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
"""Before the clocks go back (25 October 2026) and forward (28 March 2027)."""
MEETINGS: Final = (
    ("Communicating across cultures", "Thu 1 Oct 2026 5pm"),
    ("Team dynamics", "Thu 29 Oct 2026 5pm"),
    ("Recognising burnout", "Thu 26 Nov 2026 5pm"),
    ("Giving and receiving feedback", "Thu 7 Jan 2027 5pm"),
    ("Speaking up about concerns", "Thu 4 Feb 2027 5pm"),
    ("Breaking bad news", "Thu 4 Mar 2027 5pm"),
    ("Working with interpreters", "Thu 1 Apr 2027 5pm"),
    ("Humour and small talk", "Thu 6 May 2027 9am"),
    ("Planning a career", "Thu 3 Jun 2027 5pm"),
    ("Being a senior colleague", "Thu 1 Jul 2027 5pm"),
)
_RIGHTS: Final = ("can_invite_users", "can_delete_messages", "can_restrict_members", "can_pin_messages")
_SYLLABLES: Final = (
    ("Ba", "De", "Fi", "Go", "Lu", "Ma", "Ne", "Pi", "Ro", "Su"),
    ("la", "mi", "no", "ra", "tu"),
)
_ENDINGS: Final = ("n", "s", "l", "k")
_AT_ONCE: Final = 8
"""How many people press at the same moment."""
_EAGER: Final = 22
"""How many doctors would like to come to a session."""
_AHEAD: Final = timedelta(days=9)
"""How long before it a session is moved or called off."""
_MOVED_TO: Final = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)
_RECENT: Final = 4
"""How many messages somebody looks back over."""
_REPLIES_WITHIN: Final = timedelta(minutes=2)
"""What the bot says to somebody so soon after they did something is its answer."""

REACTIONS: Final[Mapping[str, Mapping[str, float]]] = {
    "Take the place": {"Take the place": 0.6, "No, thank you": 0.2},
    "Not this time": {"Yes": 0.45, "Not this time": 0.25, "Never ask me": 0.02, "Why me?": 0.08},
    "I'm here": {"I'm here": 0.85},
    "Give up my place": {"Give up my place": 0.1},
}
"""What a message with this button leads to, and how often; what is left of 1 is silence."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of the bot, as it went out."""

    at: datetime
    chat_id: int
    method: str
    words: str
    answers: bool
    """Whether it follows at once on something that person did."""


class Year:
    """Who is in it, and what happened: `sent` is every message, oldest first."""

    def __init__(self, stage: Stage, doctors: int = 200, seed: int = 2026) -> None:
        self.stage = stage
        self.sent: list[Sent] = []
        self.doctors: dict[int, Person] = {}
        """By their Telegram ids."""
        self._wanted = doctors
        self._chance = random.Random(seed)  # noqa: S311  It decides what pretend people do.
        self._news: set[int] = set()
        self._acted: dict[int, datetime] = {}
        self._eager: dict[int, list[Person]] = {}
        sim = stage.sim
        self.noor, self.femi = sim.person("Noor"), sim.person("Femi")
        self.group: Group = sim.group("Oak Vale CIG", self.noor)
        stage.appoint(self.noor)
        sim.observers.append(self._hear)

    async def play(self, weeks_after: int = 3) -> None:
        """From the empty group until some weeks after the last session."""
        await self._gather()
        await self._plan()
        starts = [self._starts(typed) for _, typed in MEETINGS]
        end = max(starts) + timedelta(weeks=weeks_after)
        changes = {starts[2] - _AHEAD: self._move_the_third, starts[5] - _AHEAD: self._cancel_the_sixth}
        while self.stage.now() < end:
            await self.stage.advance(to=self._next_stop([*starts, _MOVED_TO, *changes], end))
            for at in [one for one in changes if one <= self.stage.now()]:
                await changes.pop(at)()
            await self._look_at_phones()
            await self._book()
            await self._mark_the_sheet()

    def _starts(self, typed: str) -> datetime:
        moment = read_moment(typed, START, self.stage.settings.community.zone)
        assert isinstance(moment, datetime), moment
        return moment

    async def _move_the_third(self) -> None:
        await self._open_page("Thu 26 Nov")
        await self.femi.presses("Move")
        await self.femi.writes("Fri 27 Nov 2026 5pm")
        await self.femi.presses("Move it")

    async def _cancel_the_sixth(self) -> None:
        await self._open_page("Thu 4 Mar")
        await self.femi.presses("Cancel the session")
        await self.femi.presses("Yes, cancel the session")

    async def _open_page(self, day: str) -> None:
        await self.femi.writes("/sessions")
        await self.femi.presses(next(one for one in self.femi.screen().message.labels if one.startswith(day)))

    async def _gather(self) -> None:
        """The group is set up, Femi gets the role, and everybody joins."""
        await self.noor.starts()
        await self.noor.add_bot(self.group, _RIGHTS)
        await self.noor.presses("Announcements")
        await self._join([self.femi])
        await self.noor.writes("/members")
        await self.noor.presses("Femi")
        await self.noor.presses("Make facilitator")
        people = [self.stage.sim.person(name) for name in islice(_names(), self._wanted)]
        for some in _by_the_dozen(people):
            await self._join(some)
        self.doctors = {one.id: one for one in people}
        self._news.clear()

    async def _join(self, people: Sequence[Person]) -> None:
        for person in people:
            await person.asks_to_join(self.group)
            await person.starts()
        for label in ("I have read this", "Yes", "I agree"):
            await self._press((person, label) for person in people)

    async def _plan(self) -> None:
        """Femi schedules every session."""
        for topic, typed in MEETINGS:
            for answer in ("/schedule", topic, typed):
                await self.femi.writes(answer)
            await self.femi.presses("The usual length")
            await self.femi.presses("The usual number")
            await self.femi.writes("https://meet.example/oak-vale")
            await self.femi.presses("CIG session")
            await self.femi.presses("Schedule it")

    def _next_stop(self, starts: Iterable[datetime], end: datetime) -> datetime:
        """A few times a day, and just after a session has begun and has ended."""
        now = self.stage.now()
        moments = [now + timedelta(hours=6), end]
        for start in starts:
            moments += [start + timedelta(minutes=3), start + timedelta(minutes=52)]
        return min(one for one in moments if one > now)

    async def _look_at_phones(self) -> None:
        """Whoever has news looks at it, and does what it offers, or nothing."""
        news, self._news = self._news, set()
        people = [self.doctors[one] for one in sorted(news & self.doctors.keys())]
        await self._press((person, label) for person in people for label in self._moods(person))

    def _moods(self, person: Person) -> Iterator[str]:
        """What somebody does about the newest messages."""
        labels = {label for message in person.messages()[-_RECENT:] for label in message.labels}
        for label, answers in REACTIONS.items():
            mood = self._chance.random()
            for answer, often in answers.items() if label in labels else ():
                mood -= often
                if mood < 0:
                    yield answer
                    break

    async def _book(self) -> None:
        """By and by, those who would like to come press the newest cards."""
        for card in self._open_cards():
            eager = self._eager.setdefault(card.id, self._chance.sample([*self.doctors.values()], _EAGER))
            some, self._eager[card.id] = eager[:_AT_ONCE], eager[_AT_ONCE:]
            for person in some:
                button = card.buttons[0][0]
                acts.press(self.stage.sim.world, person.user, card, button)
            if some:
                await self.stage.settle()

    def _open_cards(self) -> list[Message]:
        return [one for one in self.group.messages if {"Book", "Join the waiting list"} & set(one.labels)]

    async def _mark_the_sheet(self) -> None:
        """Femi says that the rest were there, too, when the sheet asks."""
        shown = self.femi.screen().message
        label = next((one for one in shown.labels if one.startswith(("All ", "The other "))), None)
        if label is not None:
            await self.femi.presses(label)

    async def _press(self, pressing: Iterable[tuple[Person, str]]) -> None:
        for some in _by_the_dozen(list(pressing)):
            for person, label in some:
                try:
                    person.press_now(label)
                except ImpossibleError:
                    continue  # The message has changed before they got to it.
            await self.stage.settle()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Act):
            self._acted[event.person.id] = event.at
        elif isinstance(event, Call) and event.ok and event.method.startswith("send"):
            chat_id = int(event.params["chat_id"])
            words = (
                event.params.get("text") or event.params.get("caption") or event.params.get("question", "")
            )
            acted = self._acted.get(chat_id)
            answers = acted is not None and event.at - acted <= _REPLIES_WITHIN
            self.sent.append(Sent(event.at, chat_id, event.method, words, answers))
            self._news.add(chat_id)


def _names() -> Iterator[str]:
    """Names that are nobody's, such as Balan and Demis."""
    for first, second, ending in product(*_SYLLABLES, _ENDINGS):
        yield f"{first}{second}{ending}"


def _by_the_dozen(things: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(things), _AT_ONCE):
        yield things[first : first + _AT_ONCE]
