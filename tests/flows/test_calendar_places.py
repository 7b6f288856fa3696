"""Whichever way somebody comes to a place, or loses it, their calendar hears of it; and nobody else does."""

import logging
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import structlog

from actions import calendar
from bot import log
from bot.sections import Log
from simulator import Fault
from storage import members
from tests.calendars import words_of
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.presenting import asked
from tests.flows.riverside import found_riverside
from tests.flows.test_calendar import PAGES, START, address, calling, files, moves, read
from tests.flows.test_cycles import plans
from tests.flows.told import stored

LONDON = ZoneInfo("Europe/London")


async def test_an_offer_that_is_taken_brings_a_file(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        await vale.ben.presses("Join the waiting list", vale.group)
        await moves(vale, "Fri 27 Nov 6pm")
        assert vale.ben.sees("is moved.").file is None, "who waits has nothing in the calendar yet"
        await vale.amara.presses("Give up my place")
        assert files(vale.ben) == []
        await vale.ben.presses("Take the place")
        (got,) = files(vale.ben)
        assert (got.method, got.event.sequence) == ("PUBLISH", 1)
        assert got.event.begins == START + timedelta(days=1, hours=1)
        # One session, one name: Amara's files are about the same one.
        assert {one.event.uid for one in files(vale.amara)} == {got.event.uid}
        assert [one.method for one in files(vale.amara)] == ["PUBLISH", "PUBLISH", "CANCEL"]


async def test_whom_the_facilitator_books_gets_the_file_in_the_morning(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.advance(hours=10)  # 22:00.
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Who comes")
        await vale.femi.presses("Book for somebody")
        await vale.femi.presses("Amara")
        await vale.femi.presses("Yes, do it")
        assert files(vale.amara) == []
        await vale.advance(hours=11)
        assert [one.method for one in files(vale.amara)] == ["PUBLISH"]


async def test_who_is_asked_to_wait_is_asked_to_take_it_out(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules(places=2)
        for person in (vale.amara, vale.ben):
            await person.presses("Book", vale.group)
            await vale.advance(seconds=10)
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Places")
        await vale.femi.writes("1")
        await vale.femi.presses("Ben")
        await vale.femi.presses("Yes, tell them")
        assert [(one.method, one.event.sequence) for one in files(vale.ben)] == [
            ("PUBLISH", 0),
            ("CANCEL", 1),
        ]
        assert [one.method for one in files(vale.amara)] == ["PUBLISH"]


async def test_who_agrees_to_present_has_it_in_the_calendar(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules("Thu 10 Dec 5pm", places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        await vale.amara.presses("Give up my place")
        await vale.advance(days=10, hours=7)
        presenter = await asked(vale)
        before = len(files(presenter))
        await presenter.presses("Yes")
        (got,) = files(presenter)[before:]
        assert (got.method, got.event.status) == ("PUBLISH", "CONFIRMED")


async def test_a_guest_of_another_community_is_kept_right_as_well(opened):
    async with opened(changes=PAGES, refusals=(SAME_SCREEN,)) as vale:
        zara = await found_riverside(vale)
        river = vale.sim.group("Riverside", zara)
        await zara.add_bot(river, RIGHTS)
        await zara.presses("Announcements")
        ada, eni = vale.person("Ada"), vale.person("Eni")
        for person in (ada, eni):
            zara.adds(person, river)
            await vale.running.db.write(
                lambda tx, who: members.admit(tx, 2, who.id, vale.now(), name=who.name), person
            )
            await person.starts()
        await vale.schedules()
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Other communities")
        await vale.femi.presses("Invite Riverside CIG")
        await vale.advance(seconds=5)
        await zara.presses("Yes, open it to our members")
        await vale.advance(seconds=10)
        await ada.writes("/calendar")
        await ada.presses("Make my private address")
        path = address(ada)
        for person in (ada, eni):
            await person.presses("Book", river)
        await moves(vale, "Fri 27 Nov 6pm")
        await vale.advance(minutes=5)
        seen = files(eni)
        assert [one.event.sequence for one in seen] == [0, 1]
        assert files(ada) == []
        async with calling(vale) as fetch:
            _, _, body = await fetch(path)
            assert read(body).event == seen[-1].event
            assert words_of(body, "X-WR-CALNAME") == "Riverside CIG: my sessions"
            await ada.leaves(river)
            assert (await fetch(path))[0] == 404


async def test_a_whole_plan_that_is_shifted_keeps_every_entry_right(opened):
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara", "Ben")
        await plans(vale, number="3 sessions")
        await vale.ben.writes("/calendar")
        await vale.ben.presses("Make my private address")
        path = address(vale.ben)
        for person in (vale.amara, vale.ben):
            for day in (4, 11):
                await person.writes("/sessions")
                label = next(one for one in person.screen().buttons if one.startswith(f"Fri {day} Dec"))
                await person.presses(label)
                await person.presses("Book")
        await vale.femi.writes("/cycle")
        await vale.femi.presses("2026/27")
        await vale.femi.presses("Shift all coming dates")
        await vale.femi.presses("One week later")
        await vale.femi.presses("Shift the sessions")
        await vale.advance(minutes=10)
        got = sorted(files(vale.amara), key=lambda one: (one.event.uid, one.event.sequence))
        assert [one.event.sequence for one in got] == [0, 1, 0, 1]
        assert len({one.event.uid for one in got}) == 2
        for was, now in ((got[0], got[1]), (got[2], got[3])):
            assert now.event.begins - was.event.begins == timedelta(days=7)
        newest = {one.event for one in got if one.event.sequence == 1}
        async with calling(vale) as fetch:
            _, _, body = await fetch(path)
        assert set(read(body).events) == newest


async def test_what_is_typed_into_a_session_stays_words_in_every_calendar(opened):
    """A topic with line ends, separators and whole lines of a calendar; a link that carries them too."""
    planted = 'Teams; "roles", who?\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\n\N{BIRD}\\n'
    link = "https://meet.example/a,b;c?x=%0A&y=1"
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Make my private address")
        path = address(vale.amara)
        await vale.schedules(topic=planted)
        for person in (vale.amara, vale.ben):
            await person.presses("Book", vale.group)
        await vale.femi.presses("About this session")
        await vale.femi.presses("Change the link")
        await vale.femi.writes(f"{link}\r\nATTENDEE:mailto:x@example.org")
        vale.femi.sees("I could not read this as an address.")
        await vale.femi.writes(link)
        await vale.advance(minutes=5)
        async with calling(vale) as fetch:
            _, _, fed = await fetch(path)
        topic = " ".join(planted.split())
        contents = [one.file.data for one in vale.ben.messages() if one.file]
        assert [words_of(one, "SUMMARY") for one in (fed, *contents)] == [topic] * 3
        assert link in words_of(fed, "DESCRIPTION")
        assert read(fed).event.url == link
        assert files(vale.ben)[-1].event == read(fed).event


@contextmanager
def logged():
    """Everything that the program writes down at its most talkative, with what other libraries say."""
    root, written = logging.getLogger(), StringIO()
    handlers, level, before = root.handlers[:], root.level, structlog.get_config()
    log.configure(Log(level="debug"), written)
    root.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.configure(**before)


async def test_an_address_is_in_no_log_and_no_table(opened):
    """Made, fetched, replaced while Telegram fails: it is on the member's screen and nowhere else."""
    async with opened(changes=PAGES, refusals=("fault: Internal Server Error",)) as vale:
        await vale.doctors("Amara")
        with logged() as written:
            await vale.amara.writes("/calendar")
            await vale.amara.presses("Make my private address")
            paths = [address(vale.amara)]
            await vale.amara.presses("Calendar")
            await vale.amara.presses("New address")
            vale.sim.faults.add(Fault("editMessageText", "status", status=500))
            await vale.amara.presses("Yes, a new address")
            await vale.amara.writes("/calendar")
            await vale.amara.presses("New address")
            await vale.amara.presses("Yes, a new address")
            paths.append(address(vale.amara))
            async with calling(vale) as fetch:
                assert [(await fetch(one))[0] for one in paths] == [404, 200]
                pages = [(await fetch(one))[2].decode() for one in ("/metrics", "/healthz")]
            tables = repr(await stored(vale))
        lines = written.getvalue()
        assert "from-a-library" in lines
        for path in paths:
            token = path.removeprefix("/calendar/").removesuffix(".ics")
            assert len(token) == 32
            assert not [place for place in (lines, tables, *pages) if token in place]


async def test_forgotten_the_address_opens_nothing(opened):
    async with opened(changes=PAGES) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Make my private address")
        path = address(vale.amara)
        async with calling(vale) as fetch:
            _, headers, _ = await fetch(path)
            await vale.running.db.write(calendar.forget, await vale.member_id(vale.amara))
            status, again, body = await fetch(path, If_None_Match=headers["ETag"])
            assert (status, body, again.get("ETag")) == (404, b"Not Found", None)


async def test_both_clock_changes_in_one_feed(opened):
    start = datetime(2026, 10, 19, 12, 0, tzinfo=UTC)
    async with opened(changes=PAGES, start=start) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/calendar")
        await vale.amara.presses("Make my private address")
        path = address(vale.amara)
        typed = ("Sat 24 Oct 2026 5pm", "Mon 26 Oct 2026 5pm", "Sat 27 Mar 2027 5pm", "Mon 29 Mar 2027 5pm")
        for one in typed:
            await vale.schedules(one)
        for day in ("Sat 24 Oct", "Mon 26 Oct", "Sat 27 Mar", "Mon 29 Mar"):
            await vale.amara.writes("/sessions")
            label = next(one for one in vale.amara.screen().buttons if one.startswith(day))
            await vale.amara.presses(label)
            await vale.amara.presses("Book")
        async with calling(vale) as fetch:
            _, _, body = await fetch(path)
        found = read(body).events
        assert [one.begins.hour for one in found] == [16, 17, 17, 16]
        london = [one.begins.astimezone(LONDON) for one in found]
        assert [one.strftime("%a %d %b %Y %H:%M") for one in london] == [
            "Sat 24 Oct 2026 17:00",
            "Mon 26 Oct 2026 17:00",
            "Sat 27 Mar 2027 17:00",
            "Mon 29 Mar 2027 17:00",
        ]
