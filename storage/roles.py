"""Who holds which role in a community."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import CommunityId, MemberId
from rules.members import Status
from rules.permissions import Role
from storage.db import Tx
from storage.tables import MemberRow, RoleRow
from storage.upsert import columns, insert

_roles = columns(RoleRow)
_members = columns(MemberRow)


def held_by(tx: Tx, member_id: MemberId) -> frozenset[Role]:
    """The roles that were given to the member; none for who is no staff."""
    found = tx.execute(sa.select(_roles.c.role).where(_roles.c.member_id == member_id)).scalars()
    return frozenset(map(Role, found))


def holders(tx: Tx, community_id: CommunityId, *roles: Role) -> list[MemberId]:
    """Who holds one of these roles in the community, in order of their ids."""
    return _ids(tx, _holding(community_id, roles).distinct())


def lock_admins(tx: Tx, community_id: CommunityId) -> list[MemberId]:
    """The admins, locked: two of them who remove each other at once do so one after the other."""
    return _ids(tx, _holding(community_id, [Role.ADMIN]).with_for_update(key_share=True))


def give(tx: Tx, member_id: MemberId, role: Role, now: datetime, by: MemberId | None) -> None:
    """Having the role already changes nothing. `by` is None for the configuration."""
    tx.execute(
        insert(tx, RoleRow).on_conflict_do_nothing(),
        {"member_id": member_id, "role": role, "granted_by": by, "granted_at": now},
    )


def take(tx: Tx, member_id: MemberId, role: Role) -> None:
    tx.execute(sa.delete(_roles).where(_roles.c.member_id == member_id, _roles.c.role == role))


def _holding(community_id: CommunityId, roles: Iterable[Role]) -> sa.Select[Any]:
    return (
        sa.select(_members.c.id)
        .join(_roles, _roles.c.member_id == _members.c.id)
        .where(
            _members.c.community_id == community_id,
            _members.c.status == Status.ADMITTED,
            _roles.c.role.in_(list(roles)),
        )
        .order_by(_members.c.id)
    )


def _ids(tx: Tx, statement: sa.Select[Any]) -> list[MemberId]:
    return [MemberId(one) for one in tx.execute(statement).scalars()]
