"""The list and the votes on it, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from actions import communities, groups, topics, votes
from rules.dialogue import Draft, Problem
from rules.ids import ChatId, MessageId, TopicId, TopicVoteId, UserId
from rules.permissions import NotAllowedError
from storage import topics as stored
from storage.tables import OutboxRow, TopicRow, TopicVoteRow
from storage.topics import NoSuchTopicError
from tests.handlers.composing import outgoing, said
from tests.world import settings

NAMES = ("Nights", "Teams", "Burnout")


def seeded(world):
    world.member("Femi", "facilitator")
    world.db.write_now(stored.seed, world.community, NAMES)


def names(world):
    return [one.name for one in world.db.read_now(stored.of_community, world.community)]


def finish(world, flow, action, given, by="Femi"):
    draft = Draft(UserId(1), world.community, 1, flow, "name", given, world.now)
    return world.does(by, action, draft)


def test_the_configuration_gives_the_first_list_and_no_other(world):
    def furnish(topic_names):
        world.db.write_now(communities.furnish, world.now, settings("another", topics=tuple(topic_names)), ())

    furnish(NAMES)
    furnish(("Nights", "Something else"))
    assert [row.name for row in world.rows(TopicRow)] == list(NAMES)


def test_added_last_and_once(world):
    seeded(world)
    finish(world, "topic-add", topics.add_topic, {"name": "Exams"})
    problem = finish(world, "topic-add", topics.add_topic, {"name": "EXAMS"})
    assert isinstance(problem, Problem)
    assert names(world) == [*NAMES, "Exams"]
    assert world.db.read_now(topics.offered, world.community) == {"topics": [*NAMES, "Exams"]}


def test_renamed_shifted_retired(world):
    seeded(world)
    finish(world, "topic-rename", topics.rename_topic, {"topic": 1, "name": "Working nights"})
    world.does("Femi", topics.shift_topic, TopicId(1), 1)
    assert names(world) == ["Teams", "Working nights", "Burnout"]
    changed = world.does("Femi", topics.retire_topic, TopicId(2), retired=True)
    assert not changed.decision.already
    assert world.does("Femi", topics.retire_topic, TopicId(2), retired=True).decision.already
    assert world.db.read_now(topics.offered, world.community)["topics"] == ["Working nights", "Burnout"]
    with pytest.raises(NoSuchTopicError):
        world.does("Femi", topics.shift_topic, TopicId(99), 1)


def test_nobody_else_touches_the_list(world):
    seeded(world)
    other = world.add_community("other")
    world.member("Amara")
    world.member("Olu", "facilitator", community=other)
    for name, home in (("Amara", world.community), ("Olu", other)):
        for action, args in (
            (topics.shift_topic, (TopicId(1), 1)),
            (topics.retire_topic, (TopicId(1),)),
            (votes.open_vote, (world.community,)),
        ):
            extra = {"retired": True} if action is topics.retire_topic else {}
            with pytest.raises(NotAllowedError):
                world.does(name, action, *args, community=home, **extra)
    assert names(world) == list(NAMES)


def opened(world, doctors=10):
    seeded(world)
    world.group()
    for number in range(doctors - 1):
        world.member(f"Doctor {number}")
    return world.does("Femi", votes.open_vote, world.community)


def posted(world):
    opened(world)
    world.by_clock(votes.vote_posted, vote_id=TopicVoteId(1), message_id=MessageId(77))


def closed(world, totals, voters):
    world.by_clock(votes.vote_closed, vote_id=TopicVoteId(1), totals=totals, voters=voters)


def row_of(world):
    (row,) = world.rows(TopicVoteRow)
    return row


@pytest.mark.both
def test_opened_once_however_many_press(world):
    opened(world)
    actor = world.actor("Femi")

    def presses(_number):
        return world.db.write_now(lambda tx: votes.open_vote(tx, actor, world.now, world.community))

    with ThreadPoolExecutor(8) as pool:
        assert all(one.already for one in pool.map(presses, range(8)))
    assert len(world.owed("topic-vote")) == len(world.rows(TopicVoteRow)) == 1


def test_too_few_and_no_group(world):
    assert opened(world, doctors=9).reason == "too-few-members"
    assert world.rows(TopicVoteRow) == []


def test_it_closes_after_a_week_and_is_read_once(world):
    posted(world)
    (waits,) = world.due("topic-vote-closes")
    assert waits.at == world.now + timedelta(days=7)
    world.by_clock(votes.vote_posted, vote_id=TopicVoteId(1), message_id=MessageId(78))
    assert row_of(world).message_id == 77
    world.now = waits.at
    world.by_clock(votes.close_by_clock, vote_id=TopicVoteId(1))
    world.by_clock(votes.close_by_clock, vote_id=TopicVoteId(1))
    assert len(world.owed("topic-vote-close")) == 1
    closed(world, (4, 2, 9), 12)
    row = row_of(world)
    assert (row.voters, row.totals, row.chosen, row.open_in) == (12, [4, 2, 9], [3, 1, 2], None)
    closed(world, (0, 0, 1), 1)
    assert row_of(world).totals == [4, 2, 9]
    assert world.owed("topic-vote-delete") == []
    words = said(world, world.owed("topic-vote-result")[0])
    assert "Doctors who voted: 12" in words
    assert words.index("Burnout: 9") < words.index("Nights: 4") < words.index("Teams: 2")
    assert len(world.owed_to("Femi", "topic-vote-told")) == 1


def test_with_few_voters_the_poll_goes_first_and_no_figure_is_kept(world):
    posted(world)
    closed(world, (6, 4, 5), 9)
    row = row_of(world)
    assert (row.form, row.voters, row.totals, row.chosen) == ("banded", None, None, [1, 3])
    assert world.owed("topic-vote-result") == []
    world.by_clock(votes.tell_result, vote_id=TopicVoteId(1), stays=False)
    words = said(world, world.owed("topic-vote-result")[0])
    assert "1. Nights\n2. Burnout" in words
    assert "Teams" not in words
    assert not any(figure in words for figure in ("6", "9", "4"))


def test_the_order_is_used_and_offered_to_a_plan(world):
    posted(world)
    assert world.db.read_now(votes.preferred_topics, world.community) == []
    closed(world, (0, 3, 9), 10)
    assert world.db.read_now(votes.preferred_topics, world.community) == ["Burnout", "Teams", "Nights"]
    assert not world.does("Femi", votes.use_vote, TopicVoteId(1)).already
    assert world.does("Femi", votes.use_vote, TopicVoteId(1)).already
    assert names(world) == ["Burnout", "Teams", "Nights"]


def test_closed_early_by_a_facilitator_and_lost(world):
    opened(world)
    assert world.does("Femi", votes.close_vote, TopicVoteId(1)).reason == "not-posted"
    world.by_clock(votes.vote_lost, vote_id=TopicVoteId(1))
    assert row_of(world).open_in is None
    assert outgoing(world, world.owed("topic-vote")[0]) is None
    again = world.does("Femi", votes.open_vote, world.community)
    assert not again.already
    world.by_clock(votes.vote_posted, vote_id=TopicVoteId(2), message_id=MessageId(80))
    assert not world.does("Femi", votes.close_vote, TopicVoteId(2)).already
    assert world.due("topic-vote-closes") == []
    assert len(world.owed("topic-vote-close")) == 1


def test_a_lost_vote_leaves_the_last_result_alone(world):
    posted(world)
    closed(world, (0, 3, 9), 10)
    world.does("Femi", votes.open_vote, world.community)
    world.by_clock(votes.vote_lost, vote_id=TopicVoteId(2))
    assert world.db.read_now(votes.preferred_topics, world.community) == ["Burnout", "Teams", "Nights"]
    assert world.does("Femi", votes.close_vote, TopicVoteId(2)).already
    closed_now = {"vote_id": TopicVoteId(2), "totals": (9, 0, 0), "voters": 10}
    world.by_clock(votes.vote_closed, **closed_now)
    assert [row.state for row in world.rows(TopicVoteRow)] == ["closed", "lost"]


@pytest.mark.parametrize("at", ["posted", "deleting", "told"])
def test_a_poll_is_not_looked_for_in_the_supergroup(world, at):
    posted(world)
    if at != "posted":
        closed(world, (6, 4, 5), 9)
    if at == "told":
        world.by_clock(votes.tell_result, vote_id=TopicVoteId(1), stays=False)
        world.db.write_now(lambda tx: tx.execute(sa.update(OutboxRow).values(state="sent")))
    new = ChatId(-100_900)
    world.by_clock(groups.follow_upgrade, old_chat=row_of(world).chat_id, new_chat=new)
    world.by_clock(groups.follow_upgrade, old_chat=row_of(world).chat_id, new_chat=new)
    row = row_of(world)
    assert (row.state, row.open_in, row.chat_id, row.message_id) == ("closed", None, new, None)
    assert row.form == ("unread" if at == "posted" else "banded")
    assert [outgoing(world, one) for one in world.owed("topic-vote-delete")] in ([], [None])
    (told,) = world.owed("topic-vote-result")
    assert told.chat_id == new
    assert ("has become a supergroup" in said(world, told)) is (at != "told")
    assert len(world.owed_to("Femi", "topic-vote-told")) == 1
    assert world.due("topic-vote-closes") == [] or at != "posted"


def test_in_the_night_it_is_asked_in_the_morning(world):
    world.now = datetime(2026, 11, 16, 22, tzinfo=UTC)
    opened(world)
    assert world.owed("topic-vote")[0].not_before == datetime(2026, 11, 17, 8, tzinfo=UTC)
