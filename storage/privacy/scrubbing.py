"""What is deleted leaves the database's files as well, as far as the database allows.

SQLite writes over what is deleted (`secure_delete`); older pages stand in the write-ahead log until it is
emptied, which is done here. PostgreSQL keeps deleted rows in its files until they are vacuumed, and their
bytes until something else takes their place: no query and no dump shows them any more.
"""

import sqlite3
from contextlib import closing
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from storage.db import sqlalchemy_url
from storage.privacy.forgetting import tables

_PATIENCE: Final = 2.0
"""How long a reader of SQLite's log is waited for, in seconds: nobody can write meanwhile."""


def scrub(url: sa.URL) -> bool:
    """Empty SQLite's log, or vacuum PostgreSQL's tables; False when others were in the way."""
    if url.get_backend_name() == "sqlite":
        return scrub_log(url)
    names = ", ".join(f'"{table.name}"' for table, _ in tables())
    engine = sa.create_engine(sqlalchemy_url(url), poolclass=sa.pool.NullPool)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"VACUUM (SKIP_LOCKED) {names}")
    except DBAPIError:
        return False
    finally:
        engine.dispose()
    return True


def scrub_log(url: sa.URL) -> bool:
    """Empty SQLite's log; nothing to do elsewhere. False when somebody was reading: it is tried again."""
    if url.get_backend_name() != "sqlite":
        return True
    try:
        with closing(sqlite3.connect(str(url.database), timeout=_PATIENCE)) as connection:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    return not busy
