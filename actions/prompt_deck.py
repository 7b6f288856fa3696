"""A community's deck of conversation starters: cards added, changed, left out."""

from dataclasses import dataclass, replace
from datetime import datetime

from rules import prompts as rules
from rules.dialogue import Draft, Problem
from rules.ids import CommunityId
from rules.permissions import Actor, Verb, require
from rules.prompts import Card
from storage import audit, prompts
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Kept:
    """The card as it is now; `already` when nothing had to change."""

    community_id: CommunityId
    card: Card
    already: bool = False


class NoSuchCardError(LookupError):
    """There is no such card (a forged or a very old button)."""


def add_card(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept | Problem:
    """The end of the dialogue "prompt-add": a card of the community's own."""
    require(actor, Verb.EDIT_PROMPTS, draft.community_id)
    words: str = draft.answers["words"]
    if problem := rules.add(rules.deck(prompts.kept_cards(tx, draft.community_id)), words):
        return problem
    return _save(tx, actor, now, draft.community_id, Card(f"own-{draft.serial}", words))


def change_card(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept:
    """The end of the dialogue "prompt-change": the card has other words."""
    require(actor, Verb.EDIT_PROMPTS, draft.community_id)
    card = find(tx, draft.community_id, draft.answers["card"])
    return _save(tx, actor, now, draft.community_id, rules.changed(card, draft.answers["words"]))


def restore_card(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, key: str) -> Kept:
    """A shipped card has its first words again."""
    require(actor, Verb.EDIT_PROMPTS, community_id)
    card = find(tx, community_id, key)
    if not card.shipped or not card.words:
        return Kept(community_id, card, already=True)
    return _save(tx, actor, now, community_id, rules.changed(card, ""))


def leave_out_card(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, key: str, *, left_out: bool
) -> Kept:
    """The card does not come any more, or again."""
    require(actor, Verb.EDIT_PROMPTS, community_id)
    card = find(tx, community_id, key)
    if card.left_out is left_out:
        return Kept(community_id, card, already=True)
    return _save(tx, actor, now, community_id, replace(card, left_out=left_out))


def find(tx: Tx, community_id: CommunityId, key: str) -> Card:
    """The card, or NoSuchCardError."""
    cards = rules.deck(prompts.kept_cards(tx, community_id))
    found = next((one for one in cards if one.key == key), None)
    if found is None:
        raise NoSuchCardError
    return found


def _save(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, card: Card) -> Kept:
    me = require(actor, Verb.EDIT_PROMPTS, community_id)
    prompts.save_card(tx, community_id, card)
    detail: dict[str, int | str | None] = {"card": card.key, "left_out": card.left_out}
    audit.add(tx, community_id, me.member_id, Verb.EDIT_PROMPTS, now, detail)
    return Kept(community_id, card)
