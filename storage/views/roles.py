"""The members of a community and the roles they hold, for its admins."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from rules import roles as rules
from rules.attendance import CORRECTED_FOR
from rules.ids import CommunityId, MemberId
from rules.members import Member, Status
from rules.names import in_order
from rules.permissions import Actor, Role, Verb, require
from rules.roles import Refused
from storage import members, roles, sessions
from storage.db import Tx
from storage.tables import MemberRow
from storage.upsert import columns

_members = columns(MemberRow)
PAGE = 8


@dataclass(frozen=True, slots=True)
class Person:
    """A member and the roles given to them."""

    member: Member
    held: frozenset[Role]


@dataclass(frozen=True, slots=True)
class People:
    """One page of a community's members, by name."""

    community_id: CommunityId
    people: tuple[Person, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Taking:
    """A role that may be taken, and what hangs on it."""

    person: Person
    role: Role
    refused: str | None
    """Why it cannot be taken, if so."""
    sessions: int
    """How many sessions of theirs are still to come or can still be marked."""


def people(tx: Tx, actor: Actor, _now: datetime, page: int = 0) -> People:
    """A page, from 0, of the community whose admin this is; the last page when there are fewer."""
    community_id = actor.first(Verb.GRANT_ROLE)
    admitted = sa.and_(_members.c.community_id == community_id, _members.c.status == Status.ADMITTED)
    rows = tx.execute(sa.select(_members.c.id, _members.c.name).where(admitted)).all()
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(page, 0), pages - 1)
    by_name = [MemberId(row.id) for row in sorted(rows, key=lambda row: in_order(row.name, row.id))]
    shown = members.several(tx, by_name[page * PAGE : (page + 1) * PAGE])
    found = tuple(Person(one, roles.held_by(tx, one.id)) for one in shown)
    return People(community_id, found, page, pages)


def person(tx: Tx, actor: Actor, _now: datetime, member_id: MemberId) -> Person:
    """One member; NotAllowedError for who is no admin of their community."""
    member = members.load(tx, member_id)
    require(actor, Verb.GRANT_ROLE, member.community_id)
    return Person(member, roles.held_by(tx, member_id))


def taking(tx: Tx, actor: Actor, now: datetime, member_id: MemberId, role: Role) -> Taking:
    """Before a role is taken; NotAllowedError for who is no admin of their community."""
    found = person(tx, actor, now, member_id)
    admins = roles.holders(tx, found.member.community_id, Role.ADMIN)
    decision = rules.take(found.member, found.held, role, len(admins))
    return Taking(
        person=found,
        role=role,
        refused=decision.reason if isinstance(decision, Refused) else None,
        sessions=sessions.led_by(tx, member_id, now - CORRECTED_FOR),
    )


def admins_beside(tx: Tx, member_id: MemberId) -> tuple[str, ...]:
    """The names of the other admins of the member's community: whom to ask."""
    community_id = members.load(tx, member_id).community_id
    found = roles.holders(tx, community_id, Role.ADMIN)
    return tuple(members.load(tx, one).name for one in found if one != member_id)
