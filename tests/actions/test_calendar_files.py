"""Calendar files: who is sent one, when, and who is not."""

from datetime import timedelta

import pytest

from actions import calendar, places
from actions.booked_for import book_for, cancel_for
from actions.bookings import book_place, cancel_place
from actions.members import leave
from storage import members
from storage import sessions as stored
from tests.actions.calendar_world import START, due, fed, gets, link, move, opened


@pytest.fixture
def session(world):
    world.member("Amara")
    return world.session()


def test_a_place_brings_a_file_at_once_to_whoever_took_it(world, session):
    world.now = START - timedelta(days=2) + timedelta(hours=6)  # 23:00 in London.
    world.does("Amara", book_place, session)
    (owed,) = world.owed_to("Amara", "calendar-file")
    assert owed.not_before == world.now
    assert due(world, session).method == "PUBLISH"


def test_whom_somebody_else_seats_is_not_woken(world, session):
    from rules.bookings import Change
    from storage import bookings

    world.now = START - timedelta(days=2) + timedelta(hours=6)
    amara = world.member("Amara")

    def seated(tx):
        locked = stored.lock(tx, session)
        bookings.add_booking(tx, session, amara, world.now)
        bookings.add_change(tx, session, amara, Change.BOOKED, world.now, world.member("Femi"))
        calendar.place_changed(tx, locked, amara, world.now, world.member("Femi"))

    world.db.write_now(seated)
    (owed,) = world.owed_to("Amara", "calendar-file")
    assert owed.not_before == START - timedelta(days=1, hours=9)  # 08:00 the next day.


def test_who_gives_up_a_place_at_night_is_awake(world, session):
    world.does("Amara", book_place, session)
    gets(world, session)
    world.now = START - timedelta(days=2) + timedelta(hours=6)  # 23:00 in London.
    world.does("Amara", cancel_place, session)
    assert world.owed_to("Amara", "calendar-file")[-1].not_before == world.now
    assert due(world, session).method == "CANCEL"


def test_whose_place_somebody_else_takes_at_night_is_not_woken(world, session):
    """Whoever booked it, and whatever happened to it before."""
    for name in ("Amara", "Ben"):
        world.does(name, book_place, session)
        gets(world, session, name)
    world.now = START - timedelta(days=2) + timedelta(hours=6)
    world.does("Femi", cancel_for, session, world.member("Amara"))
    world.db.write_now(_moves_to_line, world, session, "Ben", by="Femi")
    for name in ("Amara", "Ben"):
        owed = world.owed_to(name, "calendar-file")
        assert owed[-1].not_before == START - timedelta(days=1, hours=9)  # 08:00 the next day.


def test_who_goes_into_the_line_at_night_by_their_own_hand_is_awake(world, session):
    world.does("Femi", book_for, session, world.member("Amara"))
    gets(world, session)
    world.now = START - timedelta(days=2) + timedelta(hours=6)
    world.db.write_now(_moves_to_line, world, session, "Amara", by="Amara")
    assert world.owed_to("Amara", "calendar-file")[-1].not_before == world.now


def _moves_to_line(tx, world, session, name, by):
    places.move_to_line(tx, stored.lock(tx, session), world.member(name), world.now, world.member(by))


def test_pressed_again_nothing_more_is_owed(world, session):
    for _ in range(3):
        world.does("Amara", book_place, session)
    assert len(world.owed("calendar-file")) == 1
    gets(world, session)
    assert due(world, session) is None


def test_who_never_got_a_file_is_not_asked_to_take_it_out(world, session):
    world.does("Amara", book_place, session)
    world.does("Amara", cancel_place, session)
    assert due(world, session) is None


def test_who_got_one_takes_it_out_once_and_a_later_move_says_nothing(world, session):
    world.does("Amara", book_place, session)
    gets(world, session)
    world.does("Amara", cancel_place, session)
    assert gets(world, session).method == "CANCEL"
    move(world, session, START + timedelta(days=7))
    assert due(world, session) is None
    assert len(world.owed_to("Amara", "calendar-file")) == 2


def test_a_place_taken_again_is_a_higher_version(world, session):
    world.does("Amara", book_place, session)
    first = gets(world, session).event
    world.does("Amara", cancel_place, session)
    gone = gets(world, session).event
    world.does("Amara", book_place, session)
    again = gets(world, session)
    assert (again.method, again.event.status) == ("PUBLISH", "CONFIRMED")
    assert first.sequence < gone.sequence < again.event.sequence
    assert len(world.owed_to("Amara", "calendar-file")) == 3


def test_who_moves_a_session_they_come_to_has_their_own_file_made_right(world, session):
    world.member("Dayo", "facilitator")
    world.does("Dayo", book_place, session)
    gets(world, session, "Dayo")
    move(world, session, START + timedelta(days=7), by="Dayo")
    assert world.owed_to("Dayo", "session-moved") == []
    assert len(world.owed_to("Dayo", "calendar-file")) == 2
    assert due(world, session, "Dayo").event.begins == START + timedelta(days=7)


def test_a_first_link_is_no_news_but_the_file_learns_it(world):
    world.member("Amara")
    session = world.session(join_link="")
    world.does("Amara", book_place, session)
    gets(world, session)
    link(world, session, "https://meet.example/new")
    assert world.owed_to("Amara", "session-link") == []
    assert len(world.owed_to("Amara", "calendar-file")) == 2
    assert due(world, session).event.url == "https://meet.example/new"


def test_switched_off_nothing_comes_and_on_again_it_does(world, session):
    world.does("Amara", calendar.choose_files, world.community, files=False)
    world.does("Amara", book_place, session)
    assert world.owed("calendar-file") == []
    assert due(world, session) is None
    world.does("Amara", calendar.choose_files, world.community, files=True)
    assert due(world, session).method == "PUBLISH"


def test_who_has_a_feed_gets_no_file(world, session):
    token = opened(world)
    world.does("Amara", book_place, session)
    assert world.owed("calendar-file") == []
    assert due(world, session) is None
    assert fed(world, token).event.status == "CONFIRMED"


def test_who_leads_without_a_place_gets_no_file(world, session):
    assert due(world, session, "Femi") is None


def test_who_has_left_gets_no_file(world, session):
    world.does("Amara", book_place, session)
    gets(world, session)
    world.db.write_now(leave, world.db.read_now(members.load, world.member("Amara")), world.now)
    assert due(world, session) is None
