import io
import logging
import shutil
from contextlib import asynccontextmanager

import psycopg
import pytest
import sqlalchemy as sa
import structlog

from bot import log
from bot.sections import Log
from rules.permissions import Role
from tests.flows.oak_vale import OakVale

LIBRARIES = (
    "telegram",
    "telegram.ext",
    "telegram.Bot",
    "aiohttp",
    "sqlalchemy",
    "sqlalchemy.engine",
    "asyncio",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def two_urls(request, tmp_path):
    """Two databases of one kind, alike: what differs afterwards is what was done."""
    if request.param == "sqlite":
        files = [tmp_path / name / "cigbot.sqlite3" for name in ("one", "other")]
        for file in files:
            file.parent.mkdir()
            shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        yield [f"sqlite:///{file}" for file in files]
        return
    databases = request.getfixturevalue("postgresql_databases")
    names = [databases.take(), databases.take()]
    base = databases.server.rpartition("/")[0]
    query = databases.server.partition("?")[2]
    yield [f"{base}/{name}" + (f"?{query}" if query else "") for name in names]
    for name in names:
        databases.give_back(name)


@pytest.fixture
def vale_at(tmp_path):
    """Oak Vale on that database, with Amara, Ben and Chidi, and Mona who moderates; keys in a folder."""

    @asynccontextmanager
    async def open_(url, keys="keys", **simulator):
        vale = OakVale(url, changes={"anonymity": {"keys": str(tmp_path / keys)}}, **simulator)
        async with vale.opened():
            await vale.set_up()
            await vale.doctors("Amara", "Ben", "Chidi")
            await vale.doctors("Mona", roles=(Role.MODERATOR,))
            yield vale
        vale.honest.check()

    return open_


@pytest.fixture
def postgresql_copies(request):
    """A copy of a PostgreSQL database to which nobody is connected; the one before is dropped."""
    made = []

    def run(url, statement):
        with psycopg.connect(url.set(database="postgres").render_as_string(False), autocommit=True) as server:
            server.execute(statement)

    def drop():
        while made:
            url = made.pop()
            run(url, f'DROP DATABASE IF EXISTS "{url.database}" WITH (FORCE)')

    def copy(address):
        drop()
        url = sa.make_url(address)
        target = url.set(database=f"{url.database}_copy")
        run(url, f'CREATE DATABASE "{target.database}" TEMPLATE "{url.database}"')
        made.append(target)
        return target.render_as_string(hide_password=False)

    yield copy
    drop()


@pytest.fixture
def heard(restored_logging):
    """Begin to hear everything; what is said from then on."""
    stream = io.StringIO()

    def listen():
        log.configure(Log(level="debug"), stream)
        for name in LIBRARIES:
            logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger().setLevel(logging.DEBUG)
        return stream

    return listen


@pytest.fixture
def restored_logging():
    root = logging.getLogger()
    before, config = (root.handlers[:], root.level), structlog.get_config()
    yield
    root.handlers[:], level = before
    root.setLevel(level)
    structlog.configure(**config)
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.NOTSET)
