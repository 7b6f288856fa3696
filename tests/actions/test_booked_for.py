"""Booking for somebody who asked: the same order for all, and a trace of whose hand it was."""

import pytest

from actions import booked_for
from actions.bookings import book_place, cancel_place
from rules.bookings import Booked, Refused, Released, Waitlisted
from rules.dialogue import Draft, Problem
from rules.ids import UserId
from rules.permissions import NotAllowedError
from rules.sharing import Guest, State
from storage import bookings as stored
from storage import sharing
from storage.members import NoSuchMemberError
from storage.tables import BookingChangeRow
from storage.views import booked_for as views
from tests.handlers.composing import outgoing, said


def concerned(world, session):
    return world.db.read_now(stored.concerned, session)


def book_for(world, session, name, who="Femi", **kwargs):
    return world.does(who, booked_for.book_for, session, world.member(name, **kwargs))


def cancel_for(world, session, name, who="Femi"):
    return world.does(who, booked_for.cancel_for, session, world.member(name))


def traces(world, name):
    rows = [row for row in world.rows(BookingChangeRow) if row.member_id == world.member(name)]
    return [(row.change, row.by_member_id) for row in rows]


def test_a_place_with_a_trace_and_a_message_that_says_by_whom(world):
    session = world.session(places=2)
    for already in (False, True):
        done = book_for(world, session, "Amara")
        assert isinstance(done.decision, Booked)
        assert done.decision.already is already
    assert concerned(world, session) == ([world.member("Amara")], [])
    assert traces(world, "Amara") == [("booked", world.member("Femi"))]
    (told,) = world.owed_to("Amara", "booked-for")
    assert "Femi has booked a place for you" in said(world, told)
    world.does("Amara", cancel_place, session)
    assert outgoing(world, told) is None


def test_nobody_is_put_before_the_line(world):
    session = world.session(places=1)
    for name in ("Amara", "Ben"):
        world.member(name)
        world.does(name, book_place, session)
    done = book_for(world, session, "Chidi")
    assert isinstance(done.decision, Waitlisted)
    assert done.decision.position == 2
    assert "You are number 2 in line" in said(world, world.owed_to("Chidi", "booked-for")[0])
    world.does("Amara", cancel_place, session)
    # The place is held for Ben, not for whom the facilitator likes; Ben's offer can be taken for Ben.
    assert isinstance(book_for(world, session, "Dara").decision, Waitlisted)
    assert isinstance(book_for(world, session, "Ben").decision, Booked)
    assert traces(world, "Ben")[-2:] == [("accepted", world.member("Femi")), ("booked", world.member("Femi"))]


def test_a_place_given_up_for_somebody_goes_to_the_next(world):
    session = world.session(places=1)
    for name in ("Amara", "Ben"):
        world.member(name)
        world.does(name, book_place, session)
    done = cancel_for(world, session, "Amara")
    assert isinstance(done.decision, Released)
    assert traces(world, "Amara")[-1] == ("cancelled", world.member("Femi"))
    assert len(world.owed_to("Ben", "place-offered")) == 1
    (told,) = world.owed_to("Amara", "cancelled-for")
    assert "Femi has given up for you" in said(world, told)
    again = cancel_for(world, session, "Amara")
    assert (type(again.decision), again.decision.reason) == (Refused, "not-booked")
    assert len(world.owed("cancelled-for")) == 1
    world.does("Amara", book_place, session)
    assert outgoing(world, told) is None


def test_a_facilitator_who_books_for_themselves_needs_no_message(world):
    session = world.session()
    book_for(world, session, "Femi")
    cancel_for(world, session, "Femi")
    assert world.owed("booked-for") + world.owed("cancelled-for") == []


def test_a_clash_is_told_to_the_member_and_not_to_the_facilitator(world):
    other = world.session(topic="Recognising burnout")
    world.does("Amara", book_place, other)
    session = world.session()
    assert isinstance(book_for(world, session, "Amara").decision, Booked)
    assert "Recognising burnout" in said(world, world.owed_to("Amara", "booked-for")[0])


def test_who_does_not_belong_there_cannot_be_booked_for(world):
    session = world.session()
    other = world.add_community("other")
    world.member("Olu", "facilitator", community=other)
    world.member("Gone", status="left")
    for name, community in (("Gone", None), ("Olu", other)):
        with pytest.raises(NoSuchMemberError):
            book_for(world, session, name, community=community)
    world.member("Amara")
    for who, community in (("Amara", None), ("Olu", other)):
        with pytest.raises(NotAllowedError):
            world.does(who, views.to_search, session, community=community)
        for action in (booked_for.book_for, booked_for.cancel_for):
            with pytest.raises(NotAllowedError):
                world.does(who, action, session, world.member("Amara"), community=community)
    assert concerned(world, session) == ([], [])


def test_a_guest_who_booked_can_be_taken_off_but_is_not_listed(world):
    session = world.session()
    other = world.add_community("other")
    guest = world.member("Olu", community=other)
    world.db.write_now(sharing.save, Guest(session, other, State.ACCEPTED))
    world.does("Olu", book_place, session, community=other)
    people = world.does("Femi", views.candidates, session, 0)
    assert "Olu" not in [name for _, name in people.members]
    done = world.does("Femi", booked_for.cancel_for, session, guest)
    assert isinstance(done.decision, Released)
    # With nothing held, their name is not shown, whatever is pressed.
    for _ in range(2):
        with pytest.raises(NoSuchMemberError):
            world.does("Femi", booked_for.cancel_for, session, guest)
    assert len(world.owed("cancelled-for")) == 1


def test_a_guest_who_holds_nothing_stays_unknown(world):
    session = world.session(places=1)
    other = world.add_community("other")
    guest = world.member("Olu", community=other)
    world.db.write_now(sharing.save, Guest(session, other, State.ACCEPTED))
    for action in (booked_for.book_for, booked_for.cancel_for, views.somebody):
        with pytest.raises(NoSuchMemberError):
            world.does("Femi", action, session, guest)
    world.does("Femi", book_place, session)
    world.does("Olu", book_place, session, community=other)
    assert isinstance(world.does("Femi", booked_for.cancel_for, session, guest).decision, Released)


def test_names_are_found_by_a_part_whatever_its_capitals_and_accents(world):
    session = world.session()
    for name in ("Amara", "Tamás", "Zoë", "Ben"):
        world.member(name)
    world.does("Ben", book_place, session)

    def find(part):
        draft = Draft(
            UserId(1), world.community, 1, "booked-for", "name", {"session": session, "name": part}, world.now
        )
        found = world.does("Femi", booked_for.find_somebody, draft)
        return found if isinstance(found, Problem) else [name for _, name in found.members]

    assert find("AMA") == ["Amara", "Tamás"]
    assert find("zoe") == ["Zoë"]
    assert find("ben").id == "booked-for-nobody", "Ben has a place"


def test_pages_of_names(world):
    session = world.session()
    for number in range(20):
        world.member(f"Doctor {number:02}")
    first, last = (world.does("Femi", views.candidates, session, page) for page in (0, 99))
    assert len(first.members) == 8
    assert (first.page, first.more) == (0, True)
    assert (last.page, last.more) == (2, False)
