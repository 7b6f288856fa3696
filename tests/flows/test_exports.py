"""The attendance as a file: asked for in the chat, read back as Excel would."""

import asyncio
import csv
import json
import tempfile
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from threading import Semaphore

import openpyxl
import pytest

from bot import long_files
from reports.attendance import files
from rules.permissions import Role
from storage import attendance_export
from storage.tables import AuditRow, ExportRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
UNDER_A_FILE = "Bad Request: there is no text in the message to edit"
FORMULA = '=HYPERLINK("https://evil.example","Amara")'


def read(content):
    """The rows of the file, by the names of its columns."""
    words = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for another encoding"
    return list(csv.DictReader(StringIO(words, newline="")))


def exports(vale):
    """The files of attendance that were sent; the calendars' files are none."""
    return [one for one in vale.sim.calls_of("sendDocument") if "Attendance of" in one.params["caption"]]


async def held(vale, *names):
    """A session that is over, with the first marked as there, the second as not, the third not at all."""
    await vale.doctors(*names)
    await vale.schedules()
    for name in names:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=START)
    await vale.person(names[0]).presses("I'm here")
    await vale.advance(hours=1)
    for status in ("not marked", "attended", "part"):
        await vale.femi.presses(f"{names[1]}: {status}")


async def test_from_the_chat(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, "Amara", "Ben", "Chidi")
        await vale.noor.writes("/export")
        vale.noor.sees("Which attendance would you like as a file?")
        await vale.noor.presses("Cycle 2026/27")
        vale.noor.sees("cycle 2026/27. In which form would you like it?")
        vale.noor.sees("It is noted that you exported it, and when.")
        await vale.noor.presses("CSV")
        vale.noor.sees("The file is being written")
        file = next(one for one in reversed(vale.noor.messages()) if one.file)
        assert "cycle 2026/27: 3 lines." in file.text
        assert "The file holds names" in file.text
        rows = read(vale.noor.downloads("attendance-2026-27.csv"))
        assert [(row["member"], row["status"], row["how it was established"]) for row in rows] == [
            ("Amara", "attended", "self"),
            ("Ben", "missed", "sheet"),
            ("Chidi", "unmarked", ""),
        ]
        first = rows[0]
        assert (first["topic"], first["date"], first["start"]) == ("Team dynamics", "2026-11-26", "17:00")
        assert (first["minutes"], first["facilitator"], first["cycle"]) == ("50", "Femi", "2026/27")
        (noted,) = [row for row in await vale.rows(AuditRow) if row.verb == "export-attendance"]
        assert noted.by_member_id == await vale.member_id(vale.noor)


async def test_everything_twice_is_noted_twice_and_a_repeated_update_once(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await held(vale, "Amara", "Ben")
        await finds(vale.noor, "Export attendance")
        await vale.noor.presses("Everything")
        await vale.noor.presses("CSV")
        await vale.comes_again()
        assert len(exports(vale)) == 1
        await finds(vale.noor, "Export attendance")
        await vale.noor.presses("Everything")
        await vale.noor.presses("CSV")
        assert len(exports(vale)) == 2
        assert len([row for row in await vale.rows(AuditRow) if row.verb == "export-attendance"]) == 2


async def test_no_cell_runs_as_a_formula(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.amara.writes("/about")
        for button, words in (
            ("Name", FORMULA),
            ("Specialty", "+44 psychiatry"),
            ("Site", '@Oak Vale, "the old" wing;\tnorth'),
        ):
            await vale.amara.presses(button)
            await vale.amara.writes(words)
        await vale.schedules(topic="-2+3 cmd|' /C calc'!A0")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(to=START)
        await vale.noor.writes("/export")
        await vale.noor.presses("Everything")
        await vale.noor.presses("CSV")
        (row,) = read(vale.noor.downloads("attendance-all.csv"))
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert row["member"].endswith(FORMULA)
        assert row["specialty"].endswith("+44 psychiatry")


async def test_nothing_to_export_yet(opened):
    async with opened() as vale:
        await vale.noor.writes("/export")
        await vale.noor.presses("Everything")
        await vale.noor.presses("Excel")
        vale.noor.sees("There is no attendance to export yet")
        assert not exports(vale)
        await vale.schedules()
        await vale.noor.presses("Another export")
        await vale.noor.presses("Cycle 2026/27")
        await vale.noor.presses("JSON")
        vale.noor.sees("There is no attendance to export yet")


async def test_only_for_admins_of_this_community(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, "Amara", "Ben")
        for person in (vale.amara, vale.femi):
            await person.writes("/export")
            person.sees("This is open to those who organise")
            for forged in ("xa:1:0", "xs:1:0", "xo:1:1", "xw:1:0:0:csv", "xw:1:0:1:xlsx", "xx:1"):
                await person.presses_data(forged, person.screen().message)
        zara = await found_riverside(vale)
        await zara.writes("/export")
        for forged in (
            "xa:1:0",
            "xs:1:0",
            "xo:1:1",
            "xo:2:1",
            "xw:1:0:0:csv",
            "xw:2:1:0:csv",
            "xw:2:0:1:csv",
        ):
            await zara.presses_data(forged, zara.screen().message)
        await zara.writes("/export")
        await zara.presses("Everything")
        await zara.presses("CSV")
        zara.sees("There is no attendance to export yet")
        assert not exports(vale)


async def test_who_is_no_longer_an_admin_gets_no_file(opened):
    async with opened(refusals=[SAME_SCREEN, BLOCKED]) as vale:
        await held(vale, "Amara", "Ben")
        await vale.doctors("Dayo", roles=(Role.ADMIN,))
        await vale.dayo.writes("/export")
        shown = vale.dayo.screen().message
        # The file is owed and cannot be sent; when it could be, the role is gone.
        await vale.dayo.presses("Everything")
        vale.dayo.press_now("CSV")
        await vale.dayo.blocks_bot()
        await vale.noor.writes("/members")
        for label in ("Dayo (admin)", "No longer administrator", "Yes, take the role away"):
            await vale.noor.presses(label)
        await vale.dayo.unblocks_bot()
        await vale.dayo.starts()
        vale.dayo.sees("You are no longer an administrator")
        await vale.dayo.presses_data("xa:1:0", shown)
        assert "open to those who organise the group" in vale.dayo.toasts[-1]
        assert not exports(vale)


async def test_a_session_as_a_workbook_and_everything_as_json(opened):
    async with opened(refusals=[SAME_SCREEN, UNDER_A_FILE]) as vale:
        await held(vale, "Amara", "Ben")
        await vale.noor.writes("/export")
        await vale.noor.presses("One session")
        vale.noor.sees("Which session of")
        await vale.noor.presses("Thu 26 Nov: Team dynamics")
        vale.noor.sees("Thu 26 Nov 2026: Team dynamics. In which form would you like it?")
        await vale.noor.presses("Back")
        vale.noor.sees("Which attendance would you like as a file?")
        await vale.noor.presses("One session")
        await vale.noor.presses("Thu 26 Nov: Team dynamics")
        await vale.noor.presses("Excel")
        book = openpyxl.load_workbook(BytesIO(vale.noor.downloads("attendance-session-1.xlsx")))
        assert book.sheetnames == ["2026-27"]
        first = next(book.active.iter_rows(min_row=2, values_only=True))
        assert (first[3], first[4], first[9]) == ("Team dynamics", datetime(2026, 11, 26), "Amara")
        file = next(one for one in reversed(vale.noor.messages()) if one.file)
        assert "Thu 26 Nov 2026, Team dynamics: 2 lines." in file.text
        await vale.noor.presses("Another export")
        await vale.noor.presses("Everything")
        await vale.noor.presses("JSON")
        lines = json.loads(vale.noor.downloads("attendance-all.json"))
        assert [(one["member"], one["status"]) for one in lines] == [("Amara", "attended"), ("Ben", "missed")]
        noted = [row.detail for row in await vale.rows(AuditRow) if row.verb == "export-attendance"]
        assert [(one["session"], one["format"]) for one in noted] == [(1, "xlsx"), (None, "json")]


async def test_no_session_has_begun_and_forms_that_do_not_exist(opened):
    async with opened() as vale:
        await vale.noor.writes("/export")
        await vale.noor.presses("One session")
        vale.noor.sees("There is no attendance to export yet")
        await vale.noor.presses("Back")
        for forged in (
            "xw:1:0:0:exe",
            "xw:1:99:0:csv",
            "xw:1:0:99:csv",
            "xo:1:99",
            "xa:1:99",
            "xs:99:0",
            "xx:99",
        ):
            await vale.noor.presses_data(forged, vale.noor.screen().message)
        await vale.noor.presses_data("xs:1:-5", vale.noor.screen().message)
        assert not exports(vale)
        assert await vale.rows(ExportRow) == []


class Slowly:
    """Lines that come one by one, the first at once, the others when let through; each is told about."""

    def __init__(self, monkeypatch, folder):
        self.gate = Semaphore(0)
        whole = attendance_export.records

        def records(*args):
            for one in whole(*args):
                yield one
                assert self.gate.acquire(timeout=60)

        monkeypatch.setattr(attendance_export, "records", records)
        monkeypatch.setattr(files, "_TOLD_EVERY", 1)
        monkeypatch.setattr(long_files, "EVERY_SECONDS", 0.01)
        monkeypatch.setattr(tempfile, "tempdir", str(folder))

    async def until(self, vale, wanted):
        """Let the machine work and the seconds of Telegram's limits pass until Noor sees it, or it is so."""
        for _ in range(1000):
            if wanted() if callable(wanted) else any(wanted in one.text for one in vale.noor.messages()):
                return
            await vale.clock.advance_to(vale.now() + timedelta(seconds=1))
            await asyncio.sleep(0.01)
        raise AssertionError(f"{wanted} was never seen")

    def let_through(self, lines):
        for _ in range(lines):
            self.gate.release()


@pytest.fixture
def slowly(monkeypatch, tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    return Slowly(monkeypatch, folder)


async def asks(vale):
    await vale.noor.writes("/export")
    await vale.noor.presses("Everything")
    vale.noor.press_now("CSV")


async def test_a_message_says_how_far_the_file_is_and_goes_when_it_is_there(opened, slowly, tmp_path):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, "Amara", "Ben", "Chidi")
        await asks(vale)
        await slowly.until(vale, "Writing the file: 1 of 3 lines.")
        slowly.let_through(1)
        await slowly.until(vale, "Writing the file: 2 of 3 lines.")
        # Others are answered meanwhile.
        press = vale.amara.press_now("Menu")
        await slowly.until(vale, lambda: press.answer)
        slowly.let_through(2)
        await vale.settle()
        assert not [one for one in vale.noor.messages() if "Writing the file" in one.text]
        assert len(read(vale.noor.downloads("attendance-all.csv"))) == 3
        assert len(exports(vale)) == 1
        assert list((tmp_path / "temporary").iterdir()) == []
        (export,) = await vale.rows(ExportRow)
        assert export.state == "answered"


async def test_a_file_is_stopped_on_the_way(opened, slowly, tmp_path):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, "Amara", "Ben", "Chidi")
        await asks(vale)
        await slowly.until(vale, "Writing the file: 1 of 3 lines.")
        vale.noor.press_now("Stop")
        await slowly.until(vale, "The file was stopped, and nothing is sent.")
        slowly.let_through(3)
        await vale.settle()
        vale.noor.sees("The file was stopped, and nothing is sent.")
        assert not exports(vale)
        assert list((tmp_path / "temporary").iterdir()) == []
        # It can be asked for again at once.
        slowly.let_through(3)
        await vale.noor.presses("Another export")
        await vale.noor.presses("Everything")
        await vale.noor.presses("CSV")
        assert len(exports(vale)) == 1


async def test_a_file_that_was_cut_off_is_made_again_and_comes_once(opened, slowly, tmp_path):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, "Amara", "Ben", "Chidi")
        await asks(vale)
        await slowly.until(vale, "Writing the file: 1 of 3 lines.")
        for _ in range(1000):  # Until it is noted which message that is.
            if (await vale.rows(ExportRow))[0].message_id is not None:
                break
            await asyncio.sleep(0.01)
        (sending,) = vale.running.sender._on_their_way.values()
        sending.cancel()
        slowly.let_through(6)
        await vale.settle()
        assert not exports(vale)
        await vale.restart()
        await vale.advance(minutes=2)
        assert len(exports(vale)) == 1
        assert not [one for one in vale.noor.messages() if "Writing the file" in one.text]
        assert list((tmp_path / "temporary").iterdir()) == []


async def test_a_disk_that_is_full_is_said_and_a_file_that_is_too_large_too(opened, monkeypatch):
    async with opened(refusals=[SAME_SCREEN], faults=["export-not-written"]) as vale:
        await held(vale, "Amara", "Ben")

        def full(*_args):
            raise OSError(28, "No space left on device")

        await vale.noor.writes("/export")
        await vale.noor.presses("Everything")
        with monkeypatch.context() as now:
            now.setattr(files, "write_csv", full)
            await vale.noor.presses("CSV")
        vale.noor.sees("The file could not be written on the machine that runs this bot")
        await vale.noor.presses("Another export")
        await vale.noor.presses("Everything")
        with monkeypatch.context() as now:
            now.setattr(long_files, "LARGEST", 10)
            await vale.noor.presses("CSV")
        vale.noor.sees("The file is larger than 50 MB")
        assert not exports(vale)
        await vale.noor.presses("Another export")
        await vale.noor.presses("Everything")
        await vale.noor.presses("CSV")
        assert len(exports(vale)) == 1
