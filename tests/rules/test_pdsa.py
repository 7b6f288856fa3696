"""The improvement log: where a cycle may go, what it holds, how old an issue is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dialogue import Answered, Asked, Chosen, Move, Problem, Typed, advance, begin
from rules.ids import CommunityId, LoggedIssueId, MemberId, PdsaCycleId, ThemeId, UserId
from rules.pdsa import cycles, issues, questions
from rules.pdsa.cycles import CHOSEN, PARTS, Changed, Day, Field, PdsaCycle, Refused, State
from rules.pdsa.issues import LoggedIssue, Status

TODAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
STATES = list(State)


def cycle(state=State.PLAN, **told):
    return PdsaCycle(
        PdsaCycleId(1), CommunityId(1), 1, MemberId(7), state, told={Field(one): told[one] for one in told}
    )


def issue(number=1, *, days=0, status=Status.OPEN, closed=None):
    closed_on = None if closed is None else TODAY - timedelta(days=closed)
    logged = TODAY - timedelta(days=days)
    return LoggedIssue(
        LoggedIssueId(number), CommunityId(1), number, "Late", MemberId(7), logged, status, closed_on
    )


def test_one_step_on_or_back_and_no_further():
    for here in STATES:
        for to in STATES:
            decision = cycles.move(cycle(here, decision="adopt"), to, TODAY)
            steps = abs(STATES.index(to) - STATES.index(here))
            if steps > 1:
                assert isinstance(decision, Refused)
                assert decision.reason == "elsewhere"
            else:
                assert decision.cycle.state is to
                assert decision.already is (steps == 0)


def test_it_starts_with_the_first_step_and_ends_with_the_last():
    one = cycles.move(cycle(decision="adopt"), State.DO, TODAY).cycle
    assert (one.started, one.ended) == (TODAY, None)
    later = TODAY + timedelta(days=30)
    for to in (State.STUDY, State.ACT, State.ENDED):
        one = cycles.move(one, to, later).cycle
    assert (one.started, one.ended) == (TODAY, later)
    again = cycles.move(one, State.ACT, later).cycle
    assert (again.started, again.ended) == (TODAY, None)


def test_nothing_ends_undecided():
    assert cycles.move(cycle(State.ACT), State.ENDED, TODAY).reason == "undecided"
    decided = {Field.DECISION: "abandon", Field.NEXT: None}
    ended = cycles.write(cycle(State.ACT), State.ACT, decided, TODAY)
    assert ended.cycle.state is State.ENDED
    undecided = cycles.write(cycle(State.ACT), State.ACT, {Field.NEXT: "Again"}, TODAY)
    assert isinstance(undecided, Refused)


def test_what_is_written_at_its_part_moves_on_and_later_only_corrects():
    one = cycles.write(cycle(State.DO), State.DO, {Field.DONE: "yes"}, TODAY).cycle
    assert (one.state, one.told) == (State.STUDY, {Field.DONE: "yes"})
    corrected = cycles.write(one, State.DO, {Field.DONE: "no", Field.PROBLEMS: "Rain"}, TODAY)
    assert (corrected.cycle.state, corrected.already) == (State.STUDY, False)
    early = cycles.write(cycle(State.PLAN), State.STUDY, {Field.LEARNING: "Much"}, TODAY)
    assert (early.cycle.state, early.already) == (State.PLAN, False)
    assert corrected.cycle.told == {Field.DONE: "no", Field.PROBLEMS: "Rain"}
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
    early = replace(cycle(State.ACT, decision="adopt"), started=ended)
    assert cycles.move(early, State.ENDED, started).cycle.ended == ended


@given(st.lists(st.sampled_from(STATES), max_size=12), st.data())
def test_however_it_is_moved_its_days_are_in_order(moves, data):
    one, today = cycle(decision="adapt"), TODAY
    for to in moves:
        today += timedelta(days=data.draw(st.integers(0, 30)))
        decision = cycles.move(one, to, today)
        one = decision.cycle
        assert (one.ended is not None) is (one.state is State.ENDED)
        assert one.ended is None or one.started <= one.ended
        assert (one.started is not None) or one.state is State.PLAN


def test_what_is_missing_is_named_where_it_is_wanted():
    assert cycles.gaps(cycle()) == ()
    assert cycles.gaps(cycle(State.DO, change="A")) == (Field.PREDICTION, Field.DATA)
    assert cycles.gaps(cycle(State.ENDED)) == ()


def test_every_field_belongs_to_one_part():
    assert [one for part in PARTS.values() for one in part] == list(Field)


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


def drafted(flow, **known):
    return begin(flow, UserId(1), CommunityId(1), 1, NOW, known)


def played(flow, *replies, **known):
    """What the replies lead to: the last turn of the dialogue."""
    turn = Asked(drafted(flow, **known))
    for reply in replies:
        assert isinstance(turn, Asked), "the dialogue was over before"
        turn = advance(flow, turn.draft, Typed(reply) if isinstance(reply, str) else reply, NOW, LONDON)
    return turn


def test_a_plan_is_asked_in_order_and_the_rest_can_wait():
    fields = PARTS[State.PLAN]
    turn = played(questions.PLAN, *(f"Answer to {one}" for one in fields), issue=0)
    assert isinstance(turn, Answered)
    told = questions.told_in(turn.draft.answers, fields)
    assert told == {one: f"Answer to {one}" for one in fields}
    turn = played(questions.PLAN, "Objective", Move.SKIP, Chosen(0), issue=0)
    assert isinstance(turn, Answered)
    told = questions.told_in(turn.draft.answers, fields)
    assert {one for one in told if told[one]} == {Field.OBJECTIVE}
    assert isinstance(played(questions.PLAN, Move.SKIP).problem, Problem)


def test_going_back_from_a_question_loses_nothing():
    turn = played(questions.PLAN, "Objective", "Change", Move.BACK, "Another change", issue=0)
    assert turn.draft.step == "question"
    assert turn.draft.answers["change"] == "Another change"


@pytest.mark.parametrize("name", [*Field, *Day])
def test_every_field_can_be_changed_by_one_question(name):
    answer = Chosen(0) if name in CHOSEN else "2 November 2026"
    turn = played(questions.FIELD, answer, field=str(name))
    assert isinstance(turn, Answered)
    if name in set(Day):
        assert turn.draft.answers["day"] == "2026-11-02"
    elif name in CHOSEN:
        assert questions.words_of(turn.draft.answers) == next(iter(CHOSEN[name]))
    else:
        assert questions.words_of(turn.draft.answers) == "2 November 2026"
        removed = played(questions.FIELD, Chosen(0), field=str(name))
        if name is Field.OBJECTIVE:
            assert removed.problem.id == "dialogue-no-such-choice"
        else:
            assert questions.words_of(removed.draft.answers) == ""


def test_words_that_may_identify_a_patient_are_not_taken():
    for flow in (questions.PLAN, questions.ISSUE, questions.REWORD):
        turn = played(flow, "NHS number 943 476 5919 waited", issue=1)
        assert turn.problem.id == "pdsa-patient"
        assert "943" not in str(turn)


@given(st.text(max_size=400))
def test_whatever_is_typed_is_kept_on_one_line_or_refused(typed):
    words = questions.read_words(typed, None)
    if isinstance(words, str):
        assert questions.SHORTEST <= len(words) <= questions.LONGEST
        assert "\n" not in words
    else:
        assert words.id in ("pdsa-words-length", "pdsa-patient")


def test_handed_over_once():
    assert cycles.hand_over(cycle(), MemberId(8)) == Changed(replace(cycle(), owner_id=MemberId(8)))
    assert cycles.hand_over(cycle(), MemberId(7)).already
    assert issues.hand_over(issue(), MemberId(7)).already
