"""A session in the doctor's own calendar: files that come with every change, and the private address."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import aiohttp

from tests.calendars import read
from tests.flows.oak_vale import BLOCKED, SAME_SCREEN
from tests.flows.riverside import found_riverside

PAGES = {"web": {"public_url": "https://cig.example.org"}}
START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)


def files(person):
    """Every calendar file the person was sent, oldest first, as another library reads it."""
    return [read(one.file.data) for one in person.messages() if one.file and one.file.name.endswith(".ics")]


def address(person):
    """The path of the newest address that the person can copy."""
    for message in reversed(person.messages()):
        for row in message.buttons:
            for button in row:
                if button.copy and button.copy.startswith("https://"):
                    return button.copy.removeprefix(PAGES["web"]["public_url"])
    raise AssertionError(f"{person.name} sees no address")


@asynccontextmanager
async def calling(vale):
    """Calendars call over HTTP: `await fetch(path)` gives status, headers and body."""
    async with aiohttp.ClientSession(f"http://127.0.0.1:{vale.running.server.port}") as client:

        async def fetch(path, **headers):
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            async with client.get(path, headers=named, allow_redirects=False) as answer:
                return answer.status, answer.headers, await answer.read()

        yield fetch


async def test_a_file_comes_with_the_place_and_with_every_change(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        vale.amara.sees("For your calendar: Team dynamics, Thu 26 Nov 2026, 17:00 (London).")
        (first,) = files(vale.amara)
        assert (first.method, first.event.sequence, first.event.status) == ("PUBLISH", 0, "CONFIRMED")
        assert (first.event.begins, first.event.ends) == (START, START + timedelta(minutes=50))
        assert first.event.url == "https://meet.example/oak-vale"
        (silent,) = vale.sim.calls_of("sendDocument")
        assert silent.params["disable_notification"] in ("true", True)

        await moves(vale, "Fri 27 Nov 6pm")
        moved = vale.amara.sees("is moved.")
        assert moved.file is not None
        assert moved.labels[-1] == "Menu"
        await changes_link(vale, "https://meet.example/second")
        await vale.femi.presses("About this session")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        vale.amara.sees("is cancelled. You")
        await vale.advance(minutes=30)

        got = files(vale.amara)
        assert [one.method for one in got] == ["PUBLISH", "PUBLISH", "PUBLISH", "CANCEL"]
        assert [one.event.sequence for one in got] == [0, 1, 2, 3]
        assert {one.event.uid for one in got} == {first.event.uid}
        assert got[1].event.begins == START + timedelta(days=1, hours=1)
        assert got[2].event.url == "https://meet.example/second"
        assert (got[3].event.status, got[3].event.url) == ("CANCELLED", "")
        assert files(vale.ben) == []
        assert not [one for one in vale.noor.messages(vale.group) if one.file]


async def test_given_up_and_taken_again(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:  # The card in the group says what it said before.
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        await vale.amara.writes("/sessions")
        await vale.amara.presses("Thu 26 Nov: Team dynamics")
        await vale.amara.presses("Give up my place")
        vale.amara.sees("open the file to take out Team dynamics")
        await vale.amara.presses("Book")
        methods = [(one.method, one.event.sequence) for one in files(vale.amara)]
        assert methods == [("PUBLISH", 0), ("CANCEL", 1), ("PUBLISH", 2)]


async def test_a_button_under_a_file_leaves_the_file_where_it_is(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        under = vale.amara.sees("For your calendar")
        await vale.amara.presses_data("kc:0", under)
        vale.amara.sees("Your sessions of Cultural Integration Group")
        assert len(files(vale.amara)) == 1
        vale.amara.sees("For your calendar")


async def test_the_private_address_follows_everything(opened):
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        await vale.amara.writes("/calendar")
        vale.amara.sees("Whoever has the address can see these sessions")
        await vale.amara.presses("Make my private address")
        vale.amara.sees("It is shown only now.")
        path = address(vale.amara)
        async with calling(vale) as fetch:
            status, headers, body = await fetch(path)
            assert (status, headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
            assert read(body).events == ()

            await vale.amara.presses("Book", vale.group)
            assert files(vale.amara) == []
            _, headers, body = await fetch(path)
            assert (read(body).event.sequence, read(body).event.status) == (0, "CONFIRMED")
            status, again, nothing = await fetch(path, If_None_Match=headers["ETag"])
            assert (status, again["ETag"], nothing) == (304, headers["ETag"], b"")

            await moves(vale, "Fri 27 Nov 6pm")
            assert vale.amara.sees("is moved.").file is None
            status, _, body = await fetch(path, If_None_Match=headers["ETag"])
            assert (status, read(body).event.sequence) == (200, 1)
            assert read(body).event.begins == START + timedelta(days=1, hours=1)

            await vale.amara.presses("Give up my place")
            _, _, body = await fetch(path)
            assert (read(body).event.sequence, read(body).event.status) == (2, "CANCELLED")
            await vale.amara.presses("Book")
            _, _, body = await fetch(path)
            assert (read(body).event.sequence, read(body).event.status) == (3, "CONFIRMED")

            status, headers, _ = await fetch(path.removesuffix(".ics"))
            assert (status, headers["Location"]) == (302, f"webcal://cig.example.org{path}")


async def test_a_new_address_ends_the_old_one_and_off_ends_all(opened):
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Make my private address")
        old = address(vale.amara)
        await vale.amara.presses("Calendar")
        vale.amara.sees("The address cannot be shown again")
        vale.amara.does_not_see(old)
        await vale.amara.presses("New address")
        vale.amara.sees("the old one stops working at once")
        await vale.amara.presses("No, keep it")
        async with calling(vale) as fetch:
            assert (await fetch(old))[0] == 200
            await vale.amara.presses("New address")
            await vale.amara.presses("Yes, a new address")
            new = address(vale.amara)
            gone, there = await fetch(old), await fetch(new)
            assert (gone[0], there[0]) == (404, 200)
            await vale.amara.presses("Calendar")
            await vale.amara.presses("Turn the address off")
            await vale.amara.presses("Yes, turn it off")
            assert "Make my private address" in vale.amara.screen().buttons
            off, never = await fetch(new), await fetch(f"/calendar/{'A' * 32}.ics")
            assert off[0] == never[0] == 404
            assert off[2] == gone[2] == never[2]
            assert (await fetch(new.removesuffix(".ics")))[0] == 404


async def test_a_press_repeated_keeps_the_address_that_is_shown(opened):
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/calendar")
        vale.amara.press_now("Make my private address")
        await vale.amara.presses("Make my private address")
        assert "This button was used before" in vale.amara.toasts[-1]
        async with calling(vale) as fetch:
            assert (await fetch(address(vale.amara)))[0] == 200


async def test_it_outlives_a_restart_and_the_bot_being_blocked(opened):
    async with opened(changes=PAGES, refusals=[BLOCKED]) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Make my private address")
        path = address(vale.amara)
        await vale.amara.presses("Book", vale.group)
        await vale.amara.blocks_bot()
        await vale.restart()
        await moves(vale, "Fri 27 Nov 6pm")
        async with calling(vale) as fetch:
            status, _, body = await fetch(path)
            assert (status, read(body).event.sequence) == (200, 1)


async def test_who_had_blocked_the_bot_gets_the_newest_file_alone(opened):
    async with opened(refusals=[BLOCKED]) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        await vale.amara.blocks_bot()
        await moves(vale, "Fri 27 Nov 6pm")
        await vale.restart()
        await moves(vale, "Sat 28 Nov 6pm")
        await vale.advance(hours=1)
        await vale.amara.unblocks_bot()
        await vale.amara.starts()
        assert [one.event.sequence for one in files(vale.amara)] == [0, 2]


async def test_who_leaves_takes_the_feed_along(opened):
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Make my private address")
        path = address(vale.amara)
        await vale.amara.leaves(vale.group)
        async with calling(vale) as fetch:
            assert (await fetch(path))[0] == 404
        await vale.amara.writes("/calendar")
        vale.amara.sees("not")


async def test_files_can_be_switched_off(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.writes("/calendar")
        vale.amara.sees("there is no private address here")
        await vale.amara.presses("Send no calendar files")
        await vale.amara.presses("Book", vale.group)
        await moves(vale, "Fri 27 Nov 6pm")
        assert vale.amara.sees("is moved.").file is None
        assert files(vale.amara) == []
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Send calendar files")
        await moves(vale, "Sat 28 Nov 6pm")
        assert [one.event.sequence for one in files(vale.amara)] == [2]


async def test_without_pages_no_address_is_made_by_whatever_press(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/calendar")
        await vale.amara.presses_data("kf:1:0", vale.amara.screen().message)
        vale.amara.does_not_see("/calendar/")


async def test_strangers_and_other_communities_get_nowhere(opened):
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara")
        zara = await found_riverside(vale)
        await zara.writes("/calendar")
        shown = zara.screen().message
        zara.sees("Your sessions of Riverside CIG")
        for data in ("kc:1", "kf:1:0", "kn:1", "ko:1", "kx:1:0", "ki:1:0", "kc:999999", "kf:0:0"):
            await zara.presses_data(data, shown)
        zara.does_not_see("It is shown only now")
        await vale.amara.writes("/calendar")
        assert "Make my private address" in vale.amara.screen().buttons
        vale.amara.sees("Calendar files: on")


async def test_somebody_in_two_communities_has_a_calendar_in_each(opened):
    async with opened(changes=PAGES) as vale:
        zara = await found_riverside(vale)
        await vale.doctors("Zara")
        await zara.writes("/calendar")
        zara.sees("Each has a calendar of its own")
        await zara.presses("Riverside CIG")
        zara.sees("Your sessions of Riverside CIG")


async def test_the_hour_that_is_played_twice(opened):
    """A file across the end of summer time: the start is said in UTC, so no calendar can mistake it."""
    async with opened(start=datetime(2026, 10, 19, 12, 0, tzinfo=UTC)) as vale:
        await vale.doctors("Amara")
        await vale.schedules("Sat 24 Oct 5pm")
        await vale.amara.presses("Book", vale.group)
        await moves(vale, "Mon 26 Oct 5pm")
        begins = [one.event.begins for one in files(vale.amara)]
        assert begins == [
            datetime(2026, 10, 24, 16, 0, tzinfo=UTC),
            datetime(2026, 10, 26, 17, 0, tzinfo=UTC),
        ]


async def moves(vale, typed):
    await to_the_session(vale)
    await vale.femi.presses("Move")
    await vale.femi.writes(typed)
    await vale.femi.presses("Move it")


async def changes_link(vale, link):
    await to_the_session(vale)
    await vale.femi.presses("Change the link")
    await vale.femi.writes(link)


async def to_the_session(vale):
    await vale.femi.writes("/sessions")
    label = next(one for one in vale.femi.screen().buttons if one.endswith(": Team dynamics"))
    await vale.femi.presses(label)
