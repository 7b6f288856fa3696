"""The workbook, read back with another library: dates as dates, words as words, a sheet for each cycle."""

import gc
import io
from datetime import UTC, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.attendance import xlsx
from reports.attendance.columns import COLUMNS
from reports.attendance.xlsx import CELL, write_xlsx
from rules.attendance import Established, Status
from rules.exports import Presence
from tests.reports.test_attendance import MEETING, RECORD, of

NAMES = [column.name for column in COLUMNS]


def book(folder, *records):
    out = io.BytesIO()
    assert write_xlsx(records, out, folder) == len(records)
    assert list(folder.iterdir()) == []
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def lines(sheet):
    return [dict(zip(NAMES, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]


def at(meeting, **changes):
    return RECORD._replace(meeting=meeting._replace(**changes))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "aside"
    made.mkdir()
    return made


def test_days_times_and_figures_are_such_and_in_the_communitys_zone(folder):
    presence = Presence(Status.ATTENDED, Established.TEAMS, 47, presented=True)
    (line,) = lines(book(folder, of(presence=presence)).active)
    assert line == {
        "community": "Oak Vale CIG",
        "cycle": "2026/27",
        "session": 3,
        "topic": "Communicating across cultures",
        "date": datetime(2026, 7, 16),
        "start": time(17, 0),
        "end": time(17, 50),
        "minutes": 50,
        "facilitator": "Femi",
        "member": "Amara",
        "grade": "ST3",
        "specialty": None,
        "site": "Oak Vale",
        "experience band": "1 to 2 years",
        "booked at": datetime(2026, 7, 1, 9, 30),
        "status": "attended",
        "how it was established": "teams",
        "minutes present": 47,
        "presented": "yes",
    }


def test_the_head_says_whose_time_it_is_stays_in_sight_and_filters(folder):
    sheet = book(folder, RECORD, RECORD).active
    head = [cell.value for cell in sheet[1]]
    assert head[:4] == NAMES[:4]
    assert (head[5], head[14]) == ("start (Europe/London)", "booked at (Europe/London)")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:S3"


@pytest.mark.parametrize(
    "words",
    [
        '=HYPERLINK("https://evil.example")',
        "+44",
        "-2+3",
        "@SUM(A1)",
        "{=1+1}",
        "007",
        "1/2",
        "1E5",
        "TRUE",
        "https://meet.example/a",
        "mailto:amara@example.org",
        "  kept  ",
        'Zoë "the" <b> & محمد 🙂',
        "\u202eright to left",
        "one\ntwo\tthree",
    ],
)
def test_words_stay_the_words_they_were(folder, words):
    sheet = book(folder, of(name=words)).active
    cell = sheet.cell(2, NAMES.index("member") + 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


@settings(max_examples=40)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_any_words_come_back(tmp_path_factory, words):
    (line,) = lines(book(tmp_path_factory.mktemp("aside"), of(name=words)).active)
    assert line["member"] == words


def test_what_xml_cannot_hold_makes_no_broken_file(folder):
    (line,) = lines(book(folder, of(name="Amara\x00\x08\x1b\ufffe of Oak Vale")).active)
    assert line["member"].startswith("Amara")
    assert line["member"].endswith(" of Oak Vale")


@pytest.mark.parametrize("letter", ["a", "🙂", "é"])
def test_a_cell_takes_no_more_than_excel_does_and_says_that_something_is_missing(folder, letter):
    longest = CELL // (len(letter.encode("utf-16-le")) // 2)
    first, second = lines(book(folder, of(name=letter * longest), of(name=letter * (longest + 1))).active)
    assert first["member"] == letter * longest
    assert second["member"].endswith("…")
    assert len(second["member"].encode("utf-16-le")) // 2 <= CELL


def test_a_sheet_for_each_cycle_by_a_name_that_excel_takes(folder):
    cycles = [
        "2026/27",
        "2025/26",
        "2026-27",
        "History",
        "a" * 40,
        "a" * 41,
        "[x]:*?'",
        "'",
        "A" * 40,
        "🙂" * 20,
    ]
    made = book(folder, *(at(MEETING, cycle=one) for one in cycles))
    assert [lines(sheet)[0]["cycle"] for sheet in made] == cycles
    names = made.sheetnames
    assert names[:4] == ["2026-27", "2025-26", "2026-27 (2)", "History (2)"]
    assert len({one.casefold() for one in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_cycles_may_take_turns(folder):
    turns = [at(MEETING, cycle=cycle, session=number) for number, cycle in enumerate("abab")]
    made = book(folder, *turns)
    assert [[line["session"] for line in lines(sheet)] for sheet in made] == [[0, 2], [1, 3]]


def test_a_full_sheet_is_continued(folder, monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS", 3)
    made = book(folder, *(of(name=f"Amara {number}") for number in range(5)))
    assert made.sheetnames == ["2026-27", "2026-27 (2)", "2026-27 (3)"]
    assert [line["member"] for sheet in made for line in lines(sheet)] == [
        f"Amara {number}" for number in range(5)
    ]


def test_the_hour_that_is_played_twice_says_which_it_is(folder):
    night = at(MEETING, starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    (line,) = lines(book(folder, night).active)
    assert (line["start"], line["end"]) == ("01:30 BST", "01:20 GMT")


def test_nothing_is_a_book_too(folder):
    sheet = book(folder).active
    assert [cell.value for cell in sheet[1]] == NAMES


def test_what_looks_like_an_escape_is_escaped_as_excel_undoes_it(folder):
    (line,) = lines(book(folder, of(name="_x000D_")).active)
    assert line["member"] == "_x005F_x000D_", "openpyxl leaves to its caller what Excel undoes"


def test_a_failure_leaves_nothing_open(folder):
    def breaks():
        yield RECORD
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_xlsx(breaks(), io.BytesIO(), folder)
    # An open file would warn when it is collected, and a warning of that kind fails the test.
    gc.collect()


def test_memory_is_flat(folder):
    import tracemalloc

    def many(count):
        for number in range(count):
            later = MEETING.starts_at + timedelta(days=number // 40)
            yield RECORD._replace(
                meeting=MEETING._replace(session=number // 40, starts_at=later),
                person=RECORD.person._replace(name=f"Amara {number % 500}"),
            )

    def peak(count):
        tracemalloc.start()
        write_xlsx(many(count), io.BytesIO(), folder)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(200)
    # The file itself is in memory here, at some hundred bytes a row; the rows must not be.
    assert peak(4000) - peak(1000) < 3000 * 300
