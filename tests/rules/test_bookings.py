"""Places, as a pure rule: a model session is played with random presses, and the invariants hold."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import bookings as rules
from rules import offers
from rules.bookings import (
    Booked,
    BookingView,
    Change,
    Clashes,
    Mine,
    Phase,
    PlaceOffer,
    Refused,
    Released,
    Waitlisted,
)
from rules.ids import MemberId, PlaceOfferId, SessionId
from rules.sessions import Status
from tests import sample

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
START = NOW + timedelta(days=3)
END = sample.session(starts_at=START).ends_at


def session(**changes):
    return sample.session(**{"starts_at": START, "places": 2, **changes})


def view(mine=None, *, booked=0, held=0, waiting=0, clash=None, **changes):
    return BookingView(session(**changes), booked, held, waiting, mine or Mine(), clash)


OFFER = PlaceOffer(PlaceOfferId(7), MemberId(2), NOW + timedelta(hours=12))


def test_a_free_place_is_given_at_once():
    assert rules.book(view(booked=1), NOW) == Booked(view(booked=1))


def test_a_place_that_is_held_for_somebody_is_not_free():
    assert isinstance(rules.book(view(booked=1, held=1), NOW), Waitlisted)


def test_whoever_waits_goes_before_whoever_presses_now():
    decided = rules.book(view(booked=1, waiting=1), NOW)
    assert isinstance(decided, Waitlisted)
    assert decided.position == 2


def test_book_takes_an_offered_place():
    assert isinstance(rules.book(view(Mine(offer=OFFER), booked=1, held=1), NOW), Booked)


@pytest.mark.parametrize(
    ("changes", "now", "reason"),
    [
        ({"status": Status.CANCELLED}, NOW, "session-cancelled"),
        ({}, START, "session-begun"),
        ({}, END - timedelta(seconds=1), "session-begun"),
        ({}, END, "session-over"),
        ({}, START + timedelta(days=1), "session-over"),
    ],
)
def test_booking_is_closed_with_its_reason(changes, now, reason):
    for decided in (
        rules.book(view(**changes), now),
        rules.cancel(view(Mine(booked=True), **changes), now),
        rules.accept(view(Mine(offer=OFFER), **changes), OFFER.id, now),
    ):
        assert isinstance(decided, Refused)
        assert decided.reason == reason


def test_a_place_in_a_session_that_is_over_is_none_any_more():
    mine = view(Mine(booked=True))
    before = END - timedelta(seconds=1)
    assert rules.book(mine, before) == rules.accept(mine, OFFER.id, before) == Booked(mine, already=True)
    assert rules.book(mine, END) == rules.accept(mine, OFFER.id, END) == Refused(mine, "session-over")


def test_an_offer_ends_at_its_moment_and_not_before():
    mine = view(Mine(offer=OFFER), booked=1, held=1)
    assert isinstance(rules.accept(mine, OFFER.id, OFFER.expires_at - timedelta(seconds=1)), Booked)
    assert isinstance(rules.accept(mine, OFFER.id, OFFER.expires_at), Refused)
    assert isinstance(rules.accept(mine, PlaceOfferId(8), NOW), Refused)


def test_an_offer_for_a_cancelled_session_is_not_said_to_have_been_answered():
    assert rules.decline(view(status=Status.CANCELLED), OFFER.id).reason == "session-cancelled"
    assert rules.decline(view(), OFFER.id).reason == "offer-gone"
    assert rules.decline(view(Mine(offer=OFFER), held=1), OFFER.id).what is Change.DECLINED


def test_cancelling_gives_up_whatever_is_held():
    assert rules.cancel(view(Mine(booked=True)), NOW).what is Change.CANCELLED
    assert rules.cancel(view(Mine(offer=OFFER)), NOW).what is Change.DECLINED
    assert rules.cancel(view(Mine(position=1)), NOW).what is Change.LEFT_LIST
    assert rules.cancel(view(), NOW).reason == "not-booked"


OTHER = session(id=SessionId(2), topic="Recognising burnout")


def test_a_clash_is_asked_about_before_anything_is_done():
    free, full = view(clash=OTHER), view(booked=2, clash=OTHER)
    for place in (free, full):
        assert rules.book(place, NOW) == Clashes(place, OTHER)
    assert rules.book(free, NOW, anyway=True) == Booked(free)
    assert rules.book(full, NOW, anyway=True) == Waitlisted(full, 1)


def test_who_has_what_they_press_for_is_not_asked_again():
    for mine in (Mine(booked=True), Mine(offer=OFFER), Mine(position=1)):
        assert not isinstance(rules.book(view(mine, booked=1, held=1, clash=OTHER), NOW), Clashes)


def test_in_the_last_two_hours_a_free_place_goes_to_whoever_takes_it():
    late = START - timedelta(hours=2)
    assert isinstance(rules.book(view(booked=1, waiting=3), late - timedelta(seconds=1)), Waitlisted)
    assert isinstance(rules.book(view(booked=1, waiting=3), late), Booked)
    assert isinstance(rules.book(view(Mine(position=3), booked=1, waiting=3), late), Booked)
    full = rules.book(view(Mine(position=3), booked=2, waiting=3), late)
    assert (full.position, full.already) == (3, True)


def test_booking_closes_before_the_start_and_giving_up_does_not():
    early = {"closes_before": timedelta(hours=1)}
    closes = START - timedelta(hours=1)
    assert isinstance(rules.book(view(**early), closes - timedelta(seconds=1)), Booked)
    for decided in (
        rules.book(view(**early), closes),
        rules.accept(view(Mine(offer=OFFER), **early), OFFER.id, closes),
    ):
        assert decided.reason == "booking-closed"
    assert rules.cancel(view(Mine(booked=True), **early), closes).what is Change.CANCELLED
    assert rules.cancel(view(Mine(position=1), **early), closes).what is Change.LEFT_LIST
    assert rules.cancel(view(Mine(booked=True), **early), START).reason == "session-begun"


@pytest.mark.parametrize(
    ("before", "closes_before", "phase"),
    [
        (timedelta(hours=3), timedelta(), Phase.LINE),
        (timedelta(hours=2), timedelta(), Phase.FIRST_COME),
        (timedelta(hours=2), timedelta(hours=1), Phase.FIRST_COME),
        (timedelta(hours=1), timedelta(hours=1), Phase.CLOSED),
        (timedelta(hours=3), timedelta(hours=2), Phase.LINE),
        (timedelta(hours=2), timedelta(hours=2), Phase.CLOSED),
        (timedelta(), timedelta(), Phase.CLOSED),
    ],
)
def test_how_places_are_given(before, closes_before, phase):
    assert rules.phase(session(closes_before=closes_before), START - before) is phase


@dataclass
class Model:
    """Storage in miniature: what the actions do with each decision."""

    places: int
    booked: list = field(default_factory=list)
    line: list = field(default_factory=list)
    offers: dict = field(default_factory=dict)
    serial: int = 0

    def view(self, member):
        waiting = [one for one in self.line if one not in self.offers]
        mine = Mine(
            booked=member in self.booked,
            offer=self.offers.get(member),
            position=waiting.index(member) + 1 if member in waiting else None,
        )
        return BookingView(
            session(places=self.places), len(self.booked), len(self.offers), len(waiting), mine
        )

    def press(self, member, verb):
        now = self.view(member)
        if verb == "book":
            decided = rules.book(now, NOW)
            if isinstance(decided, Booked) and not decided.already:
                self.leave_line(member)
                self.booked.append(member)
            elif isinstance(decided, Waitlisted) and not decided.already:
                self.line.append(member)
        else:
            decided = rules.cancel(now, NOW)
            if isinstance(decided, Released):
                self.leave_line(member)
                self.booked = [one for one in self.booked if one != member]
                self.offer()
        return decided

    def lapse(self, member):
        if member in self.offers:
            self.leave_line(member)
            self.offer()

    def leave_line(self, member):
        self.offers.pop(member, None)
        self.line = [one for one in self.line if one != member]

    def offer(self):
        now = self.view(MemberId(0))
        waiting = [one for one in self.line if one not in self.offers]
        for member in waiting[: offers.to_make(now.free, now.waiting)]:
            self.serial += 1
            self.offers[member] = PlaceOffer(PlaceOfferId(self.serial), member, START)


steps = st.lists(
    st.tuples(st.integers(1, 8).map(MemberId), st.sampled_from(["book", "book", "cancel", "lapse"])),
    max_size=60,
)


@given(places=st.integers(1, 4), steps=steps)
def test_no_history_oversells_overtakes_or_leaves_a_place_idle(places, steps):
    model = Model(places)
    for member, verb in steps:
        waiting_before = [one for one in model.line if one not in model.offers]
        if verb == "lapse":
            model.lapse(member)
        else:
            model.press(member, verb)
        assert len(model.booked) + len(model.offers) <= places
        assert len(set(model.booked)) == len(model.booked)
        assert not set(model.booked) & set(model.line)
        waiting = [one for one in model.line if one not in model.offers]
        assert not waiting or len(model.booked) + len(model.offers) == places
        # The line moves only at its front, by leaving, and at its end.
        kept = [one for one in waiting_before if one in waiting]
        assert waiting[: len(kept)] == kept
