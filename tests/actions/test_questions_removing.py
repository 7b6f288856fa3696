"""Anonymous questions that were reported: one case about nobody, deleted, closed, told to nobody else."""

import pytest
from sqlmodel import select

from actions import groups
from actions.moderation.reporting import Command, hear_command
from actions.questions import deciding, ending, removing
from actions.questions.asking import send
from handlers.questions.deciding import delete
from rules.ids import CaseId, ChatId, MessageId
from rules.moderation.cases import Pointed
from rules.moderation.measures import Act
from rules.permissions import NotAllowedError, Role
from rules.questions.reported import Removal
from rules.questions.threads import Aim, State
from storage import questions
from storage.tables import AuditRow, ModerationCaseRow
from tests.actions.question_world import an_open_one, asks, cohort, decides, is_posted, mutes, thread


@pytest.fixture
def world(world):
    world.member("Mona", Role.MODERATOR)
    return world


@pytest.fixture
def group(world):
    return cohort(world)


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
