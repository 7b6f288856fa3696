"""Work that waits for its time: moved, dropped, taken once, put back by a crash."""

import asyncio
from datetime import timedelta

import pytest

from storage import due
from storage.db import Database
from tests.world import MONDAY

AN_HOUR = timedelta(hours=1)


def put(db, key, at=MONDAY, **variables):
    db.write_now(due.put, "remind", key, at, variables)


def ready(db, now=MONDAY):
    return db.read_now(due.ready, now)


def take(db, due_id, now=MONDAY):
    return db.write_now(due.take, due_id, now)


def test_work_is_ready_when_its_time_has_come_and_in_that_order(db):
    put(db, "later", MONDAY + AN_HOUR)
    put(db, "second", MONDAY)
    put(db, "first", MONDAY - AN_HOUR, session=7, link=None)
    keys = [take(db, one).key for one in ready(db)]
    assert keys == ["first", "second"]
    assert db.read_now(due.next_at) == MONDAY + AN_HOUR


def test_work_is_handed_out_as_it_was_put_in(db):
    put(db, "one", MONDAY, session=7, again=True, who=None)
    (due_id,) = ready(db)
    work = take(db, due_id)
    assert (work.kind, work.key, work.at, work.attempts) == ("remind", "one", MONDAY, 0)
    assert work.variables == {"session": 7, "again": True, "who": None}
    assert work.at.utcoffset() is not None


def test_the_same_key_moves_the_work(db):
    put(db, "one", MONDAY, session=7)
    put(db, "one", MONDAY + AN_HOUR, session=8)
    assert ready(db) == []
    (due_id,) = ready(db, MONDAY + AN_HOUR)
    assert take(db, due_id, MONDAY + AN_HOUR).variables == {"session": 8}


def test_dropped_work_is_gone(db):
    for key in ("one", "two", "three"):
        put(db, key)
    db.write_now(due.drop, "one", "three", "never put in")
    assert [take(db, one).key for one in ready(db)] == ["two"]
    assert db.read_now(due.next_at) is None


def test_work_that_was_moved_since_it_was_listed_is_not_taken(db):
    put(db, "one")
    (due_id,) = ready(db)
    put(db, "one", MONDAY + AN_HOUR)
    assert take(db, due_id) is None


def test_work_is_taken_once(db):
    put(db, "one")
    (due_id,) = ready(db)
    assert take(db, due_id).key == "one"
    assert take(db, due_id) is None


async def test_of_many_who_take_it_at_once_in_two_processes_one_gets_it(db, storage_url):
    put(db, "one")
    (due_id,) = ready(db)
    other = Database(storage_url)
    taken = await asyncio.gather(
        *(one.write(due.take, due_id, MONDAY) for _ in range(10) for one in (db, other))
    )
    other.close()
    assert [one.key for one in taken if one is not None] == ["one"]


def test_work_whose_transaction_fails_is_there_again(db):
    put(db, "one")
    (due_id,) = ready(db)

    def fail(tx):
        due.take(tx, due_id, MONDAY)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write_now(fail)
    assert take(db, due_id).key == "one"


def test_work_that_is_put_off_counts_its_attempts(db):
    put(db, "one")
    (due_id,) = ready(db)
    db.write_now(due.postpone, due_id, MONDAY + AN_HOUR, None)
    assert ready(db) == []
    assert db.read_now(due.lock, due_id, MONDAY) is None
    db.write_now(due.postpone, due_id, MONDAY, None)
    assert take(db, due_id).attempts == 2


def test_work_that_failed_for_good_waits_for_a_person_until_it_is_put_again(db):
    put(db, "one")
    (due_id,) = ready(db)
    db.write_now(due.postpone, due_id, MONDAY, "KeyError")
    assert ready(db) == []
    assert take(db, due_id) is None
    assert db.read_now(due.next_at) is None
    assert db.read_now(due.backlog, MONDAY) == {"waiting": 0, "late": 0, "failed": 1}
    put(db, "one")
    assert take(db, due_id).attempts == 0


def test_the_backlog_tells_what_is_late(db):
    put(db, "late", MONDAY - timedelta(minutes=6))
    put(db, "just now", MONDAY - timedelta(minutes=4))
    put(db, "to come", MONDAY + AN_HOUR)
    assert db.read_now(due.backlog, MONDAY) == {"waiting": 3, "late": 1, "failed": 0}


def test_a_limit_leaves_the_rest_for_later(db):
    for number in range(5):
        put(db, str(number), MONDAY - AN_HOUR + timedelta(seconds=number))
    some = db.read_now(due.ready, MONDAY, 2)
    assert [take(db, one).key for one in some] == ["0", "1"]
