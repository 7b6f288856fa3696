"""Anonymous questions on both databases: who may ask, where, how much at once, and what is kept of it."""

from datetime import timedelta

import pytest

from actions.questions import answering, asking, ending
from actions.questions.asking import send
from actions.questions.deciding import decide
from rules.ids import CommunityId, GroupId, MessageId, UserId
from rules.permissions import Actor, NotAllowedError, Role
from rules.questions.threads import Aim, Muted, Refused, Sent, State, Verdict
from storage import due, questions, roles
from storage.tables import QuestionPartRow, QuestionRow
from storage.views import questions as views
from tests.actions.question_world import (
    WORDS,
    an_open_one,
    asks,
    cohort,
    decides,
    heard,
    is_posted,
    mutes,
    part,
    thread,
)


@pytest.fixture
def world(world):
    world.member("Mona", Role.MODERATOR)
    return world


@pytest.fixture
def group(world):
    return cohort(world)


def test_a_question_is_sealed_and_told_to_the_moderators_at_a_half_hour(world, group):
    sent = asks(world, group)
    assert isinstance(sent, Sent)
    (row,) = world.rows(QuestionRow)
    (kept,) = world.rows(QuestionPartRow)
    assert WORDS.encode() not in kept.words
    assert world.db.read_now(questions.asker, row.id) == world.actor("Amara").user_id
    # Until the half hour, nothing is owed that would be numbered between what others did.
    assert not world.owed()
    (work,) = world.due()
    assert (work.kind, work.at) == ("question-heard", sent.at)
    assert sent.at == world.now + timedelta(minutes=30)
    heard(world)
    (card,) = world.owed("question-card")
    assert card.member_id == world.member("Mona")
    assert card.queued_at.hour == 0


def test_nothing_in_the_outbox_or_among_the_due_work_names_the_asker(world, group):
    an_open_one(world, group)
    world.does("Ben", answering.note_answer, group, MessageId(77), MessageId(78))
    for row in world.owed():
        assert row.member_id != world.member("Amara")
        assert row.chat_id != world.actor("Amara").user_id
    to_asker = [row for row in world.owed() if row.chat_id == 0]
    assert [row.kind for row in to_asker] == ["question-posted", "question-answered"]
    assert all(set(row.variables) <= {"question", "first", "message"} for row in to_asker)
    assert {row.kind for row in world.due()} == {"question-silent"}
    assert all((row.at.hour, row.at.minute) in {(0, 0), (8, 0)} for row in world.due())


def test_the_same_question_pressed_twice_is_one(world, group):
    first = asks(world, group)
    again = asks(world, group)
    assert again.thread == first.thread
    assert again.already
    assert len(world.rows(QuestionRow)) == 1


def test_of_three_open_questions_the_fourth_is_refused_and_others_may_still_ask(world, group):
    for number in range(3):
        assert isinstance(asks(world, group, words=f"{WORDS} {number}"), Sent)
    assert asks(world, group) == Refused("too-many")
    assert isinstance(asks(world, group, "Ben"), Sent)
    assert len({row.alias for row in world.rows(QuestionRow)}) == 4


def test_who_may_ask_and_where(world, group):
    elsewhere, _ = world.group("topic", chat=-100_600)
    everybody, _ = world.group("announcements", chat=-100_700)
    assert asks(world, elsewhere) == Refused("group-gone")
    assert isinstance(asks(world, everybody), Sent)
    assert asks(world, GroupId(99)) == Refused("group-gone")
    stranger = Actor(UserId(5), ())
    with pytest.raises(NotAllowedError):
        world.db.write_now(lambda tx: send(tx, stranger, world.now, Aim(group_id=group), WORDS))


def test_another_community_sees_and_decides_nothing(world, group):
    riverside = world.add_community("riverside", name="Riverside CIG")
    world.member("Zara", Role.MODERATOR, Role.ADMIN, community=riverside)
    asks(world, group)
    one = part(world)
    with pytest.raises(NotAllowedError):
        world.does("Zara", decide, one.id, 1, Verdict.APPROVE, "", community=riverside)
    with pytest.raises(NotAllowedError):
        world.does("Zara", ending.close_for_all, thread(world).id, community=riverside)
    with pytest.raises(NotAllowedError):
        world.does("Zara", send, Aim(group_id=group), WORDS, community=riverside)
    with pytest.raises(NotAllowedError):
        world.does("Zara", views.card, one.id, community=riverside)
    with pytest.raises(NotAllowedError):
        world.does("Zara", views.staffed, CommunityId(world.community), community=riverside)
    assert thread(world).state is State.WAITING


def test_a_member_decides_nothing_and_closes_nobodys(world, group):
    asks(world, group)
    with pytest.raises(NotAllowedError):
        decides(world, name="Ben")
    for verb in (ending.close_own, ending.close_for_all):
        with pytest.raises(NotAllowedError):
            world.does("Ben", verb, thread(world).id)
    with pytest.raises(NotAllowedError):
        world.does("Ben", send, Aim(question_id=thread(world).id, part_id=part(world).id), "Mine now?")
    assert world.does("Ben", views.mine, thread(world).id) is None


def test_the_numbers_of_due_work_tell_no_order(world, group):
    """SQLite gives the number after the highest, PostgreSQL the next; a question has neither."""
    world.by_clock(lambda tx, now: due.put(tx, "lulls", "before", now, {}))
    asks(world, group)
    heard(world)
    decides(world)
    is_posted(world)
    world.does("Amara", ending.close_own, thread(world).id)
    world.by_clock(lambda tx, now: due.put(tx, "lulls", "after", now, {}))
    before, after = (row.id for row in world.due("lulls"))
    assert after == before + 1
    others = [row for row in world.due() if row.kind != "lulls"]
    assert others
    assert all(row.id < 0 for row in others)


def test_where_nobody_decides_nobody_can_ask(world, group):
    mona = world.member("Mona")
    world.db.write_now(lambda tx: roles.take(tx, mona, Role.MODERATOR))
    assert asks(world, group) == Refused("nobody-decides")
    assert world.does("Amara", asking.look, Aim(group_id=group)) == Refused("nobody-decides")


def test_a_moderator_who_asks_gets_the_card_like_the_others(world, group):
    world.member("Noor", Role.ADMIN)
    asks(world, group, "Mona")
    heard(world)
    told = {row.member_id for row in world.owed("question-card")}
    assert told == {world.member("Mona"), world.member("Noor")}


def test_where_one_may_ask_is_shown_with_what_is_open(world, group):
    asks(world, group)
    seen = world.does("Amara", views.asking)
    assert [one.id for one in seen.groups] == [group]
    assert [one.thread.id for one in seen.mine] == [thread(world).id]
    assert world.does("Ben", views.asking).mine == ()


def test_what_is_looked_at_before_writing(world, group):
    aim = Aim(group_id=group)
    seen = world.does("Amara", asking.look, aim)
    assert (seen.alias, seen.asker.name) == (None, "Amara")
    one = an_open_one(world, group)
    assert world.does("Amara", asking.look, Aim(question_id=one.id, about=80)).alias == one.alias
    assert world.does("Amara", asking.look, Aim(question_id=3)) == Refused("closed")
    with pytest.raises(NotAllowedError):
        world.does("Ben", asking.look, Aim(question_id=one.id))


def test_who_is_muted_asks_nothing_new_until_it_ends(world, group):
    mutes(world, "Amara")
    refused = asks(world, group)
    assert isinstance(refused, Muted)
    assert refused.ends_at == world.now + timedelta(hours=24)
    assert refused.appeal is not None
    assert world.does("Amara", asking.look, Aim(group_id=group)) == refused
    assert not world.rows(QuestionRow)
    assert isinstance(asks(world, group, "Ben"), Sent)
    world.advance(hours=25)
    # Whether or not the clock has noted the end of it.
    assert isinstance(asks(world, group), Sent)


def test_a_mute_that_was_lifted_or_is_anothers_keeps_nobody_from_asking(world, group):
    mutes(world, "Amara", state="lifted")
    mutes(world, "Ben")
    assert isinstance(asks(world, group), Sent)


def test_who_is_muted_can_still_change_and_answer_back(world, group):
    """Were the name to fall silent with the mute, it would say whose it is."""
    one = an_open_one(world, group)
    mutes(world, "Amara")
    sent = world.does("Amara", send, Aim(question_id=one.id, about=80), "Thank you, that helps.")
    assert isinstance(sent, Sent)
    decides(world, Verdict.CHANGE, "unclear")
    aim = Aim(question_id=one.id, part_id=part(world).id)
    assert isinstance(world.does("Amara", send, aim, "Thank you."), Sent)
