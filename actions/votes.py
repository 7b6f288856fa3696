"""Votes on topics: opened and closed by a facilitator, read once, told, and used with one press."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rules import topics as topic_rules
from rules import votes as rules
from rules.ids import ChatId, CommunityId, MessageId, TopicId, TopicVoteId
from rules.notices import Notice, ToChat, ToMember, Variables
from rules.permissions import Actor, Verb, require
from rules.polls import Form
from rules.votes import Release, State
from storage import communities, due, groups, outbox, topics, votes
from storage.db import Tx
from storage.votes import TopicVote


@dataclass(frozen=True, slots=True)
class Opened:
    """The vote is on its way to the group; `already` when one was open before."""

    community_id: CommunityId
    already: bool = False


@dataclass(frozen=True, slots=True)
class Closing:
    """The vote is being closed; `already` when it was before."""

    community_id: CommunityId
    already: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """The list has the order of the vote; `already` when it had it before."""

    community_id: CommunityId
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    community_id: CommunityId
    reason: str


def open_vote(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> Opened | Refused:
    """Ask the group which topics matter most. One vote at a time."""
    me = require(actor, Verb.OPEN_POLL, community_id)
    group = groups.announcing(tx, community_id)
    wanted = rules.options(topics.of_community(tx, community_id))
    if reason := rules.refused(wanted, votes.members(tx, community_id), group):
        return Refused(community_id, reason)
    assert group is not None
    vote_id = votes.plan(tx, community_id, me.member_id, group.chat_id, wanted)
    if vote_id is None:
        return Opened(community_id, already=True)
    at = communities.load(tx, community_id).decent(now)
    _owe_group(tx, "topic-vote", group.chat_id, at, now, {"vote": vote_id})
    return Opened(community_id)


def vote_posted(tx: Tx, now: datetime, vote_id: TopicVoteId, message_id: MessageId) -> None:
    """The poll stands in the group: note where, and when it closes."""
    if votes.posted(tx, vote_id, message_id):
        vote = votes.load(tx, vote_id)
        group = groups.of_chat(tx, vote.chat_id)
        span = rules.DELETABLE if group is None else rules.is_open_for(group)
        due.put(tx, "topic-vote-closes", _key(vote_id), now + span, {"vote_id": vote_id})


def close_vote(tx: Tx, actor: Actor, now: datetime, vote_id: TopicVoteId) -> Closing | Refused:
    """A facilitator closes it before its time."""
    vote = votes.lock(tx, vote_id)
    require(actor, Verb.OPEN_POLL, vote.community_id)
    if vote.state is State.PLANNED:
        return Refused(vote.community_id, "not-posted")
    if vote.state is State.POSTED:
        due.drop(tx, _key(vote_id))
        _owe_group(tx, "topic-vote-close", vote.chat_id, now, now, {"vote": vote_id})
    return Closing(vote.community_id, already=vote.state is not State.POSTED)


def vote_lost(tx: Tx, _now: datetime, vote_id: TopicVoteId) -> None:
    """It could not be posted: another one can be opened."""
    votes.lost(tx, vote_id)


def close_by_clock(tx: Tx, now: datetime, vote_id: TopicVoteId) -> None:
    """Due work: its time is over. Closing disturbs nobody, so it does not wait for the morning."""
    vote = votes.load(tx, vote_id)
    if vote.state is State.POSTED:
        _owe_group(tx, "topic-vote-close", vote.chat_id, now, now, {"vote": vote_id})


def vote_closed(
    tx: Tx, now: datetime, vote_id: TopicVoteId, totals: Sequence[int] | None, voters: int | None
) -> None:
    """The poll is closed: keep what may be told. If Telegram shows more under it, it is deleted first."""
    vote = votes.lock(tx, vote_id)
    release = rules.release(vote.topics, totals, voters)
    if not votes.closed(tx, vote_id, release):
        return
    if release.hides:
        _owe_group(tx, "topic-vote-delete", vote.chat_id, now, now, {"vote": vote_id})
    else:
        tell_result(tx, now, vote_id, stays=False)


def chat_moved(tx: Tx, now: datetime, chat_id: ChatId) -> None:
    """The group has another id, and what was posted before is out of reach: such votes end, unread."""
    for vote_id in votes.cut_off(tx, chat_id):
        ended = votes.closed(tx, vote_id, Release(Form.UNREAD))
        due.drop(tx, _key(vote_id))
        if ended or outbox.under_way(tx, f"topic-vote-delete:{vote_id}", now):
            tell_result(tx, now, vote_id, stays=True)


def tell_result(tx: Tx, now: datetime, vote_id: TopicVoteId, *, stays: bool) -> None:
    """Tell the group, and who opened it; `stays` when a poll that should be gone could not be deleted."""
    vote = votes.load(tx, vote_id)
    at = communities.load(tx, vote.community_id).decent(now)
    said: Variables = {"vote": vote_id, "stays": stays}
    _owe_group(tx, "topic-vote-result", vote.chat_id, at, now, said)
    told = Notice("topic-vote-told", f"topic-vote-told:{vote_id}", ToMember(vote.opened_by), at, said)
    outbox.add(tx, [told], now)


def use_vote(tx: Tx, actor: Actor, _now: datetime, vote_id: TopicVoteId) -> Used:
    """Put the list into the order that the group voted for. Pressed twice, it stays so."""
    vote = votes.load(tx, vote_id)
    require(actor, Verb.EDIT_TOPICS, vote.community_id)
    known = topics.of_community(tx, vote.community_id)
    order = topic_rules.preferred(known, _chosen(vote))
    already = order == tuple(one.id for one in known)
    if not already:
        topics.reorder(tx, order)
    return Used(vote.community_id, already)


def preferred_topics(tx: Tx, community_id: CommunityId) -> list[str]:
    """The topics on offer in the order of the last vote; nothing when none was chosen."""
    vote = votes.latest(tx, community_id)
    if vote is None or not _chosen(vote):
        return []
    known = topics.of_community(tx, community_id)
    named = {one.id: one.name for one in topic_rules.in_use(known)}
    return [named[one] for one in topic_rules.preferred(known, _chosen(vote)) if one in named]


def _chosen(vote: TopicVote) -> tuple[TopicId, ...]:
    return () if vote.release is None else vote.release.chosen


def _owe_group(
    tx: Tx, kind: str, chat_id: ChatId, not_before: datetime, now: datetime, variables: Variables
) -> None:
    key = f"{kind}:{variables['vote']}"
    outbox.add(tx, [Notice(kind, key, ToChat(chat_id), not_before, variables)], now)


def _key(vote_id: TopicVoteId) -> str:
    return f"topic-vote-closes:{vote_id}"
