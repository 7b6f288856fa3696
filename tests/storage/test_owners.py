"""The upgrade to owners: nobody who looked after a community is left without somebody who can."""

import runpy
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations

from storage import migrate
from storage.tables import RoleRow
from tests.world import World

MIGRATION = Path(migrate.__file__).parent / "migrations" / "versions" / "0020_owners.py"


def upgrade(world):
    def run(tx):
        with Operations.context(MigrationContext.configure(tx.connection)):
            runpy.run_path(str(MIGRATION))["upgrade"]()

    world.db.write_now(run)


def held(world, name, community=None):
    member_id = world.member(name, community=community)
    rows = world.db.read_now(lambda tx: list(tx.execute(RoleRow.__table__.select())))
    return {row.role for row in rows if row.member_id == member_id}


def given(world, by, *names):
    """Their roles were given in the chat, and not by the configuration."""
    ids = [world.member(name) for name in names]
    table = RoleRow.__table__
    world.db.write_now(
        lambda tx: tx.execute(
            table.update().where(table.c.member_id.in_(ids)).values(granted_by=world.member(by))
        )
    )


def test_whom_the_configuration_named_are_owners_and_their_admins_stay_admins(db):
    world = World(db)
    world.member("Noor", "admin")
    world.member("Ada", "admin", "facilitator")
    given(world, "Noor", "Ada")
    upgrade(world)
    assert held(world, "Noor") == {"owner"}
    assert held(world, "Ada") == {"admin", "facilitator"}


def test_where_the_configuration_names_nobody_all_admins_are_owners(db):
    world = World(db)
    for name in ("Ada", "Ben"):
        world.member(name, "admin")
    world.member("Noor", "admin", status="left")
    given(world, "Noor", "Ada", "Ben")
    other = world.add_community("other")
    world.member("Olu", "admin", community=other)
    upgrade(world)
    assert held(world, "Ada") == held(world, "Ben") == {"owner"}
    assert held(world, "Olu", other) == {"owner"}


def test_a_second_time_it_changes_nothing(db):
    world = World(db)
    world.member("Noor", "admin")
    upgrade(world)
    upgrade(world)
    assert held(world, "Noor") == {"owner"}
