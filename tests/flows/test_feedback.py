"""A sealed questionnaire in private: asked, gone through, sent once, told as far as it may be."""

from datetime import UTC, datetime

import sqlalchemy as sa

from storage.tables import FeedbackRoundRow, PublishedFigureRow, SealedAnswersRow

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
END = datetime(2026, 11, 26, 17, 50, tzinfo=UTC)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
NAMES = tuple(f"Doctor {letter}" for letter in "ABCDEFGHI")


async def held(vale, came):
    """A session at which those were there, and the questionnaire that follows it."""
    names = NAMES[:came]
    await vale.doctors(*names)
    await vale.schedules()
    for name in names:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=START)
    for name in names:
        await vale.person(name).presses("I'm here")
    await vale.advance(to=END)
    # The sheet is finished: what waits for it waits five minutes more. In quiet hours nobody is asked.
    await vale.advance(hours=25)
    return [vale.person(name) for name in names]


async def answers(person, *labels):
    await person.presses("Begin")
    for label in labels:
        await person.presses(label)
    await person.presses("Send my answers")


async def test_six_were_there(opened):
    async with opened() as vale:
        people = await held(vale, 6)
        amara = people[0]
        shown = amara.sees("How was it?").text
        assert "fewer than ten were there" in shown
        assert "Who could know what" in shown
        assert "Five to nine: one rough figure" in shown
        await amara.presses("Begin")
        amara.sees("Question 1 of 3")
        await amara.presses("Very useful")
        amara.sees("Question 2 of 3")
        await amara.presses("Back")
        await amara.presses("Useful")
        await vale.restart()
        await amara.presses("Agree")
        await amara.presses("Yes")
        amara.sees("Nothing has been sent yet")
        await amara.presses("Send my answers")
        amara.sees("Your answers are sealed")
        for person in people[1:]:
            await answers(person, "Very useful", "Strongly agree", "Skip")
        vale.femi.does_not_see("What was said")
        await vale.advance(days=8)
        said = vale.femi.sees("What was said").text
        assert "Favourable: all but one, or all" in said
        assert "Too few answers to tell anything" in said
        assert "Very useful:" not in said


async def test_what_leads_nowhere_is_not_offered(opened):
    async with opened() as vale:
        amara, ben, *_ = await held(vale, 6)
        await amara.presses("Begin")
        for _ in range(3):
            await amara.presses("Skip")
        amara.sees("You have left everything out")
        assert "Send my answers" not in amara.screen().buttons
        await amara.presses("Back")
        await amara.presses("Yes")
        await amara.presses("Send my answers")
        # Six can never be ten: a line would be read by nobody.
        assert amara.screen().buttons == ["What was said, after the end", "Menu"]
        await ben.presses_data(f"il:{(await vale.rows(FeedbackRoundRow))[0].id}", ben.screen().message)
        ben.sees("No line is asked for here")
        await amara.presses("What was said, after the end")
        amara.sees("How was it?")
        await vale.advance(days=8)
        await amara.presses("Begin")
        amara.sees("These questions are closed")


async def test_sent_twice_counts_once(opened):
    async with opened(refusals=(TOO_OLD,)) as vale:
        people = await held(vale, 5)
        for person in people:
            await answers(person, "Useful", "Agree", "Yes")
        again = people[0]
        await vale.comes_again()
        await vale.advance(days=4)
        again.sees("are still open")
        await answers(again, "Not useful", "Disagree", "No")
        again.sees("were sent before")
        await vale.advance(days=8)
        figures = {one.item: one for one in await vale.rows(PublishedFigureRow)}
        assert figures["useful"].answered == 5
        assert figures["useful"].favourable == 5


async def test_four_wait_for_the_next_session(opened):
    async with opened() as vale:
        people = await held(vale, 4)
        for person in people:
            await answers(person, "Useful", "Agree", "Yes")
        await vale.advance(days=8)
        assert await vale.rows(PublishedFigureRow) == []
        (row,) = await vale.rows(FeedbackRoundRow)
        assert row.state == "pooled"
        (waiting,) = await vale.rows(SealedAnswersRow)
        assert waiting.name.startswith("feedback-pool-")
        # Whoever led the session need not wonder.
        told = vale.femi.sees("What was said").text
        assert "Fewer than five answered, so nothing is told." in told
        assert "Useful" not in told
        assert vale.femi.screen().buttons == ["Feedback", "Menu"]


async def test_nobody_else_answers(opened):
    async with opened() as vale:
        (amara, *_) = await held(vale, 5)
        await vale.doctors("Zola")
        message = amara.sees("How was it?")
        data = next(one.data for row in message.buttons for one in row if one.text == "Begin")
        await vale.zola.presses_data(data, vale.zola.screen().message)
        vale.zola.sees("for those who were at the session")
        await amara.presses("Begin")
        shown = amara.sees("Question 1 of 3")
        useful = next(one.data for row in shown.buttons for one in row if one.text == "Useful")
        ben = vale.person(NAMES[1])
        await ben.presses_data(useful, ben.screen().message)
        ben.sees("I cannot read the answers in this button")


async def test_a_key_that_is_destroyed_opens_no_old_copy(opened, tmp_path):
    async with opened() as vale:
        people = await held(vale, 5)
        for person in people:
            await answers(person, "Useful", "Agree", "Yes")
        keys = tmp_path / "keys"
        assert len(list(keys.glob("feedback-*.key"))) == 1
        await vale.advance(days=8)
        assert list(keys.glob("feedback-*.key")) == []
        found = await vale.running.db.read(
            lambda tx: tx.execute(sa.select(sa.func.count()).select_from(SealedAnswersRow)).scalar_one()
        )
        assert found == 0
