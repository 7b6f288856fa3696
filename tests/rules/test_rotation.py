"""Presenting goes round: properties over random histories, and the draw behind them."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.ids import DrawId, MemberId
from rules.presenters import draws
from rules.presenters.draws import Behind, DecidedBy, Draw, Front, Pool, Volunteering
from tests.rules.presenters_world import NOW, SESSION, START, standing
from tests.rules.rotation import FICKLE, MEETINGS, RELIABLE, WITH_VOLUNTEERS, History, Meeting, spread

CHANCE = st.randoms(use_true_random=False)


class TestOverRandomHistories:
    """That nobody is asked within their rest, or before they came once, is asserted by the history itself."""

    @given(st.lists(MEETINGS, max_size=25), CHANCE)
    def test_turns_differ_by_at_most_one_also_across_cycles(self, meetings, chance):
        history = History(chance)
        for meeting in meetings:
            history.plays(meeting)
            assert spread(history.cycle) <= 1
            assert spread(history.total) <= 1

    @given(st.lists(WITH_VOLUNTEERS, max_size=25), CHANCE)
    def test_and_volunteers_never_put_anybody_two_turns_ahead_in_a_cycle(self, meetings, chance):
        history = History(chance)
        for meeting in meetings:
            history.plays(meeting)
            assert spread(history.cycle) <= 1

    @given(st.lists(WITH_VOLUNTEERS, min_size=1, max_size=15), st.integers(0, 2**32), st.integers(0, 3000))
    def test_the_calendar_changes_nothing(self, meetings, seed, later):
        """The same history some days later chooses the same: no year's end, week 53 or 1 August counts."""
        asked = []
        for start in (datetime(2026, 9, 1, 17, tzinfo=UTC), datetime(2020, 12, 31, 17, tzinfo=UTC)):
            for shift in (0, later):
                history = History(random.Random(seed), start + timedelta(days=shift))
                for meeting in meetings:
                    history.plays(meeting)
                asked.append(history.asked)
        assert all(one == asked[0] for one in asked)

    @given(st.lists(MEETINGS, min_size=1, max_size=25), CHANCE)
    def test_there_is_always_somebody_among_the_reliable(self, meetings, chance):
        history = History(chance)
        for meeting in meetings:
            history.plays(meeting)
        assert sum(history.total.values()) == len(meetings)

    @pytest.mark.parametrize(("name", "broken"), [("_order", lambda one: -one.turns), ("AHEAD", 5)])
    def test_the_histories_see_an_order_that_is_not_fair(self, monkeypatch, name, broken):
        monkeypatch.setattr(draws, name, broken)
        history = History(random.Random(1))
        volunteers = frozenset({(RELIABLE[0], Volunteering.SESSION)} if name == "AHEAD" else ())
        for _ in range(20):
            history.plays(Meeting(7, volunteers=volunteers))
        assert spread(history.cycle) > 1

    def test_the_histories_see_a_rest_that_is_not_kept(self, monkeypatch):
        monkeypatch.setattr(draws, "REST", timedelta(0))
        history = History(random.Random(1))
        meetings = [Meeting(7, refusing=frozenset(FICKLE))] * 20
        with pytest.raises(AssertionError, match="within the rest"):
            history.plays_all(meetings)


class TestTheDraw:
    def test_fewest_turns_come_first(self):
        few, many = standing(1, last_turn=START), standing(2, turns=1)
        assert draws.front([many, few]) == Front((1,), 0, START, Behind(1, 1))

    def test_then_the_longest_wait_and_never_is_longest(self):
        never = standing(1)
        long_ago = standing(2, last_turn=START - timedelta(days=300))
        lately = standing(3, last_turn=START - timedelta(days=30))
        assert draws.front([lately, long_ago, never]).members == (1,)
        assert draws.front([lately, long_ago]).members == (2,)

    def test_then_the_lot(self):
        first = draws.front([standing(4, booked=True), standing(2, 1), standing(3, turns=1)])
        assert first == Front((1, 2, 4), 0, None, Behind(1, 1))
        assert [draws.choose(first, lot) for lot in (1, 2, 3)] == [1, 2, 4]
        assert first.candidates == 4

    def test_nobody_to_draw(self):
        assert draws.front([]) is None

    @given(
        st.lists(
            st.tuples(st.integers(0, 3), st.none() | st.datetimes(timezones=st.just(UTC))),
            min_size=1,
            max_size=12,
        ),
        CHANCE,
    )
    def test_the_order_in_which_they_are_found_does_not_matter(self, known, chance):
        standings = [standing(i, turns=turns, last_turn=last) for i, (turns, last) in enumerate(known)]
        first = draws.front(standings)
        chance.shuffle(standings)
        assert draws.front(standings) == first


class TestWhoIsInTheDraw:
    @pytest.mark.parametrize(
        "barred",
        [standing(1, **one) for one in ({"asked": True}, {"clash": True}, {"attended": False})]
        + [standing(1, resting=True)],
    )
    def test_barred(self, barred):
        known = draws.eligible([barred, standing(2)], any_attended=True)
        assert known == (Pool.ATTENDED, (standing(2),))

    def test_a_rest_is_kept_when_nobody_else_is_left(self):
        assert draws.eligible([standing(1, resting=True)], any_attended=True) == (Pool.ATTENDED, ())

    def test_how_long_a_rest_lasts(self):
        assert draws.resting_since(NOW) == NOW - timedelta(days=42)

    def test_before_anybody_has_attended_those_who_booked(self):
        new = [standing(1, attended=False), standing(2, attended=False, booked=True)]
        assert draws.eligible(new, any_attended=False) == (Pool.BOOKED, (new[1],))

    def test_and_if_none_of_them_can_be_asked_every_member(self):
        new = [standing(1, attended=False), standing(2, attended=False, booked=True, asked=True)]
        assert draws.eligible(new, any_attended=False) == (Pool.ADMITTED, (new[0],))


class TestVolunteers:
    SESSION = standing(1, volunteering=Volunteering.SESSION)
    TOPIC = standing(2, volunteering=Volunteering.TOPIC)

    def test_go_first_the_one_with_fewest_turns_before_others(self):
        once = standing(3, turns=1, volunteering=Volunteering.SESSION)
        known = draws.eligible([standing(4), self.TOPIC, self.SESSION, once], any_attended=True)
        assert known == (Pool.VOLUNTEERS, (self.TOPIC, self.SESSION))

    def test_but_not_two_turns_ahead_of_others_until_the_start_is_near(self):
        ahead = standing(3, turns=1, volunteering=Volunteering.SESSION)
        other = standing(4)
        assert draws.eligible([ahead, other], any_attended=True) == (Pool.ATTENDED, (ahead, other))
        assert draws.eligible([ahead, other], any_attended=True, near=True) == (Pool.VOLUNTEERS, (ahead,))
        asked = standing(4, asked=True)
        assert draws.eligible([ahead, asked], any_attended=True) == (Pool.VOLUNTEERS, (ahead,))

    @pytest.mark.parametrize("barred", [{"asked": True}, {"resting": True}])
    def test_who_said_yes_to_the_session_is_not_kept_out_who_is_asked_is(self, barred):
        session = standing(1, volunteering=Volunteering.SESSION, **barred)
        topic = standing(2, volunteering=Volunteering.TOPIC, **barred)
        assert draws.eligible([session, topic], any_attended=True) == (Pool.VOLUNTEERS, (session,))
        assert draws.eligible([topic], any_attended=True)[1] == ()

    def test_who_is_busy_then_does_not(self):
        busy = standing(1, volunteering=Volunteering.SESSION, clash=True)
        assert draws.eligible([busy, standing(2)], any_attended=True) == (Pool.ATTENDED, (standing(2),))

    def test_who_never_came_may(self):
        new = standing(1, attended=False, volunteering=Volunteering.SESSION)
        assert draws.eligible([new, standing(2)], any_attended=True) == (Pool.VOLUNTEERS, (new,))


class TestWhyMe:
    def why(self, *standings, lot=1):
        first = draws.front(standings)
        chosen = draws.choose(first, lot)
        return draws.why(Draw(DrawId(1), SESSION.id, NOW, Pool.ATTENDED, first, lot, chosen))

    def test_alone(self):
        reason = self.why(standing(1, turns=2))
        assert (reason.decided_by, reason.fewest_of_others, reason.candidates) == (DecidedBy.ALONE, None, 1)

    def test_turns(self):
        reason = self.why(standing(1), standing(2, 3, turns=1))
        known = (reason.decided_by, reason.turns, reason.fewest_of_others, reason.candidates)
        assert known == (DecidedBy.TURNS, 0, 1, 3)

    def test_last_turn(self):
        reason = self.why(standing(1, turns=1, last_turn=START), standing(2, turns=1, last_turn=NOW))
        assert (reason.decided_by, reason.last_turn) == (DecidedBy.LAST_TURN, NOW)

    def test_lot(self):
        reason = self.why(*(standing(one, turns=1, last_turn=NOW) for one in (1, 2, 3)), lot=2)
        assert (reason.decided_by, reason.lot, reason.equals) == (DecidedBy.LOT, 2, 2)
        assert reason.fewest_of_others == 1


def test_a_draw_is_replayed():
    first = Front((MemberId(3), MemberId(8)), 0, None, None)
    assert draws.replay(Draw(DrawId(1), SESSION.id, NOW, Pool.BOOKED, first, 2, MemberId(8))) == 8
