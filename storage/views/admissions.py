"""Requests to join as moderators look them up: who waits, and what was decided by whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rules.communities import Community
from rules.groups import Group
from rules.ids import CommunityId, GroupId, JoinRequestId
from rules.joining import Asking, Request
from rules.permissions import Actor, Verb, require
from storage import communities, groups, joining
from storage.db import Tx

LISTED: Final = 8
_REMEMBERED: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for a moderator, the longest first, and the latest decisions."""

    community: Community
    waiting: tuple[Request, ...]
    more: int
    """How many wait beside those."""
    decided: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Stuck:
    """A group into which Telegram lets nobody, and how many wait there."""

    group: Group
    waiting: int


def desk(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> Desk:
    """NotAllowedError for who does not decide there."""
    require(actor, Verb.ADMIT, community_id)
    waiting = joining.before_moderators(tx, community_id)
    return Desk(
        community=communities.load(tx, community_id),
        waiting=tuple(waiting[:LISTED]),
        more=max(0, len(waiting) - LISTED),
        decided=tuple(joining.decided(tx, community_id, now - _REMEMBERED, LISTED)),
    )


def one(tx: Tx, actor: Actor, _now: datetime, request_id: JoinRequestId) -> Asking:
    """One request; NotAllowedError for who does not decide there, NoSuchRequestError when there is none."""
    request = joining.load(tx, request_id)
    require(actor, Verb.ADMIT, request.community_id)
    return Asking(request, communities.load(tx, request.community_id))


def stuck(tx: Tx, group_id: GroupId) -> Stuck | None:
    """For a notice; None once nobody waits for Telegram there."""
    group = groups.find(tx, group_id)
    if group is None or not joining.is_stuck(tx, group_id):
        return None
    return Stuck(group, joining.waiting_for_group(tx, group_id))


def delayed(tx: Tx, request_id: JoinRequestId) -> Asking | None:
    """For a notice; None once the person is let in."""
    request = joining.find(tx, request_id)
    if request is None or not request.owed_at_telegram:
        return None
    return Asking(request, communities.load(tx, request.community_id))


def waiting_for_group(tx: Tx, group_id: GroupId) -> int:
    """How many people wait to come into that group."""
    return joining.waiting_for_group(tx, group_id)
