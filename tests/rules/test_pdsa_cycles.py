"""PDSA cycles: where one may go, what it needs for that, what it holds."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.ids import CommunityId, MemberId, PdsaCycleId
from rules.pdsa import cycles
from rules.pdsa.cycles import PARTS, Changed, Day, Field, PdsaCycle, Refused, State

TODAY = date(2026, 11, 16)
STATES = list(State)
WHOLE = {
    "change": "Cards",
    "prediction": "Five come",
    "data": "Attendance",
    "done": "yes",
    "result": "Four came",
    "learning": "A word helps",
    "decision": "adopt",
}
"""All that has to be told."""


def cycle(state=State.PLAN, **told):
    return PdsaCycle(
        PdsaCycleId(1), CommunityId(1), 1, MemberId(7), state, told={Field(one): told[one] for one in told}
    )


def test_one_step_on_or_back_and_no_further():
    for here in STATES:
        for to in STATES:
            decision = cycles.move(cycle(here, **WHOLE), to, TODAY)
            steps = abs(STATES.index(to) - STATES.index(here))
            if steps > 1:
                assert isinstance(decision, Refused)
                assert decision.reason == "elsewhere"
            else:
                assert decision.cycle.state is to
                assert decision.already is (steps == 0)


def test_it_starts_with_the_first_step_and_ends_with_the_last():
    one = cycles.move(cycle(**WHOLE), State.DO, TODAY).cycle
    assert (one.started, one.ended) == (TODAY, None)
    later = TODAY + timedelta(days=30)
    for to in (State.STUDY, State.ACT, State.ENDED):
        one = cycles.move(one, to, later).cycle
    assert (one.started, one.ended) == (TODAY, later)
    again = cycles.move(one, State.ACT, later).cycle
    assert (again.started, again.ended) == (TODAY, None)


@pytest.mark.parametrize("name", WHOLE)
def test_it_stays_where_something_is_unwritten_until_it_is_told(name):
    """Going on asks for what belongs to the part at which it stands and to every earlier one."""
    lacking = Field(name)
    part = next(state for state, fields in cycles.NEEDED.items() if lacking in fields)
    known = {one: words for one, words in WHOLE.items() if one != name}
    for here in STATES[:-1]:
        one, to = cycle(here, **known), cycles.after(here)
        decision = cycles.move(one, to, TODAY)
        if STATES.index(here) < STATES.index(part):
            assert decision.cycle.state is to, here
        else:
            assert decision == Refused(one, "unwritten", (lacking,)), here
            told = cycles.correct(one, {lacking: WHOLE[name]}).cycle
            assert cycles.move(told, to, TODAY).cycle.state is to, here


def test_everything_that_is_missing_is_named_part_by_part():
    """A cycle with no plan does not end as if it had been tried, and the refusal names all of it."""
    decision = cycles.move(cycle(State.ACT, objective="A", decision="adopt"), State.ENDED, TODAY)
    assert [*map(str, decision.lacking)] == ["change", "prediction", "data", "done", "result", "learning"]
    assert cycles.lacks(cycle(State.PLAN)) == (Field.CHANGE, Field.PREDICTION, Field.DATA)
    assert cycles.lacks(cycle(State.DO, **WHOLE)) == ()


@pytest.mark.parametrize("here", STATES[:-1])
def test_the_way_back_is_open_whatever_is_missing(here):
    if to := cycles.before(here):
        assert cycles.move(cycle(here), to, TODAY).cycle.state is to


def test_nothing_ends_undecided():
    known = {one: words for one, words in WHOLE.items() if one != "decision"}
    assert cycles.move(cycle(State.ACT, **known), State.ENDED, TODAY).lacking == (Field.DECISION,)
    decided = {Field.DECISION: "adapt", Field.NEXT: None}
    ended = cycles.write(cycle(State.ACT, **known), State.ACT, decided, TODAY)
    assert ended.cycle.state is State.ENDED
    undecided = cycles.write(cycle(State.ACT, **known), State.ACT, {Field.NEXT: "Again"}, TODAY)
    assert (undecided.cycle.state, undecided.cycle.told[Field.NEXT]) == (State.ACT, "Again")


def test_what_is_written_is_kept_though_it_does_not_go_on():
    one = cycles.write(cycle(State.ACT), State.ACT, {Field.DECISION: "adopt"}, TODAY)
    assert one == Changed(cycle(State.ACT, decision="adopt"))
    assert cycles.write(one.cycle, State.ACT, {Field.DECISION: "adopt"}, TODAY).already


def test_an_abandoned_change_ends_with_what_is_written():
    for here in STATES[:-1]:
        ended = cycles.abandon(cycle(here, objective="A"), TODAY)
        assert (ended.cycle.state, ended.cycle.started, ended.cycle.ended) == (State.ENDED, TODAY, TODAY)
        assert ended.cycle.told == {Field.OBJECTIVE: "A", Field.DECISION: "abandon"}
        assert cycles.abandon(ended.cycle, TODAY) == Changed(ended.cycle, already=True)
    decided = cycles.write(cycle(State.ACT), State.ACT, {Field.DECISION: "abandon"}, TODAY)
    assert decided.cycle.state is State.ENDED
    adopted = cycle(State.ENDED, **WHOLE)
    assert cycles.abandon(adopted, TODAY) == Refused(adopted, "elsewhere")
    # To be abandoned is a way to end, and not one to go on.
    assert isinstance(cycles.move(cycle(State.DO, decision="abandon"), State.STUDY, TODAY), Refused)


def test_an_ended_cycle_keeps_what_it_needs():
    adopted = cycle(State.ENDED, objective="A", **WHOLE)
    assert cycles.correct(adopted, {Field.CHANGE: ""}) == Refused(adopted, "incomplete", (Field.CHANGE,))
    assert cycles.correct(adopted, {Field.CHANGE: "Posters"}).cycle.told[Field.CHANGE] == "Posters"
    assert not cycles.correct(adopted, {Field.DECISION: "abandon"}).already
    left = cycle(State.ENDED, decision="abandon")
    refused = cycles.write(left, State.ACT, {Field.DECISION: "adopt"}, TODAY)
    assert (refused.cycle, refused.reason, len(refused.lacking)) == (left, "incomplete", 6)
    assert cycles.correct(left, {Field.CHANGE: "Cards"}).cycle.told[Field.CHANGE] == "Cards"
    # While it goes on, anything may be taken away; it is asked for before the next step.
    assert Field.CHANGE not in cycles.correct(cycle(State.DO, **WHOLE), {Field.CHANGE: ""}).cycle.told


def test_what_is_written_at_its_part_moves_on_and_later_only_corrects():
    plan = {"change": "Cards", "prediction": "Five come", "data": "Attendance"}
    one = cycles.write(cycle(State.DO, **plan), State.DO, {Field.DONE: "yes"}, TODAY).cycle
    assert (one.state, one.told[Field.DONE]) == (State.STUDY, "yes")
    corrected = cycles.write(one, State.DO, {Field.DONE: "no", Field.PROBLEMS: "Rain"}, TODAY)
    assert (corrected.cycle.state, corrected.already) == (State.STUDY, False)
    early = cycles.write(cycle(State.PLAN), State.STUDY, {Field.LEARNING: "Much"}, TODAY)
    assert (early.cycle.state, early.already) == (State.PLAN, False)
    assert corrected.cycle.told == cycle(**plan, done="no", problems="Rain").told
    assert cycles.write(corrected.cycle, State.DO, {Field.DONE: "no"}, TODAY).already


def test_what_was_skipped_stays_and_what_is_emptied_goes():
    one = cycle(objective="A", change="B")
    assert cycles.tell(one, {Field.CHANGE: None}) == one
    assert cycles.tell(one, {Field.CHANGE: ""}).told == {Field.OBJECTIVE: "A"}
    told = cycles.tell(one, {Field.NEXT: "Z", Field.CHANGE: "C"}).told
    assert list(told) == [Field.OBJECTIVE, Field.CHANGE, Field.NEXT]


def test_it_never_ends_before_it_starts():
    started, ended = TODAY, TODAY + timedelta(days=5)
    one = replace(cycle(State.ENDED), started=started, ended=ended)
    assert cycles.dated(one, Day.STARTED, ended + timedelta(days=1)) is None
    assert cycles.dated(one, Day.ENDED, started - timedelta(days=1)) is None
    assert cycles.dated(one, Day.ENDED, started).ended == started
    early = replace(cycle(State.ACT, **WHOLE), started=ended)
    assert cycles.move(early, State.ENDED, started).cycle.ended == ended


@given(st.lists(st.sampled_from([*STATES, *map(Field, WHOLE), "abandon"]), max_size=25), st.data())
def test_whatever_is_done_its_days_are_in_order_and_no_end_lacks_anything(doings, data):
    told = {name: WHOLE[name] for name in data.draw(st.sets(st.sampled_from(sorted(WHOLE))))}
    one, today = replace(cycle(data.draw(st.sampled_from(STATES[:-1])), **told), started=TODAY), TODAY
    for doing in doings:
        today += timedelta(days=data.draw(st.integers(0, 30)))
        one = done(one, doing, today, data).cycle
        assert (one.ended is not None) is (one.state is State.ENDED)
        assert one.ended is None or one.started <= one.ended
        assert one.started is not None
        if one.state is State.ENDED and one.told[Field.DECISION] != "abandon":
            assert set(WHOLE) <= {str(field) for field in one.told}


def done(one, doing, today, data):
    """One step, one field told or emptied, or the end without the rest."""
    if doing == "abandon":
        return cycles.abandon(one, today)
    if isinstance(doing, State):
        return cycles.move(one, doing, today)
    words = data.draw(st.sampled_from(["adopt", "abandon"] if doing is Field.DECISION else ["Words", ""]))
    if data.draw(st.booleans()):
        return cycles.correct(one, {doing: words})
    part = next(state for state, fields in PARTS.items() if doing in fields)
    return cycles.write(one, part, {doing: words}, today)


def test_every_field_belongs_to_one_part():
    assert [one for part in PARTS.values() for one in part] == list(Field)


def test_handed_over_once():
    assert cycles.hand_over(cycle(), MemberId(8)) == Changed(replace(cycle(), owner_id=MemberId(8)))
    assert cycles.hand_over(cycle(), MemberId(7)).already


def test_it_has_gone_on_where_it_stands_at_the_next_part_now():
    for here, to in pairwise(STATES):
        on, back = cycles.move(cycle(here, **WHOLE), to, TODAY), cycles.move(cycle(to, **WHOLE), here, TODAY)
        # One that has ended stands at none.
        assert (on.gone_on, back.gone_on) == (to is not State.ENDED, False)
