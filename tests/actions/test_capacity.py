"""More places are offered at once; for fewer the facilitator chooses who waits, and nobody is thrown out."""

import pytest

from actions import capacity
from actions.bookings import book_place, cancel_place
from actions.places import seat_presenter
from rules.capacity import Changed, Refused, TooMany
from rules.dialogue import Draft
from rules.ids import UserId
from rules.permissions import NotAllowedError
from storage import bookings as stored
from storage import sessions
from storage.tables import BookingChangeRow, PlaceOfferRow, SessionChangeRow
from storage.views import capacity as views
from tests.handlers.composing import outgoing, said


def with_places(world, *names, places):
    session = world.session(places=places)
    for name in names:
        world.member(name)
        world.does(name, book_place, session)
    return session


def change(world, session, places, who="Femi"):
    draft = Draft(
        UserId(1), world.community, 1, "places", "places", {"session": session, "places": places}, world.now
    )
    return world.does(who, capacity.change_places, draft)


def concerned(world, session):
    return world.db.read_now(stored.concerned, session)


def places(world, session):
    return world.db.read_now(sessions.load, session).places


def ids(world, *names):
    return [world.member(name) for name in names]


def test_new_places_are_offered_at_once_in_line(world):
    session = with_places(world, "Amara", "Ben", "Chidi", "Dara", places=1)
    changed = change(world, session, 3)
    assert isinstance(changed.decision, Changed)
    assert [row.member_id for row in world.owed("place-offered")] == ids(world, "Ben", "Chidi")
    (trace,) = world.rows(SessionChangeRow)
    assert (trace.change, trace.by_member_id) == ("places", world.member("Femi"))
    assert trace.detail == {"was": 1, "places": 3}
    assert change(world, session, 3).decision.already
    assert len(world.rows(SessionChangeRow)) == 1


def test_fewer_places_that_nobody_has_go_at_once(world):
    session = with_places(world, "Amara", places=4)
    change(world, session, 1)
    assert places(world, session) == 1
    assert concerned(world, session) == (ids(world, "Amara"), [])


def test_nobody_is_thrown_out_by_a_number(world):
    session = with_places(world, "Amara", "Ben", "Chidi", "Dara", places=3)
    asked = change(world, session, 1)
    assert isinstance(asked.decision, TooMany)
    assert asked.decision.over == 2
    assert [name for _, name in asked.holders] == ["Chidi", "Ben", "Amara"]
    assert places(world, session) == 3
    assert concerned(world, session) == (ids(world, "Amara", "Ben", "Chidi"), ids(world, "Dara"))


def test_who_is_chosen_waits_first_in_line_and_is_told_once(world):
    session = with_places(world, "Amara", "Ben", "Chidi", "Dara", places=3)
    for _ in range(2):
        done = world.does("Femi", capacity.move_to_line, session, 1, world.member("Ben"))
        assert isinstance(done.decision, TooMany)
        assert done.decision.over == 1
    assert places(world, session) == 2
    done = world.does("Femi", capacity.move_to_line, session, 1, world.member("Amara"))
    assert isinstance(done.decision, Changed)
    assert places(world, session) == 1
    assert concerned(world, session) == (ids(world, "Chidi"), ids(world, "Amara", "Ben", "Dara"))
    told = world.owed("moved-to-line")
    assert [row.member_id for row in told] == ids(world, "Ben", "Amara")
    assert "number 2 in line" in said(world, told[0])
    traces = [row for row in world.rows(BookingChangeRow) if row.change == "moved-to-line"]
    assert {row.by_member_id for row in traces} == {world.member("Femi")}
    # The next place goes to them.
    world.does("Chidi", cancel_place, session)
    assert [row.member_id for row in world.owed("place-offered")] == ids(world, "Amara")
    assert outgoing(world, told[1]) is None, "the offer says more"


def test_the_ones_who_came_last_with_one_press_and_in_their_order(world):
    session = with_places(world, "Amara", "Ben", "Chidi", "Dara", "Eni", places=4)
    done = world.does("Femi", capacity.move_to_line, session, 2)
    assert done.moved == ("Dara", "Chidi")
    assert places(world, session) == 2
    assert concerned(world, session) == (ids(world, "Amara", "Ben"), ids(world, "Chidi", "Dara", "Eni"))
    again = world.does("Femi", capacity.move_to_line, session, 2)
    assert again.decision.already
    assert len(world.owed("moved-to-line")) == 2


def test_an_offer_goes_before_a_place_and_its_holder_keeps_the_turn(world):
    session = with_places(world, "Amara", "Ben", "Chidi", "Dara", places=2)
    world.does("Amara", cancel_place, session)
    asked = change(world, session, 1)
    assert [name for _, name in asked.holders] == ["Chidi", "Ben"]
    world.does("Femi", capacity.move_to_line, session, 1)
    assert [row.state for row in world.rows(PlaceOfferRow)] == ["withdrawn"]
    assert world.due("offer-lapses") == []
    assert concerned(world, session) == (ids(world, "Ben"), ids(world, "Chidi", "Dara"))


def test_a_place_that_was_given_up_meanwhile_spares_somebody(world):
    session = with_places(world, "Amara", "Ben", "Chidi", places=3)
    change(world, session, 2)
    world.does("Amara", cancel_place, session)
    done = world.does("Femi", capacity.move_to_line, session, 2, world.member("Ben"))
    assert isinstance(done.decision, Changed)
    assert done.moved == ()
    assert concerned(world, session) == (ids(world, "Ben", "Chidi"), [])


def test_what_has_begun_keeps_its_places(world):
    session = with_places(world, "Amara", places=3)
    world.advance(days=3, hours=5)
    for done in (change(world, session, 5), world.does("Femi", capacity.move_to_line, session, 1)):
        assert isinstance(done.decision, Refused)
    assert places(world, session) == 3


def test_a_doctor_may_not(world):
    session = with_places(world, "Amara", "Ben", places=2)
    for forged in (
        lambda: change(world, session, 1, who="Amara"),
        lambda: world.does("Amara", capacity.move_to_line, session, 1, world.member("Ben")),
        lambda: world.does("Amara", views.choices, session, 1),
    ):
        with pytest.raises(NotAllowedError):
            forged()
    assert concerned(world, session) == (ids(world, "Amara", "Ben"), [])


def seat(world, session, name):
    member = world.member(name)
    world.db.write_now(lambda tx: seat_presenter(tx, sessions.lock(tx, session), member, world.now))


def test_who_presents_gets_a_place_within_the_places_or_there_is_one_more(world):
    session = with_places(world, "Amara", places=2)
    seat(world, session, "Ben")
    seat(world, session, "Ben")
    assert places(world, session) == 2
    world.does("Chidi", book_place, session)
    seat(world, session, "Chidi")
    assert places(world, session) == 3
    assert concerned(world, session) == (ids(world, "Amara", "Ben", "Chidi"), [])
    (trace,) = world.rows(SessionChangeRow)
    assert (trace.by_member_id, trace.detail) == (world.member("Chidi"), {"was": 2, "places": 3})
    (told,) = world.owed_to("Femi", "place-added")
    assert "are 3 places now" in said(world, told)


def test_who_presents_and_is_offered_a_place_takes_that_one(world):
    session = with_places(world, "Amara", "Ben", places=1)
    world.does("Amara", cancel_place, session)
    seat(world, session, "Ben")
    assert places(world, session) == 1
    assert concerned(world, session) == (ids(world, "Ben"), [])
    assert [row.state for row in world.rows(PlaceOfferRow)] == ["accepted"]
