"""10,000 random steps with places in the soak, some hundreds in every run; and lies that the rig must see.

Kept after every step: never more places booked and held than there are; the first in line gets the offer; a
place never goes to a newcomer while somebody waits, before the last two hours; every position that is shown
is true; each change is told to whom it concerns, as often as it happened; no reminder of what was cancelled
or given up; nothing at night.
"""

import os
from collections import Counter
from contextlib import closing
from dataclasses import replace

import pytest

from actions import offers, reminders, sessions
from handlers import reminders as sent
from rules.bookings import Mine
from storage import bookings as stored
from storage import outbox
from storage.views import bookings as views
from tests.actions.random_bookings import History
from tests.actions.watched_bookings import BrokenError

STEPS = 10_000 if os.environ.get("CIGBOT_SOAK") else 300
VERBS = 14


@pytest.mark.soak
@pytest.mark.both
def test_whatever_happens_the_promises_are_kept(storage_url, record_property):
    with closing(History(storage_url, seed=1)) as history:
        history.play(STEPS)
        played = Counter(step.split()[0] for step in history.steps)
        assert len(played) == VERBS
        assert len(history.watch.told) > STEPS / 100, "reminders went out"
        if STEPS == 10_000:
            record_property(
                "figure", f"{STEPS} random steps with places on {history.world.db.url.drivername}"
            )


def sold_twice(monkeypatch):
    honest = stored.view

    def one_fewer(tx, session, member_id, now=None):
        view = honest(tx, session, member_id, now)
        return replace(view, booked=max(0, view.booked - 1))

    monkeypatch.setattr(stored, "view", one_fewer)


def the_last_goes_first(monkeypatch):
    honest = stored.first_in_line
    monkeypatch.setattr(
        stored, "first_in_line", lambda tx, session, count: honest(tx, session, 99)[::-1][:count]
    )


def nothing_is_offered(monkeypatch):
    monkeypatch.setattr(offers, "place_freed", lambda *_: None)


def offers_are_not_told(monkeypatch):
    honest = outbox.add

    def without(tx, notices, now):
        honest(tx, [one for one in notices if one.kind != "place-offered"], now)

    monkeypatch.setattr(outbox, "add", without)


def a_move_is_not_told(monkeypatch):
    monkeypatch.setattr(sessions, "_tell_concerned", lambda *_: None)


def an_offer_is_told_twice(monkeypatch):
    honest = outbox.add

    def again(tx, notices, now):
        twice = [replace(one, key=f"{one.key}:again") for one in notices if one.kind == "place-offered"]
        honest(tx, [*notices, *twice], now)

    monkeypatch.setattr(outbox, "add", again)


def all_are_told_that_they_are_first(monkeypatch):
    honest = views.of_member

    def flattering(tx, session_id, member_id, **how):
        place = honest(tx, session_id, member_id, **how)
        if (place.places.mine.position or 0) < 2:
            return place
        return replace(place, places=replace(place.places, mine=Mine(position=1)))

    monkeypatch.setattr(views, "of_member", flattering)


def offers_go_on_for_ever(monkeypatch):
    monkeypatch.setattr(offers, "_begin_first_come", lambda *_: None)


def what_was_cancelled_is_reminded_of(monkeypatch):
    follow = tuple(one for one in sessions._CANCELLED if one is not reminders.session_cancelled)
    monkeypatch.setattr(sessions, "_CANCELLED", follow)
    monkeypatch.setattr(reminders, "_wanted", lambda *_: True)
    monkeypatch.setattr(sent, "_still_on", lambda *_: True)


@pytest.mark.parametrize(
    ("lie", "broken"),
    [
        (sold_twice, "oversold"),
        (the_last_goes_first, "passed over"),
        (nothing_is_offered, "idle while somebody waits"),
        (offers_are_not_told, "not told once"),
        (a_move_is_not_told, "not told once"),
        (an_offer_is_told_twice, "not told once"),
        (all_are_told_that_they_are_first, "a position is not true"),
        (offers_go_on_for_ever, "held in the last two hours"),
        (what_was_cancelled_is_reminded_of, "a reminder of what was cancelled"),
    ],
)
def test_the_rig_sees_a_promise_that_is_broken(storage_url, monkeypatch, lie, broken):
    lie(monkeypatch)
    with closing(History(storage_url, seed=1)) as history, pytest.raises(BrokenError, match=broken):
        history.play(2000)
