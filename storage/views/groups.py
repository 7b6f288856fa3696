"""The community's groups as its admins see them."""

from dataclasses import dataclass
from datetime import datetime

from rules.groups import Group
from rules.ids import GroupId
from rules.permissions import Actor, NotAllowedError, Verb, require
from storage import communities, groups
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Groups:
    """Every group the bot is in, by title."""

    groups: tuple[Group, ...]


def all_mine(tx: Tx, actor: Actor, _now: datetime) -> Groups:
    """The groups of the communities where the person is an admin; NotAllowedError for anybody else."""
    where = actor.where(Verb.NAME_GROUP)
    if not where:
        raise NotAllowedError(Verb.NAME_GROUP)
    return Groups(tuple(groups.of_communities(tx, where)))


def one(tx: Tx, actor: Actor, _now: datetime, group_id: GroupId) -> Group | None:
    """The group; None when there is none of that id."""
    group = groups.find(tx, group_id)
    if group is not None:
        require(actor, Verb.NAME_GROUP, group.community_id)
    return group


def for_notice(tx: Tx, group_id: GroupId) -> Group | None:
    """The group a notice speaks of, as it is now."""
    return groups.find(tx, group_id)


def every(tx: Tx) -> list[Group]:
    """The groups of all communities, for who runs the bot and not for a member."""
    return groups.of_communities(tx, communities.all_ids(tx))
