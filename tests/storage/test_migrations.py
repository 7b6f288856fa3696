"""The migrations lead to exactly the tables that the models describe."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  Registers the tables.
from storage import migrate
from storage.db import Database


def differences(db: Database) -> list:
    def compare(tx):
        return compare_metadata(
            MigrationContext.configure(tx.connection, opts={"compare_server_default": True}),
            SQLModel.metadata,
        )

    return db.read_now(compare)


def test_the_migrations_lead_to_the_tables_of_the_models(db):
    assert differences(db) == []


def test_the_comparison_sees_what_a_migration_forgot(db):
    db.write_now(lambda tx: tx.connection.exec_driver_sql("DROP TABLE outbox"))
    db.write_now(lambda tx: tx.connection.exec_driver_sql("ALTER TABLE drafts ADD COLUMN forgotten INTEGER"))
    found = differences(db)
    assert {(one[0], getattr(one[-1], "name", None)) for one in found} >= {
        ("add_table", "outbox"),
        ("remove_column", "forgotten"),
    }


def test_a_migrated_database_is_current_and_stays_so(storage_url):
    assert migrate.is_current(storage_url)
    migrate.upgrade(storage_url)
    assert migrate.is_current(storage_url)


def test_an_empty_database_is_not_current(tmp_path):
    assert not migrate.is_current(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
