"""Oak Vale with twelve who were at a session, and a questionnaire in private: the bot is in no group."""

from datetime import UTC, datetime

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
END = datetime(2026, 11, 26, 17, 50, tzinfo=UTC)
NAMES = tuple(f"Doctor {letter}" for letter in "ABCDEFGHIJKL")
KICKED = "Forbidden: bot was kicked from the supergroup chat"


async def asked(vale, came=12):
    """So many were there, and are asked; the people."""
    names = NAMES[:came]
    await vale.doctors(*names)
    await vale.schedules()
    for name in names:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=START)
    for name in names:
        await vale.person(name).presses("I'm here")
    await vale.noor.remove_bot(vale.group)
    await vale.advance(to=END)
    await vale.advance(hours=25)
    return [vale.person(name) for name in names]


async def answers(person):
    """Up to the screen with the button for a line."""
    await person.presses("Begin")
    for label in ("Useful", "Agree", "Yes"):
        await person.presses(label)
    await person.presses("Send my answers")
    person.sees("Your answers are sealed")


async def writes(person, words):
    """Up to the preview."""
    await person.presses("Add a line in your own words")
    await person.writes(words)


async def sends(person, words, *, quotable=False):
    """Sent, and sealed."""
    await writes(person, words)
    await person.presses("Send it; it may be quoted" if quotable else "Send it; only what it is about")
    person.sees("Your line is sealed")
