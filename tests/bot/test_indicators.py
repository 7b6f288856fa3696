"""`cigbot export indicators` and `cigbot indicators combine`: both forms, there and back, and refusals."""

import csv
import json
import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from actions.bookings import book_place
from bot.cli import main
from bot.clock import WallClock
from reports import indicators as reports
from rules.attendance import Established, Seen, Status
from rules.indicators import COLUMNS, Id, period_of
from screens.indicators import page
from screens.texts import Texts
from storage import attendance, migrate
from storage.db import Database
from storage.tables import AuditRow
from tests.world import World

ROOT = Path(__file__).parents[2]
OUT = "indicators.csv"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("CIGBOT_") and name != "CIGBOT_TEST_POSTGRES":
            monkeypatch.delenv(name)
    return tmp_path


def held(url, ago=timedelta(days=200), people=13, **community):
    """A database with one session long ago, to which all but two came who had booked."""
    migrate.upgrade(url)
    db = Database(url)
    world = World(db)
    world.add_community(**community)
    world.now = WallClock().now() - ago - timedelta(days=1)
    session = world.session(starts_at=world.now + timedelta(days=1), places=20)
    names = [f"Amara{number}" for number in range(people)]
    for name in names:
        world.member(name, experience="under-1", joined_at=world.now)
        world.does(name, book_place, session)
    here = [Seen(world.member(one), Status.ATTENDED, Established.SHEET) for one in names[2:]]
    world.db.write_now(attendance.save, session, here, world.member("Femi"), world.now)
    db.close()


def configured(url, **community):
    lines = [f'[storage]\nurl = "{url}"', "[community]"]
    lines += [f"{name} = {json.dumps(value)}" for name, value in community.items()]
    Path("config.toml").write_text("\n".join(lines))


def says(*args):
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 0, result.output
    return result.stdout


def refuses(*args, lines=1, nothing_written=True):
    result = CliRunner().invoke(main, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code != 0
    assert (result.stdout, result.stderr.count("\n")) == ("", lines), result.output
    assert result.stderr.endswith(" Nothing was written.\n") == nothing_written, result.output
    return result.stderr


def rows_of(file):
    if file.endswith(".json"):
        return json.loads(Path(file).read_text())
    with Path(file).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def region_file(name, region="North", form="csv", **changes):
    """A file of one region as it is exported, with some of its cells changed by hand."""
    quarter = period_of(WallClock().now().date())
    given = {
        "indicator": "attended-of-booked",
        "definition version": 1,
        "region": region,
        "period": str(quarter),
        "numerator": 20,
        "denominator": 30,
        "value": 0.667,
        "suppressed": "no",
        "phase": 1,
        "annotation": "",
        **{key.replace("_", " "): value for key, value in changes.items()},
    }
    if form == "json":
        Path(name).write_text(json.dumps([given]))
        return
    with Path(name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(given))
        writer.writeheader()
        writer.writerow(given)


# The export


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


# Putting them together


@pytest.mark.parametrize(("first", "second", "out"), [("csv", "json", "csv"), ("json", "csv", "json")])
def test_what_was_exported_can_be_combined_and_combined_again(storage_url, first, second, out):
    held(storage_url)
    configured(storage_url, region="Thames, lower: ½")
    says("export", "indicators", "--out", f"own.{first}")
    region_file(f"north.{second}", form=second)
    said = says("indicators", "combine", f"own.{first}", f"north.{second}", "--out", f"all.{out}")
    together = rows_of(f"all.{out}")
    assert said.startswith(f"{len(together)} rows of 2 regions written")
    assert len(together) == len(rows_of(f"own.{first}")) + 1
    places = {one: at for at, one in enumerate(Id)}
    assert [places[row["indicator"]] for row in together] == sorted(
        places[row["indicator"]] for row in together
    )
    says("indicators", "combine", f"all.{out}", "--out", f"again.{out}")
    assert Path(f"again.{out}").read_bytes() == Path(f"all.{out}").read_bytes()
    # The rows of the region are those that it exported, whatever the form between.
    says("indicators", "combine", f"own.{first}", "--out", f"own.{second}")
    says("indicators", "combine", f"own.{second}", "--out", f"back.{first}")
    says("indicators", "combine", f"own.{first}", "--out", f"sorted.{first}")
    assert Path(f"back.{first}").read_bytes() == Path(f"sorted.{first}").read_bytes()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"definition_version": 2}, "south.csv, row 2 and north.csv, row 2 count"),
        ({"region": "north"}, 'south.csv, row 2 and north.csv, row 2 tell "attended-of-booked"'),
        ({"doctor": "Amara"}, 'south.csv has the column "doctor", which is not known'),
        ({"numerator": 4, "value": 0.133}, "south.csv, row 2 tells the count 4"),
        ({"suppressed": "few"}, "south.csv, row 2 says that its figures are held back (few)"),
        ({"value": 0.66}, 'they make "0.667"'),
        ({"indicator": "tea-drunk"}, "does not know"),
        ({"period": "spring"}, "Write it like 2026-10-01/2026-12-31"),
        ({"numerator": "many"}, 'column "numerator"'),
        ({"region": ""}, "has no region"),
        ({"suppressed": "perhaps"}, "no, few, band or unpublished"),
        ({"numerator": 40, "value": 1.333}, "greater than its denominator"),
        ({"numerator": ""}, "numerator"),
        ({"numerator": "", "denominator": "", "value": "", "suppressed": "band"}, "a reason"),
    ],
)
def test_what_cannot_stand_together_is_refused_with_file_and_row(changes, said):
    region_file("north.csv")
    region_file("south.csv", **{"region": "South", **changes})
    assert said in refuses("indicators", "combine", "north.csv", "south.csv", "--out", OUT)
    assert not Path(OUT).exists()


def test_a_definition_that_is_newer_everywhere_is_refused_as_well():
    region_file("north.csv", definition_version=2)
    assert "attended-of-booked 2" in refuses("indicators", "combine", "north.csv", "--out", OUT)


def test_every_fault_is_told_at_once_up_to_a_number():
    region_file("north.csv", numerator=3)
    region_file("south.csv", numerator=4)
    said = refuses("indicators", "combine", "north.csv", "south.csv", "--out", OUT, lines=2)
    assert "the count 3" in said
    assert "the count 4" in said
    head, line = Path("north.csv").read_text("utf-8-sig").splitlines()
    Path("north.csv").write_text("\n".join([head, *[line] * 30]))
    said = refuses("indicators", "combine", "north.csv", "--out", OUT, lines=21)
    assert "And 10 more. Nothing was written." in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.toml", '[storage]\nurl = "sqlite:///a.sqlite3"\n'),
        ("config.toml", '# Words; others\nadmins = [1, 2]\n"north" = 1\n'),
        ("other.csv", "name,date\nAmara,2026-01-01\n"),
        ("other.json", '[{"name": "Amara"}]'),
    ],
)
def test_what_is_no_file_of_indicators_is_said_in_one_line(name, content):
    Path(name).write_text(content)
    region_file("north.csv")
    said = refuses("indicators", "combine", "north.csv", name, "--out", OUT)
    assert f"{name} is not a file of indicators. Nothing was written." in said


def test_files_without_rows_make_no_file():
    Path("a.csv").write_text(",".join(COLUMNS) + "\n")
    Path("b.json").write_text("[]")
    said = refuses("indicators", "combine", "a.csv", "b.json", "--out", OUT)
    assert "The files hold no rows. Nothing was written." in said
    assert not Path(OUT).exists()
    region_file("north.csv")
    assert says("indicators", "combine", "a.csv", "north.csv", "--out", OUT).startswith("1 row ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", "região".encode("latin-1"), "is not UTF-8"),
        ("a.csv", ";".join(COLUMNS).encode(), "something else than commas"),
        ("a.csv", ",".join(COLUMNS).encode() + b"\nfelt-safe,1\n", "a.csv, row 2 has other columns"),
        ("a.csv", b'"open', "is not what its ending says"),
        ("a.json", b"{", "is not what its ending says"),
        ("a.json", b'{"indicator": 1}', "is not what its ending says"),
        ("a.json", b'[{"indicator": 1}, {"region": 2}]', "a.json, row 2 has other columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name, content, said):
    Path(name).write_bytes(content)
    assert said in refuses("indicators", "combine", name, "--out", OUT)


def test_a_file_that_lacks_columns_or_is_not_there():
    Path("a.csv").write_text(",".join(COLUMNS[:-1]) + "\n")
    assert 'a.csv has no column "annotation"' in refuses("indicators", "combine", "a.csv", "--out", OUT)
    said = refuses("indicators", "combine", "none.csv", "--out", OUT)
    assert "none.csv does not exist. Nothing was written." in said
    assert "is no file" in refuses("indicators", "combine", ".", "--out", OUT)
    region_file("north.csv")
    assert "overwrites nothing" in refuses("indicators", "combine", "north.csv", "--out", "north.csv")
    assert "Missing argument" in refuses("indicators", "combine", "--out", OUT, nothing_written=False)


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
