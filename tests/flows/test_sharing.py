"""Two communities, one session: asked, agreed to, booked by doctors of both, and kept apart otherwise."""

from storage import members
from storage.tables import AttendanceRow
from tests.flows.oak_vale import OLD_PRESS, RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told


async def two_communities(vale):
    """Oak Vale with a session of Femi's; Riverside with Zara, her group and the doctor Ada."""
    zara = await found_riverside(vale)
    river = vale.sim.group("Riverside", zara)
    await zara.add_bot(river, RIGHTS)
    await zara.presses("Announcements")
    ada = vale.person("Ada")
    zara.adds(ada, river)
    await vale.running.db.write(lambda tx: members.admit(tx, 2, ada.id, vale.now(), name="Ada"))
    await ada.starts()
    await vale.doctors("Amara")
    await vale.schedules(places=2)
    return zara, ada, river


async def invites(vale):
    await vale.femi.writes("/sessions")
    await vale.femi.presses("Thu 26 Nov: Team dynamics")
    await vale.femi.presses("Other communities")
    vale.femi.sees("Riverside CIG: not invited")
    await vale.femi.presses("Invite Riverside CIG")
    await vale.advance(seconds=5)


async def test_a_session_of_two_communities(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        zara, ada, river = await two_communities(vale)
        await ada.writes("/sessions")
        ada.sees("No session is planned")
        await invites(vale)
        zara.sees("would like to open a session to your members")
        # A restart forgets nothing, and pressing twice is pressing once.
        await vale.restart()
        for _ in range(2):
            zara.press_now("Yes, open it to our members")
        await vale.settle()
        await vale.advance(seconds=10)
        zara.sees("Your members can book now")
        assert told(vale, "has agreed: its members can book") == {"Femi": 1}
        await ada.presses("Book", river)
        await vale.advance(seconds=10)
        ada.sees("You have a place: Team dynamics")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(seconds=10)
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Who comes")
        vale.femi.sees("Ada")
        # Nobody loses a place because two communities part.
        await zara.presses("Close it to Riverside CIG")
        zara.sees("the session stays open to them")


async def test_a_no_is_a_no(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        zara, ada, _river = await two_communities(vale)
        await invites(vale)
        await zara.presses("Not this time")
        zara.sees("That is fine")
        await vale.advance(seconds=10)
        vale.femi.sees("has said no this time")
        await vale.femi.presses("Other communities")
        shown = vale.femi.sees("Riverside CIG: said no this time")
        assert "Invite Riverside CIG" not in shown.labels
        await ada.writes("/sessions")
        ada.sees("No session is planned")


async def test_an_invitation_is_not_delivered_at_night(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        zara, _ada, _river = await two_communities(vale)
        await vale.advance(hours=10)
        await invites(vale)
        zara.does_not_see("would like to open")
        await vale.advance(hours=10)
        zara.sees("would like to open")


async def test_only_those_concerned_can_press(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        zara, ada, _river = await two_communities(vale)
        await invites(vale)
        before = await stored(vale)
        for person in (ada, vale.amara, vale.femi, vale.noor):
            shown = person.screen().message
            await person.presses_data("za:1:2:1", shown)
            assert await stored(vale) == before, person.name
        for person in (ada, vale.amara, zara):
            shown = person.screen().message
            for data in ("zo:1", "zi:1:2", "zi:1:99"):
                await person.presses_data(data, shown)
                assert await stored(vale) == before, (person.name, data)
        assert await vale.rows(AttendanceRow) == []


async def test_a_community_that_leaves_is_not_asked_again(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        zara, ada, _river = await two_communities(vale)
        await invites(vale)
        await zara.presses("Yes, open it to our members")
        zara.press_now("Close it to Riverside CIG")
        await vale.settle()
        await vale.restart()
        await vale.advance(seconds=10)
        zara.sees("you are not asked about it again")
        vale.femi.sees("Riverside CIG no longer takes part")
        await vale.femi.presses("Other communities")
        shown = vale.femi.sees("Riverside CIG: no longer takes part")
        assert "Invite Riverside CIG" not in shown.labels
        before = await stored(vale)
        await vale.femi.presses_data("zi:1:2", vale.femi.screen().message)
        vale.femi.sees("is not asked about it again")
        assert await stored(vale) == before
        await ada.writes("/sessions")
        ada.sees("No session is planned")


async def test_what_is_taken_back_is_offered_once_more_and_no_more(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        await two_communities(vale)
        # At night, so that both would wait for the morning.
        await vale.advance(hours=10)
        await invites(vale)
        await vale.femi.presses_data("zx:1:2", vale.femi.screen().message)
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Other communities")
        vale.femi.sees("Riverside CIG: no longer invited")
        await vale.femi.presses("Invite Riverside CIG")
        await vale.advance(hours=10)
        assert told(vale, "would like to open a session") == {"Zara": 1}
        await vale.femi.presses_data("zx:1:2", vale.femi.screen().message)
        for _ in range(2):
            await vale.femi.presses_data("zi:1:2", vale.femi.screen().message)
            vale.femi.sees("was invited to this session twice already")
        await vale.advance(seconds=10)
        assert told(vale, "would like to open a session") == {"Zara": 1}


async def test_no_press_names_a_guest_who_holds_nothing(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        zara, ada, _river = await two_communities(vale)
        await invites(vale)
        await zara.presses("Yes, open it to our members")
        await vale.advance(seconds=10)
        before = await stored(vale)
        guest = await vale.member_id(ada)
        for code in ("bp", "by", "cg", "ch", "sa"):
            await vale.femi.presses_data(f"{code}:1:{guest}", vale.femi.screen().message)
            vale.femi.does_not_see("Ada")
            assert await stored(vale) == before, code
