"""Names in a Teams report: matched, asked about one at a time, remembered, and never trusted."""

from datetime import timedelta

from storage.tables import AttendanceRow, TeamsImportRow, TeamsNameRow
from tests.flows.importing import CARD, LOCAL, OVER, held, marks, report
from tests.flows.oak_vale import OLD_PRESS
from tests.teams_report import there, written


async def test_doubtful_names_are_asked_one_at_a_time_and_remembered(opened):
    async with opened(refusals=[*CARD, OLD_PRESS]) as vale:
        await held(vale, "Amara", "Ben", "Chidi", "Dayo")
        strangers = (
            there("A. Okafor (External)", LOCAL, (0, 50), address="a.okafor@example.org"),
            there("Chidi (Guest)", LOCAL, (0, 40)),
            there("Ben Adeyemi", LOCAL, (1, 31)),
            there("Somebody Unknown", LOCAL, (0, 50)),
            there("+44 7700 ******12", LOCAL, (0, 50)),
        )
        await vale.femi.uploads("report.csv", written(strangers))
        text = vale.femi.screen().text
        assert "3 not clear: you are asked about each" in text
        assert "2 not members here" in text
        assert "1 of those joined by telephone" in text
        await vale.femi.presses("Answer the 3 open names")
        assert "Name 1 of 3" in vale.femi.screen().text
        assert "Is “A. Okafor (External)” Amara?" in vale.femi.screen().text
        assert "Address in the report: a.okafor@example.org" in vale.femi.screen().text
        assert vale.femi.screen().buttons == [
            "Amara", "Somebody else…", "Nobody of ours", "Skip", "Next name →", "To the preview", "Menu",
        ]  # fmt: skip
        asked = vale.femi.screen().message
        is_amara = asked.buttons[0][0].data
        await vale.femi.presses("Amara")
        assert "Is “Chidi (Guest)” Chidi?" in vale.femi.screen().text
        # A restart, and the same press twice, lead to the same question.
        await vale.restart()
        await vale.femi.presses_data(is_amara, asked)
        assert "Is “Chidi (Guest)” Chidi?" in vale.femi.screen().text
        await vale.femi.presses("Somebody else…")
        assert vale.femi.screen().buttons[:4] == ["Amara", "Ben", "Chidi", "Dayo"]
        await vale.femi.presses("Back")
        await vale.femi.presses("Chidi")
        assert "Is “Ben Adeyemi” Ben?" in vale.femi.screen().text
        await vale.femi.presses("Skip")
        vale.femi.sees("1 not clear")
        await vale.femi.presses("Count it, one name stays open")
        vale.femi.sees("One name stays open")
        assert await marks(vale) == {"Amara": ("attended", "teams", 50), "Chidi": ("attended", "teams", 40)}
        remembered = {row.known_as: row.member_id for row in await vale.rows(TeamsNameRow)}
        assert remembered == {
            "a.okafor@example.org": await vale.member_id(vale.amara),
            "name: chidi": await vale.member_id(vale.chidi),
        }
        # The same file again asks about the name that was left open, and changes nothing else.
        before = await vale.rows(AttendanceRow)
        await vale.femi.uploads("report.csv", written(strangers))
        vale.femi.sees("No mark would change")
        await vale.femi.presses("Answer the open name")
        await vale.femi.presses("Ben")
        await vale.femi.presses("Count it")
        assert len(await vale.rows(AttendanceRow)) == len(before) + 1
        assert (await marks(vale))["Ben"] == ("attended", "teams", 30)
        await vale.femi.uploads("report.csv", written(strangers))
        vale.femi.sees("This report was counted before, so nothing was changed")


async def test_an_answer_can_be_changed_until_it_counts(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.femi.uploads(
            "report.csv", report(there("Amara O", LOCAL, (0, 50)), there("B A", LOCAL, (0, 50)))
        )
        await vale.femi.presses("Answer the 2 open names")
        for label in ("Amara", "Ben", "Look at the answers again"):
            await vale.femi.presses(label)
        vale.femi.sees("You have said that it is Amara. You can still change that.")
        await vale.femi.presses("Next name →")
        vale.femi.sees("You have said that it is Ben")
        await vale.femi.presses("Nobody of ours")
        assert "Ben: not marked → part, 10 min" in vale.femi.screen().text
        await vale.femi.presses("Look at the answers again")
        await vale.femi.presses("Next name →")
        vale.femi.sees("You have said that it is nobody of ours")
        await vale.femi.presses("← Name before")
        await vale.femi.presses("Skip")
        vale.femi.sees("1 not clear")


async def test_what_was_confirmed_once_is_not_asked_again(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara")
        okafor = there("A. Okafor (External)", LOCAL, (0, 50), address="a.okafor@example.org")
        await vale.femi.uploads("report.csv", written([okafor]))
        await vale.femi.presses("Answer the open name")
        await vale.femi.presses("Amara")
        await vale.femi.presses("Count it")
        await vale.schedules("Thu 3 Dec 5pm", topic="Feedback")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(to=OVER + timedelta(days=7))
        week = LOCAL + timedelta(days=7)
        again = there("Amara Okafor", week, (0, 50), address="a.okafor@example.org")
        await vale.femi.uploads("report.csv", written([again]))
        vale.femi.sees("1 matched with members")
        assert vale.femi.screen().buttons == ["Count it", "Leave it", "Menu"]


async def test_the_address_in_about_me_matches(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.amara.writes("/about")
        await vale.amara.presses("Teams address")
        vale.amara.sees("used only to match attendance reports")
        for wrong in (
            "amara",
            "amara@",
            "amara@example",
            "a b@example.org",
            "=1@example.org;b@example.org",
            "@",
        ):
            await vale.amara.writes(wrong)
            vale.amara.sees("This does not look like an e-mail address")
        await vale.amara.writes("Amara.O@Example.org")
        vale.amara.sees("Teams address: amara.o@example.org")
        people = (
            there("Whatever I am called", LOCAL, (0, 50), address="amara.o@example.org"),
            there("Amara", LOCAL, (0, 20), address="another@example.org"),
        )
        await vale.femi.uploads("report.csv", written(people))
        vale.femi.sees("Amara: not marked → attended, 50 min")
        # Somebody else has her name: that is asked, for she is known already.
        await vale.femi.presses("Answer the open name")
        await vale.femi.presses("Nobody of ours")
        await vale.femi.presses("Count it")
        assert await marks(vale) == {"Amara": ("attended", "teams", 50)}
        await vale.amara.writes("/about")
        await vale.amara.presses("Teams address")
        await vale.amara.presses("Remove my Teams address")
        vale.amara.sees("Teams address: not said")


async def test_an_answer_that_comes_again_leads_to_the_next_question(opened):
    async with opened(refusals=[*CARD, OLD_PRESS]) as vale:
        await held(vale, "Amara", "Ben")
        guests = (there("Amara (Guest)", LOCAL, (0, 50)), there("Ben (Guest)", LOCAL, (0, 50)))
        await vale.femi.uploads("report.csv", written(guests))
        await vale.femi.presses("Answer the 2 open names")
        await vale.femi.presses("Amara")
        await vale.comes_again()
        vale.femi.sees("Is “Ben (Guest)” Ben?")
        await vale.femi.presses("Ben")
        await vale.comes_again()
        vale.femi.sees("Nothing counts yet")
        await vale.femi.presses("Leave it")
        await vale.comes_again()
        vale.femi.sees("The report is left")
        assert await vale.rows(TeamsImportRow) == []
        assert await marks(vale) == {}


async def test_hostile_names(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara")
        people = (
            there('=HYPERLINK("https://evil.example","Amara")', LOCAL, (0, 50)),
            there("\u202eaoramA\u202c", LOCAL, (0, 50)),
            there("<b>Amara</b> { $x }", LOCAL, (0, 50)),
            there("A" * 4000, LOCAL, (0, 50)),
            there("Amara\nAmara", LOCAL, (0, 50), address="not an address"),
        )
        await vale.femi.uploads("report.txt", written(people))
        vale.femi.sees("5 people are in the report")
        while "Answer" in vale.femi.screen().buttons[0]:
            await vale.femi.presses(vale.femi.screen().buttons[0])
            assert "\u202e" not in vale.femi.screen().text
            await vale.femi.presses("Nobody of ours")
            while "Nobody of ours" in vale.femi.screen().buttons:
                await vale.femi.presses("Nobody of ours")
        await vale.femi.presses("Count it")
        assert await marks(vale) == {}


async def test_a_name_that_is_there_twice_is_asked(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        twice = (there("Amara", LOCAL, (0, 50)), there("Amara", LOCAL, (5, 10)), there("Ben", LOCAL, (0, 50)))
        await vale.femi.uploads("report.csv", written(twice))
        vale.femi.sees("2 not clear")
        await vale.femi.presses("Answer the 2 open names")
        vale.femi.sees("This name is in the report more than once")
        await vale.femi.presses("Amara")
        await vale.femi.presses("Nobody of ours")
        await vale.femi.presses("Count it")
        assert (await marks(vale))["Amara"] == ("attended", "teams", 50)
