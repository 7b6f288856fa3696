"""What leaves the trust: nothing that was held back can be worked out from what is told."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.indicators import (
    BANDS,
    DEFINITIONS,
    SETTLED,
    Count,
    Id,
    Period,
    Rebase,
    Suppressed,
    holds_a_quarter,
    period_of,
    rows,
    settled,
)
from rules.publishing import outside
from rules.withholding import withheld

QUARTER = period_of(date(2026, 11, 19))
PARTS = tuple(BANDS.values())
OTHERS = (Id.ATTENDED, Id.OFFERS_TAKEN, Id.USEFUL, Id.SAFE)
SMALL = range(1, 8)

pairs = st.one_of(
    st.integers(0, 14).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    st.integers(0, 90).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
).map(lambda one: Count(*one))


@st.composite
def exact(draw):
    """Exact counts of a region in a quarter, as they hang together."""
    counts = {id_: draw(pairs) for id_ in OTHERS}
    sessions = draw(st.integers(0, 30))
    presented = draw(st.integers(0, sessions))
    counts[Id.SESSIONS_HELD], counts[Id.PLACES_OFFERED] = Count(sessions), Count(12 * sessions)
    counts[Id.VOLUNTEERED] = Count(draw(st.integers(0, presented)), presented)
    for id_ in PARTS:
        counts[id_] = draw(pairs)
    return with_total(counts)


def with_total(counts):
    return {**counts, Id.REACHED: sum((counts[one] for one in PARTS), Count(0))}


def told(*periods, region="North"):
    """The whole file of these exact counts."""
    quarters = [Period(date(2020 + at, 1, 1), date(2020 + at, 3, 31)) for at in range(len(periods))]
    return [row for days, counts in zip(quarters, periods, strict=True) for row in rows(region, days, counts)]


# What a file may hold


@given(st.lists(exact(), min_size=1, max_size=4))
def test_no_count_of_people_is_small_or_exact_and_values_come_from_what_is_told(periods):
    for row in told(*periods):
        definition = DEFINITIONS[row.indicator]
        if row.suppressed is not Suppressed.NO:
            assert (row.numerator, row.denominator, row.value) == (None, None, None)
            continue
        assert (row.denominator is None) == (not definition.share)
        if definition.people:
            assert row.numerator % 5 == row.denominator % 5 == 0
        if definition.share:
            expected = round(row.numerator / row.denominator, 3) if row.denominator else None
            assert row.value == expected
            assert row.numerator <= row.denominator
        else:
            assert row.value == row.numerator


@settings(max_examples=60)
@given(st.lists(exact(), min_size=1, max_size=3))
def test_another_history_makes_the_same_file_with_another_count_in_its_place(periods):
    """Of each small count that is held back, in a whole file of several periods, with all totals."""
    file = told(*periods)
    for at, counts in enumerate(periods):
        for id_, count in counts.items():
            for part in ("number", "of") if DEFINITIONS[id_].people else ():
                mine = getattr(count, part)
                if mine in SMALL:
                    # Of one presenter it is known that there was one at most.
                    enough = 1 if id_ is Id.VOLUNTEERED or count.of < 3 else 2
                    others = set()
                    for twin in twins_of(counts, id_, part):
                        other = getattr(twin[id_], part)
                        if other not in others and told(*periods[:at], twin, *periods[at + 1 :]) == file:
                            others.add(other)
                        if len(others) == enough:
                            break
                    assert len(others) == enough, (id_, part, count)


def twins_of(counts, id_, part):
    """Histories that differ from this one in that count, and as little as possible elsewhere."""
    for other, both in product(range(9), (False, True)):
        more = other - getattr(counts[id_], part)
        changed = Count(
            counts[id_].number + more * (both or part == "number"),
            counts[id_].of + more * (both or part == "of"),
        )
        if not 0 <= changed.number <= changed.of:
            continue
        presenters = changed.of > counts[Id.SESSIONS_HELD].number
        if changed == counts[id_] or (id_ is Id.VOLUNTEERED and presenters):
            continue
        if id_ is Id.REACHED:
            # A total that is held back: somebody more, or less, in one of the bands.
            for band in PARTS:
                moved = Count(
                    counts[band].number + changed.number - counts[id_].number,
                    counts[band].of + changed.of - counts[id_].of,
                )
                if 0 <= moved.number <= moved.of:
                    yield with_total({**counts, band: moved})
        elif id_ in PARTS:
            yield from _moved(counts, id_, changed)
        else:
            yield {**counts, id_: changed}


def _moved(counts, id_, changed):
    """Those who are more in one band are fewer in another, but for what rounding hides."""
    yield with_total({**counts, id_: changed})
    more = Count(changed.number - counts[id_].number, changed.of - counts[id_].of)
    for band in PARTS:
        for off, off_of in product(range(-2, 3), repeat=2) if band != id_ else ():
            other = Count(counts[band].number - more.number + off, counts[band].of - more.of + off_of)
            if 0 <= other.number <= other.of:
                yield with_total({**counts, id_: changed, band: other})


def test_one_small_band_takes_another_with_it():
    counts = dict.fromkeys(PARTS, Count(40, 60)) | {Id.REACHED_UNDER_1: Count(3, 20)}
    counts |= {Id.REACHED_1_2: Count(20, 30), Id.REACHED_NOT_SAID: Count(0, 10)}
    found = {row.indicator: row for row in rows("North", QUARTER, with_total(counts))}
    held_back = {one for one, row in found.items() if row.suppressed is not Suppressed.NO}
    assert held_back == {Id.REACHED_UNDER_1, Id.REACHED_1_2}
    assert {found[one].suppressed for one in held_back} == {Suppressed.BAND}
    # Nobody reached is told: it is what has to be mended.
    assert (found[Id.REACHED_NOT_SAID].numerator, found[Id.REACHED_NOT_SAID].denominator) == (0, 10)
    assert (found[Id.REACHED].numerator, found[Id.REACHED].denominator) == (105, 180)


def test_of_a_total_that_is_held_back_no_band_is_told():
    counts = dict.fromkeys(PARTS, Count(0, 30)) | {Id.REACHED_UNDER_1: Count(6, 30)}
    found = {row.indicator: row.suppressed for row in rows("North", QUARTER, with_total(counts))}
    assert found[Id.REACHED] is Suppressed.FEW
    assert {found[one] for one in PARTS} == {Suppressed.BAND}


@pytest.mark.parametrize(
    ("parts", "total"), [(2, 25), (3, 15), (3, 30), (3, 45), (4, 10), (4, 35), (4, 40), (5, 10), (5, 15)]
)
def test_of_every_way_to_share_out_people_six_counts_fit_a_small_one(parts, total):
    """All of them counted out: who knows the rule of holding back, and all that is told, knows no more."""
    assert_any_fits(([(one, one) for one in counts] for counts in shared_out(total, parts)), parts)


@pytest.mark.parametrize(("parts", "total"), [(2, 15), (3, 10)])
def test_of_every_way_to_share_out_members_and_those_reached_six_fit(parts, total):
    every = (
        tuple(zip(reached, members, strict=True))
        for members in shared_out(total, parts)
        for reached in product(*(range(one + 1) for one in members))
    )
    assert_any_fits(every, parts)


def assert_any_fits(every, parts):
    possible = defaultdict(lambda: [(set(), set()) for _ in range(parts)])
    for counts in every:
        hidden = withheld(counts)
        reached = outside(sum(one for one, _ in counts))
        shown = tuple(None if at in hidden else tuple(map(outside, part)) for at, part in enumerate(counts))
        for known, part in zip(possible[reached, shown], counts, strict=True):
            for those, one in zip(known, part, strict=True):
                those.add(one)
    for (_, shown), found in possible.items():
        for known in (known for told_, known in zip(shown, found, strict=True) if told_ is None):
            for those in known:
                assert len(those & set(SMALL)) in (0, 6, 7)
    assert any(None in shown for _, shown in possible)


def shared_out(told_as, parts):
    """Every way to make these parts of a total that is told as this."""
    for total in range(told_as - 2, told_as + 3):
        for bars in combinations(range(total + parts - 1), parts - 1):
            yield tuple(end - begin - 1 for begin, end in pairwise((-1, *bars, total + parts - 1)))


def test_what_rounding_would_give_away_is_held_back():
    # 48 is told as 50, and four times 12 as 10: only four times 12 make so many.
    assert len(withheld([(12, 12)] * 4)) >= 2
    # 33 is told as 35 and 12 as 10: the others would be 21 or more, which three small ones make in one way.
    assert withheld([(7, 7), (7, 7), (7, 7), (12, 12)]) == {0, 1, 2, 3}


@given(st.lists(pairs, min_size=1, max_size=5))
def test_what_is_small_is_never_told_and_what_is_told_has_no_hole(parts):
    hidden = withheld(parts)
    assert {at for at, part in enumerate(parts) if None in map(outside, part)} <= hidden
    totals = [outside(sum(column)) for column in zip(*parts, strict=True)]
    assert len(hidden) != 1 or None in totals or len(parts) == 1


# Sessions, presenters, feedback


def test_sessions_and_places_are_announced_and_told_as_they_are():
    found = rows("North", QUARTER, {Id.SESSIONS_HELD: Count(3), Id.PLACES_OFFERED: Count(36)})
    assert [(one.numerator, one.denominator, one.value) for one in found] == [(3, None, 3), (36, None, 36)]


def test_of_few_presenters_it_is_not_told_either_that_there_were_none():
    for count in (Count(0, 0), Count(0, 1), Count(1, 1), Count(2, 7)):
        (row,) = rows("North", QUARTER, {Id.VOLUNTEERED: count})
        assert row.suppressed is Suppressed.FEW
    (row,) = rows("North", QUARTER, {Id.VOLUNTEERED: Count(0, 9)})
    assert (row.numerator, row.denominator) == (0, 10)


def test_what_was_not_published_within_is_not_told_outside():
    (row,) = rows("North", QUARTER, {Id.SAFE: None})
    assert (row.numerator, row.suppressed) == (None, Suppressed.UNPUBLISHED)
    (row,) = rows("North", QUARTER, {Id.SAFE: Count(11, 14)})
    assert (row.numerator, row.denominator, row.value) == (10, 15, 0.667)


def test_of_none_there_is_no_share():
    (row,) = rows("North", QUARTER, {Id.ATTENDED: Count(0, 0)})
    assert (row.numerator, row.denominator, row.value, row.suppressed) == (0, 0, None, Suppressed.NO)


# Periods and phases


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_day_is_in_one_quarter(day):
    period = period_of(day)
    assert period.first <= day <= period.last
    assert period_of(period.after).first == period.after
    assert period_of(period.first) == period_of(period.last) == period
    assert 90 <= (period.after - period.first).days <= 92


def test_a_quarter_is_told_once_its_figures_are_final():
    first, over = date(2026, 7, 1), date(2026, 12, 31)
    told_on = over + SETTLED + timedelta(days=1)
    assert list(settled(first, told_on, told_on - timedelta(days=1))) == [period_of(first)]
    assert list(settled(first, told_on, told_on)) == [period_of(first), QUARTER]
    assert str(QUARTER) == "2026-10-01/2026-12-31"


def test_only_whole_quarters_are_told():
    today = date(2028, 1, 1)
    found = list(settled(date(2026, 8, 1), date(2027, 5, 1), today))
    assert found == [QUARTER, period_of(date(2027, 1, 1))]
    assert list(settled(date(2026, 8, 1), date(2026, 9, 1), today)) == []


def test_a_change_begins_a_phase_and_says_why_once():
    changes = [Rebase(date(2027, 1, 15), "evenings"), Rebase(date(2027, 3, 1), "two hosts")]
    found = []
    for day in (date(2026, 11, 1), date(2027, 2, 1), date(2027, 5, 1)):
        (row,) = rows("North", period_of(day), {Id.SESSIONS_HELD: Count(3)}, changes)
        found.append((row.phase, row.annotation))
    assert found == [(1, ""), (3, "evenings; two hosts"), (3, "")]


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), True),
        (date(2026, 1, 1), date(2026, 3, 30), False),
        (date(2026, 1, 2), date(2026, 6, 30), True),
        (date(2026, 1, 2), date(2026, 6, 29), False),
        (date(2025, 11, 1), date(2026, 3, 31), True),
    ],
)
def test_days_hold_a_quarter_only_if_it_lies_wholly_among_them(first, last, holds):
    assert holds_a_quarter(first, last) is holds
