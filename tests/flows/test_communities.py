"""Several communities in one installation: described in the file, apart from each other in everything."""

from datetime import UTC, datetime

import pytest

from rules.permissions import Role
from storage import members, roles
from storage.tables import ClaimRow, CommunityRow, GroupRow, JoinRequestRow, MemberRow
from tests.flows.oak_vale import OLD_PRESS, RIGHTS, SAME_SCREEN
from tests.flows.riverside import describe_riverside, found_riverside
from tests.flows.told import stored, told

NIGHT = datetime(2026, 11, 16, 22, 0, tzinfo=UTC)


async def opened_riverside(vale, **said):
    """Riverside from the file, with its admin Zara and its announcement group."""
    zara = vale.person("Zara")
    describe_riverside(vale, zara, **said)
    await vale.restart()
    await zara.starts()
    vale.river = vale.sim.group("Riverside news", zara)
    await zara.add_bot(vale.river, RIGHTS)
    await zara.presses("Announcements")
    return zara


async def admin_of_both(vale):
    """Noor is an admin of Riverside as well, with Zara."""
    zara = await found_riverside(vale)

    def join(tx):
        member_id = members.admit(tx, 2, vale.noor.id, vale.now(), name="Noor", chat_id=vale.noor.id)
        roles.give(tx, member_id, Role.ADMIN, vale.now(), by=None)

    await vale.running.db.write(join)
    return zara


async def test_a_second_community_has_its_own_door_question_and_staff(opened):
    question = "Are you a doctor who is new to Riverside?"
    async with opened() as vale:
        zara = await opened_riverside(vale, admission="moderated", eligibility=question)
        yusuf = vale.person("Yusuf")
        await yusuf.asks_to_join(vale.river)
        yusuf.sees("the bot that looks after Riverside CIG")
        await vale.restart()
        await yusuf.presses("I have read this")
        assert question in yusuf.screen().text
        assert "qualified outside the UK" not in yusuf.screen().text
        await yusuf.presses("Yes")
        yusuf.sees("If you agree, Riverside CIG keeps")
        await yusuf.presses("I agree")
        await yusuf.starts()
        assert not yusuf.is_in(vale.river)
        zara.sees("Yusuf asks to join Riverside news")
        # Oak Vale has its own way of admission, and hears nothing of the other's.
        vale.noor.does_not_see("Yusuf")
        vale.noor.does_not_see("Riverside")
        await zara.presses("Let them in")
        assert yusuf.is_in(vale.river)
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I agree"):
            await amara.presses(label)
        assert amara.is_in(vale.group)
        zara.does_not_see("Amara")


async def memberships(vale, person):
    """The person's rows, in the order of the communities."""
    found = [row for row in await vale.rows(MemberRow) if row.user_id == person.id]
    return sorted(found, key=lambda row: row.community_id)


async def test_somebody_in_two_communities_is_two_members(opened):
    async with opened() as vale:
        await opened_riverside(vale)
        await vale.doctors("Amara")
        await vale.amara.asks_to_join(vale.river)
        # What was agreed for one community counts for that one only.
        for label in ("I have read this", "Yes", "I agree"):
            assert not vale.amara.is_in(vale.river)
            await vale.amara.presses(label)
        assert vale.amara.is_in(vale.river)
        rows = await memberships(vale, vale.amara)
        assert [row.community_id for row in rows] == sorted(row.id for row in await vale.rows(CommunityRow))
        assert [row.consent_version is None for row in rows] == [True, False]
        await vale.amara.leaves(vale.river)
        rows = await memberships(vale, vale.amara)
        assert [row.status for row in rows] == ["admitted", "left"]


async def test_each_has_its_own_quiet_hours(opened):
    async with opened(start=NIGHT) as vale:
        zara = await opened_riverside(vale, admission="moderated", quiet_hours="")
        moderated = vale.settings.community.model_copy(update={"admission": "moderated"})
        vale.now_says(community=moderated)
        await vale.restart()
        for name, group in (("Yusuf", vale.river), ("Amara", vale.group)):
            person = vale.person(name)
            await person.asks_to_join(group)
            for label in ("I have read this", "Yes", "I agree"):
                await person.presses(label)
        zara.sees("Yusuf asks to join")
        vale.noor.does_not_see("Amara asks to join")
        await vale.advance(hours=11)
        vale.noor.sees("Amara asks to join")


async def test_a_community_that_the_file_no_longer_speaks_of_stays_as_it_was(opened):
    async with opened() as vale:
        zara = await opened_riverside(vale, admission="moderated")
        describe_riverside(vale)
        await vale.restart()
        names = {row.key: (row.name, row.admission) for row in await vale.rows(CommunityRow)}
        assert names["riverside"] == ("Riverside CIG", "moderated")
        yusuf = vale.person("Yusuf")
        await yusuf.asks_to_join(vale.river)
        for label in ("I have read this", "Yes", "I agree"):
            await yusuf.presses(label)
        await zara.presses("Let them in")
        assert yusuf.is_in(vale.river)


async def test_an_admin_of_two_says_whose_a_new_group_is_and_then_what_it_is_for(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        zara = await admin_of_both(vale)
        await vale.doctors("Amara")
        group = vale.sim.group("Cohort 7", vale.noor)
        await vale.noor.add_bot(group, RIGHTS)
        assert vale.noor.screen().buttons[:3] == [
            vale.settings.community.name,
            "Riverside CIG",
            "None of these, please leave",
        ]
        zara.does_not_see("Cohort 7")
        assert [row.title for row in await vale.rows(GroupRow)] == ["Oak Vale"]
        before = await stored(vale)
        yusuf = vale.person("Yusuf")
        await yusuf.starts()
        for person in (vale.amara, vale.femi, yusuf):
            for data in ("cn:1:1", "cn:1:2", "cx:1", "cw:1"):
                await person.presses_data(data, person.screen().message)
        # Zara was not asked, but it may be theirs: only for her own community.
        await zara.presses_data("cn:1:1", zara.screen().message)
        assert await stored(vale) == before
        asked = vale.noor.screen()
        await vale.restart()
        await vale.noor.presses("Riverside CIG")
        vale.noor.sees("What is this group for?")
        # The same press again, and one on the old screen, change nothing.
        await vale.comes_again()
        await vale.noor.presses_data("cn:1:1", asked.message)
        vale.noor.sees("This is settled already")
        zara.sees("I was added to Cohort 7")
        await zara.presses("One cohort")
        zara.sees("Cohort 7 is now for: one cohort.")
        found = {row.title: row.community_id for row in await vale.rows(GroupRow)}
        assert found == {"Oak Vale": 1, "Cohort 7": 2}
        assert await vale.rows(ClaimRow) == []
        # Whoever looks after several is told which is whose.
        await vale.noor.writes("/groups")
        assert "Cohort 7 (Riverside CIG): one cohort" in vale.noor.screen().text
        vale.femi.does_not_see("Cohort 7")


async def test_a_strangers_group_belongs_to_whoever_claims_it_first(opened):
    async with opened() as vale:
        zara = await found_riverside(vale)
        zola = vale.person("Zola")
        group = vale.sim.group("Night shift", zola)
        await zola.add_bot(group, RIGHTS)
        for admin in (vale.noor, zara):
            admin.sees("by somebody I do not know as an admin")
        zola.does_not_see("I was added", group)
        # Whoever asks to join meanwhile asks nobody of ours.
        ben = vale.person("Ben")
        await ben.asks_to_join(group)
        assert await vale.rows(JoinRequestRow) == []
        await vale.restart()
        await zara.presses("It is ours")
        zara.sees("What is this group for?")
        await vale.noor.presses("It is ours")
        vale.noor.sees("This is settled already")
        await zara.presses("One region")
        assert told(vale, "Night shift")["Noor"] == 1
        await vale.noor.writes("/groups")
        assert "Night shift" not in vale.noor.screen().text


@pytest.mark.parametrize("first", ["Noor", "Zara"])
async def test_a_strangers_group_is_left_when_nobody_wants_it(opened, first):
    async with opened() as vale:
        await found_riverside(vale)
        zola = vale.person("Zola")
        group = vale.sim.group("Crypto gains", zola)
        await zola.add_bot(group, RIGHTS)
        order = [vale.noor, vale.zara] if first == "Noor" else [vale.zara, vale.noor]
        await order[0].presses("Not ours, please leave")
        order[0].sees("until the admins of the other communities have answered")
        assert vale.sim.calls_of("leaveChat") == []
        await vale.restart()
        # It is found again under "Groups", by who has not answered.
        await order[1].writes("/groups")
        await order[1].presses("Whose is it: Crypto gains")
        await order[1].presses("Not ours, please leave")
        order[1].sees("I am leaving Crypto gains")
        assert len(vale.sim.calls_of("leaveChat")) == 1
        before = told(vale, "Crypto gains")
        await zola.add_bot(group, RIGHTS)
        assert len(vale.sim.calls_of("leaveChat")) == 2
        assert told(vale, "Crypto gains") == before


async def test_a_members_group_is_shown_to_their_own_community_only(opened):
    async with opened() as vale:
        zara = await found_riverside(vale)
        await vale.doctors("Amara")
        group = vale.sim.group("Exam evenings", vale.amara)
        await vale.amara.add_bot(group, RIGHTS)
        vale.noor.sees("Exam evenings")
        vale.noor.does_not_see("Amara has")
        zara.does_not_see("Exam evenings")
        await vale.noor.presses("It is ours")
        await vale.noor.presses("One topic")
        vale.noor.sees("Exam evenings is now for: one topic.")


async def test_who_is_refused_is_shown_where_else_to_turn(opened):
    async with opened() as vale:
        await opened_riverside(
            vale, signpost="The doctors' mess, second floor", signpost_link="https://example.org/mess"
        )
        yusuf, amara = vale.person("Yusuf"), vale.person("Amara")
        for person, group in ((yusuf, vale.river), (amara, vale.group)):
            await person.asks_to_join(group)
            await person.presses("I have read this")
            await person.presses("No")
        yusuf.sees("You can also turn to: The doctors' mess, second floor")
        assert "Where to turn" in yusuf.screen().buttons
        amara.does_not_see("You can also turn to")
        assert "Where to turn" not in amara.screen().buttons
