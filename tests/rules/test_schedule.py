"""The dialogues that schedule and move: each answer, and what they come to together."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rules import dialogue, schedule
from rules.dialogue import Answered, Asked, Chosen, Given, Problem, Typed
from rules.ids import CommunityId, UserId
from rules.sessions import Kind
from tests import sample

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
COMMUNITY = sample.community()


def converse(flow, *replies, known=None):
    """The turn after these replies; a number is a choice, anything else is typed."""
    draft = dialogue.begin(flow, UserId(1), CommunityId(1), 1, NOW, known)
    turn = Asked(draft)
    for reply in replies:
        said = Chosen(reply) if isinstance(reply, int) else Typed(reply)
        turn = dialogue.advance(flow, turn.draft, said, NOW, LONDON)
    return turn


def test_a_session_from_buttons_alone_but_for_the_date():
    known = {"topics": ["Communicating across cultures", "Team dynamics"]}
    turn = converse(schedule.SCHEDULE, 0, "Thu 19 Nov 5pm", 0, 0, 0, 2, 0, known=known)
    assert isinstance(turn, Answered)
    assert schedule.plan(turn.draft.answers, COMMUNITY) == schedule.Plan(
        topic="Communicating across cultures",
        starts_at=datetime(2026, 11, 19, 17, tzinfo=UTC),
        minutes=50,
        places=12,
        join_link="",
        kind=Kind.WORKSHOP,
    )


def test_a_topic_that_comes_later_is_kept_empty():
    turn = converse(schedule.SCHEDULE, 0, "Thu 19 Nov 5pm", 0, 0, 0, 0, 0)
    assert schedule.plan(turn.draft.answers, COMMUNITY).topic == ""


def test_a_session_that_was_typed_throughout():
    turn = converse(
        schedule.SCHEDULE,
        "  Working   nights ",
        "19/11 17:00",
        "1.5 hours",
        "8 places",
        "https://meet.example/abc",
        "Drop in",
        "Yes",
    )
    assert isinstance(turn, Answered)
    plan = schedule.plan(turn.draft.answers, COMMUNITY)
    assert (plan.topic, plan.minutes, plan.places) == ("Working nights", 90, 8)
    assert (plan.join_link, plan.kind) == ("https://meet.example/abc", Kind.DROP_IN)


@pytest.mark.parametrize(
    ("reply", "hour"), [(0, 0), (1, 1), ("BST", 0), ("gmt", 1), ("first", 0), ("second", 1)]
)
def test_a_time_that_comes_twice_is_asked_about(reply, hour):
    turn = converse(schedule.SCHEDULE, 0, "25 Oct 2026 01:30")
    assert turn.draft.step == "clock"
    turn = converse(schedule.SCHEDULE, 0, "25 Oct 2026 01:30", reply)
    assert turn.draft.step == "minutes"
    assert schedule.starting(turn.draft.answers, COMMUNITY) == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


def test_an_answer_to_that_question_that_is_neither_is_asked_again():
    turn = converse(schedule.SCHEDULE, 0, "25 Oct 2026 01:30", "CET")
    assert turn.problem == Problem("schedule-clock-unclear", {"first": "BST", "second": "GMT"})


def test_a_time_that_comes_once_is_not_asked_about_even_after_one_that_did():
    turn = converse(schedule.SCHEDULE, 0, "25 Oct 2026 01:30", 1)
    turn = dialogue.advance(schedule.SCHEDULE, turn.draft, dialogue.Move.BACK, NOW, LONDON)
    turn = dialogue.advance(schedule.SCHEDULE, turn.draft, dialogue.Move.BACK, NOW, LONDON)
    turn = dialogue.advance(schedule.SCHEDULE, turn.draft, Typed("25 Oct 2026 00:30"), NOW, LONDON)
    assert turn.draft.step == "minutes"
    assert schedule.starting(turn.draft.answers, COMMUNITY) == datetime(2026, 10, 24, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("step", "typed", "problem"),
    [
        ("topic", "ab", "schedule-topic-length"),
        ("topic", "a" * 129, "schedule-topic-length"),
        ("minutes", "9", "schedule-minutes-unclear"),
        ("minutes", "481", "schedule-minutes-unclear"),
        ("minutes", "9 hours", "schedule-minutes-unclear"),
        ("minutes", "long", "schedule-minutes-unclear"),
        ("minutes", "-50", "schedule-minutes-unclear"),
        ("places", "0", "schedule-places-unclear"),
        ("places", "501", "schedule-places-unclear"),
        ("places", "many", "schedule-places-unclear"),
        ("link", "http://meet.example/abc", "schedule-link-not-https"),
        ("link", "javascript:alert(1)", "schedule-link-unreadable"),
        ("link", "meet.example/abc", "schedule-link-unreadable"),
        ("link", "https://", "schedule-link-unreadable"),
        ("link", "https://localhost/abc", "schedule-link-unreadable"),
        ("link", "https://meet.example/a b", "schedule-link-unreadable"),
        ("link", "https://meet.example:port/", "schedule-link-unreadable"),
        ("link", "https://[::1", "schedule-link-unreadable"),
        ("link", "https://meet.example/" + "a" * 500, "schedule-link-long"),
        ("kind", "lecture", "schedule-kind-press"),
        ("confirm", "perhaps", "schedule-confirm-press"),
    ],
)
def test_what_cannot_be_taken_is_asked_again(step, typed, problem):
    read = schedule.SCHEDULE.step(step).read(typed, Given(NOW, LONDON, {}))
    assert isinstance(read, Problem)
    assert read.id == problem


@pytest.mark.parametrize(("typed", "minutes"), [("50", 50), ("60 min", 60), ("1 hour", 60), ("1.5h", 90)])
def test_lengths(typed, minutes):
    assert schedule.SCHEDULE.step("minutes").read(typed, Given(NOW, LONDON, {})) == minutes


def test_moving_asks_for_the_time_and_reads_it_back():
    known = {"session": 7, "topic": "Team dynamics", "was": 0}
    turn = converse(schedule.MOVE, "26 Nov 5pm", known=known)
    assert turn.draft.step == "confirm"
    turn = converse(schedule.MOVE, "26 Nov 5pm", 0, known=known)
    assert isinstance(turn, Answered)
    assert turn.draft.answers["session"] == 7
