"""The whole program and its people: `await vale.amara.presses("Book")`, `await vale.advance(hours=24)`."""

import asyncio
from datetime import UTC, datetime

import orjson
from sqlalchemy import select

from actions.members import open_private_chat
from actions.roles import give_role
from bot.config import Settings
from bot.demo.stage import Stage
from rules.ids import ChatId, CommunityId, MemberId, UserId
from rules.permissions import Role
from simulator import Emitted
from storage import members
from storage.tables import MemberRow
from tests.honest import hang_on

START = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
"""A Monday, noon in London."""
RIGHTS = ("can_invite_users", "can_delete_messages", "can_restrict_members", "can_pin_messages")
COMMUNITY = CommunityId(1)
SAME_SCREEN = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the"
    " same as a current content and reply markup of the message"
)
OLD_PRESS = "Bad Request: query is too old and response timeout expired or query ID is invalid"
BLOCKED = "Forbidden: bot was blocked by the user"


class OakVale(Stage):
    """A community with its announcement group, the admin Noor and the facilitator Femi.

    Everybody else becomes somebody by name: `vale.amara` is a member with an open private chat once
    `await vale.doctors("Amara", …)` was awaited.
    """

    def __init__(self, url, start=START, *, changes=None, **simulator):
        settings = Settings()
        changes = {"storage": {"url": url}, **(changes or {})}
        settings = settings.model_copy(
            update={
                section: getattr(settings, section).model_copy(update=values)
                for section, values in changes.items()
            }
        )
        super().__init__(settings, start, **simulator)
        self.people = {}
        self.honest = hang_on(self.sim)
        self.updates = []
        """Everything the bot was sent, oldest first."""
        self.sim.observers.append(self._note_update)
        self.noor = self.person("Noor")
        self.group = self.sim.group("Oak Vale", self.noor)
        self.appoint(self.noor)

    def now_says(self, **sections):
        """The configuration has these sections; counts from the next start on."""
        self._settings = self._settings.model_copy(update=sections)

    def person(self, name):
        """Somebody with a Telegram account, whom the bot need not know."""
        key = name.lower()
        if key not in self.people:
            self.people[key] = self.sim.person(name)
        return self.people[key]

    def __getattr__(self, name):
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def _note_update(self, event):
        if isinstance(event, Emitted):
            self.updates.append(event.update)

    async def comes_again(self):
        """The newest update once more, as after a crash between the commit and the acknowledgement."""
        handling = asyncio.create_task(self.running.intake.receive(orjson.dumps(self.updates[-1])))
        await self.settle()
        assert await handling

    async def set_up(self):
        """Noor has added the bot to the group and said what the group is for; Femi facilitates."""
        await self.noor.starts()
        await self.noor.add_bot(self.group, RIGHTS)
        await self.noor.presses("Announcements")
        await self.doctors("Femi", roles=(Role.FACILITATOR,))

    async def doctors(self, *names, roles=()):
        """Members who are in the group and have opened the private chat. Joining is played elsewhere."""
        people = [self.person(name) for name in names]
        for person in people:
            self.noor.adds(person, self.group)
        await self.running.db.write(self._admit, people, roles)
        for person in people:
            person.start_now()
        await self.settle()
        return people

    def _admit(self, tx, people, roles):
        now = self.now()
        for person in people:
            member_id = members.admit(tx, COMMUNITY, UserId(person.id), now, name=person.name)
            actor = members.actor(tx, UserId(person.id))
            open_private_chat(tx, actor, now, ChatId(person.id), person.name)
            noor = members.actor(tx, UserId(self.noor.id))
            for role in roles:
                give_role(tx, noor, now, member_id, role)

    async def member_id(self, person):
        """The id of the person's member row."""
        found = await self.running.db.read(
            lambda tx: tx.execute(select(MemberRow.id).where(MemberRow.user_id == person.id)).scalar_one()
        )
        return MemberId(found)

    async def rows(self, table):
        """Every row of a table."""
        return await self.running.db.read(lambda tx: list(tx.orm.exec(select(table)).scalars()))

    async def schedules(self, typed="Thu 26 Nov 5pm", *, places=None, topic="Team dynamics"):
        """Femi schedules a session by dialogue."""
        femi = self.femi
        await femi.writes("/schedule")
        await femi.writes(topic)
        await femi.writes(typed)
        await femi.presses("The usual length")
        if places is None:
            await femi.presses("The usual number")
        else:
            await femi.writes(str(places))
        await femi.writes("https://meet.example/oak-vale")
        await femi.presses("CIG session")
        await femi.presses("Schedule it")
