"""Brings the tables to what the models say, with Alembic."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.db import sqlalchemy_url, sqlite_engine


def upgrade(url: str) -> None:
    """Run every migration that this database has not seen; each in its own transaction."""
    with _engine(url).begin() as connection:
        command.upgrade(_config(connection), "head")


def is_current(url: str) -> bool:
    """Whether the database stands at the newest migration."""
    with _engine(url).connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return found == ScriptDirectory.from_config(_config()).get_current_head()


def is_empty(url: str) -> bool:
    """Whether no table was ever made here."""
    with _engine(url).connect() as connection:
        return not sa.inspect(connection).get_table_names()


def _config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _engine(url: str) -> sa.Engine:
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite_engine(parsed, "BEGIN IMMEDIATE")
    return sa.create_engine(sqlalchemy_url(parsed), poolclass=sa.NullPool)
