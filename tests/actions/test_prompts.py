"""Conversation starters in storage: heard by the hour, prompted by the clock, stopped by those who may."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from actions.prompt_deck import NoSuchCardError, add_card, change_card, leave_out_card, restore_card
from actions.prompts import (
    PassedOn,
    Stopped,
    look_for_lulls,
    note_heard,
    set_days,
    set_in_group,
    set_off,
    stop_in_group,
    watch,
)
from rules.dialogue import Draft, Problem
from rules.ids import GroupId, UserId
from rules.permissions import NotAllowedError
from rules.prompts import SHIPPED, Settings
from storage import prompts
from storage.tables import AuditRow, GroupLullRow, PromptRow
from storage.views import prompts as views

LUNCH = datetime(2026, 11, 16, 12, 30, tzinfo=UTC)


@pytest.fixture
def talk(world):
    """A group in which people talk, watched since Monday at noon, and staff."""
    world.member("Noor", "admin")
    world.member("Mona", "moderator")
    world.member("Amara")
    group, chat = world.group("cohort", chat=-700)
    world.db.write_now(watch, world.community, world.now)
    return group, chat


def heard(world, group, hour=None):
    world.does("Amara", note_heard, group, hour or world.now)


def days(world, number):
    """The clock goes on, and what falls due on the way is done."""
    until = world.now + timedelta(days=number)
    while (work := world.due("lulls")) and work[0].at <= until:
        world.now = work[0].at
        world.by_clock(look_for_lulls, **work[0].variables)
    world.now = until


def draft(world, flow, **answers):
    return Draft(UserId(1001), world.community, 77, flow, "words", answers, world.now)


def of(world, group):
    return next(one for one in lull_rows(world) if one.group_id == group)


def lull_rows(world):
    return world.db.read_now(lambda tx: list(tx.orm.exec(sa.select(GroupLullRow)).scalars()))


def test_a_group_that_stays_silent_is_prompted_at_lunch_and_a_week_later(world, talk):
    heard(world, talk[0])
    days(world, 6)
    assert not world.owed("prompt")
    days(world, 9)
    owed = world.owed("prompt")
    assert [row.not_before for row in owed] == [LUNCH + timedelta(days=7), LUNCH + timedelta(days=14)]
    assert {row.chat_id for row in owed} == {-700}
    assert [row.variables["card"] for row in owed] == list(SHIPPED[:2])


def test_what_is_said_begins_the_silence_anew(world, talk):
    heard(world, talk[0])
    days(world, 3)
    heard(world, talk[0])
    days(world, 5)
    assert not world.owed("prompt")
    days(world, 4)
    assert len(world.owed("prompt")) == 1


def test_after_three_without_an_answer_it_is_left_alone_until_somebody_writes(world, talk):
    heard(world, talk[0])
    days(world, 60)
    assert len(world.owed("prompt")) == 3
    heard(world, talk[0])
    days(world, 10)
    assert len(world.owed("prompt")) == 4


def test_a_group_of_which_nothing_was_ever_heard_is_silent_since_it_was_first_looked_at(world, talk):
    days(world, 21)
    assert len(world.owed("prompt")) == 1


def test_it_is_kept_when_it_was_and_not_who(world, talk):
    heard(world, talk[0])
    assert {column.name for column in GroupLullRow.__table__.columns} == {
        "group_id",
        "heard_at",
        "prompted_at",
        "unanswered",
        "stopped",
    }
    assert of(world, talk[0]).heard_at == world.now


def test_two_silent_groups_of_a_community_are_not_asked_the_same(world, talk):
    world.group("topic", chat=-701)
    days(world, 20)
    assert len({row.variables["card"] for row in world.owed("prompt")}) == len(world.owed("prompt")) == 2


def test_nothing_comes_where_announcements_are_made(world):
    world.member("Noor", "admin")
    world.group()
    world.db.write_now(watch, world.community, world.now)
    days(world, 40)
    assert not world.owed("prompt")


def test_groups_of_another_community_are_another_communitys(world, talk):
    other = world.add_community("other")
    group, _ = world.group("cohort", chat=-900, community=other)
    heard(world, talk[0])
    days(world, 15)
    assert {row.chat_id for row in world.owed("prompt")} == {-700}
    world.member("Olu", "owner", community=other)
    for action, args, keywords in (
        (set_days, (world.community, 2), {}),
        (set_in_group, (talk[0],), {"stopped": True}),
        (stop_in_group, (talk[0],), {}),
    ):
        with pytest.raises(NotAllowedError):
            world.does("Olu", action, *args, community=other, **keywords)
    assert group != talk[0]


def test_a_notice_that_waits_is_dropped_when_somebody_writes_first(world, talk):
    heard(world, talk[0])
    days(world, 8)
    (owed,) = world.owed("prompt")
    silent_since = datetime.fromisoformat(owed.variables["heard"])
    to_post = (talk[0], owed.variables["card"], silent_since)
    assert world.db.read_now(views.to_post, *to_post) is not None
    heard(world, talk[0])
    assert world.db.read_now(views.to_post, *to_post) is None


@pytest.mark.parametrize("name", ["Noor", "Mona"])
def test_who_moderates_stops_them_with_one_tap(world, talk, name):
    heard(world, talk[0])
    assert isinstance(world.does(name, stop_in_group, talk[0]), Stopped)
    assert world.does(name, stop_in_group, talk[0]).already
    assert [row.detail for row in world.rows(AuditRow)] == [{"group": talk[0], "stopped": True}]
    days(world, 30)
    assert not world.owed("prompt")


def test_a_members_tap_is_passed_on_once_a_week_and_without_a_name(world, talk):
    amara = world.member("Amara")
    for _ in range(3):
        assert isinstance(world.does("Amara", stop_in_group, talk[0]), PassedOn)
    for name in ("Noor", "Mona"):
        (owed,) = world.owed_to(name, "prompt-unwanted")
        assert owed.variables == {"group": talk[0]}
        assert str(amara) not in owed.key.split(":")[1:3]
    world.advance(days=7)
    world.does("Amara", stop_in_group, talk[0])
    assert len(world.owed_to("Mona", "prompt-unwanted")) == 2
    assert not world.rows(AuditRow)
    days(world, 14)
    assert world.owed("prompt")


def test_a_moderator_stops_in_private_and_an_admin_begins_again(world, talk):
    world.does("Mona", set_in_group, talk[0], stopped=True)
    with pytest.raises(NotAllowedError):
        world.does("Mona", set_in_group, talk[0], stopped=False)
    with pytest.raises(NotAllowedError):
        world.does("Amara", set_in_group, talk[0], stopped=True)
    world.does("Noor", set_in_group, talk[0], stopped=False)
    heard(world, talk[0])
    days(world, 8)
    assert len(world.owed("prompt")) == 1


def test_other_days_count_from_now_on(world, talk):
    heard(world, talk[0])
    world.does("Noor", set_days, world.community, 2)
    days(world, 4)
    assert [row.not_before for row in world.owed("prompt")] == [LUNCH + timedelta(days=3)]
    assert world.does("Noor", set_days, world.community, 1) == Settings(2)


def test_switched_off_none_comes_and_on_again_they_do(world, talk):
    heard(world, talk[0])
    world.does("Noor", set_off, world.community, off=True)
    days(world, 20)
    assert not world.owed("prompt")
    world.does("Noor", set_off, world.community, off=False)
    days(world, 2)
    assert len(world.owed("prompt")) == 1


@pytest.mark.parametrize("name", ["Amara", "Mona", "Femi"])
def test_only_admins_change_the_deck_and_the_settings(world, talk, name):
    world.member("Femi", "facilitator")
    for action, args, keywords in (
        (set_days, (world.community, 2), {}),
        (set_off, (world.community,), {"off": True}),
        (add_card, (draft(world, "prompt-add", words="What is for lunch today?"),), {}),
        (change_card, (draft(world, "prompt-change", card=SHIPPED[0], words="What is for lunch?"),), {}),
        (leave_out_card, (world.community, SHIPPED[0]), {"left_out": True}),
        (restore_card, (world.community, SHIPPED[0]), {}),
    ):
        with pytest.raises(NotAllowedError):
            world.does(name, action, *args, **keywords)
    assert talk


def test_a_card_is_added_changed_left_out_and_put_back(world, talk):
    words = "What is for lunch today?"
    world.does("Noor", add_card, draft(world, "prompt-add", words=words))
    again = world.does("Noor", add_card, draft(world, "prompt-add", words=words))
    assert isinstance(again, Problem)
    first = SHIPPED[0]
    world.does("Noor", change_card, draft(world, "prompt-change", card=first, words="What made you smile?"))
    world.does("Noor", leave_out_card, world.community, SHIPPED[1], left_out=True)
    assert world.does("Noor", leave_out_card, world.community, SHIPPED[1], left_out=True).already
    heard(world, talk[0])
    days(world, 15)
    assert [row.variables["card"] for row in world.owed("prompt")] == [first, SHIPPED[2]]
    world.does("Noor", restore_card, world.community, first)
    kept = {one.key: one for one in world.db.read_now(prompts.kept_cards, world.community)}
    assert kept[first].words == ""
    assert kept[first].used_at is not None
    assert kept["own-77"].words == words


@pytest.mark.parametrize("key", ["start-99", "own-5", ""])
def test_a_card_that_is_not_there(world, talk, key):
    with pytest.raises(NoSuchCardError):
        world.does("Noor", leave_out_card, world.community, key, left_out=True)
    assert world.db.read_now(lambda tx: tx.orm.get(PromptRow, (world.community, key))) is None
    assert talk


def test_a_group_that_is_not_there(world, talk):
    with pytest.raises(LookupError):
        world.does("Noor", stop_in_group, GroupId(999))
    assert talk


def test_admins_hear_of_groups_that_stay_silent_once_in_a_quarter(world, talk):
    world.group("topic", chat=-701)
    days(world, 7)
    heard(world, talk[0])
    days(world, 50)
    assert not world.owed("groups-silent")
    days(world, 30)
    (owed,) = world.owed("groups-silent")
    assert owed.member_id == world.member("Noor")
    days(world, 60)
    assert len(world.owed("groups-silent")) == 2


def test_watching_twice_moves_nothing(world, talk):
    (before,) = world.due("lulls")
    world.advance(hours=30)
    world.db.write_now(watch, world.community, world.now)
    (after,) = world.due("lulls")
    assert before.at == after.at
    assert talk


@pytest.mark.parametrize("meanwhile", ["stopped", "heard"])
def test_what_happens_while_the_clock_looks_is_not_undone(world, talk, monkeypatch, meanwhile):
    heard(world, talk[0])
    (work,) = world.due("lulls")
    world.advance(days=9)
    # The clock has read this, and then somebody was quicker.
    read = world.db.read_now(prompts.lulls, world.community, world.now)
    if meanwhile == "stopped":
        world.does("Mona", set_in_group, talk[0], stopped=True)
    else:
        heard(world, talk[0])
    monkeypatch.setattr("storage.prompts.lulls", lambda *_: read)
    world.by_clock(look_for_lulls, **work.variables)
    row = of(world, talk[0])
    assert row.stopped is (meanwhile == "stopped")
    assert (row.prompted_at, row.unanswered) == (None, 0)
    assert not world.owed("prompt")
    assert {one.used_at for one in world.db.read_now(prompts.kept_cards, world.community)} <= {None}


def test_the_clock_keeps_nothing_of_groups_that_it_does_not_prompt(world, talk, monkeypatch):
    world.group("topic", chat=-701)
    heard(world, talk[0])
    (work,) = world.due("lulls")
    world.advance(days=1)
    read = world.db.read_now(prompts.lulls, world.community, world.now)
    world.does("Mona", set_in_group, talk[0], stopped=True)
    monkeypatch.setattr("storage.prompts.lulls", lambda *_: read)
    world.by_clock(look_for_lulls, **work.variables)
    assert of(world, talk[0]).stopped
