"""Roles: given and taken by owners and admins, with a trace; the last owner stays."""

import threading

import pytest
import sqlalchemy as sa

from actions.roles import give_role, take_role
from rules.members import Status
from rules.permissions import NotAllowedError, Role, Verb
from rules.roles import Changed, Refused
from storage import members, roles
from storage.members import NoSuchMemberError
from storage.tables import AuditRow, MemberRow
from storage.views import roles as views


@pytest.fixture
def noor(world):
    world.member("Noor", "owner")
    return "Noor"


def test_an_admin_makes_a_facilitator_who_is_told_once(world):
    world.member("Ada", "admin")
    femi = world.member("Femi")
    world.does("Ada", give_role, femi, Role.FACILITATOR)
    again = world.does("Ada", give_role, femi, Role.FACILITATOR)
    assert again.already
    assert world.actor("Femi").may(Verb.SCHEDULE)
    assert len(world.owed_to("Femi", "role-changed")) == 1
    assert [row.verb for row in world.rows(AuditRow)] == ["grant-role"]


def test_a_role_that_is_taken_opens_nothing_any_more(world, noor):
    femi = world.member("Femi", "facilitator")
    world.does(noor, take_role, femi, Role.FACILITATOR)
    assert not world.actor("Femi").may(Verb.SCHEDULE)
    assert world.actor("Femi").may(Verb.BOOK)


def test_an_owner_makes_an_admin_and_another_owner(world, noor):
    ada = world.member("Ada")
    world.does(noor, give_role, ada, Role.ADMIN)
    assert world.actor("Ada").may(Verb.EXPORT_ATTENDANCE)
    assert not world.actor("Ada").may(Verb.GRANT_ADMIN)
    world.does(noor, give_role, ada, Role.OWNER)
    assert world.actor("Ada").may(Verb.GRANT_ADMIN)
    assert [row.detail for row in world.rows(AuditRow)] == [
        {"member": ada, "role": role, "given": True} for role in ("admin", "owner")
    ]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OWNER])
def test_an_admin_neither_gives_nor_takes_what_opens_everything(world, noor, role):
    ada, ben = world.member("Ada", "admin"), world.member("Ben", "admin", "owner")
    for action, whom in ((give_role, ada), (give_role, world.member("Cyn")), (take_role, ben)):
        with pytest.raises(NotAllowedError):
            world.does("Ada", action, whom, role)
    assert world.actor("Ben").may(Verb.GRANT_ADMIN)
    assert not world.rows(AuditRow)


def test_the_last_owner_cannot_be_taken_away(world, noor):
    refused = world.does(noor, take_role, world.member(noor), Role.OWNER)
    assert isinstance(refused, Refused)
    assert refused.reason == "last-owner"
    assert world.actor(noor).may(Verb.GRANT_ADMIN)
    world.does(noor, give_role, world.member("Ada"), Role.OWNER)
    assert isinstance(world.does("Ada", take_role, world.member(noor), Role.OWNER), Changed)
    assert not world.actor(noor).may(Verb.GRANT_ROLE)


def test_an_owner_who_has_left_is_no_owner_to_go_on_with(world, noor):
    ada = world.member("Ada", "owner")
    world.db.write_now(members.leave, ada, world.now)
    assert isinstance(world.does(noor, take_role, world.member(noor), Role.OWNER), Refused)


def test_an_owner_elsewhere_is_none_here(world, noor):
    world.member("Olu", "owner", community=world.add_community("other"))
    assert isinstance(world.does(noor, take_role, world.member(noor), Role.OWNER), Refused)


@pytest.mark.both
def test_two_owners_who_remove_each_other_at_once_leave_one(world, noor):
    ids = {noor: world.member(noor), "Ada": world.member("Ada", "owner")}
    actors = {name: world.actor(name) for name in ids}
    decisions, together = [], threading.Barrier(2)

    def remove(me, other):
        together.wait()
        decisions.append(
            world.db.write_now(lambda tx: take_role(tx, actors[me], world.now, ids[other], Role.OWNER))
        )

    threads = [threading.Thread(target=remove, args=pair) for pair in ((noor, "Ada"), ("Ada", noor))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(type(one).__name__ for one in decisions) == ["Changed", "Refused"]


@pytest.mark.parametrize("held", [(), ("facilitator",), ("moderator",)])
@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMIN, Role.OWNER])
def test_nobody_else_gives_a_role_not_even_to_themselves(world, held, role):
    world.member("Ben", *held)
    with pytest.raises(NotAllowedError):
        world.does("Ben", give_role, world.member("Ben"), role)
    assert not world.actor("Ben").may(Verb.GRANT_ROLE)


@pytest.mark.parametrize("action", [give_role, take_role])
def test_an_owner_of_another_community_changes_nothing_here(world, action):
    other = world.add_community("other")
    world.member("Olu", "owner", community=other)
    with pytest.raises(NotAllowedError):
        world.does("Olu", action, world.member("Ben"), Role.FACILITATOR, community=other)


def test_a_role_that_is_not_given_by_hand_is_refused(world, noor):
    with pytest.raises(NotAllowedError):
        world.does(noor, give_role, world.member("Ben"), Role.MEMBER)


def test_who_has_left_is_given_nothing_to_come_back_with(world, noor):
    ben = world.member("Ben", status=Status.LEFT)
    with pytest.raises(NoSuchMemberError):
        world.does(noor, give_role, ben, Role.ADMIN)
    assert world.db.read_now(roles.held_by, ben) == frozenset()


def test_who_is_told_as_an_admin_may_be_an_owner(world, noor):
    ada = world.member("Ada", "admin")
    here = world.db.read_now(roles.holders, world.community, Role.ADMIN)
    assert here == [world.member(noor), ada]
    assert world.db.read_now(roles.holders, world.community, Role.OWNER) == [world.member(noor)]
    assert len(world.rows(MemberRow)) == 2


def test_somebody_looks_after_it_once_an_admin_has_opened_the_chat(world):
    sees = lambda: world.db.read_now(views.is_set_up, world.actor("Sam"), world.now)  # noqa: E731
    world.member("Femi", "facilitator")
    assert not sees()
    grace = world.member("Grace", "admin")
    world.db.write_now(
        lambda tx: tx.execute(sa.update(MemberRow).where(MemberRow.id == grace).values(chat_id=None))
    )
    assert not sees()
    world.db.write_now(
        lambda tx: tx.execute(sa.update(MemberRow).where(MemberRow.id == grace).values(chat_id=7))
    )
    assert sees()
