"""The attendance as a file: right in Excel, harmless to whoever opens it, complete or not there."""

import csv
import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.attendance.csv import guarded, unguarded, write_csv
from rules.attendance import Established, Status
from rules.exports import Meeting, Person, Presence, Record
from rules.members import Experience

MEETING = Meeting(
    community="Oak Vale CIG",
    zone=ZoneInfo("Europe/London"),
    cycle="2026/27",
    session=3,
    topic="Communicating across cultures",
    starts_at=datetime(2026, 7, 16, 16, 0, tzinfo=UTC),
    minutes=50,
    facilitator="Femi",
)
PERSON = Person("Amara", "ST3", None, "Oak Vale", Experience.YEARS_1_2)
RECORD = Record(
    MEETING,
    PERSON,
    booked_at=datetime(2026, 7, 1, 8, 30, tzinfo=UTC),
    presence=Presence(Status.ATTENDED, Established.SELF, None, presented=True),
)


def of(*, booked_at=RECORD.booked_at, presence=RECORD.presence, topic=MEETING.topic, **person):
    return Record(MEETING._replace(topic=topic), PERSON._replace(**person), booked_at, presence)


def written(*records):
    out = io.BytesIO()
    assert write_csv(records, out) == len(records)
    return out.getvalue()


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_column_is_filled_with_what_is_known_in_london_time():
    (row,) = rows(written(RECORD))
    assert row == {
        "community": "Oak Vale CIG",
        "cycle": "2026/27",
        "session": "3",
        "topic": "Communicating across cultures",
        "date": "2026-07-16",
        "start": "17:00",
        "end": "17:50",
        "minutes": "50",
        "facilitator": "Femi",
        "member": "Amara",
        "grade": "ST3",
        "specialty": "",
        "site": "Oak Vale",
        "experience band": "1 to 2 years",
        "booked at": "2026-07-01 09:30",
        "status": "attended",
        "how it was established": "self",
        "minutes present": "",
        "presented": "yes",
    }


def test_excel_is_told_the_encoding_and_gets_its_line_ends():
    content = written(of(name="Zoë Łukasz محمد"))
    assert content.startswith(b"\xef\xbb\xbfcommunity,cycle,")
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    assert rows(content)[0]["member"] == "Zoë Łukasz محمد"


def test_nobody_marked_is_unmarked_and_what_is_unknown_is_empty():
    unseen = Presence(None, None, None, presented=False)
    nothing = of(booked_at=None, presence=unseen, experience=None, grade=None)
    (row,) = rows(written(nothing))
    assert [row[name] for name in ("status", "how it was established", "booked at", "experience band")] == [
        "unmarked",
        "",
        "",
        "",
    ]
    assert row["presented"] == "no"


def test_a_session_on_the_night_the_clocks_change_says_which_of_the_two_hours_it_means():
    night = RECORD._replace(meeting=MEETING._replace(starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC)))
    (row,) = rows(written(night))
    assert (row["start"], row["end"]) == ("01:30 BST", "01:20 GMT"), "that hour is played twice"


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+44",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =cmd|' /C calc'!A0",
        "\N{FULLWIDTH EQUALS SIGN}1",
        "x;=1+1",
        "x\t=1+1",
        "x\n@1",
        "\x00=1",
    ],
)
def test_no_cell_can_run_as_a_formula(words):
    cell = guarded(words)
    for start in ("", ";", "\t", "\n"):
        for piece in (start + cell).split(start)[1:] if start else [cell]:
            assert not piece.lstrip(" \r\n\t\x00").startswith(
                ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}")
            )
    assert unguarded(cell) == words


@pytest.mark.parametrize(
    "words",
    ["007", "1/2", "3-5", "SEPT2", "MARCH1", "2 Sept", "March 3, 2026", "1E5", "12:30", "5 pm", "TRUE", "£3"],
)
def test_what_excel_would_make_something_else_of_stays_words(words):
    assert guarded(words) == f"'{words}"
    assert unguarded(guarded(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Amara",
        "ST3",
        "10 habits",
        "Ward 3",
        "2026/27",
        "Mary-Anne",
        "O'Neil",
        "Maya",
        "a = b",
        "Deco 2nd",
    ],
)
def test_ordinary_words_stay_as_they_are(words):
    assert guarded(words) == words


@given(st.text(alphabet=st.sampled_from("a1'=+-@;\t\r\n \x00,\"SEPT2/")))
def test_what_was_typed_can_always_be_had_back(words):
    assert unguarded(guarded(words)) == words


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text(alphabet="=\";,\r\n'@a1"))
def test_every_cell_comes_back_from_the_file_as_it_was_guarded(member, topic):
    (row,) = rows(written(of(name=member, topic=topic)))
    assert (unguarded(row["member"]), unguarded(row["topic"])) == (member, topic)
