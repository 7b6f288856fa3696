"""The adversary: from everything that can be copied, who gave which answer?

    python -m tests.anonymity.adversary FOLDER…

Each folder is one round, as somebody with copies of all of it would have it:

    members.json   [{"id": 3, "user_id": 1003, "name": "Amara", …}, …]: the attendance list, with what else is
                   known of each (grade, site, experience)
    items.json     {"useful": 4, …}: what was asked, and how many levels each has
    figures.json   {"useful": {"form": "banded", "answered": 5, "favourable": 3, "counts": null}, …}
    presses.json   [[member id, seconds or null], …]: who sent their answers, in that order; left out where
                   nobody watched
    told.json      {"member id": {"useful": 4, …}, …}: what colluders say of their own answers
    log.txt        the log, at DEBUG
    dumps/         in the order of their names: SQLite files, each with its -wal, the backups among them; or
                   {table: [{column: value}]} as .json, from another kind of database

It writes, for each folder, {"member id": {"useful": 4, …}}: its best guess for everybody, and how many of
them it holds to be more than a guess. It tries, one after the other: rows that name somebody; lines of the
log that do; what else changed when a row came; rare combinations of what rows say of people; the order in
which rows came, by number, by moment, by dumps, by the write-ahead log; and whatever about a change (how
long, where, which bytes) goes along with what colluders answered. For the rest it guesses from the figures.
"""

import json
import re
import struct
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.anonymity.images import Image, answer_rows, answers_in_text, images_of

_NAMING = ("member_id", "user_id", "chat_id", "name")
_TIMES = ("at", "created_at", "answered_at", "time", "moment")
_SURE, _OFTEN = 0.95, 6
"""A trait of a change counts as telling once it has gone along with one answer so often and so surely."""


@dataclass
class Evidence:
    """One folder."""

    members: list[dict]
    items: dict[str, int]
    figures: dict[str, dict]
    presses: list[list]
    told: dict[str, dict]
    log: list[str]
    images: list[Image] = field(repr=False)

    @classmethod
    def read(cls, folder):
        def load(name, without):
            file = folder / name
            return json.loads(file.read_text()) if file.exists() else without

        log = folder / "log.txt"
        return cls(
            members=load("members.json", []),
            items=load("items.json", {}),
            figures=load("figures.json", {}),
            presses=load("presses.json", []),
            told=load("told.json", {}),
            log=log.read_text().splitlines() if log.exists() else [],
            images=images_of(folder / "dumps"),
        )


class Adversary:
    """Learns from several rounds, then says of each who answered what."""

    def __init__(self, rounds):
        self._rounds = rounds
        self._learnt = self._learn()

    def claims(self, evidence):
        """{member id: {item: level}}: what it holds to be more than a guess."""
        found = defaultdict(dict)
        for strategy in (
            self._rows_that_name,
            self._lines_that_name,
            self._rows_beside_names,
            self._rare_rows,
            self._rows_in_order,
            self._traits_of_changes,
        ):
            for member, item, level in strategy(evidence):
                found[member].setdefault(item, level)
        return found

    def names(self, evidence):
        """{member id: {item: level}}: a guess for everybody and everything."""
        claims = self.claims(evidence)
        return {
            one["id"]: {
                item: claims.get(one["id"], {}).get(item) or guess(evidence, item) for item in evidence.items
            }
            for one in evidence.members
        }

    def _rows_that_name(self, evidence):
        for row in answer_rows(evidence):
            member = _named_by(row.row, evidence)
            if member is not None:
                yield from ((member, item, level) for item, level in row.answers.items())

    def _lines_that_name(self, evidence):
        for line in evidence.log:
            words = set(re.findall(r"[\w-]+", line))
            who = [
                one["id"]
                for one in evidence.members
                if {str(one.get("user_id")), str(one["name"]), f"member-{one['id']}"} & words
            ]
            said = answers_in_text(line, evidence.items)
            if len(who) == 1:
                yield from ((who[0], item, level) for item, level in said.items())

    def _rows_beside_names(self, evidence):
        """What names somebody, and changed in the same dump as the row, or at the same moment."""
        for row in answer_rows(evidence):
            beside = {
                _named_by(other, evidence)
                for table, other in evidence.images[row.came].new_since(evidence.images[row.came - 1])
                if row.came and table != row.table
            } - {None}
            if len(beside) == 1:
                (member,) = beside
                yield from ((member, item, level) for item, level in row.answers.items())
            moment = _moment_of(row.row)
            near = [who for who, at in evidence.presses if at and moment and abs(at - moment) < 1]
            if len(near) == 1:
                yield from ((near[0], item, level) for item, level in row.answers.items())

    def _rare_rows(self, evidence):
        """What a row says of whoever wrote it, and only one of them is."""
        for row in answer_rows(evidence):
            known = {name: value for name, value in row.row.items() if _is_trait(name, evidence)}
            fits = [
                one["id"]
                for one in evidence.members
                if known and all(one.get(name) == value for name, value in known.items())
            ]
            if len(fits) == 1:
                yield from ((fits[0], item, level) for item, level in row.answers.items())

    def _rows_in_order(self, evidence):
        """The order in which rows came, beside the order in which people pressed."""
        rows = answer_rows(evidence)
        order = [(row.came, _moment_of(row.row) or 0, row.row.get("__order") or 0) for row in rows]
        if len(set(order)) != len(rows) or len(rows) != len(evidence.presses):
            return
        in_order = [row for _, row in sorted(zip(order, rows, strict=True), key=lambda one: one[0])]
        for (member, _), row in zip(evidence.presses, in_order, strict=True):
            yield from ((member, item, level) for item, level in row.answers.items())

    def _learn(self):
        """What goes along with what colluders answered: {(trait, value, item): level}."""
        seen = defaultdict(Counter)
        for evidence in self._rounds:
            for member, traits in _changes(evidence):
                for item, level in evidence.told.get(str(member), {}).items():
                    for trait in traits:
                        seen[(*trait, item)][level] += 1
        learnt = {}
        for trait, levels in seen.items():
            level, times = levels.most_common(1)[0]
            if times >= _OFTEN and times >= _SURE * sum(levels.values()):
                learnt[trait] = level
        return learnt

    def _traits_of_changes(self, evidence):
        for member, traits in _changes(evidence):
            for trait in traits:
                for item in evidence.items:
                    level = self._learnt.get((*trait, item))
                    if level is not None:
                        yield member, item, level


def guess(evidence, item):
    """The level that is most likely by what is told to everybody, and by no more."""
    figure, levels = evidence.figures.get(item, {}), evidence.items[item]
    if figure.get("counts"):
        return 1 + max(range(levels), key=figure["counts"].__getitem__)
    if figure.get("favourable") is not None:
        return levels if 2 * figure["favourable"] >= figure["answered"] else 1
    return levels


def _named_by(row, evidence):
    for member in evidence.members:
        known = {"member_id": member["id"], "user_id": member.get("user_id"), "name": member["name"]}
        known["chat_id"] = known["user_id"]
        if any(name in row and row[name] == known[name] for name in _NAMING):
            return member["id"]
    return None


def _is_trait(name, evidence):
    return name not in ("id", *_NAMING) and all(name in one for one in evidence.members)


def _moment_of(row):
    for name in _TIMES:
        value = row.get(name)
        if isinstance(value, int | float) and value:
            return float(value)
        if isinstance(value, str):
            try:
                return datetime.fromisoformat(value).timestamp()
            except ValueError:
                continue
    return None


def _changes(evidence):
    """Who pressed, and what can be measured of what changed then: [(member, [(trait, value)])]."""
    if len(evidence.images) != len(evidence.presses) + 1:
        return
    for number, (member, _) in enumerate(evidence.presses):
        before, after = evidence.images[number], evidence.images[number + 1]
        yield member, list(_measured(before, after))


def _measured(before, after):
    yield "length", len(after.pages) - len(before.pages)
    yield "pages", tuple(after.pages_changed_since(before))
    for table, row in after.new_since(before):
        for column, value in row.items():
            if isinstance(value, bytes):
                yield f"{table}.{column} length", len(value)
                yield f"{table}.{column} first", value[0] if value else None
                yield f"{table}.{column} nonce", value[:12]
                yield f"{table}.{column} tail", value[-1] if value else None
                yield f"{table}.{column} whole", value
            elif column not in _NAMING:
                yield f"{table}.{column}", struct.pack("d", value) if isinstance(value, float) else value


def main(*folders):
    rounds = {folder: Evidence.read(Path(folder)) for folder in folders}
    adversary = Adversary(list(rounds.values()))
    for folder, evidence in rounds.items():
        claimed = sum(map(len, adversary.claims(evidence).values()))
        said = {"folder": folder, "more than a guess": claimed, "names": adversary.names(evidence)}
        sys.stdout.write(f"{json.dumps(said)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
