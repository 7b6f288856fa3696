"""`cigbot export indicators`: both forms, what is told of which quarters, and the page of the definitions."""

import json
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import WallClock
from reports import indicators as reports
from rules.indicators import COLUMNS, Id, period_of
from screens.indicators import page
from screens.texts import Texts
from storage.db import Database
from storage.tables import AuditRow
from tests.bot.command_line import own_folder, says
from tests.bot.indicator_files import OUT, configured, held, refuses, rows_of
from tests.world import World

ROOT = Path(__file__).parents[2]
folder = pytest.fixture(autouse=True)(own_folder)


def test_the_indicators_as_csv_are_safe_to_share_and_noted(storage_url):
    held(storage_url)
    configured(storage_url, name="Oak Vale")
    said = says("export", "indicators", "--out", OUT)
    assert said.startswith(f"{len(rows_of(OUT))} rows of 1 region written to {OUT}. ")
    first = min(row["period"] for row in rows_of(OUT))
    found = {row["indicator"]: row for row in rows_of(OUT) if row["period"] == first}
    assert tuple(found["sessions-held"]) == COLUMNS
    assert {row["region"] for row in found.values()} == {"Oak Vale"}
    assert set(found) == set(Id)
    # Eleven of thirteen came: by fives that is ten of fifteen, and so is the share.
    kept = ("numerator", "denominator", "value", "suppressed")
    assert [found["attended-of-booked"][one] for one in kept] == ["10", "15", "0.667", "no"]
    assert [found["found-useful"][one] for one in kept] == ["", "", "", "unpublished"]
    assert [found["presenter-volunteered"][one] for one in kept] == ["", "", "", "few"]
    assert [found["sessions-held"][one] for one in kept] == ["1", "", "1", "no"]
    assert stat.S_IMODE(Path(OUT).stat().st_mode) == 0o600
    db = Database(storage_url)
    noted = db.read_now(lambda tx: list(tx.execute(sa.select(AuditRow.verb)).scalars()))
    db.close()
    assert noted == ["export-indicators"]
    assert "overwrites nothing" in refuses("export", "indicators", "--out", OUT)


def test_both_forms_say_the_same(storage_url):
    held(storage_url)
    configured(storage_url, region="North")
    says("export", "indicators", "--out", "a.csv")
    says("export", "indicators", "--out", "a.txt", "--format", "json")
    said, other = rows_of("a.csv"), json.loads(Path("a.txt").read_text())
    assert [{name: "" if one is None else str(one) for name, one in row.items()} for row in other] == said
    assert other[0]["region"] == "North"
    refused = refuses("export", "indicators", "--out", "a.xlsx")
    assert ".csv, .json" in refused
    assert ".xlsx, " not in refused
    assert "xlsx" in refuses(
        "export", "indicators", "--out", "b.csv", "--format", "xlsx", nothing_written=False
    )
    assert json.loads(Path("a.txt").read_text())[0]["annotation"] is None


def test_nothing_is_told_of_a_quarter_that_is_not_over(storage_url):
    held(storage_url, ago=timedelta(hours=3))
    configured(storage_url)
    assert says("export", "indicators", "--out", OUT).startswith("0 rows written")
    assert rows_of(OUT) == []


def test_quarters_and_changes_can_be_named(storage_url):
    held(storage_url)
    configured(storage_url)
    day = (WallClock().now() - timedelta(days=200)).date()
    quarter = period_of(day)
    export = ("export", "indicators", "--out")
    says(*export, "a.csv", "--from", str(quarter.first), "--to", str(quarter.last))
    assert {row["period"] for row in rows_of("a.csv")} == {str(quarter)}
    says(*export, "b.csv", "--rebase", str(quarter.first), "Evenings", "--to", str(quarter.last))
    assert {(row["phase"], row["annotation"]) for row in rows_of("b.csv")} == {("2", "Evenings")}
    assert "lies after" in refuses(*export, "c.csv", "--from", "2026-11-20", "--to", "2026-11-19")
    assert "Write it like" in refuses(
        *export, "c.csv", "--rebase", "Monday", "Evenings", nothing_written=False
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-02-01", "2026-02-28"), ("2026-01-02", "2026-06-29"), ("2026-01-01", "2026-03-30")],
)
def test_days_without_a_whole_quarter_are_refused(storage_url, first, last):
    held(storage_url)
    configured(storage_url)
    said = refuses("export", "indicators", "--out", OUT, "--from", first, "--to", last)
    assert "No whole quarter lies between --from and --to. Nothing was written." in said
    assert not Path(OUT).exists()


def test_words_that_somebody_typed_never_run_in_a_spreadsheet(storage_url):
    held(storage_url)
    formula = '=HYPERLINK("http://example.org")'
    configured(storage_url, region=formula)
    day = str((WallClock().now() - timedelta(days=200)).date())
    says("export", "indicators", "--out", OUT, "--rebase", day, "@SUM(1+1)")
    found = rows_of(OUT)
    assert {row["region"] for row in found} == {f"'{formula}"}
    assert "'@SUM(1+1)" in {row["annotation"] for row in found}
    # And are themselves again where they are read.
    says("indicators", "combine", OUT, "--out", "b.json")
    assert {row["region"] for row in rows_of("b.json")} == {formula}


def test_a_region_can_hold_several_communities(storage_url):
    held(storage_url)
    db = Database(storage_url)
    World(db).add_community("south", name="South")
    db.close()
    configured(storage_url, region="Thames")
    with Path("config.toml").open("a") as file:
        file.write('\n[communities.south]\nname = "South"\n')
    says("export", "indicators", "--out", "a.csv")
    assert {row["region"] for row in rows_of("a.csv")} == {"Thames"}
    assert len(rows_of("a.csv")) == len({(row["indicator"], row["period"]) for row in rows_of("a.csv")})


def test_a_file_that_cannot_be_written_is_not_there(storage_url, monkeypatch):
    held(storage_url)
    configured(storage_url)

    def fails(_rows, _form, out):
        out.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reports, "write", fails)
    assert "No space left" in refuses("export", "indicators", "--out", OUT, nothing_written=False)
    assert not Path(OUT).exists()


# The definitions


def test_the_page_of_the_definitions_is_the_one_in_the_documentation():
    said = says("indicators", "definitions")
    assert said.strip() == page(Texts())
    assert page(Texts()) in (ROOT / "docs" / "indicators.md").read_text()


def test_the_command_line_starts_without_loading_any_of_it():
    loaded = (
        "import sys, bot.cli; print([one for one in ('scipy', 'actions.indicators') if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
