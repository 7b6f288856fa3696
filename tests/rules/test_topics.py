"""The list of topics, and what of a vote on it may be told."""

from hypothesis import given
from hypothesis import strategies as st

from rules import topics, votes
from rules.groups import BotStatus, Group, Kind, Purpose, Right, Standing
from rules.ids import ChatId, CommunityId, GroupId, TopicId
from rules.polls import Form
from rules.topics import Kept, Refused, Topic


def topic(number, name=None, *, retired=False):
    return Topic(TopicId(number), CommunityId(1), name or f"Topic {number}", retired)


def group(kind=Kind.GROUP, lacking=()):
    standing = Standing(BotStatus.ADMIN, frozenset(lacking))
    return Group(GroupId(1), CommunityId(1), ChatId(-1), "Oak Vale", kind, Purpose.ANNOUNCEMENTS, standing, 1)


THREE = (topic(1), topic(2), topic(3))


def test_up_and_down_and_past_the_ends():
    assert topics.shifted(THREE, THREE[1], -1) == (2, 1, 3)
    assert topics.shifted(THREE, THREE[1], 1) == (1, 3, 2)
    assert topics.shifted(THREE, THREE[0], -1) == (1, 2, 3)
    assert topics.shifted(THREE, THREE[2], 1) == (1, 2, 3)


def test_retired_ones_are_passed_over_and_kept():
    known = (topic(1), topic(2, retired=True), topic(3))
    assert topics.shifted(known, known[2], -1) == (3, 1, 2)
    assert topics.in_use(known) == (known[0], known[2])
    assert topics.shifted(known, known[1], -1) == (1, 3, 2)


def test_a_name_is_there_once():
    assert topics.add(THREE, "TOPIC 2").id == "topic-known"
    assert topics.add((topic(1, "Nights", retired=True),), "nights").id == "topic-retired-known"
    assert topics.add(THREE, "Nights") is None
    assert topics.rename(THREE, THREE[0], "topic 1") is None
    assert topics.rename(THREE, THREE[0], "Topic 2").id == "topic-known"


def test_a_full_list():
    full = tuple(topic(number) for number in range(topics.MOST))
    off = topic(99, retired=True)
    assert topics.add(full, "Nights").id == "topic-list-full"
    assert topics.retire((*full, off), off, retired=False) == Refused(off, "list-full")
    assert topics.retire((*full, off), off, retired=True) == Kept(off, already=True)
    assert topics.retire(THREE, THREE[0], retired=True) == Kept(topic(1, retired=True))


@given(st.lists(st.integers(1, 6), unique=True))
def test_a_vote_orders_what_was_chosen_first_and_loses_nothing(chosen):
    order = topics.preferred(THREE, [TopicId(one) for one in chosen])
    assert sorted(order) == [1, 2, 3]
    assert list(order[: len(set(chosen) & {1, 2, 3})]) == [one for one in chosen if one <= 3]


ballots = st.lists(st.frozensets(st.integers(0, 5), min_size=1), max_size=20)


@given(ballots)
def test_of_a_vote_nothing_is_told_that_stands_for_fewer_than_five(cast):
    wanted = [TopicId(number) for number in range(6)]
    totals = [sum(one in ballot for ballot in cast) for one in range(6)]
    release = votes.release(wanted, totals, len(cast))
    if len(cast) < 5:
        assert release == votes.Release(Form.NOTHING)
    elif len(cast) < 10:
        assert (release.voters, release.totals) == (None, None)
        assert all(totals[one] >= 5 for one in release.chosen)
        assert {one for one in wanted if totals[one] >= 5} == set(release.chosen)
    else:
        assert release.totals == tuple(totals)
        assert not release.hides
    assert [totals[one] for one in release.chosen] == sorted(
        (totals[one] for one in release.chosen), reverse=True
    )


def test_totals_that_cannot_be_read_are_not_guessed():
    assert votes.release([TopicId(1)], None, None).form is Form.UNREAD
    assert votes.release([TopicId(1)], [3, 4], 7).form is Form.UNREAD


def test_a_vote_is_open_for_as_long_as_its_poll_can_be_deleted():
    assert votes.is_open_for(group()) == votes.WEEK
    assert votes.is_open_for(group(lacking=[Right.DELETE])) == votes.DELETABLE
    assert votes.is_open_for(group(Kind.CHANNEL)) == votes.DELETABLE


def test_why_there_is_no_vote():
    wanted = votes.options(THREE)
    assert votes.refused(wanted, 10, group()) is None
    assert votes.refused(wanted, 9, group()) == "too-few-members"
    assert votes.refused(wanted, 10, None) == "no-group"
    assert votes.refused(wanted[:1], 10, group()) == "too-few-topics"
    assert len(votes.options([topic(number) for number in range(20)])) == 12
