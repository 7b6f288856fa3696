"""Planning a year the wrong way: wrong answers, restarts, repeated and forged presses, days that pass."""

import pytest

from storage.tables import DraftRow, SessionRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.planning import LINK, begins, lines, plans, sessions
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

WRONG = {
    "starts": {"16 Nov 11:00": "has passed", "soon": "could not read this"},
    "rhythm": {"every 13 weeks": "from 1 to 12", "now and then": "from 1 to 12", "0 weeks": "from 1 to 12"},
    "number": {"31": "from 1 to 30", "0": "from 1 to 30", "many": "from 1 to 30"},
    "minutes": {"5": "from 10 to 480"},
    "places": {"0": "from 1 to 500"},
    "link": {"http://meet.example/x": "does not begin with https"},
    "kind": {"lecture": "press one of the buttons"},
    "dates": {"Thu 3 Dec 5pm": "press one of the buttons", "maybe": "press one of the buttons"},
}


RIGHT = {
    "starts": "Thu 3 Dec 5pm",
    "rhythm": "every 5 weeks",
    "number": "3 sessions",
    "minutes": "60",
    "places": "8",
    "link": LINK,
    "kind": "workshop",
    "dates": "yes",
}


async def test_every_question_takes_wrong_answers_kindly_and_a_restart(opened):
    async with opened() as vale:
        await vale.femi.writes("/cycle")
        await vale.femi.presses("Plan new sessions")
        for step, wrong in WRONG.items():
            for typed, said in wrong.items():
                await vale.femi.writes(typed)
                assert said in vale.femi.screen().text, typed
                assert "Cancel" in vale.femi.screen().buttons
                (draft,) = await vale.rows(DraftRow)
                assert draft.step == step
            await vale.restart()
            await vale.femi.writes(RIGHT[step])
        found = await sessions(vale)
        assert [one.starts_at.date().isoformat() for one in found] == [
            "2026-12-03",
            "2027-01-07",
            "2027-02-11",
        ]
        assert {(one.minutes, one.places, one.kind) for one in found} == {(60, 8, "workshop")}


async def test_a_restart_in_the_middle_of_changing_a_date(opened):
    async with opened() as vale:
        await begins(vale)
        await vale.femi.presses("2. Fri 11 Dec")
        await vale.restart()
        await vale.femi.writes("nonsense")
        vale.femi.sees("could not read this as a day and a time")
        await vale.restart()
        await vale.femi.writes("Thu 10 Dec 5pm")
        await vale.restart()
        assert lines(vale)[1].startswith("2. Thu 10 Dec 2026, 17:00")
        await vale.femi.presses("Back")
        vale.femi.sees("What kind of sessions are they?")
        await vale.femi.presses("CIG session")
        assert lines(vale)[1].startswith("2. Thu 10 Dec 2026, 17:00")


async def test_pressed_twice_and_come_again_it_is_planned_once(opened):
    async with opened(refusals=(OLD_PRESS, SAME_SCREEN)) as vale:
        await begins(vale)
        vale.femi.press_now("Schedule these 5 sessions")
        vale.femi.press_now("Schedule these 5 sessions")
        await vale.settle()
        vale.femi.sees("5 sessions are scheduled")
        await vale.comes_again()
        assert len(await vale.rows(SessionRow)) == 5
        assert told(vale, "The dates of our next sessions") == {"Oak Vale": 1}


async def test_dates_that_pass_or_are_all_left_out_cannot_be_scheduled(opened):
    async with opened() as vale:
        await begins(vale, starts="today 13:00", number="2 sessions")
        await vale.advance(hours=2)
        await vale.femi.presses("Schedule these 2 sessions")
        vale.femi.sees("Mon 16 Nov 2026, 13:00 (London) has passed. Please move that date, or leave it out.")
        for label in ("1. Mon 16 Nov *", "2. Mon 23 Nov", "1. Mon 23 Nov"):
            if label in vale.femi.screen().buttons:
                await vale.femi.presses(label)
                await vale.femi.presses("Leave it out")
                await vale.femi.presses("All dates")
        await vale.femi.presses("Schedule these 0 sessions")
        vale.femi.sees("Every date is left out")
        assert await vale.rows(SessionRow) == []
        await vale.femi.presses("Mon 23 Nov, left out")
        await vale.femi.presses("Put it back")
        await vale.femi.presses("All dates")
        await vale.femi.presses("Schedule this session")
        vale.femi.sees("One session is scheduled")


@pytest.mark.parametrize("who", ["a member", "another community's facilitator", "a stranger"])
async def test_somebody_else_forges_presses(opened, who):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara")
        await plans(vale, number="2 sessions")
        await begins(vale, starts="Fri 5 Feb 5pm")
        serial = (await vale.rows(DraftRow))[0].serial
        match who:
            case "a member":
                person = vale.amara
            case "another community's facilitator":
                person = await found_riverside(vale)
            case _:
                person = vale.person("Zola")
                await person.starts()
        shown = person.screen().message
        before = await stored(vale)
        turns = [f"nd:{serial}:{number}:{move}" for number in (0, 99) for move in "oclextfiv?"]
        for data in ("nc:1:-1", "nc:1:0", "na:1", "ns:1", "nr:1", "nn:1", "sy:1", "nc:99:0", *turns):
            assert await person.presses_data(data, shown), data
        assert await stored(vale) == before
        person.does_not_see(LINK)
        if who == "another community's facilitator":
            await person.writes("/cycle")
            assert "2026/27" not in person.screen().buttons


async def test_forged_turns_of_ones_own_plan_change_nothing(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await begins(vale)
        (before,) = await vale.rows(DraftRow)
        shown = vale.femi.screen().message
        for move in ("99:e", "-1:x", "0:?", "0:v", "0:"):
            await vale.femi.presses_data(f"nd:{before.serial}:{move}", shown)
            vale.femi.sees("This choice no longer exists")
        (after,) = await vale.rows(DraftRow)
        assert (after.step, after.answers) == (before.step, before.answers)
        await vale.femi.presses("Cancel")
        assert "answered or cancelled before" in await vale.femi.presses_data(
            f"nd:{before.serial}:0:e", shown
        )
