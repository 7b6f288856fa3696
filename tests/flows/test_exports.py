"""The attendance as a file: asked for in the chat, read back as Excel would."""

import csv
from datetime import UTC, datetime
from io import StringIO

from rules.permissions import Role
from storage.tables import AuditRow
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
FORMULA = '=HYPERLINK("https://evil.example","Amara")'


def read(content):
    """The rows of the file, by the names of its columns."""
    words = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for another encoding"
    return list(csv.DictReader(StringIO(words, newline="")))


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
    async with opened() as vale:
        await held(vale, "Amara", "Ben", "Chidi")
        await vale.noor.writes("/export")
        vale.noor.sees("It is noted that you exported it, and when.")
        await vale.noor.presses("Cycle 2026/27")
        vale.noor.sees("The file is being written")
        file = next(one for one in reversed(vale.noor.messages()) if one.file)
        assert "cycle 2026/27: 3 lines. The file holds names" in file.text
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
        await vale.noor.writes("/menu")
        await vale.noor.presses("Export attendance")
        await vale.noor.presses("Everything")
        await vale.comes_again()
        assert len(vale.sim.calls_of("sendDocument")) == 1
        await vale.noor.presses("Export attendance")
        await vale.noor.presses("Everything")
        assert len(vale.sim.calls_of("sendDocument")) == 2
        assert len([row for row in await vale.rows(AuditRow) if row.verb == "export-attendance"]) == 2


async def test_no_cell_runs_as_a_formula(opened):
    async with opened() as vale:
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
        (row,) = read(vale.noor.downloads("attendance-all.csv"))
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert row["member"].endswith(FORMULA)
        assert row["specialty"].endswith("+44 psychiatry")


async def test_nothing_to_export_yet(opened):
    async with opened() as vale:
        await vale.noor.writes("/export")
        await vale.noor.presses("Everything")
        vale.noor.sees("There is no attendance to export yet")
        assert not vale.sim.calls_of("sendDocument")
        await vale.schedules()
        await vale.noor.presses("Another export")
        await vale.noor.presses("Cycle 2026/27")
        vale.noor.sees("There is no attendance to export yet")


async def test_only_for_admins_of_this_community(opened):
    async with opened() as vale:
        await held(vale, "Amara", "Ben")
        for person in (vale.amara, vale.femi):
            await person.writes("/export")
            person.sees("This is open to those who organise")
            await person.presses_data("xa:1:0", person.screen().message)
        zara = await found_riverside(vale)
        await zara.writes("/export")
        await zara.presses_data("xa:1:0", zara.screen().message)
        await zara.presses("Everything")
        zara.sees("There is no attendance to export yet")
        assert not vale.sim.calls_of("sendDocument")


async def test_who_is_no_longer_an_admin_gets_no_file(opened):
    async with opened(refusals=[BLOCKED]) as vale:
        await held(vale, "Amara", "Ben")
        await vale.doctors("Dayo", roles=(Role.ADMIN,))
        await vale.dayo.writes("/export")
        shown = vale.dayo.screen().message
        # The file is owed and cannot be sent; when it could be, the role is gone.
        vale.dayo.press_now("Everything")
        await vale.dayo.blocks_bot()
        await vale.noor.writes("/members")
        for label in ("Dayo (admin)", "No longer administrator", "Yes, take the role away"):
            await vale.noor.presses(label)
        await vale.dayo.unblocks_bot()
        await vale.dayo.starts()
        vale.dayo.sees("You are no longer an administrator")
        await vale.dayo.presses_data("xa:1:0", shown)
        assert "open to those who organise the group" in vale.dayo.toasts[-1]
        assert not vale.sim.calls_of("sendDocument")
