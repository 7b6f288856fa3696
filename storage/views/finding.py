"""The groups a member may find, and the links they have asked for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from rules import finding as rules
from rules.arrivals import Arrival, State
from rules.communities import Community
from rules.finding import Link, LinkKind
from rules.group_topics import GroupTopic
from rules.group_topics import State as TopicState
from rules.groups import Group
from rules.ids import CommunityId, GroupId, InviteLinkId, MemberId
from rules.permissions import Actor, Verb, require
from storage import arrivals, communities, finding, group_topics, groups, members
from storage.db import Tx

PER_PAGE: Final = 8
"""How many groups one screen shows: with their descriptions they must fit one message."""


@dataclass(frozen=True, slots=True)
class Place:
    """A group, or one of which the member sees only the topics, being in it."""

    group: Group
    inside: bool
    topics: tuple[GroupTopic, ...]
    """Those that are open and for something, by name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a member may join in one community."""

    community: Community
    arrival: Arrival
    today: date
    places: tuple[Place, ...]
    """Those of this page."""
    page: int
    pages: int
    later: int
    """How many more are for them once they have arrived."""
    prepared: bool
    """Whether there is a group for doctors who have not arrived."""


@dataclass(frozen=True, slots=True)
class Inviting:
    """What a member may invite a colleague to, and the links they have open."""

    community: Community
    groups: tuple[Group, ...]
    links: tuple[tuple[Link, Group], ...]
    newest: int
    """The newest of their links for colleagues, so that a button knows of it; 0 without any."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a member who may have arrived is invited."""

    community: Community
    arrival: Arrival
    groups: tuple[Group, ...]


def choices(tx: Tx, actor: Actor, _now: datetime) -> list[Community]:
    """The communities in which the person may look for a group, by name."""
    found = [communities.load(tx, one) for one in actor.where(Verb.FIND_GROUP)]
    return sorted(found, key=lambda one: one.name.casefold())


def places(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, page: int) -> Finding:
    """One page of what the member may join; the last one where there are not so many."""
    me = require(actor, Verb.FIND_GROUP, community_id)
    community = communities.load(tx, community_id)
    arrival = arrivals.load(tx, me.member_id)
    today = now.astimezone(community.zone).date()
    inside = groups.of_member(tx, me.member_id)
    leading = [one for one in groups.of_communities(tx, [community_id]) if rules.leads_in(one)]
    fitting = [one for one in leading if rules.is_open_to(one, arrival, today)]
    found = [
        place
        for group in rules.in_order(fitting, arrival, today)
        if (place := _place(tx, group, inside)) is not None
    ]
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    return Finding(
        community,
        arrival,
        today,
        tuple(found[page * PER_PAGE : (page + 1) * PER_PAGE]),
        page,
        pages,
        len(leading) - len(fitting),
        arrivals.is_prepared(tx, community_id),
    )


def _place(tx: Tx, group: Group, inside_of: set[GroupId]) -> Place | None:
    topics = tuple(
        one
        for one in (group_topics.of_groups(tx, [group.id]) if group.forum else ())
        if one.purpose is not None and one.state is TopicState.OPEN
    )
    inside = group.id in inside_of
    return None if inside and not topics else Place(group, inside, topics)


def inviting(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> Inviting:
    """The groups a colleague can be invited to, and the member's own open links."""
    me = require(actor, Verb.FIND_GROUP, community_id)
    all_groups = {one.id: one for one in groups.of_communities(tx, [community_id])}
    leading = [one for one in all_groups.values() if rules.leads_in(one)]
    today = now.astimezone(communities.load(tx, community_id).zone).date()
    mine = [one for one in finding.of_member(tx, me.member_id) if one.is_open(now)]
    newest = max((one.id for one in mine if one.kind is LinkKind.COLLEAGUE), default=0)
    return Inviting(
        communities.load(tx, community_id),
        tuple(rules.in_order(leading, Arrival(State.HERE), today)),
        tuple((one, all_groups[one.group_id]) for one in mine if one.group_id in all_groups),
        newest,
    )


def community_of(tx: Tx, _actor: Actor, _now: datetime, group_id: GroupId) -> CommunityId | None:
    """Whose the group is; None when there is none."""
    group = groups.find(tx, group_id)
    return None if group is None else group.community_id


def link_for_notice(tx: Tx, link_id: InviteLinkId) -> tuple[Link, Group, Community] | None:
    """The link a notice speaks of, with its group; None when either is gone."""
    link = finding.find(tx, link_id)
    group = None if link is None else groups.find(tx, link.group_id)
    if link is None or group is None:
        return None
    return link, group, communities.load(tx, group.community_id)


def onward(tx: Tx, member_id: MemberId) -> Onward:
    """Where a member who may have arrived can go on to: cohorts and regions they are not in."""
    member = members.load(tx, member_id)
    inside = groups.of_member(tx, member_id)
    fitting = [
        one
        for one in groups.of_communities(tx, [member.community_id])
        if rules.leads_in(one) and one.purpose in rules.ONWARD and one.id not in inside
    ]
    return Onward(communities.load(tx, member.community_id), member.arrival, tuple(fitting))
