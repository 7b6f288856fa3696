"""Copies of a database as the adversary reads them: rows and pages, one image for each commit that a
write-ahead log still holds, and which rows can be read as answers.
"""

import json
import re
import sqlite3
import struct
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import zip_longest

_FRAME, _HEADER = 24, 32


@dataclass
class Image:
    """One state: {table: [{column: value}]}, and its pages where they are known."""

    tables: dict[str, list[dict]] = field(repr=False)
    pages: list[bytes] = field(default_factory=list, repr=False)
    """A digest of each."""

    def new_since(self, before):
        """Rows that were not there before, or not like that: [(table, row)]."""
        for table, rows in self.tables.items():
            known = [] if before is None else before.tables.get(table, [])
            if rows == known:
                continue
            there = Counter(map(repr, known))
            for row in rows:
                if there[repr(row)]:
                    there[repr(row)] -= 1
                else:
                    yield table, row

    def pages_changed_since(self, before):
        return [
            number
            for number, (one, other) in enumerate(zip_longest(self.pages, before.pages))
            if one != other
        ]


def images_of(folder):
    """Every state that the copies in the folder show, each once, in the order of their names: that of each
    file, and that after each commit in its -wal.
    """
    seen, images, log = set(), [], _Log()
    for file in sorted(folder.glob("*")):
        if file.name.endswith(("-wal", "-shm")):
            continue
        content = file.read_bytes()
        for state in (content, *log.states(content, file.with_name(f"{file.name}-wal"))):
            digest = blake2b(state).digest()
            if digest not in seen:
                seen.add(digest)
                images.append(Image(json.loads(state)) if file.suffix == ".json" else _image(state))
    return images


def _image(content):
    # Byte 18 and 19 say that there is a log; an image in memory has none.
    plain = content[:18] + b"\1\1" + content[20:]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(plain)
        connection.row_factory = sqlite3.Row
        names = connection.execute("SELECT name, wr FROM pragma_table_list WHERE type = 'table'").fetchall()
        tables = {
            name: [dict(row) for row in connection.execute(_all_of(name, without_numbers=wr))]
            for name, wr in names
            if not name.startswith("sqlite_")
        }
    size = struct.unpack(">H", content[16:18])[0]
    pages = [blake2b(content[at : at + size], digest_size=8).digest() for at in range(0, len(content), size)]
    return Image(tables, pages)


def _all_of(name, *, without_numbers):
    return f"SELECT * FROM {name}" if without_numbers else f"SELECT *, rowid AS __order FROM {name}"


class _Log:
    """Reads write-ahead logs of one database, of which each mostly continues the one before."""

    def __init__(self):
        self._base = self._read = self._pages = b""

    def states(self, content, file):
        """The database after each commit that the log holds, oldest first; none that was read before."""
        log = file.read_bytes() if file.exists() else b""
        if len(log) < _HEADER:
            return
        if content != self._base or not log.startswith(self._read):
            self._base, self._read, self._pages = content, log[:_HEADER], bytearray(content)
        size = struct.unpack(">I", log[8:12])[0]
        at = len(self._read)
        while at + _FRAME + size <= len(log):
            number, pages_after = struct.unpack(">II", log[at : at + 8])
            if log[at + 8 : at + 16] != log[16:24]:
                return  # Left over from an earlier round of the log.
            end = number * size
            self._pages.extend(bytes(max(0, end - len(self._pages))))
            self._pages[end - size : end] = log[at + _FRAME : at + _FRAME + size]
            at += _FRAME + size
            self._read = log[:at]
            if pages_after:
                yield bytes(self._pages[: pages_after * size])


@dataclass
class AnswerRow:
    """A row in which answers stand, as far as it can be read."""

    table: str
    row: dict
    answers: dict[str, int]
    came: int
    """The image in which it is first seen."""


def answer_rows(evidence):
    """Every row that can be read as answers, in the order in which they are first seen."""
    found = []
    for number, image in enumerate(evidence.images):
        before = evidence.images[number - 1] if number else None
        for table, row in image.new_since(before):
            answers = {} if table.startswith("published_") else _answers_in(row, evidence.items)
            if answers:
                found.append(AnswerRow(table, row, answers, number))
    # What was there before the first of them pressed is of an earlier round.
    return [row for row in found if row.came] or found


def _answers_in(row, items):
    found = {item: row[item] for item in items if _is_level(row.get(item), items[item])}
    named = next((one for one in row.values() if isinstance(one, str) and one in items), None)
    if named is not None:
        levels = [
            row[name] for name in ("level", "answer", "value") if _is_level(row.get(name), items[named])
        ]
        found |= {named: levels[0]} if levels else {}
    for value in row.values():
        if isinstance(value, str) and not found:
            found |= answers_in_text(value, items)
    return found


def answers_in_text(text, items):
    """As `(4, 5, 3)` or `[4, 5, 3]`, one for each item; or as `useful=4`."""
    found = {}
    for item, levels in items.items():
        named = re.search(rf"\b{re.escape(item)}\W{{1,3}}(\d+)\b", text)
        if named and _is_level(int(named[1]), levels):
            found[item] = int(named[1])
    for listed in re.findall(r"[\[(]([\d, ]+)[\])]", text):
        numbers = [int(one) for one in re.findall(r"\d+", listed)]
        if len(numbers) == len(items):
            found |= dict(zip(items, numbers, strict=True))
    return found


def _is_level(value, levels):
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= levels
