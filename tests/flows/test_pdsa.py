"""The improvement log: issues and PDSA cycles, kept in the chat by those who organise sessions."""

from rules.permissions import Role
from storage.tables import AuditRow, LoggedIssueRow, OutboxRow, PdsaCycleRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside

LEAVE = "Nobody knows when study leave for the exam can be taken"
PLAN = (
    "More doctors come in their first year",
    "They are invited in the week of the induction",
    "Do more come when they are invited early?",
    "Five come, instead of two",
    "The facilitators",
    "In the first week of December",
    "At the induction",
    "A word after the talk",
    "The attendance by time in the NHS",
)


async def to_log(vale, who=None):
    who = who or vale.femi
    await who.writes("/start")
    await who.presses("Organise sessions")
    await who.presses("Improvement log")


async def begins(vale, *answers):
    await to_log(vale)
    await vale.femi.presses("Begin a cycle")
    for one in answers:
        await vale.femi.writes(one)


async def logs(vale, words=LEAVE):
    await to_log(vale)
    await vale.femi.presses("Log an issue")
    await vale.femi.writes(words)


async def test_a_cycle_from_plan_to_act_over_a_restart(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await to_log(vale)
        vale.femi.sees("There is no PDSA cycle yet.")
        await vale.femi.presses("Begin a cycle")
        vale.femi.sees("Please name no patient and no member")
        assert "Skip" not in vale.femi.screen().buttons
        for typed, said in {
            "ab": "3 to 350 characters",
            "🎉🎉🎉🎉": "in words",
            "x" * 351: "3 to 350 characters",
            "NHS number 943 476 5919 waited": "may identify a patient",
        }.items():
            await vale.femi.writes(typed)
            assert said in vale.femi.screen().text, typed
        await vale.femi.writes(PLAN[0])
        await vale.femi.writes("Something else")
        await vale.femi.presses("Back")
        vale.femi.sees("What will you change to get there?")
        await vale.restart()
        for one in PLAN[1:]:
            await vale.femi.writes(one)
        vale.femi.sees("That is kept. PDSA cycle 1, More doctors come in their first year: being planned.")
        await vale.comes_again()
        await to_log(vale)
        await vale.femi.presses("Cycle 1")
        for one in PLAN:
            vale.femi.sees(one)
        vale.femi.sees("Femi looks after it.")
        await vale.femi.presses("It has started")
        vale.femi.sees("Started on Mon 16 Nov 2026.")
        vale.femi.sees("Nothing is written here yet.")
        await vale.advance(days=21)
        await vale.femi.presses("Write down how it went")
        await vale.femi.writes("so so")
        vale.femi.sees("Please press one of the buttons.")
        await vale.femi.presses("Partly")
        await vale.femi.presses("Skip")
        vale.femi.sees("first year: being studied")
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("Write down what came of it")
        await vale.femi.writes("Four came, and five were predicted")
        await vale.femi.writes("A card alone is not enough")
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("End it")
        vale.femi.sees("Nothing is decided yet, so it cannot end.")
        await vale.femi.presses("Decide")
        assert "Skip" not in vale.femi.screen().buttons
        await vale.femi.presses("Adapt it")
        await vale.femi.writes("A colleague goes with them")
        vale.femi.sees("first year: ended, the change is adapted")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("From Mon 16 Nov 2026 to Mon 7 Dec 2026.")
        await vale.femi.presses("Do")
        vale.femi.sees("Done as planned: partly")
        await vale.femi.presses("Improvement log")
        vale.femi.sees("1. More doctors come in their first year (ended, the change is adapted)")
        (row,) = await vale.rows(PdsaCycleRow)
        assert (row.number, row.state, len(row.told)) == (1, "ended", 9 + 1 + 2 + 2)


async def test_the_rest_later_and_what_is_missing_is_said(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await begins(vale, PLAN[0])
        await vale.femi.presses("Skip")
        await vale.femi.presses("The rest later")
        await vale.femi.presses("Cycle 1")
        assert "Not written yet" not in vale.femi.screen().text
        await vale.femi.presses("It has started")
        vale.femi.sees("Not written yet: the change, the prediction and the data plan.")
        await vale.femi.presses("Change something")
        await vale.femi.presses("Prediction")
        vale.femi.sees("What do you think will happen?")
        vale.femi.sees("Now it says: nothing.")
        await vale.femi.writes("Five come")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("Not written yet: the change and the data plan.")
        await vale.femi.presses("Back to Plan")
        vale.femi.sees("Prediction: Five come")
        # Somebody thinks better of it, and of the objective, which cannot be empty.
        await vale.femi.presses("Change something")
        await vale.femi.presses("Prediction")
        await vale.femi.presses("Leave it empty")
        await vale.femi.presses("Cycle 1")
        assert "Five come" not in vale.femi.screen().text
        await vale.femi.presses("Change something")
        await vale.femi.presses("Objective")
        assert vale.femi.screen().buttons == ["Cancel"]
        await vale.femi.writes("Fewer come late & leave <early>")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("Fewer come late & leave <early>")


async def test_the_days_of_a_cycle_are_corrected(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await begins(vale, PLAN[0])
        await vale.femi.presses("The rest later")
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("It has started")
        await vale.advance(days=10)
        await vale.femi.presses("Change something")
        assert "Day it ended" not in vale.femi.screen().buttons
        await vale.femi.presses_data("pde:1:ended", vale.femi.screen().message)
        await vale.femi.presses("Today")
        vale.femi.sees("The cycle goes on, so it has no last day.")
        await vale.femi.presses("Cycle 1")
        await vale.femi.presses("Change something")
        await vale.femi.presses("Day it started")
        for typed, said in {"soon": "", "1 Jan 2027": "That day is still to come."}.items():
            await vale.femi.writes(typed)
            assert said in vale.femi.screen().text
        await vale.femi.writes("2 November 2026")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("Started on Mon 2 Nov 2026.")
        for label in ("On to Study", "On to Act", "Decide", "Abandon it", "Skip", "Cycle 1"):
            await vale.femi.presses(label)
        vale.femi.sees("From Mon 2 Nov 2026 to Thu 26 Nov 2026.")
        await vale.femi.presses("Change something")
        await vale.femi.presses("Day it ended")
        await vale.femi.writes("1 November 2026")
        vale.femi.sees("The cycle would end before it started.")
        await vale.femi.writes("20 November 2026")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees("to Fri 20 Nov 2026.")
        await vale.femi.presses("Open it again")
        vale.femi.sees("to be decided")
        assert "to Fri 20 Nov 2026" not in vale.femi.screen().text


async def test_an_issue_is_logged_sorted_worked_on_and_solved(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await to_log(vale)
        await vale.femi.presses("Themes")
        vale.femi.sees("There are no themes yet.")
        await vale.femi.presses("Add a theme")
        await vale.femi.writes("Exams, portfolio")
        vale.femi.sees("without a comma")
        await vale.femi.writes("Exams")
        await vale.femi.writes("exam, study leave")
        vale.femi.sees("Suggested by its name, and by these words: exam, study leave.")
        await vale.femi.presses("Themes")
        await vale.femi.presses("Add a theme")
        await vale.femi.writes("Rotas")
        await vale.femi.presses("Skip")
        await logs(vale)
        vale.femi.sees("That is logged as issue 1")
        await vale.comes_again()
        assert len(await vale.rows(LoggedIssueRow)) == 1
        await vale.restart()
        await to_log(vale)
        await vale.femi.presses("Issues")
        await vale.femi.presses("1")
        vale.femi.sees("It is open, since today.")
        await vale.femi.presses("Sort by: Exams")
        assert vale.femi.screen().buttons[0] == "✓ Exams"
        await vale.femi.presses("Rotas")
        await vale.femi.presses("✓ Rotas")
        await vale.femi.presses("Issue 1")
        vale.femi.sees("Themes: Exams.")
        await vale.advance(days=30)
        await vale.femi.presses("Being worked on")
        vale.femi.sees("It is being worked on, 30 days old.")
        await vale.femi.presses_data("ist:1:worked-on", vale.femi.screen().message)
        vale.femi.sees("That was so already")
        await vale.femi.presses("Begin a cycle for it")
        await vale.femi.writes(PLAN[0])
        await vale.femi.presses("The rest later")
        await vale.femi.presses("Cycle 1")
        vale.femi.sees(f"Issue 1: {LEAVE}")
        await vale.femi.presses("Issue 1")
        vale.femi.sees("Something is done about it in PDSA cycle 1")
        await vale.femi.presses("Change its words")
        await vale.femi.writes("NHS number 943 476 5919 was not told")
        vale.femi.sees("may identify a patient")
        await vale.femi.writes("Study leave is hard to get")
        await vale.femi.presses("Issue 1 and its themes")
        await vale.femi.presses("Solved")
        vale.femi.sees("It is solved, after 30 days.")
        await vale.advance(days=5)
        await to_log(vale)
        vale.femi.sees("Issues: 0 open, 0 being worked on, 1 solved, 0 left as they are.")
        vale.femi.sees("• Exams: 1")
        await vale.femi.presses("Issues")
        vale.femi.sees("1. Study leave is hard to get (solved, after 30 days)")
        await vale.femi.presses("1")
        await vale.femi.presses("Link to a cycle")
        await vale.femi.presses("In none")
        vale.femi.sees("It belongs to no PDSA cycle.")


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
                *("pde:1:objective", "pdo:1", "pdg:1:1", "isl:1:0", "isn:1", "iss:1", "isw:1"),
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


async def kept(vale):
    """The log as it is stored."""
    rows = [*await vale.rows(LoggedIssueRow), *await vale.rows(PdsaCycleRow)]
    return [one.model_dump() for one in rows]


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
