"""The check-in button and the sheet: when each counts, and for whom."""

from datetime import UTC, datetime, timedelta

import pytest

from rules import attendance
from rules.attendance import CheckedIn, Established, Line, Mark, Presence, Refused, Sheet, Status
from rules.ids import CommunityId, MemberId, UserId
from rules.permissions import Actor, Membership, NotAllowedError, Role, Verb
from rules.sessions import Status as SessionStatus
from tests import sample

START = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def session(status=SessionStatus.SCHEDULED):
    return sample.session(status=status, facilitator_id=MemberId(7))


def press(at, *, booked=True, mark=None, status=SessionStatus.SCHEDULED):
    return attendance.check_in(Presence(session(status), booked, mark), at)


@pytest.mark.parametrize("minutes", [-10, -1, 0, 19, 20])
def test_it_counts_from_ten_minutes_before_to_twenty_after(minutes):
    assert press(START + minutes * MINUTE) == CheckedIn(session(), Established.SELF)


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (START - 10 * MINUTE - timedelta(seconds=1), "too-early"),
        (START + 20 * MINUTE + timedelta(seconds=1), "too-late"),
    ],
)
def test_a_second_outside_it_does_not(at, reason):
    assert press(at) == Refused(session(), reason)


def test_who_came_without_a_place_is_marked_as_such():
    assert press(START, booked=False) == CheckedIn(session(), Established.WALK_IN)


@pytest.mark.parametrize("known", [Status.ATTENDED, Status.PART])
def test_twice_is_once_even_when_it_is_late(known):
    mark = Mark(known, Established.SHEET)
    again = press(START + 40 * MINUTE, mark=mark)
    assert again == CheckedIn(session(), Established.SHEET, already=True)


def test_a_press_does_not_overrule_the_facilitator():
    refused = press(START, mark=Mark(Status.MISSED, Established.SHEET))
    assert refused == Refused(session(), "marked-missed")


def test_nobody_is_present_at_a_cancelled_session():
    cancelled = session(SessionStatus.CANCELLED)
    assert press(START, status=SessionStatus.CANCELLED) == Refused(cancelled, "session-cancelled")


def sheet(**marks):
    lines = (Line(MemberId(number), name, True, mark) for number, (name, mark) in enumerate(marks.items()))
    return Sheet(session(), tuple(lines))


END = START + 50 * MINUTE


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (START - MINUTE, "sheet-too-early"),
        (START, None),
        (END + timedelta(days=14), None),
        (END + timedelta(days=14, seconds=1), "corrections-over"),
    ],
)
def test_the_sheet_is_open_from_the_start_for_two_weeks(at, reason):
    refused = attendance.mark(sheet(Amara=None), MemberId(0), at)
    assert (refused.reason if refused else None) == reason


def test_only_those_on_the_sheet_can_be_marked():
    assert attendance.mark(sheet(Amara=None), MemberId(5), START) == Refused(session(), "not-on-sheet")


def test_the_rest_are_those_without_a_mark():
    attended, missed = (Mark(one, Established.SHEET) for one in (Status.ATTENDED, Status.MISSED))
    assert attendance.the_rest(sheet(Amara=attended, Ben=None, Chidi=missed, Dana=None), START) == [1, 3]


def test_a_sheet_counts_each_status_and_the_unmarked():
    seen = sheet(Amara=Mark(Status.PART, Established.SHEET), Ben=None)
    assert [seen.count(one) for one in (Status.ATTENDED, Status.PART, Status.MISSED, None)] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("member", "roles", "may"),
    [
        (7, {Role.FACILITATOR}, True),
        (8, {Role.FACILITATOR}, False),
        (9, {Role.ADMIN}, True),
    ],
)
def test_the_sheet_is_the_facilitators_own_and_the_admins(member, roles, may):
    me = Membership(MemberId(member), CommunityId(1), frozenset(roles))
    assert attendance.may_mark(me, session()) is may
    actor = Actor(UserId(1), (me,))
    if may:
        assert attendance.require_sheet(actor, Verb.SEND_CERTIFICATES, session()) is me
    else:
        with pytest.raises(NotAllowedError) as refused:
            attendance.require_sheet(actor, Verb.SEND_CERTIFICATES, session())
        assert (refused.value.verb, refused.value.stranger) == (Verb.SEND_CERTIFICATES, False)


def test_the_sheet_asks_for_the_verb_too_and_where_the_session_is():
    member = Membership(MemberId(7), CommunityId(1), frozenset({Role.MEMBER}))
    elsewhere = Membership(MemberId(9), CommunityId(2), frozenset({Role.ADMIN}))
    for actor, stranger in ((Actor(UserId(1), (member,)), False), (Actor(UserId(1), (elsewhere,)), True)):
        with pytest.raises(NotAllowedError) as refused:
            attendance.require_sheet(actor, Verb.MARK_ATTENDANCE, session())
        assert refused.value.stranger is stranger
