"""What the author of a message is shown about it, and what staff may know of all of them: figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rules.communities import Community
from rules.groups import Group
from rules.ids import CommunityId, PatientOfferId
from rules.patient_data import Kind
from rules.patient_data.offers import Offer
from rules.permissions import Actor, Verb, require
from rules.publishing import SHOWN_FROM
from storage import communities, groups
from storage import patient_data as storage
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer, with the group in which the message stands; None when that has moved or is ours no more."""

    offer: Offer
    group: Group | None
    community: Community


def of_notice(tx: Tx, offer_id: PatientOfferId) -> OfferView | None:
    """The offer a notice speaks of, as it is now."""
    offer = storage.find(tx, offer_id)
    return None if offer is None else _seen(tx, offer)


def mine(tx: Tx, actor: Actor, _now: datetime, offer_id: PatientOfferId) -> OfferView:
    """The offer, for its author alone; NoSuchOfferError for anybody else."""
    offer = storage.find(tx, offer_id)
    if offer is None or offer.user_id != actor.user_id:
        raise storage.NoSuchOfferError(offer_id)
    return _seen(tx, offer)


def counted(
    tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId, since: date
) -> Mapping[Kind, int]:
    """For a digest: how many messages of each kind there were since that Monday, where they are not few."""
    require(actor, Verb.SEE_DIGEST, community_id)
    found = storage.counted(tx, community_id, since)
    return {kind: number for kind, number in found.items() if number >= SHOWN_FROM}


def _seen(tx: Tx, offer: Offer) -> OfferView:
    return OfferView(offer, groups.of_chat(tx, offer.chat_id), communities.load(tx, offer.community_id))
