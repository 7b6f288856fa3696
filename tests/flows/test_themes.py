"""The list of themes, kept in the chat."""

from storage.tables import ThemeRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside


async def to_themes(vale):
    await vale.femi.writes("/start")
    for label in ("Organise sessions", "Improvement log", "Themes"):
        await vale.femi.presses(label)


async def adds(vale, name, keywords=None):
    await to_themes(vale)
    await vale.femi.presses("Add a theme")
    await vale.femi.writes(name)
    if keywords is None:
        await vale.femi.presses("Skip")
    else:
        await vale.femi.writes(keywords)


async def test_themes_are_added_renamed_retired_and_brought_back(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        await to_themes(vale)
        await vale.femi.presses("Add a theme")
        for typed, said in {
            "ab": "3 to 60 characters",
            "123": "with letters among them",
            "Exams, portfolio": "without a comma",
        }.items():
            await vale.femi.writes(typed)
            assert said in vale.femi.screen().text
        await vale.femi.writes("Life <here> & home")
        await vale.restart()
        await vale.femi.writes(", ,")
        vale.femi.sees("Please type one to 30 keywords")
        await vale.femi.presses("Back")
        await vale.femi.writes("Life <here> & there")
        await vale.femi.writes("housing, Housing, school place")
        await vale.comes_again()
        assert len(await vale.rows(ThemeRow)) == 1
        await to_themes(vale)
        vale.femi.sees("• Life <here> & there (housing, school place)")
        await adds(vale, "Exams")
        await to_themes(vale)
        await vale.femi.presses("Add a theme")
        await vale.femi.writes("EXAMS")
        await vale.femi.presses("Skip")
        vale.femi.sees("Exams is on the list already.")
        vale.femi.sees("What is the new theme?")
        await vale.femi.presses("Cancel")
        await to_themes(vale)
        await vale.femi.presses("Exams")
        await vale.femi.presses("Rename")
        await vale.femi.writes("life <HERE> & there")
        vale.femi.sees("is on the list already")
        await vale.femi.writes("Exams and portfolio")
        vale.femi.sees("The theme Exams and portfolio.")
        await vale.femi.presses("Change its keywords")
        await vale.femi.writes("exam")
        vale.femi.sees("and by these words: exam.")
        await vale.femi.presses("Change its keywords")
        await vale.femi.presses("No keywords")
        vale.femi.sees("Suggested by its name only.")
        shown = vale.femi.screen().message
        await vale.femi.presses("No longer offer it")
        await vale.femi.presses_data("thr:2:1", shown)
        vale.femi.sees("That was so already")
        await vale.femi.presses("Themes")
        vale.femi.sees("Themes that are no longer offered have buttons as well")
        await vale.restart()
        await vale.femi.presses("Exams and portfolio (off)")
        await vale.femi.presses("Offer it again")
        vale.femi.sees("The theme Exams and portfolio.")
        assert [row.retired for row in await vale.rows(ThemeRow)] == [False, False]


async def test_a_full_list(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        for number in range(31):
            await adds(vale, f"Theme {number}")
        vale.femi.sees("There are 30 themes already")
        await vale.femi.presses("Cancel")
        await to_themes(vale)
        await vale.femi.presses("Theme 4")
        await vale.femi.presses("No longer offer it")
        await adds(vale, "One more")
        await to_themes(vale)
        await vale.femi.presses("Theme 4 (off)")
        await vale.femi.presses("Offer it again")
        vale.femi.sees("The list is full.")


async def test_nobody_else_keeps_the_list(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara")
        await adds(vale, "Rotas", "cover")
        before = [one.model_dump() for one in await vale.rows(ThemeRow)]
        for person in (vale.amara, await found_riverside(vale)):
            shown = person.screen().message
            for data in ("thl:1", "tho:1", "tha:1", "thn:1", "thk:1", "thr:1:1", "tho:99", "thr:1:x"):
                await person.presses_data(data, shown)
                await person.writes("Something else")
            person.does_not_see("Rotas")
        assert [one.model_dump() for one in await vale.rows(ThemeRow)] == before
