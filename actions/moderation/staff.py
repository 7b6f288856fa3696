"""Who moderates: who may, who is shown what, and the trace of what they did."""

from collections.abc import Collection
from datetime import datetime

from rules.ids import CommunityId, MemberId, UserId
from rules.moderation.measures import Act, Measure
from rules.permissions import Actor, Membership, NotAllowedError, Role, Verb, require
from storage import audit, members, roles
from storage.db import Tx
from storage.moderation import measures


def require_moderator(tx: Tx, actor: Actor, community_id: CommunityId) -> Membership:
    """The moderator's membership, or NotAllowedError: also for one who is muted at present."""
    me = require(actor, Verb.MODERATE, community_id)
    if measures.in_force(tx, community_id, actor.user_id, (Act.MUTE,)):
        raise NotAllowedError(Verb.MODERATE)
    return me


def moderators(
    tx: Tx, community_id: CommunityId, without: Collection[MemberId | None] = ()
) -> list[MemberId]:
    """Who moderates the community, but for these and whoever is muted at present."""
    muted = {one.member_id for one in measures.all_in_force(tx, community_id) if one.act is Act.MUTE}
    found = roles.holders(tx, community_id, Role.MODERATOR, Role.ADMIN)
    return [one for one in found if one not in without and one not in muted]


def judges(tx: Tx, measure: Measure) -> list[MemberId]:
    """Who looks at an appeal: admins who did not act, else moderators who did not, else the one who did.

    Nobody, where that one moderates no longer either.
    """
    everybody = moderators(tx, measure.community_id, (measure.member_id,))
    others = [one for one in everybody if one != measure.by]
    admins = set(roles.holders(tx, measure.community_id, Role.ADMIN))
    return [one for one in others if one in admins] or others or everybody


def roles_of(tx: Tx, community_id: CommunityId, user_id: UserId) -> frozenset[Role]:
    """What a person was given in a community; nothing for a stranger."""
    member = members.find(tx, community_id, user_id)
    return frozenset() if member is None else roles.held_by(tx, member.id)


def trace(tx: Tx, measure: Measure, by: MemberId | None, what: str, now: datetime) -> None:
    """Note in the audit what staff did."""
    detail: dict[str, int | str | None] = {
        "what": what,
        "act": measure.act,
        "measure": measure.id,
        "member": measure.member_id,
    }
    audit.add(tx, measure.community_id, by, Verb.MODERATE, now, detail)
