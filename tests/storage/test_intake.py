"""An update has its effect once; one process at a time holds a duty."""

import asyncio
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from storage import intake
from storage.db import Database
from storage.intake import RedeliveredError
from storage.tables import HandledUpdateRow
from tests.world import MONDAY

TODAY = MONDAY.date()
A_MINUTE = timedelta(minutes=1)


def handled(db):
    return db.read_now(
        lambda tx: (
            tx.execute(sa.select(HandledUpdateRow.update_id).order_by(HandledUpdateRow.update_id))
            .scalars()
            .all()
        )
    )


def test_an_update_is_claimed_once(db):
    db.write_now(intake.claim, 7, TODAY)
    with pytest.raises(RedeliveredError):
        db.write_now(intake.claim, 7, TODAY)
    with pytest.raises(RedeliveredError):
        db.write_now(intake.claim, 7, TODAY + timedelta(days=1))
    db.write_now(intake.claim, 8, TODAY)
    assert handled(db) == [7, 8]


def test_ids_beyond_32_bits_are_kept(db):
    db.write_now(intake.claim, 2**40, TODAY)
    assert handled(db) == [2**40]


def test_a_claim_whose_action_fails_is_given_back(db):
    def fail(tx):
        intake.claim(tx, 7, TODAY)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write_now(fail)
    db.write_now(intake.claim, 7, TODAY)


async def test_of_many_who_claim_at_once_in_two_processes_one_succeeds(db, storage_url):
    other = Database(storage_url)
    outcomes = await asyncio.gather(
        *(one.write(intake.claim, 7, TODAY) for _ in range(20) for one in (db, other)), return_exceptions=True
    )
    other.close()
    assert outcomes.count(None) == 1
    assert sum(isinstance(one, RedeliveredError) for one in outcomes) == 39


def test_claims_are_forgotten_when_telegram_can_not_repeat_them(db):
    for number in range(5):
        db.write_now(intake.claim, number, date(2026, 11, 10 + number))
    db.write_now(intake.forget_handled, date(2026, 11, 14))
    assert handled(db) == [1, 2, 3, 4]


def test_a_duty_has_one_holder(db):
    assert db.write_now(intake.hold, "sender", "a", MONDAY, A_MINUTE)
    assert not db.write_now(intake.hold, "sender", "b", MONDAY, A_MINUTE)
    assert db.write_now(intake.hold, "tick", "b", MONDAY, A_MINUTE)


def test_the_holder_renews_and_another_takes_over_when_the_time_is_up(db):
    db.write_now(intake.hold, "sender", "a", MONDAY, A_MINUTE)
    assert db.write_now(intake.hold, "sender", "a", MONDAY + A_MINUTE / 2, A_MINUTE)
    assert not db.write_now(intake.hold, "sender", "b", MONDAY + A_MINUTE, A_MINUTE)
    assert db.write_now(intake.hold, "sender", "b", MONDAY + A_MINUTE * 2, A_MINUTE)
    assert not db.write_now(intake.hold, "sender", "a", MONDAY + A_MINUTE * 2, A_MINUTE)


def test_a_duty_that_is_handed_back_is_free_at_once(db):
    db.write_now(intake.hold, "sender", "a", MONDAY, A_MINUTE)
    db.write_now(intake.hand_back, "sender", "b")
    assert not db.write_now(intake.hold, "sender", "b", MONDAY, A_MINUTE)
    db.write_now(intake.hand_back, "sender", "a")
    assert db.write_now(intake.hold, "sender", "b", MONDAY, A_MINUTE)
