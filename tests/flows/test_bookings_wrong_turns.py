"""Wrong turns with places: at the same moment, too late, under old messages."""

from storage.tables import BookingRow, PlaceOfferRow, WaitlistEntryRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.told import stored, told

OFFERED = "A place is free for you"


async def a_line(vale, *names, places=1):
    """So many have a place, the others wait in this order."""
    await vale.doctors(*names)
    await vale.schedules("Thu 19 Nov 5pm", places=places)
    for number, name in enumerate(names):
        await vale.person(name).presses("Book" if number < places else "Join the waiting list", vale.group)
        await vale.advance(seconds=10)


async def until(vale, **moment):
    await vale.advance(to=vale.now().replace(second=0, **moment))


async def test_two_press_for_the_last_place_at_once(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_line(vale, "Amara", places=2)
        await vale.doctors("Ben", "Chidi")
        for person in (vale.ben, vale.chidi):
            person.press_now("Book", vale.group)
        await vale.settle()
        await vale.advance(seconds=10)
        assert len(await vale.rows(BookingRow)) == 2
        (waits,) = await vale.rows(WaitlistEntryRow)
        ben, chidi = await vale.member_id(vale.ben), await vale.member_id(vale.chidi)
        late, quick = (vale.ben, vale.chidi) if waits.member_id == ben else (vale.chidi, vale.ben)
        assert waits.member_id in (ben, chidi)
        quick.sees("You have a place")
        late.sees("You are number 1 in line")
        assert late.toasts[-1] == "All places are taken. You are number 1 in line."


async def test_two_press_for_the_last_place_at_once_in_the_last_two_hours(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_line(vale, "Amara", "Ben", "Chidi")
        await until(vale, day=19, hour=15, minute=30)
        await vale.amara.presses("Give up my place")
        vale.amara.sees("It goes to whoever takes it first")
        await vale.advance(seconds=10)
        for person in (vale.ben, vale.chidi, vale.amara):
            person.press_now("Book")
        await vale.settle()
        assert len(await vale.rows(BookingRow)) == 1
        assert len(await vale.rows(WaitlistEntryRow)) == 2
        # Who leaves the list now hears that the order of it means nothing any more.
        late = next(one for one in (vale.ben, vale.chidi) if "Leave the waiting list" in one.screen().buttons)
        await late.presses("Leave the waiting list")
        late.sees("a free place goes to whoever takes it first")


async def test_an_answer_after_the_offer_has_lapsed(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_line(vale, "Amara", "Ben", "Chidi")
        await vale.amara.presses("Give up my place")
        offer = vale.ben.sees(OFFERED)
        await until(vale, day=17, hour=12, minute=5)
        vale.chidi.sees(OFFERED)
        before = await stored(vale)
        # Neither answer of Ben's takes anything from Chidi, nor leads him anywhere.
        for data in data_of(offer):
            await vale.ben.presses_data(data, offer)
            said = vale.ben.sees("no longer open: it was answered, or its time has passed")
            assert "Join the waiting list" in said.labels
        assert await stored(vale) == before
        await vale.chidi.presses("Take the place")
        vale.chidi.sees("You have a place")
        assert told(vale, OFFERED) == {"Ben": 1, "Chidi": 1}


async def test_an_offer_is_answered_both_ways_at_once(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        await a_line(vale, "Amara", "Ben", "Chidi")
        await vale.amara.presses("Give up my place")
        vale.ben.press_now("No, thank you")
        vale.ben.press_now("Take the place")
        await vale.settle()
        # Whichever came first counts, and the place is held or taken once.
        booked = [row.member_id for row in await vale.rows(BookingRow)]
        held = [row.member_id for row in await vale.rows(PlaceOfferRow) if row.state == "open"]
        ben, chidi = await vale.member_id(vale.ben), await vale.member_id(vale.chidi)
        assert (booked, held) in (([ben], []), ([], [chidi]))


async def test_a_press_under_an_old_card(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_line(vale, "Amara")
        await vale.doctors("Ben")
        card = vale.ben.sees("Team dynamics", vale.group)
        # His phone still shows the card as it was before the move, and before the place was gone.
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 19 Nov: Team dynamics")
        await vale.femi.presses("Move")
        await vale.femi.writes("Fri 20 Nov 5pm")
        await vale.femi.presses("Move it")
        await vale.restart()
        assert "number 1 in line" in await vale.ben.presses_data("bk:1", card)
        await vale.advance(seconds=10)
        vale.ben.sees("You are number 1 in line for Team dynamics, Fri 20 Nov 2026, 17:00 (London)")
        before = await stored(vale)
        # Another's old private message moves nobody's place either.
        await vale.ben.presses_data("bc:99", vale.ben.screen().message)
        await vale.ben.presses_data("bk:0", card)
        assert await stored(vale) == before


async def test_every_press_about_a_cancelled_session(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_line(vale, "Amara", "Ben", "Chidi")
        await vale.amara.presses("Give up my place")
        offer = vale.ben.sees(OFFERED)
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 19 Nov: Team dynamics")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.advance(seconds=10)
        before = await stored(vale)
        for data in data_of(offer):
            await vale.ben.presses_data(data, offer)
            assert vale.ben.sees("was cancelled, so there is nothing to book").labels == ["Menu"], data
        for data in ("bk:1", "ba:1", "bc:1", "br:1"):
            await vale.chidi.presses_data(data, vale.chidi.screen().message)
            assert vale.chidi.sees("was cancelled").labels == ["Menu"], data
        assert await stored(vale) == before
        await vale.advance(days=4)
        assert told(vale, OFFERED) == {"Ben": 1}
        assert told(vale, "the time to answer has passed") == {}


async def test_a_place_that_is_held_overnight_is_nobody_elses(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await a_line(vale, "Amara", "Ben", "Chidi")
        await vale.doctors("Dayo")
        await until(vale, day=16, hour=22, minute=0)
        await vale.amara.presses("Give up my place")
        vale.ben.does_not_see(OFFERED)
        assert "number 2 in line" in await vale.dayo.presses("Join the waiting list", vale.group)
        # She changes her mind, and has given it up all the same.
        await vale.amara.presses("Join the waiting list")
        vale.amara.sees("You are number 3 in line")
        assert await vale.rows(BookingRow) == []
        await vale.restart()
        await until(vale, day=17, hour=7, minute=59)
        assert told(vale, OFFERED) == {}
        # Ben looks before he is told: it is his, and he is not told of what he has.
        await vale.ben.writes("/sessions")
        await vale.ben.presses("Thu 19 Nov: Team dynamics")
        vale.ben.sees("A place is held for you until Tue 17 Nov 2026, 20:00 (London)")
        await vale.ben.presses("Take the place")
        await vale.advance(hours=1)
        assert told(vale, OFFERED) == {}


def data_of(offer):
    """What the two buttons of an offer send."""
    return [button.data for button in offer.buttons[0]]
