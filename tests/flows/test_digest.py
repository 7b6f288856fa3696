"""The weekly figures: on Monday morning, to those who look after the community, without a small number."""

from datetime import UTC, datetime

from rules.permissions import Role
from tests.flows.looking_after import finds
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

WEEK = "Cultural Integration Group, Mon 16 Nov 2026 to Sun 22 Nov 2026"
MONDAY_NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def week(vale):
    """Seven members with Femi, a session on Thursday of which two have a place."""
    await vale.doctors("Amara", "Ben", "Chidi", "Dara", "Esi")
    await vale.doctors("Mona", roles=(Role.MODERATOR,))
    await vale.schedules("Thu 19 Nov 5pm")
    for person in (vale.amara, vale.ben):
        await person.presses("Book", in_=vale.group)


async def test_staff_get_the_numbers_of_last_week_on_monday_morning(opened):
    async with opened() as vale:
        await week(vale)
        await vale.advance(to=MONDAY_NINE.replace(hour=8, minute=59))
        assert told(vale, WEEK) == {}
        await vale.restart()
        await vale.advance(minutes=2)
        assert told(vale, WEEK) == {"Noor": 1, "Mona": 1}
        said = vale.mona.sees(WEEK).text
        assert "Sessions held: 1" in said
        assert "People who joined: 8" in said
        assert "Places booked: fewer than 5" in said
        assert "Amara" not in said
        await vale.restart()
        await vale.advance(days=1)
        assert told(vale, WEEK) == {"Noor": 1, "Mona": 1}


async def test_a_week_in_which_nothing_happened_is_not_told(opened):
    async with opened() as vale:
        await week(vale)
        await vale.advance(days=20)
        assert told(vale, "Sessions held") == {"Noor": 1, "Mona": 1}


async def test_each_switches_it_off_for_themselves_and_on_again(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await week(vale)
        await finds(vale.mona, "Weekly figures")
        vale.mona.sees("They come to you.")
        await vale.mona.presses("Switch them off for me")
        vale.mona.sees("They do not come to you.")
        await vale.advance(to=MONDAY_NINE.replace(minute=1))
        assert told(vale, WEEK) == {"Noor": 1}
        await vale.noor.presses("Switch them off for me")
        vale.noor.sees("They do not come to you.")
        await vale.noor.presses("Switch them on for me")
        vale.noor.sees("They come to you.")


async def test_who_is_staff_no_longer_gets_none_that_was_owed(opened):
    async with opened(refusals=["Forbidden: bot was blocked by the user"]) as vale:
        await week(vale)
        await vale.mona.blocks_bot()
        await vale.advance(to=MONDAY_NINE.replace(minute=1))
        await vale.noor.writes("/members")
        for label in ("Mona (moderator)", "No longer moderator", "Yes, take the role away"):
            await vale.noor.presses(label)
        await vale.mona.unblocks_bot()
        await vale.mona.starts()
        vale.mona.sees("You are no longer a moderator")
        vale.mona.does_not_see(WEEK)


async def test_nobody_else_sees_or_switches_them(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await week(vale)
        zara = await found_riverside(vale)
        for person in (vale.amara, vale.femi, zara):
            await person.writes("/menu")
            shown, before = person.screen().message, await stored(vale)
            for data in ("wi:1", "wj:1:1", "wj:1:0"):
                await person.presses_data(data, shown)
                assert person.toasts[-1].startswith(("This is open to", "I do not know you")), data
            assert await stored(vale) == before
        await vale.advance(to=MONDAY_NINE.replace(minute=1))
        assert "Zara" not in told(vale, WEEK)
