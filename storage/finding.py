"""Invite links that members asked for. Each row goes once its link has been revoked."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.finding import Link, LinkKind
from rules.ids import GroupId, InviteLinkId, MemberId
from storage.db import Tx
from storage.tables import InviteLinkRow
from storage.upsert import columns

_links = columns(InviteLinkRow)


def find(tx: Tx, link_id: InviteLinkId) -> Link | None:
    """The link, if it is still known."""
    return _one(tx, sa.select(_links).where(_links.c.id == link_id))


def lock(tx: Tx, link_id: InviteLinkId) -> Link | None:
    """The link, locked until the transaction ends."""
    return _one(tx, sa.select(_links).where(_links.c.id == link_id).with_for_update())


def lock_address(tx: Tx, group_id: GroupId, address: str) -> Link | None:
    """The link of that address into that group, locked, unless it has ended."""
    return _one(
        tx,
        sa.select(_links)
        .where(_links.c.group_id == group_id, _links.c.address == address, ~_links.c.ended)
        .with_for_update(),
    )


def of_member(tx: Tx, member_id: MemberId) -> list[Link]:
    """The links of the member that have not ended, oldest first; they may have expired."""
    rows = tx.execute(
        sa.select(_links).where(_links.c.member_id == member_id, ~_links.c.ended).order_by(_links.c.id)
    )
    return [_link_of(row) for row in rows]


def add(
    tx: Tx, group_id: GroupId, member_id: MemberId, kind: LinkKind, now: datetime, expires_at: datetime
) -> Link:
    """A link that Telegram has still to make."""
    added: int = tx.execute(
        sa.insert(_links).returning(_links.c.id),
        {
            "group_id": group_id,
            "member_id": member_id,
            "kind": kind,
            "asked_at": now,
            "expires_at": expires_at,
            "ended": False,
        },
    ).scalar_one()
    found = find(tx, InviteLinkId(added))
    assert found is not None
    return found


def made(tx: Tx, link_id: InviteLinkId, address: str) -> None:
    """Telegram has made it."""
    tx.execute(sa.update(_links).where(_links.c.id == link_id).values(address=address))


def end(tx: Tx, link_id: InviteLinkId) -> None:
    """It counts no longer, and is nobody's from now on; it stays until it has been revoked."""
    tx.execute(sa.update(_links).where(_links.c.id == link_id).values(ended=True, member_id=None))


def drop(tx: Tx, link_id: InviteLinkId) -> None:
    tx.execute(sa.delete(_links).where(_links.c.id == link_id))


def _one(tx: Tx, statement: sa.Select[Any]) -> Link | None:
    row = tx.execute(statement).one_or_none()
    return None if row is None else _link_of(row)


def _link_of(row: Any) -> Link:
    return Link(
        id=InviteLinkId(row.id),
        group_id=GroupId(row.group_id),
        member_id=None if row.member_id is None else MemberId(row.member_id),
        kind=LinkKind(row.kind),
        address=row.address,
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        ended=row.ended,
    )
