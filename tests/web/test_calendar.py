"""The feed over a real socket: what a calendar asks, and what anybody else gets to know."""

import logging
from contextlib import asynccontextmanager
from datetime import timedelta
from email.utils import parsedate_to_datetime
from io import StringIO

import pytest

from actions import calendar as actions
from actions.bookings import book_place, cancel_place
from bot import log
from bot.metrics import Metrics
from bot.sections import Log
from screens.texts import Texts
from screens.texts.communities import Wording
from storage import community_texts
from storage.community_texts import of_everybody
from tests.calendars import read
from tests.world import World
from web import app as web
from web import calendar

TEXTS = Texts()
PUBLIC = "https://cig.example.org"


@pytest.fixture
def world(db):
    world = World(db)
    world.member("Amara")
    return world


@pytest.fixture
def feed(world, served):
    """A context with a client for the pages of that world."""

    @asynccontextmanager
    async def _feed(metrics=None):
        wording = Wording(TEXTS, lambda: world.db.read(of_everybody), lambda: world.now)
        pages = calendar.pages(world.db, wording, lambda: world.now, PUBLIC)
        async with served(web.create(metrics or Metrics(), pages=pages)) as client:
            yield client

    return _feed


def opened(world, serial=0):
    return world.does("Amara", actions.open_feed, world.community, serial).token


async def asked(client, path, *, method="GET", **headers):
    async with client.request(method, path, headers=headers, allow_redirects=False) as answer:
        return answer.status, answer.headers, await answer.read()


async def test_what_a_calendar_gets(world, feed):
    session = world.session()
    world.does("Amara", book_place, session)
    path = f"/calendar/{opened(world)}.ics"
    async with feed() as client:
        status, headers, body = await asked(client, path)
        assert status == 200
        assert headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert headers["Cache-Control"] == "private, max-age=900"
        assert parsedate_to_datetime(headers["Last-Modified"]) == world.now
        assert read(body).event.status == "CONFIRMED"

        status, again, nothing = await asked(client, path, method="HEAD")
        assert (status, nothing) == (200, b"")
        assert (again["ETag"], again["Content-Length"]) == (headers["ETag"], str(len(body)))


async def test_what_has_not_changed_is_not_sent_again(world, feed):
    session = world.session()
    world.does("Amara", book_place, session)
    path = f"/calendar/{opened(world)}.ics"
    async with feed() as client:
        _, headers, _ = await asked(client, path)
        tag = headers["ETag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            status, again, body = await asked(client, path, **{"If-None-Match": known})
            assert (status, body, again["ETag"]) == (304, b"", tag), known
            assert again["Cache-Control"] == headers["Cache-Control"]
        world.advance(days=1)
        assert (await asked(client, path, **{"If-None-Match": tag}))[0] == 304
        world.does("Amara", cancel_place, session)
        status, again, body = await asked(client, path, **{"If-None-Match": tag})
        assert (status, read(body).event.status) == (200, "CANCELLED")
        assert again["ETag"] != tag
        assert parsedate_to_datetime(again["Last-Modified"]) == world.now


async def test_every_address_that_opens_nothing_says_the_same(world, feed):
    old = opened(world)
    current = opened(world, serial=1)
    unknown = [
        f"/calendar/{old}.ics",
        f"/calendar/{'A' * 32}.ics",
        f"/calendar/{current}x.ics",
        f"/calendar/{current.swapcase()}.ics",
        "/calendar/.ics",
        "/calendar/%00%ff.ics",
        f"/calendar/{'x' * 5000}.ics",
        f"/calendar/{old}",
        "/calendar/x",
    ]
    async with feed() as client:
        assert (await asked(client, f"/calendar/{current}.ics"))[0] == 200
        said = {(status, body) for status, _, body in [await asked(client, one) for one in unknown]}
        assert said == {(404, b"Not Found")}
        for path in ("/calendar", "/calendar/", f"/calendar/{current}.ics/more"):
            assert (await asked(client, path))[0] == 404
        assert (await asked(client, f"/calendar/{current}.ics", method="POST"))[0] == 405


async def test_a_phone_is_led_to_its_calendar(world, feed):
    token = opened(world)
    async with feed() as client:
        status, headers, _ = await asked(client, f"/calendar/{token}")
        assert status == 302
        assert headers["Location"] == f"webcal://cig.example.org/calendar/{token}.ics"
        assert headers["Cache-Control"] == "no-store"


async def test_the_address_is_written_down_nowhere(world, feed, monkeypatch):
    """Not in the log, whatever goes wrong, and not among the figures."""
    token, metrics, written = opened(world), Metrics(), StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    log.configure(Log(level="debug"), written)
    try:
        async with feed(metrics) as client:
            assert (await asked(client, f"/calendar/{token}.ics"))[0] == 200
            monkeypatch.setattr(calendar.views, "feed", broken)
            assert (await asked(client, f"/calendar/{token}.ics"))[0] == 500
    finally:
        root.handlers[:], _ = before
        root.setLevel(before[1])
    assert token not in written.getvalue()
    assert token.encode() not in metrics.page()[0]


def broken(_tx, digest, _now):
    raise RuntimeError(digest)


async def test_a_full_year_is_written_within_a_breath(world, feed):
    """Twenty sessions, with every field at its longest."""
    for day in range(20):
        session = world.session(
            starts_at=world.now + timedelta(days=day + 1),
            topic="\N{STETHOSCOPE}" * 60,
            join_link=f"https://meet.example/{'x' * 400}",
        )
        world.does("Amara", book_place, session)
    path = f"/calendar/{opened(world)}.ics"
    async with feed() as client:
        status, _, body = await asked(client, path)
        assert status == 200
        assert len(read(body).events) == 20


async def test_the_feed_speaks_in_the_words_of_its_community(world, feed):
    world.does("Amara", book_place, world.session())
    path = f"/calendar/{opened(world)}.ics"
    say = (community_texts.keep, world.community, "event-title", "At Oak Vale: { $topic }", None, world.now)
    async with feed() as client:
        _, headers, body = await asked(client, path)
        assert read(body).event.name != "At Oak Vale: Communicating across cultures"
        await world.db.write(*say)
        world.advance(minutes=2)
        status, again, body = await asked(client, path, **{"If-None-Match": headers["ETag"]})
    assert (status, read(body).event.name) == (200, "At Oak Vale: Communicating across cultures")
    assert again["ETag"] != headers["ETag"]
