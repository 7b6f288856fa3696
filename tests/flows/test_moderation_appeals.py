"""Appeals: decided by another moderator, once, and about the measure that is meant."""

from storage.tables import MeasureRow
from tests.flows.moderating import may_write, moderators, mutes, removes, says, warns
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import told


async def test_an_appeal_is_decided_by_another_and_once(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await moderators(vale, "Mira", "Chidi")
        await vale.doctors("Ben")
        await removes(vale, vale.mira, await says(vale, vale.ben))
        await vale.ben.presses("Ask for another look")
        vale.ben.sees("Please write in one message")
        await vale.ben.presses("Not now")
        vale.ben.sees("Nothing was sent")
        await vale.ben.presses("Ask for another look")
        await vale.ben.writes("x" * 501)
        vale.ben.sees("longer than 500")
        await vale.restart()
        await vale.ben.writes("I did <b>not</b> mean it")
        vale.ben.sees("A moderator is looking at this again")
        # The owner did not act, so it is for her; not for the one who did.
        assert told(vale, "They ask for another look") == {"Noor": 1}
        vale.noor.sees("I did <b>not</b> mean it")
        (measure,) = await vale.rows(MeasureRow)
        await vale.mira.presses_data(f"uj:{measure.id}:1", vale.mira.screen().message)
        vale.mira.sees("so another moderator decides")
        grant = next(b for row in vale.noor.screen().message.buttons for b in row if b.text == "Take it back")
        await vale.noor.presses("Take it back")
        vale.noor.sees("What was done about Ben is taken back")
        vale.ben.sees("has looked again, and has taken it back")
        await vale.chidi.presses_data(grant.data.replace(":1", ":0", 2), vale.chidi.screen().message)
        assert told(vale, "has looked again") == {"Ben": 1}
        await vale.ben.asks_to_join(vale.group)
        vale.ben.sees("Welcome back")
        # What was said twice is over.
        await vale.ben.presses_data(f"up:{measure.id}", vale.ben.screen().message)
        assert "taken back" in vale.ben.screen().text


async def test_of_several_measures_the_appeal_says_which_it_is_about(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        await warns(vale, vale.mira, await says(vale, vale.ben))
        warned = vale.ben.screen().message
        await vale.advance(days=1)
        await mutes(
            vale, vale.mira, await says(vale, vale.ben, "Buy this"), reason="Off topic, or advertising"
        )
        (appeal,) = (one.data for row in warned.buttons for one in row if one.text == "Ask for another look")
        await vale.ben.presses_data(appeal, warned)
        named = ("your warning of Mon 16 Nov 2026", "the group Oak Vale", "unkind to others")
        for words in named:
            assert words in vale.ben.sees("Please write in one message").text
        await vale.ben.writes("I was joking")
        for words in named:
            assert words in vale.ben.sees("A moderator is looking at this again").text
        for words in ("Ben was warned on Mon 16 Nov 2026", *named[1:]):
            assert words in vale.noor.sees("They ask for another look").text
        await vale.noor.presses("It stays")
        assert "Ben was warned on Mon 16 Nov 2026" in vale.noor.sees("stays as it is").text
        for words in named:
            assert words in vale.ben.sees("has looked again, and it stays").text


async def test_an_appeal_where_nobody_else_is_there(opened):
    async with opened() as vale:
        await vale.doctors("Ben")
        await mutes(vale, vale.noor, await says(vale, vale.ben), span="One week")
        await vale.ben.presses("Ask for another look")
        await vale.ben.writes("Please look again")
        vale.ben.sees("the one who acted looks at it again")
        vale.noor.sees("there is no other moderator")
        await vale.noor.presses("It stays")
        vale.ben.sees("it stays as it is")
        assert not may_write(vale, vale.ben)
        await vale.advance(days=8)
        assert (await vale.rows(MeasureRow))[0].state == "lapsed"
