"""Places, as doctors live them: one tap in the group or in private, a line, an offer, a way back."""

import sqlalchemy as sa

from storage.tables import BookingRow, MemberRow, PlaceOfferRow, WaitlistEntryRow
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, SAME_SCREEN
from tests.flows.told import edits, stored, told


async def test_from_the_card_to_a_place_and_back(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.schedules(places=1)
        vale.amara.sees("Team dynamics", vale.group)
        assert "place" in await vale.amara.presses("Book", vale.group)
        assert "Join the meeting" in vale.amara.sees("You have a place").labels
        await vale.advance(seconds=10)
        assert "number 1 in line" in await vale.ben.presses("Join the waiting list", vale.group)
        assert "number 2 in line" in await vale.chidi.presses("Join the waiting list", vale.group)

        await vale.amara.presses("Give up my place")
        given_up = vale.amara.sees("You have given up your place")
        assert "It is offered to the first in line" in given_up.text
        assert given_up.labels == ["Join the waiting list", "Menu"]
        vale.ben.sees("A place is free for you")
        vale.chidi.does_not_see("A place is free for you")
        await vale.ben.presses("No, thank you")
        assert vale.ben.sees("is free for others now").labels == ["Join the waiting list", "Menu"]
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
        # Twelve hours, of which the night uses up nothing.
        vale.ben.sees("It is held for you until Tue 17 Nov 2026, 12:00 (London)")
        await vale.advance(hours=23)
        vale.chidi.does_not_see("A place is free for you")
        await vale.advance(hours=2)
        vale.chidi.sees("A place is free for you")
        vale.ben.sees("the time to answer has passed")
        # Ben's old button answers kindly, and changes nothing.
        before = await stored(vale)
        await vale.ben.presses("Take the place")
        vale.ben.sees("no longer open")
        assert await stored(vale) == before
        # He may line up again, behind Chidi; nobody answers, and the place comes round to him.
        lapsed = vale.ben.sees("the time to answer has passed")
        assert lapsed.labels == ["Back to the list", "About this session", "Menu"]
        await vale.ben.presses("Back to the list")
        await vale.advance(hours=24)
        assert told(vale, "A place is free for you") == {"Ben": 2, "Chidi": 1}
        assert told(vale, "the time to answer has passed") == {"Ben": 1, "Chidi": 1}
        await vale.ben.presses("Take the place")
        vale.ben.sees("You have a place")
        assert len(await vale.rows(BookingRow)) == 1
        assert await vale.rows(WaitlistEntryRow) == []


async def test_an_offer_in_the_evening_waits_for_the_morning(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        await vale.ben.presses("Join the waiting list", vale.group)
        await vale.advance(hours=10)
        await vale.amara.presses("Give up my place")
        vale.ben.does_not_see("A place is free for you")
        await vale.advance(hours=10)
        vale.ben.sees("It is held for you until Tue 17 Nov 2026, 20:00 (London)")
        assert told(vale, "A place is free for you") == {"Ben": 1}


async def test_pressed_twice_at_once_and_again_after_a_crash(opened):
    async with opened(refusals=(OLD_PRESS, SAME_SCREEN)) as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.schedules(places=2)
        vale.amara.press_now("Book", vale.group)
        vale.amara.press_now("Book", vale.group)
        await vale.settle()
        assert len(await vale.rows(BookingRow)) == 1
        assert len(vale.amara.toasts) == 2
        before = await stored(vale)
        await vale.comes_again()
        await vale.amara.presses("Book", vale.group)
        assert await stored(vale) == before
        assert told(vale, "You have a place") == {"Amara": 1}
        # The same with an offer and with giving up.
        await vale.ben.presses("Book", vale.group)
        await vale.advance(seconds=10)
        await vale.chidi.presses("Join the waiting list", vale.group)
        for _ in range(2):
            vale.ben.press_now("Give up my place")
        await vale.settle()
        vale.ben.sees("there was nothing to give up")
        for _ in range(2):
            vale.chidi.press_now("Take the place")
        await vale.settle()
        vale.chidi.sees("You already have a place")
        assert len(await vale.rows(BookingRow)) == 2
        assert told(vale, "A place is free for you") == {"Chidi": 1}


async def test_one_edit_of_the_card_for_many_presses_at_once(opened):
    async with opened() as vale:
        names = [f"{first}{last}" for first in ("Ama", "Ben", "Chi", "Dee", "Eni") for last in "aeiou"]
        crowd = await vale.doctors(*names)
        await vale.schedules(places=12)
        for person in crowd:
            person.press_now("Book", vale.group)
        await vale.settle()
        await vale.advance(seconds=10)
        assert edits(vale, vale.group) == 1
        vale.noor.sees("All 12 places are taken. 13 doctors wait.", vale.group)
        assert len(await vale.rows(BookingRow)) == 12
        line = sorted(row.place_in_line for row in await vale.rows(WaitlistEntryRow))
        assert line == list(range(1, 14))
        assert told(vale, "You have a place") + told(vale, "in line for") == dict.fromkeys(names, 1)
        # Each further press is answered, and edits nothing.
        for person in crowd:
            person.press_now("Join the waiting list", vale.group)
        await vale.settle()
        await vale.advance(seconds=10)
        assert edits(vale, vale.group) == 1


async def test_leaving_the_line_and_joining_it_again(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben", "Chidi", "Dayo")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        for person in (vale.ben, vale.chidi, vale.dayo):
            await person.presses("Join the waiting list", vale.group)
        await vale.ben.presses("Leave the waiting list")
        vale.ben.sees("you would then be last in line")
        await vale.chidi.presses("Join the waiting list", vale.group)
        assert "number 1 in line" in vale.chidi.toasts[-1]
        await vale.ben.presses("Join the waiting list")
        vale.ben.sees("You are number 3 in line")
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Who comes")
        assert "1. Chidi\n2. Dayo\n3. Ben" in vale.femi.screen().text


async def test_a_clash_is_asked_about_first_and_left_to_the_doctor(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        for person in (vale.amara, vale.ben):
            await person.presses("Book", vale.group)
        await vale.schedules("Thu 26 Nov 5.30pm", topic="Recognising burnout")
        # In the group only that there is something to answer; what, in private.
        assert "another session at that time" in await vale.amara.presses("Book", vale.group)
        vale.noor.does_not_see("Nothing is booked yet", vale.group)
        asked = vale.amara.sees("You have a place in Team dynamics, Thu 26 Nov 2026, 17:00 (London).")
        assert asked.labels == ["Book anyway", "Leave it as it is", "Menu"]
        assert len(await vale.rows(BookingRow)) == 2
        await vale.restart()
        for _ in range(2):
            vale.amara.press_now("Book anyway")
        await vale.settle()
        vale.amara.sees(
            "Please note: you also have a place in Team dynamics, Thu 26 Nov 2026, 17:00 (London), at the"
            " same time. You can give up one of the two."
        )
        assert len(await vale.rows(BookingRow)) == 3
        # Ben asks in private, and leaves it.
        await vale.ben.writes("/sessions")
        await vale.ben.presses("Thu 26 Nov: Recognising burnout")
        await vale.ben.presses("Book")
        await vale.ben.presses("Leave it as it is")
        assert "Book" in vale.ben.screen().buttons
        assert len(await vale.rows(BookingRow)) == 3


async def test_a_position_in_line_is_brought_up_to_date(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben", "Chidi", "Dayo")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        for person in (vale.ben, vale.chidi, vale.dayo):
            await person.presses("Join the waiting list", vale.group)
        vale.dayo.sees("You are number 3 in line")
        await vale.ben.presses("Leave the waiting list")
        assert told(vale, "You are number 2") == {"Chidi": 1}, "nobody hears of a position that got better"
        assert await vale.dayo.presses("Refresh") == "This is how it stands now."
        vale.dayo.sees("You are number 2 in line")
        await vale.chidi.presses("Leave the waiting list")
        await vale.amara.presses("Give up my place")
        # An older screen of Dayo's knows of the offer as well.
        await vale.dayo.presses("Refresh")
        vale.dayo.sees("A place is free for you")
        assert told(vale, "A place is free for you") == {"Dayo": 1}


async def test_too_late(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules("Thu 19 Nov 5pm")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(days=3, hours=5)
        before = await stored(vale)
        assert "has begun" in await vale.ben.presses("Book", vale.group)
        await vale.amara.presses("Give up my place")
        late = vale.amara.sees("has begun, so places can no longer be changed")
        assert late.labels == ["Join the meeting", "Menu"]
        await vale.ben.writes("/sessions")
        await vale.ben.presses("Thu 19 Nov: Team dynamics")
        assert "Book" not in vale.ben.screen().buttons
        assert await stored(vale) == before
        await vale.advance(hours=1)
        assert vale.amara.sees("This session is over", vale.group).labels == []
        # An old button neither leads into a meeting that is over nor calls it begun.
        before = await stored(vale)
        for press in ("bk:1", "bc:1"):
            await vale.amara.presses_data(press, vale.amara.screen().message)
            over = vale.amara.sees("is over, so places can no longer be changed")
            assert over.labels == ["About this session", "Menu"]
        assert await stored(vale) == before


async def test_the_line_joined_on_the_sessions_page_can_be_left_again(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.ben.writes("/sessions")
        await vale.ben.presses("Thu 26 Nov: Team dynamics")
        await vale.ben.presses("Join the waiting list")
        joined = vale.ben.sees("You are number 1 in line")
        assert joined.labels == ["Refresh", "Leave the waiting list", "Menu"]
        await vale.ben.presses("Leave the waiting list")
        vale.ben.sees("You have left the waiting list")


async def test_somebody_elses_offer(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        await vale.ben.presses("Join the waiting list", vale.group)
        await vale.amara.presses("Give up my place")
        (offer,) = await vale.rows(PlaceOfferRow)
        before = await stored(vale)
        for data in (f"oa:1:{offer.id}", f"od:1:{offer.id}", "oa:1:999", "bc:1", "bk:999", "bk:x", "oa:1"):
            await vale.chidi.presses_data(data, vale.chidi.screen().message)
        assert await stored(vale) == before


async def test_the_private_chat_was_never_opened(opened):
    async with opened() as vale:
        await vale.schedules()
        (zola,) = await vale.doctors("Zola")
        await vale.running.db.write(_close_chat, zola.id)
        assert await zola.presses("Book", vale.group) is None
        # The answer opens the private chat, where it says what was done.
        zola.sees("/start hello")
        await zola.starts()
        assert told(vale, "You have a place") == {"Zola": 1}
        # Closed once more: what is owed waits for the next time, over a restart too.
        await vale.running.db.write(_close_chat, zola.id)
        await vale.femi.presses("About this session")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.restart()
        zola.does_not_see("is cancelled")
        await zola.starts()
        await zola.starts()
        assert told(vale, "is cancelled. You do not need to do anything") == {"Zola": 1}


async def test_what_waits_behind_a_blocked_chat_comes_once_or_not_when_it_is_stale(opened):
    async with opened(refusals=(BLOCKED,)) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules("Thu 19 Nov 5pm")
        for person in (vale.amara, vale.ben):
            await person.presses("Book", vale.group)
        await vale.amara.blocks_bot()
        await vale.advance(days=2, hours=20)
        assert told(vale, "A reminder: you have a place") == {"Ben": 1}
        await vale.amara.starts()
        await vale.amara.starts()
        assert told(vale, "A reminder: you have a place") == {"Amara": 1, "Ben": 1}
        await vale.ben.blocks_bot()
        await vale.advance(days=1)
        await vale.ben.starts()
        vale.ben.does_not_see("begins soon")


def _close_chat(tx, user_id):
    tx.execute(sa.update(MemberRow).where(MemberRow.user_id == user_id).values(chat_id=None))
