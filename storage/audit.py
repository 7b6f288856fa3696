"""What staff did that touches people's data: written, never changed."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from rules.ids import CommunityId, MemberId
from rules.permissions import Verb
from storage.db import Tx
from storage.tables import AuditRow
from storage.upsert import columns

_audit = columns(AuditRow)


def add(
    tx: Tx,
    community_id: CommunityId,
    by: MemberId | None,
    verb: Verb,
    now: datetime,
    detail: Mapping[str, int | str | None],
) -> int:
    """Note what was done, by whom (None: from the command line), and when; the id of the note."""
    inserted: int = tx.execute(
        sa.insert(_audit).returning(_audit.c.id),
        {"community_id": community_id, "by_member_id": by, "verb": verb, "at": now, "detail": dict(detail)},
    ).scalar_one()
    return inserted
