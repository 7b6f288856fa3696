"""Places near the start: booking closes, and in the last two hours nothing is held any more."""

from datetime import timedelta

from storage.tables import BookingRow, PlaceOfferRow, WaitlistEntryRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import stored, told

FREE = "so no place is held any more: it goes to whoever takes it first"
START = "Thu 19 Nov 5pm"


async def a_line(vale, *names, typed=START, places=1):
    """So many have a place, the others wait in this order."""
    await vale.doctors(*names)
    await vale.schedules(typed, places=places)
    for number, name in enumerate(names):
        label = "Book" if number < places else "Join the waiting list"
        await vale.person(name).presses(label, vale.group)
        await vale.advance(seconds=10)


async def until(vale, **moment):
    await vale.advance(to=vale.now().replace(second=0, **moment))


async def test_in_the_last_two_hours_the_first_who_presses_has_it(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_line(vale, "Amara", "Ben", "Chidi")
        await vale.doctors("Dayo")
        await until(vale, day=19, hour=14, minute=0)
        await vale.amara.presses("Give up my place")
        vale.ben.sees(
            "It is held for you until Thu 19 Nov 2026, 15:00 (London). After that it goes to whoever"
        )
        await vale.restart()
        await until(vale, hour=15, minute=0)
        assert told(vale, FREE) == {"Ben": 1, "Chidi": 1}
        assert told(vale, "the time to answer has passed") == {}
        await vale.advance(seconds=10)
        # Ben's offer is over, but he may be the first like anybody.
        await vale.ben.presses("Take the place")
        vale.ben.sees("no longer open")
        # Dayo never waited, and is quicker.
        await vale.dayo.presses("Book", vale.group)
        vale.dayo.sees("You have a place")
        for person in (vale.chidi, vale.ben):
            await person.presses("Book")
            person.sees("All places are taken")
            person.sees("You are on the waiting list")
        # The next one is not told to them again, and is there all the same.
        await vale.dayo.presses("Give up my place")
        assert told(vale, FREE) == {"Ben": 1, "Chidi": 1}
        await vale.chidi.presses("Refresh")
        vale.chidi.sees("A place is free in Team dynamics")
        for _ in range(2):
            vale.chidi.press_now("Book")
        await vale.settle()
        assert len(await vale.rows(BookingRow)) == 1
        assert [row.member_id for row in await vale.rows(WaitlistEntryRow)] == [
            await vale.member_id(vale.ben)
        ]


async def test_a_place_freed_at_night_before_an_early_session_wakes_nobody(opened):
    async with opened() as vale:
        await a_line(vale, "Amara", "Ben", "Chidi", typed="Wed 18 Nov 9am")
        await until(vale, day=17, hour=21, minute=0)
        await vale.amara.presses("Give up my place")
        vale.ben.does_not_see("A place is free for you")
        # He looks all the same.
        await vale.ben.writes("/sessions")
        vale.ben.sees("Team dynamics")
        await vale.ben.presses("Wed 18 Nov: Team dynamics")
        vale.ben.sees("A place is held for you until Wed 18 Nov 2026, 07:00 (London)")
        await until(vale, day=18, hour=7, minute=59)
        assert told(vale, FREE) == {}
        await vale.advance(minutes=1)
        assert told(vale, FREE) == {"Ben": 1, "Chidi": 1}
        await vale.chidi.presses("Book")
        vale.chidi.sees("You have a place")


async def test_nobody_is_told_of_a_place_that_was_taken_again_before_the_morning(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_line(vale, "Amara", "Ben", typed="Wed 18 Nov 9am")
        await until(vale, day=18, hour=7, minute=10)
        await vale.amara.presses("Give up my place")
        await vale.amara.presses("Book")
        await vale.advance(hours=2)
        assert told(vale, FREE) == {}


async def test_booking_closes_an_hour_before_and_a_place_can_still_be_given_up(opened):
    async with opened(changes={"sessions": {"booking_closes_minutes": 60}}) as vale:
        await a_line(vale, "Amara", "Ben")
        await vale.doctors("Chidi")
        await until(vale, day=19, hour=16, minute=0)
        before = await stored(vale)
        assert "has closed" in await vale.chidi.presses("Join the waiting list", vale.group)
        await vale.chidi.writes("/sessions")
        await vale.chidi.presses("Thu 19 Nov: Team dynamics")
        vale.chidi.sees("Booking closed on Thu 19 Nov 2026, 16:00 (London)")
        assert "Book" not in vale.chidi.screen().buttons
        await vale.chidi.presses_data("bk:1", vale.chidi.screen().message)
        vale.chidi.sees("closed on Thu 19 Nov 2026, 16:00 (London). Who has a place can still give it up")
        assert await stored(vale) == before
        await vale.amara.presses("Give up my place")
        vale.amara.sees("Booking has closed, so nobody else can take it now")
        assert told(vale, FREE) + told(vale, "A place is free for you") == {}
        assert await vale.rows(BookingRow) == []
        await vale.ben.presses("Leave the waiting list")
        vale.ben.sees("The next sessions are in the menu")


async def test_where_booking_closes_a_day_before_offers_end_with_it(opened):
    async with opened(changes={"sessions": {"booking_closes_minutes": 24 * 60}}) as vale:
        await a_line(vale, "Amara", "Ben", "Chidi")
        await until(vale, day=18, hour=15, minute=0)
        await vale.amara.presses("Give up my place")
        vale.ben.sees("It is held for you until Wed 18 Nov 2026, 16:00 (London)")
        await vale.advance(hours=1)
        vale.chidi.sees("It is held for you until Wed 18 Nov 2026, 16:30 (London)")
        await vale.advance(hours=1)
        late = vale.chidi.sees("Booking has closed") if told(vale, "Booking has closed") else None
        assert late is None or "Back to the list" not in late.labels
        assert {row.state for row in await vale.rows(PlaceOfferRow)} == {"lapsed"}
        assert told(vale, FREE) == {}


async def test_a_restart_in_the_last_hours_loses_and_doubles_nothing(opened):
    async with opened() as vale:
        await a_line(vale, "Amara", "Ben", "Chidi")
        await until(vale, day=19, hour=14, minute=30)
        await vale.amara.presses("Give up my place")
        await vale.stop()
        await vale.clock.advance_to(vale.now() + timedelta(hours=1))
        await vale.start()
        await vale.restart()
        assert told(vale, FREE) == {"Ben": 1, "Chidi": 1}
        await vale.ben.presses("Leave the waiting list")
        await vale.ben.presses("Book")
        vale.ben.sees("You have a place")
