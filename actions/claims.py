"""Chats that the bot was added to and that are nobody's yet: who is asked whose they are, and who says no.

Taking one on is `actions.groups.claim_group`, where it becomes a group.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from rules import claims as rules
from rules.claims import Claim, Declined, Refused
from rules.groups import Added, Standing, change
from rules.ids import ChatId, ClaimId, CommunityId, MemberId, UserId
from rules.notices import Notice, ToChat, ToMember
from rules.permissions import Actor, NotAllowedError, Role, Verb, require_anywhere
from storage import claims, communities, due, members, outbox, roles
from storage.db import Tx


def note(tx: Tx, actor: Actor, now: datetime, before: Claim | None, seen: Claim) -> None:
    """The bot was added to, removed from, or given rights in a chat that belongs to nobody: keep it, and ask.

    `seen` is the chat as Telegram tells of it now, `before` what was kept of it. Nobody is told that the bot
    is gone again: it was never theirs.
    """
    changed = change(before.standing if before else None, seen.standing)
    if before is not None:
        seen = replace(before, title=seen.title, forum=seen.forum, standing=seen.standing)
    if not isinstance(changed, Added):
        if before is not None:
            claims.save(tx, seen)
        return
    admin_of = actor.where(Verb.NAME_GROUP)
    asked = rules.asked(admin_of, [one.community_id for one in actor.memberships], communities.all_ids(tx))
    if not asked:
        return
    # Who has said no is not asked again, unless an admin of theirs adds the bot.
    declined = seen.declined - set(admin_of)
    seen = replace(seen, open=asked - declined, declined=declined, serial=seen.serial + 1)
    if before is None:
        seen = claims.add(tx, seen)
    else:
        claims.save(tx, seen)
    if seen.turned_away:
        _leave(tx, seen, now)
        return
    due.put(tx, "claim-expires", _expiry(seen.id), now + rules.PATIENCE, {"claim_id": seen.id})
    if admin_of:
        me = next(one.member_id for one in actor.memberships if one.may(Verb.NAME_GROUP))
        outbox.add(tx, [_question(seen, me, now, str(seen.serial), by_admin=True)], now)
    else:
        outbox.add(tx, _questions(tx, seen, now), now)


def decline_claim(tx: Tx, actor: Actor, now: datetime, claim_id: ClaimId) -> Declined | Refused:
    """An admin says that a chat is none of theirs. When everybody has, the bot leaves it."""
    require_anywhere(actor, Verb.NAME_GROUP)
    claim = claims.lock(tx, claim_id)
    if claim is None:
        return Refused("gone")
    mine = [one for one in actor.where(Verb.NAME_GROUP) if one in claim.open | claim.declined]
    if not mine:
        raise NotAllowedError(Verb.NAME_GROUP)
    decision = rules.decline(claim, mine)
    claims.save(tx, decision.claim)
    if decision.leaves:
        due.drop(tx, _expiry(claim_id))
        _leave(tx, decision.claim, now)
    return decision


def expire_claim(tx: Tx, now: datetime, claim_id: ClaimId) -> None:
    """Due work: nobody has said whose the chat is, and by their silence everybody has said no."""
    claim = claims.lock(tx, claim_id)
    if claim is None or not claim.standing.present or claim.turned_away:
        return
    decision = rules.decline(claim, claim.open)
    claims.save(tx, decision.claim)
    _leave(tx, decision.claim, now)


def follow_upgrade(tx: Tx, old_chat: ChatId, new_chat: ChatId) -> None:
    """A chat that is nobody's has become a supergroup; what is known of the new one is newer."""
    old = claims.lock_chat(tx, old_chat)
    if old is None:
        return
    if claims.lock_chat(tx, new_chat) is None:
        claims.move(tx, old, new_chat)
    else:
        claims.remove(tx, old.id)


def take_over(tx: Tx, chat_id: ChatId) -> Standing | None:
    """The chat is a group now, so nobody is asked about it any more; how the bot stands there, if known."""
    claim = claims.lock_chat(tx, chat_id)
    if claim is None:
        return None
    claims.remove(tx, claim.id)
    due.drop(tx, _expiry(claim.id))
    return claim.standing


def _questions(tx: Tx, claim: Claim, now: datetime) -> Iterable[Notice]:
    """One for each admin who is asked, also for one who is it in several of the communities.

    At most one a day: a stranger who adds the bot over and over must not become a nuisance to them.
    """
    asked: set[UserId] = set()
    for community_id in sorted(claim.open):
        decent = communities.load(tx, community_id).decent(now)
        for admin in members.several(tx, _admins(tx, community_id)):
            if admin.user_id not in asked:
                asked.add(admin.user_id)
                yield _question(claim, admin.id, decent, f"{now:%Y-%m-%d}", by_admin=False)


def _admins(tx: Tx, community_id: CommunityId) -> list[MemberId]:
    return roles.holders(tx, community_id, Role.ADMIN)


def _question(
    claim: Claim, member_id: MemberId, not_before: datetime, time: str, *, by_admin: bool
) -> Notice:
    return Notice(
        kind="claim-asked",
        key=f"claim-asked:{claim.id}:{time}:{member_id}",
        to=ToMember(member_id),
        not_before=not_before,
        variables={"claim": claim.id, "by_admin": by_admin},
    )


def _leave(tx: Tx, claim: Claim, now: datetime) -> None:
    notice = Notice(
        kind="claim-leave",
        key=f"claim-leave:{claim.id}:{claim.serial}",
        to=ToChat(claim.chat_id),
        not_before=now,
        variables={"claim": claim.id},
    )
    outbox.add(tx, [notice], now)


def _expiry(claim_id: ClaimId) -> str:
    return f"claim-expires:{claim_id}"
