"""What the command line writes to files: the attendance, and a backup."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.config import Settings
from bot.config_problems import ConfigError
from reports import attendance as reports
from rules.attendance import Scope
from storage import migrate
from storage.attendance_export import UnknownCycleError
from storage.db import Database


def export_attendance(
    settings: Settings,
    out: Path,
    now: datetime,
    *,
    cycle: str | None = None,
    first: date | None = None,
    last: date | None = None,
) -> int:
    """Write the attendance as CSV to `out`, which is replaced as a whole; how many rows."""
    if not out.absolute().parent.is_dir():
        raise ConfigError(f"the folder {out.parent} does not exist. Create it, or choose another one.")
    if first is not None and last is not None and first > last:
        raise ConfigError(f"--from {first} lies after --to {last}. Give the earlier day first.")
    db = Database(settings.storage.url)
    try:
        return reports.export_attendance(db, out, now, Scope(cycle=cycle, first=first, last=last))
    except UnknownCycleError as unknown:
        known = ", ".join(unknown.known) or "none yet"
        raise ConfigError(f"there is no cycle {unknown.wanted}. Known are: {known}.") from None
    finally:
        db.close()


def back_up(settings: Settings, out: Path) -> str:
    """Write a consistent copy of the database to `out`, while the bot may be running; what was done."""
    if out.exists():
        raise ConfigError(f"{out} exists already, and a backup overwrites nothing. Choose another name.")
    if not out.absolute().parent.is_dir():
        raise ConfigError(f"the folder {out.parent} does not exist. Create it, or choose another one.")
    if migrate.is_empty(settings.storage.url):
        where = sa.make_url(settings.storage.url).render_as_string(hide_password=True)
        raise ConfigError(f"there is nothing at {where} yet, so there is nothing to back up.")
    url = sa.make_url(settings.storage.url)
    partial = out.with_name(f"{out.name}.partial")
    try:
        if url.get_backend_name() == "sqlite":
            _copy_sqlite(Path(url.database or ""), partial)
        else:
            _dump_postgresql(url, partial)
        partial.chmod(0o600)
        partial.rename(out)
    finally:
        partial.unlink(missing_ok=True)
    return f"Written to {out} ({out.stat().st_size:,} bytes)."


def _copy_sqlite(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
    except sqlite3.DatabaseError as error:
        raise ConfigError(f"{source} cannot be copied: {error}. Check [storage] url.") from None


def _dump_postgresql(url: sa.URL, target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise ConfigError("pg_dump is not installed. It comes with PostgreSQL's client programs.")
    # The password goes through the environment, where a list of processes does not show it.
    environment = {**os.environ, **({"PGPASSWORD": url.password} if url.password else {})}
    address = url.set(drivername="postgresql", password=None).render_as_string()
    done = subprocess.run(  # noqa: S603  The program was looked up, the address is the operator's own.
        [program, "--format=custom", f"--file={target}", address],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ConfigError(f"pg_dump failed: {done.stderr.strip().splitlines()[-1]}")
