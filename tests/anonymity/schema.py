"""A linter of tables: what holds answers has no moment, no number that counts up, no tie to anybody."""

import importlib
import pkgutil

import sqlalchemy as sa
from sqlmodel import SQLModel

import storage.tables

PLANS = frozenset({"feedback_rounds", "surveys"})
"""What is asked, of which session, and until when: the same whoever answers. Nothing else goes in here."""
_MOMENTS = (sa.DateTime, sa.Date, sa.Time, sa.Interval)
_NAMING = ("member", "user", "chat", "person", "author", "by", "message")
_COUNTING = ("created", "updated", "changed", "at", "order", "position", "serial", "sequence")


def of_feedback():
    """Every table that `storage.tables` keeps in its file, or files, of feedback."""
    for module in pkgutil.walk_packages(storage.tables.__path__, "storage.tables."):
        importlib.import_module(module.name)
    return {
        mapper.local_table
        for mapper in SQLModel._sa_registry.mappers
        if ".feedback" in mapper.class_.__module__
    }


def complaints(tables):
    """What is wrong with tables that hold answers, or what is told of them."""
    return [said for table in tables for said in _about(table)]


def _about(table):
    if table.name in PLANS:
        return
    if not table.info.get("feedback"):
        yield f"{table.name} is not marked as one that holds answers"
    if table.dialect_options["sqlite"]["with_rowid"] is not False:
        yield f"{table.name} has row numbers"
    if table.foreign_keys:
        yield f"{table.name} has a key into another table"
    if table.autoincrement_column is not None:
        yield f"{table.name} counts its rows up"
    for column in table.c:
        yield from _about_column(table, column)


def _about_column(table, column):
    where = f"{table.name}.{column.name}"
    words = set(column.name.split("_"))
    if isinstance(column.type, _MOMENTS):
        yield f"{where} is a moment"
    if words & set(_NAMING):
        yield f"{where} may name somebody"
    if words & set(_COUNTING):
        yield f"{where} may tell when"
    if isinstance(column.default, sa.Sequence) or column.server_default is not None or column.onupdate:
        yield f"{where} is filled in by itself"


def ties(tables):
    """Tables that put somebody beside a round, and keys that lead into what holds answers."""
    marked = {one.name for one in tables if one.info.get("feedback")}
    for table in tables:
        names = {one.name for one in table.c}
        if {"round_id"} & names and {"member_id", "user_id", "chat_id"} & names:
            yield f"{table.name} puts somebody beside a round"
        for key in table.foreign_keys:
            if key.column.table.name in marked:
                yield f"{table.name} leads into {key.column.table.name}"


def complaints_about_database(tx, names):
    """As `complaints`, of the tables as they are in a database, whatever the models say."""
    reader = _on_postgresql if tx.on_postgresql else _on_sqlite
    return [f"{name}: {said}" for name in names for said in reader(tx, name)]


def _on_sqlite(tx, name):
    def ask(question):
        return tx.execute(sa.text(question)).all()

    (kind,) = ask(f"SELECT wr FROM pragma_table_list WHERE name = '{name}'")
    if not kind.wr:
        yield "row numbers"
    if ask(f"SELECT 1 FROM pragma_foreign_key_list('{name}')"):
        yield "a key into another table"
    if ask(f"SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{name}'"):
        yield "a trigger"
    for column in ask(f"SELECT name, type, dflt_value FROM pragma_table_info('{name}')"):
        if any(word in column.type.upper() for word in ("DATE", "TIME")):
            yield f"{column.name} is a moment"
        if column.dflt_value is not None:
            yield f"{column.name} is filled in by itself"


def _on_postgresql(tx, name):
    def ask(question):
        return tx.execute(sa.text(question), {"name": name}).all()

    if ask("SELECT 1 FROM pg_constraint WHERE conrelid = CAST(:name AS regclass) AND contype = 'f'"):
        yield "a key into another table"
    if ask("SELECT 1 FROM pg_trigger WHERE tgrelid = CAST(:name AS regclass)"):
        yield "a trigger"
    wanted = (
        "SELECT column_name, data_type, column_default, is_identity FROM information_schema.columns"
        " WHERE table_name = :name"
    )
    for column in ask(wanted):
        if any(word in column.data_type for word in ("date", "time", "interval")):
            yield f"{column.column_name} is a moment"
        if column.column_default is not None or column.is_identity == "YES":
            yield f"{column.column_name} is filled in by itself"
