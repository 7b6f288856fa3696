"""What the command line writes to files: the attendance, and a backup."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.config import Settings
from bot.config_problems import ConfigError
from reports.attendance import files
from rules.exports import Format, Scope
from rules.ids import SessionId
from storage import export_scopes, migrate
from storage.db import Database
from storage.export_scopes import UnknownCycleError, UnknownSessionError

Bar = Callable[[int], AbstractContextManager[files.Tell]]
"""Shows how far a file of so many lines is."""


def form_of(out: Path, named: str | None) -> Format:
    """The form that was named, or that the ending of the file's name is; CSV where it has none."""
    ending = out.suffix.removeprefix(".").lower()
    if named is not None or not ending:
        return Format(named or Format.CSV)
    try:
        return Format(ending)
    except ValueError:
        raise ConfigError(
            f"{out.name} ends in .{ending}, and there are {', '.join(Format)}. Name one with --format."
        ) from None


def export_attendance(
    settings: Settings,
    out: Path,
    now: datetime,
    form: Format = Format.CSV,
    *,
    cycle: str | None = None,
    first: date | None = None,
    last: date | None = None,
    session: int | None = None,
    bar: Bar | None = None,
) -> int:
    """Write the attendance to `out`, which is replaced as a whole; how many lines.

    `cycle` is a name, or its number among the cycles in the order of their beginnings.
    """
    if not out.absolute().parent.is_dir():
        raise ConfigError(f"the folder {out.parent} does not exist. Create it, or choose another one.")
    if first is not None and last is not None and first > last:
        raise ConfigError(f"--from {first} lies after --to {last}. Give the earlier day first.")
    db = Database(settings.storage.url)
    try:
        scope = Scope(_named(db, cycle), first, last, None if session is None else SessionId(session))
        if bar is None:
            return files.export_attendance(db, out, now, scope, form)
        with bar(files.count_attendance(db, now, scope)) as tell:
            return files.export_attendance(db, out, now, scope, form, tell)
    except UnknownCycleError as unknown:
        known = ", ".join(f"{number} {one}" for number, one in enumerate(unknown.known, 1)) or "none yet"
        raise ConfigError(f"there is no cycle {unknown.wanted}. Known are: {known}.") from None
    except UnknownSessionError:
        raise ConfigError(
            f"there is no session {session}. Its number is in the column of that name of an export."
        ) from None
    finally:
        db.close()


def _named(db: Database, cycle: str | None) -> str | None:
    """The name of the cycle; what is no name may be its number."""
    if cycle is None:
        return None
    known = db.read_now(export_scopes.cycle_names)
    if cycle not in known and cycle.isdecimal() and 1 <= int(cycle) <= len(known):
        return known[int(cycle) - 1]
    return cycle


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
