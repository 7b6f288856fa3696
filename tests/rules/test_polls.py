"""Whether a poll is posted, and how much of it is shown."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import polls
from rules.attendance import Established, Line, Mark, Sheet, Status
from rules.ids import MemberId
from rules.polls import Form, Leave, Post, Reason, Release, Wait
from rules.sessions import Status as SessionStatus
from tests import sample

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
END = START + timedelta(minutes=50)


def sheet(*marks: Status | None, status: SessionStatus = SessionStatus.SCHEDULED) -> Sheet:
    session = sample.session(status=status)
    lines = (
        Line(MemberId(one), "Amara", booked=True, mark=mark and Mark(mark, Established.SHEET))
        for one, mark in enumerate(marks)
    )
    return Sheet(session, tuple(lines))


HERE, PART, MISSED = Status.ATTENDED, Status.PART, Status.MISSED


class TestWhetherThereIsAPoll:
    def test_ten_who_came_for_all_or_a_part(self):
        assert polls.decide(sheet(*[HERE] * 6, *[PART] * 4, None), END, group=True) == Post()

    def test_nine_and_one_who_missed(self):
        assert polls.decide(sheet(*[HERE] * 9, MISSED), END, group=True) == Leave(Reason.TOO_FEW)

    @pytest.mark.parametrize("marks", [(), (None,), (*[HERE] * 9, None)])
    def test_an_unfinished_sheet_is_waited_for_a_day(self, marks):
        until = END + timedelta(hours=24)
        assert polls.decide(sheet(*marks), until - timedelta(seconds=1), group=True) == Wait(until)
        assert polls.decide(sheet(*marks), until, group=True) == Leave(Reason.TOO_FEW)

    def test_without_a_group(self):
        assert polls.decide(sheet(*[HERE] * 12), END, group=False) == Leave(Reason.NO_GROUP)

    def test_cancelled_or_not_over(self):
        assert polls.decide(sheet(*[HERE] * 12, status=SessionStatus.CANCELLED), END, group=True) is None
        assert polls.decide(sheet(*[HERE] * 12), END - timedelta(seconds=1), group=True) is None


class TestWhatIsShown:
    @pytest.mark.parametrize(
        ("totals", "shown"),
        [
            (None, Release(Form.UNREAD)),
            ((0, 0, 0, 0), Release(Form.NOTHING)),
            ((2, 1, 1, 0), Release(Form.NOTHING)),
            ((2, 1, 1, 1), Release(Form.BANDED, 5, 3)),
            ((0, 1, 2, 2), Release(Form.BANDED, 5, 0)),
            ((4, 0, 0, 1), Release(Form.BANDED, 5, 5)),
            ((4, 5, 0, 0), Release(Form.BANDED, 9, 9)),
            ((4, 5, 0, 1), Release(Form.FULL, 10, 9, (4, 5, 0, 1))),
        ],
    )
    def test_by_the_number_of_votes(self, totals, shown):
        assert polls.release(totals) == shown

    @given(st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(lambda one: sum(one) < 10))
    def test_below_ten_a_lone_voice_changes_nothing(self, totals):
        """Whether one voter was against, or none, cannot be told; nor whether one was in favour, or none."""
        shown = polls.release(totals)
        favourable = sum(totals[:2])
        votes = sum(totals)
        assert shown.totals is None
        for one_more in (
            {0, 1} if favourable <= 1 else {votes - 1, votes} if favourable >= votes - 1 else set()
        ):
            other = (one_more, 0, 0, votes - one_more)
            assert polls.release(other) == shown
