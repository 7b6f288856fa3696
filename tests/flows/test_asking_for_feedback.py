"""Staff ask for feedback: needs, barriers, wishes for topics; before and after, compared by nobody."""

from datetime import UTC, datetime

from storage.tables import FeedbackRoundRow, PublishedFigureRow, PublishedPairRow, SealedAnswersRow
from tests.flows.looking_after import finds
from tests.flows.test_feedback_sorting import has_lines

NAMES = tuple(f"Doctor {letter}" for letter in "ABCDEFGHIJKL")
ITEMS = 10
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def people(vale, number=12):
    await vale.doctors(*NAMES[:number])
    return [vale.person(name) for name in NAMES[:number]]


async def asks(vale, label):
    await finds(vale.femi, "Feedback")
    await vale.femi.presses("Ask for feedback")
    await vale.femi.presses(label)
    await vale.femi.presses("Ask now")


async def goes_through(person, label):
    """The same answer to every item that has it, and "Agree" to the others."""
    for _ in range(ITEMS):
        await person.presses(label if label in person.screen().buttons else "Agree")
    await person.presses("Send my answers")


async def test_needs(opened):
    async with opened() as vale:
        doctors = await people(vale)
        await finds(vale.femi, "Feedback")
        vale.femi.sees("Nothing has been asked yet")
        await vale.femi.presses("Ask for feedback")
        await vale.femi.presses("Ask what would help")
        assert "members would be asked" in vale.femi.sees("What would help?").text
        assert "Still open" not in vale.femi.screen().text
        doctors[0].does_not_see("What would help you?")
        await vale.femi.presses("Ask now")
        vale.femi.sees("members are asked now")
        await finds(vale.femi, "Feedback")
        await vale.femi.presses("Ask for feedback")
        assert "Ask what would help" not in vale.femi.screen().buttons
        await vale.femi.presses("Ask what keeps from coming")
        vale.femi.sees("answers less, so you may want to wait. Still open are:\n• Needs")
        for number, person in enumerate(doctors[:11]):
            person.sees("What would help you?")
            await person.presses("Begin")
            await person.presses("Exams")
            assert "✓ Exams" in person.screen().buttons
            await person.presses("Research")
            await person.presses("✓ Research" if number else "Portfolio")
            await person.presses("Go on")
            await person.presses("Send my answers")
        doctors[11].sees("What would help you?")
        await vale.advance(days=15)
        told = vale.noor.sees("What would help").text
        assert "Exams: 11" in told
        assert "Research: 1\n" in f"{told}\n"
        await finds(vale.femi, "Feedback")
        await vale.femi.presses("Needs: what was said")
        vale.femi.sees("Exams: 11")


async def test_nobody_is_asked_twice_at_once(opened):
    async with opened() as vale:
        await people(vale)
        await asks(vale, "Ask what would help")
        await vale.noor.presses_data("iy:1:needs", vale.noor.screen().message)
        vale.noor.sees("This is being asked already")
        assert len(await vale.rows(FeedbackRoundRow)) == 1


async def test_the_page_leads_on(opened):
    async with opened() as vale:
        await people(vale)
        await has_lines(vale, "More time for questions", "Less noise")
        await finds(vale.femi, "Feedback")
        await vale.femi.presses("Questionnaires")
        vale.femi.sees("What was asked once stays as it was")
        await finds(vale.femi, "Feedback")
        await vale.femi.presses("Sort 2 lines into themes")
        vale.femi.sees("There are no themes yet")


async def test_too_few_to_ask(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await finds(vale.femi, "Feedback")
        await vale.femi.presses("Ask for feedback")
        await vale.femi.presses("Ask what would help")
        vale.femi.sees("Fewer than five members would be asked")
        assert await vale.rows(FeedbackRoundRow) == []


async def test_whoever_may_not_asks_nobody(opened):
    async with opened() as vale:
        (amara, *_) = await people(vale)
        for data in ("iu:1", "iv:1:needs", "iy:1:needs", "iy:1:after", "iv:9:needs"):
            await amara.presses_data(data, amara.screen().message)
        await vale.femi.presses_data("iy:1:session", vale.femi.screen().message)
        vale.femi.sees("About a session I ask by myself")
        await vale.femi.presses_data("iy:1:anything", vale.femi.screen().message)
        assert await vale.rows(FeedbackRoundRow) == []
        amara.does_not_see("members would be asked")


async def test_wishes_for_topics(opened):
    async with opened() as vale:
        doctors = await people(vale)
        await asks(vale, "Ask for wishes for topics")
        shown = doctors[0].sees("What should we talk about?")
        assert "Begin" in [one.text for row in shown.buttons for one in row]
        topic = None
        for person in doctors[:6]:
            await person.presses("Begin")
            topic = person.screen().buttons[0]
            await person.presses(topic)
            await person.presses("Go on")
            await person.presses("Send my answers")
        await vale.advance(days=15)
        told = vale.noor.sees("Topics that are wished for").text
        assert f"{topic}: five or more" in told


async def test_only_who_did_not_come_is_asked_why(opened):
    async with opened() as vale:
        doctors = await people(vale, 7)
        came = doctors[0]
        await vale.schedules()
        await came.presses("Book", vale.group)
        await vale.advance(to=datetime(2026, 11, 26, 17, 0, tzinfo=UTC))
        await came.presses("I'm here")
        await vale.advance(days=2)
        await asks(vale, "Ask what keeps from coming")
        came.does_not_see("What keeps you from coming?")
        doctors[1].sees("What keeps you from coming?")
        begin = next(
            one.data
            for row in doctors[1].sees("What keeps you from coming?").buttons
            for one in row
            if one.text == "Begin"
        )
        await came.presses_data(begin, came.screen().message)
        came.sees("These questions are for others")


async def test_before_and_after(opened):
    async with opened() as vale:
        doctors = await people(vale)
        await asks(vale, "Ask before: how it is now")
        for person in doctors:
            await person.presses("Begin")
            await goes_through(person, "A little confident")
            person.sees("Please keep this message")
        keeper = doctors[0]
        await keeper.presses("My first answers")
        assert "Kept." in keeper.toasts[-1]
        keeper.sees("Please keep this message")
        await vale.advance(days=15)
        assert len(await vale.rows(PublishedFigureRow)) == ITEMS
        await asks(vale, "Ask after: the same again")
        for number, person in enumerate(doctors):
            person.sees("Did you keep your first answers?")
            if number < 10:
                await person.presses("My first answers")
                if number == 3:
                    await vale.restart()
            else:
                await person.presses("Begin")
            await goes_through(person, "Very confident")
        assert len(await vale.rows(SealedAnswersRow)) == 1
        await vale.advance(days=15)
        told = vale.noor.sees("after").text
        assert "Of 10 who kept their first answers: more favourable: all but one, or all" in told
        pairs = {one.item: one for one in await vale.rows(PublishedPairRow)}
        # Two answered without: beside all twelve, what the ten changed would say what the two did.
        assert pairs["speak-up"].differences is None
        assert pairs["speak-up"].before is None
        assert pairs["speak-up"].after is None
        await keeper.presses("My first answers")
        assert "opens nothing any more" in keeper.toasts[-1]


async def test_first_answers_are_of_use_to_nobody_else(opened):
    async with opened(refusals=(TOO_OLD,)) as vale:
        doctors = await people(vale)
        amara, ben = doctors[:2]
        await asks(vale, "Ask before: how it is now")
        for person in doctors[:5]:
            await person.presses("Begin")
            await goes_through(person, "A little confident")
        kept = next(
            one.data
            for row in amara.sees("Please keep this message").buttons
            for one in row
            if one.text == "My first answers"
        )
        await vale.advance(days=15)
        await asks(vale, "Ask after: the same again")
        said = await ben.presses_data(kept, ben.screen().message)
        assert "not yours" in said
        await amara.presses("My first answers")
        await amara.presses("Somewhat confident")
        await amara.presses("My first answers: begin again")
        amara.sees("Question 1 of 10")
        await goes_through(amara, "Somewhat confident")
        amara.sees("Your answers are sealed")
        await vale.comes_again()
        await amara.presses("My first answers")
        await goes_through(amara, "Not at all confident")
        amara.sees("were sent before")
