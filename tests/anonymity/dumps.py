"""What somebody finds who holds copies of the database: every table, every byte of its files."""

import re
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.tables import QuestionPartRow, QuestionRow
from storage.upsert import columns

_OF_THE_MACHINE = ("leases", "group_presences")
"""Who holds a duty; and whether, in the setting-up, a member was known before they came to the group."""
_HOLDER = re.compile(r"'[0-9a-f]{16}'")


async def rows(vale):
    """Every row of every table, as values."""

    def dump(tx):
        kept = (table for table in SQLModel.metadata.sorted_tables if table.name not in _OF_THE_MACHINE)
        return {table.name: [tuple(row) for row in tx.execute(sa.select(table))] for table in kept}

    return await vale.running.db.read(dump)


class Masks:
    """Dumps as text, with what is random by design put out of sight: numbers and names of threads, of their
    keys and of work below 0, marks, and of what is sealed all but the length.
    """

    def __init__(self):
        self._random = {}

    async def dump(self, vale):
        found = await rows(vale)
        for row in found["questions"]:
            self._random |= {str(row[6]): "KEY", str(row[0]): "THREAD", row[3]: "ALIAS"}
        self._random |= {str(-row[0]): "WORK" for row in found["due"] if row[0] < 0}
        self._random |= {one: "MARK" for row in found["question_blocks"] for one in row[:2]}
        self._random |= {str(row[0]): "PART" for row in found["question_parts"]}
        return {name: sorted(self._masked(repr(tuple(map(_length, row)))) for row in table)
                for name, table in found.items()}  # fmt: skip

    def _masked(self, line):
        for known, mask in self._random.items():
            line = re.sub(rf"\b{known}\b", mask, line)
        return _HOLDER.sub("HOLDER", line)


def _length(value):
    if isinstance(value, datetime):
        # How long the stage waits between two messages differs by parts of a second from run to run.
        return value.replace(microsecond=0)
    return f"<{len(value)} bytes>" if isinstance(value, bytes) else value


def bytes_on_disk(url):
    """Every byte of a SQLite database with its log and journal; empty for a server's."""
    if not url.startswith("sqlite"):
        return b""
    file = Path(url.removeprefix("sqlite:///"))
    return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))


async def sealed(vale):
    """Everything that is sealed, by what it is bound to."""

    def read(tx):
        routes = tx.execute(sa.select(columns(QuestionRow).c.id, columns(QuestionRow).c.route))
        words = tx.execute(sa.select(columns(QuestionPartRow).c.id, columns(QuestionPartRow).c.words))
        return {f"route:{row[0]}": row[1] for row in routes if row[1]} | {
            f"words:{row[0]}": row[1] for row in words if row[1]
        }

    return await vale.running.db.read(read)
