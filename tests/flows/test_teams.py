"""A Teams report sent as a file: looked at, asked about, counted once."""

from datetime import UTC, datetime, timedelta
from threading import current_thread

from rules.permissions import Role
from rules.teams import reading
from storage.tables import (
    AttendanceRow,
    AuditRow,
    MemberRow,
    TeamsImportRow,
    TeamsNameRow,
    TeamsReportRow,
    TeamsSpanRow,
)
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored
from tests.teams_report import styled, there, written

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
LOCAL = START.replace(tzinfo=None)
"""London's clocks show the same in November."""
OVER = START + timedelta(minutes=55)
CARD = [SAME_SCREEN]
"""Two bookings at once are two edits of the card, and the first shows both."""


async def held(vale, *names, typed="Thu 26 Nov 5pm"):
    """A session that these members had booked, just over; Femi has the sheet."""
    await vale.doctors(*names)
    await vale.schedules(typed)
    for name in names:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=OVER)


async def marks(vale):
    """What the sheet says, by name: status, how it is known, minutes."""
    names = {row.id: row.name for row in await vale.rows(MemberRow)}
    return {
        names[row.member_id]: (row.status, row.established, row.minutes)
        for row in await vale.rows(AttendanceRow)
    }


def report(*people, **style):
    """Amara was there for 47 minutes, Ben for 10; and whoever else."""
    known = (there("Amara", LOCAL, (2, 49)), there("Ben", LOCAL, (0, 10)))
    return written((*known, *people), styled(**style))


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
