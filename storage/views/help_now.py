"""The help card as it is read, and as administrators look after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rules import help_now as rules
from rules.communities import Community
from rules.help_now import Confirmation, LocalContact, Standing
from rules.ids import CommunityId, LocalContactId
from rules.permissions import Actor, Verb, require
from storage import communities, help_now
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Local:
    """What one community has added to the card."""

    community: Community
    contacts: tuple[LocalContact, ...]
    confirmation: Confirmation | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Card:
    """The card at one moment, for somebody who belongs to these communities, or to none."""

    at: datetime
    local: tuple[Local, ...]


def card(tx: Tx, actor: Actor, now: datetime) -> Card:
    """Open to everybody: a stranger gets the card without anything local."""
    return for_communities(tx, now, [one.community_id for one in actor.memberships])


def for_communities(tx: Tx, now: datetime, community_ids: Sequence[CommunityId]) -> Card:
    """The card with what these communities have added."""
    return Card(now, tuple(_local(tx, one, now) for one in community_ids))


def looked_after(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> Card:
    """The card as an administrator looks after it; NotAllowedError for others."""
    require(actor, Verb.CONFIRM_HELP, community_id)
    return for_communities(tx, now, [community_id])


def contact(tx: Tx, actor: Actor, _now: datetime, contact_id: LocalContactId) -> LocalContact:
    """One that may be taken off; NoSuchLocalContactError, NotAllowedError."""
    found = help_now.load(tx, contact_id)
    require(actor, Verb.CONFIRM_HELP, found.community_id)
    return found


def to_confirm(tx: Tx, community_id: CommunityId, asked_at: datetime) -> Local | None:
    """For the notice that asks for it; None once the card was confirmed."""
    local = _local(tx, community_id, asked_at)
    return None if local.standing is Standing.CONFIRMED else local


def standings(tx: Tx, now: datetime) -> list[Local]:
    """How the card stands in every community, for whoever runs the bot."""
    return [_local(tx, one, now) for one in communities.all_ids(tx)]


def _local(tx: Tx, community_id: CommunityId, now: datetime) -> Local:
    confirmation = help_now.confirmation(tx, community_id)
    return Local(
        communities.load(tx, community_id),
        tuple(help_now.local_contacts(tx, community_id)),
        confirmation,
        rules.standing(confirmation, now),
    )
