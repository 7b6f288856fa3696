"""Conversation starters, for those who look after a community and for the groups."""

from dataclasses import dataclass
from datetime import datetime

from rules import prompts as rules
from rules.communities import Community
from rules.groups import Group
from rules.ids import CommunityId, GroupId
from rules.permissions import Actor, Verb, require
from rules.prompts import Card, Lull, Settings
from storage import communities, groups, prompts
from storage.db import Tx

PAGE = 6


@dataclass(frozen=True, slots=True)
class Overview:
    """What a community has chosen, and its groups."""

    community: Community
    settings: Settings
    lulls: tuple[Lull, ...]
    cards: int
    """How many cards come in their turn."""
    left_out: int


@dataclass(frozen=True, slots=True)
class DeckPage:
    """A page of the deck; the first of its cards is number `first` of it."""

    community: Community
    cards: tuple[Card, ...]
    first: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class OneCard:
    community: Community
    card: Card
    page: int
    """The page of the deck on which it stands."""


def overview(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> Overview:
    """NotAllowedError for who may not change it."""
    require(actor, Verb.EDIT_PROMPTS, community_id)
    cards = rules.deck(prompts.kept_cards(tx, community_id))
    left_out = sum(one.left_out for one in cards)
    return Overview(
        community=communities.load(tx, community_id),
        settings=prompts.settings(tx, community_id),
        lulls=tuple(prompts.lulls(tx, community_id, now)),
        cards=len(cards) - left_out,
        left_out=left_out,
    )


def deck(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId, page: int) -> DeckPage:
    """A page from 0; the last one when there are fewer."""
    require(actor, Verb.EDIT_PROMPTS, community_id)
    cards = rules.deck(prompts.kept_cards(tx, community_id))
    pages = max(1, -(-len(cards) // PAGE))
    page = min(max(page, 0), pages - 1)
    first = page * PAGE
    community = communities.load(tx, community_id)
    return DeckPage(community, cards[first : first + PAGE], first + 1, page, pages)


def card(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId, key: str) -> OneCard | None:
    """One card; None when there is none of that key."""
    require(actor, Verb.EDIT_PROMPTS, community_id)
    cards = rules.deck(prompts.kept_cards(tx, community_id))
    at = next((number for number, one in enumerate(cards) if one.key == key), None)
    return None if at is None else OneCard(communities.load(tx, community_id), cards[at], at // PAGE)


def to_post(tx: Tx, group_id: GroupId, key: str, heard: datetime) -> tuple[Group, Card] | None:
    """The group and the card, where it is still silent and still wants it."""
    group = groups.find(tx, group_id)
    lull = prompts.lull(tx, group) if group is not None and rules.has_lulls(group) else None
    if group is None or lull is None or lull.stopped or lull.heard_at != heard:
        return None
    if prompts.settings(tx, group.community_id).off:
        return None
    cards = rules.deck(prompts.kept_cards(tx, group.community_id))
    return next(((group, one) for one in cards if one.key == key and not one.left_out), None)


def unwanted(tx: Tx, group_id: GroupId) -> Group | None:
    """The group, unless it gets no prompts any more."""
    group = groups.find(tx, group_id)
    lull = prompts.lull(tx, group) if group is not None and group.present else None
    return group if lull is not None and not lull.stopped else None


def set_aside(tx: Tx, community_id: CommunityId, now: datetime) -> tuple[Group, ...]:
    """The groups in which nothing has been said for long."""
    return rules.set_aside(prompts.lulls(tx, community_id, now), now)
