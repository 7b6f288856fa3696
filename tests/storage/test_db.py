"""Transactions: whole or not at all, seen or not at all, on both databases, from several processes."""

import asyncio
import threading

import psycopg.errors
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlmodel import select

from storage import drafts
from storage.db import Database, is_passing
from storage.tables import LeaseRow
from tests.world import MONDAY


@pytest.fixture
def accounts(db):
    """A table to count in: one row, at 0."""
    table = sa.Table(
        "accounts",
        sa.MetaData(),
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("amount", sa.Integer, sa.CheckConstraint("amount < 1000")),
    )

    def make(tx):
        table.create(tx.connection)
        tx.execute(sa.insert(table), {"id": 1, "amount": 0})

    db.write_now(make)
    return table


def amount(tx, table):
    return tx.execute(sa.select(table.c.amount).where(table.c.id == 1)).scalar_one()


def add_one(tx, table):
    """Read under a lock, then write: what is lost if two do it side by side shows in the sum."""
    found = tx.execute(sa.select(table.c.amount).where(table.c.id == 1).with_for_update()).scalar_one()
    tx.execute(sa.update(table).where(table.c.id == 1).values(amount=found + 1))
    return found + 1


async def test_200_writers_at_once_lose_nothing(db, accounts):
    results = await asyncio.gather(*(db.write(add_one, accounts) for _ in range(200)))
    assert sorted(results) == list(range(1, 201))
    assert await db.read(amount, accounts) == 200


async def test_two_processes_writing_at_once_lose_nothing(db, accounts, storage_url):
    other = Database(storage_url)
    try:
        await asyncio.gather(
            *(db.write(add_one, accounts) for _ in range(60)),
            *(other.write(add_one, accounts) for _ in range(60)),
        )
    finally:
        other.close()
    assert db.read_now(amount, accounts) == 120


async def test_the_rig_can_lose_writes_when_the_lock_is_left_out(db, accounts, storage_url):
    if storage_url.startswith("sqlite"):
        pytest.skip("SQLite has one writer, whatever an action leaves out")

    def careless(tx):
        found = amount(tx, accounts)
        tx.execute(sa.select(sa.func.pg_sleep(0.01)))
        tx.execute(sa.update(accounts).where(accounts.c.id == 1).values(amount=found + 1))

    await asyncio.gather(*(db.write(careless) for _ in range(16)))
    assert await db.read(amount, accounts) < 16


async def test_an_action_that_fails_leaves_nothing_and_its_neighbours_stay(db, accounts):
    def fail_half_way(tx):
        add_one(tx, accounts)
        raise ZeroDivisionError

    outcomes = await asyncio.gather(
        *(
            db.write(fail_half_way) if number % 3 == 0 else db.write(add_one, accounts)
            for number in range(60)
        ),
        return_exceptions=True,
    )
    assert [type(one) is ZeroDivisionError for one in outcomes] == [number % 3 == 0 for number in range(60)]
    assert db.read_now(amount, accounts) == 40


async def test_a_constraint_that_is_broken_concerns_one_action(db, accounts):
    def too_much(tx):
        tx.execute(sa.update(accounts).values(amount=1000))

    outcomes = await asyncio.gather(
        db.write(add_one, accounts), db.write(too_much), db.write(add_one, accounts), return_exceptions=True
    )
    assert isinstance(outcomes[1], IntegrityError)
    assert not is_passing(outcomes[1])
    assert db.read_now(amount, accounts) == 2


def lease(duty, holder):
    return LeaseRow(duty=duty, holder=holder, until=MONDAY)


async def test_a_fault_of_the_orm_concerns_one_action(db):
    outcomes = await asyncio.gather(
        db.write(lambda tx: tx.orm.add(lease("sender", "a"))),
        db.write(lambda tx: tx.orm.add(lease("sender", "b"))),
        db.write(lambda tx: tx.orm.add(lease("tick", "c"))),
        return_exceptions=True,
    )
    assert [type(one) for one in outcomes].count(IntegrityError) == 1
    found = db.read_now(lambda tx: tx.orm.exec(select(LeaseRow).order_by(LeaseRow.duty)).all())
    assert [one.duty for one in found] == ["sender", "tick"]
    assert [one.until for one in found] == [MONDAY, MONDAY]
    assert found[0].until.utcoffset() is not None


def test_what_the_orm_has_flushed_goes_with_the_action_that_fails(db):
    def fail(tx):
        tx.orm.add(lease("sender", "a"))
        tx.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write_now(fail)
    assert db.read_now(lambda tx: tx.orm.exec(select(LeaseRow)).all()) == []


def test_core_sees_what_the_orm_has_added(db):
    def both(tx):
        tx.orm.add(lease("tick", "a"))
        return tx.execute(sa.text("SELECT count(*) FROM leases")).scalar_one()

    assert db.write_now(both) == 1


def test_a_view_stands_on_one_snapshot(db, accounts):
    def look_twice(tx):
        before = amount(tx, accounts)
        db.write_now(add_one, accounts)
        return before, amount(tx, accounts)

    assert db.read_now(look_twice) == (0, 0)
    assert db.read_now(amount, accounts) == 1


async def test_readers_do_not_wait_for_a_writer(db, accounts):
    wrote, go_on = threading.Event(), threading.Event()

    def slow(tx):
        add_one(tx, accounts)
        wrote.set()
        assert go_on.wait(10)

    writing = asyncio.create_task(db.write(slow))
    assert await asyncio.to_thread(wrote.wait, 10)
    async with asyncio.timeout(5):
        assert await db.read(amount, accounts) == 0
    go_on.set()
    await writing
    assert await db.read(amount, accounts) == 1


async def test_a_caller_who_is_cancelled_does_not_undo_what_has_begun(db, accounts):
    began, go_on = threading.Event(), threading.Event()

    def slow(tx):
        began.set()
        assert go_on.wait(10)
        return add_one(tx, accounts)

    writing = asyncio.create_task(db.write(slow))
    assert await asyncio.to_thread(began.wait, 10)
    writing.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await db.write(add_one, accounts)
    # On PostgreSQL the other one may be committed after this one.
    for _ in range(1000):
        if await db.read(amount, accounts) == 2:
            break
        await asyncio.sleep(0.01)
    assert await db.read(amount, accounts) == 2
    assert db.under_way == 0


def test_closing_finishes_what_was_handed_in(storage_url, accounts):
    db = Database(storage_url)
    begun = [db._engine.write(lambda tx: add_one(tx, accounts)) for _ in range(100)]
    db.close()
    assert sorted(one.result(0) for one in begun) == list(range(1, 101))


def test_two_transactions_that_meet_head_on_both_succeed(db, accounts, storage_url):
    """PostgreSQL undoes one of them and it runs again; SQLite never lets it come to that."""
    if storage_url.startswith("sqlite"):
        pytest.skip("one writer at a time cannot meet another")
    db.write_now(lambda tx: tx.execute(sa.insert(accounts), {"id": 2, "amount": 0}))
    meet = threading.Barrier(2)
    tries = []

    def cross(tx, first, second):
        tries.append(first)
        tx.execute(sa.update(accounts).where(accounts.c.id == first).values(amount=accounts.c.amount + 1))
        if len(tries) <= 2:
            meet.wait(10)
        tx.execute(sa.update(accounts).where(accounts.c.id == second).values(amount=accounts.c.amount + 1))

    threads = [threading.Thread(target=db.write_now, args=(cross, *pair)) for pair in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(tries) >= 3  # On a busy machine they may meet more than once.
    found = db.read_now(lambda tx: tx.execute(sa.select(accounts.c.amount)).scalars().all())
    assert found == [2, 2]


def test_sqlite_is_set_up_to_keep_what_it_has_committed(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'cigbot.sqlite3'}")

    def settings(tx):
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return {name: tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names}

    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000}
    assert db.write_now(settings) == wanted
    assert db.read_now(settings) == wanted
    db.close()


def test_what_may_pass_and_what_may_not(db):
    assert is_passing(OperationalError("SELECT", {}, Exception("database is locked")))
    assert is_passing(OperationalError("SELECT", {}, psycopg.errors.AdminShutdown()))
    assert not is_passing(IntegrityError("INSERT", {}, Exception("UNIQUE constraint failed")))
    assert not is_passing(ValueError())
    assert not is_passing(ProgrammingError("SELECT", {}, Exception("no such column")))
    assert is_passing(ProgrammingError("SELECT", {}, Exception("closed"), connection_invalidated=True))


def test_a_connection_that_was_cut_is_replaced(db, accounts, storage_url):
    if storage_url.startswith("sqlite"):
        pytest.skip("a file has no connection that could be cut")

    def cut(tx):
        tx.execute(sa.text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(OperationalError) as raised:
        db.write_now(cut)
    assert is_passing(raised.value)
    assert db.write_now(add_one, accounts) == 1


def test_a_table_that_is_missing_is_a_fault_and_not_a_passing_one(storage_url, db):
    db.write_now(lambda tx: tx.execute(sa.text("DROP TABLE drafts")))
    with pytest.raises((OperationalError, ProgrammingError)):
        db.read_now(drafts.load, 1)
