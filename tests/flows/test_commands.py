"""What Telegram offers behind its menu button is what the person can do, and all of it works."""

import pytest

from rules.commands import GROUP, GROUP_STAFF, PRIVATE, UNLISTED
from rules.permissions import Role
from simulator.methods.me import commands_in
from tests.flows.oak_vale import BLOCKED, SAME_SCREEN
from tests.flows.riverside import found_riverside

REFUSALS = ("This is open to those who organise", "I do not know you", "I did not understand")


def offered(vale, person, in_=None):
    """The commands that the person's app shows, in their order."""
    user = vale.sim.world.users[person.id]
    chat = vale.sim.world.chats[in_.id if in_ else person.id]
    return [one["command"] for one in commands_in(vale.sim.world, chat, user)]


async def everybody(vale):
    """One person of each role."""
    await vale.doctors("Amara")
    await vale.doctors("Mona", roles=(Role.MODERATOR,))
    await vale.doctors("Ada", roles=(Role.ADMIN,))
    return {
        Role.MEMBER: vale.amara,
        Role.MODERATOR: vale.mona,
        Role.FACILITATOR: vale.femi,
        Role.ADMIN: vale.ada,
        Role.OWNER: vale.noor,
    }


async def test_every_command_is_listed_or_left_out_on_purpose(opened):
    async with opened() as vale:
        routes = vale.running.routes
        assert {one.name for one in PRIVATE} | UNLISTED == set(routes.commands)
        assert {*GROUP, *GROUP_STAFF} >= set(routes.group_commands)


async def test_what_is_offered_works_for_who_sees_it_and_what_is_not_is_refused(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        for person in (await everybody(vale)).values():
            shown = offered(vale, person)
            assert shown[0] == "menu"
            assert shown[-1] == "help"
            for command in PRIVATE:
                await person.writes(f"/{command.name}")
                answer = person.screen().message.text
                refused = answer.startswith(REFUSALS)
                assert refused == (command.name not in shown), (person.name, command.name, answer)
                await person.writes("/cancel")


async def test_every_line_of_the_menu_leads_somewhere_for_who_sees_it(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        for person in (await everybody(vale)).values():
            await person.writes("/menu")
            lines = list(person.screen().buttons)
            for label in lines:
                await person.writes("/menu")
                before = len(person.toasts)
                await person.presses(label)
                assert not [one for one in person.toasts[before:] if one.startswith(REFUSALS)], label
                assert not person.screen().message.text.startswith(REFUSALS), (person.name, label)
                await person.writes("/cancel")


async def test_staff_see_their_own_commands_and_others_the_usual(opened):
    async with opened() as vale:
        people = await everybody(vale)
        usual = offered(vale, people[Role.MEMBER])
        assert "schedule" not in usual
        assert offered(vale, people[Role.FACILITATOR]) == [
            one.name for one in PRIVATE if one.usual or one.name in offered(vale, vale.femi)
        ]
        assert {"schedule", "attendance"} <= set(offered(vale, vale.femi))
        assert "members" not in offered(vale, vale.femi)
        assert "members" in offered(vale, vale.ada)
        assert offered(vale, vale.noor) == [one.name for one in PRIVATE]
        zoe = vale.person("Zoe")
        await zoe.starts()
        assert offered(vale, zoe) == usual


async def test_the_list_follows_the_role_also_across_restarts(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        usual = offered(vale, vale.amara)
        await vale.noor.writes("/members")
        await vale.noor.presses("Amara")
        await vale.noor.presses("Make facilitator")
        assert "schedule" in offered(vale, vale.amara)
        await vale.restart()
        calls = len(vale.sim.calls_of("setMyCommands", "deleteMyCommands"))
        await vale.restart()
        # The usual lists are set at every start, and nobody's own: nothing of it has changed.
        again = vale.sim.calls_of("setMyCommands", "deleteMyCommands")[calls:]
        assert not [one for one in again if "chat_id" in str(one.params.get("scope"))]
        assert "schedule" in offered(vale, vale.amara)
        await vale.noor.presses("No longer facilitator")
        await vale.noor.presses("Yes, take the role away")
        assert offered(vale, vale.amara) == usual
        assert len(vale.sim.calls_of("deleteMyCommands")) == 1


async def test_who_blocks_the_bot_has_the_right_list_once_they_are_back(opened):
    async with opened(refusals=[BLOCKED]) as vale:
        await vale.doctors("Amara")
        await vale.amara.blocks_bot()
        await vale.noor.writes("/members")
        await vale.noor.presses("Amara")
        await vale.noor.presses("Make facilitator")
        await vale.amara.unblocks_bot()
        await vale.amara.starts()
        assert "schedule" in offered(vale, vale.amara)


async def test_a_role_in_another_community_counts_in_the_one_private_chat(opened):
    async with opened() as vale:
        zara = await found_riverside(vale)
        await vale.doctors("Zara")
        assert "members" in offered(vale, zara)


@pytest.mark.parametrize("role", list(Role))
async def test_help_says_what_each_role_can_do_and_nothing_more(opened, role):
    async with opened() as vale:
        person = (await everybody(vale))[role]
        await person.writes("/help")
        person.sees("As a member you book places")
        for name in offered(vale, person):
            person.sees(f"/{name} \N{EN DASH} ")
        words = {
            Role.MODERATOR: "As a moderator",
            Role.FACILITATOR: "As a facilitator",
            Role.ADMIN: "As an administrator",
            Role.OWNER: "As an owner",
        }
        for one, said in words.items():
            (person.sees if one is role else person.does_not_see)(said)
        if role is Role.MEMBER:
            person.does_not_see("/schedule")


async def test_help_for_a_stranger_says_how_to_come_in(opened):
    async with opened() as vale:
        zoe = vale.person("Zoe")
        await zoe.starts()
        await zoe.writes("/help")
        zoe.sees("You come in by the invite link")
        zoe.does_not_see("/sessions")


async def test_help_in_the_group_says_nothing_about_anybody(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/help", in_=vale.group)
        assert "As a member" not in vale.amara.screen(vale.group).message.text
        assert "Open the private chat" in vale.amara.screen(vale.group).buttons


async def test_a_group_is_offered_only_what_is_answered_there(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        answered = set(vale.running.routes.group_commands)
        assert set(offered(vale, vale.amara, vale.group)) <= answered
        assert set(offered(vale, vale.noor, vale.group)) <= answered
        assert set(offered(vale, vale.amara, vale.group)) == answered & set(GROUP)
        assert set(offered(vale, vale.noor, vale.group)) == answered & {*GROUP, *GROUP_STAFF}


async def test_staff_who_are_forgotten_have_the_usual_list_again(opened):
    async with opened() as vale:
        await vale.doctors("Mona", roles=(Role.FACILITATOR,))
        assert "schedule" in offered(vale, vale.mona)
        await vale.mona.writes("/forgetme")
        await vale.mona.presses("Yes, forget me")
        await vale.doctors("Amara")
        assert offered(vale, vale.mona) == offered(vale, vale.amara)
