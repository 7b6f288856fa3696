"""Roles: given and taken by admins, with a trace; the last admin stays."""

import pytest

from actions.roles import give_role, take_role
from rules.permissions import NotAllowedError, Role, Verb
from rules.roles import Refused
from storage.tables import AuditRow


@pytest.fixture
def noor(world):
    world.member("Noor", "admin")
    return "Noor"


def test_an_admin_makes_a_facilitator_who_is_told_once(world, noor):
    femi = world.member("Femi")
    world.does(noor, give_role, femi, Role.FACILITATOR)
    again = world.does(noor, give_role, femi, Role.FACILITATOR)
    assert again.already
    assert world.actor("Femi").may(Verb.SCHEDULE)
    assert len(world.owed_to("Femi", "role-changed")) == 1
    assert [row.verb for row in world.rows(AuditRow)] == ["grant-role"]


def test_a_role_that_is_taken_opens_nothing_any_more(world, noor):
    femi = world.member("Femi", "facilitator")
    world.does(noor, take_role, femi, Role.FACILITATOR)
    assert not world.actor("Femi").may(Verb.SCHEDULE)
    assert world.actor("Femi").may(Verb.BOOK)


def test_the_last_admin_cannot_be_taken_away(world, noor):
    refused = world.does(noor, take_role, world.member(noor), Role.ADMIN)
    assert isinstance(refused, Refused)
    assert world.actor(noor).may(Verb.GRANT_ROLE)
    world.does(noor, give_role, world.member("Ada"), Role.ADMIN)
    assert not isinstance(world.does("Ada", take_role, world.member(noor), Role.ADMIN), Refused)


@pytest.mark.parametrize("roles", [(), ("facilitator",), ("moderator",)])
def test_nobody_else_gives_a_role_not_even_to_themselves(world, roles):
    world.member("Ben", *roles)
    with pytest.raises(NotAllowedError):
        world.does("Ben", give_role, world.member("Ben"), Role.ADMIN)
    assert not world.actor("Ben").may(Verb.GRANT_ROLE)


def test_an_admin_of_another_community_gives_nothing_here(world):
    other = world.add_community("other")
    world.member("Olu", "admin", community=other)
    with pytest.raises(NotAllowedError):
        world.does("Olu", give_role, world.member("Ben"), Role.FACILITATOR, community=other)


def test_a_role_that_is_not_given_by_hand_is_refused(world, noor):
    with pytest.raises(NotAllowedError):
        world.does(noor, give_role, world.member("Ben"), Role.MEMBER)
