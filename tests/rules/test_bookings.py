"""Places, as a pure rule: a model session is played with random presses, and the invariants hold."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import bookings as rules
from rules.bookings import Booked, BookingView, Change, Mine, PlaceOffer, Refused, Released, Waitlisted
from rules.ids import MemberId, PlaceOfferId
from rules.sessions import Status
from tests import sample

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
START = NOW + timedelta(days=3)


def session(**changes):
    return sample.session(**{"starts_at": START, "places": 2, **changes})


def view(mine=None, *, booked=0, held=0, waiting=0, **changes):
    return BookingView(session(**changes), booked, held, waiting, mine or Mine())


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
        ({}, START, "booking-closed"),
        ({}, START + timedelta(days=1), "booking-closed"),
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


def test_an_offer_ends_at_its_moment_and_not_before():
    mine = view(Mine(offer=OFFER), booked=1, held=1)
    assert isinstance(rules.accept(mine, OFFER.id, OFFER.expires_at - timedelta(seconds=1)), Booked)
    assert isinstance(rules.accept(mine, OFFER.id, OFFER.expires_at), Refused)
    assert isinstance(rules.accept(mine, PlaceOfferId(8), NOW), Refused)


def test_cancelling_gives_up_whatever_is_held():
    assert rules.cancel(view(Mine(booked=True)), NOW).what is Change.CANCELLED
    assert rules.cancel(view(Mine(offer=OFFER)), NOW).what is Change.DECLINED
    assert rules.cancel(view(Mine(position=1)), NOW).what is Change.LEFT_LIST
    assert rules.cancel(view(), NOW).reason == "not-booked"


def community(hold=timedelta(hours=12), quiet_from=time(20), quiet_to=time(8)):
    return sample.community(offer_hold=hold, quiet_from=quiet_from, quiet_to=quiet_to)


@given(minutes=st.integers(1, 20_000), hold=st.integers(1, 168))
def test_an_offer_is_held_for_the_communitys_time_but_never_over_half_of_what_is_left(minutes, hold):
    starts = session(starts_at=NOW + timedelta(minutes=minutes))
    until = rules.hold_until(starts, NOW, community(timedelta(hours=hold)))
    assert NOW < until <= NOW + timedelta(minutes=minutes) / 2
    always = rules.hold_until(starts, NOW, community(timedelta(hours=hold), time(0), time(0)))
    assert always <= NOW + timedelta(hours=hold)
    assert always <= until


def test_the_time_of_an_offer_does_not_run_in_quiet_hours():
    far = session(starts_at=NOW + timedelta(days=9))
    # Eight hours until 20:00, and four more from 08:00 on.
    assert rules.hold_until(far, NOW, community()) == NOW + timedelta(days=1)
    night = NOW + timedelta(hours=10)
    assert rules.hold_until(far, night, community()) == NOW + timedelta(hours=32)
    assert rules.tell_at(community(), night, NOW + timedelta(hours=32)) == NOW + timedelta(hours=20)
    # Before an early session there is no time to wait for the morning.
    early = session(starts_at=NOW + timedelta(hours=22))
    until = rules.hold_until(early, night, community())
    assert until == night + timedelta(hours=6)
    assert rules.tell_at(community(), night, until) == night


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
        for member in waiting[: rules.offers_to_make(now.free, now.waiting)]:
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
