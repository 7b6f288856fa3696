"""A doctor asks in the corridor; the facilitator books for them, and never past the line."""

from storage.tables import BookingChangeRow, BookingRow, WaitlistEntryRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import stored, told


async def opens_who_comes(vale):
    await vale.femi.writes("/sessions")
    await vale.femi.presses("Thu 26 Nov: Team dynamics")
    await vale.femi.presses("Who comes")


async def test_a_place_for_somebody_who_asked(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben", "Tamás")
        await vale.schedules(places=2)
        await opens_who_comes(vale)
        await vale.femi.presses("Book for somebody")
        assert vale.femi.screen().buttons[:3] == ["Amara", "Ben", "Femi"]
        await vale.femi.presses("Search by name")
        await vale.femi.writes("?")
        vale.femi.sees("Please type at least one letter")
        await vale.femi.writes("xyz")
        vale.femi.sees("Nobody without a place is called anything like")
        await vale.restart()
        await vale.femi.writes("tamas")
        await vale.femi.presses("Tamás")
        vale.femi.sees("Book a place for Tamás in Team dynamics")
        for _ in range(2):
            vale.femi.press_now("Yes, do it")
        await vale.settle()
        vale.femi.sees("Tamás already has a place")
        assert told(vale, "Femi has booked a place for you") == {"Tamás": 1}
        (booking,) = await vale.rows(BookingRow)
        (trace,) = await vale.rows(BookingChangeRow)
        assert booking.member_id == trace.member_id
        assert trace.by_member_id == await vale.member_id(vale.femi)
        # It was a mistake: one tap.
        await vale.people["tamás"].presses("Give up my place")
        assert await vale.rows(BookingRow) == []


async def test_nobody_jumps_the_line_and_a_place_given_up_goes_to_the_next(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        await vale.ben.presses("Join the waiting list", vale.group)
        await opens_who_comes(vale)
        await vale.femi.presses("Book for somebody")
        await vale.femi.presses("Chidi")
        vale.femi.sees("Put Chidi at the end of the waiting list?")
        await vale.femi.presses("Yes, do it")
        vale.femi.sees("Chidi is number 2 in line now")
        vale.chidi.sees("Femi has put you on the waiting list")
        await opens_who_comes(vale)
        await vale.femi.presses("Give up a place for somebody")
        await vale.femi.presses("Amara")
        await vale.femi.presses("No, go back")
        assert len(await vale.rows(BookingRow)) == 1
        await vale.femi.presses("Amara")
        await vale.femi.presses("Yes, give it up")
        vale.femi.sees("Amara has no place")
        assert told(vale, "Femi has given up for you") == {"Amara": 1}
        assert told(vale, "A place is free for you") == {"Ben": 1}
        assert len(await vale.rows(WaitlistEntryRow)) == 2


async def test_only_those_who_organise(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        before = await stored(vale)
        amara, ben = await vale.member_id(vale.amara), await vale.member_id(vale.ben)
        forged = ("bf:1:0", "bs:1", f"bp:1:{ben}", f"by:1:{ben}", "cb:1:0", f"cg:1:{amara}", f"ch:1:{amara}")
        for data in (*forged, "by:1", "by:99:1"):
            await vale.ben.presses_data(data, vale.ben.screen().message)
        assert await stored(vale) == before
        # Nor can a facilitator book for somebody who does not exist.
        await vale.femi.presses_data("by:1:999", vale.femi.screen().message)
        assert await stored(vale) == before
