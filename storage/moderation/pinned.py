"""Where the rules stand pinned."""

import sqlalchemy as sa

from rules.ids import CommunityId, GroupId
from storage.db import Tx
from storage.tables import GroupRow, PinnedRulesRow
from storage.upsert import columns, insert

_pinned = columns(PinnedRulesRow)
_groups = columns(GroupRow)


def message(tx: Tx, group_id: GroupId) -> int | None:
    """The message with the rules in that group, if there is one."""
    found: int | None = tx.execute(
        sa.select(_pinned.c.message_id).where(_pinned.c.group_id == group_id)
    ).scalar()
    return found


def remember(tx: Tx, group_id: GroupId, message_id: int | None) -> None:
    """The rules stand in this message; None: in none any more."""
    values = {"group_id": group_id, "message_id": message_id}
    tx.execute(
        insert(tx, PinnedRulesRow)
        .values(**values)
        .on_conflict_do_update(index_elements=["group_id"], set_={"message_id": message_id})
    )


def of_community(tx: Tx, community_id: CommunityId) -> list[GroupId]:
    """The groups of the community in which the rules are pinned."""
    found = tx.execute(
        sa.select(_pinned.c.group_id)
        .join(_groups, _groups.c.id == _pinned.c.group_id)
        .where(_groups.c.community_id == community_id)
        .order_by(_pinned.c.group_id)
    )
    return [GroupId(one) for one in found.scalars()]
