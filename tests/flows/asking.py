"""Oak Vale with people who ask anonymously, and a moderator who decides."""

from contextlib import asynccontextmanager

from rules.permissions import Role

QUESTION = "How did you prepare for your first night shift?"


@asynccontextmanager
async def vale_that_asks(opened, folder, **changes):
    """Amara and Ben are members, Mona moderates; their keys lie in that folder."""
    async with opened(changes={"anonymity": {"keys": str(folder / "keys")}}, **changes) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.doctors("Mona", roles=(Role.MODERATOR,))
        yield vale


async def writes(person, words=QUESTION, place="Ask in Oak Vale"):
    """Up to the preview."""
    await person.writes("/ask")
    await person.presses(place)
    await person.writes(words)


async def asks(vale, person, words=QUESTION):
    """Sent, and with the moderators."""
    await writes(person, words)
    await person.presses("Send it to the moderators")
    await vale.advance(minutes=45)


async def asked(vale, person, words=QUESTION):
    """It stands in the group; the name under which it does."""
    await asks(vale, person, words)
    await vale.mona.presses("Let it into the group")
    return vale.mona.sees("asks:", vale.group).text.partition(" asks:")[0]


def posted(person, group, words="asks:"):
    """The newest message of a thread in the group."""
    return person.sees(words, group)
