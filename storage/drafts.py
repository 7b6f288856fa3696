"""Dialogues in progress, one a person."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.dialogue import Draft
from rules.ids import CommunityId, UserId
from storage.db import Tx
from storage.tables import DraftRow
from storage.upsert import columns, insert

_drafts = columns(DraftRow).c


def load(tx: Tx, user_id: UserId) -> Draft | None:
    """The person's open dialogue, expired or not."""
    return _one(tx, sa.select(columns(DraftRow)).where(_drafts.user_id == user_id))


def lock(tx: Tx, user_id: UserId) -> Draft | None:
    """The same, locked until the transaction ends: an answer that two workers take at once counts once."""
    return _one(tx, sa.select(columns(DraftRow)).where(_drafts.user_id == user_id).with_for_update())


def _one(tx: Tx, statement: sa.Select[Any]) -> Draft | None:
    row = tx.execute(statement).one_or_none()
    if row is None:
        return None
    return Draft(
        user_id=UserId(row.user_id),
        community_id=CommunityId(row.community_id),
        serial=row.serial,
        flow=row.flow,
        step=row.step,
        answers=row.answers,
        expires_at=row.expires_at,
    )


def save(tx: Tx, draft: Draft) -> None:
    """Keep this as the person's only dialogue."""
    values = {
        "user_id": draft.user_id,
        "community_id": draft.community_id,
        "serial": draft.serial,
        "flow": draft.flow,
        "step": draft.step,
        "answers": dict(draft.answers),
        "expires_at": draft.expires_at,
    }
    tx.execute(insert(tx, DraftRow).on_conflict_do_update(index_elements=["user_id"], set_=values), values)


def drop(tx: Tx, user_id: UserId) -> None:
    tx.execute(sa.delete(DraftRow).where(_drafts.user_id == user_id))


def forget_expired(tx: Tx, before: datetime) -> None:
    """Remove dialogues that nobody came back to."""
    tx.execute(sa.delete(DraftRow).where(_drafts.expires_at < before))
