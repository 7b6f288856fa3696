"""Who looks after a cycle or an issue, and the trace of what was done to it."""

from datetime import date, datetime

from rules.ids import CommunityId, MemberId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Role, Verb, require
from storage import audit, communities, outbox, roles
from storage.db import Tx


class NotStaffError(LookupError):
    """Nobody but staff looks after this (a forged button, or somebody who is no staff any more)."""


def today(tx: Tx, community_id: CommunityId, now: datetime) -> date:
    """The day by the community's clock."""
    return now.astimezone(communities.load(tx, community_id).zone).date()


def may_own(tx: Tx, community_id: CommunityId) -> list[MemberId]:
    """Those who keep the log there: nobody else is named in it."""
    return roles.holders(tx, community_id, Role.FACILITATOR, Role.ADMIN)


def note(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, detail: dict[str, int | str | None]
) -> None:
    """A line of the audit: what was changed, never the words."""
    me = require(actor, Verb.KEEP_PDSA, community_id)
    audit.add(tx, community_id, me.member_id, Verb.KEEP_PDSA, now, detail)


def tell_owner(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, owner_id: MemberId, what: str, row_id: int
) -> None:
    """Tell somebody, once, that a "cycle" or an "issue" is theirs now; whoever takes it themselves knows."""
    me = require(actor, Verb.KEEP_PDSA, community_id)
    if me.member_id == owner_id:
        return
    notice = Notice(
        "pdsa-handed",
        f"pdsa-handed:{what}:{row_id}:{owner_id}:{now.isoformat()}",
        ToMember(owner_id),
        communities.load(tx, community_id).decent(now),
        {"what": what, "row": row_id},
    )
    outbox.add(tx, [notice], now)
