"""Offers through the day and the night, and the last two hours, in which nothing is held."""

from datetime import timedelta

import pytest

from actions import sessions
from actions.bookings import accept_offer, book_place, cancel_place, decline_offer
from actions.due_work import run
from actions.offers import first_come_told
from rules.bookings import Booked, Refused, Waitlisted
from rules.dialogue import Draft
from rules.ids import UserId
from storage import bookings as stored
from storage import due
from storage.tables import BookingChangeRow, PlaceOfferRow
from tests.handlers.composing import labels, outgoing, said

NIGHT = timedelta(hours=10)
"""From noon, when the tests begin: ten in the evening."""


def decision(world, *args, **kwargs):
    return world.does(*args, **kwargs).decision


def concerned(world, session):
    return world.db.read_now(stored.concerned, session)


def a_line(world, *names, places=1, **session):
    """A session of so many places, all taken, and a line for it."""
    one = world.session(places=places, **session)
    for name in names:
        world.member(name)
        world.does(name, book_place, one)
    return one


def plan(world, session):
    world.db.write_now(lambda tx: sessions.offers.plan_first_come(tx, load(world, session), world.now))


def load(world, session):
    return world.db.read_now(sessions.sessions.load, session)


def work(world):
    """What is due by now."""
    while ready := world.db.read_now(due.ready, world.now):
        for one in ready:
            world.db.write_now(run, one, world.now)


def move(world, session, to):
    answers = {"session": session, "starts": to.isoformat(), "confirm": "yes"}
    draft = Draft(UserId(1), world.community, 1, "move", "confirm", answers, world.now)
    return world.does("Femi", sessions.move_session, draft)


def changes(world, name):
    return [row.change for row in world.rows(BookingChangeRow) if row.member_id == world.member(name)]


def test_an_offer_at_night_is_told_and_counts_from_the_morning(world):
    session = a_line(world, "Amara", "Ben")
    world.now += NIGHT
    world.does("Amara", cancel_place, session)
    (offer,) = world.owed_to("Ben", "place-offered")
    morning = world.now + timedelta(hours=10)
    assert (offer.not_before, offer.not_after) == (morning, morning + timedelta(hours=12))
    world.advance(hours=9)
    work(world)
    assert world.owed("offer-lapsed") == []


def test_an_offer_that_would_be_over_before_the_morning_is_shown_and_wakes_nobody(world):
    session = a_line(world, "Amara", "Ben", "Chidi", starts_at=world.now + timedelta(hours=21))
    plan(world, session)
    world.now += NIGHT
    world.does("Amara", cancel_place, session)
    assert world.owed("place-offered") == []
    (offer,) = world.rows(PlaceOfferRow)
    assert (offer.member_id, offer.told) == (world.member("Ben"), False)
    assert isinstance(decision(world, "Dara", book_place, session), Waitlisted), "nobody is overtaken"
    # Ben looks all the same, and takes it.
    assert isinstance(decision(world, "Ben", accept_offer, session, offer.id), Booked)
    world.does("Ben", cancel_place, session)
    world.now += timedelta(hours=9)
    work(world)
    assert {row.state for row in world.rows(PlaceOfferRow)} == {"accepted", "lapsed"}
    told = world.owed("place-free")
    assert {row.member_id for row in told} == {world.member("Chidi"), world.member("Dara")}
    assert {row.not_before for row in told} == {world.now + timedelta(hours=1)}, "at eight in the morning"
    assert world.owed("offer-lapsed") == []


def test_back_to_the_list_leads_to_its_end(world):
    session = a_line(world, "Amara", "Ben", "Chidi", "Dara")
    world.does("Amara", cancel_place, session)
    world.advance(hours=24)
    work(world)
    (lapsed,) = world.owed_to("Ben", "offer-lapsed")
    assert labels(outgoing(world, lapsed).screen) == ["Back to the list", "About this session", "Menu"]
    back = decision(world, "Ben", book_place, session)
    assert isinstance(back, Waitlisted)
    # Chidi is offered the place meanwhile, so only Dara is before Ben.
    assert back.position == 2
    assert concerned(world, session)[1] == [world.member(name) for name in ("Chidi", "Dara", "Ben")]


def test_when_the_last_two_hours_begin_what_is_held_is_free_and_all_who_wait_are_told_once(world):
    session = a_line(world, "Amara", "Ben", "Chidi", starts_at=world.now + timedelta(hours=5))
    plan(world, session)
    world.advance(hours=2, minutes=30)
    world.does("Amara", cancel_place, session)
    (offer,) = world.owed_to("Ben", "place-offered")
    assert offer.not_after == world.now + timedelta(minutes=30)
    world.advance(minutes=30)
    work(world)
    work(world)
    assert changes(world, "Ben") == ["waitlisted", "offered", "lapsed"]
    told = world.owed("place-free")
    assert [row.member_id for row in told] == [world.member("Ben"), world.member("Chidi")]
    assert world.owed("offer-lapsed") == []
    assert "whoever takes it first" in said(world, told[0])
    gone = decision(world, "Ben", accept_offer, session, offer.variables["offer"])
    assert (type(gone), gone.reason) == (Refused, "offer-gone")
    # Whoever comes first has it, though others wait.
    assert isinstance(decision(world, "Dara", book_place, session), Booked)
    assert said(world, told[1]) is None, "there is nothing free to tell of"
    assert isinstance(decision(world, "Ben", book_place, session), Waitlisted)
    assert concerned(world, session)[1] == [world.member("Ben"), world.member("Chidi")]


def test_a_place_freed_in_the_last_two_hours_is_told_to_each_once(world):
    session = a_line(
        world, "Amara", "Ben", "Chidi", "Dara", places=2, starts_at=world.now + timedelta(hours=2)
    )
    world.does("Amara", cancel_place, session)
    assert world.owed("place-offered") == []
    (first, second) = world.owed("place-free")
    assert [first.member_id, second.member_id] == [world.member("Chidi"), world.member("Dara")]
    world.db.write_now(first_come_told, session, world.member("Chidi"))
    world.advance(minutes=10)
    world.does("Ben", cancel_place, session)
    assert [row.member_id for row in world.owed("place-free")[2:]] == [world.member("Dara")]
    assert said(world, first) is None, "Chidi has read it"
    assert isinstance(decision(world, "Chidi", book_place, session), Booked)
    assert concerned(world, session) == ([world.member("Chidi")], [world.member("Dara")])


@pytest.mark.parametrize("closes_before", [120, 360])
def test_where_booking_closes_first_offers_end_with_it_and_nothing_is_first_come(world, closes_before):
    starts = world.now + timedelta(hours=8)
    session = a_line(world, "Amara", "Ben", "Chidi", starts_at=starts, closes_before=closes_before)
    plan(world, session)
    assert world.due("first-come") == []
    closes = starts - timedelta(minutes=closes_before)
    world.now = closes - timedelta(minutes=20)
    world.does("Amara", cancel_place, session)
    (offer,) = world.owed("place-offered")
    assert offer.not_after == closes - timedelta(minutes=10)
    # Half of what was left for Ben, half of the other half for Chidi.
    for world.now in (closes - timedelta(minutes=10), closes):
        work(world)
    assert {row.state for row in world.rows(PlaceOfferRow)} == {"lapsed"}
    assert world.owed("place-free") == []
    assert "Booking has closed" in said(world, world.owed_to("Chidi", "offer-lapsed")[0])


def test_a_session_that_is_moved_out_of_its_last_hours_offers_what_is_free(world):
    session = a_line(world, "Amara", "Ben", starts_at=world.now + timedelta(hours=2))
    world.does("Amara", cancel_place, session)
    world.db.write_now(first_come_told, session, world.member("Ben"))
    later = world.now + timedelta(days=3)
    move(world, session, later)
    (offer,) = world.owed_to("Ben", "place-offered")
    assert offer.not_after > world.now + timedelta(hours=2)
    world.does("Ben", decline_offer, session, offer.variables["offer"])
    # At the new time everything begins anew.
    world.now = later - timedelta(hours=2)
    for name in ("Chidi", "Ben"):
        world.does(name, book_place, session)
    world.does("Chidi", cancel_place, session)
    assert len(world.owed_to("Ben", "place-free")) == 2


def test_a_session_that_is_moved_near_ends_what_is_held(world):
    session = a_line(world, "Amara", "Ben", "Chidi")
    world.does("Amara", cancel_place, session)
    move(world, session, world.now + timedelta(hours=6))
    (lapse,) = world.due("offer-lapses")
    assert lapse.at == world.now + timedelta(hours=3)
    move(world, session, world.now + timedelta(minutes=90))
    assert [row.state for row in world.rows(PlaceOfferRow)] == ["lapsed"]
    assert world.due("offer-lapses") == []
    assert len(world.owed("place-free")) == 2


def test_an_offer_that_was_not_told_becomes_a_better_one_when_the_session_moves_away(world):
    session = a_line(world, "Amara", "Ben", starts_at=world.now + timedelta(hours=21))
    world.now += NIGHT
    world.does("Amara", cancel_place, session)
    move(world, session, world.now + timedelta(days=5))
    assert [(row.state, row.told) for row in world.rows(PlaceOfferRow)] == [
        ("withdrawn", False),
        ("open", True),
    ]
    assert len(world.owed_to("Ben", "place-offered")) == 1


def test_a_cancelled_session_offers_nothing_and_tells_of_no_lapse(world):
    session = a_line(world, "Amara", "Ben")
    plan(world, session)
    world.does("Amara", cancel_place, session)
    world.does("Femi", sessions.cancel_session, session)
    assert world.due("offer-lapses") + world.due("first-come") == []
    world.advance(days=3, hours=4)
    work(world)
    assert world.owed("offer-lapsed") + world.owed("place-free") == []
