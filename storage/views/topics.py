"""A community's topics, and its votes on them, for those who keep the list and for the group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rules import topics as rules
from rules import votes as vote_rules
from rules.communities import Community
from rules.groups import Group
from rules.ids import CommunityId, TopicId, TopicVoteId
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.topics import Topic
from storage import communities, groups, topics, votes
from storage.db import Tx
from storage.votes import TopicVote


@dataclass(frozen=True, slots=True)
class TopicList:
    """Every topic in its order, and where the votes on them stand."""

    community: Community
    topics: tuple[Topic, ...]
    open_vote: TopicVote | None
    last_vote: TopicVote | None
    """The last one that is closed, if anything was chosen in it."""

    @property
    def in_use(self) -> tuple[Topic, ...]:
        """Those that are offered."""
        return rules.in_use(self.topics)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a vote would ask, and the reason why it cannot be opened, if so."""

    community: Community
    group: Group | None
    topics: tuple[Topic, ...]
    refused: str | None


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote with what its messages say. Nothing in it is about anybody's choice."""

    vote: TopicVote
    community: Community
    names: Mapping[TopicId, str]

    @property
    def poll(self) -> TopicVote:
        """The vote as the poll that it is."""
        return self.vote


def topic_list(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> TopicList:  # noqa: ARG001
    """A community's list; NotAllowedError for who does not keep it."""
    require(actor, Verb.EDIT_TOPICS, community_id)
    last = votes.latest(tx, community_id)
    return TopicList(
        community=communities.load(tx, community_id),
        topics=tuple(topics.of_community(tx, community_id)),
        open_vote=votes.open_in(tx, community_id),
        last_vote=last if last is not None and last.release is not None and last.release.chosen else None,
    )


def where_to_edit(tx: Tx, actor: Actor, _now: datetime) -> tuple[Community, ...]:
    """The communities whose topics the person keeps; NotAllowedError when there is none."""
    where = actor.where(Verb.EDIT_TOPICS)
    if not where:
        raise NotAllowedError(Verb.EDIT_TOPICS)
    return tuple(communities.load(tx, one) for one in where)


def topic(tx: Tx, actor: Actor, now: datetime, topic_id: TopicId) -> tuple[Topic, TopicList]:
    """One topic, with the list it is in."""
    found = topics.load(tx, topic_id)
    return found, topic_list(tx, actor, now, found.community_id)


def asking(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> Asking:
    """Before a vote is opened."""
    require(actor, Verb.OPEN_POLL, community_id)
    known = topics.of_community(tx, community_id)
    wanted = vote_rules.options(known)
    group = groups.announcing(tx, community_id)
    return Asking(
        community=communities.load(tx, community_id),
        group=group,
        topics=tuple(one for one in known if one.id in wanted),
        refused=vote_rules.refused(wanted, votes.members(tx, community_id), group),
    )


def vote_of(tx: Tx, vote_id: TopicVoteId) -> VoteView:
    """For a notice; NoSuchVoteError when there is none."""
    vote = votes.load(tx, vote_id)
    names = {one.id: one.name for one in topics.of_community(tx, vote.community_id)}
    return VoteView(vote, communities.load(tx, vote.community_id), names)
