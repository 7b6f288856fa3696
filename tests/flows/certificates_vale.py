"""A session of Oak Vale that is over, for the storyboards of certificates."""

import re
from datetime import UTC, datetime

import pypdfium2

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


async def held(vale, *names, came=(), hours=16):
    """Femi's session began so many hours ago; these had places, and those in `came` pressed "I'm here".

    By default it is the next morning, when nobody's news waits any more.
    """
    await vale.doctors(*(name for name in names if name.lower() not in vale.people))
    await vale.schedules()
    for name in names:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=START)
    for name in came:
        await vale.person(name).presses("I'm here")
    await vale.advance(hours=hours)


def pages(content):
    """The words of each page, as a reader of the file finds them."""
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


def latest(person):
    """The name, the words and the code of the newest certificate in the person's chat."""
    files = [one.file for one in person.messages() if one.file and one.file.name.endswith(".pdf")]
    file = files[-1]
    words = pages(person.downloads(file.name))
    return file.name, words, CODE.search(words[0]).group()
