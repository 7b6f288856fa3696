"""Minutes added up over stays, devices and reports, and what they count as."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.attendance import Established, Line, Mark, Seen, Sheet, Status
from rules.ids import MemberId, SessionId, UserId
from rules.teams.imports import Answer, Import, Participant, joined, preview
from rules.teams.presence import Presence, Span, presence, status
from tests.sample import START, session


def span(begins, ends, seconds=None):
    """From one minute after the start to another."""
    return Span(START + timedelta(minutes=begins), START + timedelta(minutes=ends), seconds)


@pytest.mark.parametrize(
    ("spans", "minutes"),
    [
        ([span(0, 20)], 20),
        ([span(0, 20), span(25, 50)], 45),
        ([span(0, 20), span(10, 30)], 30),
        ([span(0, 50), span(10, 20)], 50),
        ([span(0, 20), span(0, 20)], 20),
        # Out in between, as the second section tells it.
        ([span(0, 50, 20 * 60)], 20),
        ([span(0, 50, 20 * 60), span(60, 70, 10 * 60)], 30),
        # A length longer than its span is not believed.
        ([span(0, 20, 90 * 60)], 20),
        ([Span(None, None, 600)], 10),
        ([Span(START, None, 600)], 10),
        ([span(0, 20), Span(START + timedelta(minutes=1), None, None)], None),
        # The end of it was not known yet when the other report was taken.
        ([span(0, 20), Span(START, None, None)], 20),
        ([Span()], None),
        ([], None),
    ],
)
def test_spans_are_added_up(spans, minutes):
    assert presence(spans).minutes == minutes


def test_minutes_are_those_of_the_meeting_not_of_the_session():
    assert presence([span(-10, 70)]).minutes == 80


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2)])
def test_to_the_nearest_minute(seconds, minutes):
    assert Presence(seconds, complete=True).minutes == minutes


@pytest.mark.parametrize(
    ("seconds", "wanted"), [(0, Status.PART), (1499, Status.PART), (1500, Status.ATTENDED)]
)
def test_half_of_the_session_is_attended(seconds, wanted):
    assert status(Presence(seconds, complete=True), 50) is wanted
    assert status(Presence(seconds, complete=False), 50) is wanted


_SPANS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 100)), max_size=8)


@given(_SPANS, _SPANS)
def test_two_reports_are_the_union_of_both(first, second):
    """By counting minutes one by one; in any order, and twice as once."""
    mine, other = ([span(at, at + length) for at, length in one] for one in (first, second))
    wanted = len({minute for at, length in (*first, *second) for minute in range(at, at + length)})
    assert presence([*mine, *other]).seconds == wanted * 60
    assert presence([*other, *mine, *other]) == presence([*mine, *other])


# What an import would change


def participant(name, *spans, member=None, suggested=(), address=""):
    return Participant(
        name,
        (address,) if address else (),
        "",
        False,
        spans or (span(0, 50),),
        None if member is None else MemberId(member),
        tuple(map(MemberId, suggested)),
    )


def imported(*people, answers=None, take=False):
    return Import(
        1, UserId(1), SessionId(1), ("a",), people, answers or {}, take, 1, datetime(2026, 11, 20, tzinfo=UTC)
    )


def sheet(*marks):
    """Lines numbered from 1, each booked, with these marks."""
    return Sheet(
        session(),
        tuple(Line(MemberId(number), f"Name {number}", True, mark) for number, mark in enumerate(marks, 1)),
    )


ATTENDED_BY_HAND = Mark(Status.ATTENDED, Established.SHEET)
MISSED_BY_HAND = Mark(Status.MISSED, Established.SHEET)
HERE = Mark(Status.ATTENDED, Established.SELF)
LED_BY = MemberId(99)


def seen(found):
    return [(one.member_id, one.status, one.minutes) for one in found]


def test_a_member_without_a_mark_gets_one():
    found = preview(imported(participant("A", member=1)), sheet(None, None), {}, LED_BY)
    assert seen(found.seen) == [(1, Status.ATTENDED, 50)]
    assert (found.people, found.matched, found.open, found.not_ours, found.missing) == (1, 1, 0, 0, (2,))


def test_who_is_not_on_the_sheet_is_added_but_not_its_facilitator():
    people = (participant("A", member=5), participant("F", member=99))
    found = preview(imported(*people), sheet(None), {}, LED_BY)
    assert seen(found.seen) == [(5, Status.ATTENDED, 50)]
    assert not found.changes[0].booked


def test_marks_made_by_hand_stay():
    people = (participant("A", member=1), participant("B", member=2))
    found = preview(imported(*people), sheet(MISSED_BY_HAND, ATTENDED_BY_HAND), {}, LED_BY)
    assert seen(found.by_hand) == [(1, Status.ATTENDED, 50)]
    assert found.seen == [Seen(MemberId(2), Status.ATTENDED, Established.SHEET, 50)]
    taken = preview(imported(*people, take=True), sheet(MISSED_BY_HAND, ATTENDED_BY_HAND), {}, LED_BY)
    assert taken.seen == [
        Seen(MemberId(1), Status.ATTENDED, Established.TEAMS, 50),
        Seen(MemberId(2), Status.ATTENDED, Established.SHEET, 50),
    ]


def test_marks_made_by_doctors_follow_the_report():
    people = (participant("A", member=1), participant("B", span(0, 5), member=2))
    found = preview(imported(*people), sheet(HERE, HERE), {}, LED_BY)
    assert sorted(seen(found.seen)) == [(1, Status.ATTENDED, 50), (2, Status.PART, 5)]
    assert {one.established for one in found.seen} == {Established.TEAMS}
    assert [one.member_id for one in found.changes] == [2]


def test_the_same_report_again_changes_nothing():
    marked = Mark(Status.ATTENDED, Established.TEAMS, 50)
    before = {MemberId(1): [span(0, 50)]}
    found = preview(imported(participant("A", member=1)), sheet(marked), before, LED_BY)
    assert found.seen == []


def test_earlier_reports_are_added_and_whoever_was_in_them_is_not_missing():
    before = {MemberId(1): [span(0, 20)], MemberId(2): [span(0, 50)]}
    marks = (Mark(Status.PART, Established.TEAMS, 20), Mark(Status.ATTENDED, Established.TEAMS, 50))
    found = preview(imported(participant("A", span(30, 50), member=1)), sheet(*marks), before, LED_BY)
    assert seen(found.seen) == [(1, Status.ATTENDED, 40)]
    assert found.missing == ()


def test_nobody_has_missed_a_session_because_a_report_says_so():
    found = preview(imported(participant("A", span(0, 0), member=1)), sheet(None, None), {}, LED_BY)
    assert seen(found.seen) == [(1, Status.PART, 0)]


def test_two_participants_who_are_one_member_are_added_up():
    people = (participant("A", span(0, 20), member=1), participant("phone", span(15, 40), suggested=(1,)))
    found = preview(imported(*people, answers={1: MemberId(1)}), sheet(None), {}, LED_BY)
    assert seen(found.seen) == [(1, Status.ATTENDED, 40)]
    assert found.matched == 2


def test_answers():
    people = [participant(name, suggested=(1,)) for name in "ABCD"]
    answers = {0: MemberId(1), 1: Answer.NOBODY, 2: Answer.SKIP}
    one = imported(*people, answers=answers)
    assert (one.doubtful, one.unanswered, one.left_open) == ((0, 1, 2, 3), (3,), (2, 3))
    found = preview(one, sheet(None), {}, LED_BY)
    assert (found.matched, found.open, found.not_ours) == (1, 2, 1)


def test_people_of_two_files_are_joined_where_they_are_the_same():
    first = (participant("Amara", span(0, 10), address="a@x.org"), participant("Ben", span(0, 10)))
    second = (
        participant("AO", span(20, 30), address="a@x.org"),
        participant("BEN (Guest)", span(20, 30)),
        participant("Ben", span(30, 40)),
    )
    found = joined(first, second)
    assert [(one.name, len(one.spans)) for one in found] == [("Amara", 2), ("Ben", 2), ("BEN (Guest)", 1)]
