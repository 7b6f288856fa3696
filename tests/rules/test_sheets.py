"""Finding one of many names, and what a tap on the sheet says that was not known before."""

import pytest

from rules import sheets
from rules.attendance import Established, Line, Mark, Seen, Sheet, Status, is_news
from rules.ids import MemberId
from tests import sample


def line(number, name, mark=None):
    return Line(MemberId(number), name, booked=True, mark=mark)


def test_those_on_the_sheet_come_first_and_never_too_many():
    on_sheet = tuple(line(number, f"Amara {number}") for number in range(8))
    others = [(MemberId(100 + number), f"Amara the {number}th") for number in range(8)]
    found = sheets.find(Sheet(sample.session(), on_sheet), others, "amara")
    assert found.on_sheet == on_sheet
    assert len(found.others) == sheets.FOUND - 8
    assert found.more
    one = sheets.find(Sheet(sample.session(), on_sheet), others, "amara 3")
    assert (one.on_sheet, one.others, one.more) == ((on_sheet[3],), (others[3],), False)


def test_the_minutes_are_less_than_the_session():
    assert sheets.minutes_for(sample.session(minutes=50)) == (10, 20, 30, 40)
    assert sheets.minutes_for(sample.session(minutes=30)) == (10, 20)
    assert sheets.minutes_for(sample.session(minutes=10)) == ()


PART = Mark(Status.PART, Established.SHEET, 20)


@pytest.mark.parametrize(
    ("mark", "seen", "news"),
    [
        (None, (Status.ATTENDED,), True),
        (None, (None,), False),
        (PART, (Status.PART,), False),
        (PART, (Status.PART, 20), False),
        (PART, (Status.PART, 30), True),
        (PART, (Status.MISSED,), True),
        (PART, (None,), True),
    ],
)
def test_a_tap_that_comes_twice_is_one(mark, seen, news):
    status, *minutes = seen
    sheet = Sheet(sample.session(), (line(1, "Amara", mark),))
    assert is_news(sheet, Seen(MemberId(1), status, Established.SHEET, *minutes)) is news
