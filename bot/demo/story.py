"""`cigbot story`: a whole year of a made-up community, from joining to the export, in the terminal.

Nothing is written down but who the people are and how they tend to decide. What comes of it is read back from
storage at the end.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import click

from bot import log
from bot.config import Settings
from bot.config_problems import Sources
from bot.demo.cast import (
    ADMIN,
    COMMUNITY,
    DOCTORS,
    FACILITATOR,
    MEETINGS,
    MODERATOR,
    Doctor,
    Meeting,
)
from bot.demo.stage import Stage
from bot.demo.voice import Voice
from bot.exporting import export_attendance
from bot.loop import run
from bot.sections import Log
from rules.ids import SessionId
from rules.typed_dates import read_moment
from simulator import Group, Limits, Person
from storage.views import story as views

START: Final = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
_AHEAD: Final = timedelta(days=21)
"""How long before a session it is announced."""
_RECENT: Final = 8
"""How many messages somebody looks back over."""
_RIGHTS: Final = {
    "can_invite_users": True,
    "can_delete_messages": True,
    "can_restrict_members": True,
    "can_pin_messages": True,
}
_STAFF_RIGHTS: Final = {"can_delete_messages": True, "can_restrict_members": True}


def tell(storage: str = "", *, quiet: bool = False) -> int:
    """Play the story; the exit status. `storage` is the address of an empty database."""
    with somewhere(storage) as url, tempfile.TemporaryDirectory() as folder:
        log.configure(Log(level="warning", format="text"), sys.stderr)
        settings = made_up(url)
        say: Callable[[str], None] = (lambda _line: None) if quiet else click.echo
        line = run(_play(settings, Path(folder) / "attendance.csv", say))
        click.echo(line)
    return 0


def made_up(url: str) -> Settings:
    """The settings of the made-up community on this storage; ConfigError when that cannot be an address."""
    given = {"storage": {"url": url}, "community": {"name": COMMUNITY}, "sessions": {"places": 16}}
    if url.startswith("sqlite:///"):
        given["anonymity"] = {"keys": f"{url.removeprefix('sqlite:///')}.keys"}  # Gone with what it opens.
    return Settings.read(given, Sources("", {("storage", "url"): "--storage"}))


async def _play(settings: Settings, out: Path, say: Callable[[str], None]) -> str:
    stage = Stage(settings, START, limits=Limits())
    Voice(stage.sim, say)
    story = Story(stage, say)
    async with stage.opened():
        await story.play()
        await story.export_in_chat()
        figures = await stage.running.db.read(views.figures)
    rows = export_attendance(stage.settings, out, stage.now())
    say(f"\n$ cigbot export attendance --out {out.name}\n{rows} rows written to {out.name}.\n")
    return (
        f"story complete: {figures.members} members, {figures.sessions} sessions,"
        f" {figures.bookings} bookings, {figures.presented} presented, {figures.polls} polls,"
        f" {rows} rows exported"
    )


class Story:
    """The year, scene by scene. The seed decides how people tend to decide; presenters are drawn for real."""

    def __init__(self, stage: Stage, say: Callable[[str], None], seed: int = 2026) -> None:
        self.stage = stage
        self._say = say
        self._chance = random.Random(seed)  # noqa: S311  It decides nothing but what pretend people do.
        sim = stage.sim
        self.noor, self.mira, self.femi = (sim.person(name) for name in (ADMIN, MODERATOR, FACILITATOR))
        self.doctors = {one.name: sim.person(one.name) for one in DOCTORS}
        self.joined: dict[str, Person] = {}
        self.group: Group = sim.group(COMMUNITY, self.noor)
        stage.appoint(self.noor)

    async def play(self, meetings: tuple[Meeting, ...] = MEETINGS) -> None:
        """From the empty group to the last session of the year."""
        await self.gather(DOCTORS)
        for meeting in meetings:
            await self.a_session(meeting)

    async def gather(self, doctors: Sequence[Doctor]) -> None:
        """The group is set up, staff get their roles, and these doctors join."""
        await self.set_up_the_group()
        for person in (self.mira, self.femi):
            await self.joins(person, None)
        await self.give_roles()
        for doctor in doctors:
            await self.joins(self.doctors[doctor.name], doctor)
            self.joined[doctor.name] = self.doctors[doctor.name]
            await self.stage.advance(minutes=self._chance.randint(5, 90))

    def _scene(self, title: str) -> None:
        self._say(f"\n── {title} ──")

    async def set_up_the_group(self) -> None:
        self._scene("The bot is added to a group")
        await self.noor.starts()
        await self.noor.add_bot(self.group, {"can_invite_users": True})
        await self.noor.set_bot_rights(self.group, _RIGHTS)
        await self.noor.presses("Announcements")

    async def joins(self, person: Person, doctor: Doctor | None) -> None:
        """From the link to the hello form, which staff here leave for later."""
        self._scene(f"{person.name} asks to join")
        await person.asks_to_join(self.group)
        await person.starts()
        await person.presses("I have read this")
        await person.presses("Yes")
        await person.presses("I agree")
        if doctor is None:
            return
        await person.presses("Say hello")
        for typed, answer in (
            (True, doctor.name),
            (False, doctor.grade),
            (True, doctor.specialty),
            (True, doctor.site),
            (False, doctor.experience),
        ):
            if answer is None:
                await person.presses("Skip")
            elif typed:
                await person.writes(answer)
            else:
                await person.presses(answer)

    async def give_roles(self) -> None:
        self._scene("The administrator gives roles")
        for person, role in ((self.mira, "Make moderator"), (self.femi, "Make facilitator")):
            await self.noor.writes("/members")
            await self.noor.presses(person.name)
            await self.noor.presses(role)
        # A moderator mutes and deletes through the bot only what they may do at Telegram themselves.
        await self.noor.promotes(self.mira, self.group, _STAFF_RIGHTS)

    async def a_session(self, meeting: Meeting) -> None:
        """From the announcement to the totals of the poll."""
        session = await self.is_scheduled(meeting)
        await self.doctors_book()
        starts = await self.starts_at(session)
        while self.stage.now() < starts - timedelta(hours=1):
            await self.a_day_passes(until=starts - timedelta(hours=1))
        await self.doctors_meet(session, starts)
        await self.stage.advance(days=3)

    async def is_scheduled(self, meeting: Meeting) -> SessionId:
        announced = self._announcing(meeting)
        if announced > self.stage.now():
            await self.stage.advance(to=announced)
        self._scene(f"{FACILITATOR} schedules: {meeting.topic}")
        femi = self.femi
        await femi.writes("/schedule")
        await femi.writes(meeting.topic)
        await femi.writes(meeting.typed)
        await femi.presses("The usual length")
        await femi.presses("The usual number")
        await femi.writes("https://meet.example/oak-vale")
        await femi.presses("CIG session")
        await femi.presses("Schedule it")
        return await self.stage.running.db.read(views.newest_session)

    def _announcing(self, meeting: Meeting) -> datetime:
        """Three weeks before the date as it was typed, at ten in the morning."""
        typed = read_moment(meeting.typed, self.stage.now(), self.stage.settings.community.zone)
        assert isinstance(typed, datetime), typed
        return (typed - _AHEAD).replace(hour=10, minute=0)

    async def doctors_book(self) -> None:
        self._scene("Doctors book")
        eager = [one for one in self.joined.values() if self._chance.random() < 0.85]
        self._chance.shuffle(eager)
        for person in eager:
            label = "Book" if self._has(person, "Book", self.group) else "Join the waiting list"
            await person.presses(label, self.group)
            await self.stage.advance(minutes=self._chance.randint(1, 50))

    async def a_day_passes(self, until: datetime) -> None:
        """People answer what they were asked; now and then somebody cannot come."""
        await self.stage.advance(to=min(self.stage.now() + timedelta(hours=8), until))
        for person in self.joined.values():
            if self._has(person, "Not this time"):
                await self._answers_asking(person)
            elif self._has(person, "Take the place") and self._chance.random() < 0.7:
                await person.presses("Take the place" if self._chance.random() < 0.8 else "No, thank you")
            elif self._has(person, "Give up my place") and self._chance.random() < 0.003:
                await person.presses("Give up my place")

    async def _answers_asking(self, person: Person) -> None:
        mood = self._chance.random()
        if mood < 0.15:
            await person.presses("Why me?")
        elif mood < 0.35:
            await person.presses("Not this time")
        elif mood < 0.38:
            await person.presses("Never ask me")
        elif mood < 0.85:
            await person.presses("Yes")

    async def doctors_meet(self, session: SessionId, starts: datetime) -> None:
        self._scene("The session")
        await self.stage.advance(to=max(starts, self.stage.now()) + timedelta(minutes=2))
        booked = await self.stage.running.db.read(views.booked, session)
        for person in self.joined.values():
            if person.id in booked and self._has(person, "I'm here") and self._chance.random() < 0.85:
                await person.presses("I'm here")
        await self.stage.advance(minutes=55)
        rest = next(
            (label for label in self.femi.screen().buttons if label.startswith(("All ", "The other "))), None
        )
        if rest is not None:
            await self.femi.presses(rest)
        await self.stage.advance(to=self._next_morning())
        await self.doctors_vote(booked)

    async def doctors_vote(self, booked: frozenset[int]) -> None:
        poll = next((one.poll for one in reversed(self.group.messages) if one.poll is not None), None)
        if poll is None or poll.closed:
            return
        for person in self.joined.values():
            if person.id in booked and self._chance.random() < 0.8:
                options = [option.text for option in poll.options]
                await person.votes(self.group, self._chance.choices(options, (8, 5, 2, 1))[0])

    async def export_in_chat(self) -> None:
        self._scene("The administrator exports the attendance")
        await self.noor.writes("/export")
        await self.noor.presses("Everything")
        await self.noor.presses("CSV")

    async def starts_at(self, session: SessionId) -> datetime:
        return await self.stage.running.db.read(views.starts_at, session)

    def _next_morning(self) -> datetime:
        zone = self.stage.settings.community.zone
        local = self.stage.now().astimezone(zone) + timedelta(days=1)
        return local.replace(hour=9, minute=30).astimezone(UTC)

    @staticmethod
    def _has(person: Person, label: str, place: Group | None = None) -> bool:
        # What was asked longer ago has been answered, or is over.
        return any(label in message.labels for message in person.messages(place)[-_RECENT:])


@contextmanager
def somewhere(storage: str = "") -> Iterator[str]:
    """The address of a database: the one that is given, or one that is gone afterwards."""
    if storage:
        yield storage
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/story.sqlite3"
