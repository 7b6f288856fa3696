"""The draw is fair, can be replayed and explained; an asking is answered once."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import presenters
from rules.ids import CommunityId, CycleId, DrawId, MemberId, PresenterSlotId, SessionId
from rules.presenters import draws, slots
from rules.presenters.draws import Candidate, DecidedBy, Draw, Pool, Standing
from rules.presenters.slots import Answered, Refused, Reply, Slot, SlotState
from rules.sessions import Session, Status

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
NOW = START - timedelta(days=14)
FACILITATOR = MemberId(99)
SESSION = Session(
    id=SessionId(1),
    community_id=CommunityId(1),
    cycle_id=CycleId(1),
    facilitator_id=FACILITATOR,
    status=Status.SCHEDULED,
    topic="Communicating across cultures",
    starts_at=START,
    minutes=50,
    places=12,
    join_link="https://meet.example/1",
    uid="1@cigbot",
    sequence=0,
)


def standing(member: int, **changes: object) -> Standing:
    known = Standing(
        MemberId(member), 0, None, attended=True, booked=False, clash=False, asked=False, rested_from=None
    )
    return replace(known, **changes)


def slot(state: SlotState = SlotState.ASKED, member: int = 7) -> Slot:
    return Slot(
        PresenterSlotId(5), SESSION.id, MemberId(member), DrawId(3), state, NOW, NOW + slots.TO_ANSWER, NOW
    )


class TestTheDraw:
    def test_fewest_turns_come_first(self):
        few, many = Candidate(MemberId(1), 0, START, 2), Candidate(MemberId(2), 1, None, 1)
        assert draws.draw([many, few]) == (MemberId(1), (few, many))

    def test_then_the_longest_wait_and_never_is_longest(self):
        never = Candidate(MemberId(1), 0, None, 3)
        long_ago = Candidate(MemberId(2), 0, START - timedelta(days=300), 2)
        lately = Candidate(MemberId(3), 0, START - timedelta(days=30), 1)
        assert draws.draw([lately, long_ago, never])[1] == (never, long_ago, lately)

    def test_then_the_lot(self):
        assert draws.draw([Candidate(MemberId(1), 0, None, 2), Candidate(MemberId(2), 0, None, 1)])[0] == 2

    def test_nobody_to_draw(self):
        assert draws.draw([]) == (None, ())

    @given(
        st.lists(
            st.tuples(st.integers(0, 3), st.none() | st.datetimes(timezones=st.just(UTC))),
            min_size=1,
            max_size=12,
        ),
        st.randoms(use_true_random=False),
    )
    def test_a_replay_in_any_order_chooses_the_same(self, known, chance):
        lots = chance.sample(range(1, len(known) + 1), len(known))
        candidates = [
            Candidate(MemberId(i), *one, lot) for i, (one, lot) in enumerate(zip(known, lots, strict=True))
        ]
        chosen, _ = presenters.draw(candidates)
        chance.shuffle(candidates)
        stored = Draw(DrawId(1), SESSION.id, NOW, Pool.ATTENDED, tuple(candidates), chosen)
        assert presenters.replay(stored) == chosen


class TestWhoIsInTheDraw:
    @pytest.mark.parametrize(
        "barred",
        [
            standing(FACILITATOR),
            standing(1, asked=True),
            standing(1, clash=True),
            standing(1, attended=False),
            standing(1, rested_from=NOW - draws.REST + timedelta(seconds=1)),
        ],
    )
    def test_barred(self, barred):
        assert draws.eligible([barred, standing(2)], SESSION, NOW, any_attended=True) == (
            Pool.ATTENDED,
            (standing(2),),
        )

    def test_after_the_rest_they_are_back(self):
        rested = standing(1, rested_from=NOW - draws.REST)
        assert draws.eligible([rested], SESSION, NOW, any_attended=True)[1] == (rested,)

    def test_before_anybody_has_attended_those_who_booked(self):
        new = [standing(1, attended=False), standing(2, attended=False, booked=True)]
        assert draws.eligible(new, SESSION, NOW, any_attended=False) == (Pool.BOOKED, (new[1],))

    def test_and_if_none_of_them_can_be_asked_every_member(self):
        new = [standing(1, attended=False), standing(2, attended=False, booked=True, asked=True)]
        assert draws.eligible(new, SESSION, NOW, any_attended=False) == (Pool.ADMITTED, (new[0],))


class TestOverACycle:
    """A cycle of sessions, drawn as the actions do: some members say no, and who is asked in vain rests."""

    @given(
        st.integers(1, 9),
        st.lists(st.tuples(st.integers(7, 60), st.sets(st.integers(0, 3))), min_size=1, max_size=30),
        st.sets(st.integers(0, 3)),
        st.randoms(use_true_random=False),
    )
    def test_nobody_who_accepts_has_two_turns_more_than_another(self, accepting, sessions, unsure, chance):
        turns = dict.fromkeys(range(accepting + 4), 0)
        last: dict[int, datetime] = {}
        rested: dict[int, datetime] = {}
        at = NOW
        for days, refusing in sessions:
            at += timedelta(days=days)
            asked: set[int] = set()
            while True:
                known = [
                    standing(
                        one,
                        turns=turns[one],
                        last_turn=last.get(one),
                        asked=one in asked,
                        rested_from=rested.get(one),
                    )
                    for one in turns
                ]
                _, members = draws.eligible(known, SESSION, at, any_attended=True)
                lots = chance.sample(range(1, len(members) + 1), len(members))
                chosen, _ = draws.draw(draws.with_lots(members, lots))
                if chosen is None:
                    break
                # The last four members of the community say no when the session (or they) will have it so.
                unwilling = chosen - accepting
                if unwilling >= 0 and unwilling in refusing | unsure:
                    asked.add(chosen)
                    rested[chosen] = at
                    continue
                turns[chosen] += 1
                last[chosen] = at
                break
            always = [turns[one] for one in range(accepting)]
            assert max(always) - min(always) <= 1
        assert sum(turns.values()) == len(sessions)


class TestWhyMe:
    def why(self, *candidates: Candidate) -> draws.Reason:
        chosen, _ = draws.draw(candidates)
        return draws.why(Draw(DrawId(1), SESSION.id, NOW, Pool.ATTENDED, candidates, chosen))

    def test_alone(self):
        reason = self.why(Candidate(MemberId(1), 2, None, 1))
        assert (reason.decided_by, reason.fewest_of_others, reason.candidates) == (DecidedBy.ALONE, None, 1)

    def test_turns(self):
        reason = self.why(Candidate(MemberId(1), 0, None, 2), Candidate(MemberId(2), 1, None, 1))
        assert (reason.decided_by, reason.turns, reason.fewest_of_others) == (DecidedBy.TURNS, 0, 1)

    def test_last_turn(self):
        reason = self.why(Candidate(MemberId(1), 1, START, 1), Candidate(MemberId(2), 1, NOW, 2))
        assert (reason.decided_by, reason.last_turn) == (DecidedBy.LAST_TURN, NOW)

    def test_lot(self):
        reason = self.why(*(Candidate(MemberId(one), 1, NOW, 4 - one) for one in (1, 2, 3)))
        assert (reason.decided_by, reason.lot, reason.equals) == (DecidedBy.LOT, 1, 2)


class TestAnswers:
    @pytest.mark.parametrize(
        ("reply", "state"),
        [
            (Reply.YES, SlotState.ACCEPTED),
            (Reply.NOT_NOW, SlotState.DECLINED),
            (Reply.NEVER, SlotState.NEVER),
        ],
    )
    def test_each_and_again(self, reply, state):
        first = slots.answer(slot(), MemberId(7), reply, SESSION, NOW)
        assert isinstance(first, Answered)
        assert (first.slot.state, first.already) == (state, False)
        assert slots.answer(first.slot, MemberId(7), reply, SESSION, NOW) == Answered(
            first.slot, already=True
        )

    def test_by_somebody_else(self):
        assert slots.answer(slot(), MemberId(8), Reply.YES, SESSION, NOW) == Refused("not-yours")
        assert slots.hand_back(slot(SlotState.ACCEPTED), MemberId(8), SESSION, NOW) == Refused("not-yours")

    @pytest.mark.parametrize(
        "state", [one for one in SlotState if one not in (SlotState.ASKED, SlotState.ACCEPTED)]
    )
    def test_yes_after_the_answer(self, state):
        assert slots.answer(slot(state), MemberId(7), Reply.YES, SESSION, NOW) == Refused(
            f"answered-{state}", slot(state)
        )

    def test_too_late_and_cancelled(self):
        gone = replace(SESSION, status=Status.CANCELLED)
        assert slots.answer(slot(), MemberId(7), Reply.YES, gone, NOW) == Refused("session-cancelled", slot())
        assert slots.answer(slot(), MemberId(7), Reply.YES, SESSION, START) == Refused(
            "session-begun", slot()
        )

    def test_hand_back(self):
        first = slots.hand_back(slot(SlotState.ACCEPTED), MemberId(7), SESSION, NOW)
        assert isinstance(first, Answered)
        assert first.slot.state is SlotState.HANDED_BACK
        assert slots.hand_back(first.slot, MemberId(7), SESSION, NOW) == Answered(first.slot, already=True)
        assert slots.hand_back(slot(), MemberId(7), SESSION, NOW) == Refused("answered-asked", slot())

    @pytest.mark.parametrize("before", SlotState)
    @pytest.mark.parametrize("after", SlotState)
    def test_no_step_but_those_of_the_table(self, before, after):
        if after in slots.TRANSITIONS[before]:
            assert slot(before).to(after, NOW).state is after
        else:
            with pytest.raises(ValueError, match="cannot become"):
                slot(before).to(after, NOW)


class TestTimes:
    def test_drawn_two_weeks_before_or_at_once(self):
        assert slots.draw_at(SESSION, START - timedelta(days=40)) == START - timedelta(days=14)
        late = START - timedelta(days=5)
        assert slots.draw_at(SESSION, late) == late

    def test_forty_eight_hours_to_answer_but_not_past_the_start(self):
        assert slots.answer_by(SESSION, NOW) == NOW + timedelta(hours=48)
        assert slots.answer_by(SESSION, START - timedelta(hours=30)) == START

    @pytest.mark.parametrize(
        ("now", "told"),
        [
            (START - timedelta(days=40), START - timedelta(days=3)),
            (START - timedelta(days=2), START - timedelta(days=1)),
            (START - timedelta(hours=5), START - timedelta(hours=5)),
        ],
    )
    def test_when_the_facilitator_is_told(self, now, told):
        assert slots.missing_at(SESSION, now) == told

    def test_when_nobody_is_asked(self):
        assert slots.may_ask(SESSION, None, START - timedelta(hours=24)) is None
        assert slots.may_ask(SESSION, None, START - timedelta(hours=23)) == "too-late"
        assert slots.may_ask(SESSION, slot(), NOW) == "already-asked"
        assert slots.may_ask(SESSION, slot(SlotState.ACCEPTED), NOW) == "already-found"
        assert slots.may_ask(replace(SESSION, status=Status.CANCELLED), None, NOW) == "session-cancelled"

    def test_after_the_session(self):
        accepted = slot(SlotState.ACCEPTED)
        assert slots.turned_out(accepted, missed=False) is SlotState.PRESENTED
        assert slots.turned_out(accepted, missed=True) is SlotState.MISSED
        assert slots.turned_out(slot(SlotState.PRESENTED), missed=False) is None
        assert slots.turned_out(slot(SlotState.PRESENTED), missed=True) is SlotState.MISSED
        assert slots.turned_out(slot(SlotState.DECLINED), missed=False) is None


def test_lots_are_as_many_as_members():
    with pytest.raises(ValueError, match="zip"):
        draws.with_lots([standing(1)], random.sample(range(2), 2))
