"""Reminders a week, a day and an hour before, to those who have a place then, each exactly once."""

from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import told

DAY = "A reminder: you have a place"
HOUR = "begins soon"
LIST = "This is who comes"


async def booked(vale, typed="Thu 19 Nov 5pm", *, places=None):
    """Amara and Ben have places."""
    await vale.doctors("Amara", "Ben", "Chidi", "Dayo")
    await vale.schedules(typed, places=places)
    for person in (vale.amara, vale.ben):
        await person.presses("Book", vale.group)
    await vale.advance(seconds=10)


async def test_to_those_who_have_a_place_when_they_are_sent(opened):
    async with opened() as vale:
        await booked(vale, places=2)
        await vale.chidi.presses("Join the waiting list", vale.group)
        await vale.advance(days=2, hours=4, minutes=58)
        assert told(vale, DAY) + told(vale, LIST) == {}
        await vale.advance(minutes=2)
        assert told(vale, DAY) == {"Amara": 1, "Ben": 1}
        assert told(vale, LIST) == {"Femi": 1}
        shown = vale.femi.sees(LIST).text
        assert "2 of 2 places are booked:\n\n1. Amara\n2. Ben" in shown
        assert "One doctor waits:\n\n1. Chidi" in shown
        # Ben gives up from the reminder itself, and Chidi takes the place.
        await vale.ben.presses("Give up my place")
        await vale.chidi.presses("Take the place")
        await vale.advance(hours=22)
        assert told(vale, HOUR) == {}
        await vale.advance(hours=1)
        assert told(vale, HOUR) == {"Amara": 1, "Chidi": 1}
        for person in (vale.amara, vale.chidi):
            assert "Join the meeting" in person.sees(HOUR).labels
        await vale.advance(days=2)
        assert told(vale, DAY) == {"Amara": 1, "Ben": 1}
        assert told(vale, HOUR) == {"Amara": 1, "Chidi": 1}
        assert told(vale, LIST) == {"Femi": 1}


async def test_who_gives_up_while_the_reminder_waits_for_the_morning(opened):
    async with opened() as vale:
        await booked(vale)
        # The bot is away when the reminder is due, and comes back in quiet hours.
        await vale.stop()
        await vale.clock.advance_to(vale.now().replace(day=18, hour=21))
        await vale.start()
        await vale.ben.presses("Give up my place")
        await vale.advance(hours=10, minutes=59)
        assert told(vale, DAY) == {}
        await vale.advance(minutes=1)
        assert told(vale, DAY) == {"Amara": 1}


async def test_nothing_is_lost_or_doubled_by_restarts(opened):
    async with opened() as vale:
        await booked(vale)
        for _ in range(8):
            await vale.advance(hours=10)
            await vale.restart()
            await vale.restart()
        assert told(vale, DAY) == {"Amara": 1, "Ben": 1}
        assert told(vale, HOUR) == {"Amara": 1, "Ben": 1}
        assert told(vale, LIST) == {"Femi": 1}


async def test_after_a_long_absence_only_what_still_helps(opened):
    async with opened() as vale:
        await booked(vale)
        await vale.stop()
        await vale.clock.advance_to(vale.now().replace(day=19, hour=16, minute=30))
        await vale.start()
        assert told(vale, HOUR) == {"Amara": 1, "Ben": 1}
        await vale.advance(hours=1)
        assert told(vale, HOUR) == {"Amara": 1, "Ben": 1}
        # The reminder of the day before comes with it, late; the list is of use until the start.
        assert told(vale, DAY) == {"Amara": 1, "Ben": 1}
        assert told(vale, LIST) == {"Femi": 1}


async def test_after_the_start_nobody_is_reminded(opened):
    async with opened() as vale:
        await booked(vale)
        await vale.stop()
        await vale.clock.advance_to(vale.now().replace(day=19, hour=17, minute=5))
        await vale.start()
        await vale.advance(hours=2)
        assert told(vale, DAY) + told(vale, HOUR) + told(vale, LIST) == {}


async def test_who_books_late_gets_the_link_at_once_and_the_second_reminder(opened):
    async with opened() as vale:
        await booked(vale)
        await vale.advance(days=3)
        await vale.chidi.presses("Book", vale.group)
        await vale.advance(hours=4, minutes=10)
        await vale.dayo.presses("Book", vale.group)
        assert "Join the meeting" in vale.dayo.sees("You have a place").labels
        await vale.advance(hours=1)
        assert told(vale, DAY) == {"Amara": 1, "Ben": 1}
        assert told(vale, HOUR) == {"Amara": 1, "Ben": 1, "Chidi": 1}


async def test_of_an_evening_session_before_quiet_hours(opened):
    async with opened() as vale:
        await booked(vale, "Thu 19 Nov 8.30pm")
        await vale.advance(to=vale.now().replace(day=18, hour=19, minute=58))
        assert told(vale, DAY) == {}
        await vale.advance(minutes=2)
        assert told(vale, DAY) == {"Amara": 1, "Ben": 1}
        # An hour before it is still day.
        await vale.advance(days=1)
        assert told(vale, HOUR) == {"Amara": 1, "Ben": 1}


async def test_of_an_early_session_after_quiet_hours_and_the_link_at_whatever_hour(opened):
    async with opened() as vale:
        await booked(vale, "Thu 19 Nov 7.30am")
        await vale.advance(to=vale.now().replace(day=18, hour=7, minute=59))
        assert told(vale, DAY) == {}
        await vale.advance(minutes=1)
        assert told(vale, DAY) == {"Amara": 1, "Ben": 1}
        await vale.advance(to=vale.now().replace(day=19, hour=6, minute=30))
        assert told(vale, HOUR) == {"Amara": 1, "Ben": 1}
        assert told(vale, DAY) == {"Amara": 1, "Ben": 1}


async def test_a_session_tomorrow_and_one_within_the_hour(opened):
    async with opened() as vale:
        await booked(vale, "tomorrow 10:00")
        await booked(vale, "today 12:40")
        await vale.advance(days=2)
        # Less than a day ahead there is nothing to remind of a day before; within the hour nothing at all.
        assert told(vale, DAY) == {}
        assert told(vale, HOUR) == {"Amara": 1, "Ben": 1}


WEEK = "A reminder, a week ahead"


async def test_a_week_before_to_those_who_booked_in_good_time(opened):
    async with opened() as vale:
        await booked(vale, "Mon 30 Nov 5pm")
        await vale.advance(to=vale.now().replace(day=22, hour=18))
        await vale.chidi.presses("Book", vale.group)
        await vale.advance(to=vale.now().replace(day=23, hour=16, minute=59))
        assert told(vale, WEEK) == {}
        await vale.advance(minutes=1)
        assert told(vale, WEEK) == {"Amara": 1, "Ben": 1}
        assert "Give up my place" in vale.amara.sees(WEEK).labels
        await vale.advance(days=8)
        assert told(vale, WEEK) == {"Amara": 1, "Ben": 1}
        assert told(vale, DAY) == told(vale, HOUR) == {"Amara": 1, "Ben": 1, "Chidi": 1}


async def test_each_reminder_can_be_switched_off_and_on_again(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await booked(vale, "Mon 30 Nov 5pm")
        await vale.advance(to=vale.now().replace(day=23, hour=17))
        await vale.amara.presses("Fewer reminders")
        vale.amara.sees("A day before: yes")
        for _ in range(2):
            vale.amara.press_now("Not a day before")
        await vale.settle()
        vale.amara.sees("A day before: no")
        await vale.restart()
        await vale.ben.writes("/about")
        await vale.ben.presses("Reminders")
        await vale.ben.presses("Not an hour before")
        vale.ben.sees("the link to join is on the page of the session")
        await vale.ben.presses("Not a day before")
        await vale.ben.presses("Remind me a day before")
        await vale.advance(days=8)
        assert told(vale, DAY) == {"Ben": 1}
        assert told(vale, HOUR) == {"Amara": 1}


async def test_switched_off_while_it_waits_to_be_sent(opened):
    async with opened() as vale:
        await booked(vale)
        await vale.stop()
        await vale.clock.advance_to(vale.now().replace(day=18, hour=21))
        await vale.start()
        await vale.ben.writes("/about")
        await vale.ben.presses("Reminders")
        await vale.ben.presses("Not a day before")
        await vale.advance(hours=12)
        assert told(vale, DAY) == {"Amara": 1}


async def test_of_a_session_at_half_past_eight_at_eight(opened):
    async with opened() as vale:
        await booked(vale, "Thu 19 Nov 8.30am")
        await vale.advance(to=vale.now().replace(day=19, hour=7, minute=59))
        assert told(vale, HOUR) == {}
        await vale.advance(minutes=1)
        assert told(vale, HOUR) == {"Amara": 1, "Ben": 1}
