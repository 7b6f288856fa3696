"""A session moved, given another link, cancelled: everybody concerned hears of it once, at a decent hour."""

from storage.tables import BookingRow, DueRow, SessionRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import stored, told

MOVED = "It now begins on Thu 3 Dec 2026, 17:00 (London)"


async def full(vale):
    """Amara has the place and presents nowhere, Ben is offered it, Chidi waits, Dayo has nothing."""
    await vale.doctors("Amara", "Ben", "Chidi", "Dayo")
    await vale.schedules(places=2)
    for person in (vale.dayo, vale.amara):
        await person.presses("Book", vale.group)
    await vale.advance(seconds=10)
    for person in (vale.ben, vale.chidi):
        await person.presses("Join the waiting list", vale.group)
    await vale.dayo.presses("Give up my place")
    vale.ben.sees("A place is free for you")


async def moves(vale, typed, *, who=None):
    person = who or vale.femi
    await person.writes("/sessions")
    await person.presses("Thu 26 Nov: Team dynamics")
    await person.presses("Move")
    await person.writes(typed)
    await person.presses("Move it")


async def cancels(vale, *, day="Thu 26 Nov"):
    await vale.femi.writes("/sessions")
    await vale.femi.presses(f"{day}: Team dynamics")
    await vale.femi.presses("Cancel the session")
    await vale.femi.presses("Yes, cancel the session")


async def test_moved_with_wrong_turns(opened):
    async with opened() as vale:
        await full(vale)
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Move")
        for typed, said in {
            "12/31 17:00": "the day comes before the month here",
            "Fri 3 Dec 5pm": "You wrote Friday, but that date is Thu 3 Dec 2026",
            "3 Dec": "but no time",
            "today 11:00": "has passed",
        }.items():
            await vale.femi.writes(typed)
            vale.femi.sees(said)
        await vale.restart()
        await vale.femi.writes("Thu 3 Dec 5pm")
        asked = vale.femi.sees("Nothing is changed yet")
        assert "From: Thu 26 Nov 2026, 17:00 (London)\nTo: Thu 3 Dec 2026, 17:00 (London)" in asked.text
        await vale.femi.presses("Back")
        await vale.femi.writes("3/12 17:00")
        assert told(vale, MOVED) == {}
        vale.femi.press_now("Move it")
        vale.femi.press_now("Move it")
        await vale.settle()
        vale.femi.sees("is moved from Thu 26 Nov 2026, 17:00 (London) to Thu 3 Dec 2026, 17:00 (London)")
        assert told(vale, MOVED) == {"Amara": 1, "Ben": 1, "Chidi": 1}
        vale.amara.sees("You keep your place")
        vale.ben.sees("The place is still held for you")
        vale.chidi.sees("You are still number 1 in line")
        await vale.advance(seconds=10)
        vale.dayo.sees("Thu 3 Dec 2026, 17:00 (London)", vale.group)
        # Ben takes the place from the message that tells of the move.
        await vale.ben.presses("Take the place")
        assert len(await vale.rows(BookingRow)) == 2
        # The time it has already is no move.
        before = len(await vale.rows(DueRow))
        await vale.femi.presses("About this session")
        await vale.femi.presses("Move")
        await vale.femi.writes("Thu 3 Dec 5pm")
        await vale.femi.presses("Move it")
        vale.femi.sees("already, so nothing was changed")
        assert len(await vale.rows(DueRow)) == before
        assert told(vale, MOVED) == {"Amara": 1, "Ben": 1, "Chidi": 1}


async def test_somebody_elses_move_is_told_to_the_facilitator(opened):
    async with opened() as vale:
        await full(vale)
        await moves(vale, "Thu 3 Dec 5pm", who=vale.noor)
        assert told(vale, MOVED) == {"Amara": 1, "Ben": 1, "Chidi": 1, "Femi": 1}


async def test_moved_twice_in_the_night_is_told_once_in_the_morning(opened):
    async with opened() as vale:
        await full(vale)
        await vale.advance(hours=10)
        await moves(vale, "Thu 26 Nov 4pm")
        await moves(vale, "Thu 3 Dec 5pm")
        assert told(vale, "is moved. It was") == {}
        await vale.advance(hours=11)
        assert told(vale, "It now begins on") == {"Amara": 1, "Ben": 1, "Chidi": 1}
        assert told(vale, MOVED) == {"Amara": 1, "Ben": 1, "Chidi": 1}


async def test_reminders_move_with_the_session(opened):
    async with opened() as vale:
        await full(vale)
        await moves(vale, "Thu 3 Dec 5pm")
        await vale.advance(days=10, hours=6)
        assert told(vale, "A reminder: you have a place") == {}
        assert told(vale, "begins soon") == {}
        await vale.advance(days=7)
        assert told(vale, "A reminder: you have a place") == {"Amara": 1}
        assert told(vale, "begins soon") == {"Amara": 1}
        vale.amara.sees("Thu 3 Dec 2026, 17:00 (London)")


async def test_moved_after_its_reminder_it_is_reminded_of_again(opened):
    async with opened() as vale:
        await full(vale)
        await vale.advance(days=9, hours=6)
        assert told(vale, "A reminder: you have a place") == {"Amara": 1}
        await moves(vale, "Thu 3 Dec 5pm")
        await vale.advance(days=8)
        assert told(vale, "A reminder: you have a place") == {"Amara": 2}
        assert told(vale, "begins soon") == {"Amara": 1}


async def test_moved_nearer_an_offer_is_held_for_less(opened):
    async with opened() as vale:
        await full(vale)
        await moves(vale, "today 18:00")
        # The new start is six hours ahead, and never more than half of that is waited.
        assert "until Mon 16 Nov 2026, 15:00 (London)" in vale.ben.sees("still held for you").text
        await vale.advance(hours=3, minutes=1)
        vale.ben.sees("the time to answer has passed")
        vale.chidi.sees("A place is free for you")


async def test_cancelled(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await full(vale)
        await vale.femi.presses("About this session")
        await vale.femi.presses("Cancel the session")
        vale.femi.sees("3 doctors have a place or wait for one, and are told. This cannot be undone.")
        await vale.femi.presses("No, keep it")
        assert told(vale, "is cancelled") == {}
        await vale.femi.presses("Cancel the session")
        for _ in range(2):
            vale.femi.press_now("Yes, cancel the session")
        await vale.settle()
        vale.femi.sees("is cancelled")
        assert told(vale, "is cancelled. You do not need to do anything") == {
            "Amara": 1,
            "Ben": 1,
            "Chidi": 1,
        }
        await vale.advance(seconds=10)
        assert vale.dayo.sees("This session is cancelled", vale.group).labels == []
        # Old buttons change nothing and say why.
        before = await stored(vale)
        await vale.ben.presses("Take the place")
        assert vale.ben.sees("was cancelled, so there is nothing to book").labels == ["Menu"]
        await vale.chidi.presses_data("bk:1", vale.chidi.sees("You do not need to do anything"))
        await vale.amara.presses_data("bc:1", vale.amara.sees("You do not need to do anything"))
        for data in ("sv:1", "sk:1", "sz:1", "pd:1"):
            await vale.femi.presses_data(data, vale.femi.screen().message)
            vale.femi.sees("cancelled")
        assert await stored(vale) == before
        await vale.advance(days=12)
        for words in ("A reminder", "begins soon", "This is who comes"):
            assert told(vale, words) == {}
        assert told(vale, "A place is free for you") == {"Ben": 1}


async def test_cancelled_in_the_night_after_a_move(opened):
    async with opened() as vale:
        await full(vale)
        await vale.advance(hours=10)
        await moves(vale, "Thu 3 Dec 5pm")
        await cancels(vale, day="Thu 3 Dec")
        await vale.advance(hours=11)
        assert told(vale, "It now begins on") == {}
        assert told(vale, "is cancelled. You do not need to do anything") == {
            "Amara": 1,
            "Ben": 1,
            "Chidi": 1,
        }


async def test_cancelled_in_the_night_before_an_early_start_wakes_people(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules("Tue 17 Nov 8.30am")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(hours=10)
        await cancels(vale, day="Tue 17 Nov")
        assert told(vale, "is cancelled. You do not need to do anything") == {"Amara": 1}


async def test_cancelled_while_it_is_being_moved(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await full(vale)
        await vale.noor.writes("/sessions")
        await vale.noor.presses("Thu 26 Nov: Team dynamics")
        await vale.noor.presses("Move")
        await vale.noor.writes("Thu 3 Dec 5pm")
        await cancels(vale)
        await vale.noor.presses("Move it")
        vale.noor.sees("is cancelled, so nothing was changed")
        assert told(vale, "It now begins on") == {}
        (session,) = await vale.rows(SessionRow)
        assert (session.status, session.sequence) == ("cancelled", 1)


async def test_too_late_to_move_or_cancel(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await full(vale)
        await vale.femi.presses("About this session")
        await vale.femi.presses("Move")
        await vale.femi.writes("Thu 3 Dec 5pm")
        await vale.advance(hours=23)
        await vale.femi.presses("Back")
        await vale.advance(days=9, hours=6, minutes=1)
        page = vale.femi.screen().message
        before = await stored(vale)
        await vale.femi.presses_data("sz:1", page)
        vale.femi.sees("has begun, so it can no longer be moved or cancelled")
        for data in ("sv:1", "sc:1"):
            await vale.femi.presses_data(data, page)
            vale.femi.sees("This session has begun")
        assert await stored(vale) == before


async def test_the_link_comes_late_and_changes(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        await vale.femi.writes("Thu 19 Nov 5pm")
        await vale.femi.presses("The usual length")
        await vale.femi.writes("1")
        await vale.femi.presses("I will add it later")
        await vale.femi.presses("CIG session")
        await vale.femi.presses("Schedule it")
        await vale.amara.presses("Book", vale.group)
        vale.amara.sees("The link to join comes with the reminder an hour before.")
        await vale.advance(seconds=10)
        await vale.ben.presses("Join the waiting list", vale.group)
        await vale.advance(days=2, hours=5, minutes=1)
        assert "There is no link to join yet" in vale.femi.sees("This is who comes").text
        await vale.advance(hours=23)
        assert "not there yet. When Femi adds it" in vale.amara.sees("begins soon").text
        await vale.femi.presses("Add the link")
        await vale.femi.writes("http://meet.example/new")
        vale.femi.sees("does not begin with https")
        await vale.femi.writes("https://meet.example/new")
        vale.femi.sees("is saved")
        assert told(vale, "here is the link to join. Please use the button") == {"Amara": 1}
        assert "Join the meeting" in vale.amara.screen().buttons
        vale.ben.does_not_see("meet.example")
