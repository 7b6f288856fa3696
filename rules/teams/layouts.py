"""Rows of cells → lines about people, by what stands in the cells: their labels come in many languages.

Three layouts are known. Now: numbered sections, of which the second has a line for each person and the third
one for each stay. Before: one table with a line for each stay. At first: a line for each coming and going.
In all of them the name stands first, and the columns have always had the same order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import takewhile
from typing import Final

from rules.teams.decoding import Row
from rules.teams.stamps import Stamp, read_length, read_stamp

LONGEST_NAME: Final = 100
"""Characters of a name that are kept; nobody's is longer, and what is longer is no name."""

_ADDRESS = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\".]+(?:\.[^@\s,;<>()\".]+)+")
"""Written so that no cell, however odd, can be taken apart in more than one way: that would take for ever."""
_SECTION = re.compile(r"\d{1,2}\s?[.)]\s?\S.*")
_LONGEST_ADDRESS: Final = 254
_LABELS: Final = 3
"""A header has at least so many."""
_ALL_LABELS: Final = 6
"""So many make a header that is Teams' own, even where no length of time can be read."""
_ACTIONS: Final = 4
"""How many words there are for coming and going at most: joined, joined before, left."""


class Kind(Enum):
    """What a table has a line for."""

    STAYS = "stays"
    ACTIONS = "actions"
    NAMES = "names"
    """People without times: an organisation can choose that Teams tells no more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row about one person; what it does not tell is None or empty."""

    name: str
    addresses: tuple[str, ...] = ()
    role: str = ""
    joined: Stamp | None = None
    left: Stamp | None = None
    seconds: int | None = None
    action: str = ""
    """The word for coming or going, at `joined`."""


@dataclass(frozen=True, slots=True)
class Table:
    kind: Kind
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that the file tells: when the meeting was, and its tables in their order."""

    summary: tuple[Stamp, ...]
    tables: tuple[Table, ...]
    empty: bool = False
    """Whether there is a header of the report, and nobody under it."""


def find(rows: Sequence[Row]) -> Found:
    """The tables among the rows; none when this is not a report."""
    found: list[Table] = []
    summary: list[Stamp] = []
    empty = False
    for at, row in enumerate(rows):
        if not found and not _is_header(row) and len(row) > 1 and (stamp := read_stamp(row[1])):
            summary.append(stamp)
        if not _is_header(row):
            continue
        body = list(_under(rows, at))
        kind = _kind(row, body, summarised=len(summary) > 1)
        if kind is not None:
            found.append(Table(kind, tuple(_lines(kind, body))))
        elif not any(map(any, body)) and _has_known_labels(row):
            empty = True
    return Found(tuple(summary) if found else (), tuple(found), empty=empty and not found)


def _under(rows: Sequence[Row], header: int) -> Iterator[Row]:
    """The rows that belong to a header: up to an empty one, the next section or the next header."""
    return takewhile(
        lambda row: any(row) and not _is_section(row) and not _is_header(row), rows[header + 1 :]
    )


def _is_section(row: Row) -> bool:
    return bool(_SECTION.fullmatch(row[0])) and not any(row[1:])


def _is_header(row: Row) -> bool:
    """Words in the first columns, and nowhere a time, an address, a length or a number."""
    if len(row) < _LABELS or not all(row[:_LABELS]):
        return False
    return not any(
        cell.isdecimal() or _is_address(cell) or read_stamp(cell) or read_length(cell) is not None
        for cell in row
    )


def _kind(header: Row, body: Sequence[Row], *, summarised: bool) -> Kind | None:
    if any(_stamp(row, 1) and _stamp(row, 2) for row in body):
        lengths = any(read_length(_cell(row, 3)) is not None for row in body)
        known = lengths or len(header) >= _ALL_LABELS or _has_known_labels(header)
        return Kind.STAYS if len(header) > _LABELS and known else None
    if any(_stamp(row, 2) and _cell(row, 1) and not _stamp(row, 1) for row in body):
        return Kind.ACTIONS if _tells_of_coming_and_going(header, body) else None
    addressed = any(_is_address(cell) for row in body for cell in row[1:])
    timed = any(read_stamp(cell) for row in body for cell in row)
    return Kind.NAMES if summarised and addressed and not timed else None


def _tells_of_coming_and_going(header: Row, body: Sequence[Row]) -> bool:
    """A list that says "present" behind each name has one word only, and nobody in it twice."""
    if _has_known_labels(header):
        return True
    words = {_cell(row, 1).casefold() for row in body}
    names = {_cell(row, 0) for row in body}
    return 1 < len(words) <= _ACTIONS and len(names) < len(body)


def _has_known_labels(header: Row) -> bool:
    """Whether the labels are the English ones, in whatever case."""
    words = [cell.casefold() for cell in header]
    return words[0] in ("name", "full name") and any(
        "join" in cell or cell in ("user action", "participant id (upn)") for cell in words[1:]
    )


def _lines(kind: Kind, body: Sequence[Row]) -> Iterator[Line]:
    first = {Kind.STAYS: 4, Kind.ACTIONS: 3, Kind.NAMES: 1}[kind]
    role = _role_column(body, first)
    for row in body:
        name = row[0][:LONGEST_NAME]
        if not name:
            continue
        addresses = dict.fromkeys(cell.lower() for cell in row[first:] if _is_address(cell))
        line = Line(name, tuple(addresses), "" if role is None else _cell(row, role)[:LONGEST_NAME])
        if kind is Kind.STAYS:
            length = read_length(_cell(row, 3))
            yield replace(line, joined=_stamp(row, 1), left=_stamp(row, 2), seconds=length)
        elif kind is Kind.ACTIONS:
            yield replace(line, joined=_stamp(row, 2), action=_cell(row, 1).casefold())
        else:
            yield line


def _role_column(body: Sequence[Row], first: int) -> int | None:
    """The first column from there on that has words and no address, if any; behind it stand counts."""
    for at in range(first, max(map(len, body), default=0)):
        cells = [cell for row in body if (cell := _cell(row, at))]
        if cells and not any(_is_address(cell) or cell.isdecimal() for cell in cells):
            return at
    return None


def _is_address(cell: str) -> bool:
    return len(cell) <= _LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(cell))


def _cell(row: Row, at: int) -> str:
    """Rows are often shorter than their header."""
    return row[at] if at < len(row) else ""


def _stamp(row: Row, at: int) -> Stamp | None:
    return read_stamp(_cell(row, at))
