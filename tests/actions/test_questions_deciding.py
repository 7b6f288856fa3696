"""Moderators decide on anonymous questions: once, with a reason, and without learning who asks."""

from dataclasses import replace

import pytest
from sqlmodel import select

from actions import retention
from actions.questions import asking, deciding, ending
from actions.questions.asking import send
from actions.questions.deciding import decide
from rules.ids import QuestionId, QuestionPartId
from rules.permissions import NotAllowedError, Role
from rules.questions.threads import Aim, Decided, PartState, Refused, Sent, State, Verdict
from storage import question_blocks, questions
from storage.tables import AuditRow, QuestionBlockRow, QuestionPartRow, QuestionRow
from storage.views import questions as views
from tests.actions.question_world import (
    WORDS,
    an_open_one,
    asks,
    cohort,
    decides,
    gone,
    heard,
    is_posted,
    part,
    thread,
)


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


def test_a_decision_on_what_never_was(world, group):
    assert world.does("Mona", decide, QuestionPartId(9), 1, Verdict.APPROVE) == Refused("closed")
    with pytest.raises(NotAllowedError):
        world.does("Ben", decide, QuestionPartId(9), 1, Verdict.APPROVE)
