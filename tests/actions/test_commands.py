"""The command list of somebody is owed anew whenever their roles have changed."""

import pytest

from actions.commands import renew_all
from actions.members import appoint_admin, leave, open_private_chat
from actions.roles import give_role, take_role
from rules.ids import ChatId, UserId
from rules.permissions import Role
from storage import members
from storage.outbox import State
from storage.tables import MemberRow, OutboxRow
from storage.views.commands import in_chat


@pytest.fixture
def noor(world):
    world.member("Noor", "owner")
    return "Noor"


def lists(world):
    """Per chat how often a list was owed."""
    return {row.chat_id: row.edition for row in world.owed("commands")}


def chat(world, name):
    return world.db.read_now(members.load, world.member(name)).chat_id


def in_list(world, name):
    return {one.name for one in world.db.read_now(in_chat, chat(world, name))}


def test_a_role_that_is_given_or_taken_changes_the_list_and_one_that_was_there_does_not(world, noor):
    femi = world.member("Femi")
    world.does(noor, give_role, femi, Role.FACILITATOR)
    world.does(noor, give_role, femi, Role.FACILITATOR)
    assert lists(world) == {chat(world, "Femi"): 1}
    assert "schedule" in in_list(world, "Femi")
    world.does(noor, take_role, femi, Role.FACILITATOR)
    assert lists(world) == {chat(world, "Femi"): 2}
    assert in_list(world, "Femi") == set()


def test_it_is_brought_at_once_also_at_night(world, noor):
    world.advance(hours=11)
    world.does(noor, give_role, world.member("Femi"), Role.FACILITATOR)
    (owed,) = world.owed("commands")
    assert owed.not_before == world.now


def test_without_a_private_chat_it_is_brought_once_there_is_one(world, noor):
    femi = world.member("Femi", chat=False)
    world.does(noor, give_role, femi, Role.FACILITATOR)
    assert lists(world) == {}
    world.does("Femi", open_private_chat, ChatId(1002))
    assert lists(world) == {1002: 1}


def test_who_has_no_role_has_no_list_of_their_own(world):
    world.member("Amara", chat=False)
    world.does("Amara", open_private_chat, ChatId(1001))
    assert lists(world) == {}


def test_staff_who_leave_lose_their_list(world):
    ben = world.member("Ben", "moderator")
    world.db.write_now(lambda tx: leave(tx, members.load(tx, ben), world.now))
    assert lists(world) == {chat(world, "Ben"): 1}
    assert in_list(world, "Ben") == set()


def test_whom_the_configuration_names_gets_the_list_once(world):
    amara = world.member("Amara")
    user = UserId(world.db.read_now(members.load, amara).user_id)
    for _ in range(2):
        world.db.write_now(appoint_admin, world.community, user, world.now)
    assert lists(world) == {chat(world, "Amara"): 1}
    assert "members" in in_list(world, "Amara")


def test_all_staff_get_theirs_once_for_every_edition(world, noor):
    world.member("Amara")
    world.member("Ben", "moderator", chat=False)
    world.member("Cyn", "moderator", reachable=False)
    for edition in ("one", "one", "two"):
        world.db.write_now(renew_all, world.now, edition)
    assert [row.chat_id for row in world.owed("commands")] == [chat(world, noor)] * 2


def test_the_roles_of_all_communities_count(world, noor):
    other = world.add_community("other")

    def second(tx):
        row = MemberRow(community_id=other, user_id=chat(world, noor), name="Noor", status="admitted")
        tx.orm.add(row)

    world.db.write_now(second)
    assert "members" in in_list(world, noor)
    assert not world.rows(OutboxRow, OutboxRow.state == State.FAILED)
