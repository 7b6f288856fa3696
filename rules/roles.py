"""Roles are given and taken by admins; a community never loses its last one."""

from dataclasses import dataclass

from rules.members import Member
from rules.permissions import Role

GIVEN = (Role.FACILITATOR, Role.MODERATOR, Role.ADMIN)
"""The roles that a person gives and takes. Every member is a member already."""


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


def give(member: Member, held: frozenset[Role], role: Role) -> Changed:
    """The roles after this one was given."""
    return Changed(member, held | {role}, already=role in held)


def take(member: Member, held: frozenset[Role], role: Role, admins: int) -> Changed | Refused:
    """The roles after this one was taken; `admins` is how many the community has."""
    if role is Role.ADMIN and role in held and admins <= 1:
        return Refused(member, held, "last-admin")
    return Changed(member, held - {role}, already=role not in held)
