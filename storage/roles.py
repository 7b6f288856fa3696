"""Who holds which role in a community."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import ChatId, CommunityId, MemberId
from rules.members import Status
from rules.permissions import Role, including
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
    """Who holds one of these roles, or one that is more, in the community; in order of their ids."""
    return _ids(tx, _holding(community_id, roles).distinct())


def lock_holders(tx: Tx, community_id: CommunityId, role: Role) -> frozenset[MemberId]:
    """Who holds the role, or one that is more; locked, with all admins.

    Two admins who take the role of each other at once do so one after the other.
    """
    tx.execute(_holding(community_id, [Role.ADMIN]).with_for_update(key_share=True))
    return frozenset(holders(tx, community_id, role))


def private_chats(tx: Tx) -> list[ChatId]:
    """The private chats of everybody who holds a role anywhere, as far as the bot may write there."""
    found = tx.execute(
        sa.select(_members.c.chat_id)
        .join(_roles, _roles.c.member_id == _members.c.id)
        .where(_members.c.status == Status.ADMITTED, _members.c.chat_id.is_not(None), _members.c.reachable)
        .distinct()
        .order_by(_members.c.chat_id)
    )
    return [ChatId(one) for one in found.scalars()]


def is_any_reached(tx: Tx) -> bool:
    """Whether an administrator or owner of any community has opened the private chat."""
    found = (
        sa.select(_members.c.id)
        .join(_roles, _roles.c.member_id == _members.c.id)
        .where(
            _members.c.status == Status.ADMITTED,
            _members.c.chat_id.is_not(None),
            _roles.c.role.in_(including([Role.ADMIN])),
        )
    )
    return tx.execute(found.limit(1)).first() is not None


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
            _roles.c.role.in_(including(roles)),
        )
        .order_by(_members.c.id)
    )


def _ids(tx: Tx, statement: sa.Select[Any]) -> list[MemberId]:
    return [MemberId(one) for one in tx.execute(statement).scalars()]
