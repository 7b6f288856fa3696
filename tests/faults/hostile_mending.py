"""What a storm has broken is mended now and then, so that the rest of it does not fall on ruins."""

import sqlalchemy as sa

from actions import claims
from storage import members, roles
from storage.tables import GroupRow, MemberRow, RoleRow
from storage.upsert import columns

_groups, _members, _roles = map(columns, (GroupRow, MemberRow, RoleRow))


def state(tx):
    """The groups, and who is what, as they should be again."""
    people = sa.select(_members.c.user_id, _members.c.community_id, _members.c.name)
    held = sa.select(_members.c.user_id, _members.c.community_id, _roles.c.role).join(
        _roles, _roles.c.member_id == _members.c.id
    )
    return (
        [dict(row) for row in tx.execute(sa.select(_groups)).mappings()],
        tx.execute(people.where(_members.c.status == "admitted")).all(),
        tx.execute(held).all(),
    )


def mend(tx, known, now):
    """The bot is back in its groups, everybody is back in their community with the roles they had."""
    groups, people, held = known
    for group in groups:
        claims.take_over(tx, group["chat_id"])
        others = sa.and_(_groups.c.chat_id == group["chat_id"], _groups.c.id != group["id"])
        tx.execute(sa.update(_groups).where(others).values(chat_id=-1_900_000_000 - _groups.c.id))
        if tx.execute(sa.select(_groups.c.id).where(_groups.c.id == group["id"])).first() is not None:
            values = {name: value for name, value in group.items() if name != "id"}
            tx.execute(sa.update(_groups).where(_groups.c.id == group["id"]).values(values))
    for user_id, community_id, name in people:
        found = members.find(tx, community_id, user_id)
        if found is None or found.status != "admitted":
            members.admit(tx, community_id, user_id, now, name=name, chat_id=user_id)
    for user_id, community_id, role in held:
        found = members.find(tx, community_id, user_id)
        if role not in roles.held_by(tx, found.id):
            roles.give(tx, found.id, role, now, by=None)
