"""Attendance as XLSX: a sheet for each cycle, days and times as such, and words that stay words.

A string is written as a string, so nothing that was typed can run, and nothing is changed for it.
Excel knows no time zones: the heads of the columns say whose time it is. Rows go to temporary files as they
come, so memory stays flat; a sheet that is full is continued on another one.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final
from zoneinfo import ZoneInfo

from reports.attendance.columns import (
    COLUMNS,
    PERSON,
    PRESENCE,
    SESSION,
    Column,
    Kind,
    Value,
    clock,
    is_played_twice,
    of_person,
    of_presence,
    of_session,
    remembering,
)
from rules.exports import Meeting, Record

ROWS: Final = 1_048_576
"""How many rows a sheet takes, its head included."""
CELL: Final = 32_767
"""How many UTF-16 units a cell takes."""
NAME: Final = 31
"""How many of them the name of a sheet takes."""

_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]")
_EPOCH: Final = date(1899, 12, 30).toordinal()
"""Day 0 of Excel, for days since March 1900."""
_BOOKED: Final = len(SESSION) + len(PERSON)
"""The number of the column that says when they booked."""
_FORMS: Final = {
    Kind.NUMBER: "0",
    Kind.DAY: "yyyy-mm-dd",
    Kind.CLOCK: "hh:mm",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
}


_Cell = tuple[int, Any, Any]
"""A cell ready to be written: its column, from 0; a word or a number; how that is shown, None for words.

A plain tuple: twenty million of them are taken apart for a million rows."""


def write_xlsx(records: Iterable[Record], out: BinaryIO, folder: Path) -> int:
    """Write the records, a row each, as they come; how many there were. `out` stays open.

    The rows lie in `folder` until the end, about a kilobyte each; it is the caller's to remove. OSError as
    writing raises it.
    """
    from xlsxwriter.exceptions import FileCreateError

    book = _Book(out, folder)
    try:
        count = book.write(records)
        book.close()
    except FileCreateError as wrapped:
        raise wrapped.args[0] from None
    finally:
        book.release()
    return count


class _Book:
    """The workbook while it is written."""

    def __init__(self, out: BinaryIO, folder: Path) -> None:
        # A tenth of a second, which only those pay who export.
        from xlsxwriter import Workbook

        self._book = Workbook(
            out,
            {
                "constant_memory": True,
                "tmpdir": str(folder),
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self._book.use_zip64()
        self._forms = {kind: self._book.add_format({"num_format": form}) for kind, form in _FORMS.items()}
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._sheets: dict[tuple[str, str], _Sheet] = {}
        self._names: set[str] = {"history"}  # Which Excel keeps for itself.

    def write(self, records: Iterable[Record]) -> int:
        """Write all records to their sheets."""
        forms, moment = self._forms, self._forms[Kind.MOMENT]
        person = remembering(lambda one: _cells(len(SESSION), PERSON, of_person(one), forms))
        presence = remembering(lambda one: _cells(_BOOKED + 1, PRESENCE, of_presence(one), forms))
        met: Meeting | None = None
        count = 0
        for meeting, who, booked_at, seen in records:
            if meeting is not met:
                met, zone, sheet = meeting, meeting.zone, self._sheet_of(meeting)
                session = _cells(0, SESSION, of_session(meeting), forms)
            elif sheet.rows == ROWS:
                sheet = self._sheet_of(meeting)
            row = sheet.rows
            sheet.rows += 1
            words, number = sheet.write_string, sheet.write_number
            for cells in (session, person(who), presence(seen)):
                for column, value, form in cells:
                    if form is None:
                        words(row, column, value)
                    else:
                        number(row, column, value, form)
            if booked_at is not None:
                number(row, _BOOKED, _moment(booked_at.astimezone(zone)), moment)
            count += 1
        return count

    def close(self) -> None:
        """Put the sheets together."""
        if not self._sheets:
            self._added("", None)
        for sheet in self._book.worksheets():
            sheet.autofilter(0, 0, max(sheet.dim_rowmax or 0, 0), len(COLUMNS) - 1)
        self._book.close()

    def release(self) -> None:
        """Let go of the temporary files, whatever happened."""
        for sheet in self._book.worksheets():
            sheet._opt_close()  # noqa: SLF001  Nothing public closes the files of a book that is given up.

    def _sheet_of(self, meeting: Meeting) -> "_Sheet":
        # A cycle of another zone has a sheet of its own: the head says whose times these are.
        key = meeting.cycle, meeting.zone.key
        sheet = self._sheets.get(key)
        if sheet is None or sheet.rows == ROWS:
            sheet = self._sheets[key] = self._added(meeting.cycle, meeting.zone)
        return sheet

    def _added(self, cycle: str, zone: ZoneInfo | None) -> "_Sheet":
        sheet = self._book.add_worksheet(self._name(cycle))
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(COLUMNS):
            told = zone is not None and column.kind in (Kind.CLOCK, Kind.MOMENT)
            name = f"{column.name} ({zone})" if told else column.name
            sheet.set_column(number, number, max(column.width, len(name) + 3))
            sheet.write_string(0, number, name, self._head)
        return _Sheet(sheet)

    def _name(self, cycle: str) -> str:
        """A name that Excel takes, and that no other sheet has in whatever case."""
        plain = _NOT_IN_NAMES.sub("-", cycle).strip().strip("'") or "attendance"
        number, ending = 1, ""
        while (name := _cut(plain, NAME - len(ending)).strip("'") + ending).casefold() in self._names:
            number += 1
            ending = f" ({number})"
        self._names.add(name.casefold())
        return name


class _Sheet:
    """A sheet and how many of its rows are taken."""

    def __init__(self, sheet: Any) -> None:
        self.write_string = sheet.write_string
        self.write_number = sheet.write_number
        self.rows = 1


def _cells(
    first: int, columns: tuple[Column, ...], values: tuple[Value, ...], forms: Mapping[Kind, Any]
) -> list[_Cell]:
    """The cells of these columns, the first of which has this number; without those that are empty."""
    return [
        (number, *_cell(column.kind, value, forms))
        for number, (column, value) in enumerate(zip(columns, values, strict=True), first)
        if value is not None
    ]


def _cell(kind: Kind, value: Value, forms: Mapping[Kind, Any]) -> tuple[str | float, Any]:
    match kind:
        case Kind.NUMBER:
            assert isinstance(value, int)
            return value, forms[kind]
        case Kind.DAY:
            assert isinstance(value, date)
            return value.toordinal() - _EPOCH, forms[kind]
        case Kind.CLOCK:
            assert isinstance(value, datetime)
            if is_played_twice(value):
                return clock(value), None
            return (60 * value.hour + value.minute) / 1440, forms[kind]
        case Kind.YES_NO:
            return "yes" if value else "no", None
        case _:
            assert isinstance(value, str)
            return _cut(value, CELL), None


def _moment(local: datetime) -> float:
    """A moment as Excel counts: days, and the part of the day that has passed."""
    return local.toordinal() - _EPOCH + (60 * local.hour + local.minute) / 1440


def _cut(words: str, units: int) -> str:
    """At most so many UTF-16 units of it, with an ellipsis where something is missing."""
    encoded = words.encode("utf-16-le")
    if len(encoded) <= 2 * units:
        return words
    return encoded[: 2 * units - 2].decode("utf-16-le", errors="ignore") + "…"
