"""A group in which people talk, and nothing asks for an answer."""

import asyncio
import time
from itertools import cycle, islice
from typing import Any

from bench import FIRST_PERSON, GROUP, LAST, PATIENCE
from simulator import Call, Simulator, acts
from simulator.nouns import Member, User

SAID = (
    "Good morning all",
    "Does anyone know how the rota works at 5pm on Friday?",
    "I have clinic until 3, then I can swap with you",
    "Thank you so much, that helped a lot",
    "My GMC application took 12 weeks, so do not worry",
    "The session on Thursday was very good. How do you tell a consultant that you disagree?",
    "Rent near the hospital is about 950 a month, bills included",
    "Bus 36 goes every 10 minutes from the station",
    "ok",
    "Is anybody going to the teaching at 12:30 in room 214?",
    """When I came here I did not understand half of the handover. It gets better after some months, and
    people are kind when you ask. Write down the short forms you do not know and ask one of us.""",
    "PLAB 2 on 12 March 2027, any tips?",
    "👍",
    "Happy Eid to everyone who celebrates",
    "How do you manage an older patient with chest pain when the bed manager calls for the third time?",
    "https://example.org/guidelines/2026/rota.pdf is the newest one",
)
"""What is said in such groups, short and long, with figures and without."""
_PEOPLE = 40


class Chatter:
    """Members of the group who write, one after the other, as fast as the bot listens."""

    def __init__(self, sim: Simulator) -> None:
        self._sim = sim
        self._people: list[User] = []
        self._said_done = asyncio.Event()

    async def go_on(self, order: dict[str, Any]) -> dict[str, Any]:
        """Write `count` messages at once, and wait until the bot has dealt with all of them.

        A bot that acknowledges when it is done is done when everything is acknowledged; one that acknowledges
        before (`answers`) says one word after the last message.
        """
        world, chat = self._sim.world, self._sim.world.chats[GROUP]
        if not self._people:
            self._people = [world.users[FIRST_PERSON + number] for number in range(_PEOPLE)]
            for user in self._people:
                chat.members[user.id] = Member(user, "member", {})
        self._said_done.clear()
        # All are queued before the bot can ask for the first: what is measured is the bot alone.
        for user, words in islice(zip(cycle(self._people), cycle(SAID), strict=False), order["count"]):
            acts.write(world, user, chat, words)
        acts.write(world, self._people[0], chat, LAST)
        began = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            if order["answers"]:
                await self._said_done.wait()
            await world.updates.settled()
        return {"seconds": time.perf_counter() - began}

    def saw(self, call: Call) -> None:
        """One call of the bot has arrived."""
        if call.ok and call.method == "sendMessage" and int(call.params.get("chat_id", 0)) == GROUP:
            self._said_done.set()
