"""What is held about somebody, and for how long: before they ask for it, or ask for it to be erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.ids import ChatId, CommunityId, UserId
from rules.permissions import Actor
from rules.privacy import Stake
from rules.retention import What
from storage import communities, retention
from storage.db import Tx
from storage.privacy import forgetting, listing, stakes
from storage.privacy.listing import Section


@dataclass(frozen=True, slots=True)
class Policy:
    """For how many days what is kept."""

    days: Mapping[What, int]


@dataclass(frozen=True, slots=True)
class Going:
    """What hangs on somebody where they may be forgotten; `one` where a single community was named."""

    stakes: tuple[Stake, ...]
    one: CommunityId | None = None


@dataclass(frozen=True, slots=True)
class Data:
    """Everything that is held about an account, as of a moment."""

    sections: tuple[Section, ...]
    communities: tuple[Community, ...]
    at: datetime


def policy(tx: Tx, _actor: Actor, _now: datetime) -> Policy:
    """The same for everybody."""
    return Policy(retention.periods(tx))


def going(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId | None = None) -> Going:
    """Before the person is forgotten: everywhere, or in that community."""
    known = forgetting.where_known(tx, actor.user_id)
    where = [one for one in known if community_id in (None, one)]
    return Going(tuple(stakes.stake(tx, one, actor.user_id, now) for one in where), community_id)


def community(tx: Tx, community_id: CommunityId) -> Community:
    """For a notice that names it."""
    return communities.load(tx, community_id)


def data(tx: Tx, chat_id: ChatId, now: datetime) -> Data:
    """Everything that is held about whoever this private chat is with."""
    user_id = UserId(chat_id)  # A private chat has the id of the person it is with.
    who = forgetting.person(tx, user_id)
    there = tuple(communities.load(tx, one) for one in forgetting.where_known(tx, user_id))
    return Data(listing.everything(tx, who), there, now)
