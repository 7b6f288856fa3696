"""The improvement log as a whole: handed over, kept by staff only, each community for itself."""

from rules.permissions import Role
from storage.tables import AuditRow, LoggedIssueRow, OutboxRow
from tests.flows.improving import LEAVE, PLAN, begins, kept, logs, to_log
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside


async def test_handed_over_and_told_once_at_a_decent_hour(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        await vale.doctors("Amara")
        await logs(vale)
        await begins(vale, PLAN[0])
        await vale.femi.presses("The rest later")
        await vale.advance(hours=9)
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("Hand it over")
        assert "Amara" not in vale.femi.screen().buttons
        await vale.femi.presses("Noor")
        vale.femi.sees("Noor looks after it now, and hears of it.")
        await vale.comes_again()
        await to_log(vale)
        await vale.femi.presses("Issues")
        await vale.femi.presses("1")
        await vale.femi.presses("Hand it over")
        shown = vale.femi.screen().message
        await vale.femi.presses_data(f"isv:1:{await vale.member_id(vale.amara)}", shown)
        assert {row.owner_id for row in await vale.rows(LoggedIssueRow)} == {await vale.member_id(vale.femi)}
        vale.noor.does_not_see("was handed over to you")
        await vale.advance(hours=12)
        vale.noor.sees("PDSA cycle 1 was handed over to you: More doctors come in their first year.")
        assert sum(row.kind == "pdsa-handed" for row in await vale.rows(OutboxRow)) == 1
        await vale.noor.presses("Cycle 1")
        vale.noor.sees("Noor looks after it.")
        details = str([row.detail for row in await vale.rows(AuditRow)])
        assert "first year" not in details
        assert "study leave" not in details


async def test_nobody_else_keeps_the_log(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara")
        await vale.doctors("Mo", roles=(Role.MODERATOR,))
        await logs(vale)
        await begins(vale, PLAN[0])
        await vale.femi.presses("The rest later")
        before = await kept(vale)
        zara = await found_riverside(vale)
        for person in (vale.amara, vale.mo, zara):
            await person.writes("/start")
            shown = person.screen().message
            for data in (
                *("pdl:1:0", "pdn:1:0", "pdn:1:1", "pdc:1:plan", "pdt:1:do", "pdm:1:do", "pdf:1"),
                *(
                    "pde:1:objective",
                    "pdo:1",
                    "pdg:1:1",
                    "pdx:1:0",
                    "pdx:1:1",
                    "isl:1:0",
                    "isn:1",
                    "iss:1",
                    "isw:1",
                ),
                *("ist:1:solved", "ish:1", "isg:1:1:1", "isk:1", "isc:1:1", "iso:1", "isv:1:1"),
                *("thl:1", "tha:1"),
            ):
                await person.presses_data(data, shown)
                await person.writes("Something else that is typed")
            for words in (LEAVE, PLAN[0]):
                person.does_not_see(words)
            assert "Improvement log" not in person.screen().buttons
        assert await kept(vale) == before


async def test_staff_of_two_communities_link_and_sort_within_one(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        zara = await found_riverside(vale)
        await logs(vale)
        await begins(vale, PLAN[0])
        await vale.femi.presses("The rest later")
        await to_log(vale, zara)
        await zara.presses("Log an issue")
        await zara.writes("The lift is slow")
        await zara.presses("Issue 1 and its themes")
        before = await kept(vale)
        shown = zara.screen().message
        for data in ("isc:2:1", "isg:2:1:1", "pdn:2:1", f"isv:2:{await vale.member_id(vale.femi)}"):
            await zara.presses_data(data, shown)
        assert await kept(vale) == before
        await zara.presses_data("pdm:1:nonsense", shown)
        await zara.presses_data("pdc:99:plan", shown)
        assert await kept(vale) == before


async def test_the_longest_words_fit_a_message(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        long = ("&<>" * 120)[:346] + "long"
        for number in range(7):
            await begins(vale, long)
            if number:
                await vale.femi.presses("The rest later")
                continue
            for _ in PLAN[1:]:
                await vale.femi.writes(long)
        for _ in range(7):
            await logs(vale, long)
            await vale.femi.presses_data("isc:5:1", vale.femi.screen().message)
        await to_log(vale)
        await vale.femi.presses("More →")
        await vale.femi.presses("Cycle 1")
        assert vale.femi.screen().text.count(long) == 9
        await vale.femi.presses("Issue 5")
        vale.femi.sees(long)
        await vale.femi.presses("Issues")
        assert vale.femi.screen().text.count(long) == 6
        await vale.femi.presses("More →")
        await vale.femi.presses("← Before")
        await vale.femi.presses("1")
        vale.femi.sees("Issue 1")
