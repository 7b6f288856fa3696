"""When something can be asked: once at a time, of enough people, "after" only where there was a "before"."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rules.feedback import wishes
from rules.feedback.rounds import (
    BY_STAFF,
    KEPT_FOR,
    KEPT_LONGER,
    Asking,
    Refused,
    Round,
    State,
    may_answer,
    may_open,
    series,
)
from rules.feedback.surveys import MOST_OPTIONS, Purpose
from rules.ids import CommunityId, RoundId, TopicId
from rules.topics import Topic

NOW = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
BEFORE = Round(
    RoundId(1),
    CommunityId(1),
    None,
    Purpose.PAIRED,
    1,
    NOW - timedelta(days=90),
    NOW - timedelta(days=76),
    4096,
    State.PUBLISHED,
)
AFTER = replace(BEFORE, id=RoundId(2), first_id=RoundId(1), opens_at=NOW, closes_at=NOW + timedelta(days=14))
OPEN = replace(AFTER, state=State.OPEN)
NEEDS = replace(OPEN, id=RoundId(3), purpose=Purpose.NEEDS, first_id=None)


@pytest.mark.parametrize(
    ("asking", "rounds", "asked", "reason"),
    [
        (Asking.NEEDS, [], 5, None),
        (Asking.NEEDS, [], 4, "too-few-asked"),
        (Asking.NEEDS, [NEEDS], 30, "open-already"),
        (Asking.BARRIERS, [NEEDS], 30, None),
        (Asking.NEEDS, [replace(NEEDS, state=State.POOLED)], 30, None),
        (Asking.NEEDS, [replace(NEEDS, state=State.PUBLISHED)], 30, "too-soon"),
        (Asking.NEEDS, [replace(NEEDS, state=State.PUBLISHED, opens_at=NOW - timedelta(days=60))], 30, None),
        (Asking.BEFORE, [], 30, None),
        (Asking.BEFORE, [BEFORE], 30, None),
        (Asking.BEFORE, [replace(BEFORE, state=State.OPEN)], 30, "open-already"),
        (Asking.AFTER, [], 30, "no-before"),
        (Asking.AFTER, [BEFORE], 30, None),
        (Asking.AFTER, [replace(BEFORE, state=State.OPEN)], 30, "open-already"),
        (Asking.AFTER, [OPEN, BEFORE], 30, "open-already"),
        (Asking.AFTER, [AFTER, BEFORE], 30, "no-before"),
        (Asking.SESSION, [], 30, "by-itself"),
    ],
)
def test_when_it_can_be_asked(asking, rounds, asked, reason):
    refused = may_open(asking, rounds, NOW, asked)
    assert refused == (None if reason is None else Refused(reason))


def test_an_after_comes_while_the_first_answers_can_be_opened():
    last = BEFORE.closes_at + KEPT_FOR - KEPT_LONGER
    assert may_open(Asking.AFTER, [BEFORE], last, 30) is None
    assert may_open(Asking.AFTER, [BEFORE], last + timedelta(seconds=1), 30) == Refused("before-too-old")


def test_the_latest_before_is_the_one_that_counts():
    newer = replace(BEFORE, id=RoundId(9), opens_at=NOW - timedelta(days=10))
    assert series([newer, AFTER, BEFORE]) == (newer, None)
    assert series([AFTER, BEFORE]) == (BEFORE, AFTER)
    assert series([NEEDS]) is None


def test_every_asking_has_its_purpose_and_its_name():
    assert (BEFORE.asking, AFTER.asking, NEEDS.asking) == (Asking.BEFORE, Asking.AFTER, Asking.NEEDS)
    assert {one.purpose for one in BY_STAFF} == set(Purpose) - {Purpose.SESSION}


def test_everybody_is_reminded_half_way():
    assert OPEN.reminds_at == NOW + timedelta(days=7)


@pytest.mark.parametrize(
    ("one", "asked", "at", "reason"),
    [
        (OPEN, True, NOW, None),
        (OPEN, False, NOW, "not-asked"),
        (OPEN, True, OPEN.closes_at, "closed"),
        (AFTER, True, NOW, "closed"),
        (None, True, NOW, "closed"),
    ],
)
def test_who_can_answer_and_when(one, asked, at, reason):
    assert may_answer(one, at, asked=asked) == (None if reason is None else Refused(reason))


def test_wishes_are_for_the_first_topics_of_the_list():
    topics = [Topic(TopicId(one), CommunityId(1), f"Topic {one}", retired=False) for one in range(1, 20)]
    made = wishes.survey(topics)
    assert made.items[0].options == tuple(str(one) for one in range(1, MOST_OPTIONS + 1))
    assert made.items[0].option_words(0) == "Topic 1"
    assert wishes.survey(topics[:1]) is None
