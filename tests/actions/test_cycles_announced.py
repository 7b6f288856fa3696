"""What the group hears of a year's plan: one message that stays right, and a card when a session is near."""

from datetime import UTC, datetime, timedelta

import pytest

from actions import announcing, due_work, groups, sessions
from rules.groups import Purpose
from rules.ids import ChatId
from screens.outgoing import Post
from storage import cards, cycles
from tests.actions.plan_world import (
    FIRST,
    WEEK,
    answers,
    clock_of,
    draft,
    message,
    planned,
    posted,
    retopic,
    rows,
    shift,
)
from tests.handlers.composing import outgoing, said


def test_the_group_hears_once_and_of_each_session_when_it_is_near(world):
    group, _ = world.group()
    done = planned(world)
    (told,) = world.owed("cycle-announced")
    assert told.key == f"cycle-announced:{done.cycle.id}:{group}"
    words = said(world, told)
    assert "1. Thu 3 Dec 2026, 17:00: Nights" in words
    assert "3. Thu 17 Dec 2026, 17:00: Topic to be announced" in words
    assert "meet.example" not in words
    assert world.owed("session-card") == []
    first = rows(world)[0].id
    world.now = FIRST - timedelta(days=14)
    world.by_clock(announcing.announce_session, session_id=first)
    world.by_clock(announcing.announce_session, session_id=first)
    assert [row.variables["session"] for row in world.owed("session-card")] == [first]


def test_the_plans_message_is_edited_where_it_stands(world):
    _, _, cycle_id = posted(world)
    first, second, third = rows(world)
    assert message(world)[0] == "sent"
    given = {"session": first.id, "starts": (FIRST + timedelta(days=1)).isoformat()}
    world.does("Femi", sessions.move_session, draft(world, "move", given))
    world.does("Femi", sessions.cancel_session, second.id)
    retopic(world, third.id, "Winter")
    given = answers(topic="Exams", starts=(FIRST + 3 * WEEK).isoformat(), cycle=cycle_id)
    world.does("Femi", sessions.schedule_session, draft(world, "schedule", given))
    state, shown, edit = message(world)
    assert (state, edit.message_id) == ("queued", 77)
    for line in (
        "1. Fri 4 Dec 2026, 17:00: Nights",
        "<s>Thu 10 Dec 2026, 17:00: Teams</s> cancelled",
        "2. Thu 17 Dec 2026, 17:00: Winter",
        "3. Thu 24 Dec 2026, 17:00: Exams",
    ):
        assert line in shown
    assert len(world.owed("cycle-announced")) == 1


@pytest.mark.parametrize("change", ["move", "cancel", "topic", "add", "shift"])
def test_every_change_of_a_plan_reaches_its_message(world, change):
    _, _, cycle_id = posted(world)
    first = rows(world)[0].id
    later = (FIRST + timedelta(days=1)).isoformat()
    match change:
        case "move":
            given = {"session": first, "starts": later}
            world.does("Femi", sessions.move_session, draft(world, "move", given))
        case "cancel":
            world.does("Femi", sessions.cancel_session, first)
        case "topic":
            retopic(world, first, "Winter")
        case "add":
            given = answers(topic="Exams", starts=later, cycle=cycle_id)
            world.does("Femi", sessions.schedule_session, draft(world, "schedule", given))
        case "shift":
            shift(world, world.db.read_now(cycles.load, cycle_id), 1)
    assert message(world)[0] == "queued"


def test_a_supergroup_gets_the_plan_anew_and_a_group_that_was_left_no_more_of_it(world):
    group, chat, cycle_id = posted(world)
    world.by_clock(groups.follow_upgrade, old_chat=chat, new_chat=ChatId(-100_700))
    (row,) = world.owed("cycle-announced")
    assert (row.state, row.chat_id, isinstance(outgoing(world, row), Post)) == ("queued", -100_700, True)
    world.db.write_now(announcing.plan_posted, cycle_id, group, 78)
    world.db.write_now(cards.forget, group)
    world.does("Femi", sessions.cancel_session, rows(world)[0].id)
    (row,) = world.owed("cycle-announced")
    assert outgoing(world, row) is None


def test_in_the_night_the_group_hears_in_the_morning(world):
    world.group()
    world.now = datetime(2026, 11, 16, 23, tzinfo=UTC)
    planned(world)
    assert world.owed("cycle-announced")[0].not_before == datetime(2026, 11, 17, 8, tzinfo=UTC)


def test_what_was_called_off_is_neither_told_nor_announced(world):
    world.group()
    planned(world)
    first, second, _ = rows(world)
    world.does("Femi", sessions.cancel_session, first.id)
    assert clock_of(world, "session-announce", first.id) == []
    assert "3 Dec" not in said(world, world.owed("cycle-announced")[0])
    world.by_clock(announcing.announce_session, session_id=first.id)
    world.now = second.starts_at
    world.by_clock(announcing.announce_session, session_id=second.id)
    assert world.owed("session-card") == []
    for one in (second, rows(world)[2]):
        world.now = FIRST
        world.does("Femi", sessions.cancel_session, one.id)
    assert outgoing(world, world.owed("cycle-announced")[0]) is None


def test_a_group_that_is_named_later_gets_the_plan_and_no_cards_that_wait(world):
    world.member("Grace", "admin")
    planned(world)
    group, _ = world.group(purpose=None)
    named = world.does("Grace", groups.name_group, group, Purpose.ANNOUNCEMENTS)
    assert named.announced == 3
    assert len(world.owed("cycle-announced")) == 1
    assert world.owed("session-card") == []


def test_a_session_that_is_near_is_announced_at_once_and_one_that_is_moved_waits_anew(world):
    world.group()
    planned(world, starts=(world.now + timedelta(days=3)).isoformat(), number=1)
    (only,) = rows(world)
    assert clock_of(world, "session-announce", only.id) == [world.now]
    later = world.now + timedelta(days=60)
    given = {"session": only.id, "starts": later.isoformat()}
    world.does("Femi", sessions.move_session, draft(world, "move", given))
    assert clock_of(world, "session-announce", only.id) == [later - timedelta(days=14)]


def test_the_clock_posts_a_card_for_each_session_of_a_year(world):
    world.group()
    planned(world, number=10)
    world.now = FIRST + timedelta(weeks=20)
    before = world.now
    for row in sorted(world.due("session-announce"), key=lambda one: one.at):
        world.now = row.at
        assert world.db.write_now(due_work.run, row.id, world.now) == "session-announce"
    world.now = before
    assert len(world.owed("session-card")) == 10
    assert world.due("session-announce") == []
