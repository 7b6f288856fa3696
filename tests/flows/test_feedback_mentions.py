"""Whoever reads what was said reads what the lines are about as well, from three mentions on."""

from datetime import timedelta

from rules.feedback import buffer, standard
from rules.feedback.buffer import Line
from rules.feedback.rounds import State
from storage.feedback import lines, rounds
from storage.tables import ReleasedLineRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import COMMUNITY, OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.test_feedback_sorting import has_themes, opens, sorts
from tests.flows.told import stored

ABOUT = "What the lines are about"
NEEDS = "Needs: what was said"
EXAMS = ("More about exams.", "Exams are near.", "My exams.")


async def told(vale, survey, *said, state=State.PUBLISHED):
    """A round that has ended just now, with these lines, each to be quoted; its id."""

    def write(tx):
        now = vale.now()
        size = buffer.size_for(survey, 12)
        one = rounds.add(tx, COMMUNITY, None, survey, now - timedelta(days=14), now, size)
        if state is not State.OPEN:
            rounds.move(tx, one, state)
        lines.hand_on(tx, one.id, [Line(words, quotable=True) for words in said])
        return one.id

    found = await vale.running.db.write(write)
    await vale.advance(minutes=1)
    return found


async def sorts_all(person, vale, theme):
    """Every line that waits is about that theme, and nothing else."""
    await opens(person)
    for _ in [row for row in await vale.rows(ReleasedLineRow) if not row.sorted]:
        await sorts(person, theme)
    person.sees("No line waits to be sorted")


async def test_from_what_was_said_to_what_the_lines_are_about_and_back(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        femi = vale.femi
        await vale.doctors("Amara")
        await has_themes(vale, "Exams", "Rotas")
        needs = await told(vale, standard.NEEDS, *EXAMS)
        await finds(femi, "Feedback")
        await femi.presses(NEEDS)
        await femi.presses(ABOUT)
        assert "Nothing can be told of them yet" in femi.sees(ABOUT).text
        # Two of three are sorted: what the third is about would stand out when it comes.
        await femi.presses("Sort 3 lines into themes")
        await sorts(femi, "Exams")
        await sorts(femi, "Exams")
        await finds(femi, "Feedback")
        await femi.presses(ABOUT)
        femi.sees("Nothing can be told of them yet")
        await femi.presses("Sort one line into themes")
        await sorts(femi, "Exams")
        await finds(femi, "Feedback")
        await femi.presses(ABOUT)
        shown = femi.sees("Exams: 3 mentions").text
        assert all(f"“{words}”" in shown for words in EXAMS)
        assert "Rotas" not in shown
        assert not [one for one in femi.screen().buttons if "Sort" in one]
        await femi.presses("Back")
        femi.sees("What would help")
        assert femi.screen().buttons == [ABOUT, "Feedback", "Menu"]
        await femi.presses("Feedback")
        femi.sees("Needs: told")
        await femi.presses("Back")
        assert "Feedback" in femi.screen().buttons
        femi.sees("Organise sessions")
        # Amara was asked, and reads the same; she leads nothing.
        amara = vale.amara
        await amara.presses_data(f"ir:{needs}", amara.screen().message)
        assert amara.screen().buttons == [ABOUT, "Menu"]
        await amara.presses(ABOUT)
        assert amara.screen().text == shown
        assert amara.screen().buttons == ["Back", "Menu"]


async def test_what_comes_later_adds_three_or_nothing(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        femi = vale.femi
        await has_themes(vale, "Exams", "Rotas")

        async def read():
            await finds(femi, "Feedback")
            await femi.presses(ABOUT)
            return femi.screen().text

        await told(vale, standard.NEEDS, *EXAMS, "Exams once more.")
        await sorts_all(femi, vale, "Exams")
        first = await read()
        assert "Exams: 4 mentions" in first
        await told(vale, standard.BARRIERS, "Exams are in the way.", "Revising for exams.")
        await sorts_all(femi, vale, "Exams")
        # Otherwise whoever has read it before would know of two, and in which round.
        assert await read() == first
        await told(vale, standard.NEEDS, "Exams, please.")
        await vale.restart()
        await sorts_all(femi, vale, "Exams")
        later = await read()
        assert "Exams: 7 mentions" in later
        assert "“Revising for exams.”" in later


async def test_many_long_lines_take_pages(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        femi = vale.femi
        await has_themes(vale, "Exams")
        said = [f"Exams {number:02} " + "<&>" * 90 for number in range(30)]
        needs = await told(vale, standard.NEEDS, *said)
        await sorts_all(femi, vale, "Exams")
        await finds(femi, "Feedback")
        await femi.presses(ABOUT)
        pages = [femi.screen().text]
        while "More lines" in femi.screen().buttons:
            femi.press_now("More lines")
            femi.press_now("More lines")
            await vale.settle()
            pages.append(femi.screen().text)
        assert len(pages) > 2
        assert all("Exams: 30 mentions" in page for page in pages)
        assert all("\n".join(pages).count(words) == 1 for words in said)
        await femi.presses("From the beginning")
        assert femi.screen().text == pages[0]
        for first in (-1, 31, 10**6):
            await femi.presses_data(f"idm:{needs}:{first}", femi.screen().message)
            assert femi.screen().text == pages[0]


async def test_an_outsider_and_a_round_that_is_open_or_is_not(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await vale.person("Zola").starts()
        await found_riverside(vale)
        await has_themes(vale, "Exams")
        needs = await told(vale, standard.NEEDS, *EXAMS)
        await sorts_all(vale.femi, vale, "Exams")
        open_ = await told(vale, standard.NEEDS, state=State.OPEN)
        before = await stored(vale)
        for who in ("zola", "zara"):
            person = vale.person(who)
            await person.presses_data(f"idm:{needs}:0", person.screen().message)
            person.does_not_see("Exams")
        amara = vale.amara
        for round_id in (open_, 99):
            await amara.presses_data(f"idm:{round_id}:0", amara.screen().message)
            amara.does_not_see("Exams")
        await amara.presses_data(f"idm:{needs}:0", amara.screen().message)
        amara.sees("Exams: 3 mentions")
        assert await stored(vale) == before
