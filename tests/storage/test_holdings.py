"""Every table says what of a person stands in it; one that does not is found here."""

import re

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  Registers the tables.
from storage.privacy.holdings import HOLDINGS
from storage.privacy.ties import Held, Nobody

_SOUNDS = re.compile(r"(^|_)(user|member|chat|person|asker|by|facilitator|author)(_id)?$")
"""Names that sound like somebody's, whether or not the column points to a member."""


def uncovered(metadata, holdings):
    """What stands in no line: tables, and columns that name somebody."""
    missing = [name for name in metadata.tables if name not in holdings]
    for table in metadata.tables.values():
        held = holdings.get(table.name)
        if held is None:
            continue
        named = {*held.seems}
        if isinstance(held, Held):
            named |= {*held.of, *held.by, *held.through}
        for column in table.columns:
            to_members = any(one.column.table.name == "members" for one in column.foreign_keys)
            if (to_members or _SOUNDS.search(column.name)) and column.name not in named:
                missing.append(f"{table.name}.{column.name}")
    return missing


def test_every_table_says_what_of_a_person_stands_in_it():
    assert uncovered(SQLModel.metadata, HOLDINGS) == []


def test_a_new_table_with_a_member_in_it_is_found():
    metadata = sa.MetaData()
    sa.Table("members", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table(
        "notes", metadata, sa.Column("whose", sa.ForeignKey("members.id")), sa.Column("user_id", sa.Integer)
    )
    assert uncovered(metadata, {"members": Held(of=("id",))}) == ["notes"]
    known = {"members": Held(of=("id",)), "notes": Nobody("so it says")}
    assert uncovered(metadata, known) == ["notes.whose", "notes.user_id"]
    assert uncovered(metadata, known | {"notes": Held(of=("whose", "user_id"))}) == []


@pytest.mark.parametrize("name", sorted(HOLDINGS))
def test_no_line_is_about_what_is_not_there(name):
    held = HOLDINGS[name]
    table = SQLModel.metadata.tables[name]
    named = {*held.seems}
    if isinstance(held, Held):
        named |= {*held.of, *held.by, *held.through, *held.hidden, *(held.kept or {})}
        for other in held.through.values():
            assert isinstance(HOLDINGS[other], Held)
    assert named <= set(table.c.keys())


def test_what_an_empty_member_row_must_hold_is_known():
    """A new column of members that may not be empty must have a default that tells nothing."""
    table = SQLModel.metadata.tables["members"]
    known = {"id", "community_id", "user_id", "reachable", "status", "name", "presenting"}
    for column in table.c:
        assert column.nullable or column.name in known or column.default is not None


KEPT_WORDS = {
    "attendance": {"status", "established"},
    "audit": {"verb", "detail"},
    "bookings": set(),
    "exports": {"format"},
    "invite_links": {"kind", "address"},
    "presenter_changes": {"state"},
    "presenter_draws": {"pool", "candidates"},
    "presenter_slots": {"state", "part"},
    "presenter_swaps": {"state"},
}
"""The columns of words that stay of a row about somebody who is forgotten: what kind of thing it was."""


def test_what_is_kept_of_the_forgotten_has_no_words_of_theirs():
    found = {}
    for name, held in HOLDINGS.items():
        if not isinstance(held, Held) or held.kept is None or name == "members":
            continue
        words = {one.name for one in SQLModel.metadata.tables[name].c if _is_text(one)}
        found[name] = words - held.kept.keys()
    assert found == KEPT_WORDS


def _is_text(column):
    kind = column.type.impl_instance if isinstance(column.type, sa.TypeDecorator) else column.type
    return isinstance(kind, (sa.String, sa.JSON))
