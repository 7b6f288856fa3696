"""Files of attendance that were asked for in the chat, and whether they still are."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.exports import Export, Format, State
from rules.ids import CommunityId, CycleId, ExportId, MemberId, SessionId
from storage.db import Tx
from storage.tables import ExportRow
from storage.upsert import columns

_exports = columns(ExportRow)
_LOAD = sa.select(_exports).where(_exports.c.id == sa.bindparam("id"))


class NoSuchExportError(LookupError):
    """The export does not exist (a forged button)."""


def add(
    tx: Tx,
    community_id: CommunityId,
    member_id: MemberId,
    form: Format,
    cycle_id: CycleId | None,
    session_id: SessionId | None,
    now: datetime,
) -> ExportId:
    """Note that this member asked for this file."""
    inserted: int = tx.execute(
        sa.insert(_exports).returning(_exports.c.id),
        {
            "community_id": community_id,
            "member_id": member_id,
            "format": form,
            "cycle_id": cycle_id,
            "session_id": session_id,
            "asked_at": now,
            "state": State.ASKED,
        },
    ).scalar_one()
    return ExportId(inserted)


def load(tx: Tx, export_id: ExportId) -> Export:
    """The export, or NoSuchExportError."""
    return _one(tx, _LOAD, export_id)


def lock(tx: Tx, export_id: ExportId) -> Export:
    """The export, locked until the transaction ends."""
    return _one(tx, _LOAD.with_for_update(), export_id)


def asked_by(tx: Tx, member_id: MemberId, since: datetime) -> list[Export]:
    """The files that this member has asked for since then, and that are still owed."""
    rows = tx.execute(
        sa.select(_exports).where(
            _exports.c.member_id == member_id,
            # As the index has it, which knows no parameters.
            sa.text("state = 'asked'"),
            _exports.c.asked_at >= since,
        )
    )
    return [_export(row) for row in rows]


def save(tx: Tx, export: Export) -> None:
    """Keep its state, and the message that says how far it is."""
    tx.execute(
        sa.update(_exports)
        .where(_exports.c.id == export.id)
        .values(state=export.state, message_id=export.message_id)
    )


def _one(tx: Tx, statement: sa.Select[Any], export_id: ExportId) -> Export:
    row = tx.execute(statement, {"id": export_id}).one_or_none()
    if row is None:
        raise NoSuchExportError
    return _export(row)


def _export(row: Any) -> Export:
    return Export(
        id=ExportId(row.id),
        community_id=CommunityId(row.community_id),
        member_id=MemberId(row.member_id),
        format=Format(row.format),
        cycle_id=None if row.cycle_id is None else CycleId(row.cycle_id),
        session_id=None if row.session_id is None else SessionId(row.session_id),
        asked_at=row.asked_at,
        state=State(row.state),
        message_id=row.message_id,
    )
