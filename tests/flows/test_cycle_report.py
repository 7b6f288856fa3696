"""The report of a cycle, asked for in the chat: made aside, one at a time, and sent in private."""

import asyncio
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import report_files, reporting
from rules.cycle_report.forms import Form
from rules.permissions import Role
from storage import cycles
from storage.tables import AuditRow
from storage.views import cycle_report as views
from tests.flows.looking_after import finds
from tests.flows.oak_vale import BLOCKED, COMMUNITY, OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
ONLY_STAFF = "open to those who organise"


def reports(vale):
    """The files of reports that were sent, by their names."""
    calls = vale.sim.calls_of("sendDocument")
    names = [one.params["document"].name for one in calls if "Report of" in one.params.get("caption", "")]
    assert not [one for one in names if not one.startswith("report-")]
    return names


async def noted(vale):
    return [row for row in await vale.rows(AuditRow) if row.verb == "export-report"]


async def held(vale, *names):
    await vale.doctors(*names)
    await vale.schedules()
    for name in names:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=START)
    for name in names:
        await vale.person(name).presses("I'm here")
    await vale.advance(hours=2)


class Gate:
    """Reports that are made in no time, once they are let through; `begun` counts them."""

    def __init__(self):
        self.open = asyncio.Event()
        self.open.set()
        self.begun = []

    async def made(self, file):
        self.begun.append(file.form)
        await self.open.wait()
        return f"{file.form} of {file.view.cycle.name}".encode()


@pytest.fixture
def gate(monkeypatch):
    gate = Gate()
    monkeypatch.setattr(report_files, "_made", gate.made)
    return gate


async def until(vale, wanted):
    """Let the machine work and Telegram's seconds pass until it is so; what is held back stays held back."""
    for _ in range(1000):
        if wanted():
            return
        await vale.clock.advance_to(vale.now() + timedelta(seconds=1))
        await asyncio.sleep(0.005)
    raise AssertionError("it never came to be")


async def test_a_page_and_a_paper_that_the_command_line_would_write(opened, monkeypatch):
    async def here(file):
        # The page itself, in this process; what the other process does is tested by itself (tests/bot).
        return reporting.made(file.view, file.form) if file.form is Form.HTML else b"%PDF"

    monkeypatch.setattr(report_files, "_made", here)
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, *(f"Amara{letter}" for letter in "abcdef"))
        await finds(vale.noor, "Reports")
        vale.noor.sees("Of which cycle would you like the report?")
        vale.noor.sees("It stays within the trust: it has exact counts. It is noted that you asked for it")
        asked_at = vale.now()
        await vale.noor.presses("Cycle 2026/27")
        vale.noor.sees("The report of Cultural Integration Group, cycle 2026/27, is being made.")
        page, paper = [one for one in vale.noor.messages() if one.file and "Report of" in one.text]
        assert "cycle 2026/27, as a page: open it in any browser." in page.text
        assert "cycle 2026/27, as a PDF to read or print." in paper.text
        for one in (page, paper):
            assert "please keep it within the trust" in one.text
        assert vale.noor.downloads("report-2026-27.pdf") == b"%PDF"
        (only,) = await vale.running.db.read(cycles.of_communities, [COMMUNITY])
        view = await vale.running.db.read(views.of_cycle, asked_at, only)
        assert vale.noor.downloads("report-2026-27.html") == reporting.made(view, Form.HTML)
        assert "Amara" not in vale.noor.downloads("report-2026-27.html").decode()
        (row,) = await noted(vale)
        assert (row.by_member_id, row.community_id) == (await vale.member_id(vale.noor), COMMUNITY)
        assert row.detail == {"cycle": "2026/27", "format": "html, pdf", "by": "chat"}
        await vale.noor.presses("Another report")
        vale.noor.sees("Of which cycle would you like the report?")


async def test_pressed_again_while_it_is_made_it_is_made_once(opened, gate):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await held(vale, "Amara", "Ben")
        await finds(vale.noor, "Reports")
        gate.open.clear()
        vale.noor.press_now("Cycle 2026/27")
        await until(vale, lambda: gate.begun)
        vale.noor.press_now("Another report")
        await until(vale, lambda: "Cycle 2026/27" in vale.noor.screen().buttons)
        again = vale.noor.press_now("Cycle 2026/27")
        await until(vale, lambda: again.answer)
        vale.noor.sees("is being made already, since you asked for it before. It comes here in a minute.")
        # Others are answered meanwhile.
        press = vale.amara.press_now("Menu")
        await until(vale, lambda: press.answer)
        assert gate.begun == [Form.HTML]
        gate.open.set()
        await vale.settle()
        await vale.comes_again()
        assert gate.begun == [Form.HTML, Form.PDF]
        assert reports(vale) == ["report-2026-27.html", "report-2026-27.pdf"]
        assert len(await noted(vale)) == 1
        # Once it is there it can be asked for anew, and that is noted anew.
        await vale.noor.presses("Another report")
        await vale.noor.presses("Cycle 2026/27")
        assert len(reports(vale)) == 4
        assert len(await noted(vale)) == 2


async def test_a_report_that_was_cut_off_is_made_again_and_comes_once(opened, gate):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, "Amara", "Ben")
        await finds(vale.noor, "Reports")
        gate.open.clear()
        vale.noor.press_now("Cycle 2026/27")
        await until(vale, lambda: gate.begun)
        (sending,) = vale.running.sender._on_their_way.values()
        sending.cancel()
        gate.open.set()
        await vale.settle()
        await vale.restart()
        await vale.advance(minutes=2)
        assert sorted(reports(vale)) == ["report-2026-27.html", "report-2026-27.pdf"]
        assert len(await noted(vale)) == 1


async def test_what_cannot_be_made_is_said_and_can_be_asked_for_again(opened, gate, monkeypatch):
    fails = (sys.executable, "-c", "raise SystemExit('MemoryError')")
    async with opened(refusals=[SAME_SCREEN], faults=["report-not-made"]) as vale:
        await held(vale, "Amara", "Ben")
        await finds(vale.noor, "Reports")
        with monkeypatch.context() as now:
            now.setattr(report_files, "_made", MADE)
            now.setattr(report_files, "COMMAND", fails)
            await vale.noor.presses("Cycle 2026/27")
        vale.noor.sees(
            "The report of Cultural Integration Group, cycle 2026/27, could not be made on the machine"
        )
        vale.noor.sees("Please ask for it once more later.")
        assert reports(vale) == []
        await vale.noor.presses("Another report")
        await vale.noor.presses("Cycle 2026/27")
        assert len(reports(vale)) == 2


MADE = report_files._made


async def test_only_for_admins_of_this_community(opened, gate):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, "Amara", "Ben")
        for person in (vale.amara, vale.femi):
            await person.writes("/menu")
            shown = person.screen().message
            for forged in ("rr:0", "rr:-7", "rc:1", "rc:99"):
                await person.presses_data(forged, shown)
                assert gate.begun == []
            await person.presses_data("rc:1", shown)
            assert ONLY_STAFF in person.toasts[-1]
            assert "Reports" not in person.screen().buttons
        zara = await found_riverside(vale)
        await finds(zara, "Reports")
        zara.sees("There is no cycle to report on yet.")
        shown = zara.screen().message
        for forged in ("rc:1", "rc:99", "rc:-1", "rc:2147483647", "rr:99", "rr:-1"):
            await zara.presses_data(forged, shown)
        zara.sees("There is no cycle to report on yet.")
        assert "Cycle 2026/27" not in zara.screen().buttons
        stranger = vale.person("Sam")
        await stranger.writes("/menu")
        await stranger.presses_data("rc:1", stranger.screen().message)
        assert (gate.begun, reports(vale), await noted(vale)) == ([], [], [])


async def test_who_is_no_longer_an_admin_gets_no_report(opened, gate):
    async with opened(refusals=[SAME_SCREEN, BLOCKED]) as vale:
        await held(vale, "Amara")
        await vale.doctors("Dayo", roles=(Role.ADMIN,))
        await finds(vale.dayo, "Reports")
        vale.dayo.press_now("Cycle 2026/27")
        await vale.dayo.blocks_bot()
        await vale.noor.writes("/members")
        for label in ("Dayo (admin)", "No longer administrator", "Yes, take the role away"):
            await vale.noor.presses(label)
        await vale.dayo.unblocks_bot()
        await vale.dayo.starts()
        vale.dayo.sees("You are no longer an administrator")
        assert reports(vale) == []


async def test_many_cycles_have_pages_and_those_of_two_communities_their_names(opened, gate):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await finds(vale.noor, "Reports")
        vale.noor.sees("There is no cycle to report on yet. The first one begins when sessions are planned.")
        await vale.noor.presses("Menu")

        def eight(tx):
            for year in range(2010, 2018):
                cycles.of_year(tx, COMMUNITY, f"{year}/{year % 100 + 1}", date(year, 8, 1))

        await vale.running.db.write(eight)
        await finds(vale.noor, "Reports")
        assert "Cycle 2017/18" in vale.noor.screen().buttons
        assert "Cycle 2011/12" not in vale.noor.screen().buttons
        await vale.noor.presses("Earlier →")
        await vale.noor.presses("← Later")
        await vale.noor.presses("Earlier →")
        await vale.noor.presses("Cycle 2011/12")
        assert reports(vale) == ["report-2011-12.html", "report-2011-12.pdf"]
        assert vale.noor.downloads("report-2011-12.html") == b"html of 2011/12"
