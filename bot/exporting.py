"""What the command line writes to files: the attendance, and a backup."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from actions import exports
from bot.config import Settings
from bot.config_problems import ConfigError
from reports.attendance import files
from rules.communities import Community
from rules.exports import Format, Scope
from rules.ids import SessionId
from storage import attendance_export, export_scopes, migrate
from storage.db import Database, Tx
from storage.export_scopes import UnknownCycleError, UnknownSessionError

Bar = Callable[[int], AbstractContextManager[files.Tell]]
"""Shows how far a file of so many lines is."""


def form_of(out: Path, named: str | None, forms: Sequence[Format] = tuple(Format)) -> Format:
    """The form that the ending of the file's name is; what has no ending of a form needs one named."""
    ending = out.suffix.removeprefix(".").lower()
    if ending in forms:
        if named not in (None, ending):
            raise ConfigError(f"{out.name} ends in .{ending}: leave --format {named} out, or end it so.")
        return Format(ending)
    if named is None:
        raise ConfigError(
            f"the ending of {out.name} is no form of a file. End it in one of"
            f" {', '.join(f'.{one}' for one in forms)}, or name one of them with --format."
        )
    return Format(named)


def export_attendance(
    settings: Settings,
    out: Path,
    now: datetime,
    *,
    named: str | None = None,
    cycle: str | None = None,
    first: date | None = None,
    last: date | None = None,
    session: int | None = None,
    bar: Bar | None = None,
) -> int:
    """Write the attendance to `out`, where nothing may be yet; how many lines.

    `named` is the form of a file whose name has another ending or none. `cycle` is a name, or its number
    among the cycles in the order of their beginnings.
    """
    require_free(out, "an export")
    form = form_of(out, named)
    if first is not None and last is not None and first > last:
        raise ConfigError(f"--from {first} lies after --to {last}. Give the earlier day first.")
    db = Database(settings.storage.url)
    try:
        scope = Scope(_named(db, cycle), first, last, None if session is None else SessionId(session))
        if bar is None:
            with naming(out):
                return write_attendance(db, out, now, scope, form)
        with bar(count_attendance(db, now, scope)) as tell, naming(out):
            return write_attendance(db, out, now, scope, form, tell)
    except UnknownCycleError as unknown:
        raise no_cycle(unknown.wanted, unknown.known) from None
    except UnknownSessionError:
        raise ConfigError(
            f"there is no session {session}. Its number is in the column of that name of an export."
        ) from None
    finally:
        db.close()


def require_free(out: Path, what: str) -> None:
    """ConfigError unless a new file can be begun there; `what` overwrites nothing."""
    if str(out) == "-":
        raise ConfigError("--out - names no file, and standard output is not written to. Name a file.")
    if out.exists():
        raise ConfigError(f"{out} exists already, and {what} overwrites nothing. Choose another name.")
    if not out.absolute().parent.is_dir():
        raise ConfigError(f"the folder {out.parent} does not exist. Create it, or choose another one.")


@contextmanager
def naming(out: Path) -> Iterator[None]:
    """An OSError from within names the file that was asked for, not the one beside it that becomes it."""
    try:
        yield
    except OSError as error:
        error.filename = str(out)
        raise


def no_cycle(wanted: str, known: Sequence[str]) -> ConfigError:
    """What is said where there is no such cycle, these being known in their order."""
    if not known:
        return ConfigError(
            "no cycle is planned yet. A facilitator plans one in the chat: Organise sessions, Plan a year."
        )
    each = ", ".join(f"{number} ({one})" for number, one in enumerate(known, 1))
    said = f"there is no cycle {wanted}" if wanted.strip() else "--cycle names no cycle"
    return ConfigError(f"{said}. Known are: {each}.")


def _named(db: Database, cycle: str | None) -> str | None:
    """The name of the cycle; what is no name may be its number."""
    if cycle is None:
        return None
    known = db.read_now(export_scopes.cycle_names)
    if cycle not in known and cycle.isdecimal() and 1 <= int(cycle) <= len(known):
        return known[int(cycle) - 1]
    return cycle


def count_attendance(db: Database, now: datetime, scope: Scope) -> int:
    """How many lines a file of this scope has. Raises as `write_attendance` does."""

    def count(tx: Tx) -> int:
        found = export_scopes.communities_with(tx, scope)
        return sum(attendance_export.count(tx, community, scope, now) for community in found)

    return db.read_now(count)


def write_attendance(
    db: Database, out: Path, now: datetime, scope: Scope, form: Format, tell: files.Tell = lambda _lines: None
) -> int:
    """Write the attendance of every community to a file, and note that it was; how many lines.

    Nothing appears at `out` before it is complete. OSError when it cannot be written there,
    UnknownCycleError and UnknownSessionError when the scope names what does not exist.
    """

    def write_all(tx: Tx, file: BinaryIO, folder: Path) -> tuple[int, list[Community]]:
        found = export_scopes.communities_with(tx, scope)
        records = (one for community in found for one in attendance_export.records(tx, community, scope, now))
        return files.write(records, form, file, folder, tell), found

    # Beside the file itself: where that has room, there is room for what it is made from.
    with (
        files.replacing(out) as file,
        tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=f".{out.name}.") as aside,
    ):
        lines, found = db.read_now(write_all, file, Path(aside))
        for community in found:
            db.write_now(exports.note_export, now, community.id, scope, form)
    return lines


def back_up(settings: Settings, out: Path) -> str:
    """Write a consistent copy of the database to `out`, while the bot may be running; what was done."""
    require_free(out, "a backup")
    if migrate.is_empty(settings.storage.url):
        where = sa.make_url(settings.storage.url).render_as_string(hide_password=True)
        raise ConfigError(f"there is nothing at {where} yet, so there is nothing to back up.")
    url = sa.make_url(settings.storage.url)
    partial = out.with_name(f"{out.name}.partial")
    try:
        with naming(out):
            # Before it holds anything: whether it can be written, and for its owner alone.
            partial.touch()
            partial.chmod(0o600)
        if url.get_backend_name() == "sqlite":
            _copy_sqlite(Path(url.database or ""), partial, out)
        else:
            _dump_postgresql(url, partial)
        with naming(out):
            partial.rename(out)
    finally:
        partial.unlink(missing_ok=True)
    return f"Written to {out} ({out.stat().st_size:,} bytes)."


def _copy_sqlite(source: Path, partial: Path, out: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(partial)) as copy:
            live.backup(copy)
    except sqlite3.DatabaseError as error:
        # The source was read before: what is left is mostly the target, and the room for it.
        raise ConfigError(
            f"{source} cannot be copied to {out}: {error}. Check that both can be reached and have room."
        ) from None


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
