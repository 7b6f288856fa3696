"""Giving and taking roles, with a trace, and a word to the member."""

from datetime import datetime

from actions import commands
from rules import roles as rules
from rules.ids import MemberId
from rules.members import Member
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, NotAllowedError, Role, Verb, require
from rules.roles import Changed, Refused
from storage import audit, communities, members, outbox, roles
from storage.db import Tx


def give_role(
    tx: Tx, actor: Actor, now: datetime, member_id: MemberId, role: Role, asked: int | None = None
) -> Changed | Refused:
    """The member holds the role from now on. `asked`: the day of the question that this answers, if any."""
    member, me = _to_change(tx, actor, member_id, role)
    if rules.is_late(asked, now):
        return Refused(member, roles.held_by(tx, member_id), "late")
    members.load_admitted(tx, member_id, me.community_id)
    decision = rules.give(member, roles.held_by(tx, member_id), role)
    if not decision.already:
        roles.give(tx, member_id, role, now, me.member_id)
        _trace(tx, me.member_id, decision, role, now, given=True)
    return decision


def take_role(
    tx: Tx, actor: Actor, now: datetime, member_id: MemberId, role: Role, asked: int | None = None
) -> Changed | Refused:
    """The member holds the role no longer; the last owner keeps theirs. `asked` as for giving one."""
    member, me = _to_change(tx, actor, member_id, role)
    if rules.is_late(asked, now):
        return Refused(member, roles.held_by(tx, member_id), "late")
    holders = roles.lock_holders(tx, member.community_id, role)
    decision = rules.take(member, roles.held_by(tx, member_id), role, holders)
    if isinstance(decision, Changed) and not decision.already:
        roles.take(tx, member_id, role)
        _trace(tx, me.member_id, decision, role, now, given=False)
    return decision


def _to_change(tx: Tx, actor: Actor, member_id: MemberId, role: Role) -> tuple[Member, Membership]:
    """The member, and who is about to change what they may do; NotAllowedError for whom that is not open."""
    member = members.load(tx, member_id)
    me = require(actor, rules.verb_for(role), member.community_id)
    if role not in rules.GIVEN:
        raise NotAllowedError(Verb.GRANT_ROLE)
    return member, me


def _trace(tx: Tx, by: MemberId, decision: Changed, role: Role, now: datetime, *, given: bool) -> None:
    member = decision.member
    detail: dict[str, int | str | None] = {"member": member.id, "role": role, "given": given}
    audit.add(tx, member.community_id, by, rules.verb_for(role), now, detail)
    notice = Notice(
        "role-changed",
        f"role-changed:{member.id}:{role}:{given:d}:{now.isoformat()}",
        ToMember(member.id),
        communities.load(tx, member.community_id).decent(now),
        {"role": role, "given": given},
    )
    outbox.add(tx, [notice], now)
    commands.follow(tx, member, now)
