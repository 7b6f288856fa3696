"""Calendar under the card: the file of a session, asked for by hand. The group hears nothing of it."""

from datetime import timedelta

from simulator import Fault
from storage.tables import CalendarEntryRow, OutboxRow
from tests.flows.oak_vale import BLOCKED, RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.test_calendar import PAGES, START, address, calling, files, moves, read

ASKED = "For your calendar, as you asked: Team dynamics, Thu 26 Nov 2026, 17:00 (London)."
COMES = "The calendar file of Team dynamics, Thu 26 Nov 2026, 17:00 (London), comes"
ALREADY = "is on its way or came a moment ago"


async def at_the_page(vale, person):
    await person.writes("/sessions")
    label = next(one for one in person.screen().buttons if one.endswith(": Team dynamics"))
    await person.presses(label)


async def test_the_same_version_comes_again_and_the_group_hears_nothing(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        card = vale.noor.screen(vale.group).message
        assert [button.text for button in card.buttons[0]] == ["Book", "Calendar", "Share"]
        await vale.amara.presses("Book", vale.group)
        await vale.advance(minutes=10)
        in_group = [(one.id, one.text) for one in vale.noor.messages(vale.group)]
        await vale.amara.presses("Calendar", vale.group)
        vale.amara.sees(COMES)
        vale.amara.sees(ASKED)
        vale.amara.sees("If the session changes, a new file comes.")
        assert [(one.id, one.text) for one in vale.noor.messages(vale.group)] == in_group
        assert files(vale.ben) == []
        first, again = files(vale.amara)
        assert again == first
        assert (again.method, again.event.sequence, again.event.begins) == ("PUBLISH", 0, START)

        # Asked for again once the session is another: the version of now, and changes go on as before.
        await moves(vale, "Fri 27 Nov 6pm")
        await vale.amara.presses("Calendar", vale.group)
        assert [one.event.sequence for one in files(vale.amara)] == [0, 0, 1, 1]
        assert len({one.event.uid for one in files(vale.amara)}) == 1
        await vale.femi.presses("About this session")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.advance(minutes=30)
        assert [one.method for one in files(vale.amara)] == ["PUBLISH"] * 4 + ["CANCEL"]


async def test_pressed_five_times_with_a_restart_in_between(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        for _ in range(3):
            vale.amara.press_now("Calendar", vale.group)
        await vale.amara.presses("Calendar", vale.group)
        await vale.restart()
        await vale.amara.presses("Calendar", vale.group)
        vale.amara.sees(ALREADY)
        assert len(files(vale.amara)) == 2, "one with the place, and one that was asked for"
        await vale.advance(seconds=31)
        await vale.amara.presses("Calendar", vale.group)
        await vale.comes_again()
        assert len(files(vale.amara)) == 3
        assert len([row for row in await vale.rows(OutboxRow) if row.kind == "calendar-asked"]) == 1


async def test_while_telegram_fails_it_is_owed_once(opened):
    async with opened(refusals=("fault: Internal Server Error",)) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        vale.sim.faults.add(Fault("sendDocument", "status", status=500, times=50))
        await vale.amara.presses("Calendar", vale.group)
        assert len(files(vale.amara)) == 1
        await vale.amara.presses("Calendar", vale.group)
        vale.amara.sees(ALREADY)
        vale.sim.faults.clear()
        await vale.restart()
        await vale.advance(minutes=5)
        assert len(files(vale.amara)) == 2


async def test_who_switched_files_off_has_asked_for_this_one(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Send no calendar files")
        await vale.amara.presses("Book", vale.group)
        assert files(vale.amara) == []
        await vale.amara.presses("Calendar", vale.group)
        (got,) = files(vale.amara)
        assert (got.method, got.event.sequence) == ("PUBLISH", 0)
        vale.amara.sees("Your calendar files are off, so no new one comes when the session changes.")
        await moves(vale, "Fri 27 Nov 6pm")
        await vale.advance(minutes=10)
        assert len(files(vale.amara)) == 1
        await vale.amara.presses("Calendar", vale.group)
        assert files(vale.amara)[-1].event.sequence == 1


async def test_beside_an_address_file_and_feed_are_the_same_version(opened):
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Make my private address")
        path = address(vale.amara)
        await vale.amara.presses("Book", vale.group)
        assert files(vale.amara) == []
        await vale.amara.presses("Calendar", vale.group)
        vale.amara.sees("would show it twice with it")
        async with calling(vale) as fetch:
            _, _, body = await fetch(path)
            assert read(body).event == files(vale.amara)[-1].event
            # Whoever was given a file is kept right, with a feed as well.
            await moves(vale, "Fri 27 Nov 6pm")
            _, _, body = await fetch(path)
            assert read(body).event == files(vale.amara)[-1].event
        assert [one.event.sequence for one in files(vale.amara)] == [0, 1]


async def test_without_a_place_a_file_comes_with_one(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.schedules(places=1)
        await vale.amara.presses("Calendar", vale.group)
        vale.amara.sees("A calendar file comes with a place. You have no place in Team dynamics")
        vale.amara.sees("One place is free.")
        assert vale.amara.screen().buttons == ["Book", "About this session", "Calendar", "Menu"]
        await vale.amara.presses("Book")
        assert len(files(vale.amara)) == 1
        await vale.advance(seconds=10)
        await vale.ben.presses("Calendar", vale.group)
        assert vale.ben.screen().buttons[0] == "Join the waiting list"
        await vale.ben.presses("Join the waiting list")
        await vale.ben.presses("Calendar", vale.group)
        vale.ben.sees("You are number 1 in line.")
        assert "Leave the waiting list" in vale.ben.screen().buttons
        await vale.amara.presses("Give up my place")
        await vale.ben.presses("Calendar", vale.group)
        vale.ben.sees("A place is held for you until")
        assert "Take the place" in vale.ben.screen().buttons
        assert files(vale.ben) == files(vale.chidi) == []
        # Given up in between: no file, and the calendar was asked to take it out before.
        await vale.amara.presses("Calendar", vale.group)
        vale.amara.sees("You have no place in Team dynamics")
        assert [one.method for one in files(vale.amara)] == ["PUBLISH", "CANCEL"]


async def test_a_stranger_and_another_community_learn_nothing(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        yusuf, zara = vale.person("Yusuf"), await found_riverside(vale)
        await yusuf.starts("calendar_1")
        yusuf.sees("Please use the invite link of your group")
        await zara.starts("calendar_1")
        shown = zara.screen().text
        assert "belongs to a community that you are not a member of" in shown
        await zara.starts("calendar_999999")
        assert zara.screen().text == shown, "nobody learns whether a session exists"
        for payload in ("calendar_", "calendar_x", "calendar_-1", "calendar_99999999999", "calendar"):
            for person in (yusuf, zara, vale.amara):
                await person.starts(payload)
                assert "wrong on our side" not in person.screen().text, payload
        for person in (yusuf, zara):
            await person.presses_data(
                "kg:1", zara.screen().message if person is zara else yusuf.messages()[-1]
            )
            person.does_not_see("Team dynamics")
            assert files(person) == []
        assert not await vale.rows(CalendarEntryRow)


async def test_the_link_is_what_opens_the_chat(opened):
    """Somebody whose chat was not open gets what waited for it, and the file once."""
    async with opened(refusals=[BLOCKED]) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.blocks_bot()
        await vale.amara.presses("Book", vale.group)
        assert files(vale.amara) == []
        await vale.amara.presses("Calendar", vale.group)
        await vale.advance(minutes=5)
        assert [one.event.sequence for one in files(vale.amara)] == [0]
        vale.amara.sees("You have a place")


async def test_cancelled_and_over_say_so(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.schedules("Tue 17 Nov 5pm", topic="Burnout")
        for session_id in (1, 2):
            await vale.amara.starts(f"session_{session_id}")
            await vale.amara.presses("Book")
        await at_the_page(vale, vale.femi)
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.advance(minutes=30)
        before = len(files(vale.amara))
        await vale.amara.starts("calendar_1")
        vale.amara.sees("is cancelled, so there is no calendar file")
        assert vale.amara.screen().buttons == ["All sessions", "Menu"]
        await vale.advance(days=1, hours=4, minutes=40)
        await vale.amara.starts("calendar_2")  # Under way: whoever comes late may still want it.
        assert len(files(vale.amara)) == before + 1
        await vale.advance(hours=1)
        await vale.amara.starts("calendar_2")
        vale.amara.sees("is over, so there is no calendar file")
        assert len(files(vale.amara)) == before + 1


async def test_cancelled_while_the_file_is_on_its_way(opened):
    async with opened(refusals=("fault: Internal Server Error",)) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Send no calendar files")
        await vale.amara.presses("Book", vale.group)
        vale.sim.faults.add(Fault("sendDocument", "status", status=500, times=50))
        await vale.amara.presses("Calendar", vale.group)
        await at_the_page(vale, vale.femi)
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        vale.sim.faults.clear()
        await vale.advance(minutes=30)
        assert files(vale.amara) == []


async def test_from_the_page_which_stays(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        await at_the_page(vale, vale.ben)
        assert "Calendar file" not in vale.ben.screen().buttons
        await vale.amara.presses("Book", vale.group)
        await at_the_page(vale, vale.amara)
        page = vale.amara.screen().message
        assert await vale.amara.presses("Calendar file") == "The calendar file comes below."
        assert ALREADY in await vale.amara.presses("Calendar file")
        assert "Give up my place" in page.labels
        assert len(files(vale.amara)) == 2
        # The button of an old page, pressed by somebody whose place is gone.
        await vale.amara.presses("Give up my place")
        await vale.amara.presses_data("kg:1", page)
        vale.amara.sees("You have no place in Team dynamics")


async def test_the_facilitator_comes_too_and_is_kept_right(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.femi.presses("Calendar", vale.group)
        await vale.advance(minutes=1)
        await at_the_page(vale, vale.femi)
        await vale.femi.presses("Calendar file")
        await moves(vale, "Fri 27 Nov 6pm")
        await vale.advance(minutes=10)
        got = files(vale.femi)
        assert [one.event.sequence for one in got] == [0, 0, 1]
        assert got[-1].event.begins - START == timedelta(days=1, hours=1)


async def test_a_guest_of_another_community_gets_the_same_file(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        river = vale.sim.group("Riverside", zara)
        await zara.add_bot(river, RIGHTS)
        await zara.presses("Announcements")
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Other communities")
        await vale.femi.presses("Invite Riverside CIG")
        await vale.advance(seconds=5)
        await zara.starts("calendar_1")
        assert files(zara) == []
        await zara.presses("Yes, open it to our members")
        await vale.advance(seconds=10)
        await zara.presses("Book", river)
        await vale.amara.presses("Book", vale.group)
        await zara.presses("Calendar", river)
        assert [one.event.sequence for one in files(zara)] == [0, 0]
        assert files(zara)[-1].event.uid == files(vale.amara)[-1].event.uid
