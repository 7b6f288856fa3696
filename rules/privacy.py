"""What is held about people: handed out when they ask, erased when they ask, and what stands against it."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from rules.communities import Community
from rules.ids import ChatId, MemberId
from rules.permissions import Role
from rules.roles import WEIGHTY

SAME_FILE: Final = timedelta(minutes=10)
"""For so long the file that was sent serves: it would say the same."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What hangs on somebody in one community, and goes when they are forgotten there."""

    community: Community
    member_id: MemberId | None = None
    """None for somebody who has only asked to join."""
    places: int = 0
    """Places in sessions to come, with those waited for."""
    presents: int = 0
    """Sessions to come that they present, or are asked to."""
    leads: int = 0
    """Sessions to come that they facilitate."""
    attended: int = 0
    certificates: int = 0
    roles: frozenset[Role] = frozenset()
    configured: bool = False
    """Whether the configuration names them, and would bring them back at the next start."""
    refused: str | None = None
    """Why they cannot be forgotten yet."""
    inside: bool = False
    """Whether they are a member now, and so in a group at Telegram."""


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """A request to join that Telegram still shows, of somebody who is forgotten."""

    chat_id: ChatId
    user_id: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Nothing of the person is held in these communities any more; `already` when nothing was before."""

    communities: tuple[Community, ...]
    elsewhere: bool = False
    """Whether something is still held in another community, that they did not name."""
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    community: Community
    reason: str


def refusal(
    member_id: MemberId, held: Collection[Role], holders: Mapping[Role, Collection[MemberId]]
) -> str | None:
    """Why the member cannot go yet: a community never loses its last owner or administrator.

    `holders` says of each weighty role who has it, or one that is more.
    """
    for role in sorted(WEIGHTY & set(held), reverse=True):
        if not set(holders[role]) - {member_id}:
            return f"last-{role}"
    return None


def mentions_any(said: str, words: Iterable[str]) -> bool:
    """Whether any of these names or addresses stands in what was said, however it is written."""
    folded = _folded(said)
    return any(_folded(word) in folded for word in words)


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()
