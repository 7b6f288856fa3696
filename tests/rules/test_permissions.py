"""Who may do what, and that a role counts only where it was given."""

import pytest

from rules.ids import CommunityId, MemberId, UserId
from rules.permissions import GRANTS, Actor, Membership, NotAllowedError, Role, Verb, including, require

HERE, THERE = CommunityId(1), CommunityId(2)
STAFF_ONLY = set(Verb) - GRANTS[Role.MEMBER] - {Verb.ASK_TO_JOIN}


def actor(**roles):
    return Actor(
        UserId(1),
        tuple(
            Membership(MemberId(number), CommunityId(number), frozenset({Role.MEMBER, *given}))
            for number, given in ((int(name[1:]), given) for name, given in roles.items())
        ),
    )


@pytest.mark.parametrize("verb", sorted(STAFF_ONLY))
def test_a_member_may_nothing_that_staff_may(verb):
    with pytest.raises(NotAllowedError):
        require(actor(c1=()), verb, HERE)


@pytest.mark.parametrize("verb", sorted(STAFF_ONLY))
def test_a_role_in_another_community_counts_for_nothing_here(verb):
    with pytest.raises(NotAllowedError):
        require(actor(c1=(), c2=tuple(Role)), verb, HERE)
    with pytest.raises(NotAllowedError):
        require(actor(c2=tuple(Role)), verb, HERE)


@pytest.mark.parametrize("verb", sorted(set(Verb) - {Verb.ASK_TO_JOIN}))
def test_everything_is_open_to_an_owner_who_is_a_member(verb):
    assert require(actor(c1=(Role.OWNER,)), verb, HERE).community_id == HERE


def test_an_admin_may_all_that_an_owner_may_but_say_who_is_admin():
    assert GRANTS[Role.OWNER] - GRANTS[Role.ADMIN] == {Verb.GRANT_ADMIN}
    assert GRANTS[Role.ADMIN] < GRANTS[Role.OWNER]


def test_who_asks_for_admins_means_owners_too_and_the_other_way_round_not():
    assert including([Role.ADMIN]) == {Role.ADMIN, Role.OWNER}
    assert including([Role.OWNER]) == {Role.OWNER}
    assert including([Role.MODERATOR]) == {Role.MODERATOR}
    owner = Membership(MemberId(1), HERE, frozenset({Role.MEMBER, Role.OWNER}))
    assert owner.is_a(Role.ADMIN)
    assert not owner.is_a(Role.MODERATOR)


def test_a_facilitator_schedules_and_does_not_export():
    facilitator = actor(c1=(Role.FACILITATOR,))
    assert facilitator.may(Verb.SCHEDULE)
    assert not facilitator.may(Verb.EXPORT_ATTENDANCE)
    assert facilitator.where(Verb.SCHEDULE) == (HERE,)
