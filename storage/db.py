"""The engine: whole transactions as plain functions, run in one hop on a worker thread.

SQLite has one writer thread, which commits what has queued up as one group: every caller waits
for the same fsync, and a caller whose action fails is rolled back alone to its savepoint.
PostgreSQL has a small pool and a transaction for each caller.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session as OrmSession

from storage.keys import Keys, NoKeys

P = ParamSpec("P")
T = TypeVar("T")

_GROUP_COMMIT = 64
"""How many waiting writes may share one commit on SQLite; bounds how long the first of them waits."""
_POOL = 8
_RETRIES = 5
_SERIALIZATION_FAILURES = frozenset({"40001", "40P01"})


_NO_KEYS = NoKeys()


class Tx:
    """One open transaction. Hot paths call `execute` (Core); the rest uses `orm`."""

    __slots__ = ("_orm", "connection", "keys")

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.keys: Keys = _NO_KEYS
        """What is sealed is opened with these; they are no part of the transaction."""
        self._orm: OrmSession | None = None

    @property
    def orm(self) -> OrmSession:
        """The SQLModel session of this transaction; it neither commits nor outlives it."""
        if self._orm is None:
            self._orm = OrmSession(
                bind=self.connection,
                autoflush=True,
                expire_on_commit=False,
                # A flush that fails rolls back what the session has joined. On SQLite that is shared with the
                # other actions of the group, so the session has a savepoint of its own there.
                join_transaction_mode="rollback_only" if self.on_postgresql else "create_savepoint",
            )
        return self._orm

    def execute(
        self,
        statement: sa.Executable,
        parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
    ) -> sa.CursorResult[Any]:
        self.flush()
        return self.connection.execute(statement, parameters)

    def flush(self) -> None:
        if self._orm is not None:
            self._orm.flush()

    def finish(self) -> None:
        """Hand what the ORM holds to the transaction, which is committed by whoever opened it."""
        if self._orm is not None:
            self._orm.commit()

    def close(self) -> None:
        if self._orm is not None:
            self._orm.close()

    @property
    def on_postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"


class _Engine(Protocol):
    def write(self, run: Callable[[Tx], T]) -> "Future[T]": ...
    def read(self, run: Callable[[Tx], T]) -> "Future[T]": ...
    def close(self) -> None: ...


class Database:
    """The storage of one installation."""

    def __init__(self, url: str, keys: Keys = _NO_KEYS) -> None:
        """Open `sqlite:///path` or `postgresql://…`; the tables come from `storage.migrate`."""
        self.url = sa.make_url(url)
        self.keys = keys
        self.under_way = 0
        """Transactions asked for and not ended yet."""
        if self.url.get_backend_name() == "sqlite":
            self._engine: _Engine = _Sqlite(self.url)
        else:
            self._engine = _Postgresql(self.url)

    async def write(self, action: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the action in one write transaction; what it raises rolls back and is raised here.

        A caller that is cancelled meanwhile does not undo the action: it commits or fails as a whole.
        """
        return await self._ended(self._engine.write(lambda tx: action(self._keyed(tx), *args, **kwargs)))

    async def read(self, view: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the view on one consistent snapshot."""
        return await self._ended(self._engine.read(lambda tx: view(self._keyed(tx), *args, **kwargs)))

    async def _ended(self, future: "Future[T]") -> T:
        self.under_way += 1
        try:
            return await asyncio.wrap_future(future)
        finally:
            self.under_way -= 1

    def write_now(self, action: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`write` for callers without an event loop: the command line and tests."""
        return self._engine.write(lambda tx: action(self._keyed(tx), *args, **kwargs)).result()

    def read_now(self, view: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`read` for callers without an event loop."""
        return self._engine.read(lambda tx: view(self._keyed(tx), *args, **kwargs)).result()

    def _keyed(self, tx: Tx) -> Tx:
        tx.keys = self.keys
        return tx

    def close(self) -> None:
        """Finish what has begun and close every connection."""
        self._engine.close()


def sqlalchemy_url(url: sa.URL) -> sa.URL:
    """The address with the driver that is installed: psycopg 3 for PostgreSQL."""
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    return url


def sqlite_engine(url: sa.URL, begin: str) -> sa.Engine:
    """An engine whose transactions open with `begin`; the driver itself opens none."""
    engine = sa.create_engine(url, connect_args={"timeout": 30, "check_same_thread": False})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        # With secure_delete, who is forgotten does not stay in the free space of the file.
        pragmas = "journal_mode=WAL synchronous=FULL foreign_keys=ON busy_timeout=30000 secure_delete=ON"
        for pragma in pragmas.split():
            connection.execute(f"PRAGMA {pragma}").close()

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class _Sqlite:
    """One writer thread, and readers on their own connections."""

    def __init__(self, url: sa.URL) -> None:
        # A plain BEGIN that later writes fails when another process wrote in between; IMMEDIATE waits.
        self._writer = sqlite_engine(url, "BEGIN IMMEDIATE")
        self._reader = sqlite_engine(url, "BEGIN")
        self._queue: SimpleQueue[tuple[Callable[[Tx], Any], Future[Any]] | None] = SimpleQueue()
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="storage-read")
        self._thread = Thread(target=self._write_forever, name="storage-write", daemon=True)
        self._thread.start()

    def write(self, run: Callable[[Tx], T]) -> Future[T]:
        future: Future[T] = Future()
        self._queue.put((run, future))
        return future

    def read(self, run: Callable[[Tx], T]) -> Future[T]:
        return self._readers.submit(_in_transaction, self._reader, run)

    def close(self) -> None:
        self._queue.put(None)
        self._thread.join()
        self._readers.shutdown()
        self._writer.dispose()
        self._reader.dispose()

    def _write_forever(self) -> None:
        while (first := self._queue.get()) is not None:
            group = [first]
            last = False
            while len(group) < _GROUP_COMMIT:
                try:
                    following = self._queue.get_nowait()
                except Empty:
                    break
                if following is None:
                    last = True
                    break
                group.append(following)
            self._commit_together([one for one in group if one[1].set_running_or_notify_cancel()])
            if last:
                return

    def _commit_together(self, group: "list[tuple[Callable[[Tx], Any], Future[Any]]]") -> None:
        outcomes: list[Callable[[], None]] = []
        try:
            with self._writer.begin() as connection:
                outcomes = [_in_savepoint(connection, run, future) for run, future in group]
        except BaseException as error:  # noqa: BLE001  Every caller of the group must hear of it.
            for _, future in group:
                future.set_exception(error)
            return
        for settle in outcomes:
            settle()


def _in_savepoint(connection: sa.Connection, run: Callable[[Tx], T], future: Future[T]) -> Callable[[], None]:
    """Run one action of a group; what comes back tells its caller, once the group is committed."""
    sqlite: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]  # Typed for any.
    sqlite.execute("SAVEPOINT one_action").close()  # Past SQLAlchemy, which would take ten times as long.
    tx = Tx(connection)
    try:
        result = run(tx)
        tx.finish()
    except Exception as error:  # noqa: BLE001  It is raised again in the caller's own task.
        tx.close()
        # If even this fails (disk full ended the transaction), the whole group hears of it.
        connection.exec_driver_sql("ROLLBACK TO one_action")
        connection.exec_driver_sql("RELEASE one_action")
        failed = error
        return lambda: future.set_exception(failed)
    tx.close()
    sqlite.execute("RELEASE one_action").close()
    return lambda: future.set_result(result)


class _Postgresql:
    """A pool of workers, a connection and a transaction each."""

    def __init__(self, url: sa.URL) -> None:
        self._engine = sa.create_engine(
            sqlalchemy_url(url), pool_size=_POOL, max_overflow=0, pool_pre_ping=True
        )
        # Otherwise every statement of a view would see another state.
        self._reader = self._engine.execution_options(isolation_level="REPEATABLE READ")
        self._workers = ThreadPoolExecutor(_POOL, thread_name_prefix="storage")

    def write(self, run: Callable[[Tx], T]) -> Future[T]:
        return self._workers.submit(self._write, run)

    def read(self, run: Callable[[Tx], T]) -> Future[T]:
        return self._workers.submit(_in_transaction, self._reader, run)

    def close(self) -> None:
        self._workers.shutdown()
        self._engine.dispose()

    def _write(self, run: Callable[[Tx], T]) -> T:
        for _ in range(_RETRIES):
            try:
                return _in_transaction(self._engine, run)
            except OperationalError as error:
                # Two transactions met head on; the database undid one of them, so it may run again.
                if getattr(error.orig, "sqlstate", None) not in _SERIALIZATION_FAILURES:
                    raise
        return _in_transaction(self._engine, run)


def _in_transaction(engine: sa.Engine, run: Callable[[Tx], T]) -> T:
    with engine.begin() as connection, _open(connection) as tx:
        return run(tx)


@contextmanager
def _open(connection: sa.Connection) -> Iterator[Tx]:
    tx = Tx(connection)
    try:
        yield tx
        tx.finish()
    finally:
        tx.close()


def is_passing(error: BaseException) -> bool:
    """Whether a storage error may go away by itself: busy, disconnected, full. Anything else is a fault."""
    return isinstance(error, DBAPIError) and (
        isinstance(error, OperationalError) or error.connection_invalidated
    )
