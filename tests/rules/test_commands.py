"""The command lists: to everybody what is open to them, and nothing else."""

import pytest

from rules.commands import PRIVATE, UNLISTED, open_to, own_list, usual
from rules.ids import CommunityId, MemberId, UserId
from rules.permissions import Actor, Membership, Role


def actor(*memberships):
    return Actor(
        UserId(1),
        tuple(
            Membership(MemberId(number), CommunityId(number), frozenset({Role.MEMBER, *roles}))
            for number, roles in enumerate(memberships, start=1)
        ),
    )


def names(commands):
    return {one.name for one in commands}


def test_a_member_is_offered_the_usual_and_a_stranger_can_do_part_of_it():
    assert names(open_to(actor(()))) == names(usual())
    assert names(open_to(actor())) < names(usual())
    assert own_list(actor(())) == own_list(actor()) == ()


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.FACILITATOR, Role.ADMIN, Role.OWNER])
def test_staff_are_offered_what_their_role_opens_on_top_of_the_usual(role):
    listed = open_to(actor((role,)))
    assert names(listed) >= names(usual())
    assert all(one.verb is None or actor((role,)).may(one.verb) for one in listed)


def test_an_owner_is_offered_everything_in_its_order():
    assert own_list(actor((Role.OWNER,))) == PRIVATE


def test_a_role_in_the_other_community_counts():
    assert "schedule" in names(own_list(actor((), (Role.FACILITATOR,))))


def test_every_command_is_listed_once_and_what_is_unlisted_is_not():
    assert len(names(PRIVATE)) == len(PRIVATE)
    assert not names(PRIVATE) & UNLISTED
