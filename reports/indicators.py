"""Indicator files: CSV and JSON in one fixed form, written and read back.

CSV is as that of the attendance (`reports.attendance.csv`): UTF-8 with a byte order mark, CRLF, words that
people typed guarded against spreadsheets. JSON is one array with an object a row, null where CSV is empty.
"""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final

from reports.attendance.csv import guarded, unguarded
from rules.exports import Format
from rules.indicators import COLUMNS, Row

FORMS: Final = (Format.CSV, Format.JSON)
_TYPED: Final = frozenset({"region", "annotation"})
"""Columns of words that somebody typed."""
_KNOWN: Final = frozenset(COLUMNS)
_FIRST: Final = {Format.CSV: 2, Format.JSON: 1}
"""The number of the first row: a spreadsheet counts the head."""


class Reason(StrEnum):
    """Why a file cannot be read."""

    ENCODING = "encoding"
    """It is not UTF-8."""
    EMPTY = "empty"
    SEPARATOR = "separator"
    """Its cells are not separated by commas."""
    FORM = "form"
    """It is not what its ending says."""
    CELLS = "cells"
    """One of its rows has other columns than the first."""
    OTHER = "other"
    """It has none of the columns of an indicator file."""


class UnreadableError(ValueError):
    """This is no indicator file. `row` is where it ends to be one, as the file counts rows."""

    def __init__(self, reason: Reason, row: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row


def write(rows: Iterable[Row], form: Format, out: BinaryIO) -> None:
    """Write the rows in the order given. `out` stays open."""
    if form is Format.JSON:
        lines = ",\n".join(json.dumps(_cells(row), ensure_ascii=False) for row in rows)
        out.write(f"[\n{lines}\n]\n".encode())
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(_in_csv(name, cell) for name, cell in _cells(row).items())
    out.write(BOM_UTF8 + text.getvalue().encode())


def _cells(row: Row) -> dict[str, str | int | float | None]:
    values = (
        row.indicator.value,
        row.version,
        row.region,
        str(row.period),
        row.numerator,
        row.denominator,
        # A whole number without its point: as a count is written.
        int(row.value) if row.value is not None and row.value.is_integer() else row.value,
        row.suppressed.value,
        row.phase,
        row.annotation or None,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _in_csv(name: str, cell: str | float | None) -> str:
    if cell is None:
        return ""
    return guarded(str(cell)) if name in _TYPED else str(cell)


def read(file: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The columns of a file, and its rows with their numbers, as cells of words. By the file's ending.

    UnreadableError, or an OSError.
    """
    form = Format.JSON if file.suffix.lower() == ".json" else Format.CSV
    try:
        words = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(Reason.ENCODING) from None
    columns, rows = _read_json(words) if form is Format.JSON else _read_csv(words)
    return columns, list(enumerate(rows, _FIRST[form]))


def _read_csv(words: str) -> tuple[list[str], list[dict[str, str]]]:
    reader = csv.reader(io.StringIO(words, newline=""), strict=True)
    try:
        head = next(reader, None)
        if head is None:
            raise UnreadableError(Reason.EMPTY)
        _require_columns(head)
        others = list(reader)
    except csv.Error:
        raise UnreadableError(Reason.FORM) from None
    rows = []
    for number, line in enumerate(others, _FIRST[Format.CSV]):
        if not any(line):
            continue
        if len(line) != len(head):
            raise UnreadableError(Reason.CELLS, number)
        rows.append(
            {name: unguarded(cell) if name in _TYPED else cell for name, cell in zip(head, line, strict=True)}
        )
    return head, rows


def _require_columns(head: list[str]) -> None:
    if not _KNOWN.isdisjoint(head):
        return
    if len(head) == 1 and not _KNOWN.isdisjoint(re.split("[;\t]", head[0])):
        raise UnreadableError(Reason.SEPARATOR)
    raise UnreadableError(Reason.OTHER)


def _read_json(words: str) -> tuple[list[str], list[dict[str, str]]]:
    try:
        found: Any = json.loads(words)
    except (ValueError, RecursionError):
        raise UnreadableError(Reason.FORM) from None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise UnreadableError(Reason.FORM)
    if not found:
        return list(COLUMNS), []
    head = list(found[0])
    _require_columns(head)
    for number, one in enumerate(found, _FIRST[Format.JSON]):
        if one.keys() != found[0].keys():
            raise UnreadableError(Reason.CELLS, number)
    return head, [{name: "" if cell is None else str(cell) for name, cell in one.items()} for one in found]
