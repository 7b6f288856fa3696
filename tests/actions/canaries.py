"""A row about somebody in every table that can hold one, with a word of its own in every column of text."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.privacy.holdings import HOLDINGS
from storage.privacy.ties import ACCOUNT, Held
from tests.world import MONDAY


class Canaries:
    """Amara's rows, and the words in them; a row of Ben's in each table stands beside hers."""

    def __init__(self, world):
        self.world = world
        self.amara, self.ben = world.member("Amara"), world.member("Ben")
        self.user = world.actor("Amara").user_id
        self.words = {}
        """Every word, by its table and column."""
        self._mine, self._others = {"members": self.amara}, {"members": self.ben}
        world.db.write_now(self._plant)

    def _plant(self, tx):
        self._others["communities"] = self.world.community
        for table in SQLModel.metadata.sorted_tables:
            if table.name in ("members", "communities"):
                continue
            self._others[table.name] = self._insert(tx, table, mine=False)
            held = HOLDINGS[table.name]
            if isinstance(held, Held) and (held.of or held.through):
                self._mine[table.name] = self._insert(tx, table, mine=True)
        members = SQLModel.metadata.tables["members"]
        told = {one.name: self._word(members, one) for one in members.c if _is_text(one) and one.nullable}
        told["name"] = self._word(members, members.c.name)
        tx.execute(sa.update(members).where(members.c.id == self.amara).values(**told))

    def _insert(self, tx, table, *, mine):
        held = HOLDINGS[table.name]
        values = {}
        keys = list(table.primary_key.columns)
        for column in table.c:
            if len(keys) == 1 and column is table.autoincrement_column:
                continue
            values[column.name] = self._value(table, held, column, mine=mine)
        done = tx.execute(sa.insert(table).values(**values))
        return done.inserted_primary_key[0]

    def _value(self, table, held, column, *, mine):
        of = held.of if isinstance(held, Held) else ()
        through = held.through if isinstance(held, Held) else {}
        target = next((one.column.table.name for one in column.foreign_keys), "")
        if column.name in of:
            if column.name in ACCOUNT:
                return self.user if mine else 4711
            return self.amara if mine else self.ben
        if column.name in through:
            return self._mine[through[column.name]] if mine else self._others[through[column.name]]
        if target == table.name or column.name in ("taken_by", "appeal_by"):
            return None
        if target:
            return self._others[target]
        if _is_text(column):
            # What is kept holds no word of the person's, but for the columns that are emptied.
            theirs = mine and isinstance(held, Held) and (held.kept is None or column.name in held.kept)
            word = self._word(table, column) if theirs else f"plain-{column.name}-{mine}"
            return {"said": word} if isinstance(column.type, sa.JSON) else word
        return _plain(column, mine=mine)

    def _word(self, table, column):
        word = f"canary-{table.name}-{column.name}".replace("_", "-")
        self.words[table.name, column.name] = word
        return word

    def found_in(self, said):
        """The words that stand somewhere in there."""
        return sorted(word for word in self.words.values() if word in said)


def _kind(column):
    """The type of the database behind a type of the library's."""
    return column.type.impl_instance if isinstance(column.type, sa.TypeDecorator) else column.type


def _is_text(column):
    return isinstance(_kind(column), (sa.String, sa.JSON))


def _plain(column, *, mine):
    match _kind(column):
        case sa.Boolean():
            return False
        case sa.DateTime():
            return MONDAY
        case sa.Date():
            return MONDAY.date()
        case sa.LargeBinary():
            return b"sealed"
    return 8 if mine else 9


def dump(db):
    """Every value of every table, as words: what a logical dump holds."""

    def read(tx):
        return [
            f"{table.name}.{name}={value.isoformat() if isinstance(value, (date, datetime)) else value}"
            for table in SQLModel.metadata.sorted_tables
            for row in tx.execute(sa.select(table)).mappings()
            for name, value in row.items()
        ]

    return db.read_now(read)
