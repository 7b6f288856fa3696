"""The improvement log in a storyboard: to its page, a cycle, an issue."""

from storage.tables import LoggedIssueRow, PdsaCycleRow

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


async def kept(vale):
    """The log as it is stored."""
    rows = [*await vale.rows(LoggedIssueRow), *await vale.rows(PdsaCycleRow)]
    return [one.model_dump() for one in rows]
