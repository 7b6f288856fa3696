"""Importing a Teams report the wrong way: twice, at once, by others, with files that are none."""

from datetime import datetime, timedelta

from rules.permissions import Role
from storage.tables import AuditRow, TeamsImportRow
from tests.flows.importing import CARD, LOCAL, OVER, held, marks, report
from tests.flows.oak_vale import OLD_PRESS
from tests.flows.riverside import found_riverside
from tests.flows.told import stored
from tests.teams_report import there, written


async def test_an_update_that_comes_again_and_a_second_tap(opened):
    async with opened(refusals=[*CARD, OLD_PRESS]) as vale:
        await held(vale, "Amara", "Ben")
        await vale.femi.uploads("report.csv", report())
        await vale.comes_again()
        vale.femi.sees("2 people are in the report")
        assert len(await vale.rows(TeamsImportRow)) == 1
        await vale.femi.writes("/teams")
        vale.femi.sees("You have begun this and not finished it")
        await vale.femi.presses("Thu 26 Nov 2026: Team dynamics")
        shown = vale.femi.screen().message
        (count,) = (one.data for row in shown.buttons for one in row if one.text == "Count it")
        await vale.femi.presses("Count it")
        await vale.comes_again()
        vale.femi.sees("The report counts. The sheet of its session shows who is marked how.")
        await vale.femi.presses_data(count, vale.femi.screen().message)
        assert vale.femi.toasts[-1].startswith("This no longer exists")
        assert len([row for row in await vale.rows(AuditRow) if row.verb == "import-report"]) == 1


async def test_several_sessions_and_none(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.schedules("Thu 26 Nov 5:30pm", topic="Feedback")
        await vale.advance(to=OVER + timedelta(hours=1))
        await vale.femi.uploads("report.csv", written([there("Amara", LOCAL, (5, 45))]))
        vale.femi.sees("Which session is this report of?")
        assert vale.femi.screen().buttons == [
            "Thu 26 Nov, 17:30: Feedback", "Thu 26 Nov, 17:00: Team dynamics", "Leave it", "Menu",
        ]  # fmt: skip
        await vale.restart()
        await vale.femi.presses("Thu 26 Nov, 17:30: Feedback")
        vale.femi.sees("Teams report: Feedback")
        await vale.femi.presses("Leave it")
        vale.femi.sees("The report is left")
        assert await vale.rows(TeamsImportRow) == []
        # An hour beside every session of that day: nobody guesses.
        await vale.femi.uploads("report.csv", written([there("Amara", LOCAL, (-240, -180))]))
        vale.femi.sees("its times are not quite those of the session")
        await vale.femi.presses("Leave it")
        await vale.femi.uploads("report.csv", written([there("Amara", datetime(2026, 10, 4, 17), (0, 45))]))
        vale.femi.sees("This report is of Sat 10 Apr 2026 or of Sun 4 Oct 2026".replace("Sat", "Fri"))
        await vale.femi.uploads("report.csv", written([there("Amara", LOCAL - timedelta(days=9), (0, 45))]))
        vale.femi.sees("This report is of Tue 17 Nov 2026. None of your sessions of that day")
        assert await vale.rows(TeamsImportRow) == []


async def test_a_report_of_anybody_else(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.doctors("Gita", roles=(Role.FACILITATOR,))
        before = await stored(vale)
        # A member is told who sends one.
        await vale.amara.uploads("report.csv", report())
        vale.amara.sees(
            "I read attendance reports from the facilitator of a session and from administrators only"
        )
        vale.amara.sees("please give it to its facilitator")
        assert "Sessions" in vale.amara.screen().buttons
        await vale.amara.uploads("report.xlsx", b"PK")
        vale.amara.sees("I did not understand that")
        # An outsider is told how to come in, as whatever they send.
        zola = vale.person("Zola")
        await zola.starts()
        before_zola = zola.screen().text
        await zola.uploads("report.csv", report())
        assert zola.screen().text == before_zola
        assert not vale.sim.calls_of("getFile")
        # A facilitator of other sessions, and of another community.
        await vale.gita.uploads("report.csv", report())
        vale.gita.sees("None of your sessions of that day has an open sheet")
        zara = await found_riverside(vale)
        before_zara = await stored(vale)
        await zara.uploads("report.csv", report())
        zara.sees("None of your sessions of that day has an open sheet")
        assert await stored(vale) == before_zara
        assert before["teams_imports"] == before_zara["teams_imports"] == []
        # In a group nothing is answered.
        seen = len(vale.femi.messages(vale.group))
        await vale.femi.uploads("report.csv", report(), vale.group)
        assert len(vale.femi.messages(vale.group)) == seen + 1
        assert await vale.rows(TeamsImportRow) == []


async def test_an_import_is_its_owners(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.doctors("Gita", roles=(Role.FACILITATOR,))
        unknown = there("B. Adeyemi", LOCAL, (0, 30))
        await vale.femi.uploads("report.csv", report(unknown))
        before = await stored(vale)
        presses = ("ei:1", "ej:1:1", "ed:1:2", "ea:1:2:2", "ea:1:2:0", "eo:1:2:0", "et:1:1", "ec:1:1", "el:1")
        for person in (vale.amara, vale.gita, vale.noor):
            shown = person.screen().message
            for data in presses:
                await person.presses_data(data, shown)
                assert person.toasts[-1].startswith(("This no longer exists", "This is open to those")), data
                assert await stored(vale) == before, data
        # Nor does the owner get further with numbers that are none.
        shown = vale.femi.screen().message
        for data in (
            "ea:1:0:2",
            "ea:1:99:2",
            "ea:1:2:999",
            "ea:1:2:-7",
            "ed:1:0",
            "ec:1:7",
            "ei:9",
            "eo:1:-1:0",
        ):
            await vale.femi.presses_data(data, shown)
            assert await stored(vale) == before, data
        # Who is no longer a facilitator carries nothing on.
        await vale.noor.writes("/members")
        for label in ("Femi (facilitator)", "No longer facilitator", "Yes, take the role away"):
            await vale.noor.presses(label)
        await vale.femi.presses_data("ec:1:1", shown)
        assert "open to those" in vale.femi.toasts[-1]
        assert await marks(vale) == {}


NO_REPORTS = (
    (b"PK\x03\x04 a workbook", "This is an Excel file or an archive"),
    (b"%PDF-1.7", "This is a PDF"),
    (b"\x89PNG\r\n\x1a\n", "This is a picture"),
    (b"\x1f\x8b\x08 a bomb", "This is an Excel file or an archive"),
    (b"<!doctype html><table>", "This is a web page"),
    (b"Name,Email\r\nAmara,a@example.org\r\n", "I found no list of a Teams meeting"),
    (b"Name\x00,Email", "I cannot read this file"),
    (b"Name," + b"a" * 2**20, "I cannot read this file"),
    (report()[:-1], "I cannot read this file"),
    (b"a,b,c\r\n" * 100_000, "more than 5,000 lines"),
)


async def test_a_file_that_is_none(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara")
        for content, said in NO_REPORTS:
            await vale.femi.uploads("report.csv", content)
            vale.femi.sees(said)
            if "lines" not in said:
                assert "Name  First Join  Last Leave" in vale.femi.screen().text
            assert vale.femi.screen().buttons == ["Teams report", "Menu"]
        await vale.femi.presses("Teams report")
        vale.femi.sees("send me its attendance report here")
        assert await vale.rows(TeamsImportRow) == []


async def test_a_report_saved_as_something_else_is_known_by_its_name(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara")
        for name, said in (
            ("report.xlsx", "This is an Excel file or an archive"),
            ("REPORT.XLS", "This is an Excel file or an archive"),
            ("report.csv.zip", "This is an Excel file or an archive"),
            ("report.html", "This is a web page"),
            ("report.pdf", "This is a PDF"),
        ):
            await vale.femi.uploads(name, b"whatever")
            vale.femi.sees(said)
            assert "Name  First Join  Last Leave" in vale.femi.screen().text
        await vale.femi.uploads("notes.docx", b"PK")
        vale.femi.sees("I did not understand that")
        assert not vale.sim.calls_of("getFile")


async def test_too_large_is_refused_before_it_is_fetched(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara")
        for size in (5 * 2**20 + 1, 25 * 2**20):
            await vale.femi.uploads("report.csv", b"a" * size)
            vale.femi.sees("This file is larger than 5 MB")
        assert not vale.sim.calls_of("getFile")


async def test_two_import_the_same_report_at_once(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben", "Chidi")
        okafor = there("C. Okafor (External)", LOCAL, (0, 50))
        for person in (vale.femi, vale.noor):
            await person.uploads("report.csv", report(okafor))
            await person.presses("Answer the open name")
        # Each has an import of their own, and sees nothing of the other's answers.
        await vale.femi.presses("Chidi")
        vale.noor.sees("Name 1 of 1")
        await vale.noor.presses("Nobody of ours")
        await vale.femi.presses("Count it")
        vale.femi.sees("The report counts")
        counted = await marks(vale)
        assert counted["Chidi"] == ("attended", "teams", 50)
        await vale.noor.presses("Count it")
        vale.noor.sees("This report was counted before, so nothing was changed")
        assert await marks(vale) == counted
        assert await vale.rows(TeamsImportRow) == []
        assert len([row for row in await vale.rows(AuditRow) if row.verb == "import-report"]) == 1
