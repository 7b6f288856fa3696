"""Calendars: which version file and feed show, who is owed a file, what an address opens and when no more."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from actions import calendar, places, sessions
from actions.booked_for import book_for, cancel_for
from actions.bookings import book_place, cancel_place
from actions.members import leave
from actions.sharing import answer_invitation, invite_community
from rules.calendar import Method, digest
from rules.dialogue import Draft
from rules.ids import UserId
from rules.permissions import NotAllowedError
from screens import calendar as screens
from screens.texts import Texts
from storage import members, outbox
from storage import sessions as stored
from storage.tables import CalendarEntryRow, CalendarRow, OutboxRow
from storage.upsert import columns
from storage.views import calendar as views
from tests.calendars import read

TEXTS = Texts()
START = datetime(2026, 11, 19, 17, tzinfo=UTC)


@pytest.fixture
def session(world):
    world.member("Amara")
    return world.session()


def draft(world, flow, answers):
    return Draft(UserId(1), world.community, 1, flow, "confirm", answers, world.now)


def move(world, session, to, by="Femi"):
    answers = {"session": session, "starts": to.isoformat(), "confirm": "yes"}
    return world.does(by, sessions.move_session, draft(world, "move", answers))


def link(world, session, to, by="Femi"):
    return world.does(by, sessions.change_link, draft(world, "link", {"session": session, "link": to}))


def opened(world, name="Amara", serial=0, community=None):
    """The feed of that person, with its address."""
    community = community or world.community
    done = world.does(name, calendar.open_feed, community, serial, community=community)
    return done.token


def fed(world, token):
    """What the other library reads at that address; None when there is nothing."""
    found = world.db.read_now(views.feed, digest(token), world.now)
    return None if found is None else read(screens.feed(found, TEXTS))


def due(world, session, name="Amara", community=None):
    """The file that the member is to get now, as the other library reads it; None when there is none."""
    found = world.db.read_now(views.file_for, session, world.member(name, community=community))
    return None if found is None else read(screens.file(found).content(TEXTS))


def gets(world, session, name="Amara", community=None):
    """The file reaches the member."""
    member_id = world.member(name, community=community)
    found = world.db.read_now(views.file_for, session, member_id)
    document = screens.file(found)
    world.db.write_now(calendar.file_sent, session, member_id, document.edition)
    return read(document.content(TEXTS))


def kept(world):
    """What is stored of what people chose."""
    return world.db.read_now(lambda tx: list(tx.execute(sa.select(columns(CalendarRow)))))


# Versions


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


# Files


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


# Addresses


def test_an_address_is_long_and_stored_nowhere(world):
    world.member("Amara")
    token = opened(world)
    assert len(token) >= 28  # 160 bits, in base 64.
    (row,) = kept(world)
    assert row.digest == digest(token)
    assert token not in repr(row)
    assert fed(world, token).events == ()


def test_a_press_repeated_makes_no_second_address(world):
    world.member("Amara")
    first = world.does("Amara", calendar.open_feed, world.community, 0)
    again = world.does("Amara", calendar.open_feed, world.community, 0)
    assert not first.already
    assert (again.already, again.token, again.choices.live) == (True, None, True)
    assert fed(world, first.token) is not None


def test_a_new_address_ends_the_old_one(world):
    world.member("Amara")
    old = opened(world)
    new = opened(world, serial=1)
    assert new != old
    assert fed(world, old) is None
    assert fed(world, new) is not None


def test_turned_off_it_opens_nothing(world):
    world.member("Amara")
    token = opened(world)
    assert not world.does("Amara", calendar.close_feed, world.community, 1).already
    assert world.does("Amara", calendar.close_feed, world.community, 1).already
    assert fed(world, token) is None
    assert opened(world, serial=2)


def test_a_stale_press_closes_nothing(world):
    world.member("Amara")
    opened(world)
    token = opened(world, serial=1)
    assert world.does("Amara", calendar.close_feed, world.community, 1).already
    assert fed(world, token) is not None


def test_who_leaves_or_is_forgotten_leaves_no_feed_behind(world, session):
    for name, ends in (("Amara", leave), ("Ben", None)):
        world.member(name)
        world.does(name, book_place, session)
        token = opened(world, name)
        world.does(name, calendar.choose_files, world.community, files=False)
        if ends is None:
            world.db.write_now(calendar.forget, world.member(name))
        else:
            gone = world.db.read_now(members.load, world.member(name))
            world.db.write_now(ends, gone, world.now)
        assert fed(world, token) is None
    assert kept(world) == []


def test_who_is_no_member_has_no_feed_whatever_is_stored(world):
    world.member("Amara")
    token = opened(world)
    world.db.write_now(members.leave, world.member("Amara"), world.now)
    assert kept(world)
    assert fed(world, token) is None


def test_who_has_left_gets_no_file(world, session):
    world.does("Amara", book_place, session)
    gets(world, session)
    world.db.write_now(leave, world.db.read_now(members.load, world.member("Amara")), world.now)
    assert due(world, session) is None


def test_nobody_touches_the_calendar_of_a_community_that_is_not_theirs(world):
    world.member("Amara")
    elsewhere = world.add_community("riverside")
    for action, *rest in ((calendar.open_feed, 0), (calendar.close_feed, 0)):
        with pytest.raises(NotAllowedError):
            world.does("Amara", action, elsewhere, *rest)
    with pytest.raises(NotAllowedError):
        world.does("Amara", calendar.choose_files, elsewhere, files=False)
    with pytest.raises(NotAllowedError):
        world.db.read_now(views.mine, world.actor("Amara"), world.now, elsewhere)
    assert kept(world) == []


# What a feed shows


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
