"""Roles: what can be given by whom, and that a community keeps an owner."""

from hypothesis import given
from hypothesis import strategies as st

from rules.ids import CommunityId, MemberId, UserId
from rules.members import Member, Status
from rules.permissions import Membership, Role, Verb, including
from rules.roles import GIVEN, WEIGHTY, Changed, Refused, givable, give, take, verb_for


def member(number):
    return Member(
        id=MemberId(number),
        community_id=CommunityId(1),
        user_id=UserId(10 * number),
        chat_id=None,
        status=Status.ADMITTED,
        name="Noor",
        grade=None,
        specialty=None,
        site=None,
        experience=None,
    )


NOOR = member(1)


def holding(*roles):
    return Membership(MemberId(1), CommunityId(1), frozenset({Role.MEMBER, *roles}))


def test_an_owner_gives_every_role_and_an_admin_two():
    assert givable(holding(Role.OWNER)) == GIVEN
    assert givable(holding(Role.ADMIN)) == (Role.FACILITATOR, Role.MODERATOR)
    assert givable(holding(Role.FACILITATOR, Role.MODERATOR)) == ()
    assert givable(None) == ()


def test_the_weighty_roles_take_the_greater_verb():
    assert {role for role in GIVEN if verb_for(role) is Verb.GRANT_ADMIN} == WEIGHTY


def test_what_is_held_already_is_given_without_effect():
    assert give(NOOR, frozenset({Role.ADMIN}), Role.ADMIN) == Changed(NOOR, frozenset({Role.ADMIN}), True)
    assert give(NOOR, frozenset(), Role.ADMIN) == Changed(NOOR, frozenset({Role.ADMIN}))


def test_what_is_not_held_is_taken_without_effect():
    assert take(NOOR, frozenset(), Role.OWNER, []) == Changed(NOOR, frozenset(), already=True)


def test_an_owner_may_lose_the_lesser_role_of_an_admin_without_leaving_nobody():
    held = frozenset({Role.ADMIN, Role.OWNER})
    assert take(NOOR, held, Role.ADMIN, [NOOR.id]) == Changed(NOOR, frozenset({Role.OWNER}))


def test_an_admin_who_was_the_last_owner_keeps_the_greater_role():
    held = frozenset({Role.ADMIN, Role.OWNER})
    assert take(NOOR, held, Role.OWNER, [NOOR.id]) == Refused(NOOR, held, "last-owner")


given_roles = st.frozensets(st.sampled_from(GIVEN))
communities = st.dictionaries(st.integers(1, 4).map(MemberId), given_roles, min_size=1)
takings = st.lists(st.tuples(st.integers(1, 4).map(MemberId), st.sampled_from(GIVEN)), max_size=20)


@given(communities, takings)
def test_whatever_is_taken_who_has_an_owner_keeps_one_and_who_has_an_admin_keeps_one(people, taken):
    def led(role):
        return [one for one, held in people.items() if held & including([role])]

    before = {role: bool(led(role)) for role in WEIGHTY}
    for member_id, role in taken:
        if member_id not in people:
            continue
        people[member_id] = take(member(member_id), people[member_id], role, led(role)).held
    assert {role: bool(led(role)) for role in WEIGHTY} == before
