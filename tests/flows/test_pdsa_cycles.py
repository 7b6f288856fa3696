"""PDSA cycles from plan to act, and what is corrected in them."""

from storage.tables import PdsaCycleRow
from tests.flows.improving import PLAN, begins, to_log
from tests.flows.oak_vale import SAME_SCREEN


async def test_a_cycle_from_plan_to_act_over_a_restart(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await to_log(vale)
        vale.femi.sees("There is no PDSA cycle yet.")
        await vale.femi.presses("Begin a cycle")
        vale.femi.sees("Please name no patient and no member")
        assert "Skip" not in vale.femi.screen().buttons
        for typed, said in {
            "ab": "3 to 350 characters",
            "🎉🎉🎉🎉": "in words",
            "x" * 351: "3 to 350 characters",
            "NHS number 943 476 5919 waited": "may identify a patient",
        }.items():
            await vale.femi.writes(typed)
            assert said in vale.femi.screen().text, typed
        await vale.femi.writes(PLAN[0])
        await vale.femi.writes("Something else")
        await vale.femi.presses("Back")
        vale.femi.sees("What will you change to get there?")
        await vale.restart()
        for one in PLAN[1:]:
            await vale.femi.writes(one)
        vale.femi.sees("That is kept. PDSA cycle 1, More doctors come in their first year: being planned.")
        await vale.comes_again()
        await to_log(vale)
        await vale.femi.presses("Cycle 1")
        for one in PLAN:
            vale.femi.sees(one)
        assert "still to be written" not in vale.femi.screen().text
        vale.femi.sees("Femi looks after it.")
        await vale.femi.presses("Go on to Do")
        vale.femi.sees("Started on Mon 16 Nov 2026.")
        vale.femi.sees("Nothing is written here yet.")
        await vale.advance(days=21)
        await vale.femi.presses("Write what was done")
        await vale.femi.writes("so so")
        vale.femi.sees("Please press one of the buttons.")
        await vale.femi.presses("Partly")
        await vale.femi.presses("Skip")
        vale.femi.sees("That is kept, and PDSA cycle 1, More doctors come in their first year")
        vale.femi.sees("has gone on: being studied.")
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("Write what was found")
        await vale.femi.writes("Four came, and five were predicted")
        await vale.femi.writes("A card alone is not enough")
        await vale.femi.presses("Cycle 1")
        assert "End the cycle" not in vale.femi.screen().buttons
        await vale.femi.presses("Write what is decided")
        assert "Skip" not in vale.femi.screen().buttons
        await vale.femi.presses("Adapt it")
        await vale.femi.writes("A colleague goes with them")
        vale.femi.sees("first year: ended, the change is adapted")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("From Mon 16 Nov 2026 to Mon 7 Dec 2026.")
        await vale.femi.presses("Show Do")
        vale.femi.sees("Done as planned: partly")
        await vale.femi.presses("Improvement log")
        vale.femi.sees("1. More doctors come in their first year (ended, the change is adapted)")
        (row,) = await vale.rows(PdsaCycleRow)
        assert (row.number, row.state, len(row.told)) == (1, "ended", 9 + 1 + 2 + 2)


async def test_any_answer_is_corrected_and_the_way_back_is_open(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await begins(vale, *PLAN)
        await vale.femi.presses("Go on to Do")
        await vale.femi.presses("Go back to Plan")
        vale.femi.sees("Prediction: Five come")
        # Somebody thinks better of it, and of the objective, which cannot be empty.
        await vale.femi.presses("Change something")
        await vale.femi.presses("Prediction")
        vale.femi.sees("Now it says: Five come, instead of two.")
        await vale.femi.presses("Leave it empty")
        vale.femi.sees("Plan: the prediction")
        await vale.femi.presses("Cycle 1")
        assert "Five come" not in vale.femi.screen().text
        await vale.femi.presses("Change something")
        await vale.femi.presses("Objective")
        assert vale.femi.screen().buttons == ["Cancel"]
        await vale.femi.writes("Fewer come late & leave <early>")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("Fewer come late & leave <early>")


async def test_the_days_of_a_cycle_are_corrected(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await begins(vale, *PLAN)
        await vale.femi.presses("Go on to Do")
        await vale.advance(days=10)
        await vale.femi.presses("Change something")
        assert "Day it ended" not in vale.femi.screen().buttons
        await vale.femi.presses_data("pde:1:ended", vale.femi.screen().message)
        await vale.femi.presses("Today")
        vale.femi.sees("The cycle goes on, so it has no last day.")
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("Change something")
        await vale.femi.presses("Day it started")
        for typed, said in {
            "soon": "",
            "1 Jan 2027": "still to come",
            "1 Jan 1900": "look at the year",
        }.items():
            await vale.femi.writes(typed)
            assert said in vale.femi.screen().text
        await vale.femi.writes("2 November 2026")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("Started on Mon 2 Nov 2026.")
        for label in ("Abandon the change", "Yes, abandon it"):
            await vale.femi.presses(label)
        vale.femi.sees("From Mon 2 Nov 2026 to Thu 26 Nov 2026.")
        await vale.femi.presses("Change something")
        await vale.femi.presses("Day it ended")
        await vale.femi.writes("1 November 2026")
        vale.femi.sees("The cycle would end before it started.")
        await vale.femi.writes("20 November 2026")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("to Fri 20 Nov 2026.")
        await vale.femi.presses("Open it again")
        vale.femi.sees("Before it goes on to")
        assert "to Fri 20 Nov 2026" not in vale.femi.screen().text
