"""Chats that the bot was added to before anybody has said which community they belong to."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from rules.groups import Group, Kind, Standing
from rules.ids import ChatId, ClaimId, CommunityId

PATIENCE: Final = timedelta(days=14)
"""How long the bot stays in a chat that nobody says anything about."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A chat that is nobody's yet. Nothing is done there until a community has said that it is theirs."""

    id: ClaimId
    chat_id: ChatId
    title: str
    kind: Kind
    forum: bool
    standing: Standing
    serial: int
    """Up with every change of the standing, so that each is asked about once."""
    open: frozenset[CommunityId] = frozenset()
    """Those whose admins are asked and have not said no."""
    declined: frozenset[CommunityId] = frozenset()
    """Those whose admins have said that it is not theirs."""

    @property
    def turned_away(self) -> bool:
        """Everybody who was asked has said no: the bot does not stay."""
        return bool(self.declined) and not self.open


@dataclass(frozen=True, slots=True)
class Claimed:
    """The chat is a group of this community now."""

    group: Group


@dataclass(frozen=True, slots=True)
class Declined:
    """It is not theirs. `leaves` when nobody is left whose it could be."""

    claim: Claim
    leaves: bool
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    reason: str


def asked(
    admin_of: Collection[CommunityId], member_of: Collection[CommunityId], every: Collection[CommunityId]
) -> frozenset[CommunityId]:
    """Whose admins are asked about a chat, by who has added the bot.

    Where that is an admin, their own communities; a member, the communities that know them: nobody else hears
    of the chat. Of a stranger nothing is known, so it is every community of the installation.
    """
    return frozenset(admin_of or member_of or every)


def refused(claim: Claim | None, community_id: CommunityId) -> Refused | None:
    """Why the community cannot take the chat on, if so."""
    if claim is None or community_id not in claim.open | claim.declined:
        return Refused("gone")
    if not claim.standing.present:
        return Refused("bot-left")
    return None


def decline(claim: Claim, communities: Collection[CommunityId]) -> Declined:
    """These communities say that it is not theirs."""
    after = replace(claim, open=claim.open - set(communities), declined=claim.declined | set(communities))
    return Declined(after, leaves=after.turned_away, already=after == claim)
