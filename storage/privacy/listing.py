"""Everything that is held about somebody, table by table, as it is handed out to them.

Whoever else stands in a row is "somebody else", and what somebody did to others' rows is told without what
those rows hold.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeAlias

import sqlalchemy as sa
from sqlmodel import SQLModel

from rules.ids import MemberId
from storage.db import Tx
from storage.privacy.forgetting import about, done_by, shown, tables
from storage.privacy.ties import Held, Person

_TOLD_OF_ACTS: Final = frozenset({"verb", "change", "role", "state", "status", "topic", "kind", "what"})
"""Of a row about somebody else, beside when it was and where: what was done."""
_NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "communities": ("name",),
    "groups": ("title",),
    "cycles": ("name",),
    "topics": ("name",),
    "sessions": ("topic", "starts_at"),
}
"""By what the rows of a table are known to people."""


class Who(StrEnum):
    """A person in a row."""

    YOU = "you"
    SOMEBODY = "somebody"


@dataclass(frozen=True, slots=True)
class Known:
    """Something that a row points to, by what people know it by; a session has a time as well."""

    name: str
    at: datetime | None = None


Value: TypeAlias = "str | int | float | bool | datetime | date | Who | Known | dict[str, Any] | list[Any]"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its columns in their order, without the empty ones."""

    values: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What one table holds: about the person, or done by them to what is others'."""

    table: str
    lines: tuple[Line, ...]
    done: bool = False


def everything(tx: Tx, who: Person) -> tuple[Section, ...]:
    """Every row about the person, and every act of theirs; nothing of anybody else."""
    return tuple(_sections(tx, who))


def is_known(tx: Tx, who: Person) -> bool:
    """Whether any row is about the person, or was written by them."""
    for table, held in tables():
        wanted = sa.or_(about(table, held, who), done_by(table, held, who))
        if tx.execute(sa.select(sa.literal(1)).select_from(table).where(wanted).limit(1)).first():
            return True
    return False


def _sections(tx: Tx, who: Person) -> Iterator[Section]:
    teller = _Teller(tx, who)
    for table, held in tables():
        theirs, acts = about(table, held, who), done_by(table, held, who)
        order = list(table.primary_key.columns)
        told = shown(table, held, who)
        rows = tx.execute(sa.select(table).where(told).order_by(*order)).all()
        if rows:
            yield Section(table.name, tuple(teller.line(table, held, row) for row in rows))
        if not held.by:
            continue
        rows = tx.execute(sa.select(table).where(acts, ~theirs).order_by(*order)).all()
        if rows:
            yield Section(table.name, tuple(teller.act(table, held, row) for row in rows), done=True)


class _Teller:
    """Turns rows into what the person may read, and remembers the names of what they point to."""

    def __init__(self, tx: Tx, who: Person) -> None:
        self._tx = tx
        self._mine = {int(one) for one in who.member_ids}
        self._known: dict[tuple[str, int], Known | None] = {}

    def line(self, table: sa.Table, held: Held, row: Any) -> Line:
        """A row about the person."""
        wanted = [one for one in table.c if one.name not in held.hidden]
        return self._line(wanted, held, row)

    def act(self, table: sa.Table, held: Held, row: Any) -> Line:
        """A row about somebody else, that the person has written."""
        wanted = [
            one
            for one in table.c
            if one.name in held.by or one.name in _TOLD_OF_ACTS or _is_moment(one) or _target(one) in _NAMED
        ]
        return self._line(wanted, held, row)

    def _line(self, wanted: list[sa.Column[Any]], held: Held, row: Any) -> Line:
        found = ((one.name, self._value(one, held, getattr(row, one.name))) for one in wanted)
        return Line(tuple((name, value) for name, value in found if value not in (None, "")))

    def _value(self, column: sa.Column[Any], held: Held, value: Any) -> Any:
        if value is None:
            return None
        target = _target(column)
        if isinstance(value, bool):
            return value  # "Was a member" sounds as if it named one.
        if column.name != "id" and (target == "members" or column.name in held.by or _of_member(column.name)):
            return self._person(value)
        if target in _NAMED:
            return self._name(target, value) or value
        return self._told(value) if isinstance(value, dict) else value

    def _person(self, member_id: int) -> Who:
        return Who.YOU if MemberId(member_id) in self._mine else Who.SOMEBODY

    def _told(self, detail: Mapping[str, Any]) -> dict[str, Any]:
        """A JSON column, without who else stands in it."""
        told: dict[str, Any] = {}
        for key, value in detail.items():
            if _of_member(key) and isinstance(value, int) and not isinstance(value, bool):
                told[key] = self._person(value)
            elif key == "front" and isinstance(value, str):
                told[key] = len(value.split())  # How many came first in the draw, and not who.
            else:
                told[key] = value
        return told

    def _name(self, table: str, row_id: int) -> Known | None:
        if (table, row_id) not in self._known:
            target = SQLModel.metadata.tables[table]
            columns = [target.c[one] for one in _NAMED[table]]
            row = self._tx.execute(sa.select(*columns).where(target.c.id == row_id)).one_or_none()
            self._known[table, row_id] = None if row is None else Known(*row)
        return self._known[table, row_id]


def _of_member(name: str) -> bool:
    return name in ("member", "by", "chosen_id") or name.endswith(("member_id", "_member"))


def _is_moment(column: sa.Column[Any]) -> bool:
    kind = column.type.impl_instance if isinstance(column.type, sa.TypeDecorator) else column.type
    return isinstance(kind, (sa.DateTime, sa.Date))


def _target(column: sa.Column[Any]) -> str:
    return next((one.column.table.name for one in column.foreign_keys), "")
