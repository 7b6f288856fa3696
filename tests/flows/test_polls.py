"""The anonymous poll in the group: in Telegram's own form, from ten on, read once at the close."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.tables import GroupPollRow
from tests.flows.told import stored, told

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
END = START + timedelta(minutes=50)
NAMES = [f"Doctor {letter}" for letter in "ABCDEFGHIJKL"]


async def over(vale, came):
    """A session at which so many of the twelve who had booked were there."""
    await vale.doctors(*NAMES)
    await vale.schedules()
    for name in NAMES:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=START)
    for name in NAMES[:came]:
        await vale.person(name).presses("I'm here")
    await vale.advance(to=END)


def polls(vale):
    return vale.sim.calls_of("sendPoll")


async def test_twelve_were_there(opened):
    async with opened() as vale:
        await over(vale, 12)
        assert not polls(vale)
        await vale.advance(minutes=15)
        (poll,) = polls(vale)
        asked = {name: poll.params[name] for name in ("is_anonymous", "allows_revoting", "protect_content")}
        assert asked == {"is_anonymous": "true", "allows_revoting": "false", "protect_content": "true"}
        assert poll.params["hide_results_until_closes"] == "true"
        assert int(poll.params["chat_id"]) == vale.group.id
        question = vale.noor.sees("How useful was the session", vale.group)
        assert question.protected
        for name in NAMES[:7]:
            await vale.person(name).votes(vale.group, "Very useful")
        for name in NAMES[7:11]:
            await vale.person(name).votes(vale.group, "A little useful")
        await vale.person(NAMES[11]).votes(vale.group, "Not useful")
        vale.noor.does_not_see("Votes:", vale.group)
        before = await stored(vale)
        await vale.advance(hours=46)
        assert (await stored(vale))["group_polls"] == before["group_polls"]
        await vale.advance(hours=1)
        shown = vale.noor.sees("The poll is closed", vale.group).text
        for line in ("Votes: 12", "Very useful: 7", "Useful: 0", "A little useful: 4", "Not useful: 1"):
            assert line in shown
        vale.femi.sees("Doctors who were there: 12")
        assert len(vale.sim.calls_of("stopPoll")) == 1
        assert told(vale, "The poll is closed") == {"Oak Vale": 1, "Femi": 1}


async def test_no_poll_updates_are_asked_for(opened):
    async with opened() as vale:
        await over(vale, 12)
        await vale.advance(minutes=15)
        seen = len(vale.updates)
        await vale.person(NAMES[0]).votes(vale.group, "Useful")
        assert [one for one in vale.updates[seen:] if "poll" in one or "poll_answer" in one] == []
        assert "poll" not in vale.sim.world.updates.allowed
        assert "poll_answer" not in vale.sim.world.updates.allowed


@pytest.mark.parametrize(
    ("favourable", "others", "said"),
    [
        (7, 1, '"Very useful" or "useful": all but one, or all'),
        (1, 7, '"Very useful" or "useful": 0 or 1'),
        (4, 0, "Fewer than five doctors voted, so I give no figures"),
        # The rule is tested by itself, with every number there is.
        *(
            pytest.param(*one, marks=pytest.mark.rarely)
            for one in (
                (8, 0, '"Very useful" or "useful": all but one, or all'),
                (4, 4, '"Very useful" or "useful": 4'),
                (0, 0, "Fewer than five doctors voted, so I give no figures"),
            )
        ),
    ],
)
async def test_few_votes_are_banded(opened, favourable, others, said):
    async with opened() as vale:
        await over(vale, 10)
        await vale.advance(minutes=15)
        for number in range(favourable):
            await vale.person(NAMES[number]).votes(vale.group, "Useful")
        for number in range(favourable, favourable + others):
            await vale.person(NAMES[number]).votes(vale.group, "Not useful")
        await vale.advance(hours=48)
        vale.noor.sees(said, vale.group)
        vale.noor.does_not_see("Not useful: ", vale.group)
        (row,) = await vale.rows(GroupPollRow)
        assert str(others) not in str(row.totals) if others and others != favourable else row.totals is None


async def test_nine_were_there_and_the_facilitator_is_told_why(opened):
    async with opened() as vale:
        await over(vale, 9)
        await vale.advance(minutes=15)
        # Three are not marked yet, so the sheet is waited for.
        vale.femi.does_not_see("There is no poll")
        for label in ("The other 3 attended", "Doctor A: attended", "Doctor A: part"):
            await vale.femi.presses(label)
        assert not polls(vale)
        await vale.advance(minutes=5)
        assert len(polls(vale)) == 1


async def test_nine_on_a_finished_sheet(opened):
    async with opened() as vale:
        await over(vale, 9)
        for name in NAMES[9:]:
            if name == "Doctor J":
                await vale.femi.presses("More names →")
            for status in ("not marked", "attended", "part"):
                await vale.femi.presses(f"{name}: {status}")
        await vale.advance(minutes=15)
        vale.femi.sees("names 9 doctors who were there, and a poll in the group needs at least ten")
        await vale.advance(days=3)
        assert not polls(vale)
        assert told(vale, "There is no poll about") == {"Femi": 1}


async def test_a_sheet_that_nobody_finishes_is_waited_for_a_day(opened):
    async with opened() as vale:
        await over(vale, 9)
        await vale.advance(hours=23)
        vale.femi.does_not_see("There is no poll")
        await vale.advance(hours=2)
        vale.femi.sees("There is no poll")
        assert not polls(vale)


async def test_a_restart_before_and_while_it_is_open(opened):
    async with opened() as vale:
        await over(vale, 10)
        await vale.stop()
        await vale.clock.advance_to(END + timedelta(minutes=20))
        await vale.start()
        assert len(polls(vale)) == 1
        await vale.restart()
        for name in NAMES[:10]:
            await vale.person(name).votes(vale.group, "Useful")
        await vale.restart()
        await vale.advance(hours=49)
        vale.noor.sees("Votes: 10", vale.group)
        assert (len(polls(vale)), len(vale.sim.calls_of("stopPoll"))) == (1, 1)


async def test_in_the_evening_it_waits_for_the_morning(opened):
    async with opened() as vale:
        await vale.doctors(*NAMES)
        await vale.schedules("Thu 26 Nov 7pm")
        for name in NAMES:
            await vale.person(name).presses("Book", vale.group)
        await vale.advance(to=START + timedelta(hours=2))
        for name in NAMES:
            await vale.person(name).presses("I'm here")
        await vale.advance(hours=3)
        assert not polls(vale)
        await vale.advance(to=datetime(2026, 11, 27, 8, 0, tzinfo=UTC))
        assert len(polls(vale)) == 1


async def test_the_bot_was_removed_from_the_group(opened):
    refused = "Forbidden: bot was kicked from the supergroup chat"
    async with opened(refusals=[refused]) as vale:
        await over(vale, 12)
        await vale.noor.remove_bot(vale.group)
        await vale.advance(minutes=15)
        vale.femi.sees("I am in no group that is named as the announcement group")
        assert not polls(vale)


@pytest.mark.parametrize("silently", [False, True])
async def test_the_group_becomes_a_supergroup_while_it_is_open(opened, silently):
    moved = "Bad Request: group chat was upgraded to a supergroup chat"
    async with opened(refusals=(moved,)) as vale:
        await over(vale, 12)
        await vale.advance(minutes=15)
        for name in NAMES:
            await vale.person(name).votes(vale.group, "Useful")
        vale.group.becomes_supergroup(silently=silently)
        for words in ("Good morning", "Hello", "Good day", "Hello again"):
            await vale.person(NAMES[0]).writes(words, vale.group)
        await vale.advance(hours=49)
        assert "has become a supergroup" in vale.noor.sees("The poll is closed", vale.group).text
        assert told(vale, "The poll is closed") == {"Oak Vale": 1, "Femi": 1}
        assert not vale.sim.calls_of("deleteMessage", "stopPoll")
        (row,) = await vale.rows(GroupPollRow)
        assert (row.state, row.release, row.chat_id) == ("closed", "unread", vale.group.id)
