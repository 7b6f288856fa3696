"""Who may do what: given and taken by admins, told to the member, effective at once."""

from storage.tables import AuditRow, RoleRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import stored, told


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


async def test_the_last_admin_keeps_the_role(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.noor.writes("/members")
        await vale.noor.presses("Noor (admin)")
        await vale.noor.presses("No longer administrator")
        vale.noor.sees("This is the only administrator")
        await vale.noor.writes("/members")
        vale.noor.sees("The members of your community")


async def test_a_role_that_does_not_exist_and_a_member_who_does_not(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.noor.writes("/members")
        shown, before = vale.noor.screen().message, await stored(vale)
        femi = await vale.member_id(vale.femi)
        for data in (
            f"rg:{femi}:owner",
            f"rg:{femi}:member",
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
        assert "Noor (admin)" in vale.noor.screen().buttons
        await vale.noor.presses("← Earlier names")
        assert vale.noor.screen().buttons[0] == "Doctor A"


async def test_what_each_role_finds_in_the_menu(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        menus = {}
        for person in (vale.amara, vale.femi, vale.noor):
            await person.writes("/menu")
            menus[person.name] = set(person.screen().buttons)
        assert menus["Amara"] == {"Sessions", "About me"}
        assert menus["Femi"] - menus["Amara"] == {
            "Schedule a session",
            "Plan a year",
            "Attendance sheets",
            "Turns",
        }
        assert menus["Noor"] - menus["Femi"] == {"Members and roles", "Export attendance", "Groups"}


async def test_an_admin_who_is_named_in_the_configuration_stays_one_after_a_restart(opened):
    async with opened() as vale:
        roles = len(await vale.rows(RoleRow))
        await vale.restart()
        await vale.restart()
        assert len(await vale.rows(RoleRow)) == roles
        await vale.noor.writes("/members")
        vale.noor.sees("The members of your community")
