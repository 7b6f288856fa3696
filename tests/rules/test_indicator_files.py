"""Files put together: what is taken, and what is refused and why."""

from datetime import date

import pytest

from rules.indicator_files import Place, Wrong, columns, in_order, read, together
from rules.indicators import BANDS, COLUMNS, Count, Id, Period, Row, Suppressed, period_of, rows

AT = Place("north.csv", 7)
QUARTER = period_of(date(2026, 11, 19))
GOOD = {
    "indicator": "attended-of-booked",
    "definition version": "1",
    "region": "North",
    "period": "2026-10-01/2026-12-31",
    "numerator": "20",
    "denominator": "30",
    "value": "0.667",
    "suppressed": "no",
    "phase": "1",
    "annotation": "",
}
EMPTY = {"numerator": "", "denominator": "", "value": ""}
SESSIONS = {"indicator": "sessions-held", "numerator": "3", "denominator": "", "value": "3"}


def test_a_row_is_read_as_it_was_written():
    assert read(GOOD, AT) == Row(Id.ATTENDED, 1, "North", QUARTER, 20, 30, 0.667, Suppressed.NO, 1, "")
    assert isinstance(read(GOOD | SESSIONS, AT), Row)
    assert isinstance(read(GOOD | EMPTY | {"suppressed": "few"}, AT), Row)
    assert isinstance(read(GOOD | {"numerator": "0", "denominator": "0", "value": ""}, AT), Row)


@pytest.mark.parametrize(
    ("cells", "wrong", "what"),
    [
        ({"indicator": "tea-drunk"}, Wrong.INDICATOR, "tea-drunk"),
        ({"definition version": ""}, Wrong.NUMBER, "definition version"),
        ({"definition version": "one"}, Wrong.NUMBER, "definition version"),
        ({"region": " "}, Wrong.REGION, ""),
        ({"period": "spring"}, Wrong.PERIOD, "spring"),
        ({"period": "2026-12-31/2026-10-01"}, Wrong.PERIOD, "2026-12-31/2026-10-01"),
        ({"numerator": "20.5"}, Wrong.NUMBER, "numerator"),
        ({"numerator": "-5"}, Wrong.NUMBER, "numerator"),
        ({"denominator": "٣٠"}, Wrong.NUMBER, "denominator"),
        ({"value": "nan"}, Wrong.NUMBER, "value"),
        ({"phase": "0"}, Wrong.NUMBER, "phase"),
        ({"suppressed": "maybe"}, Wrong.SUPPRESSED, "maybe"),
        # Against what is held back.
        ({"suppressed": "few"}, Wrong.HELD_BACK, "few"),
        ({**EMPTY, "denominator": "30", "suppressed": "few"}, Wrong.HELD_BACK, "few"),
        ({**EMPTY, "value": "0.2", "suppressed": "few"}, Wrong.HELD_BACK, "few"),
        (EMPTY, Wrong.MISSING, "numerator"),
        ({"denominator": ""}, Wrong.MISSING, "denominator"),
        ({**SESSIONS, "denominator": "5"}, Wrong.MISSING, "denominator"),
        ({"numerator": "3", "value": "0.1"}, Wrong.SMALL, "3"),
        ({"numerator": "5", "value": "0.167"}, Wrong.SMALL, "5"),
        ({"numerator": "0", "denominator": "5", "value": "0"}, Wrong.SMALL, "5"),
        ({"numerator": "21", "value": "0.7"}, Wrong.SMALL, "21"),
        ({"indicator": "presenter-volunteered", "numerator": "0", "denominator": "0"}, Wrong.SMALL, "0"),
        ({"numerator": "35", "value": "1.167"}, Wrong.MORE, ""),
        ({"value": "0.65"}, Wrong.VALUE, "0.667"),
        ({"value": ""}, Wrong.VALUE, "0.667"),
        ({"numerator": "0", "denominator": "0", "value": "0"}, Wrong.VALUE, ""),
        ({**EMPTY, "suppressed": "unpublished"}, Wrong.REASON, "unpublished"),
        ({**EMPTY, "suppressed": "band"}, Wrong.REASON, "band"),
        ({**SESSIONS, **EMPTY, "suppressed": "few"}, Wrong.REASON, "few"),
        ({**EMPTY, "indicator": "members-reached-not-said", "suppressed": "few"}, Wrong.REASON, "few"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_place(cells, wrong, what):
    found = read(GOOD | cells, AT)
    assert (found.wrong, found.what, found.at) == (wrong, what, AT)


def test_columns_are_the_ten_each_once_in_whatever_order():
    assert list(columns(COLUMNS, "a")) == []
    assert list(columns(COLUMNS[::-1], "a")) == []
    faults = list(columns((*COLUMNS[1:], "member", "region"), "a"))
    assert [(one.wrong, one.what) for one in faults] == [
        (Wrong.COLUMN, "region"),
        (Wrong.COLUMN, "member"),
        (Wrong.NO_COLUMN, "indicator"),
    ]


def placed(*given, file="north.csv"):
    return [(Place(file, number), row) for number, row in enumerate(given, 2)]


def row(region="North", period=QUARTER, version=1, id_=Id.ATTENDED):
    return Row(id_, version, region, period, 20, 30, 0.667, Suppressed.NO)


def test_regions_and_periods_stand_side_by_side():
    assert together(placed(row(), row("South"), row(period=period_of(QUARTER.after)))) == []


def test_what_is_told_twice_is_refused_with_both_places():
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    for again in (row(), row("north"), row(period=year)):
        (fault,) = together(placed(row()) + placed(again, file="again.csv"))
        assert fault.wrong is Wrong.OVERLAP
        assert {fault.at.file, fault.other.file} == {"north.csv", "again.csv"}


def test_versions_are_not_mixed_and_an_unknown_one_is_not_taken():
    (fault,) = together(placed(row(), row("South", version=2)))
    assert (fault.wrong, fault.at.row, fault.other.row) == (Wrong.MIXED, 3, 2)
    (fault,) = together(placed(row(version=2)))
    assert (fault.wrong, fault.what) == (Wrong.VERSION, "attended-of-booked 2")


def bands(**hidden):
    """Rows of a region in which every band can be told, some of them emptied by hand."""
    counts = dict.fromkeys(BANDS.values(), Count(40, 60)) | {Id.REACHED: Count(200, 300)}
    for one in rows("North", QUARTER, counts):
        assert one.suppressed is Suppressed.NO
        if one.indicator in hidden.get("of", ()):
            kind = Suppressed.FEW if one.indicator is Id.REACHED else Suppressed.BAND
            yield Row(one.indicator, 1, "North", QUARTER, None, None, None, kind)
        else:
            yield one


def test_a_band_that_others_give_away_is_refused():
    assert together(placed(*bands())) == []
    assert together(placed(*bands(of=[Id.REACHED_1_2, Id.REACHED_3_5]))) == []
    (fault,) = together(placed(*bands(of=[Id.REACHED_1_2])))
    assert (fault.wrong, fault.what) == (Wrong.DERIVED, Id.REACHED_1_2)
    faults = together(placed(*bands(of=[Id.REACHED, Id.REACHED_1_2, Id.REACHED_3_5])))
    assert [one.wrong for one in faults] == [Wrong.DERIVED] * 3


def test_what_is_compared_stands_together():
    given = [
        row("South"),
        row("north"),
        row(id_=Id.SAFE),
        row("South", period_of(QUARTER.after)),
        row("North"),
    ]
    found = [(one.indicator, one.region, one.period.first.month) for one in in_order(given)]
    assert found == [
        (Id.ATTENDED, "north", 10),
        (Id.ATTENDED, "North", 10),
        (Id.ATTENDED, "South", 10),
        (Id.ATTENDED, "South", 1),
        (Id.SAFE, "North", 10),
    ]
