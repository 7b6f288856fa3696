"""Two presenters swap their sessions: one asks, the other agrees, and both hear what happens."""

import pytest

from storage.tables import PresenterSlotRow, PresenterSwapRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.presenting import booked, present, slot_of, to_my_part, to_session
from tests.flows.told import stored, told

ASKS = "Another presenter asks whether you would swap with them"
OFF = "The swap you asked for does not come about. Your own turn is as it was."


async def offered(vale):
    """Amara presents on the 10th and asks Ben, who presents on the 17th."""
    await present(vale, "Amara", "Ben")
    await to_my_part(vale.amara)
    await vale.amara.presses("Swap with somebody")
    vale.amara.sees("With whom would you like to swap?")
    await vale.amara.presses("Thu 17 Dec: Team dynamics")
    vale.amara.sees("You asked whoever presents at Team dynamics, Thu 17 Dec 2026, 17:00 (London), to swap.")
    assert told(vale, ASKS) == {"Ben": 1}


async def states(vale):
    return [row.state for row in await vale.rows(PresenterSwapRow)]


async def presenters(vale):
    """Who presents at which session."""
    rows = [row for row in await vale.rows(PresenterSlotRow) if row.state == "accepted"]
    names = {await vale.member_id(one): one.name for one in (vale.amara, vale.ben)}
    return {row.session_id: names[row.member_id] for row in rows}


async def test_both_agree(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        await offered(vale)
        (chidi,) = await vale.doctors("Chidi")
        zara = vale.person("Zara")
        await zara.starts()
        # Neither another member nor a stranger can answer or ask in somebody's stead.
        before = await stored(vale)
        mine = await slot_of(vale, vale.amara)
        for data in ("pg:1", "ph:1", "pj:1", f"pr:{mine}:2", f"pq:{mine}"):
            assert "for another member" in await chidi.presses_data(data, chidi.screen().message)
            await zara.presses_data(data, zara.screen().message)
        # Nor can she who asked agree for the other.
        assert "for another member" in await vale.amara.presses_data("pg:1", vale.amara.screen().message)
        assert await stored(vale) == before
        await vale.restart()
        for _ in range(2):
            vale.ben.press_now("Swap")
        await vale.settle()
        vale.ben.sees("You have swapped with another presenter")
        vale.ben.sees("You present at Team dynamics, Thu 10 Dec 2026, 17:00 (London)")
        await vale.comes_again()
        assert await presenters(vale) == {1: "Ben", 2: "Amara"}
        assert (await booked(vale, 1), await booked(vale, 2)) == ({"Ben"}, {"Amara"})
        assert told(vale, "You have swapped with another presenter") == {"Amara": 1}
        assert told(vale, "Two presenters have swapped") == {"Femi": 1}
        # Turns stay as they are: one each.
        for person in (vale.amara, vale.ben):
            await person.writes("/about")
            await person.presses("Presenting")
            person.sees("with those you have agreed to: 1")
        # "Why me?" still tells of the draw that she was drawn in.
        await to_my_part(vale.amara, "Thu 17 Dec")
        await vale.amara.presses("Why me?")
        vale.amara.sees("Then you swapped, and so you present at Team dynamics, Thu 17 Dec 2026")
        # The reminders go to whoever presents by then.
        await vale.advance(days=32)
        for words in ("A reminder: you present at", "It is nearly time: you present at"):
            assert told(vale, f"{words} Team dynamics, Thu 10 Dec") == {"Ben": 1}
            assert told(vale, f"{words} Team dynamics, Thu 17 Dec") == {"Amara": 1}
        rows = [row for row in await vale.rows(PresenterSlotRow) if row.part == "presenter"]
        assert sorted(row.state for row in rows) == ["presented", "presented", "swapped", "swapped"]


async def test_a_no_changes_nothing(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await offered(vale)
        await vale.ben.presses("No, thank you")
        vale.ben.sees("you would rather not swap")
        assert told(vale, OFF) == {"Amara": 1}
        assert await presenters(vale) == {1: "Amara", 2: "Ben"}
        # She can ask once more, and not without end.
        for wanted in ("declined", "declined"):
            assert (await states(vale))[-1] == wanted
            await to_my_part(vale.amara)
            await vale.amara.presses("Swap with somebody")
            await vale.amara.presses("Thu 17 Dec: Team dynamics")
            if len(await states(vale)) == 2 and (await states(vale))[-1] == "open":
                await vale.ben.presses("No, thank you")
        vale.amara.sees("You have asked two presenters to swap already")
        assert told(vale, ASKS) == {"Ben": 2}


async def test_no_answer_is_a_no(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        await offered(vale)
        await vale.advance(hours=47)
        assert told(vale, OFF) == {}
        await vale.advance(hours=25)
        assert told(vale, OFF) == {"Amara": 1}
        assert await states(vale) == ["lapsed"]
        await vale.ben.presses("Swap")
        vale.ben.sees("The time to answer about swapping")
        assert await presenters(vale) == {1: "Amara", 2: "Ben"}


async def test_taken_back(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await offered(vale)
        for _ in range(2):
            vale.amara.press_now("Do not swap after all")
        await vale.settle()
        assert "Swap with somebody" in vale.amara.screen().buttons
        assert told(vale, OFF) == {}
        await vale.ben.presses("Swap")
        vale.ben.sees("Nobody asks you any more to swap")
        assert await presenters(vale) == {1: "Amara", 2: "Ben"}


@pytest.mark.parametrize("who", ["amara", "ben"])
async def test_a_turn_that_goes_takes_the_swap_with_it(opened, who):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await offered(vale)
        leaving = vale.person(who.capitalize())
        await to_my_part(leaving, {"amara": "Thu 10 Dec", "ben": "Thu 17 Dec"}[who])
        await leaving.presses("I cannot present")
        assert await states(vale) == ["withdrawn"]
        assert told(vale, OFF) == ({"Amara": 1} if who == "ben" else {})
        before = await stored(vale)
        await vale.ben.presses_data("pg:1", vale.ben.screen().message)
        vale.ben.sees("Nobody asks you any more to swap")
        after = await stored(vale)
        assert before["presenter_slots"] == after["presenter_slots"]
        assert before["bookings"] == after["bookings"]


async def test_nobody_to_swap_with_and_a_place_elsewhere(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await present(vale, "Amara")
        await to_my_part(vale.amara)
        await vale.amara.presses("Swap with somebody")
        vale.amara.sees("There is nobody to swap with")
        await vale.amara.presses("Back")
        # Ben presents on the 17th and has a place elsewhere at Amara's time.
        await vale.doctors("Ben")
        await vale.schedules("Thu 17 Dec 5pm")
        await to_session(vale.ben, "Thu 17 Dec")
        await vale.ben.presses("I would present")
        await to_session(vale.femi, "Thu 17 Dec")
        await vale.femi.presses("Draw a presenter")
        await vale.schedules("Thu 10 Dec 5:20pm", topic="Recognising burnout")
        await to_session(vale.ben, topic="Recognising burnout")
        await vale.ben.presses("Book")
        await to_my_part(vale.amara)
        await vale.amara.presses("Swap with somebody")
        await vale.amara.presses("Thu 17 Dec: Team dynamics")
        vale.amara.sees("One of you has a place in another session at that time")
        assert await states(vale) == []
