"""A whole file: written by the form that was asked for, and there only once it is complete."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from reports.attendance.csv import write_csv
from reports.attendance.json import write_json
from reports.attendance.xlsx import write_xlsx
from rules.exports import Format, Record

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
