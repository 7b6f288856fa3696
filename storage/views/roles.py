"""The members of a community and the roles they hold, for its admins."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from rules import roles as rules
from rules.attendance import CORRECTED_FOR
from rules.communities import Community
from rules.ids import CommunityId, MemberId
from rules.members import Member, Status
from rules.names import in_order
from rules.permissions import Actor, Role, Verb, require, require_anywhere
from rules.roles import Refused
from storage import communities, members, roles, sessions
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
    givable: tuple[Role, ...] = ()
    """The roles that whoever looks may give and take."""


@dataclass(frozen=True, slots=True)
class People:
    """One page of a community's members, by name."""

    community: Community
    people: tuple[Person, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Giving:
    """A role that is about to be given."""

    person: Person
    role: Role
    community: Community
    asked: int
    """On which day the question is asked, as `rules.roles.asked_on` has it."""


@dataclass(frozen=True, slots=True)
class Taking:
    """A role that may be taken, and what hangs on it."""

    person: Person
    role: Role
    refused: str | None
    """Why it cannot be taken, if so."""
    sessions: int
    """How many sessions of theirs are still to come or can still be marked."""
    asked: int
    """As in Giving."""


def communities_of(tx: Tx, actor: Actor, _now: datetime) -> list[Community]:
    """Where the person gives roles, by name; NotAllowedError for whom that is open nowhere."""
    require_anywhere(actor, Verb.GRANT_ROLE)
    found = (communities.load(tx, one) for one in actor.where(Verb.GRANT_ROLE))
    return sorted(found, key=lambda one: one.name.casefold())


def people(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId, page: int = 0) -> People:
    """A page of the community's members, from 0; the last page when there are fewer.

    NotAllowedError for who is no admin there.
    """
    require(actor, Verb.GRANT_ROLE, community_id)
    admitted = sa.and_(_members.c.community_id == community_id, _members.c.status == Status.ADMITTED)
    rows = tx.execute(sa.select(_members.c.id, _members.c.name).where(admitted)).all()
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(page, 0), pages - 1)
    by_name = [MemberId(row.id) for row in sorted(rows, key=lambda row: in_order(row.name, row.id))]
    shown = members.several(tx, by_name[page * PAGE : (page + 1) * PAGE])
    found = tuple(Person(one, roles.held_by(tx, one.id)) for one in shown)
    return People(communities.load(tx, community_id), found, page, pages)


def person(tx: Tx, actor: Actor, _now: datetime, member_id: MemberId) -> Person:
    """One member; NotAllowedError for who is no admin of their community."""
    member = members.load(tx, member_id)
    me = require(actor, Verb.GRANT_ROLE, member.community_id)
    return Person(member, roles.held_by(tx, member_id), rules.givable(me))


def person_after(tx: Tx, actor: Actor, _now: datetime, member_id: MemberId) -> Person:
    """The member as whoever has just changed their roles sees them: perhaps without a right to more."""
    member = members.load(tx, member_id)
    me = actor.within(member.community_id)
    return Person(member, roles.held_by(tx, member_id), rules.givable(me))


def taking(tx: Tx, actor: Actor, now: datetime, member_id: MemberId, role: Role) -> Taking:
    """Before a role is taken; NotAllowedError for whom that is not open."""
    found = person(tx, actor, now, member_id)
    require(actor, rules.verb_for(role), found.member.community_id)
    holders = roles.holders(tx, found.member.community_id, role)
    decision = rules.take(found.member, found.held, role, holders)
    return Taking(
        person=found,
        role=role,
        refused=decision.reason if isinstance(decision, Refused) else None,
        sessions=sessions.led_by(tx, member_id, now - CORRECTED_FOR),
        asked=rules.asked_on(now),
    )


def giving(tx: Tx, actor: Actor, now: datetime, member_id: MemberId, role: Role) -> Giving:
    """Before a role is given; NotAllowedError for whom that is not open."""
    found = person(tx, actor, now, member_id)
    require(actor, rules.verb_for(role), found.member.community_id)
    return Giving(found, role, communities.load(tx, found.member.community_id), rules.asked_on(now))


def admins_beside(tx: Tx, member_id: MemberId) -> tuple[str, ...]:
    """The names of the other admins of the member's community: whom to ask."""
    community_id = members.load(tx, member_id).community_id
    found = roles.holders(tx, community_id, Role.ADMIN)
    return tuple(members.load(tx, one).name for one in found if one != member_id)


def is_set_up(tx: Tx, _actor: Actor, _now: datetime) -> bool:
    """Whether anybody who looks after a community has opened the private chat; open to everybody."""
    return roles.is_any_reached(tx)
