"""Who may schedule where: members, strangers, and facilitators of one community or of two."""

import pytest

from rules.permissions import Role
from storage import members, roles
from storage.tables import DraftRow, SessionRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told


@pytest.mark.parametrize("who", ["a member", "a facilitator of another community", "a stranger"])
async def test_somebody_who_may_not(opened, who):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        await vale.ben.presses("Book", vale.group)
        match who:
            case "a member":
                person = vale.amara
            case "a facilitator of another community":
                person = await found_riverside(vale)
            case _:
                person = vale.person("Zola")
                await person.starts()
        await vale.femi.writes("/schedule")
        draft = vale.femi.screen().message.buttons[0][0].data
        shown = person.screen().message
        before = await stored(vale)
        for data in ("sv:1", "sk:1", "sc:1", "sz:1", "sw:1", "sn:1", "pd:1", draft):
            assert await person.presses_data(data, shown), data
        if who != "a facilitator of another community":
            await person.writes("/schedule")
            stranger = who == "a stranger"
            person.sees("Please use the invite link" if stranger else "This is open to those who organise")
        assert await stored(vale) == before
        assert shown in person.messages()
        person.does_not_see("Ben")


async def test_each_facilitator_schedules_at_home(opened):
    async with opened() as vale:
        zara = await found_riverside(vale)
        await zara.writes("/schedule")
        await zara.presses("Team dynamics")
        await zara.writes("Thu 26 Nov 5pm")
        await zara.presses("The usual length")
        await zara.presses("The usual number")
        await zara.presses("I will add it later")
        await zara.presses("CIG session")
        await zara.presses("Schedule it")
        zara.sees("There is no announcement group yet")
        assert told(vale, "Facilitator: ") == {}
        (session,) = await vale.rows(SessionRow)
        assert session.community_id == 2
        # Femi does not see it, and cannot be led there.
        await vale.femi.writes("/sessions")
        vale.femi.sees("No session is planned")
        await vale.femi.starts(f"session_{session.id}")
        vale.femi.sees("a community that you are not a member of")


async def test_who_facilitates_in_two_communities_says_where(opened):
    async with opened() as vale:
        await found_riverside(vale)
        await vale.running.db.write(_facilitates_in_riverside, vale.femi.id, vale.now())
        await vale.femi.writes("/schedule")
        vale.femi.sees("In which community is the session?")
        await vale.femi.presses("Riverside CIG")
        vale.femi.sees("What is the session about?")
        (draft,) = await vale.rows(DraftRow)
        assert draft.community_id == 2


async def test_the_role_is_taken_in_the_middle(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        await finds(vale.noor, "Members and roles")
        await vale.noor.presses("Femi (facilitator)")
        await vale.noor.presses("No longer facilitator")
        await vale.noor.presses("Yes, take the role away")
        await vale.femi.writes("Thu 26 Nov 5pm")
        vale.femi.sees("This is open to those who organise")
        await vale.femi.writes("/menu")
        assert "Organise sessions" not in vale.femi.screen().buttons
        assert await vale.rows(SessionRow) == []


async def test_a_shared_link_in_the_hands_of_a_stranger(opened):
    async with opened() as vale:
        await vale.schedules()
        zola = vale.person("Zola")
        await zola.starts("session_1")
        zola.sees("I do not know you")
        for payload in ("session_99", "session_" + "9" * 40, "session_", "session_-1"):
            await zola.starts(payload)
        zola.does_not_see("https://meet.example/oak-vale")
        zola.does_not_see("wrong on our side")


def _facilitates_in_riverside(tx, user_id, now):
    member_id = members.admit(tx, 2, user_id, now, name="Femi", chat_id=user_id)
    roles.give(tx, member_id, Role.FACILITATOR, now, by=None)
