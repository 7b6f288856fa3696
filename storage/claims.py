"""Chats that are nobody's yet: found by chat, kept as the rule decided, gone once a community has them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from rules.claims import Claim
from rules.groups import BotStatus, Kind, Right, Standing
from rules.ids import ChatId, ClaimId, CommunityId
from storage.db import Tx
from storage.tables import ClaimAskingRow, ClaimRow
from storage.upsert import columns, insert

_claims = columns(ClaimRow)
_askings = columns(ClaimAskingRow)


def find(tx: Tx, claim_id: ClaimId) -> Claim | None:
    """The claim, if there is one of that id."""
    return _one(tx, sa.select(_claims).where(_claims.c.id == claim_id))


def lock(tx: Tx, claim_id: ClaimId) -> Claim | None:
    """The claim, locked until the transaction ends."""
    return _one(tx, sa.select(_claims).where(_claims.c.id == claim_id).with_for_update())


def lock_chat(tx: Tx, chat_id: ChatId) -> Claim | None:
    """The claim about this Telegram chat, locked until the transaction ends."""
    return _one(tx, sa.select(_claims).where(_claims.c.chat_id == chat_id).with_for_update())


def waiting(tx: Tx, community_ids: Iterable[CommunityId]) -> list[Claim]:
    """Those the bot is in about which one of these communities is still asked, by title."""
    asked = sa.exists().where(
        _askings.c.claim_id == _claims.c.id,
        _askings.c.community_id.in_(list(community_ids)),
        ~_askings.c.declined,
    )
    rows = tx.execute(
        sa.select(_claims)
        .where(asked, _claims.c.bot_status != BotStatus.LEFT)
        .order_by(_claims.c.title, _claims.c.id)
    )
    return [_claim_of(tx, row) for row in rows]


def add(tx: Tx, claim: Claim) -> Claim:
    """A new one, locked; where another process was faster, the one that stands."""
    statement = insert(tx, ClaimRow).on_conflict_do_nothing(index_elements=["chat_id"])
    tx.execute(statement, {"chat_id": claim.chat_id, "kind": claim.kind, **_values(claim)})
    added = lock_chat(tx, claim.chat_id)
    assert added is not None
    added = replace(claim, id=added.id)
    save(tx, added)
    return added


def save(tx: Tx, claim: Claim) -> None:
    """Keep its title, standing and serial, and what each community has said."""
    tx.execute(sa.update(_claims).where(_claims.c.id == claim.id).values(_values(claim)))
    tx.execute(sa.delete(_askings).where(_askings.c.claim_id == claim.id))
    said = [(one, False) for one in claim.open] + [(one, True) for one in claim.declined]
    if said:
        tx.execute(
            sa.insert(_askings),
            [
                {"claim_id": claim.id, "community_id": community_id, "declined": declined}
                for community_id, declined in sorted(said)
            ],
        )


def remove(tx: Tx, claim_id: ClaimId) -> None:
    """It is settled: the chat is a group of a community."""
    tx.execute(sa.delete(_askings).where(_askings.c.claim_id == claim_id))
    tx.execute(sa.delete(_claims).where(_claims.c.id == claim_id))


def move(tx: Tx, claim: Claim, new_chat: ChatId) -> None:
    """Telegram has made a supergroup of the chat, under a new id."""
    tx.execute(sa.update(_claims).where(_claims.c.id == claim.id).values(chat_id=new_chat))


def every(tx: Tx) -> list[Claim]:
    """All that the bot is in."""
    rows = tx.execute(
        sa.select(_claims).where(_claims.c.bot_status != BotStatus.LEFT).order_by(_claims.c.title)
    )
    return [_claim_of(tx, row) for row in rows]


def _values(claim: Claim) -> dict[str, Any]:
    return {
        "title": claim.title,
        "bot_status": claim.standing.status,
        "lacking": ",".join(sorted(claim.standing.lacking)),
        "forum": claim.forum,
        "serial": claim.serial,
    }


def _one(tx: Tx, statement: sa.Select[Any]) -> Claim | None:
    row = tx.execute(statement).one_or_none()
    return None if row is None else _claim_of(tx, row)


def _claim_of(tx: Tx, row: Any) -> Claim:
    said = tx.execute(
        sa.select(_askings.c.community_id, _askings.c.declined).where(_askings.c.claim_id == row.id)
    ).all()
    return Claim(
        id=ClaimId(row.id),
        chat_id=ChatId(row.chat_id),
        title=row.title,
        kind=Kind(row.kind),
        forum=row.forum,
        standing=Standing(
            BotStatus(row.bot_status), frozenset(Right(one) for one in row.lacking.split(",") if one)
        ),
        serial=row.serial,
        open=frozenset(CommunityId(one.community_id) for one in said if not one.declined),
        declined=frozenset(CommunityId(one.community_id) for one in said if one.declined),
    )
