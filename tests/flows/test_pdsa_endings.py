"""What a PDSA cycle needs before it goes on or ends, and how it is abandoned."""

from storage.tables import PdsaCycleRow
from tests.flows.improving import PLAN, begins, to_log
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN


async def test_what_is_missing_is_named_and_each_has_a_way_to_write_it(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await begins(vale, PLAN[0])
        await vale.femi.presses("Skip")
        await vale.femi.presses("The rest later")
        vale.femi.sees("Plan: the change, the prediction and the data plan")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("Before it goes on to Do, this is still to be written:")
        assert "Go on to Do" not in vale.femi.screen().buttons
        # A button of an earlier screen, and one that comes twice.
        for _ in range(2):
            await vale.femi.presses_data("pdm:1:do", vale.femi.screen().message)
            vale.femi.sees("The cycle stays where it is, because something is still to be written.")
            vale.femi.sees("Plan: the change, the prediction and the data plan")
        await vale.femi.presses("Write the prediction")
        vale.femi.sees("What do you think will happen?")
        vale.femi.sees("Now it says: nothing.")
        await vale.femi.writes("NHS number 943 476 5919")
        vale.femi.sees("may identify a patient")
        await vale.femi.writes("Five come")
        vale.femi.sees("Plan: the change and the data plan")
        await vale.restart()
        await vale.femi.presses("Write the data plan")
        await vale.femi.presses("Cancel")
        await to_log(vale)
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("Write the data plan")
        await vale.femi.writes("The attendance")
        vale.femi.sees("Plan: the change")
        await vale.femi.presses("Write the change")
        await vale.femi.writes("Cards at the induction")
        await vale.comes_again()
        assert "still to be written" not in vale.femi.screen().text
        await vale.femi.presses("Go on to Do")
        vale.femi.sees("being done")


async def test_a_cycle_never_ends_as_tried_without_what_was_tried(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await begins(vale, *PLAN)
        for label in ("Go on to Do", "Write what was done", "Skip"):
            await vale.femi.presses(label)
        await vale.femi.writes("The cards came late")
        vale.femi.sees("That is kept.")
        vale.femi.sees("Do: whether it was done as planned")
        assert await stored(vale, "problems") == ("do", "The cards came late")
        await vale.femi.presses("Write if it was done as planned")
        await vale.femi.presses("Yes")
        for label in ("Go on to Study", "Write what was found", "Skip"):
            await vale.femi.presses(label)
        await vale.femi.writes("A word helps")
        vale.femi.sees("Study: the data against the prediction")
        await vale.femi.presses("Write what the data say")
        await vale.femi.writes("Four came")
        await vale.femi.presses("Go on to Act")
        await empties(vale, "Change")
        await empties(vale, "Learned")
        vale.femi.sees("Before it can end, this is still to be written:")
        await vale.femi.presses("Write what is decided")
        await vale.femi.presses("Adopt it")
        await vale.femi.writes("Everywhere from now on")
        vale.femi.sees("That is kept.")
        for said in ("Plan: the change", "Study: what was learned"):
            vale.femi.sees(said)
        assert await stored(vale, "next") == ("act", "Everywhere from now on")
        await vale.femi.presses_data("pdm:1:ended", vale.femi.screen().message)
        vale.femi.sees("The cycle stays where it is")
        for said in ("Plan: the change", "Study: what was learned"):
            vale.femi.sees(said)
        await vale.femi.presses("Write the change")
        await vale.femi.writes("Cards at the induction")
        await vale.femi.presses("Write what was learned")
        await vale.femi.writes("A word helps")
        await vale.femi.presses("End the cycle")
        vale.femi.sees("ended, the change is adopted")
        # What it needs stays, unless it is opened again.
        await empties(vale, "Change")
        vale.femi.sees("That was not kept, because the cycle has ended")
        vale.femi.sees("Plan: the change")
        assert await stored(vale, "change") == ("ended", "Cards at the induction")
        await vale.femi.presses("Open it again")
        vale.femi.sees("to be decided")


async def test_a_change_is_abandoned_without_writing_the_rest(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        await begins(vale, PLAN[0])
        await vale.femi.presses("The rest later")
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("Abandon the change")
        vale.femi.sees("Do you want to abandon the change of cycle 1")
        await vale.femi.presses("Cycle 1")
        assert (await stored(vale, "decision"))[0] == "plan"
        await vale.femi.presses("Abandon the change")
        await vale.restart()
        await vale.femi.presses("Yes, abandon it")
        vale.femi.sees("ended, the change is abandoned")
        await vale.comes_again()
        await to_log(vale)
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("From Mon 16 Nov 2026 to Mon 16 Nov 2026.")
        await vale.femi.presses_data("pdx:1:1", vale.femi.screen().message)
        vale.femi.sees("That was so already")
        assert "Abandon the change" not in vale.femi.screen().buttons
        # To call it adopted after all, it has to be written.
        await vale.femi.presses("Change something")
        await vale.femi.presses("Decision")
        await vale.femi.presses("Adopt it")
        vale.femi.sees("Only a change that is abandoned ends without this:")
        for said in ("Plan: the change, the", "Do: whether it was done", "Study: the data against"):
            vale.femi.sees(said)
        assert await stored(vale, "decision") == ("ended", "abandon")
        await vale.femi.presses("Write what was done")
        await vale.femi.presses("Cancel")
        await to_log(vale)
        await vale.femi.presses("Cycle 1")
        # Opened again, it stands where it was left.
        await vale.femi.presses("Open it again")
        vale.femi.sees("Before it goes on to Do, this is still to be written:")
        assert await stored(vale, "decision") == ("plan", None)
        await vale.femi.presses("Abandon the change")
        await vale.femi.presses("Yes, abandon it")
        vale.femi.sees("ended, the change is abandoned")
        (row,) = await vale.rows(PdsaCycleRow)
        assert row.told == {"objective": PLAN[0], "decision": "abandon"}


async def stored(vale, field):
    """Where the cycle stands, and what it holds of this field."""
    (row,) = await vale.rows(PdsaCycleRow)
    return row.state, row.told.get(field)


async def empties(vale, label):
    """Take away what a field holds."""
    await to_log(vale)
    await vale.femi.presses("Cycle 1")
    for one in ("Change something", label, "Leave it empty"):
        await vale.femi.presses(one)
