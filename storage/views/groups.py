"""The community's groups as its admins see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rules.claims import Claim
from rules.groups import Group
from rules.ids import ChatId, CommunityId, GroupId
from rules.permissions import Actor, NotAllowedError, Verb, require
from storage import claims, communities, group_topics, groups
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Groups:
    """Every group the bot is in, by title."""

    groups: tuple[Group, ...]
    claims: tuple[Claim, ...] = ()
    """Chats that are nobody's yet, about which this admin is asked."""
    names: Mapping[CommunityId, str] = field(default_factory=dict)
    """What the communities are called, for an admin of several."""


def all_mine(tx: Tx, actor: Actor, _now: datetime) -> Groups:
    """The groups of the communities where the person is an admin; NotAllowedError for anybody else."""
    where = actor.where(Verb.NAME_GROUP)
    if not where:
        raise NotAllowedError(Verb.NAME_GROUP)
    names = {one: communities.load(tx, one).name for one in where} if len(where) > 1 else {}
    return Groups(tuple(groups.of_communities(tx, where)), tuple(claims.waiting(tx, where)), names)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One group with what an admin wants to know of it."""

    group: Group
    members: int
    """How many members of the community are known to be in it."""
    topics: int


def one(tx: Tx, actor: Actor, _now: datetime, group_id: GroupId) -> GroupPage | None:
    """The group; None when there is none of that id."""
    group = groups.find(tx, group_id)
    if group is None:
        return None
    require(actor, Verb.NAME_GROUP, group.community_id)
    return GroupPage(group, groups.members_known(tx, group.id), len(group_topics.of_groups(tx, [group.id])))


def for_notice(tx: Tx, group_id: GroupId) -> Group | None:
    """The group a notice speaks of, as it is now."""
    return groups.find(tx, group_id)


def of_chat(tx: Tx, chat_id: ChatId) -> Group | None:
    """The group that is this Telegram chat."""
    return groups.of_chat(tx, chat_id)


def every(tx: Tx) -> list[Group]:
    """The groups of all communities, for who runs the bot and not for a member."""
    return groups.of_communities(tx, communities.all_ids(tx))
