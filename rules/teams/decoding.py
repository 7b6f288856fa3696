"""Bytes → rows of cells: which file this is, how its letters are written, what parts its cells."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rules.names import clean

MOST_BYTES: Final = 5 * 2**20
"""The largest report that is read; one of 5,000 rows takes about half of it."""
MOST_ROWS: Final = 5_000
_LONGEST_CELL: Final = 10_000
"""Characters. The invitation's text may stand in a title; more is no title."""
SEPARATORS: Final = ("\t", ",", ";")
"""Teams writes tabs or commas; a spreadsheet that has saved the file again may write semicolons."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """This is no report that can be read. `reason` is the id of the refusal, `facts` belong to it."""

    reason: str
    facts: Mapping[str, str | int | date] = field(default_factory=dict)


_OTHER_FILES: Final = (
    (b"PK\x03\x04", "zip"),  # Also what Excel and Word write.
    (b"\xd0\xcf\x11\xe0", "zip"),
    (b"\x1f\x8b", "zip"),  # Never unpacked: a small one may hold gigabytes.
    (b"BZh", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"\xfd7zXZ", "zip"),
    (b"Rar!", "zip"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
)
_BOMS: Final = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
)


def decode(content: bytes) -> str | Unreadable:
    """The text of the file. Unreadable: too-big, empty, zip, pdf, picture, web-page, not-text."""
    if len(content) > MOST_BYTES:
        return Unreadable("too-big", {"limit": MOST_BYTES // 2**20})
    for beginning, kind in _OTHER_FILES:
        if content.startswith(beginning):
            return Unreadable(kind)
    mark, encoding = next((one for one in _BOMS if content.startswith(one[0])), (b"", "utf-8"))
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return Unreadable("not-text")
    if "\x00" in text:
        return Unreadable("not-text")
    if not text.strip():
        return Unreadable("empty")
    if text.lstrip().startswith("<"):
        return Unreadable("web-page")
    return text


def rows_of(text: str, separator: str) -> list[Row] | Unreadable:
    """The rows, their cells clean of invisible characters. Unreadable: too-many-rows, not-text."""
    rows: list[Row] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if len(rows) == MOST_ROWS:
                return Unreadable("too-many-rows", {"limit": MOST_ROWS})
            if any(len(cell) > _LONGEST_CELL for cell in cells):
                return Unreadable("not-text")
            # Nothing of ours has as many columns; what somebody has put there is not worth the time.
            rows.append(tuple(clean(cell) for cell in cells[:32]))
    except csv.Error:  # A cell beyond the reader's own limit.
        return Unreadable("not-text")
    return rows
