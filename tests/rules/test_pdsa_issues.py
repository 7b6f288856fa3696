"""Issues: how they stand, how old they are, what they are about."""

from datetime import date, timedelta

from rules.ids import CommunityId, LoggedIssueId, MemberId, PdsaCycleId, ThemeId
from rules.pdsa import issues
from rules.pdsa.issues import LoggedIssue, Status

TODAY = date(2026, 11, 16)


def issue(number=1, *, days=0, status=Status.OPEN, closed=None):
    closed_on = None if closed is None else TODAY - timedelta(days=closed)
    logged = TODAY - timedelta(days=days)
    return LoggedIssue(
        LoggedIssueId(number), CommunityId(1), number, "Late", MemberId(7), logged, status, closed_on
    )


def test_an_age_grows_while_it_is_open_and_stands_still_then():
    assert issues.age(issue(days=63), TODAY) == 63
    assert issues.age(issue(days=63, status=Status.SOLVED, closed=3), TODAY) == 60
    assert issues.age(issue(days=-1), TODAY) == 0


def test_closed_and_opened_again():
    one = issues.stand(issue(), Status.SOLVED, TODAY).issue
    later = TODAY + timedelta(days=9)
    left = issues.stand(one, Status.LEFT, later)
    assert (left.issue.closed_on, left.already) == (TODAY, False)
    assert issues.stand(one, Status.SOLVED, later) == issues.Changed(one, already=True)
    assert issues.stand(one, Status.OPEN, later).issue.closed_on is None


def test_themes_are_put_on_and_taken_off_once():
    one = issues.sort(issue(), ThemeId(3), belongs=True).issue
    assert issues.sort(one, ThemeId(3), belongs=True).already
    two = issues.sort(one, ThemeId(1), belongs=True).issue
    assert two.themes == (1, 3)
    assert issues.sort(two, ThemeId(3), belongs=False).issue.themes == (1,)
    assert issues.sort(two, ThemeId(9), belongs=False).already


def test_the_oldest_that_is_open_comes_first():
    known = [
        issue(1, days=9, status=Status.SOLVED, closed=1),
        issue(2, days=1),
        issue(3, days=5, status=Status.WORKED_ON),
        issue(4, days=8, status=Status.LEFT, closed=0),
        issue(5, days=5),
    ]
    assert [one.number for one in issues.in_their_order(known, TODAY)] == [5, 3, 2, 4, 1]


def test_handed_over_once():
    assert issues.hand_over(issue(), MemberId(8)).issue.owner_id == 8
    assert issues.hand_over(issue(), MemberId(7)).already


def test_a_cycle_that_is_begun_for_it_works_on_it_whatever_it_was():
    for one in (issue(), issue(status=Status.SOLVED, closed=1), issue(status=Status.LEFT, closed=0)):
        now = issues.work_on(one, PdsaCycleId(4)).issue
        assert (now.pdsa_id, now.status, now.closed_on) == (4, Status.WORKED_ON, None)
    assert issues.work_on(now, PdsaCycleId(4)).already
