"""Topics of a forum: what their names may be, where they can be made, and their address."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import group_topics
from rules.dialogue import Given, Problem
from rules.group_topics import GroupTopic, Refused, State, address, read_name
from rules.groups import (
    NEEDED,
    BotStatus,
    Group,
    Kind,
    Purpose,
    Right,
    Standing,
    described,
    read_description,
    standing,
)
from rules.ids import ChatId, CommunityId, GroupId, GroupTopicId

GIVEN = Given(datetime(2026, 11, 16, 12, tzinfo=UTC), ZoneInfo("Europe/London"), {})
FORUM = Group(
    id=GroupId(1),
    community_id=CommunityId(1),
    chat_id=ChatId(-1001234567890),
    title="Oak Vale topics",
    kind=Kind.GROUP,
    purpose=Purpose.ANNOUNCEMENTS,
    standing=Standing(BotStatus.ADMIN, frozenset()),
    serial=0,
    forum=True,
)
TOPIC = GroupTopic(GroupTopicId(1), FORUM.id, 7, "News", Purpose.TOPIC, State.OPEN)


def test_the_right_for_topics_is_needed_in_forums_only():
    assert standing(BotStatus.ADMIN, NEEDED[Kind.GROUP], Kind.GROUP).lacking == frozenset()
    assert standing(BotStatus.ADMIN, NEEDED[Kind.GROUP], Kind.GROUP, forum=True).lacking == {Right.TOPICS}
    assert standing(BotStatus.ADMIN, {Right.POST}, Kind.CHANNEL, forum=True).lacking == frozenset()


@pytest.mark.parametrize(
    ("group", "reason"),
    [
        (None, "group-gone"),
        (replace(FORUM, standing=Standing(BotStatus.LEFT, frozenset())), "group-gone"),
        (replace(FORUM, forum=False), "no-forum"),
        (replace(FORUM, standing=Standing(BotStatus.ADMIN, frozenset({Right.TOPICS}))), "no-right"),
        (FORUM, None),
    ],
)
def test_where_topics_can_be_made(group, reason):
    refused = group_topics.manage(group)
    assert (refused.reason if refused else None) == reason


def test_announcements_go_to_an_open_topic_of_a_group_for_announcements():
    assert group_topics.announce(FORUM, TOPIC) is None
    assert group_topics.announce(FORUM, replace(TOPIC, state=State.CLOSED)) == Refused(
        "topic-not-open", FORUM.id
    )
    cohort = replace(FORUM, purpose=Purpose.COHORT)
    assert group_topics.announce(cohort, TOPIC) == Refused("no-announcements", FORUM.id)


def test_the_address_is_that_of_telegrams_own_apps():
    assert address(ChatId(-1001234567890), 7) == "https://t.me/c/1234567890/7"
    # The number itself may begin with the same digits.
    assert address(ChatId(-1001001234567), 7) == "https://t.me/c/1001234567/7"


@given(st.text(max_size=200))
def test_a_name_fits_or_is_asked_again(typed):
    read = read_name(typed, GIVEN)
    if isinstance(read, Problem):
        assert read.id in ("group-topic-name-missing", "group-topic-name-too-long")
    else:
        assert 1 <= len(read.encode("utf-16-le")) // 2 <= 128
        assert "\n" not in read


def test_a_name_is_counted_as_telegram_counts_it():
    assert read_name("🩺" * 64, GIVEN) == "🩺" * 64
    assert isinstance(read_name("🩺" * 65, GIVEN), Problem)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Exams,\n and who sits them ", "Exams, and who sits them"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "group-description-too-long"),
        ("123", "group-description-no-letters"),
    ],
)
def test_a_description_is_one_line_of_so_many_characters(typed, read):
    found = read_description(typed, GIVEN)
    assert (found.id if isinstance(found, Problem) else found) == read


def test_a_description_can_be_taken_away():
    assert described("remove") == ""
    assert described("Exams") == "Exams"
