"""Who would talk to the evaluators, for the admins."""

from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.ids import CommunityId, MemberId
from rules.interviews import State, Willing
from rules.members import Status
from rules.permissions import Actor, NotAllowedError, Verb
from storage import communities, interviews, members
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class WillingView:
    """The members of a community who have said yes."""

    community: Community
    willing: tuple[Willing, ...]


def willing(tx: Tx, actor: Actor, _now: datetime) -> tuple[WillingView, ...]:
    """The list of every community that this person is an admin of; NotAllowedError for anybody else."""
    where = actor.where(Verb.SEE_INTERVIEWS)
    if not where:
        raise NotAllowedError(Verb.SEE_INTERVIEWS)
    return tuple(_of(tx, one) for one in where)


def willing_for_notice(tx: Tx, community_id: CommunityId, member_id: MemberId) -> WillingView | None:
    """The list as it is when it is sent; None for somebody who is no longer an admin."""
    who = members.actor(tx, members.load(tx, member_id).user_id)
    return _of(tx, community_id) if community_id in who.where(Verb.SEE_INTERVIEWS) else None


def asked(tx: Tx, member_id: MemberId) -> Community | None:
    """The community for whose evaluators the member is asked; None when they have answered or left."""
    member = members.load(tx, member_id)
    if member.status is not Status.ADMITTED or interviews.state(tx, member_id) is not State.ASKED:
        return None
    return communities.load(tx, member.community_id)


def _of(tx: Tx, community_id: CommunityId) -> WillingView:
    return WillingView(communities.load(tx, community_id), tuple(interviews.willing(tx, community_id)))
