"""Who holds which role in a community."""

import sqlalchemy as sa

from rules.ids import CommunityId, MemberId
from rules.members import Status
from rules.permissions import Role
from storage.db import Tx
from storage.tables import MemberRow, RoleRow
from storage.upsert import columns

_roles = columns(RoleRow).c
_members = columns(MemberRow).c


def held_by(tx: Tx, member_id: MemberId) -> frozenset[Role]:
    """The roles that were given to the member."""
    found = tx.execute(sa.select(_roles.role).where(_roles.member_id == member_id)).scalars()
    return frozenset(map(Role, found))


def admins(tx: Tx, community_id: CommunityId) -> list[MemberId]:
    """The admins, locked: two of them who remove each other at once do so one after the other."""
    wanted = (
        sa.select(_members.id)
        .join(columns(RoleRow), _roles.member_id == _members.id)
        .where(
            _members.community_id == community_id,
            _members.status == Status.ADMITTED,
            _roles.role == Role.ADMIN,
        )
        .order_by(_members.id)
        .with_for_update()
    )
    return [MemberId(one) for one in tx.execute(wanted).scalars()]


def take(tx: Tx, member_id: MemberId, role: Role) -> None:
    tx.execute(sa.delete(RoleRow).where(_roles.member_id == member_id, _roles.role == role))
