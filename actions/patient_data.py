"""A message that may identify a patient: its author is offered to delete it, in private; nobody else hears.

What the message says is looked at while it is heard, and is nowhere afterwards: in no table, log or notice.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.groups import point_to_private_chat
from rules.digest import monday_of
from rules.groups import Group
from rules.ids import ChatId, MessageId, PatientOfferId
from rules.notices import Notice, ToChat, ToMember
from rules.patient_data import Kind
from rules.patient_data import offers as rules
from rules.patient_data.offers import Offer, Refused, State
from rules.permissions import Actor
from rules.priority import Priority
from storage import communities, due, groups, members, outbox
from storage import patient_data as storage
from storage.db import Tx


def note_words(
    tx: Tx,
    actor: Actor,
    now: datetime,
    group: Group,
    message_id: MessageId,
    kinds: Iterable[Kind],
    *,
    edited: bool,
) -> None:
    """The actor has written, or edited, a message in which something of these kinds was found, or nothing.

    Nothing is required of the actor: whoever writes in a group of ours is told.
    """
    found = sorted(set(kinds))
    offer = storage.lock_message(tx, group.chat_id, message_id) if edited else None
    if not found:
        if offer is not None and rules.withdraw(offer):
            _withdraw(tx, offer, now)
        return
    if offer is not None:
        if rules.again(offer):
            offer = replace(offer, state=State.OPEN, round=offer.round + 1, notice_id=None)
            storage.save(tx, offer)
            _offer(tx, actor, offer, found, now)
        return
    _first_offer(tx, actor, group, message_id, found, now)


def _first_offer(
    tx: Tx, actor: Actor, group: Group, message_id: MessageId, kinds: list[Kind], now: datetime
) -> None:
    me = actor.within(group.community_id)
    offer = storage.add(
        tx, group.community_id, group.chat_id, message_id, actor.user_id, me.member_id if me else None, now
    )
    if offer is None:
        return
    zone = communities.load(tx, group.community_id).zone
    storage.count(tx, group.community_id, monday_of(now.astimezone(zone).date()), kinds)
    due.put(tx, "patient-offer-ends", _key("ends", offer), offer.ends_at, {"offer_id": offer.id})
    _offer(tx, actor, offer, kinds, now)


def _offer(tx: Tx, actor: Actor, offer: Offer, kinds: list[Kind], now: datetime) -> None:
    _tell(tx, "patient-offer", offer, now, kinds=",".join(kinds))
    if not actor.reachable and offer.member_id is not None:
        # It waits for the private chat; the group shows the way there, and not to whom.
        point_to_private_chat(tx, actor, now, offer.chat_id)


def _withdraw(tx: Tx, offer: Offer, now: datetime) -> None:
    storage.save(tx, replace(offer, state=State.WITHDRAWN))
    if offer.notice_id is not None:
        _tell(tx, "patient-thanks", offer, now)


def delete_message(tx: Tx, actor: Actor, now: datetime, offer_id: PatientOfferId) -> Offer | Refused:
    """The author has the message deleted; the offer as it is now."""
    offer = _mine(tx, actor, offer_id)
    state = rules.delete(offer, groups.of_chat(tx, offer.chat_id))
    if isinstance(state, Refused):
        return state
    if state is not offer.state:
        offer = replace(offer, state=state)
        storage.save(tx, offer)
        outbox.owe_again(
            tx,
            Notice(
                kind="patient-delete",
                key=_key("delete", offer),
                to=ToChat(offer.chat_id),
                not_before=now,
                variables={"offer": offer.id},
                priority=Priority.ANSWER,
            ),
            now,
        )
    return offer


def keep_message(tx: Tx, actor: Actor, _now: datetime, offer_id: PatientOfferId) -> Offer:
    """The author says that the message is fine; nobody asks why."""
    offer = _mine(tx, actor, offer_id)
    offer = replace(offer, state=rules.keep(offer))
    storage.save(tx, offer)
    return offer


def note_offered(tx: Tx, offer_id: PatientOfferId, round_: int, notice_id: MessageId, now: datetime) -> None:
    """The offer was sent as this message. Where the author was faster, it is taken back at once."""
    offer = storage.find(tx, offer_id)
    if offer is None:
        return
    offer = storage.lock(tx, offer_id)
    if offer.round == round_:
        offer = replace(offer, notice_id=notice_id)
        storage.save(tx, offer)
        if offer.state is State.WITHDRAWN:
            _tell(tx, "patient-thanks", offer, now)


def note_unreached(tx: Tx, offer_id: PatientOfferId, now: datetime) -> None:
    """The author has no private chat, or has closed it: the group shows the way there, and not to whom."""
    offer = storage.find(tx, offer_id)
    if offer is not None and offer.state is State.OPEN:
        point_to_private_chat(tx, members.actor(tx, offer.user_id), now, offer.chat_id)


def note_deletion(tx: Tx, offer_id: PatientOfferId, now: datetime, *, done: bool) -> None:
    """The message is gone, or Telegram would not delete it: then the author hears how to do that."""
    offer = storage.find(tx, offer_id)
    if offer is None or offer.state is not State.DELETING:
        return
    offer = replace(offer, state=State.DELETED if done else State.STUCK)
    storage.save(tx, offer)
    if not done:
        _tell(tx, "patient-stuck", offer, now)


def end_offer(tx: Tx, _now: datetime, offer_id: PatientOfferId) -> None:
    """Due work, two days after the message: from now on nobody can say whose it was."""
    offer = storage.find(tx, offer_id)
    if offer is not None:
        storage.forget(tx, offer.id, keys_of(offer))


def keys_of(offer: Offer) -> list[str]:
    """Under which keys something may have been owed because of the offer."""
    return [f"{_key(what, offer)}:{round_}" for what in _TOLD for round_ in range(1, rules.ROUNDS + 1)] + [
        _key("delete", offer)
    ]


_TOLD: Final = ("patient-offer", "patient-thanks", "patient-stuck")


def _mine(tx: Tx, actor: Actor, offer_id: PatientOfferId) -> Offer:
    """The offer, locked. To anybody but the author there is none."""
    offer = storage.lock(tx, offer_id)
    if offer.user_id != actor.user_id:
        raise storage.NoSuchOfferError(offer_id)
    return offer


def _tell(tx: Tx, kind: str, offer: Offer, now: datetime, **variables: str) -> None:
    """The author, in private and at once: every hour that it stands there more people read it."""
    notice = Notice(
        kind=kind,
        key=f"{_key(kind, offer)}:{offer.round}",
        # Who is no member may have opened the private chat all the same; its id is the person's own.
        to=ToMember(offer.member_id) if offer.member_id else ToChat(ChatId(offer.user_id)),
        not_before=now,
        variables={"offer": offer.id, "round": offer.round, **variables},
        priority=Priority.ANSWER,
        not_after=offer.ends_at,
    )
    outbox.add(tx, [notice], now)


def _key(what: str, offer: Offer) -> str:
    return f"patient:{what}:{offer.id}"
