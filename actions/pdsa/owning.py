"""Who looks after a cycle or an issue, and the trace of what was done to it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from rules.ids import CommunityId, MemberId
from rules.notices import Notice, ToMember
from rules.pdsa.cycles import PdsaCycle
from rules.pdsa.issues import LoggedIssue
from rules.permissions import Actor, Role, Verb, require
from storage import audit, communities, outbox, pdsa, roles
from storage.db import Tx

Id = TypeVar("Id")
Kept = TypeVar("Kept", PdsaCycle, LoggedIssue)


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


def mine(tx: Tx, actor: Actor, load: Callable[[Tx, Id], Kept], row_id: Id) -> Kept:
    """A cycle or an issue, for somebody who keeps the log, locked with the log. Errors as of `load`."""
    here = load(tx, row_id).community_id
    require(actor, Verb.KEEP_PDSA, here)
    communities.lock(tx, here)
    return load(tx, row_id)


def hand_over(tx: Tx, actor: Actor, now: datetime, one: Kept, *, already: bool) -> None:
    """Keep it with its new owner, who is told; NotStaffError where that is nobody of the staff."""
    here = one.community_id
    if one.owner_id not in may_own(tx, here):
        raise NotStaffError
    if already:
        return
    if isinstance(one, PdsaCycle):
        what = "cycle"
        pdsa.save_cycle(tx, one)
    else:
        what = "issue"
        pdsa.save_issue(tx, one)
    note(tx, actor, now, here, {what: one.number, "change": "handed", "member": one.owner_id})
    _tell(tx, actor, now, one, what)


def _tell(tx: Tx, actor: Actor, now: datetime, one: Kept, what: str) -> None:
    """Tell somebody, once, that it is theirs now; whoever takes it themselves knows."""
    me = require(actor, Verb.KEEP_PDSA, one.community_id)
    if me.member_id == one.owner_id:
        return
    notice = Notice(
        "pdsa-handed",
        f"pdsa-handed:{what}:{one.id}:{one.owner_id}:{now.isoformat()}",
        ToMember(one.owner_id),
        communities.load(tx, one.community_id).decent(now),
        {"what": what, "row": one.id},
    )
    outbox.add(tx, [notice], now)
