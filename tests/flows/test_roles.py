"""Who may do what: given and taken by owners and admins, told to the member, effective at once."""

import pytest

from rules.permissions import Role
from rules.roles import asked_on
from storage.tables import AuditRow, RoleRow
from tests.flows.oak_vale import SAME_SCREEN, START
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

ASKED = asked_on(START)
"""The day of a question, as its button carries it."""


async def test_a_facilitator_is_made_and_unmade(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/schedule")
        vale.amara.sees("This is open to those who organise")
        await vale.noor.writes("/members")
        await vale.noor.presses("Amara")
        vale.noor.sees("Member. No other role.")
        await vale.noor.presses("Make facilitator")
        vale.noor.sees("Facilitator: plans sessions, sees who comes, marks attendance.")
        vale.amara.sees("You are a facilitator now")
        await vale.amara.presses("Menu")
        await vale.amara.presses("Organise sessions")
        await vale.amara.presses("Schedule a session")
        vale.amara.sees("What is the session about?")
        # Taken in the middle of the dialogue: the next answer is refused, nothing is scheduled.
        await vale.noor.presses("No longer facilitator")
        await vale.noor.presses("Yes, take the role away")
        vale.amara.sees("You are no longer a facilitator. The sessions you have planned stay as they are")
        await vale.amara.writes("Team dynamics")
        vale.amara.sees("This is open to those who organise")
        assert "Schedule a session" not in vale.noor.screen().buttons
        traces = [row.detail for row in await vale.rows(AuditRow) if row.verb == "grant-role"]
        assert [one["given"] for one in traces if one["role"] == "facilitator"][-2:] == [True, False]


async def test_the_same_press_twice_tells_once(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await vale.noor.writes("/members")
        await vale.noor.presses("Amara")
        shown = vale.noor.screen().message
        amara = await vale.member_id(vale.amara)
        for _ in range(2):
            await vale.noor.presses_data(f"rg:{amara}:moderator", shown)
        assert told(vale, "You are a moderator now") == {"Amara": 1}


async def test_the_last_owner_keeps_the_role(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.noor.writes("/members")
        await vale.noor.presses("Noor (owner)")
        await vale.noor.presses("No longer owner")
        vale.noor.sees("This is the only owner")
        await vale.noor.presses_data(
            f"rz:{await vale.member_id(vale.noor)}:owner:{ASKED}", vale.noor.screen().message
        )
        vale.noor.sees("This is the only owner")
        await vale.noor.writes("/members")
        vale.noor.sees("The members of your community, Cultural Integration Group, by name.")


async def test_a_role_that_opens_everything_is_asked_about_before_it_is_given(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Ada")
        await vale.noor.writes("/members")
        await vale.noor.presses("Ada")
        vale.noor.sees("What Ada could become")
        vale.noor.sees("Owner: everything, and says who is an administrator or an owner.")
        await vale.noor.presses("Make administrator")
        vale.noor.sees("Ada could do everything that you see")
        await vale.noor.presses("No, leave it")
        assert told(vale, "You are an administrator now") == {}
        await vale.noor.presses("Make administrator")
        await vale.restart()
        await vale.noor.presses("Yes, give the role")
        vale.noor.sees("That is done. I tell Ada.")
        assert told(vale, "You are an administrator now") == {"Ada": 1}
        # An administrator gives the two lesser roles, and does not see the buttons of the others.
        await vale.ada.writes("/members")
        await vale.ada.presses("Noor (owner)")
        assert {"Make facilitator", "Make moderator"} <= set(vale.ada.screen().buttons)
        assert not {"No longer owner", "Make administrator"} & set(vale.ada.screen().buttons)


async def test_an_owner_hands_the_community_on_and_is_a_member_again(opened):
    async with opened() as vale:
        await vale.doctors("Ada")
        await vale.noor.writes("/members")
        await vale.noor.presses("Ada")
        await vale.noor.presses("Make owner")
        vale.noor.sees("take the role from them, also from you")
        await vale.noor.presses("Yes, give the role")
        await vale.noor.presses("All members")
        await vale.noor.presses("Noor (owner)")
        await vale.noor.presses("No longer owner")
        await vale.noor.presses("Yes, take the role away")
        # The screen after it no longer offers what would be refused.
        vale.noor.sees("You are no longer an owner of your community")
        vale.noor.sees("ask an administrator: Ada")
        await vale.noor.writes("/members")
        vale.noor.sees("This is open to those who organise")
        await vale.ada.writes("/members")
        await vale.ada.presses("Ada (owner)")
        await vale.ada.presses("No longer owner")
        vale.ada.sees("This is the only owner")


@pytest.mark.parametrize("roles", [(), (Role.FACILITATOR,), (Role.MODERATOR,), (Role.ADMIN,)])
async def test_nobody_but_an_owner_makes_an_owner(opened, roles):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Ben", roles=roles)
        ben, noor = await vale.member_id(vale.ben), await vale.member_id(vale.noor)
        await vale.ben.writes("/menu")
        shown, before = vale.ben.screen().message, await stored(vale)
        for data in (
            f"rg:{ben}:owner",
            f"rd:{ben}:owner:{ASKED}",
            f"rd:{ben}:admin:{ASKED}",
            f"rt:{noor}:owner",
        ):
            await vale.ben.presses_data(data, shown)
            assert "open to those who organise" in vale.ben.toasts[-1]
        await vale.ben.presses_data(f"rz:{noor}:owner:{ASKED}", shown)
        assert await stored(vale) == before


async def test_who_owns_riverside_has_no_say_in_oak_vale_and_who_owns_both_is_asked_which(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        femi, noor = await vale.member_id(vale.femi), await vale.member_id(vale.noor)
        await zara.writes("/members")
        zara.sees("The members of your community, Riverside CIG")
        assert not [one for one in zara.screen().buttons if one.startswith(("Noor", "Femi"))]
        shown, before = zara.screen().message, await stored(vale)
        for data in (
            "ri:1:0",
            f"rm:{noor}",
            f"rg:{femi}:moderator",
            f"rg:{femi}:owner",
            f"rd:{femi}:owner:{ASKED}",
            f"rt:{femi}:facilitator",
            f"rz:{femi}:facilitator:{ASKED}",
        ):
            await zara.presses_data(data, shown)
            assert "I do not know you as a member" in zara.toasts[-1], data
        assert await stored(vale) == before
        await vale.doctors("Zara", roles=(Role.ADMIN,))
        await zara.writes("/members")
        zara.sees("Which one do you mean?")
        await zara.presses("Cultural Integration Group")
        assert "Femi (facilitator)" in zara.screen().buttons
        await zara.presses("Femi (facilitator)")
        await zara.presses("All members")
        zara.sees("Cultural Integration Group, by name")


async def test_a_role_that_does_not_exist_and_a_member_who_does_not(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.noor.writes("/members")
        shown, before = vale.noor.screen().message, await stored(vale)
        femi = await vale.member_id(vale.femi)
        for data in (
            f"rg:{femi}:emperor",
            f"rg:{femi}:member",
            f"rd:{femi}:member:{ASKED}",
            f"rd:999:owner:{ASKED}",
            "ri:999:0",
            "ri:1:-7",
            "rg:999:admin",
            "rm:999",
            f"rt:{femi}:",
            "rp:-7",
            "rp:99",
        ):
            await vale.noor.presses_data(data, shown)
        assert await stored(vale) == before
        assert not [one for one in vale.noor.toasts if "wrong on our side" in one]


async def test_pages_of_members(opened):
    async with opened() as vale:
        await vale.doctors(*(f"Doctor {letter}" for letter in "ABCDEFGHIJ"))
        await vale.noor.writes("/members")
        vale.noor.sees("Page 1 of 2")
        await vale.noor.presses("More names →")
        assert "Noor (owner)" in vale.noor.screen().buttons
        await vale.noor.presses("← Earlier names")
        assert vale.noor.screen().buttons[0] == "Doctor A"


async def test_what_each_role_finds_in_the_menu(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        menus = {}
        for person in (vale.amara, vale.femi, vale.noor):
            await person.writes("/menu")
            menus[person.name] = set(person.screen().buttons)
        assert menus["Amara"] >= {"Sessions", "About me"}
        # A facilitator has one page of their own; whoever looks after all of it has four.
        assert menus["Femi"] - menus["Amara"] == {"Organise sessions"}
        assert menus["Noor"] - menus["Femi"] == {"People", "Groups and safety", "Set-up"}
        pages = {}
        for page in ("Organise sessions", "People", "Groups and safety", "Set-up"):
            await vale.noor.writes("/menu")
            await vale.noor.presses(page)
            pages[page] = set(vale.noor.screen().buttons) - {"Menu"}
        assert pages == {
            "Organise sessions": {
                "Schedule a session",
                "Plan a year",
                "Attendance sheets",
                "Turns",
                "Improvement log",
                "Feedback",
                "Export attendance",
                "Reports",
            },
            "People": {"Members and roles", "Requests to join"},
            "Groups and safety": {
                "Groups",
                "Safe groups",
                "Anonymous questions",
                "Conversation starters",
                "Weekly figures",
            },
            "Set-up": {"Help card", "Words", "Data and retention", "Audit log"},
        }
        await vale.femi.presses("Organise sessions")
        assert set(vale.femi.screen().buttons) == {
            "Schedule a session",
            "Plan a year",
            "Attendance sheets",
            "Turns",
            "Improvement log",
            "Feedback",
            "Menu",
        }


async def test_an_admin_who_is_named_in_the_configuration_stays_one_after_a_restart(opened):
    async with opened() as vale:
        roles = len(await vale.rows(RoleRow))
        await vale.restart()
        await vale.restart()
        assert len(await vale.rows(RoleRow)) == roles
        await vale.noor.writes("/members")
        vale.noor.sees("The members of your community")
