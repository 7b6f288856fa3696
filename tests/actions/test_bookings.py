"""Places: one tap, a strict line, offers that pass on; whoever presses, and however many at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from actions.bookings import accept_offer, book_place, cancel_place, decline_offer
from actions.offers import lapse_offer
from rules.bookings import Booked, Clashes, Refused, Released, Waitlisted
from rules.permissions import NotAllowedError
from rules.sharing import Guest, State
from storage import bookings as stored
from storage import members, sessions, sharing
from storage.tables import BookingRow, MemberRow, WaitlistEntryRow
from tests.handlers.composing import labels, outgoing


def booked(world, session):
    return world.db.read_now(stored.concerned, session)[0]


def waiting(world, session):
    return world.db.read_now(stored.concerned, session)[1]


def decision(world, *args, **kwargs):
    return world.does(*args, **kwargs).decision


def one_place_and_a_line(world, *names):
    session = world.session(places=1)
    for name in names:
        world.does(name, book_place, session)
    return session


def test_a_tap_gives_a_place(world):
    session = world.session(places=2)
    assert isinstance(decision(world, "Amara", book_place, session), Booked)
    assert booked(world, session) == [world.member("Amara")]


def test_a_second_tap_changes_nothing_and_says_so(world):
    session = world.session(places=2)
    world.does("Amara", book_place, session)
    again = decision(world, "Amara", book_place, session)
    assert isinstance(again, Booked)
    assert again.already
    assert booked(world, session) == [world.member("Amara")]


def test_when_all_places_are_taken_the_next_wait_in_order(world):
    session = one_place_and_a_line(world, "Amara")
    assert decision(world, "Ben", book_place, session).position == 1
    assert decision(world, "Chidi", book_place, session).position == 2
    again = decision(world, "Ben", book_place, session)
    assert (again.position, again.already) == (1, True)


def test_a_cancelled_place_is_held_for_the_first_who_waits_and_nobody_can_overtake(world):
    session = one_place_and_a_line(world, "Amara", "Ben", "Chidi")
    given_up = decision(world, "Amara", cancel_place, session)
    assert isinstance(given_up, Released)
    assert not given_up.view.mine.booked, "the answer shows how it is now"
    (notice,) = world.owed("place-offered")
    assert notice.member_id == world.member("Ben")
    overtaking = decision(world, "Dana", book_place, session)
    assert isinstance(overtaking, Waitlisted)
    assert overtaking.position == 2
    taken = decision(world, "Ben", accept_offer, session, notice.variables["offer"])
    assert isinstance(taken, Booked)
    assert booked(world, session) == [world.member("Ben")]
    assert waiting(world, session) == [world.member("Chidi"), world.member("Dana")]


def test_an_offer_that_nobody_answers_passes_on_and_is_told_once(world):
    session = one_place_and_a_line(world, "Amara", "Ben", "Chidi")
    world.does("Amara", cancel_place, session)
    (offer,) = world.owed_to("Ben", "place-offered")
    world.advance(hours=24)
    world.by_clock(lapse_offer, offer_id=offer.variables["offer"])
    world.by_clock(lapse_offer, offer_id=offer.variables["offer"])
    assert len(world.owed_to("Ben", "offer-lapsed")) == 1
    assert len(world.owed_to("Chidi", "place-offered")) == 1
    late = decision(world, "Ben", accept_offer, session, offer.variables["offer"])
    assert isinstance(late, Refused)
    assert late.reason == "offer-gone"


def test_a_declined_offer_goes_to_the_next_at_once(world):
    session = one_place_and_a_line(world, "Amara", "Ben", "Chidi")
    world.does("Amara", cancel_place, session)
    (offer,) = world.owed_to("Ben", "place-offered")
    world.does("Ben", decline_offer, session, offer.variables["offer"])
    assert len(world.owed_to("Chidi", "place-offered")) == 1
    assert waiting(world, session) == [world.member("Chidi")]


def test_somebody_elses_offer_cannot_be_taken(world):
    session = one_place_and_a_line(world, "Amara", "Ben", "Chidi")
    world.does("Amara", cancel_place, session)
    (offer,) = world.owed_to("Ben", "place-offered")
    refused = decision(world, "Chidi", accept_offer, session, offer.variables["offer"])
    assert isinstance(refused, Refused)
    assert booked(world, session) == []


def test_an_offer_is_never_held_for_over_half_of_the_time_that_is_left(world):
    session = world.session(places=1, starts_at=world.now + timedelta(hours=4))
    for name in ("Amara", "Ben"):
        world.does(name, book_place, session)
    world.does("Amara", cancel_place, session)
    (lapse,) = world.due("offer-lapses")
    assert lapse.at == world.now + timedelta(hours=2)


def two_at_once(world):
    """Two sessions at the same time; Amara has a place in the first."""
    first = world.session()
    second = world.session(starts_at=world.now + timedelta(days=3, hours=5, minutes=30))
    world.does("Amara", book_place, first)
    return first, second


def test_a_clash_with_another_booking_is_asked_about_before_anything_is_done(world):
    first, second = two_at_once(world)
    asked = decision(world, "Amara", book_place, second)
    assert isinstance(asked, Clashes)
    assert asked.clash.id == first
    assert booked(world, second) == []
    anyway = decision(world, "Amara", book_place, second, anyway=True)
    assert isinstance(anyway, Booked)
    assert anyway.view.clash.id == first
    assert booked(world, second) == [world.member("Amara")]


def test_a_clash_pressed_in_a_group_is_asked_about_in_private(world):
    _, second = two_at_once(world)
    for _ in range(2):
        assert isinstance(decision(world, "Amara", book_place, second, in_group=True), Clashes)
    (asked,) = world.owed_to("Amara", "booking-clash")
    assert "Book anyway" in labels(outgoing(world, asked).screen)
    world.does("Amara", book_place, second, anyway=True)
    assert outgoing(world, asked) is None, "it was answered in between"


def test_the_same_person_in_another_community_cannot_be_in_two_meetings_either(world):
    other = world.add_community("other")
    one, two = world.member("Amara"), world.member("Amara", community=other)
    user = world.db.read_now(members.load, one).user_id
    world.db.write_now(
        lambda tx: tx.execute(sa.update(MemberRow).where(MemberRow.id == two).values(user_id=user))
    )
    elsewhere = world.session(community=other, facilitator="Olu")
    world.does("Amara", book_place, elsewhere)
    asked = decision(world, "Amara", book_place, world.session())
    assert isinstance(asked, Clashes)
    assert asked.clash.id == elsewhere


def test_a_guest_books_by_the_membership_that_lets_them_in(world):
    other = world.add_community("other")
    guest = world.member("Amara", community=other)
    session = world.session()
    world.db.write_now(sharing.save, Guest(session, other, State.ACCEPTED))
    assert isinstance(decision(world, "Amara", book_place, session, community=other), Booked)
    assert booked(world, session) == [guest]
    assert isinstance(decision(world, "Amara", cancel_place, session, community=other), Released)


def test_once_it_has_begun_nothing_changes_any_more(world):
    session = world.session()
    world.does("Amara", book_place, session)
    world.advance(days=3, hours=5)
    for name, action in (("Ben", book_place), ("Amara", cancel_place)):
        refused = decision(world, name, action, session)
        assert isinstance(refused, Refused)
        assert refused.reason == "session-begun"
    assert booked(world, session) == [world.member("Amara")]


def test_booking_closes_and_a_place_can_still_be_given_up(world):
    session = world.session(places=1, closes_before=60)
    for name in ("Amara", "Ben"):
        world.does(name, book_place, session)
    world.advance(days=3, hours=4)
    refused = decision(world, "Chidi", book_place, session)
    assert (type(refused), refused.reason) == (Refused, "booking-closed")
    assert isinstance(decision(world, "Amara", cancel_place, session), Released)
    assert world.owed("place-offered") + world.owed("place-free") == []
    assert waiting(world, session) == [world.member("Ben")]


def test_a_member_of_another_community_is_refused_and_nothing_changes(world):
    session = world.session()
    other = world.add_community("other")
    world.member("Olu", "facilitator", community=other)
    with pytest.raises(NotAllowedError):
        world.does("Olu", book_place, session, community=other)
    assert booked(world, session) == []


def test_a_card_is_owed_once_however_many_press(world):
    session = world.session(places=2)
    group, chat = world.group()
    world.announced(session, group)
    for name in ("Amara", "Ben", "Chidi"):
        world.does(name, book_place, session)
    (card,) = world.owed("session-card")
    assert card.chat_id == chat


@pytest.mark.both
async def test_a_thousand_doctors_press_for_twelve_places_at_once(world):
    session = world.session(places=12)
    names = [f"Doctor {number}" for number in range(1000)]
    for name in names:
        world.member(name)
    actors = [world.actor(name) for name in names]
    done = await asyncio.gather(*(world.db.write(book_place, who, world.now, session) for who in actors))
    decisions = [one.decision for one in done]
    assert sum(isinstance(one, Booked) for one in decisions) == 12
    assert sorted(one.position for one in decisions if isinstance(one, Waitlisted)) == list(range(1, 989))
    assert [row.place_in_line for row in world.rows(WaitlistEntryRow)] == list(range(1, 989))


@pytest.mark.both
def test_with_the_lock_removed_the_same_presses_oversell(world, monkeypatch):
    """The rig can fail. SQLite's lock is its single writer, so there the places are read before the write."""
    session = world.session(places=12)
    for number in range(200):
        world.member(f"Doctor {number}")
    actors = [world.actor(f"Doctor {number}") for number in range(200)]
    monkeypatch.setattr(sessions, "lock", sessions.load)
    if world.db.url.get_backend_name() == "sqlite":
        seen = world.db.read_now(
            lambda tx: stored.view(tx, sessions.load(tx, session), world.member("Nobody"))
        )
        monkeypatch.setattr(stored, "view", lambda *_: seen)

    def press(who):
        # Behind the lock stands the unique place in line: it refuses some of those who are too many.
        with suppress(IntegrityError):
            world.db.write_now(book_place, who, world.now, session)

    with ThreadPoolExecutor(8) as presses:
        list(presses.map(press, actors))
    assert len(world.rows(BookingRow)) > 12
