"""Places, as doctors live them: one tap in the group or in private, a line, an offer, a way back."""

from storage.tables import BookingRow


async def test_from_the_card_to_a_place_and_back(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.schedules(places=1)
        vale.amara.sees("Team dynamics", vale.group)
        assert "place" in await vale.amara.presses("Book", vale.group)
        vale.amara.sees("You have a place")
        assert "Join the meeting" in vale.amara.screen().buttons
        await vale.advance(seconds=10)
        assert "number 1 in line" in await vale.ben.presses("Join the waiting list", vale.group)
        assert "number 2 in line" in await vale.chidi.presses("Join the waiting list", vale.group)

        await vale.amara.presses("Give up my place")
        vale.amara.sees("You have given up your place")
        vale.ben.sees("A place is free for you")
        vale.chidi.does_not_see("A place is free for you")
        await vale.ben.presses("No, thank you")
        vale.chidi.sees("A place is free for you")
        await vale.restart()
        await vale.chidi.presses("Take the place")
        assert len(await vale.rows(BookingRow)) == 1
        vale.chidi.sees("You have a place")


async def test_an_offer_lapses_and_passes_on(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        for person in (vale.ben, vale.chidi):
            await person.presses("Join the waiting list", vale.group)
        await vale.amara.presses("Give up my place")
        # Held for twelve hours, of which none lies in quiet hours.
        await vale.advance(hours=25)
        vale.chidi.sees("A place is free for you")
        await vale.advance(hours=24)
        vale.ben.sees("the time to answer has passed")
        # Ben's button is old: it answers kindly, and changes nothing.
        await vale.ben.presses("Take the place")
        vale.ben.sees("no longer open")
        assert await vale.rows(BookingRow) == []
