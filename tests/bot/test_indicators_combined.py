"""`cigbot indicators combine`: there and back in both forms, and refusals that name file and row."""

from pathlib import Path

import pytest

from rules.indicators import COLUMNS, Id
from tests.bot.command_line import own_folder, says
from tests.bot.indicator_files import OUT, configured, held, refuses, region_file, rows_of

folder = pytest.fixture(autouse=True)(own_folder)


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


def test_a_file_that_is_named_twice_is_said_once():
    region_file("north.csv")
    said = refuses("indicators", "combine", "north.csv", "./north.csv", "--out", OUT)
    assert said.count("north.csv") == 1
    assert "is named twice. Name each file once." in said
