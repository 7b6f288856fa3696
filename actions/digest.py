"""The weekly figures: owed to staff on Mondays, switched off by each of them for themselves."""

from datetime import datetime, timedelta

from rules import digest as rules
from rules.communities import Community
from rules.digest import Switch
from rules.ids import CommunityId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Role, Verb, require
from rules.priority import Priority
from storage import communities, digest, due, outbox, roles
from storage.db import Tx

_FRESH = timedelta(days=3)
"""By Thursday the figures of last week are of no use any more."""


def watch(tx: Tx, community_id: CommunityId, now: datetime) -> None:
    """Send the figures of every week from now on; what is set already stays."""
    if not due.waits(tx, _key(community_id)):
        _next(tx, communities.load(tx, community_id), now)


def send_digest(tx: Tx, now: datetime, community_id: CommunityId) -> None:
    """Due work: the figures of last week for those who look after the community, if they say anything."""
    community = communities.load(tx, community_id)
    _next(tx, community, now)
    week = rules.week_before(now, community)
    if not rules.is_worth_telling(rules.told(digest.counts(tx, community_id, week))):
        return
    staff = roles.holders(tx, community_id, Role.MODERATOR, Role.ADMIN)
    at = community.decent(now)
    notices = [
        Notice(
            kind="digest",
            key=f"digest:{community_id}:{week.monday}:{member_id}",
            to=ToMember(member_id),
            not_before=at,
            variables={"community": community_id, "monday": week.monday.isoformat()},
            priority=Priority.BROADCAST,
            not_after=at + _FRESH,
        )
        for member_id in digest.wanted_by(tx, staff)
    ]
    outbox.add(tx, notices, now)


def switch_digest(
    tx: Tx,
    actor: Actor,
    now: datetime,  # noqa: ARG001  As every action's.
    community_id: CommunityId,
    *,
    off: bool,
) -> Switch:
    """This person no longer gets the figures of this community, or does again."""
    me = require(actor, Verb.SEE_DIGEST, community_id)
    digest.switch(tx, me.member_id, off=off)
    return Switch(communities.load(tx, community_id), off)


def _next(tx: Tx, community: Community, now: datetime) -> None:
    at = rules.next_digest(now, community)
    due.put(tx, "digest", _key(community.id), at, {"community_id": community.id})


def _key(community_id: CommunityId) -> str:
    return f"digest:{community_id}"
