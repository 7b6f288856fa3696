"""Calendars on both databases: one UID with a rising version, and what a feed shows."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from actions import calendar, sessions
from actions.bookings import book_place, cancel_place
from actions.sharing import answer_invitation, invite_community
from rules.calendar import Method, digest
from screens import calendar as screens
from storage import outbox
from storage import sessions as stored
from storage.tables import CalendarEntryRow, OutboxRow
from storage.views import calendar as views
from tests.actions.calendar_world import START, TEXTS, due, fed, gets, link, move, opened


@pytest.fixture
def session(world):
    world.member("Amara")
    return world.session()


def test_one_uid_and_a_rising_number_through_everything_that_happens(world, session):
    world.does("Amara", book_place, session)
    token = opened(world)
    world.does("Amara", calendar.choose_files, world.community, files=True)
    seen = []
    steps = [
        lambda: move(world, session, START + timedelta(days=7)),
        lambda: link(world, session, "https://meet.example/other"),
        lambda: world.does("Amara", cancel_place, session),
        lambda: world.does("Amara", book_place, session),
        lambda: move(world, session, START + timedelta(days=8)),
        lambda: world.does("Femi", sessions.cancel_session, session),
    ]
    seen.append(fed(world, token).event)
    for step in steps:
        world.advance(minutes=1)
        step()
        seen.append(fed(world, token).event)
    assert {one.uid for one in seen} == {
        "uid-" + seen[0].uid.removeprefix("uid-").partition("@")[0] + "@cigbot"
    }
    assert [one.sequence for one in seen] == list(range(7))
    confirmed, cancelled = "CONFIRMED", "CANCELLED"
    assert [one.status for one in seen] == [
        confirmed, confirmed, confirmed, cancelled, confirmed, confirmed, cancelled
    ]  # fmt: skip
    assert [one.stamp for one in seen] == sorted({one.stamp for one in seen})
    assert seen[1].begins == START + timedelta(days=7)
    assert seen[2].url == "https://meet.example/other"


def test_file_and_feed_show_the_same_version(world, session):
    world.does("Amara", book_place, session)
    first = gets(world, session)
    token = opened(world)
    assert first.event == fed(world, token).event
    world.advance(hours=1)
    move(world, session, START + timedelta(days=7))
    assert due(world, session).event == fed(world, token).event
    world.does("Amara", cancel_place, session)
    gone = due(world, session)
    assert gone.method == "CANCEL"
    assert gone.event == fed(world, token).event
    assert gone.event.sequence > first.event.sequence


def test_how_many_places_there_are_makes_no_new_version(world, session):
    world.does("Amara", book_place, session)
    token = opened(world)
    before = fed(world, token)
    world.advance(hours=1)
    world.db.write_now(stored.add_change, session, stored.Change.PLACES, world.member("Femi"), world.now, {})
    assert fed(world, token) == before


def test_the_link_is_for_those_who_come(world, session):
    world.does("Amara", book_place, session)
    token = opened(world)
    known = fed(world, token).event
    assert known.url == "https://meet.example/abc"
    assert known.url in known.description
    world.does("Amara", cancel_place, session)
    gone = fed(world, token).event
    assert gone.url == ""
    assert "meet.example" not in gone.description


def test_a_link_that_comes_later_is_said_to(world):
    world.member("Amara")
    session = world.session(join_link="")
    world.does("Amara", book_place, session)
    assert "The link to join comes before the start." in due(world, session).event.description


def test_it_shows_ones_own_sessions_of_ninety_days_and_all_to_come(world):
    world.member("Amara")
    world.member("Ben")
    kept = world.session(starts_at=world.now + timedelta(days=300))
    soon = world.session(starts_at=world.now + timedelta(days=1))
    others = world.session(starts_at=world.now + timedelta(days=2))
    for session in (kept, soon):
        world.does("Amara", book_place, session)
    world.does("Ben", book_place, others)
    token = opened(world)
    ends = world.now + timedelta(days=1, minutes=50)
    assert len(fed(world, token).events) == 2
    world.now = ends + timedelta(days=90) - timedelta(seconds=1)
    assert len(fed(world, token).events) == 2
    world.now = ends + timedelta(days=90)
    assert [one.begins - world.now > timedelta() for one in fed(world, token).events] == [True]


def test_a_place_given_up_stays_cancelled_for_thirty_days(world):
    world.member("Amara")
    session = world.session(starts_at=world.now + timedelta(days=100))
    world.does("Amara", book_place, session)
    token = opened(world)
    world.does("Amara", cancel_place, session)
    assert fed(world, token).event.status == "CANCELLED"
    world.advance(days=30)
    assert fed(world, token).events == ()


def test_who_leads_a_session_sees_it_without_a_place(world, session):
    token = opened(world, "Femi")
    assert fed(world, token).event.status == "CONFIRMED"
    world.does("Femi", book_place, session)
    world.does("Femi", cancel_place, session)
    assert fed(world, token).event.status == "CONFIRMED"


def test_a_guest_finds_the_session_in_their_own_communitys_calendar(world, session):
    river = world.add_community("riverside", name="Riverside CIG")
    world.member("Zara", "facilitator", community=river)
    world.member("Ada", community=river)
    world.does("Femi", invite_community, session, river)
    world.does("Zara", answer_invitation, session, river, agreed=True, community=river)
    world.does("Ada", book_place, session, community=river)
    token = opened(world, "Ada", community=river)
    assert len(fed(world, token).events) == 1
    assert due(world, session, "Ada", river) is None  # She has the feed.


def test_nobody_is_named_in_it(world, session):
    for name in ("Amara", "Ben"):
        world.member(name)
        world.does(name, book_place, session)
    found = world.db.read_now(views.feed, digest(opened(world)), world.now)
    content = screens.feed(found, TEXTS).decode()
    assert not [name for name in ("Amara", "Ben", "Femi") if name in content]


def test_what_was_never_noted_of_an_older_place_does_not_matter(world, session):
    """Whatever gives places must say so; a place that nobody spoke of is still shown."""
    world.does("Amara", book_place, session)
    token = opened(world)
    world.db.write_now(lambda tx: tx.execute(sa.delete(CalendarEntryRow)))
    assert fed(world, token).event.sequence == 0


def test_the_queue_holds_no_words(world, session):
    world.does("Amara", book_place, session)
    (owed,) = world.rows(OutboxRow, OutboxRow.kind == "calendar-file")
    assert owed.variables == {"session": session}
    assert owed.state == outbox.State.QUEUED
    assert Method.PUBLISH not in repr(owed.key)
