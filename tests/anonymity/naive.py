"""Ways in which answers are usually stored, each with what somebody then copies: for the adversary to be
tried on. One item of five levels; five answer, each differently, so that guessing names one in five.
"""

import json
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

ITEM, LEVELS = "safe", 5
LABELS = ("no", "hardly", "neither of them", "by and large", "yes, very much indeed")


@dataclass
class Naive:
    """A round that is stored in one of these ways, and copied."""

    folder: Path
    seed: int
    watched: bool = True
    """Whether it is known in which order people pressed."""
    dice: random.Random = field(init=False)

    def __post_init__(self):
        self.dice = random.Random(self.seed)
        (self.folder / "dumps").mkdir(parents=True)
        numbers = self.dice.sample(range(1, 90), LEVELS)
        traits = self.dice.sample([(site, grade) for site in "NEW" for grade in ("SHO", "Registrar")], LEVELS)
        self.members = [
            {"id": number, "user_id": 1000 + number, "name": f"Doctor {number}", "site": site, "grade": grade}
            for number, (site, grade) in zip(numbers, traits, strict=True)
        ]
        levels = self.dice.sample(range(1, LEVELS + 1), LEVELS)
        self.given = dict(zip(numbers, levels, strict=True))
        self.order = self.dice.sample(numbers, LEVELS)
        self.moments = sorted(1_790_000_000 + self.dice.random() * 600_000 for _ in self.order)
        self.log = []
        self.database = self.folder / "live.sqlite3"

    def traits(self, member):
        return next((one["site"], one["grade"]) for one in self.members if one["id"] == member)

    def play(self, ddl, at_each, *, dumps=False, wal=False):
        """Answers come one after the other; somebody copies all of it at the end, or after each."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL" if wal else "PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA synchronous=OFF")
            connection.executescript(ddl)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if dumps:
                self._copy(0, wal=wal)
            for number, (member, moment) in enumerate(zip(self.order, self.moments, strict=True), 1):
                connection.execute("BEGIN")
                at_each(self, connection, member, self.given[member], moment)
                connection.execute("COMMIT")
                if dumps:
                    self._copy(number, wal=wal)
            self._copy(99, wal=wal)
        self._tell()

    def key(self):
        return self.dice.randbytes(8).hex()

    def _copy(self, number, *, wal):
        target = self.folder / "dumps" / f"{number:04}.sqlite3"
        shutil.copyfile(self.database, target)
        if wal:
            shutil.copyfile(f"{self.database}-wal", f"{target}-wal")

    def _tell(self):
        """One of them is a colluder."""
        counts = [1] * LEVELS
        write(self.folder, "members", self.members)
        write(self.folder, "items", {ITEM: LEVELS})
        write(self.folder, "figures", {ITEM: {"answered": LEVELS, "favourable": 2, "counts": counts}})
        if self.watched:
            write(self.folder, "presses", list(zip(self.order, self.moments, strict=True)))
        colluder = self.order[0]
        write(self.folder, "told", {str(colluder): {ITEM: self.given[colluder]}})
        (self.folder / "log.txt").write_text("\n".join(self.log))


def write(folder, name, content):
    (folder / f"{name}.json").write_text(json.dumps(content))


ORDINARY = "CREATE TABLE answers (id INTEGER PRIMARY KEY AUTOINCREMENT, safe INTEGER)"
RANDOM = "CREATE TABLE answers (key TEXT PRIMARY KEY, safe INTEGER) WITHOUT ROWID"
ONLY_KEYS = "CREATE TABLE answers (key TEXT PRIMARY KEY, safe INTEGER)"
TAKEN = "CREATE TABLE taken (member_id INTEGER PRIMARY KEY)"


def _ordinary(_round, connection, _member, level, _moment):
    connection.execute("INSERT INTO answers (safe) VALUES (?)", (level,))


def _keyed(one, connection, _member, level, _moment):
    connection.execute("INSERT INTO answers VALUES (?, ?)", (one.key(), level))


def _flagged(one, connection, member, level, moment):
    _keyed(one, connection, member, level, moment)
    connection.execute("INSERT INTO taken VALUES (?)", (member,))


def _timed(one, connection, _member, level, moment):
    connection.execute("INSERT INTO answers VALUES (?, ?, ?)", (one.key(), level, moment))


def _described(one, connection, member, level, _moment):
    connection.execute("INSERT INTO answers VALUES (?, ?, ?, ?)", (one.key(), level, *one.traits(member)))


def _logged(one, connection, member, level, moment):
    _keyed(one, connection, member, level, moment)
    one.log.append(f"DEBUG {moment:.0f} user {1000 + member} pressed {ITEM}={level}")


def _as_long_as_it_is(one, connection, _member, level, _moment):
    sealed = one.dice.randbytes(12 + len(LABELS[level - 1]) + 16)
    connection.execute("INSERT INTO sealed VALUES (?, ?)", (one.key(), sealed))


def _same_key_same_nonce(one, connection, _member, level, _moment):
    sealed = random.Random(level).randbytes(40)
    connection.execute("INSERT INTO sealed VALUES (?, ?)", (one.key(), sealed))


SEALED = "CREATE TABLE sealed (key TEXT PRIMARY KEY, sealed BLOB) WITHOUT ROWID"
DESCRIBED = "CREATE TABLE answers (key TEXT PRIMARY KEY, safe INTEGER, site TEXT, grade TEXT) WITHOUT ROWID"
TIMED = "CREATE TABLE answers (key TEXT PRIMARY KEY, safe INTEGER, created_at REAL) WITHOUT ROWID"

TOLD = {
    "a number that counts up, one dump": (ORDINARY, _ordinary, {}),
    "random keys, row numbers, one dump": (ONLY_KEYS, _keyed, {}),
    "random keys, no row numbers, two dumps": (RANDOM, _keyed, {"dumps": True}),
    "random keys, no row numbers, one dump and the -wal": (RANDOM, _keyed, {"wal": True}),
    "moments": (TIMED, _timed, {}),
    "a flag for who has answered, two dumps": (
        f"{RANDOM}; {TAKEN}",
        _flagged,
        {"dumps": True, "watched": False},
    ),
    "grade and site beside the answer": (DESCRIBED, _described, {"watched": False}),
    "a line of the log": (RANDOM, _logged, {"watched": False}),
    "sealed one by one, as long as it is": (SEALED, _as_long_as_it_is, {"dumps": True}),
    "sealed one by one, without a nonce": (SEALED, _same_key_same_nonce, {"dumps": True}),
}
"""Each of these gives everybody away: (tables, what is written at each answer, what is copied)."""
HIDDEN = {
    "random keys, no row numbers, one dump": (RANDOM, _keyed, {}),
    "the same, and nobody watched": (RANDOM, _keyed, {"watched": False}),
}
"""And these do not, to whoever has that one dump: so the adversary does not just know."""


def play(way, folder, seed):
    """A round stored in that way; who answered what."""
    ddl, at_each, options = (TOLD | HIDDEN)[way]
    options = dict(options)
    one = Naive(folder, seed, watched=options.pop("watched", True))
    one.play(ddl, at_each, **options)
    return one.given
