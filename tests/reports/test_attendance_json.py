"""The attendance as JSON: one array however long, nothing that was typed changed."""

import io
import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reports.attendance.columns import COLUMNS
from reports.attendance.json import write_json
from rules.exports import Presence
from tests.reports.test_attendance import MEETING, RECORD, of


def read(*records):
    out = io.BytesIO()
    assert write_json(records, out) == len(records)
    return json.loads(out.getvalue())


def test_every_column_by_its_name_with_offsets_and_nulls():
    (line,) = read(RECORD)
    assert list(line) == [column.name for column in COLUMNS]
    assert line == {
        "community": "Oak Vale CIG",
        "cycle": "2026/27",
        "session": 3,
        "topic": "Communicating across cultures",
        "date": "2026-07-16",
        "start": "2026-07-16T17:00:00+01:00",
        "end": "2026-07-16T17:50:00+01:00",
        "minutes": 50,
        "facilitator": "Femi",
        "member": "Amara",
        "grade": "ST3",
        "specialty": None,
        "site": "Oak Vale",
        "experience band": "1 to 2 years",
        "booked at": "2026-07-01T09:30:00+01:00",
        "status": "attended",
        "how it was established": "self",
        "minutes present": None,
        "presented": True,
    }


def test_nothing_and_much_are_arrays_too():
    assert read() == []
    assert len(read(*[RECORD] * 2500)) == 2500


def test_the_hour_that_is_played_twice_has_two_offsets():
    night = RECORD._replace(meeting=MEETING._replace(starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC)))
    (line,) = read(night)
    assert (line["start"][-6:], line["end"][-6:]) == ("+01:00", "+00:00")


def test_who_was_not_booked_has_no_moment():
    (line,) = read(of(booked_at=None, presence=Presence(None, None, None, presented=False)))
    assert (line["booked at"], line["status"], line["presented"]) == (None, "unmarked", False)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text(alphabet="={}[]\"',\\\r\n\x00\x1f")
)
def test_what_was_typed_stands_as_it_was_typed(name, topic):
    (line,) = read(of(name=name, topic=topic))
    assert (line["member"], line["topic"]) == (name, topic)
