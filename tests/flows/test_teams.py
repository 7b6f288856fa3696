"""Importing a Teams report: shown before it counts, added up, and kept no longer than it is needed."""

from datetime import timedelta
from threading import current_thread

from rules.teams import reading
from storage.tables import AuditRow, TeamsImportRow, TeamsReportRow, TeamsSpanRow
from tests.flows.importing import CARD, LOCAL, OVER, START, held, marks, report
from tests.flows.told import stored
from tests.teams_report import there, written


async def test_a_file_is_taken_apart_where_it_holds_up_neither_the_storage_nor_the_bot(opened, monkeypatch):
    threads, read = [], reading.read

    def noted(content):
        threads.append(current_thread().name)
        return read(content)

    monkeypatch.setattr(reading, "read", noted)
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.femi.uploads("report.csv", report())
        vale.femi.sees("Teams report: Team dynamics")
    (thread,) = threads
    assert not thread.startswith(("storage", "MainThread"))


async def test_a_report_is_shown_before_it_counts(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben", "Chidi")
        await vale.femi.uploads("CIG session 3 - Attendance report.csv", report())
        (said,) = [one for one in vale.sim.calls_of("sendMessage") if "I am reading" in one.params["text"]]
        shown = vale.femi.sees("Teams report: Team dynamics, Thu 26 Nov 2026, 17:00 (London)")
        assert shown.id == said.result["message_id"]
        for words in (
            "2 people are in the report",
            "2 matched with members",
            "1 on the sheet and not in the report",
            "Amara: not marked → attended, 47 min",
            "Ben: not marked → part, 10 min",
            "On the sheet and not in the report: Chidi.",
            "Nothing counts yet",
        ):
            assert words in shown.text, words
        assert vale.femi.screen().buttons == ["Count it", "Leave it", "Menu"]
        assert await marks(vale) == {}
        await vale.femi.presses("Count it")
        vale.femi.sees("The report counts for Team dynamics")
        assert "2 marks have changed" in vale.femi.screen().text
        assert await marks(vale) == {"Amara": ("attended", "teams", 47), "Ben": ("part", "teams", 10)}
        assert await vale.rows(TeamsImportRow) == []
        (noted,) = [row for row in await vale.rows(AuditRow) if row.verb == "import-report"]
        assert noted.by_member_id == await vale.member_id(vale.femi)
        assert noted.detail == {
            "session": 1, "files": 1, "people": 2, "matched": 2, "open": 0, "changed": 2, "by": "chat",
        }  # fmt: skip
        await vale.femi.presses("Back to the sheet")
        assert "Chidi: not marked" in vale.femi.screen().buttons


async def test_marks_made_by_hand_win_unless_the_facilitator_says_otherwise(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        for label in (
            "Amara: not marked",
            "Amara: attended",
            "Amara: part",
            "Ben: not marked",
            "Ben: attended",
        ):
            await vale.femi.presses(label)
        assert await marks(vale) == {"Amara": ("missed", "sheet", None), "Ben": ("part", "sheet", None)}
        await vale.femi.uploads("report.csv", report())
        text = vale.femi.screen().text
        assert "No mark would change" in text
        assert "Your marks stay, unless you take the report's:\n• Amara: missed → attended, 47 min" in text
        assert "One mark stays as it is" in text
        await vale.femi.presses("Take the report's marks")
        assert "This would change:\n• Amara: missed → attended" in vale.femi.screen().text
        await vale.femi.presses("Keep my marks")
        assert "No mark would change" in vale.femi.screen().text
        await vale.femi.presses("Count it")
        assert await marks(vale) == {"Amara": ("missed", "sheet", None), "Ben": ("part", "sheet", 10)}


async def test_the_reports_marks_are_taken(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        for label in ("Amara: not marked", "Amara: attended", "Amara: part"):
            await vale.femi.presses(label)
        await vale.femi.uploads("report.csv", report())
        await vale.femi.presses("Take the report's marks")
        await vale.femi.presses("Count it")
        assert (await marks(vale))["Amara"] == ("attended", "teams", 47)


async def test_a_restarted_meeting_has_two_reports(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        first = written([there("Amara", LOCAL, (0, 20)), there("Ben", LOCAL, (0, 20))])
        second = written([there("Amara", LOCAL, (10, 35)), there("Amara Okafor", LOCAL, (30, 50))])
        await vale.femi.uploads("report.csv", first)
        older = vale.femi.screen().message
        await vale.femi.uploads("report (1).csv", second)
        vale.femi.sees("3 people are in the 2 reports together")
        assert "Amara: not marked → attended, 35 min" in vale.femi.screen().text
        # The button of the first preview counts nothing that was not in it.
        (count,) = (one.data for row in older.buttons for one in row if one.text == "Count it")
        await vale.femi.presses_data(count, older)
        assert vale.femi.toasts[-1].startswith("This has changed since")
        assert await marks(vale) == {}
        await vale.femi.presses("Answer the open name")
        await vale.femi.presses("Amara")
        vale.femi.sees("Amara: not marked → attended, 50 min")
        await vale.femi.presses("Count it")
        assert await marks(vale) == {"Amara": ("attended", "teams", 50), "Ben": ("part", "teams", 20)}
        assert len(await vale.rows(TeamsReportRow)) == 2
        # A third one, after these were counted: the times are added up all the same.
        await vale.femi.uploads("report (2).csv", written([there("Ben", LOCAL, (15, 45))]))
        vale.femi.sees("Ben: part → attended, 45 min")
        await vale.femi.presses("Count it")
        assert (await marks(vale))["Ben"] == ("attended", "teams", 45)
        assert (await marks(vale))["Amara"] == ("attended", "teams", 50)


async def test_the_same_file_twice_changes_nothing(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.femi.uploads("report.csv", report())
        await vale.femi.uploads("copy.csv", report())
        vale.femi.sees("2 people are in the report")
        assert len(await vale.rows(TeamsImportRow)) == 1
        await vale.femi.presses("Count it")
        before = await stored(vale)
        for person in (vale.femi, vale.noor):
            await person.uploads("report.csv", report())
            person.sees("This report was counted before, so nothing was changed")
        assert await stored(vale) == before


async def test_left_for_a_day_it_is_deleted(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.femi.uploads("report.csv", report())
        await vale.advance(hours=23, minutes=59)
        assert len(await vale.rows(TeamsImportRow)) == 1
        shown = vale.femi.screen().message
        await vale.advance(minutes=2)
        assert await vale.rows(TeamsImportRow) == []
        await vale.femi.presses_data("ei:1", shown)
        assert vale.femi.toasts[-1].startswith("This no longer exists")
        assert await marks(vale) == {}


async def test_when_people_were_there_is_kept_no_longer_than_the_sheet_is_open(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.femi.uploads("report.csv", report())
        await vale.femi.presses("Count it")
        assert len(await vale.rows(TeamsSpanRow)) == 2
        await vale.advance(to=START + timedelta(minutes=50, days=14))
        assert len(await vale.rows(TeamsSpanRow)) == 2
        await vale.advance(minutes=2)
        assert await vale.rows(TeamsSpanRow) == []
        assert (await marks(vale))["Amara"] == ("attended", "teams", 47)
        await vale.femi.uploads("report.csv", report())
        vale.femi.sees("has an open sheet")


async def test_whoever_came_without_a_place_is_added_and_the_facilitator_is_not(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.doctors("Emeka")
        people = (there("Emeka", LOCAL, (0, 50)), there("Femi", LOCAL, (0, 50), role="Organizer"))
        await vale.femi.uploads("report.csv", report(*people))
        assert "Femi:" not in vale.femi.screen().text
        await vale.femi.presses("Count it")
        assert set(await marks(vale)) == {"Amara", "Ben", "Emeka"}
        await vale.femi.presses("Back to the sheet")
        vale.femi.sees("One of them had no place booked")


async def test_who_pressed_here_gets_the_minutes(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        for person in (vale.amara, vale.ben):
            await person.presses("Book", vale.group)
        await vale.advance(to=START)
        await vale.amara.presses("I'm here")
        await vale.advance(to=OVER)
        await vale.femi.uploads("report.csv", report())
        vale.femi.sees("One mark stays as it is, and what the report knows is added to it.")
        await vale.femi.presses("Count it")
        vale.femi.sees("One more mark now has its minutes")
        assert (await marks(vale))["Amara"] == ("attended", "teams", 47)


async def test_the_minutes_are_in_the_export(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben")
        await vale.femi.uploads("report.csv", report())
        await vale.femi.presses("Count it")
        await vale.noor.writes("/export")
        await vale.noor.presses("Everything")
        await vale.noor.presses("CSV")
        file = next(one for one in reversed(vale.noor.messages()) if one.file)
        assert b",47," in vale.noor.downloads(file.file.name)
