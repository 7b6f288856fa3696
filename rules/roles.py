"""Roles are given and taken in the chat; a community never loses its last owner."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.ids import MemberId
from rules.members import Member
from rules.permissions import Membership, Role, Verb, including

GIVEN = (Role.FACILITATOR, Role.MODERATOR, Role.ADMIN, Role.OWNER)
"""The roles that a person gives and takes, the highest last. Every member is a member already."""
WEIGHTY = frozenset({Role.ADMIN, Role.OWNER})
"""Those that open everything, members' data among it: asked about once more before they are given."""
ASKED_FOR: Final = 14
"""How many days the question counts that is asked before a role is given or taken."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The member holds these roles now; `already` when nothing had to change."""

    member: Member
    held: frozenset[Role]
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    member: Member
    held: frozenset[Role]
    reason: str


def verb_for(role: Role) -> Verb:
    """What somebody must be allowed to do who gives this role, or takes it."""
    return Verb.GRANT_ADMIN if role in WEIGHTY else Verb.GRANT_ROLE


def asked_on(now: datetime) -> int:
    """The day on which something is asked, as a number that a button can carry."""
    return now.toordinal()


def is_late(asked: int | None, now: datetime) -> bool:
    """Whether the answer comes too late for a question of that day; None where nothing was asked."""
    return asked is not None and now.toordinal() - asked > ASKED_FOR


def givable(me: Membership | None) -> tuple[Role, ...]:
    """The roles that this person gives and takes in their community."""
    return () if me is None else tuple(role for role in GIVEN if me.may(verb_for(role)))


def give(member: Member, held: frozenset[Role], role: Role) -> Changed:
    """The roles after this one was given."""
    return Changed(member, held | {role}, already=role in held)


def take(
    member: Member, held: frozenset[Role], role: Role, holders: Collection[MemberId]
) -> Changed | Refused:
    """The roles after this one was taken; `holders` have it, or one that is more, in the community."""
    left = held - {role}
    still = not left.isdisjoint(including((role,)))
    if role in WEIGHTY and role in held and not still and not set(holders) - {member.id}:
        return Refused(member, held, f"last-{role}")
    return Changed(member, left, already=role not in held)
