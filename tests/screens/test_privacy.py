"""What the file of /mydata calls things, and in which order it speaks of them."""

import pytest
from sqlmodel import SQLModel

from screens.privacy import chapters
from screens.screen import text
from screens.texts import Texts, UnknownTextError
from storage.privacy.holdings import HOLDINGS
from storage.privacy.ties import Held

TABLES = sorted(name for name, one in HOLDINGS.items() if isinstance(one, Held))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_with_somebody_in_it_has_a_heading(table):
    assert Texts().plain(text(f"data-{table.replace('_', '-')}"))


def test_every_table_with_somebody_in_it_has_its_place_and_the_person_comes_first():
    placed = [table for tables in chapters.CHAPTERS.values() for table in tables]
    assert sorted(placed) == TABLES
    assert min(TABLES, key=chapters.place) == "members"
    assert max(TABLES, key=chapters.place) == "outbox"
    # A table that nobody gave a place comes last, and is not left out.
    assert chapters.place("a_new_one") > chapters.place("outbox")
    assert chapters.chapter_of("a_new_one") == "technical"


def called(table, word):
    try:
        return Texts().plain(text(f"data-field-of-{table.replace('_', '-')}-{word}"))
    except UnknownTextError:
        return Texts().plain(text(f"data-field-{word}"))


@pytest.mark.parametrize("table", TABLES)
def test_what_is_handed_out_is_called_by_words_and_not_by_its_column(table):
    held = HOLDINGS[table]
    for column in SQLModel.metadata.tables[table].c:
        if column.name not in held.hidden:
            said = called(table, column.name.removesuffix("_id").replace("_", "-"))
            assert chapters.label(Texts(), column.name, table) == said
            assert said[0].isupper()
            assert "_" not in said


def test_a_word_of_no_column_is_said_as_it_is():
    assert chapters.label(Texts(), "given_by_nobody") == "given by nobody"
    assert chapters.label(Texts(), "files", "calendars") == "Whether I send you calendar files"
    assert chapters.label(Texts(), "files", "teams_imports") == "What the files are known by"
