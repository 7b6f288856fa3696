"""Who was written to after a session they missed."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from rules.ids import MemberId, SessionId
from storage.db import Tx
from storage.tables import MemberRow, MissedNoteRow
from storage.upsert import columns, insert

_notes = columns(MissedNoteRow)
_members = columns(MemberRow)
_same = _members.alias()


def told_since(tx: Tx, session_id: SessionId, since: datetime) -> set[MemberId]:
    """Who was told about this session, or since then about any; the same person in another community too."""
    told = (
        sa.select(_same.c.id)
        .join(_members, _members.c.user_id == _same.c.user_id)
        .join(_notes, _notes.c.member_id == _members.c.id)
        .where(sa.or_(_notes.c.at > since, _notes.c.session_id == session_id))
    )
    return {MemberId(one) for one in tx.execute(told).scalars()}


def note(tx: Tx, session_id: SessionId, member_ids: Collection[MemberId], now: datetime) -> None:
    """These members are told about this session now."""
    if member_ids:
        tx.execute(
            insert(tx, MissedNoteRow).on_conflict_do_nothing(index_elements=["session_id", "member_id"]),
            [{"session_id": session_id, "member_id": one, "at": now} for one in member_ids],
        )
