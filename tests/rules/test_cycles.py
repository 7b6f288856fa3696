"""A plan's dates: always the same time of day, on the weekday, in order, and marked for what they are."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import bank_holidays, dialogue
from rules.cycles import plans, questions, running
from rules.cycles.dates import MONTHLY, RHYTHMS, dates, free_day, nth
from rules.cycles.plans import Around, Mark, Turn
from rules.dialogue import Answered, Asked, Chosen, Given, Problem, Typed
from rules.ids import CommunityId, MemberId, UserId
from rules.sessions import Status
from tests import sample

LONDON = ZoneInfo("Europe/London")
COMMUNITY = sample.community()
NOW = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
TOPICS = ["Across cultures", "Teams", "Burnout"]

days = st.dates(date(2026, 1, 1), date(2029, 12, 31))
times = st.times(time(2), time(23, 59)).map(lambda one: one.replace(second=0, microsecond=0))
weeks = st.one_of(st.sampled_from(sorted(RHYTHMS)), st.integers(1, 12))


def local(at):
    return at.astimezone(LONDON)


def at(day, clock):
    return datetime.combine(day, clock, LONDON).astimezone(UTC)


@given(days, times, weeks, st.integers(1, 30))
def test_every_date_is_at_the_same_time_of_day_and_on_the_same_weekday(day, clock, rhythm, number):
    found = [local(one) for one in dates(at(day, clock), rhythm, number, LONDON)]
    step = timedelta(weeks=RHYTHMS.get(rhythm, rhythm))
    assert [one.date() for one in found] == [day + step * ahead for ahead in range(number)]
    assert {one.time() for one in found} == {clock}


@given(days, times, st.integers(1, 30))
def test_monthly_is_the_same_weekday_of_each_month(day, clock, number):
    found = [local(one) for one in dates(at(day, clock), MONTHLY, number, LONDON)]
    assert {one.time() for one in found} == {clock}
    assert {one.weekday() for one in found} == {day.weekday()}
    months = [one.year * 12 + one.month for one in found]
    assert months == list(range(months[0], months[0] + number))
    for one in found:
        if nth(day) < 5:
            assert nth(one.date()) == nth(day)
        else:
            assert (one.date() + timedelta(weeks=1)).month != one.month


def test_both_clock_changes():
    found = dates(datetime(2026, 10, 8, 16, tzinfo=UTC), "fortnightly", 14, LONDON)
    assert {f"{local(one):%a %H:%M}" for one in found} == {"Thu 17:00"}
    assert {one.hour for one in found} == {16, 17}
    assert found[-1] == datetime(2027, 4, 8, 16, tzinfo=UTC)


def test_a_time_that_one_night_does_not_have_is_an_hour_later_that_night_only():
    found = dates(at(date(2027, 3, 21), time(1, 30)), 1, 3, LONDON)
    assert [f"{local(one):%H:%M}" for one in found] == ["01:30", "02:30", "01:30"]


def test_the_bank_holidays_are_those_of_england():
    found = bank_holidays.between(date(2026, 12, 1), date(2027, 1, 31))
    assert found[date(2026, 12, 25)] == "Christmas Day"
    assert found[date(2026, 12, 28)] == "Boxing Day (observed)"
    assert found[date(2027, 3, 26)] == "Good Friday"
    assert date(2026, 3, 17) not in found  # St Patrick's Day is Northern Ireland's.
    assert date(2027, 1, 2) not in found  # The second of January is Scotland's.


@given(days)
def test_the_next_free_day_is_neither_holiday_nor_weekend(day):
    known = bank_holidays.between(day, day + timedelta(days=31))
    found = free_day(day, known)
    assert day < found <= day + timedelta(days=7)
    assert found not in known
    assert found.weekday() < 5 or day.weekday() >= 5


def answers(**changes):
    return {
        "topics": TOPICS,
        "starts": "2026-10-08T16:00:00+00:00",
        "rhythm": "fortnightly",
        "number": 5,
        "minutes": "usual",
        "places": "usual",
        "link": "later",
        "kind": "cig",
        **changes,
    }


def plan(given_answers):
    return plans.planned(given_answers, LONDON)


def test_topics_are_allotted_in_order_and_the_rest_come_later():
    assert [one.topic for one in plan(answers())] == [*TOPICS, "", ""]


def test_what_is_left_out_gives_its_topic_to_the_others():
    changed = plans.turned(answers(), LONDON, 1, Turn.OUT, {})
    assert [one.topic for one in plan(changed)] == [TOPICS[0], "", *TOPICS[1:], ""]
    back = plans.turned(changed, LONDON, 1, Turn.IN, {})
    assert plan(back) == plan(answers())


def test_a_topic_goes_to_one_date_and_comes_from_another():
    changed = plans.given_topic(answers(), LONDON, 0, "Burnout")
    assert [one.topic for one in plan(changed)] == ["Burnout", "Teams", "Across cultures", "", ""]
    changed = plans.given_topic(changed, LONDON, 4, "Nights")
    changed = plans.given_topic(changed, LONDON, 1, "")
    assert [one.topic for one in plan(changed)] == ["Burnout", "", "Across cultures", "", "Nights"]


def test_another_first_date_begins_anew():
    changed = plans.turned(answers(), LONDON, 1, Turn.LATER, {})
    assert plan(changed) != plan(answers())
    assert plan({**changed, "number": 4}) == plan(answers(number=4))
    assert plan({**changed, "number": 5}) == plan(changed)


turns = st.lists(
    st.one_of(
        st.tuples(st.integers(-1, 6), st.sampled_from(list(Turn))),
        st.tuples(st.integers(0, 4), st.datetimes(datetime(2026, 10, 1), datetime(2027, 10, 1))),
        st.tuples(st.integers(-1, 6), st.sampled_from([*TOPICS, "Nights", ""])),
    ),
    max_size=12,
)


@given(turns, st.sampled_from(["weekly", "fortnightly", 5, MONTHLY]))
def test_however_it_is_changed_dates_stand_in_order_and_none_is_lost(changes, rhythm):
    known = answers(rhythm=rhythm)
    holidays = bank_holidays.between(date(2026, 10, 1), date(2028, 12, 31))
    for index, change in changes:
        if isinstance(change, Turn):
            changed = plans.turned(known, LONDON, index, change, holidays)
        elif isinstance(change, datetime):
            changed = plans.placed(known, index, change.replace(tzinfo=UTC))
        else:
            changed = plans.given_topic(known, LONDON, index, change)
        known = known if changed is None else changed
        shown = plan(known)
        assert sorted(one.index for one in shown) == [0, 1, 2, 3, 4]
        assert [one.starts_at for one in shown] == sorted(one.starts_at for one in shown)
        topics = [one.topic for one in shown if one.topic in TOPICS]
        assert len(topics) == len(set(topics))
        marked = plans.marked(shown, around(holidays=holidays))
        assert [one.number for one in marked if one.number] == list(range(1, len(plans.kept(shown)) + 1))
        for one in marked:
            on = local(one.planned.starts_at).date()
            assert (Mark.HOLIDAY in one.marks) is (on in holidays and not one.planned.out)


@given(st.lists(st.sampled_from([Turn.EARLIER, Turn.LATER]), max_size=40))
def test_weeks_keep_the_time_of_day(steps):
    known = answers()
    for turn in steps:
        known = plans.turned(known, LONDON, 2, turn, {})
    (moved,) = (one for one in plan(known) if one.index == 2)
    assert f"{local(moved.starts_at):%a %H:%M}" == "Thu 17:00"


def around(**changes):
    return Around(
        **{
            "now": NOW,
            "zone": LONDON,
            "minutes": 50,
            "holidays": {},
            "others": (),
            "leads": {MemberId(1)},
            **changes,
        }
    )


def marks(**changes):
    return [one.marks for one in plans.marked(plan(answers(number=3)), around(**changes))]


def test_marks():
    assert marks() == [(), (), (Mark.CLOCKS,)]
    assert marks(now=datetime(2026, 10, 8, 16, tzinfo=UTC))[0] == (Mark.PAST,)
    clash = datetime(2026, 10, 22, 16, 49, tzinfo=UTC)
    assert marks(others=[sample.session(starts_at=clash)])[1] == (Mark.LEADS,)
    assert marks(others=[sample.session(starts_at=clash, facilitator_id=MemberId(9))])[1] == (Mark.OTHER,)
    after = datetime(2026, 10, 22, 16, 50, tzinfo=UTC)
    assert marks(others=[sample.session(starts_at=after)])[1] == ()


def test_two_dates_at_one_time_are_marked():
    known = plans.turned(answers(rhythm="weekly", number=3), LONDON, 0, Turn.LATER, {})
    assert [one.marks for one in plans.marked(plan(known), around())] == [(Mark.TWICE,), (Mark.TWICE,), ()]


def test_a_plan_that_cannot_count():
    out = answers(number=1)
    assert plans.wrong(plan(out), NOW) is None
    out = plans.turned(out, LONDON, 0, Turn.OUT, {})
    assert plans.wrong(plan(out), NOW).id == "cycle-nothing-left"
    assert plans.wrong(plan(answers()), datetime(2026, 10, 8, 16, tzinfo=UTC)).id == "cycle-date-past"


def converse(*replies):
    draft = dialogue.begin(questions.CYCLE, UserId(1), CommunityId(1), 1, NOW, {"topics": TOPICS})
    turn = Asked(draft)
    for reply in replies:
        said = Chosen(reply) if isinstance(reply, int) else Typed(reply)
        turn = dialogue.advance(questions.CYCLE, turn.draft, said, NOW, LONDON)
    return turn


def test_the_dialogue_from_buttons_alone_but_for_the_date():
    turn = converse("Thu 8 Oct 5pm", 3, 0, 0, 0, 0, 1, 0)
    assert isinstance(turn, Answered)
    found = plans.sessions(turn.draft.answers, COMMUNITY)
    assert [f"{local(one.starts_at):%d %b}" for one in found[:4]] == ["08 Oct", "12 Nov", "10 Dec", "14 Jan"]
    assert len(found) == 10
    assert {(one.minutes, one.places, one.kind) for one in found} == {(50, 12, "drop-in")}


@pytest.mark.parametrize(
    ("step", "typed", "read"),
    [
        ("rhythm", "every 5 weeks", 5),
        ("rhythm", "Every two weeks.", "fortnightly"),
        ("rhythm", "weeks", "weekly"),
        ("rhythm", "12 weeks", 12),
        ("rhythm", "monthly", "monthly"),
        ("rhythm", "13 weeks", "cycle-rhythm-unclear"),
        ("rhythm", "often", "cycle-rhythm-unclear"),
        ("number", "30", 30),
        ("number", "1 session", 1),
        ("number", "31", "cycle-number-unclear"),
        ("number", "0", "cycle-number-unclear"),
        ("number", "ten", "cycle-number-unclear"),
    ],
)
def test_what_is_typed(step, typed, read):
    found = questions.CYCLE.step(step).read(typed, Given(NOW, LONDON, answers(rhythm=2)))
    assert (found.id if isinstance(found, Problem) else found) == read


def test_a_plan_of_many_years_is_refused():
    found = questions.CYCLE.step("number").read("30", Given(NOW, LONDON, answers(rhythm=12)))
    assert found.id == "cycle-too-long"


@given(days, times, st.integers(-26, 26).filter(bool))
def test_shifting_keeps_the_time_of_day(day, clock, by):
    (shift,) = running.shifts([sample.session(starts_at=at(day, clock))], by, LONDON)
    assert local(shift.to).date() == day + timedelta(weeks=by)
    assert local(shift.to).time() == clock


def test_only_what_takes_place_and_has_not_begun_is_shifted():
    ahead, called_off = sample.session(), sample.session(status=Status.CANCELLED)
    assert running.to_come([ahead, called_off], sample.START - timedelta(seconds=1)) == (ahead,)
    assert running.to_come([ahead, called_off], sample.START) == ()
    shifts = running.shifts([ahead], -1, LONDON)
    assert running.too_early(shifts, sample.START - timedelta(days=8)) is None
    assert running.too_early(shifts, sample.START - timedelta(days=7)).id == "cycle-shift-past"


def test_what_a_notice_carries_of_a_shift_comes_back():
    moved = sample.session()
    was = sample.START - timedelta(days=7)
    assert running.unpacked(running.packed([(moved, was), (moved, was)])) == ((1, was, sample.START),) * 2


def test_a_card_waits_until_two_weeks_before():
    early = sample.START - timedelta(days=60)
    assert running.announced_at(sample.session(), early) == sample.START - timedelta(days=14)
    late = sample.START - timedelta(days=3)
    assert running.announced_at(sample.session(), late) == late
