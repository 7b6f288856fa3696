"""Answers to anonymous questions, and how a thread ends: by its asker, by time, with whoever has gone."""

from datetime import timedelta

import pytest
from sqlmodel import update

from actions import groups
from actions.questions import answering, deciding, ending
from actions.questions.asking import send
from rules.ids import ChatId, MessageId, QuestionId
from rules.permissions import NotAllowedError, Role
from rules.questions.threads import Aim, Ended, Refused, Sent, State, Verdict
from storage import members, questions
from storage.tables import GroupRow, QuestionRow
from storage.views import questions as views
from tests.actions.question_world import an_open_one, asks, cohort, decides, gone, part, thread


@pytest.fixture
def keys(db):
    return db.keys


@pytest.fixture
def world(world):
    world.member("Mona", Role.MODERATOR)
    return world


@pytest.fixture
def group(world):
    return cohort(world)


def test_every_answer_is_owed_to_the_asker_their_own_as_well(world, group):
    an_open_one(world, group)
    world.does("Ben", answering.note_answer, group, MessageId(77), MessageId(80))
    world.does("Ben", answering.note_answer, group, MessageId(77), MessageId(80))
    world.does("Amara", answering.note_answer, group, MessageId(77), MessageId(81))
    world.does("Ben", answering.note_answer, group, MessageId(12), MessageId(82))
    # Everybody sees Amara's reply in the group: were it the only one that is not owed, it would name her.
    assert [one.variables["message"] for one in world.owed("question-answered")] == [80, 81]


def test_an_answer_back_goes_through_the_moderators_and_may_be_declined(world, group):
    one = an_open_one(world, group)
    aim = Aim(question_id=one.id, about=80)
    assert isinstance(world.does("Amara", send, aim, "Thank you, that helps."), Sent)
    assert world.does("Amara", send, aim, "Thank you, that helps.").already
    back = next(row for row in world.db.read_now(questions.parts, one.id) if not row.first)
    assert back.about == 80
    decides(world, Verdict.DECLINE, "person", which=back)
    assert thread(world).state is State.OPEN
    (owed,) = world.owed("question-not-posted")
    assert owed.variables["reason"] == "person"


def test_a_thread_closes_by_itself_after_a_fortnight_of_silence(world, group, keys):
    one = an_open_one(world, group)
    (work,) = world.due("question-silent")
    first = work.at
    world.advance(days=5)
    world.does("Ben", answering.note_answer, group, MessageId(77), MessageId(80))
    (work,) = world.due("question-silent")
    assert work.at - first == timedelta(days=5)
    world.advance(days=15)
    world.by_clock(ending.end_silent, **work.variables)
    world.by_clock(ending.end_silent, **work.variables)
    assert thread(world).state is State.ENDING
    (forgotten,) = world.due("question-forgotten")
    world.by_clock(ending.forget_by_clock, **forgotten.variables)
    gone(world, keys, one)


def test_a_group_that_takes_no_messages_ends_the_question(world, group):
    asks(world, group)
    decides(world)
    one = part(world)
    world.by_clock(lambda tx, now: deciding.part_refused(tx, now, one.id))
    assert world.owed("question-ended")[0].variables["why"] == "no-group"


def test_a_group_that_became_another_communitys_gets_no_words_of_this_one(world, group):
    riverside = world.add_community("riverside", name="Riverside CIG")
    asks(world, group)
    world.db.write_now(
        lambda tx: tx.execute(update(GroupRow).where(GroupRow.id == group).values(community_id=riverside))
    )
    assert decides(world) == Refused("group-gone")
    assert not world.owed("question-post")


def test_a_group_that_became_a_supergroup_has_other_numbers(world, group):
    one = an_open_one(world, group)
    world.by_clock(lambda tx, now: groups.follow_upgrade(tx, now, ChatId(-100_500), ChatId(-100_900)))
    world.does("Ben", answering.note_answer, group, MessageId(77), MessageId(80))
    assert not world.owed("question-answered")
    assert isinstance(world.does("Amara", ending.close_own, one.id), Ended)


def test_the_asker_closes_without_a_word_and_twice_is_once(world, group, keys):
    one = an_open_one(world, group)
    assert isinstance(world.does("Amara", ending.close_own, one.id), Ended)
    assert world.does("Amara", ending.close_own, one.id) == Refused("closed")
    assert not world.owed("question-ended")
    gone(world, keys, one)


def test_a_moderator_closes_a_thread_once(world, group):
    one = an_open_one(world, group)
    assert not world.does("Mona", ending.close_for_all, one.id).already
    assert world.does("Mona", ending.close_for_all, one.id).already
    assert len(world.owed("question-ended")) == 1
    assert world.does("Mona", ending.close_for_all, QuestionId(5)) == Refused("closed")


def test_who_is_erased_is_led_to_by_nothing_and_their_thread_goes_on(world, group, keys):
    asks(world, group, "Ben", "Who has the keys of the library?")
    bens = thread(world)
    asks(world, group)
    (one,) = (row for row in world.rows(QuestionRow) if row.id != bens.id)
    before = {row.id: row for row in world.rows(QuestionRow)}
    asker = world.actor("Amara").user_id
    world.by_clock(lambda tx, now: ending.forget_asker(tx, now, asker, world.community))
    assert world.db.read_now(questions.asker, one.id) is None
    assert world.db.read_now(questions.asker, bens.id) == world.actor("Ben").user_id
    # Every thread looks alike: as open as before, sealed anew at the same length, under another key.
    for row in world.rows(QuestionRow):
        assert row.state == "waiting"
        assert (row.route != before[row.id].route, len(row.route)) == (True, len(before[row.id].route))
        assert row.sealed_by != before[row.id].sealed_by
        (its,) = world.db.read_now(questions.parts, QuestionId(row.id))
        assert world.db.read_now(questions.words, its)
    ends = world.due("question-key-ends")
    assert {work.variables["key"] for work in ends} == set(before)
    for work in ends:
        world.by_clock(ending.destroy_key, **work.variables)
    assert len(world.rows(QuestionRow)) == 2
    for row in world.rows(QuestionRow):
        assert keys.read(f"question-{row.id}") is None
        assert keys.read(f"question-{row.sealed_by}") is not None


def test_forgetting_that_is_undone_loses_no_way_back(world, group):
    asks(world, group)
    asker = world.actor("Amara").user_id

    def forget_and_fail(tx):
        ending.forget_asker(tx, world.now, asker, world.community)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        world.db.write_now(forget_and_fail)
    assert world.db.read_now(questions.asker, thread(world).id) == asker


def leaves(world, name):
    member_id = world.member(name)

    def gone(tx):
        members.leave(tx, member_id, world.now)

    world.db.write_now(gone)


def test_who_left_hears_no_more_and_can_still_close(world, group):
    one = an_open_one(world, group)
    assert world.db.read_now(views.told, one.id) is not None
    person = world.actor("Amara").user_id
    leaves(world, "Amara")
    assert world.db.read_now(views.told, one.id) is None
    actor = world.db.read_now(members.actor, person)
    assert not actor.memberships
    assert world.db.read_now(lambda tx: views.mine(tx, actor, world.now, one.id)).thread == one
    with pytest.raises(NotAllowedError):
        world.db.write_now(lambda tx: send(tx, actor, world.now, Aim(question_id=one.id), "And now?"))
    assert isinstance(world.db.write_now(lambda tx: ending.close_own(tx, actor, world.now, one.id)), Ended)


def test_who_is_out_of_the_group_hears_no_more_of_it(world, group):
    one = an_open_one(world, group)
    member_id = world.member("Amara")
    world.db.write_now(lambda tx: members.note_presence(tx, group, member_id, present=False))
    assert world.db.read_now(views.told, one.id) is None
    assert world.does("Amara", views.mine, one.id).thread == one


def test_without_its_key_a_thread_leads_to_nobody(world, group, keys):
    asks(world, group)
    keys.destroy(f"question-{thread(world).id}")
    assert world.db.read_now(questions.asker, thread(world).id) is None
    assert world.db.read_now(questions.words, part(world)) is None
    assert world.does("Amara", views.asking).mine == ()


def test_the_way_to_the_asker_is_their_private_chat(world, group):
    one = an_open_one(world, group)
    told = world.db.read_now(views.told, one.id)
    assert told.chat_id == ChatId(world.actor("Amara").user_id)
