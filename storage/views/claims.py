"""Chats that are nobody's yet, for the admins who are asked whose they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rules.claims import Claim
from rules.communities import Community
from rules.ids import ClaimId, CommunityId, MemberId
from rules.permissions import Actor, Verb, require_anywhere
from storage import claims, communities, members
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Question:
    """A chat, and the communities of this admin that it may belong to, by name."""

    claim: Claim
    communities: tuple[Community, ...]


def one(tx: Tx, actor: Actor, _now: datetime, claim_id: ClaimId) -> Question | None:
    """The question as it stands; None when it is settled or was never this admin's."""
    require_anywhere(actor, Verb.NAME_GROUP)
    claim = claims.find(tx, claim_id)
    if claim is None or not claim.standing.present:
        return None
    return _question(tx, claim, actor.where(Verb.NAME_GROUP))


def for_notice(tx: Tx, claim_id: ClaimId, member_id: MemberId) -> Question | None:
    """As it is asked: None once it is settled, the bot is gone, or nobody asks this member any more."""
    claim = claims.find(tx, claim_id)
    if claim is None or not claim.standing.present:
        return None
    actor = members.actor(tx, members.load(tx, member_id).user_id)
    question = _question(tx, claim, actor.where(Verb.NAME_GROUP))
    return question if question and any(one.id in claim.open for one in question.communities) else None


def leaving(tx: Tx, claim_id: ClaimId) -> bool:
    """Whether the bot is in a chat that nobody wants."""
    claim = claims.find(tx, claim_id)
    return claim is not None and claim.standing.present and claim.turned_away


def every(tx: Tx) -> list[Claim]:
    """All of them, for who runs the bot and not for a member."""
    return claims.every(tx)


def _question(tx: Tx, claim: Claim, where: Iterable[CommunityId]) -> Question | None:
    asked = [communities.load(tx, one) for one in where if one in claim.open | claim.declined]
    if not asked:
        return None
    return Question(claim, tuple(sorted(asked, key=lambda one: one.name.casefold())))
