"""Who was there: "I'm here", the sheet, and two weeks in which it can be corrected."""

from datetime import UTC, datetime, timedelta

from storage.tables import AttendanceChangeRow, AttendanceRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.told import stored, told

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)


async def booked(vale, *names, places=12):
    """A session with these members in it, five minutes before the button opens."""
    await vale.doctors(*names)
    await vale.schedules(places=places)
    for name in names:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=START - timedelta(minutes=15))


async def marks(vale):
    """What the sheet says, by name."""
    ids = {await vale.member_id(person): name for name, person in vale.people.items() if name != "noor"}
    return {ids[row.member_id]: row.status for row in await vale.rows(AttendanceRow)}


async def test_from_ten_minutes_before_to_twenty_after(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await booked(vale, "Amara", "Ben", "Chidi")
        await vale.amara.writes("/here")
        vale.amara.sees("No session is about to begin")
        shown = vale.amara.screen().message
        await vale.amara.presses_data("hi:1", shown)
        vale.amara.sees("The button counts from 16:50. Please press it again then.")
        assert vale.amara.toasts[-1] == "This session has not begun. Please press again nearer to the start."
        vale.amara.does_not_see("is about to begin: ")
        await vale.advance(to=START - timedelta(minutes=10))
        vale.amara.sees("Team dynamics is about to begin")
        assert vale.amara.screen().buttons == ["Join the meeting", "I'm here", "Menu"]
        await vale.amara.presses("I'm here")
        vale.amara.sees("You are marked as present")
        await vale.advance(to=START + timedelta(minutes=20))
        await vale.ben.presses("I'm here")
        vale.ben.sees("You are marked as present")
        await vale.advance(seconds=1)
        await vale.chidi.presses("I'm here")
        vale.chidi.sees("counted until 17:20. If you were there, tell the facilitator: they can mark you.")
        assert await marks(vale) == {"amara": "attended", "ben": "attended"}


async def test_twice_counts_once_and_the_button_comes_once(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await booked(vale, "Amara")
        await vale.advance(to=START)
        assert told(vale, "is about to begin")["Amara"] == 1
        shown = vale.amara.screen().message
        await vale.amara.presses("I'm here")
        await vale.restart()
        await vale.amara.presses_data("hi:1", shown)
        vale.amara.sees("Pressing again changes nothing")
        await vale.comes_again()
        assert len(await vale.rows(AttendanceChangeRow)) == 1


async def test_without_a_place_and_from_the_menu(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await booked(vale, "Amara")
        await vale.doctors("Ben")
        await vale.advance(to=START + timedelta(minutes=3))
        vale.ben.does_not_see("is about to begin")
        await vale.ben.writes("/menu")
        await vale.ben.presses("I'm here")
        await vale.ben.presses("I'm here: Team dynamics")
        vale.ben.sees("You had no place booked, and you are welcome all the same.")
        await vale.advance(hours=1)
        vale.femi.sees("One of them had no place booked")


async def test_whoever_is_no_member_is_not_there(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await booked(vale, "Amara")
        await vale.advance(to=START)
        zola = vale.person("Zola")
        await zola.starts()
        before = await stored(vale)
        await zola.presses_data("hi:1", zola.screen().message)
        await zola.writes("/here")
        assert await stored(vale) == before


async def test_a_cancelled_session_asks_nobody(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await booked(vale, "Amara")
        await vale.femi.presses("About this session")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.advance(hours=3)
        vale.amara.does_not_see("is about to begin")
        await vale.amara.presses_data("hi:1", vale.amara.screen().message)
        vale.amara.sees("was cancelled, so nobody is marked")
        assert await marks(vale) == {}


async def test_the_sheet_in_the_right_hands(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await booked(vale, "Amara", "Ben", "Chidi")
        await vale.femi.writes("/attendance")
        vale.femi.sees("No sheet is open")
        await vale.femi.presses_data("ma:1:0", vale.femi.screen().message)
        vale.femi.sees("The sheet opens at the start")
        await vale.advance(to=START)
        await vale.amara.presses("I'm here")
        await vale.advance(hours=1)
        vale.femi.sees("The session is over. Who was there?")
        assert vale.femi.screen().buttons[:3] == ["Amara: attended", "Ben: not marked", "Chidi: not marked"]
        await vale.femi.presses("Ben: not marked")
        await vale.femi.presses("Ben: attended")
        await vale.restart()
        await vale.femi.presses("The other doctor attended")
        vale.femi.sees("2 attended, 1 in part, 0 missed, 0 not marked.")
        await vale.femi.presses("Chidi: attended")
        await vale.femi.presses("Chidi: part")
        assert await marks(vale) == {"amara": "attended", "ben": "part", "chidi": "missed"}
        # An admin may correct it as well, another member may not.
        await vale.noor.writes("/attendance")
        await vale.noor.presses("Thu 26 Nov 2026: Team dynamics")
        await vale.noor.presses("Chidi: missed")
        await vale.noor.presses("Chidi: not marked")
        before = await stored(vale)
        await vale.amara.presses_data("mk:1:3:missed:0", vale.amara.screen().message)
        assert "open to those who organise" in vale.amara.toasts[-1]
        assert await stored(vale) == before
        assert (await marks(vale))["chidi"] == "attended"


async def test_missed_on_the_sheet_is_not_undone_by_the_button(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await booked(vale, "Amara")
        await vale.advance(to=START)
        await vale.femi.writes("/attendance")
        await vale.femi.presses("Thu 26 Nov 2026: Team dynamics")
        for label in ("Amara: not marked", "Amara: attended", "Amara: part"):
            await vale.femi.presses(label)
        await vale.amara.presses("I'm here")
        vale.amara.sees("If that is a mistake, tell the facilitator: they can correct it.")
        assert await marks(vale) == {"amara": "missed"}


async def test_a_sheet_of_forty(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        names = [f"Doctor {chr(ord('A') + number // 10)}{number % 10}" for number in range(40)]
        await booked(vale, *names, places=40)
        await vale.advance(to=START + timedelta(hours=1))
        assert "Page 1 of 5" in vale.femi.screen().text
        seen = []
        for page in range(5):
            seen += [label for label in vale.femi.screen().buttons if label.endswith(": not marked")]
            if page < 4:
                await vale.femi.presses("More names →")
        assert seen == [f"{name}: not marked" for name in names]
        await vale.femi.presses("Doctor D9: not marked")
        assert "Page 5 of 5" in vale.femi.screen().text
        await vale.femi.presses("The other 39 attended")
        assert "40 attended" in vale.femi.screen().text
        await vale.femi.presses("← Earlier names")
        assert "Page 4 of 5" in vale.femi.screen().text
        assert len(await vale.rows(AttendanceChangeRow)) == 40


async def test_the_rest_is_undone_as_it_was(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        names = [f"Doctor {number}" for number in range(12)]
        await booked(vale, *names)
        await vale.advance(to=START)
        await vale.person(names[0]).presses("I'm here")
        await vale.advance(hours=2)
        await vale.femi.presses("Doctor 1: not marked")
        before = await marks(vale)
        await vale.femi.presses("The other 10 attended")
        asked = vale.femi.screen().message
        (undo,) = (one.data for row in asked.buttons for one in row if one.text.startswith("Undo"))
        await vale.femi.presses_data("ma:1:0", asked)
        assert vale.femi.toasts[-1] == "Everybody on the sheet is marked already."
        assert "Undo: not marked again" in vale.femi.screen().buttons
        await vale.femi.presses("Doctor 10: attended")
        assert len(await marks(vale)) == 12
        # Whoever was marked otherwise since stays so.
        await vale.femi.presses_data(undo, vale.femi.screen().message)
        assert await marks(vale) == {**before, "doctor 10": "part"}
        await vale.femi.presses_data(undo, vale.femi.screen().message)
        assert vale.femi.toasts[-1].startswith("These marks were taken back or changed before")
        assert "The other 9 attended" in vale.femi.screen().buttons
        # A poll that needs ten does not come of a slip.
        await vale.advance(hours=1)
        assert not vale.sim.calls_of("sendPoll")


async def test_somebody_else_came(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await booked(vale, "Amara")
        await vale.doctors(*(f"Late {number}" for number in range(9)))
        await vale.advance(to=START + timedelta(hours=1))
        await vale.femi.presses("Somebody else came")
        assert "Amara" not in vale.femi.screen().buttons
        await vale.femi.presses("More names →")
        assert "Noor" in vale.femi.screen().buttons
        await vale.femi.presses("Late 8")
        vale.femi.sees("One of them had no place booked")
        assert "Late 8: attended" in vale.femi.screen().buttons
        await vale.femi.presses("Late 8: attended")
        await vale.femi.presses("Late 8: part")
        vale.femi.does_not_see("One of them had no place booked")
        assert await marks(vale) == {"late 8": "missed"}
        # The same name added twice is marked once; a name that is not here, and other hands, change nothing.
        shown, late = vale.femi.screen().message, await vale.member_id(vale.person("Late 8"))
        before = await stored(vale)
        await vale.femi.presses_data(f"sa:1:{late}", shown)
        await vale.femi.presses_data("sa:1:999", shown)
        assert vale.femi.toasts[-1].startswith("This no longer exists")
        await vale.amara.presses_data(f"sa:1:{late}", vale.amara.screen().message)
        assert await stored(vale) == before


async def test_corrections_for_two_weeks_each_with_its_trace(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await booked(vale, "Amara", "Ben")
        end = START + timedelta(minutes=50)
        await vale.advance(to=end)
        await vale.femi.presses("All 2 attended")
        await vale.advance(to=end + timedelta(days=14))
        await vale.femi.presses("Ben: attended")
        assert (await marks(vale))["ben"] == "part"
        await vale.advance(seconds=1)
        await vale.femi.presses("Ben: part")
        vale.femi.sees("That time is over, so it stays as it is")
        assert (await marks(vale))["ben"] == "part"
        changes = await vale.rows(AttendanceChangeRow)
        assert [row.status for row in changes] == ["attended", "attended", "part"]
        assert {row.by_member_id for row in changes} == {await vale.member_id(vale.femi)}
        await vale.femi.writes("/attendance")
        vale.femi.sees("No sheet is open")
