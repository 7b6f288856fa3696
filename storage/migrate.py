"""Brings the tables to what the models say, with Alembic."""

from pathlib import Path

import sqlalchemy as sa

from storage.db import sqlalchemy_url, sqlite_engine

_FOLDER = Path(__file__).with_name("migrations")
_VERSION = sa.table("alembic_version", sa.column("version_num", sa.String))


def upgrade(url: str) -> None:
    """Run every migration that this database has not seen. SQLite's file is made, for its owner's eyes only.

    Raises OSError when the file or its folder cannot be made.
    """
    # Alembic takes its time to load and much memory to stay; a bot that runs needs neither.
    from alembic import command
    from alembic.config import Config

    if _has_no_file(url):
        file = Path(sa.make_url(url).database or "")
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    with _engine(url, "BEGIN IMMEDIATE").begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(_FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(url: str) -> bool:
    """Whether the database stands at the newest migration."""
    if _has_no_file(url):
        return False
    with _engine(url).connect() as connection:
        if not sa.inspect(connection).has_table(_VERSION.name):
            return False
        found = connection.execute(sa.select(_VERSION.c.version_num)).scalar_one_or_none()
    return found == newest()


def newest() -> str:
    """The revision of the newest migration, by which its file is named."""
    return max(file.name.partition("_")[0] for file in (_FOLDER / "versions").glob("[0-9]*_*.py"))


def is_empty(url: str) -> bool:
    """Whether no table was ever made here."""
    if _has_no_file(url):
        return True
    with _engine(url).connect() as connection:
        return not sa.inspect(connection).get_table_names()


def _has_no_file(url: str) -> bool:
    """Whether this is an SQLite database that looking at it would create."""
    parsed = sa.make_url(url)
    return parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists()


def _engine(url: str, begin: str = "BEGIN") -> sa.Engine:
    """`begin` opens SQLite's transactions; looking must not wait for a bot that is writing."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite_engine(parsed, begin)
    return sa.create_engine(sqlalchemy_url(parsed), poolclass=sa.NullPool)
