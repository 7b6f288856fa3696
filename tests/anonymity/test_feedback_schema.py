"""The tables that hold answers: no moment, no number that counts up, no key into another table."""

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.privacy.holdings import HOLDINGS, Nobody
from tests.anonymity.schema import PLANS, complaints, complaints_about_database, of_feedback, ties

HOLDING = {one for one in of_feedback() if one.name not in PLANS}


def table(*wanted, marked=True, with_rowid=False, key=True):
    columns = [sa.Column("name", sa.String, primary_key=True)] if key else []
    return sa.Table(
        "leaked",
        sa.MetaData(),
        *columns,
        *wanted,
        info={"feedback": marked},
        sqlite_with_rowid=with_rowid,
    )


LEAKING = {
    "counted up": lambda: table(sa.Column("id", sa.Integer, primary_key=True), key=False, with_rowid=True),
    "row numbers": lambda: table(sa.Column("sealed", sa.LargeBinary), with_rowid=True),
    "a moment": lambda: table(sa.Column("came", sa.DateTime(timezone=True))),
    "a day": lambda: table(sa.Column("day", sa.Date)),
    "a moment of the database's": lambda: table(
        sa.Column("noted", sa.String, server_default=sa.text("CURRENT_TIMESTAMP"))
    ),
    "a key into members": lambda: table(sa.Column("of", sa.ForeignKey("communities.id"))),
}
ONLY_IN_MODELS = {
    "not marked": lambda: table(marked=False),
    "somebody by name": lambda: table(sa.Column("member_id", sa.Integer)),
    "an order": lambda: table(sa.Column("position", sa.Integer)),
}


def test_there_is_something_to_lint():
    assert {"sealed_answers", "published_figures"} <= {one.name for one in HOLDING}


def test_the_models_know_no_moment_no_order_and_nobody():
    assert complaints(HOLDING) == []
    assert list(ties(SQLModel.metadata.sorted_tables)) == []


def test_whatever_is_marked_is_linted():
    marked = {one for one in SQLModel.metadata.sorted_tables if one.info.get("feedback")}
    assert complaints(marked) == []
    assert marked == HOLDING


def test_no_row_of_them_is_anybodys():
    assert not [one.name for one in HOLDING if not isinstance(HOLDINGS[one.name], Nobody)]


def test_the_database_is_as_the_models_say(db):
    names = sorted(one.name for one in HOLDING)
    assert db.read_now(complaints_about_database, names) == []


@pytest.mark.parametrize("leak", [*LEAKING, *ONLY_IN_MODELS])
def test_the_linter_finds_it_in_a_model(leak):
    assert complaints([{**LEAKING, **ONLY_IN_MODELS}[leak]()])


@pytest.mark.parametrize("leak", LEAKING)
def test_the_linter_finds_it_in_a_database(db, storage_url, leak):
    if leak == "row numbers" and not storage_url.startswith("sqlite"):
        return  # PostgreSQL has none that a dump would show.
    leaking = LEAKING[leak]()
    for other in ("communities",):
        sa.Table(other, leaking.metadata, sa.Column("id", sa.Integer, primary_key=True))
    db.write_now(lambda tx: leaking.create(tx.connection))
    assert db.read_now(complaints_about_database, ["leaked"])


def test_the_linter_finds_what_ties_somebody_to_a_round():
    metadata = sa.MetaData()
    taken = sa.Table("taken", metadata, sa.Column("round_id", sa.Integer), sa.Column("member_id", sa.Integer))
    answers = sa.Table(
        "answers", metadata, sa.Column("name", sa.String, primary_key=True), info={"feedback": True}
    )
    leading = sa.Table("leading", metadata, sa.Column("of", sa.ForeignKey("answers.name")))
    assert len(list(ties([taken, answers, leading]))) == 2
