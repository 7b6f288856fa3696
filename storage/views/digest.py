"""The weekly figures, for those who look after a community."""

from dataclasses import dataclass
from datetime import date, datetime

from rules import digest as rules
from rules.communities import Community
from rules.digest import Count, Switch, Week
from rules.ids import CommunityId, MemberId
from rules.permissions import Actor, Role, Verb, require
from storage import communities, digest, roles
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Digest:
    community: Community
    week: Week
    counts: tuple[Count, ...]


def switch(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> Switch:
    """NotAllowedError for who does not look after the community."""
    me = require(actor, Verb.SEE_DIGEST, community_id)
    return Switch(communities.load(tx, community_id), off=not digest.wanted_by(tx, [me.member_id]))


def for_notice(tx: Tx, community_id: CommunityId, monday: date, member_id: MemberId) -> Digest | None:
    """The figures of that week; None for who is no longer staff there, or has switched them off."""
    if member_id not in roles.holders(tx, community_id, Role.MODERATOR, Role.ADMIN):
        return None
    if not digest.wanted_by(tx, [member_id]):
        return None
    community = communities.load(tx, community_id)
    week = rules.week_of(monday, community)
    return Digest(community, week, rules.told(digest.counts(tx, community_id, week)))
