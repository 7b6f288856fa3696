"""Who offers to present, for a session or on a topic, goes before others; and may think better of it."""

from storage.tables import PresenterSlotRow, PresenterVolunteerRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.presenting import ASKED, asked, booked, check_draws, to_my_part, to_session
from tests.flows.told import stored, told

NOTED = "I have noted that you would present"
TAKEN = "You offered to present at this session. The time to decide has come, and it is you."


async def test_for_a_session(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.schedules("Thu 10 Dec 5pm", places=1)
        await vale.chidi.presses("Book", vale.group)
        await to_session(vale.amara)
        for _ in range(2):
            vale.amara.press_now("I would present")
        await vale.settle()
        vale.amara.sees(NOTED)
        await to_session(vale.ben)
        await vale.ben.presses("I would present")
        await vale.restart()
        # Ben thinks better of it; nobody is told.
        await vale.ben.presses("I would rather not present")
        vale.ben.sees("You no longer offer to present at this session. Nobody else was told.")
        await vale.ben.presses_data("pu:1", vale.ben.screen().message)
        vale.ben.sees("You do not offer to present at this session, so nothing was changed")
        await to_session(vale.femi)
        vale.femi.sees("Would present: Amara.")
        await to_session(vale.chidi)
        vale.chidi.does_not_see("Would present")
        await to_session(vale.amara)
        vale.amara.sees("You have offered to present here.")
        await vale.advance(days=10, hours=6)
        # Nobody is asked: she has said yes, and whoever had the only place keeps it.
        assert told(vale, TAKEN) == {"Amara": 1}
        assert told(vale, "Amara presents at") == {"Femi": 1}
        assert told(vale, ASKED) == {}
        assert await booked(vale, 1) == {"Amara", "Chidi"}
        await vale.amara.presses("Why me?")
        vale.amara.sees("You had offered to present, and so those who offer were asked before others")
        # What Ben thought better of is kept: he is not asked when Amara cannot come.
        assert [row.withdrawn for row in await vale.rows(PresenterVolunteerRow)] == [True]
        await to_my_part(vale.amara)
        await vale.amara.presses("I cannot present")
        assert (await asked(vale)).name == "Chidi"
        await vale.chidi.presses("Not this time")
        assert "Ben" not in told(vale, ASKED)
        await check_draws(vale)


async def test_wrong_turns(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben")
        zara = vale.person("Zara")
        await zara.starts()
        await vale.schedules("Thu 10 Dec 5pm")
        # A stranger who forges the press, and a facilitator who leads the session, offer nothing.
        before = await stored(vale)
        for data in ("pv:1", "pu:1", "pt:1:1:1", "pm:1", "po:1"):
            await zara.presses_data(data, zara.screen().message)
        assert await stored(vale) == before
        await vale.femi.presses_data("pv:1", vale.femi.screen().message)
        vale.femi.sees("You lead this session")
        # "Never" is kept to, until it is taken back by who said it.
        await vale.amara.writes("/about")
        await vale.amara.presses("Presenting")
        await vale.amara.presses("Never ask me")
        await to_session(vale.amara)
        await vale.amara.presses("I would present")
        vale.amara.sees("You asked me never to ask you to present, and I keep to that")
        assert await vale.rows(PresenterVolunteerRow) == []
        await vale.amara.presses("You can ask me again")
        await to_session(vale.amara)
        await vale.amara.presses("I would present")
        vale.amara.sees(NOTED)
        # Who is asked, or presents, need not offer it; and a cancelled session needs nobody.
        await to_session(vale.femi)
        await vale.femi.presses("Draw a presenter")
        vale.femi.sees("Presenter: Amara.")
        await vale.amara.presses_data("pv:1", vale.amara.screen().message)
        vale.amara.sees("You present at this session already")
        await to_session(vale.femi)
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.ben.presses_data("pv:1", vale.ben.screen().message)
        vale.ben.sees("This session was cancelled, so nobody presents at it")
        assert await vale.rows(PresenterVolunteerRow) == []


async def test_after_the_time_to_draw_a_volunteer_is_taken_at_once(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara")
        await vale.schedules("tomorrow 10:00")
        await to_session(vale.amara, "Tue 17 Nov")
        await vale.amara.presses("I would present")
        vale.amara.sees(TAKEN)
        assert told(vale, "Amara presents at") == {"Femi": 1}
        # And may still hand it back, which ends it: nobody else is asked at such short notice.
        await to_my_part(vale.amara, "Tue 17 Nov")
        await vale.amara.presses("I cannot present")
        assert told(vale, "The start is too near to ask somebody else")["Femi"] == 2
        await to_session(vale.amara, "Tue 17 Nov")
        assert "I would present" in vale.amara.screen().buttons


async def test_on_a_topic(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await vale.amara.writes("/about")
        await vale.amara.presses("Presenting")
        vale.amara.sees("On which topics would you present?")
        await vale.amara.presses("I would: Team dynamics")
        await vale.restart()
        assert "✓ Team dynamics" in vale.amara.screen().buttons
        await vale.amara.presses("I would: Recognising burnout")
        await vale.amara.presses("✓ Recognising burnout")
        assert "I would: Recognising burnout" in vale.amara.screen().buttons
        assert len(await vale.rows(PresenterVolunteerRow)) == 1
        await vale.schedules("Thu 10 Dec 5pm")
        await vale.ben.presses("Book", vale.group)
        await vale.chidi.presses("Book", vale.group)
        await vale.advance(days=10, hours=6)
        # She is asked before those who booked, and can still say no: then it goes round as ever.
        assert await asked(vale) is vale.amara
        await vale.amara.presses("Not this time")
        assert await asked(vale) in (vale.ben, vale.chidi)
        states = {row.state for row in await vale.rows(PresenterSlotRow)}
        assert states == {"declined", "asked"}
        await check_draws(vale)
