"""Anonymous questions on both databases: who may, what is kept, what happens once, what is gone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select, update

from actions import groups, retention
from actions.moderation.reporting import Command, hear_command
from actions.questions import answering, asking, deciding, ending, removing
from actions.questions.asking import send
from actions.questions.deciding import decide
from handlers.questions.deciding import delete
from rules.ids import CaseId, ChatId, CommunityId, GroupId, MessageId, QuestionId, QuestionPartId, UserId
from rules.moderation.cases import Pointed
from rules.moderation.measures import Act
from rules.permissions import Actor, NotAllowedError, Role
from rules.questions.reported import Removal
from rules.questions.threads import Aim, Decided, Ended, Muted, PartState, Refused, Sent, State, Verdict
from storage import due, members, question_blocks, questions, roles
from storage.db import Database
from storage.keys import KeyFolder
from storage.moderation import cases
from storage.tables import (
    AuditRow,
    GroupPresenceRow,
    GroupRow,
    MeasureRow,
    ModerationCaseRow,
    QuestionBlockRow,
    QuestionPartRow,
    QuestionRow,
)
from storage.views import questions as views
from tests.world import World

WORDS = "How did you prepare for your first night shift?"


@pytest.fixture
def keys(tmp_path):
    return KeyFolder(tmp_path / "keys")


@pytest.fixture
def world(storage_url, keys):
    db = Database(storage_url, keys)
    made = World(db)
    made.member("Mona", Role.MODERATOR)
    yield made
    db.close()


@pytest.fixture
def group(world):
    group_id, _chat = world.group("cohort")
    for name in ("Amara", "Ben", "Mona"):
        enters(world, name, group_id)
    return group_id


def enters(world, name, group_id):
    member_id = world.member(name)

    def insert(tx):
        tx.orm.add(GroupPresenceRow(group_id=group_id, member_id=member_id))

    world.db.write_now(insert)


def asks(world, group, name="Amara", words=WORDS):
    return world.does(name, send, Aim(group_id=group), words)


def heard(world):
    """The half hour has come."""
    for work in world.due("question-heard"):
        world.by_clock(deciding.hear, **work.variables)
        world.db.write_now(due.drop, work.key)


def part(world):
    """The newest part."""
    rows = world.db.read_now(lambda tx: questions.parts(tx, world.rows(QuestionRow)[0].id))
    return rows[-1]


def decides(world, verdict=Verdict.APPROVE, reason="", name="Mona", which=None):
    one = which or part(world)
    return world.does(name, decide, one.id, one.version, verdict, reason)


def is_posted(world, message=77):
    one = part(world)
    world.by_clock(lambda tx, now: deciding.part_posted(tx, now, one.id, MessageId(message)))


def thread(world):
    (row,) = world.rows(QuestionRow)
    return world.db.read_now(questions.find, QuestionId(row.id))


def an_open_one(world, group):
    asks(world, group)
    heard(world)
    decides(world)
    is_posted(world)
    return thread(world)


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


def test_two_moderators_at_once_decide_once(world, group):
    world.member("Noor", Role.ADMIN)
    asks(world, group)
    one = part(world)
    first = decides(world, which=one)
    second = decides(world, Verdict.DECLINE, "unkind", name="Noor", which=one)
    assert isinstance(first, Decided)
    assert not first.already
    assert second == Decided(thread(world), replace(one, state=PartState.APPROVED), already=True)
    assert len(world.owed("question-post")) == 1
    assert len(world.rows(AuditRow)) == 1


def test_what_was_posted_is_kept_no_longer_and_the_asker_is_told_once(world, group):
    an_open_one(world, group)
    (kept,) = world.rows(QuestionPartRow)
    assert (kept.words, kept.message_id, kept.state) == (None, 77, "posted")
    is_posted(world, message=78)
    assert world.rows(QuestionPartRow)[0].message_id == 77
    assert len(world.owed("question-posted")) == 1


def test_a_change_that_was_asked_for_makes_a_newer_card(world, group):
    asks(world, group)
    old = part(world)
    decides(world, Verdict.CHANGE, "unclear")
    aim = Aim(question_id=thread(world).id, part_id=old.id)
    sent = world.does("Amara", send, aim, "How do you prepare for nights?")
    assert isinstance(sent, Sent)
    assert decides(world, which=old) == Refused("newer")
    assert world.db.read_now(questions.words, part(world)) == "How do you prepare for nights?"
    heard(world)
    (card,) = world.owed("question-card")
    assert card.variables["version"] == 2
    assert isinstance(decides(world), Decided)
    assert world.does("Amara", send, aim, "Once more?") == Refused("decided")


def test_a_declined_question_ends_with_its_reason_and_leaves_nothing(world, group, keys):
    asks(world, group)
    decides(world, Verdict.DECLINE, "unkind")
    one = thread(world)
    assert one.state is State.ENDING
    assert world.owed("question-ended")[0].variables == {"question": one.id, "why": "declined-unkind"}
    # The way stays until the last word is said, and no longer.
    assert world.db.read_now(questions.asker, one.id) is not None
    world.by_clock(lambda tx, now: ending.forget(tx, now, one.id))
    gone(world, keys, one)


def gone(world, keys, one):
    (row,) = world.rows(QuestionRow)
    assert (row.state, row.route) == ("closed", None)
    assert not world.rows(QuestionPartRow)
    (work,) = world.due()
    assert work.kind == "question-key-ends"
    assert keys.read(f"question-{one.id}") is not None
    world.by_clock(ending.destroy_key, **work.variables)
    assert keys.read(f"question-{one.id}") is None
    assert world.db.read_now(questions.asker, one.id) is None
    assert not world.rows(QuestionRow)


def test_the_key_of_an_open_thread_is_never_destroyed(world, group, keys):
    asks(world, group)
    world.by_clock(ending.destroy_key, key=thread(world).id)
    assert keys.read(f"question-{thread(world).id}") is not None


def test_a_close_that_is_undone_leaves_the_way_open(world, group, keys):
    one = an_open_one(world, group)

    def close_and_fail(tx):
        ending.forget(tx, world.now, one.id)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        world.db.write_now(close_and_fail)
    assert world.db.read_now(questions.asker, one.id) == world.actor("Amara").user_id
    assert keys.read(f"question-{one.id}") is not None


def test_reasons_are_those_that_are_offered(world, group):
    asks(world, group)
    for verdict, reason in (
        (Verdict.DECLINE, ""),
        (Verdict.DECLINE, "it was Amara"),
        (Verdict.CHANGE, "unkind"),
        (Verdict.APPROVE, "asker"),
    ):
        with pytest.raises(LookupError):
            decides(world, verdict, reason)
    assert part(world).state is PartState.WAITING


def test_who_is_blocked_is_told_until_when_and_nobody_learns_who(world, group, keys):
    asks(world, group)
    decides(world, Verdict.BLOCK, "unkind")
    refused = asks(world, group, words="Something else entirely?")
    assert refused.reason == "blocked"
    assert refused.until.day == 1
    assert isinstance(asks(world, group, "Ben"), Sent)
    (block,) = blocks(world)
    assert set(block.model_dump()) == {"tag", "salt", "community_id", "until"}
    key = f"question-blocks-{world.community}-{block.until:%Y-%m}"
    assert keys.read(key) is not None
    world.advance(days=140)
    assert isinstance(asks(world, group, words="Something else entirely?"), Sent)
    # Every night, whether or not another question closes, and the key with the last of them.
    world.by_clock(retention.remove_old)
    assert not blocks(world)
    assert keys.read(key) is None


def test_a_block_is_stored_as_a_refusal_is(world, group):
    """The audit log, the outbox and the marks are the same for both; two marks of one person differ."""
    seen = []
    for verdict in (Verdict.DECLINE, Verdict.BLOCK):
        world.does("Amara", send, Aim(group_id=group), WORDS)
        one = world.rows(QuestionRow)[-1]
        (first,) = world.db.read_now(questions.parts, QuestionId(one.id))
        decides(world, verdict, "unkind", which=first)
        audited = world.rows(AuditRow)[-1].detail | {"question": 0}
        said = world.owed("question-ended")[-1].variables | {"question": 0}
        seen.append((audited, said, len(blocks(world))))
        world.by_clock(lambda tx, now, gone=one.id: ending.forget(tx, now, QuestionId(gone)))
        world.by_clock(ending.destroy_key, key=one.id)
    (declined, blocked) = seen
    assert declined[:2] == blocked[:2]
    assert (declined[2], blocked[2]) == (1, 2)
    asker = world.actor("Amara").user_id
    world.by_clock(lambda tx, _now: question_blocks.block(tx, world.community, asker, blocks_until(world)))
    assert len({row.tag for row in blocks(world)}) == 3


def blocks_until(world):
    return blocks(world)[0].until


def test_a_blocked_answer_back_leaves_the_question_open_and_says_so(world, group):
    one = an_open_one(world, group)
    aim = Aim(question_id=one.id, about=80)
    world.does("Amara", send, aim, "Fools, all of you.")
    back = next(row for row in world.db.read_now(questions.parts, one.id) if not row.first)
    decides(world, Verdict.BLOCK, "unkind", which=back)
    assert thread(world).state is State.OPEN
    (owed,) = world.owed("question-not-posted")
    assert owed.variables == {"question": one.id, "reason": "unkind"}
    assert world.db.read_now(views.told, one.id).blocked_until is not None
    assert world.does("Amara", send, aim, "I mean it.").reason == "blocked"
    assert world.does("Amara", asking.look, aim).reason == "blocked"


def blocks(world):
    return world.db.read_now(lambda tx: list(tx.orm.exec(select(QuestionBlockRow))))


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


def test_what_nobody_decides_on_is_reminded_of_once_and_ends_as_that(world, group):
    asks(world, group)
    heard(world)
    (waits,) = world.due("question-waits")
    world.by_clock(deciding.remind, **waits.variables)
    world.by_clock(deciding.remind, **waits.variables)
    assert [row.variables["again"] for row in world.owed("question-card")] == [False, True]
    world.advance(days=15)
    world.by_clock(ending.end_silent, question=thread(world).id)
    assert world.owed("question-ended")[0].variables["why"] == "undecided"
    assert not world.due("question-waits")


def test_what_is_decided_is_reminded_of_no_more(world, group):
    asks(world, group)
    heard(world)
    (waits,) = world.due("question-waits")
    decides(world, Verdict.CHANGE, "unclear")
    assert not world.due("question-waits")
    world.by_clock(deciding.remind, **waits.variables)
    assert len(world.owed("question-card")) == 1
    world.by_clock(ending.end_silent, question=thread(world).id)
    assert world.owed("question-ended")[0].variables["why"] == "unchanged"


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


def test_without_its_key_a_thread_leads_to_nobody(world, group, keys):
    asks(world, group)
    keys.destroy(f"question-{thread(world).id}")
    assert world.db.read_now(questions.asker, thread(world).id) is None
    assert world.db.read_now(questions.words, part(world)) is None
    assert world.does("Amara", views.asking).mine == ()


def test_where_one_may_ask_is_shown_with_what_is_open(world, group):
    asks(world, group)
    seen = world.does("Amara", views.asking)
    assert [one.id for one in seen.groups] == [group]
    assert [one.thread.id for one in seen.mine] == [thread(world).id]
    assert world.does("Ben", views.asking).mine == ()


def test_a_decision_on_what_never_was(world, group):
    assert world.does("Mona", decide, QuestionPartId(9), 1, Verdict.APPROVE) == Refused("closed")
    with pytest.raises(NotAllowedError):
        world.does("Ben", decide, QuestionPartId(9), 1, Verdict.APPROVE)


def test_the_way_to_the_asker_is_their_private_chat(world, group):
    one = an_open_one(world, group)
    told = world.db.read_now(views.told, one.id)
    assert told.chat_id == ChatId(world.actor("Amara").user_id)


def test_what_is_looked_at_before_writing(world, group):
    aim = Aim(group_id=group)
    seen = world.does("Amara", asking.look, aim)
    assert (seen.alias, seen.asker.name) == (None, "Amara")
    one = an_open_one(world, group)
    assert world.does("Amara", asking.look, Aim(question_id=one.id, about=80)).alias == one.alias
    assert world.does("Amara", asking.look, Aim(question_id=3)) == Refused("closed")
    with pytest.raises(NotAllowedError):
        world.does("Ben", asking.look, Aim(question_id=one.id))


def mutes(world, name, hours=24, *, state="in-force"):
    """As the moderators' own actions would have left it."""
    person = world.actor(name).user_id

    def insert(tx):
        about = Pointed(None, None, person, "")
        case = cases.add(tx, world.community, "report", "acted", world.now, about=about)
        row = MeasureRow(
            case_id=case.id,
            community_id=world.community,
            user_id=person,
            act=Act.MUTE,
            reason="unkind",
            by_member_id=world.member("Mona"),
            state=state,
            span="day",
            at=world.now,
            ends_at=world.now + timedelta(hours=hours),
        )
        tx.orm.add(row)

    world.db.write_now(insert)


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


def reports(world, name="Ben", message=77, act=None, *, looks_like_one=False):
    about = Pointed(MessageId(message), world.now, None, "", refused="bot", question=looks_like_one)
    world.does(name, hear_command, Command(ChatId(-100_500), 900 + message, act, about))
    return world.db.read_now(lambda tx: list(tx.orm.exec(select(ModerationCaseRow))))


def removes(world, case, wanted, name="Mona"):
    return world.does(name, removing.decide, CaseId(case.id), wanted)


def deletions(world):
    return [row.variables["message"] for row in world.owed("question-delete")]


def test_what_is_reported_has_one_case_about_nobody(world, group):
    an_open_one(world, group)
    (case,) = reports(world)
    assert (case.origin, case.state, case.message_id) == ("question", "open", 77)
    assert (case.user_id, case.name, case.said_at) == (None, "", None)
    assert len(reports(world)) == 1
    assert len(reports(world, "Amara")) == 1
    assert [row.member_id for row in world.owed("moderation-case")] == [world.member("Mona")]
    assert [row.variables["word"] for row in world.owed("moderation-said")] == ["thanks"]


def test_a_message_that_is_no_question_has_none(world, group):
    an_open_one(world, group)
    assert not reports(world, message=12)
    assert [row.variables["word"] for row in world.owed("moderation-said")] == ["bot"]
    assert len(reports(world, message=13, looks_like_one=True)) == 1


def test_a_command_of_somebody_who_does_not_moderate_opens_nothing(world, group):
    an_open_one(world, group)
    assert not reports(world, act=Act.MUTE)
    assert len(reports(world, "Mona", act=Act.MUTE)) == 1


def test_a_question_that_is_deleted_is_closed_whatever_was_pressed(world, group):
    an_open_one(world, group)
    (case,) = reports(world)
    assert removes(world, case, Removal.DELETE).done is Removal.BOTH
    assert deletions(world) == [77]
    assert thread(world).state is State.ENDING
    assert world.owed("question-ended")[0].variables["why"] == "moderators-deleted"
    assert removes(world, case, Removal.BOTH).looked.already
    assert len(world.rows(AuditRow)) == 2  # Let in, and closed.
    assert {row.member_id for row in world.owed("moderation-outcome")} == {world.member("Ben")}
    (owed,) = world.owed("question-delete")
    assert set(owed.variables) == {"group", "chat", "message"}


def a_posted_answer_back(world, one, message=90):
    world.does("Amara", send, Aim(question_id=one.id, about=80), "Fools.")
    back = next(row for row in world.db.read_now(questions.parts, one.id) if not row.first)
    decides(world, which=back)
    world.by_clock(lambda tx, now: deciding.part_posted(tx, now, back.id, MessageId(message)))


def test_an_answer_back_is_deleted_alone_or_with_its_question(world, group):
    one = an_open_one(world, group)
    a_posted_answer_back(world, one)
    (case,) = reports(world, message=90)
    removes(world, case, Removal.DELETE)
    assert deletions(world) == [90]
    assert thread(world).state is State.OPEN
    (told,) = world.owed("question-taken-away")
    assert (told.chat_id, set(told.variables)) == (0, {"question"})
    assert not world.owed("question-ended")
    case = reports(world)[-1]
    removes(world, case, Removal.BOTH)
    assert deletions(world) == [90, 77]


def test_all_of_a_thread_is_deleted_with_one_of_its_answers(world, group):
    one = an_open_one(world, group)
    a_posted_answer_back(world, one)
    (case,) = reports(world, message=90)
    removes(world, case, Removal.BOTH)
    assert sorted(deletions(world)) == [77, 90]
    assert not world.owed("question-taken-away")


def test_what_was_reported_and_closed_meanwhile_is_deleted_and_told_to_nobody(world, group):
    one = an_open_one(world, group)
    (case,) = reports(world)
    world.does("Amara", ending.close_own, one.id)
    assert removes(world, case, Removal.BOTH).done is Removal.DELETE
    assert deletions(world) == [77]
    assert world.db.read_now(questions.asker, one.id) is None
    assert not world.owed("question-ended")
    (noted,) = [row for row in world.rows(AuditRow) if row.detail["verdict"] == "delete"]
    assert noted.detail["question"] is None


def test_in_a_supergroup_that_its_group_became_nothing_is_deleted(world, group):
    """The numbers there are other messages'; what is on its way already is dropped when it is composed."""
    one = an_open_one(world, group)
    a_posted_answer_back(world, one)
    (first,) = reports(world, message=90)
    removes(world, first, Removal.DELETE)
    second = reports(world)[-1]
    world.by_clock(lambda tx, now: groups.follow_upgrade(tx, now, ChatId(-100_500), ChatId(-100_900)))
    (owed,) = world.owed("question-delete")
    assert owed.chat_id != owed.variables["chat"]
    assert delete(None, owed) is None
    removes(world, second, Removal.DELETE)
    assert deletions(world) == [90]


def test_only_the_communitys_moderators_remove(world, group):
    riverside = world.add_community("riverside", name="Riverside CIG")
    world.member("Zara", Role.MODERATOR, Role.ADMIN, community=riverside)
    an_open_one(world, group)
    (case,) = reports(world)
    with pytest.raises(NotAllowedError):
        world.does("Zara", removing.decide, CaseId(case.id), Removal.BOTH, community=riverside)
    with pytest.raises(NotAllowedError):
        removes(world, case, Removal.BOTH, "Amara")
    mutes(world, "Mona")
    with pytest.raises(NotAllowedError):
        removes(world, case, Removal.BOTH)
    assert not deletions(world)


def test_a_case_about_a_person_is_no_question(world, group):
    about = Pointed(MessageId(5), world.now, world.actor("Amara").user_id, "Amara")
    world.does("Ben", hear_command, Command(ChatId(-100_500), 6, None, about))
    (case,) = world.db.read_now(lambda tx: list(tx.orm.exec(select(ModerationCaseRow))))
    with pytest.raises(LookupError):
        removes(world, case, Removal.BOTH)
    assert not deletions(world)


def test_what_cannot_be_deleted_is_told_to_every_moderator_once(world, group):
    world.member("Noor", Role.ADMIN)
    for _ in range(2):
        world.by_clock(lambda tx, now: removing.note_stuck(tx, now, group, MessageId(77)))
    told = {row.member_id for row in world.owed("question-stuck")}
    assert told == {world.member("Mona"), world.member("Noor")}
    assert len(world.owed("question-stuck")) == 2


def test_a_moderator_closes_from_the_list_and_deletes(world, group):
    one = an_open_one(world, group)
    a_posted_answer_back(world, one)
    ended = world.does("Mona", ending.close_for_all, one.id, delete=True)
    assert (ended.already, ended.deleted) == (False, 2)
    assert sorted(deletions(world)) == [77, 90]
    again = world.does("Mona", ending.close_for_all, one.id, delete=True)
    assert (again.already, again.deleted) == (True, 2)
    assert len(deletions(world)) == 2


def test_what_arrives_in_the_group_after_the_end_opens_nothing_again(world, group):
    asks(world, group)
    decides(world)
    world.does("Mona", ending.close_for_all, thread(world).id)
    is_posted(world)
    assert thread(world).state is State.ENDING
    assert not world.owed("question-posted")
