"""Offers to delete a message, kept for two days; and how many there were, by week and kind."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import ChatId, CommunityId, MemberId, MessageId, PatientOfferId, UserId
from rules.patient_data import Kind
from rules.patient_data.offers import Offer, State
from storage.db import Tx
from storage.tables import OutboxRow, PatientDataCountRow, PatientOfferRow
from storage.upsert import columns, insert

_offers = columns(PatientOfferRow)
_counts = columns(PatientDataCountRow)
_outbox = columns(OutboxRow)


class NoSuchOfferError(LookupError):
    """The offer is no longer kept, or never was (a forged button)."""


def add(
    tx: Tx,
    community_id: CommunityId,
    chat_id: ChatId,
    message_id: MessageId,
    user_id: UserId,
    member_id: MemberId | None,
    now: datetime,
) -> Offer | None:
    """A first offer for this message, locked; None when there was one before."""
    row = tx.execute(
        insert(tx, PatientOfferRow)
        .on_conflict_do_nothing(index_elements=["chat_id", "message_id"])
        .returning(_offers),
        {
            "community_id": community_id,
            "chat_id": chat_id,
            "message_id": message_id,
            "user_id": user_id,
            "member_id": member_id,
            "state": State.OPEN,
            "round": 1,
            "notice_id": None,
            "heard_at": now,
        },
    ).one_or_none()
    return None if row is None else _offer_of(row)


def lock(tx: Tx, offer_id: PatientOfferId) -> Offer:
    """The offer, locked until the transaction ends; NoSuchOfferError."""
    row = tx.execute(sa.select(_offers).where(_offers.c.id == offer_id).with_for_update()).one_or_none()
    if row is None:
        raise NoSuchOfferError(offer_id)
    return _offer_of(row)


def lock_message(tx: Tx, chat_id: ChatId, message_id: MessageId) -> Offer | None:
    """The offer for this message, locked until the transaction ends, if there is one."""
    row = tx.execute(
        sa.select(_offers)
        .where(_offers.c.chat_id == chat_id, _offers.c.message_id == message_id)
        .with_for_update()
    ).one_or_none()
    return None if row is None else _offer_of(row)


def find(tx: Tx, offer_id: PatientOfferId) -> Offer | None:
    """The offer, if it is still kept."""
    row = tx.execute(sa.select(_offers).where(_offers.c.id == offer_id)).one_or_none()
    return None if row is None else _offer_of(row)


def save(tx: Tx, offer: Offer) -> None:
    """Keep the offer's state, its round and the message that makes it."""
    tx.execute(
        sa.update(_offers)
        .where(_offers.c.id == offer.id)
        .values(state=offer.state, round=offer.round, notice_id=offer.notice_id)
    )


def forget(tx: Tx, offer_id: PatientOfferId, keys: Iterable[str]) -> None:
    """Nothing is kept of whose message it was: not the offer, nor under these keys that one was owed."""
    tx.execute(sa.delete(_outbox).where(_outbox.c.key.in_(list(keys))))
    tx.execute(sa.delete(_offers).where(_offers.c.id == offer_id))


def of_person(tx: Tx, user_id: UserId) -> list[Offer]:
    """Every offer that is kept of this person's messages, oldest first."""
    rows = tx.execute(sa.select(_offers).where(_offers.c.user_id == user_id).order_by(_offers.c.id))
    return [_offer_of(row) for row in rows]


def count(tx: Tx, community_id: CommunityId, week: date, kinds: Iterable[Kind]) -> None:
    """One more message of that week with something of each of these kinds."""
    statement = insert(tx, PatientDataCountRow)
    rows = [
        {"community_id": community_id, "week": week, "kind": kind, "count": 1} for kind in sorted(set(kinds))
    ]
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["community_id", "week", "kind"], set_={"count": _counts.c.count + 1}
        ),
        rows,
    )


def counted(tx: Tx, community_id: CommunityId, since: date) -> Mapping[Kind, int]:
    """How many messages there were of each kind, in the weeks from that Monday on."""
    rows = tx.execute(
        sa.select(_counts.c.kind, sa.func.sum(_counts.c.count).label("number"))
        .where(_counts.c.community_id == community_id, _counts.c.week >= since)
        .group_by(_counts.c.kind)
    )
    return {Kind(row.kind): int(row.number) for row in rows}


def forget_counts(tx: Tx, before: date) -> int:
    """The counts of weeks that began before that day go; how many there were."""
    return int(tx.execute(sa.delete(_counts).where(_counts.c.week < before)).rowcount)


def _offer_of(row: Any) -> Offer:
    return Offer(
        id=PatientOfferId(row.id),
        community_id=CommunityId(row.community_id),
        chat_id=ChatId(row.chat_id),
        message_id=MessageId(row.message_id),
        user_id=UserId(row.user_id),
        member_id=None if row.member_id is None else MemberId(row.member_id),
        state=State(row.state),
        round=row.round,
        notice_id=None if row.notice_id is None else MessageId(row.notice_id),
        heard_at=row.heard_at,
    )
