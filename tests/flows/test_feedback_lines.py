"""A line in one's own words: written, shown once more, sealed, handed on with those of ten or more."""

import sqlalchemy as sa

from storage.feedback import sealed
from storage.tables import FeedbackRoundRow, MemberRow, ReleasedLineRow
from tests.flows.lines import KICKED, answers, asked, sends, writes
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.told import stored

LINE = "More time for questions would help."
WRITE = "Add a line in your own words"
THEME = "Send it; only what it is about"
QUOTE = "Send it; it may be quoted"


async def held(vale):
    """The lines that the open round holds, read with its key."""
    (row,) = await vale.rows(FeedbackRoundRow)
    buffer = await vale.running.db.read(lambda tx: sealed.read(tx, f"feedback-{row.id}"))
    return buffer.lines


async def test_twelve_answer_and_three_write(opened):
    async with opened(refusals=[KICKED]) as vale:
        people = await asked(vale)
        for person in people:
            await answers(person)
        amara, ben, chidi = people[:3]
        await writes(amara, LINE)
        shown = amara.sees("word for word").text
        assert LINE in shown
        assert "a facilitator or an administrator reads it" in shown
        assert "with fewer, nobody reads it" in shown
        await amara.presses(QUOTE)
        await sends(ben, "The room was too small.")
        await sends(chidi, "The time of day suits nobody on nights.")
        assert not await vale.rows(ReleasedLineRow)
        assert "too small" not in str(await stored(vale))
        await vale.advance(days=8)
        assert {(one.words, one.quotable, one.sorted) for one in await vale.rows(ReleasedLineRow)} == {
            (LINE, True, False),
            ("The room was too small.", False, False),
            ("The time of day suits nobody on nights.", False, False),
        }


async def test_nine_answer_and_their_lines_are_read_by_nobody(opened):
    async with opened(refusals=[KICKED]) as vale:
        people = (await asked(vale, 10))[:9]
        for person in people:
            await answers(person)
        await sends(people[0], LINE, quotable=True)
        await vale.advance(days=8)
        vale.femi.sees("What was said")
        assert not await vale.rows(ReleasedLineRow)
        assert LINE not in str(await stored(vale))


async def test_what_is_no_line_and_who_turns_elsewhere(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        before = await stored(vale)
        await amara.presses(WRITE)
        await amara.writes("???")
        amara.sees("I found no words in that")
        await amara.writes("x" * 301)
        amara.sees("That has 301 characters, and 300 is the most")
        await amara.writes("In ward 3 they said NHS number 943 476 5919 was wrong.")
        amara.sees("Something in this may identify a patient")
        await amara.uploads("me.jpg", b"x", caption=LINE, as_photo=True)
        amara.sees("Only words can be sent")
        await amara.writes("x" * 300)
        amara.sees("word for word")
        await amara.presses("Change it")
        await amara.writes("/cancel")
        amara.sees("Your line was not sent, and nothing is kept of it.")
        await amara.writes(LINE)
        amara.sees("I did not understand that")
        assert await stored(vale) == before
        # Another button in between: what is typed then is no line.
        await amara.presses("It is my line about Team dynamics")
        amara.sees("word for word")
        await amara.presses("Change it")
        await amara.presses("Menu")
        await amara.writes("/menu")
        await amara.writes("Hello")
        amara.sees("I did not understand that")
        assert await stored(vale) == before


async def test_a_restart_at_every_step(opened):
    async with opened(refusals=[KICKED]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await vale.restart()
        await amara.presses(WRITE)
        await vale.restart()
        # Nobody knows any more that a line was asked for; the words are in the chat all the same.
        await amara.writes(LINE)
        await vale.restart()
        await amara.presses("It is my line about Team dynamics")
        assert LINE in amara.sees("word for word").text
        await vale.restart()
        await amara.presses(THEME)
        amara.sees("I was restarted since I showed you this line")
        await amara.presses(THEME)
        amara.sees("Your line is sealed")


async def test_pressed_twice_and_a_second_line(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN, OLD_PRESS]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await writes(amara, LINE)
        amara.press_now(QUOTE)
        amara.press_now(QUOTE)
        await vale.settle()
        await vale.comes_again()
        amara.sees("A line of yours is sealed already")
        await amara.writes("The room was too small.")
        await amara.presses("It is my line about Team dynamics")
        await amara.presses(THEME)
        amara.sees("the first one counts")
        assert [one.words for one in await held(vale)] == [LINE]


async def test_what_may_name_somebody_is_marked(opened):
    async with opened(refusals=[KICKED]) as vale:
        (amara, *_) = await asked(vale, 10)
        about = {"name": "Amara Obi", "site": "Elm House", "specialty": "psychiatry"}
        await vale.running.db.write(
            lambda tx: tx.execute(sa.update(MemberRow).where(MemberRow.user_id == amara.id).values(**about))
        )
        await answers(amara)
        await writes(amara, "Amara at Elm House, in psychiatry, from Ghana, missed 3 March 2026.")
        shown = amara.sees("word for word").text
        for sign in ("your name", "your hospital", "your specialty", "a country", "a date"):
            assert f"• {sign}" in shown
        await amara.writes("The room was too small.")
        assert "I found nothing in it that says who you are" in amara.sees("word for word").text


async def test_an_outsider_and_after_the_close(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        amara, ben, *_ = await asked(vale, 10)
        await vale.doctors("Zola")
        await answers(amara)
        data = next(one.data for row in amara.screen().message.buttons for one in row if one.text == WRITE)
        shown = vale.zola.screen().message
        await vale.zola.presses_data(data, shown)
        vale.zola.sees("for those who were at the session")
        await vale.zola.writes(LINE)
        assert "It is my line about Team dynamics" not in vale.zola.screen().buttons
        await answers(ben)
        await writes(ben, LINE)
        sending = next(one.data for row in ben.screen().message.buttons for one in row if one.text == QUOTE)
        await vale.zola.presses_data(sending, vale.zola.screen().message)
        assert "for those who were at the session" in vale.zola.screen().text
        assert not await held(vale)
        await amara.presses(WRITE)
        await vale.advance(days=8)
        await amara.writes(LINE)
        amara.sees("These questions are closed")
        await ben.presses(QUOTE)
        ben.sees("These questions are closed")
        assert LINE not in str(await stored(vale))
