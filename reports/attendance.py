"""Attendance as CSV that opens correctly in Excel and harms nobody who opens it.

The file is UTF-8 with a byte order mark, its lines end in CRLF, and the first line names the columns.
Times are those of the community's zone; days are ISO 8601. What is not known is empty.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, and turns "1/2" or "SEPT2" into
a date and "007" into 7. Words that people typed get an apostrophe in front where that would happen. The rule
can be undone (`unguarded`): one apostrophe is taken away at the start of a cell, and after each
semicolon, tab and line break within it, where a spreadsheet set to another separator would begin a new cell.
"""

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from actions import exports
from rules.attendance import Record, Scope
from rules.communities import Community
from rules.members import Experience
from storage import attendance_export
from storage.db import Database, Tx

COLUMNS: Final = (
    "community",
    "cycle",
    "session",
    "topic",
    "date",
    "start",
    "end",
    "minutes",
    "facilitator",
    "member",
    "grade",
    "specialty",
    "site",
    "experience band",
    "booked at",
    "status",
    "how it was established",
    "minutes present",
    "presented",
)

UNMARKED: Final = "unmarked"
"""The status of somebody who had a place and of whom nobody said whether they came."""

_BANDS: Final = {
    Experience.UNDER_1: "under 12 months",
    Experience.YEARS_1_2: "1 to 2 years",
    Experience.YEARS_3_5: "3 to 5 years",
    Experience.OVER_5: "over 5 years",
}
"""The bands in words: a spreadsheet would read "1-2" as the first of February."""

_CELL_BEGINS: Final = r"(?:\A|(?<=[;\t\r\n]))"
_FORMULA: Final = re.compile(
    rf"{_CELL_BEGINS}(?=[\s\x00]*['=+\-@\uff1d\uff0b\uff0d\uff20])|\A(?=[\t\r\n\x00])"
)
"""Where a formula would begin; with the full-width forms, which some spreadsheets take for the plain ones."""
_ADDED: Final = re.compile(rf"{_CELL_BEGINS}'")
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_CONVERTED: Final = re.compile(
    rf"""
        (?!\d{{4}}/(?:1[3-9]|[2-9]\d)\Z)                     # 2026/27 is a school year, and stays one.
        (?=\D*\d) [\d\s.,:/()%£$€e+-]+ (?:[ap]m?)?           # 007, 1/2, 1E5, 12:30, 5 pm, £3
        | \d{{1,4}} [\s/-]* {_MONTH} (?:[\s/-]*\d{{1,4}})?   # 2 Sept, 3-March-26
        | {_MONTH} [\s/-]* \d{{1,4}} (?:[\s,/-]+\d{{1,4}})?  # SEPT2, March 3, 2026
        | true | false
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a spreadsheet makes a number, a date or a truth value of."""


def guarded(words: str) -> str:
    """What somebody typed, so that no spreadsheet runs it or makes something else of it."""
    safe = _FORMULA.sub("'", words)
    return f"'{words}" if safe == words and _CONVERTED.fullmatch(words.strip()) else safe


def unguarded(cell: str) -> str:
    """What was typed, from a cell that `guarded` made."""
    return _ADDED.sub("", cell)


def write_csv(records: Iterable[Record], out: BinaryIO) -> int:
    """Write the records, one line each, as they come; how many there were. `out` stays open."""
    # The byte order mark is what tells Excel that this is UTF-8.
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        lines = csv.writer(text, lineterminator="\r\n")
        lines.writerow(COLUMNS)
        count = 0
        for record in records:
            lines.writerow(_cells(record))
            count += 1
        text.flush()
    finally:
        text.detach()
    return count


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


def export_attendance(db: Database, out: Path, now: datetime, scope: Scope) -> int:
    """Write the attendance of every community to a file, and note that it was; how many rows.

    Nothing appears at `out` before it is complete. OSError when it cannot be written there,
    UnknownCycleError when the scope names a cycle that nobody has.
    """

    def write(tx: Tx, file: BinaryIO) -> tuple[int, list[Community]]:
        found = attendance_export.communities_with(tx, scope)
        rows = (row for community in found for row in attendance_export.records(tx, community, scope, now))
        return write_csv(rows, file), found

    with replacing(out) as file:
        rows, found = db.read_now(write, file)
        for community in found:
            db.write_now(exports.note_export, now, community.id, scope)
    return rows


def _cells(record: Record) -> list[str | int]:
    begins = record.starts_at.astimezone(record.zone)
    return [
        guarded(record.community),
        guarded(record.cycle),
        record.session,
        guarded(record.topic),
        begins.date().isoformat(),
        _clock(begins),
        _clock(record.ends_at.astimezone(record.zone)),
        record.minutes,
        guarded(record.facilitator),
        guarded(record.member),
        guarded(record.grade or ""),
        guarded(record.specialty or ""),
        guarded(record.site or ""),
        _BANDS[record.experience] if record.experience else "",
        f"{record.booked_at.astimezone(record.zone):%Y-%m-%d %H:%M}" if record.booked_at else "",
        record.status or UNMARKED,
        record.established or "",
        "" if record.minutes_present is None else record.minutes_present,
        "yes" if record.presented else "no",
    ]


def _clock(moment: datetime) -> str:
    if moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset():
        return f"{moment:%H:%M}"
    return f"{moment:%H:%M %Z}"  # In the hour that a clock change plays twice.
