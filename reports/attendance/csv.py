"""Attendance as CSV (RFC 4180) that opens correctly in Excel and harms nobody who opens it.

The file is UTF-8 with a byte order mark, its lines end in CRLF, and the first line names the columns.
Times are those of the community's zone; days are ISO 8601. What is not known is empty.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, and turns "1/2" or "SEPT2" into
a date and "007" into 7. Words that people typed get an apostrophe in front where that would happen. The rule
can be undone (`unguarded`): one apostrophe is taken away at the start of a cell, and after each
semicolon, tab and line break within it, where a spreadsheet set to another separator would begin a new cell.
"""

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO, Final

from reports.attendance.columns import (
    COLUMNS,
    PERSON,
    PRESENCE,
    SESSION,
    Column,
    Kind,
    Value,
    clock,
    of_person,
    of_presence,
    of_session,
    remembering,
)
from rules.exports import Meeting, Person, Presence, Record

_AT_ONCE: Final = 1000
"""Lines that are written in one go."""
_LINE_ENDS: Final = "\r\n"

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
    out.write(BOM_UTF8 + _joined([column.name for column in COLUMNS]).encode() + _LINE_ENDS.encode())
    person, presence = remembering(_person), remembering(_presence)
    met: Meeting | None = None
    session = ""
    records = iter(records)
    count = 0
    while some := list(islice(records, _AT_ONCE)):
        lines = []
        for meeting, who, booked_at, seen in some:
            if meeting is not met:
                met, session, zone = meeting, _session(meeting), meeting.zone
            booked = "" if booked_at is None else _moment(booked_at.astimezone(zone))
            lines.append(f"{session},{person(who)},{booked},{presence(seen)}{_LINE_ENDS}")
        out.write("".join(lines).encode())
        count += len(some)
    return count


def _moment(local: datetime) -> str:
    # Its two halves take a third of the time that the whole with its zone does.
    return f"{local.date().isoformat()} {local.time().isoformat('minutes')}"


def _session(meeting: Meeting) -> str:
    return _part(SESSION, of_session(meeting))


def _person(person: Person) -> str:
    return _part(PERSON, of_person(person))


def _presence(presence: Presence) -> str:
    return _part(PRESENCE, of_presence(presence))


def _part(columns: tuple[Column, ...], values: tuple[Value, ...]) -> str:
    return _joined([_cell(column, value) for column, value in zip(columns, values, strict=True)])


def _joined(cells: list[str]) -> str:
    line = io.StringIO(newline="")
    # It quotes what holds its line end, so it must have that one, and not none.
    csv.writer(line, lineterminator=_LINE_ENDS).writerow(cells)
    return line.getvalue().removesuffix(_LINE_ENDS)


def _cell(column: Column, value: Value) -> str:
    if value is None:
        return ""
    match column.kind:
        case Kind.WORDS:
            assert isinstance(value, str)
            return guarded(value)
        case Kind.DAY:
            assert isinstance(value, date)
            return value.isoformat()
        case Kind.CLOCK:
            assert isinstance(value, datetime)
            return clock(value)
        case Kind.YES_NO:
            return "yes" if value else "no"
        case _:
            return str(value)
