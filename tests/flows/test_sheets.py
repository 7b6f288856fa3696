"""A sheet of forty long names: found, marked, given minutes, taken back, and every correction on record."""

from datetime import timedelta

from storage.tables import AttendanceChangeRow, AttendanceRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.test_attendance import START, booked, marks
from tests.flows.told import stored

CARD = [SAME_SCREEN]
LONG = "Oluwadamilola Nnamdi-Chukwuemeka of the Northern Hills {:02} Ward"


async def minutes(vale):
    return {row.member_id: row.minutes for row in await vale.rows(AttendanceRow)}


async def opens_sheet(vale):
    await vale.femi.writes("/attendance")
    await vale.femi.presses("Thu 26 Nov 2026: Team dynamics")


def within_bounds(vale):
    """What Telegram lets one message be."""
    shown = vale.femi.screen()
    return len(shown.text) <= 4096 and len(shown.buttons) <= 100


async def test_forty_long_names(opened):
    async with opened(refusals=CARD) as vale:
        names = [LONG.format(number) for number in range(40)]
        await booked(vale, *names, places=40)
        await vale.advance(to=START + timedelta(hours=1))
        assert within_bounds(vale)
        await vale.femi.presses("Find a name")
        vale.femi.sees("Type a part of the name")
        await vale.femi.writes("...")
        vale.femi.sees("at least one letter")
        await vale.femi.writes("nobody of that name")
        vale.femi.sees("I found nobody called")
        await vale.restart()
        await vale.femi.writes("HILLS 33")
        (name,) = [one for one in vale.femi.screen().buttons if "not marked" in one]
        await vale.femi.presses(name)
        assert "Page 5 of 5" in vale.femi.screen().text
        await vale.femi.presses("Find a name")
        await vale.femi.writes("oluwa")
        vale.femi.sees("There are more names that fit")
        assert within_bounds(vale)
        await vale.femi.presses("Back to the sheet")
        await vale.femi.presses("All 40 attended")
        # Corrections one by one, and the whole history on pages that fit.
        await vale.femi.presses_data("mk:1:3:part:0", vale.femi.screen().message)
        await vale.femi.presses("History")
        assert within_bounds(vale)
        pages = 1
        while "Earlier →" in vale.femi.screen().buttons:
            await vale.femi.presses("Earlier →")
            assert within_bounds(vale)
            pages += 1
        assert pages == -(-len(await vale.rows(AttendanceChangeRow)) // 12)


async def test_round_and_round_with_minutes(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara", "Ben")
        await vale.advance(to=START + timedelta(hours=1))
        amara = await vale.member_id(vale.amara)
        for before in ("not marked", "attended"):
            await vale.femi.presses(f"Amara: {before}")
        assert ["10 min", "20 min", "30 min", "40 min"] in vale.femi.screen().rows
        await vale.femi.presses("20 min")
        assert "Amara: part, 20 min" in vale.femi.screen().buttons
        assert await minutes(vale) == {amara: 20}
        # Another one has no such row, and minutes that are no choice count for nothing.
        await vale.femi.presses("Ben: not marked")
        assert ["10 min", "20 min", "30 min", "40 min"] not in vale.femi.screen().rows
        # A session that is over is on no list; from its sheet there is a way to it.
        assert "About this session" in vale.femi.screen().buttons
        before = await stored(vale)
        for forged in (f"xm:1:{amara}:500:0", f"xm:1:{amara}:-1:0", "xm:1:999:20:0"):
            await vale.femi.presses_data(forged, vale.femi.screen().message)
        assert await stored(vale) == before
        await vale.femi.presses("Amara: part, 20 min")
        assert await minutes(vale) == {amara: None, await vale.member_id(vale.ben): None}
        await vale.femi.presses("Amara: missed")
        assert await marks(vale) == {"ben": "attended"}
        assert "Amara: not marked" in vale.femi.screen().buttons


async def test_the_history_says_who_when_and_from_what_to_what(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara", "Ben")
        await vale.advance(to=START)
        await vale.amara.presses("I'm here")
        await vale.advance(hours=1)
        await opens_sheet(vale)
        await vale.femi.presses("Amara: attended")
        await vale.femi.presses("30 min")
        await vale.advance(days=3)
        await vale.noor.writes("/attendance")
        await vale.noor.presses("Thu 26 Nov 2026: Team dynamics")
        await vale.noor.presses("Ben: not marked")
        await vale.noor.presses("Amara: part, 30 min")
        await vale.noor.presses("Amara: missed")
        await vale.noor.presses("History")
        lines = [one for one in vale.noor.screen().text.splitlines() if one.startswith("•")]
        assert lines == [
            "• Sun 29 Nov, 18:00: Amara, missed → not marked (on the sheet, by Noor)",
            "• Sun 29 Nov, 18:00: Amara, part → missed (on the sheet, by Noor)",
            "• Sun 29 Nov, 18:00: Ben, not marked → attended (on the sheet, by Noor)",
            "• Thu 26 Nov, 18:00: Amara, part → part, 30 minutes (on the sheet, by Femi)",
            "• Thu 26 Nov, 18:00: Amara, attended → part (on the sheet, by Femi)",
            '• Thu 26 Nov, 17:00: Amara, not marked → attended ("I\'m here", by Amara)',
        ]
        before = await stored(vale)
        for forged in ("xy:1:0", "xf:1"):
            await vale.amara.presses_data(forged, vale.amara.screen().message)
            assert "open to those who organise" in vale.amara.toasts[-1]
        await vale.noor.presses_data("xy:1:99", vale.noor.screen().message)
        vale.noor.sees("Nobody was marked yet")
        assert await stored(vale) == before


async def test_somebody_who_is_not_on_the_sheet_is_found_and_added(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara")
        await vale.doctors("Zoë", "Ben")
        await vale.advance(to=START + timedelta(hours=1))
        await vale.femi.presses("Somebody else came")
        await vale.femi.presses("Find a name")
        await vale.femi.writes("zoe")
        await vale.femi.presses("Zoë")
        vale.femi.sees("One of them had no place booked")
        assert (await marks(vale)) == {"zoë": "attended"}
        # A search that is left changes nothing.
        await vale.femi.presses("Somebody else came")
        await vale.femi.presses("Find a name")
        await vale.femi.writes("/cancel")
        assert len(await vale.rows(AttendanceChangeRow)) == 1


async def test_after_two_weeks_a_search_adds_nobody(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara")
        await vale.doctors("Ben")
        await vale.advance(to=START + timedelta(days=13))
        await opens_sheet(vale)
        await vale.femi.presses("Somebody else came")
        await vale.femi.presses("Find a name")
        await vale.advance(days=2)
        await vale.femi.writes("/attendance")
        vale.femi.sees("No sheet is open")
        ben = await vale.member_id(vale.ben)
        await vale.femi.presses_data(f"sa:1:{ben}", vale.femi.screen().message)
        vale.femi.sees("That time is over, so it stays as it is")
        await vale.femi.presses("History")
        vale.femi.sees("Nobody was marked yet")
        assert await marks(vale) == {}
