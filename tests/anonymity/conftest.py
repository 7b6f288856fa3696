import shutil
from contextlib import asynccontextmanager

import pytest

from rules.permissions import Role
from tests.flows.oak_vale import OakVale


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
