"""A facilitator changes how many places there are; nobody is thrown out by a number."""

from storage.tables import BookingRow, SessionChangeRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import stored, told


async def a_full_session(vale, *names, places):
    await vale.doctors(*names)
    await vale.schedules(places=places)
    for number, name in enumerate(names):
        await vale.person(name).presses("Book" if number < places else "Join the waiting list", vale.group)
        await vale.advance(seconds=10)


async def opens_places(vale):
    await vale.femi.writes("/sessions")
    await vale.femi.presses("Thu 26 Nov: Team dynamics")
    await vale.femi.presses("Places")


async def test_more_places_are_offered_at_once(opened):
    async with opened() as vale:
        await a_full_session(vale, "Amara", "Ben", "Chidi", "Dayo", places=1)
        await opens_places(vale)
        vale.femi.sees("has one place now, and one is taken. How many are there to be?")
        await vale.femi.writes("a few more")
        vale.femi.sees("How many are there to be?")
        await vale.restart()
        await vale.femi.writes("3")
        vale.femi.sees("has 3 places now")
        assert told(vale, "A place is free for you") == {"Ben": 1, "Chidi": 1}
        await vale.advance(seconds=10)
        vale.noor.sees("3 places", vale.group)
        (trace,) = [row for row in await vale.rows(SessionChangeRow) if row.change == "places"]
        assert trace.detail == {"was": 1, "places": 3}


async def test_fewer_places_and_a_facilitator_who_chooses_kindly(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_full_session(vale, "Amara", "Ben", "Chidi", "Dayo", places=3)
        await opens_places(vale)
        await vale.femi.writes("1")
        choice = vale.femi.sees("Nobody loses a place by itself: for 1, 2 doctors would have to wait")
        assert choice.labels == ["The 2 who came last", "Chidi", "Ben", "Amara", "Keep 3 places", "Menu"]
        assert len(await vale.rows(BookingRow)) == 3
        # She looks at what it would mean, goes back, and chooses Ben.
        await vale.femi.presses("The 2 who came last")
        vale.femi.sees("Chidi, Ben: these doctors give up the place")
        await vale.femi.presses("No, go back")
        await vale.femi.presses("Ben")
        await vale.restart()
        for _ in range(2):
            vale.femi.press_now("Yes, tell them")
        await vale.settle()
        vale.femi.sees("for 1, one doctor would have to wait")
        assert told(vale, "it is nothing that you did") == {"Ben": 1}
        vale.ben.sees("You are number 1 in line")
        await vale.femi.presses("The one who came last")
        await vale.femi.presses("Yes, tell them")
        vale.femi.sees("has one place now")
        assert told(vale, "it is nothing that you did") == {"Ben": 1, "Chidi": 1}
        # The place that Amara gives up goes to them before Dayo.
        await vale.amara.presses("Give up my place")
        assert told(vale, "A place is free for you") == {"Chidi": 1}


async def test_keeping_the_number(opened):
    async with opened() as vale:
        await a_full_session(vale, "Amara", "Ben", places=2)
        await opens_places(vale)
        before = await stored(vale)
        await vale.femi.writes("1")
        await vale.femi.presses("Keep 2 places")
        vale.femi.sees("Facilitator: Femi")
        after = await stored(vale)
        assert {name for name in after if after[name] != before[name]} <= {"drafts"}


async def test_a_place_given_up_while_she_chooses_needs_nobody_to_wait(opened):
    async with opened() as vale:
        await a_full_session(vale, "Amara", "Ben", places=2)
        await opens_places(vale)
        await vale.femi.writes("1")
        await vale.femi.presses("Ben")
        await vale.amara.presses("Give up my place")
        await vale.femi.presses("Yes, tell them")
        vale.femi.sees("has one place now")
        assert told(vale, "it is nothing that you did") == {}


async def test_it_is_no_doctors_to_change(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_full_session(vale, "Amara", "Ben", places=2)
        before = await stored(vale)
        amara = await vale.member_id(vale.amara)
        for data in (
            "cp:1",
            "cl:1:1:0",
            f"cm:1:1:{amara}",
            f"cy:1:1:{amara}",
            "cy:1:0:0",
            "cy:99:1:0",
            "cy:1",
        ):
            await vale.ben.presses_data(data, vale.ben.screen().message)
        assert await stored(vale) == before
