"""A whole file: written by the form that was asked for, and there only once it is complete."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from actions import exports
from reports.attendance.csv import write_csv
from reports.attendance.json import write_json
from reports.attendance.xlsx import write_xlsx
from rules.communities import Community
from rules.exports import Format, Record, Scope
from storage import attendance_export, export_scopes
from storage.db import Database, Tx

Tell = Callable[[int], None]
"""Hears now and then how many lines there are, in the thread that writes; what it raises ends the file."""

_TOLD_EVERY: Final = 1000


def write(records: Iterable[Record], form: Format, out: BinaryIO, folder: Path, tell: Tell) -> int:
    """Write the records, one line each, as they come; how many there were. `out` stays open.

    `folder` is for what a form lays aside meanwhile; it is the caller's to remove.
    """
    told = _telling(records, tell)
    match form:
        case Format.CSV:
            return write_csv(told, out)
        case Format.XLSX:
            return write_xlsx(told, out, folder)
        case Format.JSON:
            return write_json(told, out)


def _telling(records: Iterable[Record], tell: Tell) -> Iterator[Record]:
    for number, record in enumerate(records, 1):
        yield record
        if number % _TOLD_EVERY == 0:
            tell(number)


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file that takes the target's place once it is complete, and leaves no trace when it fails.

    Readable by its owner alone, as a file with people's names should be. Raises OSError.
    """
    handle, name = tempfile.mkstemp(
        dir=target.absolute().parent, prefix=f".{target.name}.", suffix=".partial"
    )
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def count_attendance(db: Database, now: datetime, scope: Scope) -> int:
    """How many lines a file of this scope has. Raises as `export_attendance` does."""

    def count(tx: Tx) -> int:
        found = export_scopes.communities_with(tx, scope)
        return sum(attendance_export.count(tx, community, scope, now) for community in found)

    return db.read_now(count)


def export_attendance(
    db: Database, out: Path, now: datetime, scope: Scope, form: Format, tell: Tell = lambda _lines: None
) -> int:
    """Write the attendance of every community to a file, and note that it was; how many lines.

    Nothing appears at `out` before it is complete. OSError when it cannot be written there,
    UnknownCycleError and UnknownSessionError when the scope names what does not exist.
    """

    def write_all(tx: Tx, file: BinaryIO, folder: Path) -> tuple[int, list[Community]]:
        found = export_scopes.communities_with(tx, scope)
        records = (one for community in found for one in attendance_export.records(tx, community, scope, now))
        return write(records, form, file, folder, tell), found

    # Beside the file itself: where that has room, there is room for what it is made from.
    with (
        replacing(out) as file,
        tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=f".{out.name}.") as aside,
    ):
        lines, found = db.read_now(write_all, file, Path(aside))
        for community in found:
            db.write_now(exports.note_export, now, community.id, scope, form)
    return lines
