"""Members: who somebody is in every community that knows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import ChatId, CommunityId, GroupId, MemberId, UserId
from rules.members import UNNAMED_ADMIN, About, Experience, Field, Member, Status
from rules.permissions import Actor, Membership, Role
from rules.presenters.slots import Willingness
from storage import arrivals, communities, interviews
from storage.db import Tx
from storage.presenters import slots
from storage.tables import GroupPresenceRow, MemberRow, RoleRow
from storage.upsert import columns, insert

_members = columns(MemberRow)
_roles = columns(RoleRow)
_presences = columns(GroupPresenceRow)

_ACTOR = (
    sa.select(
        _members.c.id,
        _members.c.community_id,
        _roles.c.role,
        sa.and_(_members.c.chat_id.is_not(None), _members.c.reachable).label("reachable"),
    )
    .outerjoin(_roles, _roles.c.member_id == _members.c.id)
    .where(_members.c.user_id == sa.bindparam("user_id"), _members.c.status == Status.ADMITTED)
    .order_by(_members.c.id)
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


class NoSuchMemberError(LookupError):
    """The member does not exist (a forged button)."""


def load(tx: Tx, member_id: MemberId) -> Member:
    """The member, or NoSuchMemberError."""
    row = tx.execute(sa.select(_members).where(_members.c.id == member_id)).one_or_none()
    if row is None:
        raise NoSuchMemberError(member_id)
    return member_of(row)


def names(tx: Tx, member_ids: Iterable[MemberId]) -> dict[MemberId, str]:
    """What these members want to be called, of as many as there are."""
    wanted = set(member_ids)
    if not wanted:
        return {}
    rows = tx.execute(sa.select(_members.c.id, _members.c.name).where(_members.c.id.in_(wanted)))
    return {MemberId(row.id): row.name for row in rows}


def several(tx: Tx, member_ids: Iterable[MemberId]) -> list[Member]:
    """These members, in this order; NoSuchMemberError where one is not there."""
    wanted = list(member_ids)
    if not wanted:
        return []
    rows = tx.execute(sa.select(_members).where(_members.c.id.in_(set(wanted))))
    found = {MemberId(row.id): member_of(row) for row in rows}
    if missing := set(wanted) - found.keys():
        raise NoSuchMemberError(*missing)
    return [found[one] for one in wanted]


def load_admitted(tx: Tx, member_id: MemberId, community_id: CommunityId) -> Member:
    """The member, if it is one of that community now; else NoSuchMemberError."""
    member = load(tx, member_id)
    if member.community_id != community_id or member.status is not Status.ADMITTED:
        raise NoSuchMemberError(member_id)
    return member


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
        email=row.email,
        arrival=arrivals.arrival_of(row),
    )


def about(tx: Tx, member_id: MemberId) -> About:
    """What is held about the member; sqlalchemy.exc.NoResultFound when there is none."""
    member = load(tx, member_id)
    return About(
        member,
        communities.load(tx, member.community_id),
        slots.willingness(tx, member_id),
        interviews.state(tx, member_id),
        arrivals.is_prepared(tx, member.community_id),
    )


@dataclass(frozen=True, slots=True)
class Consent:
    """What was agreed to, and when."""

    version: str | None
    at: datetime | None


def find(tx: Tx, community_id: CommunityId, user_id: UserId) -> Member | None:
    """The person in that community, whether they are there now or have left."""
    row = tx.execute(
        sa.select(_members).where(_members.c.community_id == community_id, _members.c.user_id == user_id)
    ).one_or_none()
    return None if row is None else member_of(row)


def of_user(tx: Tx, user_id: UserId) -> list[Member]:
    """The person in every community that knows them, whether they are there now or have left."""
    rows = tx.execute(sa.select(_members).where(_members.c.user_id == user_id).order_by(_members.c.id))
    return [member_of(row) for row in rows]


def private_chat(tx: Tx, user_id: UserId) -> ChatId | None:
    """The private chat the person has opened, in whichever community, if the bot may write there."""
    found = tx.execute(
        sa.select(_members.c.chat_id)
        .where(_members.c.user_id == user_id, _members.c.chat_id.is_not(None), _members.c.reachable)
        .limit(1)
    ).scalar()
    return None if found is None else ChatId(found)


def admit(
    tx: Tx,
    community_id: CommunityId,
    user_id: UserId,
    now: datetime,
    *,
    name: str,
    chat_id: ChatId | None = None,
    consent: Consent | None = None,
) -> MemberId:
    """Make the person a member. Who was one before keeps name, history and what they told."""
    statement = insert(tx, MemberRow)
    again: dict[str, Any] = {"status": Status.ADMITTED, "left_at": None}
    if chat_id is not None:
        again |= {"chat_id": chat_id, "reachable": True}
    if consent is not None:
        again |= {"consent_version": consent.version, "consent_at": consent.at}
    admitted: int = tx.execute(
        statement.on_conflict_do_update(index_elements=["community_id", "user_id"], set_=again).returning(
            _members.c.id
        ),
        {
            "community_id": community_id,
            "user_id": user_id,
            "chat_id": chat_id,
            "reachable": True,
            "status": Status.ADMITTED,
            "name": name,
            "consent_version": None if consent is None else consent.version,
            "consent_at": None if consent is None else consent.at,
            "joined_at": now,
            "presenting": Willingness.WILLING,
        },
    ).scalar_one()
    return MemberId(admitted)


def note_consent(tx: Tx, community_id: CommunityId, user_id: UserId, consent: Consent) -> None:
    """The member has agreed after being let in."""
    tx.execute(
        sa.update(_members)
        .where(_members.c.community_id == community_id, _members.c.user_id == user_id)
        .values(consent_version=consent.version, consent_at=consent.at)
    )


def leave(tx: Tx, member_id: MemberId, now: datetime) -> None:
    """The member is one no longer; what happened stays, for some time."""
    tx.execute(sa.update(_members).where(_members.c.id == member_id).values(status=Status.LEFT, left_at=now))


def open_chat(tx: Tx, user_id: UserId, chat_id: ChatId) -> None:
    """The person may be written to from now on."""
    tx.execute(
        sa.update(_members).where(_members.c.user_id == user_id).values(chat_id=chat_id, reachable=True)
    )


def name_admin(tx: Tx, user_id: UserId, name: str) -> None:
    """Call an admin of the configuration by name, unless they have said one."""
    tx.execute(
        sa.update(_members)
        .where(_members.c.user_id == user_id, _members.c.name == UNNAMED_ADMIN)
        .values(name=name)
    )


def tell(tx: Tx, member_id: MemberId, told: Mapping[Field, str | None]) -> None:
    """Keep what the member tells about themselves; the rest stays."""
    if told:
        tx.execute(
            sa.update(_members)
            .where(_members.c.id == member_id)
            .values({str(field): value for field, value in told.items()})
        )


def note_presence(tx: Tx, group_id: GroupId, member_id: MemberId, *, present: bool) -> None:
    """The member is in that group, or no longer."""
    if present:
        tx.execute(
            insert(tx, GroupPresenceRow).on_conflict_do_nothing(),
            {"group_id": group_id, "member_id": member_id},
        )
    else:
        tx.execute(
            sa.delete(_presences).where(
                _presences.c.group_id == group_id, _presences.c.member_id == member_id
            )
        )


def is_present(tx: Tx, member_id: MemberId) -> bool:
    """Whether the member is in any group of the community."""
    return (
        tx.execute(
            sa.select(_presences.c.group_id).where(_presences.c.member_id == member_id).limit(1)
        ).first()
        is not None
    )
