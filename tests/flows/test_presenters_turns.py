"""How presenting has gone round: the facilitator's page of turns, and each member's own."""

from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.presenting import asked, present, to_my_part, to_session
from tests.flows.told import stored, told

NAMES = [f"Doctor {one}{other}" for one in "ABCD" for other in "ABCDEF"]


async def test_the_turns_of_a_cycle(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.femi.writes("/turns")
        vale.femi.sees("Nothing has been planned here yet, so nobody has had a turn")
        await present(vale, "Amara")
        ben, chidi = await vale.doctors("Ben", "Chidi")
        await vale.schedules("Thu 17 Dec 5pm")
        await vale.schedules("Fri 18 Dec 5pm", topic="Recognising burnout")
        await to_session(ben, "Thu 17 Dec")
        await ben.presses("I would present")
        await vale.femi.writes("/start")
        await vale.femi.presses("Organise sessions")
        await vale.femi.presses("Turns")
        shown = vale.femi.screen()
        assert "Who presents in 2026/27" in shown
        assert "· Thu 10 Dec: Team dynamics. Amara has agreed." in shown
        assert "· Thu 17 Dec: Team dynamics. Nobody yet; one member has offered." in shown
        assert "· Fri 18 Dec: Recognising burnout. Nobody yet." in shown
        await vale.restart()
        await vale.femi.presses("Members by turns")
        lines = vale.femi.screen().text.splitlines()
        assert "· Amara: one turn, the last one on Thu 10 Dec 2026" in lines
        assert lines.index("· Ben: none yet") < lines.index(
            "· Amara: one turn, the last one on Thu 10 Dec 2026"
        )
        assert "Look for a name" not in vale.femi.screen().buttons
        # Somebody who is asked counts already, and who asked not to be asked is shown as such.
        await to_session(vale.femi, "Fri 18 Dec", "Recognising burnout")
        await vale.femi.presses("Draw a presenter")
        one = await asked(vale)
        await one.presses("Never ask me")
        await vale.femi.writes("/turns")
        await vale.femi.presses("Members by turns")
        vale.femi.sees(f"· {one.name}: is not asked, as they wished")
        # It is the facilitators' page alone.
        before = await stored(vale)
        for data in ("pz:0:0:0", "pz:1:1:0", "pl:1:1:0", "pi:1:1"):
            for person in (vale.amara, chidi):
                await person.presses_data(data, person.screen().message)
                person.does_not_see("Members by their turns")
                person.does_not_see("Whose turns")
        assert await stored(vale) == before
        await chidi.writes("/turns")
        chidi.does_not_see("Who presents in")


async def test_many_members_are_paged_and_looked_for_by_name(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors(*NAMES, roles=())
        await vale.schedules("Thu 10 Dec 5pm")
        await vale.femi.writes("/turns")
        await vale.femi.presses("Members by turns")
        vale.femi.sees("page 1 of 2")
        await vale.femi.presses("More")
        vale.femi.sees("page 2 of 2")
        await vale.femi.presses("Earlier")
        vale.femi.sees("page 1 of 2")
        # A forged page is the last one there is.
        await vale.femi.presses_data("pl:1:1:99", vale.femi.screen().message)
        vale.femi.sees("page 2 of 2")
        await vale.femi.presses("Look for a name")
        vale.femi.sees("Type a part of the name")
        await vale.femi.writes("...")
        vale.femi.sees("at least one letter")
        await vale.restart()
        await vale.femi.writes("doctor b")
        # Each word is looked for by itself, and may stand within another.
        vale.femi.sees("9 members were found.")
        vale.femi.sees("· Doctor BF: none yet")
        await vale.femi.presses("Look for a name")
        await vale.femi.writes("doctor")
        vale.femi.sees("24 members were found.")
        vale.femi.sees("Only 20 are shown")
        await vale.femi.presses("Look for a name")
        await vale.femi.writes("zara")
        vale.femi.sees("Nobody here has a name like that")
        await vale.femi.presses("Look for a name")
        await vale.femi.presses("Cancel")
        vale.femi.sees("Nobody is looked for any more")


async def test_a_member_sees_their_own(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await present(vale, "Amara", "Ben")
        await vale.doctors("Chidi")
        await vale.schedules("Fri 18 Dec 5pm")
        await vale.amara.writes("/about")
        await vale.amara.presses("Presenting")
        shown = vale.amara.screen()
        assert "Your turns in 2026/27, with those you have agreed to: 1." in shown
        assert "· Thu 10 Dec 2026, 17:00 (London): you present (Team dynamics)" in shown
        assert "Ben" not in shown
        await vale.amara.presses("Thu 10 Dec: Team dynamics")
        await vale.amara.presses("I cannot present")
        await vale.amara.writes("/about")
        await vale.amara.presses("Presenting")
        vale.amara.sees("Your turns in 2026/27: none so far.")
        vale.amara.sees("you could not present (Team dynamics)")
        await to_session(vale.chidi, "Fri 18 Dec")
        await vale.chidi.presses("I would present")
        await vale.chidi.writes("/about")
        await vale.chidi.presses("Presenting")
        vale.chidi.sees("You have offered to present at Team dynamics, Fri 18 Dec 2026, 17:00 (London).")


async def test_the_guide_and_two_reminders_each_once(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await present(vale, "Amara", "Ben")
        await to_my_part(vale.amara)
        vale.amara.sees("Ten minutes are enough. Slides are not needed.")
        vale.amara.sees("say what you would like from the group")
        reminder = "A reminder: you present at Team dynamics, Thu 1"
        await vale.advance(days=17, hours=4)
        assert told(vale, reminder) == {}
        await vale.advance(hours=2)
        assert told(vale, reminder) == {"Amara": 1}
        await vale.advance(days=5)
        assert told(vale, reminder) == {"Amara": 1}
        assert told(vale, "It is nearly time: you present at Team dynamics, Thu 1") == {"Amara": 1}
        # Handed back, and the session moved: nobody is reminded of what is no longer so.
        await to_my_part(vale.ben, "Thu 17 Dec")
        await vale.ben.presses("I cannot present")
        await vale.advance(days=10)
        assert told(vale, reminder)["Ben"] <= 1
