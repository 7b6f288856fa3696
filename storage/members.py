"""Members: who somebody is in every community that knows them."""

from typing import Any

import sqlalchemy as sa

from rules.ids import ChatId, CommunityId, MemberId, UserId
from rules.members import Experience, Member, Status
from rules.permissions import Actor, Membership, Role
from storage.db import Tx
from storage.tables import MemberRow, RoleRow
from storage.upsert import columns

_members = columns(MemberRow)
_roles = columns(RoleRow)


_ACTOR = (
    sa.select(
        _members.c.id,
        _members.c.community_id,
        _roles.c.role,
        sa.and_(_members.c.chat_id.is_not(None), _members.c.reachable).label("reachable"),
    )
    .outerjoin(_roles, _roles.c.member_id == _members.c.id)
    .where(_members.c.user_id == sa.bindparam("user_id"), _members.c.status == Status.ADMITTED)
)


def actor(tx: Tx, user_id: UserId) -> Actor:
    """The person with their roles in each community; no memberships for a stranger or one who left."""
    roles: dict[tuple[int, int], set[Role]] = {}
    reachable = False
    for row in tx.execute(_ACTOR, {"user_id": user_id}):
        reachable = reachable or bool(row.reachable)
        held = roles.setdefault((row.id, row.community_id), {Role.MEMBER})
        if row.role is not None:
            held.add(Role(row.role))
    return Actor(
        user_id,
        tuple(
            Membership(MemberId(member_id), CommunityId(community_id), frozenset(held))
            for (member_id, community_id), held in roles.items()
        ),
        reachable,
    )


def load(tx: Tx, member_id: MemberId) -> Member:
    """The member; sqlalchemy.exc.NoResultFound when there is none."""
    return member_of(tx.execute(sa.select(_members).where(_members.c.id == member_id)).one())


def member_of(row: Any) -> Member:
    """A row of the members table as the rule type."""
    return Member(
        id=MemberId(row.id),
        community_id=CommunityId(row.community_id),
        user_id=UserId(row.user_id),
        chat_id=None if row.chat_id is None else ChatId(row.chat_id),
        status=Status(row.status),
        name=row.name,
        grade=row.grade,
        specialty=row.specialty,
        site=row.site,
        experience=None if row.experience is None else Experience(row.experience),
    )
