"""A session through the whole program: scheduled by dialogue, booked, moved, reminded of, cancelled."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.config import Settings
from bot.demo.stage import Stage

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
RIGHTS = ("can_invite_users", "can_delete_messages", "can_restrict_members", "can_pin_messages")
LINK = "https://meet.example/abc"


@asynccontextmanager
async def opened(url):
    """A community whose group is Oak Vale and whose admin is Noor."""
    settings = Settings()
    settings = settings.model_copy(update={"storage": settings.storage.model_copy(update={"url": url})})
    stage = Stage(settings, START)
    stage.noor = stage.sim.person("Noor")
    stage.group = stage.sim.group("Oak Vale", stage.noor)
    stage.appoint(stage.noor)
    async with stage.opened():
        await stage.noor.starts()
        await stage.noor.add_bot(stage.group, RIGHTS)
        await stage.noor.presses("Announcements")
        yield stage


async def joined(stage, name):
    person = stage.sim.person(name)
    await person.asks_to_join(stage.group)
    await person.starts()
    for label in ("I have read this", "Yes", "I agree"):
        await person.presses(label)
    assert person.is_in(stage.group)
    return person


async def schedules(stage, *, places="1"):
    """Noor answers the dialogue up to the end."""
    await stage.noor.writes("/schedule")
    await stage.noor.presses("Team dynamics")
    await stage.noor.writes("Thu 19 Nov 5pm")
    await stage.noor.presses("The usual length")
    await stage.noor.writes(places)
    await stage.noor.writes(LINK)
    stage.noor.sees("Thu 19 Nov 2026, 17:00 (London)")
    await stage.noor.presses("Schedule it")
    stage.noor.sees("is scheduled")


async def test_a_session_is_scheduled_with_wrong_turns_and_a_restart(storage_url):
    async with opened(storage_url) as stage:
        noor = stage.noor
        await noor.presses("Menu")
        await noor.presses("Schedule a session")
        await noor.writes("ab")
        noor.sees("A topic has 3 to 128 characters")
        await noor.presses("Team dynamics")
        await noor.writes("19 Nov")
        noor.sees("but no time")
        await noor.writes("Fri 19 Nov 2026 5pm")
        noor.sees("is a Thursday, you wrote Friday")
        await stage.restart()
        await noor.writes("Thu 19 Nov 2026 5pm")
        await noor.presses("The usual length")
        await noor.presses("Back")
        await noor.writes("90 minutes")
        await noor.presses("The usual number")
        await noor.writes("http://meet.example/abc")
        noor.sees("does not begin with https")
        await noor.presses("I will add it later")
        noor.sees("90 minutes")
        await noor.presses("Schedule it")
        noor.sees("is scheduled")
        noor.sees("Team dynamics", stage.group)
        noor.sees("12 of 12 places are free", stage.group)
        await noor.presses("About this session")
        await noor.presses("Change the link")
        await noor.writes(LINK)
        noor.sees("is saved")


async def test_booked_moved_reminded_and_over(storage_url):
    async with opened(storage_url) as stage:
        await schedules(stage)
        amara, ben = await joined(stage, "Amara"), await joined(stage, "Ben")
        await amara.presses("Book", stage.group)
        await stage.advance(seconds=5)
        await ben.presses("Join the waiting list", stage.group)
        await stage.advance(seconds=5)
        ben.sees("The one place is taken. One doctor waits.", stage.group)
        await stage.noor.writes("/sessions")
        await stage.noor.presses("Thu 19 Nov: Team dynamics")
        await stage.noor.presses("Who comes")
        stage.noor.sees("1. Amara")
        await stage.noor.presses("About this session")
        await stage.noor.presses("Move")
        await stage.noor.writes("26/11 17:00")
        await stage.noor.presses("Move it")
        for person in (amara, ben):
            person.sees("It now begins on Thu 26 Nov 2026, 17:00 (London)")
        await stage.advance(seconds=5)
        amara.sees("Thu 26 Nov 2026, 17:00 (London)", stage.group)
        await stage.advance(days=17, hours=8, minutes=30)
        amara.does_not_see("A reminder")
        await stage.advance(days=5, hours=23, minutes=40)
        amara.sees("A reminder: you have a place in Team dynamics, Thu 26 Nov 2026, 17:00 (London)")
        ben.does_not_see("A reminder")
        stage.noor.sees("A reminder of your session")
        amara.does_not_see("begins soon")
        await stage.advance(hours=23)
        amara.sees("begins soon")
        assert "Join the meeting" in amara.screen().buttons
        await stage.advance(hours=2)
        amara.sees("This session is over", stage.group)


async def test_cancelled_everybody_hears_of_it_and_nobody_is_reminded(storage_url):
    async with opened(storage_url) as stage:
        await schedules(stage)
        amara, ben = await joined(stage, "Amara"), await joined(stage, "Ben")
        await amara.starts("session_1")
        await amara.presses("Book")
        await ben.presses("Sessions")
        await ben.presses("Thu 19 Nov: Team dynamics")
        await ben.presses("Join the waiting list")
        await stage.noor.writes("/sessions")
        await stage.noor.presses("Thu 19 Nov: Team dynamics")
        await stage.noor.presses("Cancel the session")
        stage.noor.sees("2 doctors have a place or wait for one")
        await stage.noor.presses("No, keep it")
        await stage.noor.presses("Cancel the session")
        await stage.noor.presses("Yes, cancel the session")
        stage.noor.sees("is cancelled")
        for person in (amara, ben):
            person.sees("Team dynamics, Thu 19 Nov 2026, 17:00 (London), is cancelled")
        await stage.advance(seconds=5)
        amara.sees("This session is cancelled", stage.group)
        await stage.advance(days=18)
        for person in (amara, ben, stage.noor):
            person.does_not_see("A reminder")
            person.does_not_see("begins soon")


async def test_a_member_presses_what_is_not_theirs(storage_url):
    async with opened(storage_url) as stage:
        await schedules(stage)
        amara = await joined(stage, "Amara")
        await amara.writes("/schedule")
        message = amara.sees("You cannot do this here")
        for data in ("sv:1", "sc:1", "sz:1", "sk:1", "sw:1", "sn:1"):
            assert "open to those who organise this group" in await amara.presses_data(data, message)
        assert "no longer exists" in await amara.presses_data("sp:999", message)
        await amara.writes("/sessions")
        await amara.presses("Thu 19 Nov: Team dynamics")
        amara.does_not_see("is cancelled")


async def test_a_shared_link_in_the_hands_of_a_stranger(storage_url):
    async with opened(storage_url) as stage:
        await schedules(stage)
        zola = stage.sim.person("Zola")
        await zola.starts("session_1")
        zola.sees("I do not know you")
        zola.does_not_see(LINK)
        await zola.starts("session_" + "9" * 40)
        await zola.starts("session_99")
        zola.does_not_see("wrong on our side")
