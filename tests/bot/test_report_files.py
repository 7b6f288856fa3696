"""A report that a process of its own makes: the same file, no secrets, and nothing left behind."""

import asyncio
import os
import sys
from types import SimpleNamespace

import pytest
from structlog.testing import capture_logs

from bot import report_files, reporting
from bot.report_child import FAILED
from handlers.house import House
from rules.cycle_report.forms import Form
from screens.cycle_report import chat
from screens.texts import Texts
from storage import cycles
from storage.db import Database
from storage.keys import KeyFolder
from storage.views import cycle_report as views
from tests import cycle_worlds
from tests.world import World


@pytest.fixture
def world(storage_url, tmp_path):
    db = Database(storage_url, KeyFolder(tmp_path / "keys"))
    yield World(db)
    db.close()


@pytest.fixture
def house(world):
    return House(world.db, Texts(), lambda: world.now, lambda: None)


def report(world, form=Form.HTML):
    cycle = world.db.read_now(cycles.load, cycle_worlds.small(world))
    return chat.file(world.db.read_now(views.of_cycle, world.now, cycle), form)


def saying(program):
    """As if the process were another program."""
    return (sys.executable, "-c", f"import os, sys, time; {program}")


async def makes(house, file):
    """The file, or what was logged instead of it."""
    with capture_logs() as logged:
        content = await report_files.made(house, file)
    if content is not None:
        return content
    (line,) = logged
    assert (line["event"], line["format"]) == ("report-not-made", file.form)
    assert house.writing == 0
    return line["failure"]


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("form", Form)
async def test_it_is_the_file_of_the_command_line(world, house, form):
    file = report(world, form)
    assert await makes(house, file) == reporting.made(file.view, form)


async def test_what_the_bot_itself_holds_stays_small(world):
    """Neither the libraries nor what they leave in memory are in the process that answers presses."""
    program = (
        "import sys, bot.report_files, handlers.nouns, screens.cycle_report.chat;"
        "heavy = ('scipy', 'numpy', 'matplotlib', 'fpdf', 'bot.reporting');"
        "print([one for one in heavy if one in sys.modules])"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE, cwd=report_files._ROOT
    )
    said, _ = await process.communicate()
    assert said.decode().strip() == "[]"


async def test_it_is_given_no_secret(world, house, monkeypatch):
    monkeypatch.setenv("CIGBOT_TELEGRAM_TOKEN", "1:secret")
    monkeypatch.setenv("PGPASSWORD", "secret")
    monkeypatch.setenv("LANG", "C.UTF-8")
    program = "print([one for one in os.environ if one.startswith(('CIGBOT_', 'PG', 'LANG'))])"
    monkeypatch.setattr(report_files, "COMMAND", saying(program))
    assert (await makes(house, report(world))).strip() == b"['LANG']"


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        (f"sys.exit('half a line' + {FAILED!r} + 'MemoryError')", "MemoryError"),
        ("sys.exit('words of somebody')", "exit 1"),
        ("sys.stderr.write('words'); sys.stderr.flush(); os.kill(os.getpid(), 9)", "exit -9"),
        ("pass", "size"),
        ("sys.stdout.write('x' * 11)", "size"),
    ],
)
async def test_what_fails_there_is_named_and_no_more(world, house, monkeypatch, program, failure):
    monkeypatch.setattr(report_files, "FileSizeLimit", SimpleNamespace(FILESIZE_UPLOAD=10))
    monkeypatch.setattr(report_files, "COMMAND", saying(program))
    assert await makes(house, report(world)) == failure


async def test_a_program_that_is_not_there(world, house, monkeypatch):
    monkeypatch.setattr(report_files, "COMMAND", ("/nowhere/python",))
    assert await makes(house, report(world)) == "FileNotFoundError"


async def test_the_real_process_says_only_what_kind_of_failure_it_was(world, house):
    broken = report(world)
    object.__setattr__(broken, "view", "Amara said so")
    assert await makes(house, broken) == "AttributeError"


SLEEPS = "open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"


async def begun(told):
    for _ in range(3000):
        if told.exists() and (said := told.read_text()):
            return int(said)
        await asyncio.sleep(0.01)
    raise AssertionError("it never began")


async def test_what_takes_too_long_is_ended(world, house, monkeypatch, tmp_path):
    told = tmp_path / "pid"
    monkeypatch.setattr(report_files, "COMMAND", (*saying(SLEEPS), str(told)))
    monkeypatch.setattr(report_files, "SECONDS", 3.0)
    assert await makes(house, report(world)) == "TimeoutError"
    assert not alive(int(told.read_text()))


async def test_a_program_that_is_to_stop_leaves_no_process_behind(world, house, monkeypatch, tmp_path):
    told = tmp_path / "pid"
    monkeypatch.setattr(report_files, "COMMAND", (*saying(SLEEPS), str(told)))
    making = asyncio.create_task(report_files.made(house, report(world)))
    pid = await begun(told)
    assert alive(pid)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert not alive(pid)
    assert house.writing == 0
    assert not house.long_files.locked()


async def test_one_at_a_time(world, house, monkeypatch, tmp_path):
    program = (
        "seen = os.path.exists(sys.argv[1]); open(sys.argv[1], 'w'); time.sleep(0.3);"
        "os.remove(sys.argv[1]); print(seen)"
    )
    monkeypatch.setattr(report_files, "COMMAND", (*saying(program), str(tmp_path / "busy")))
    file = report(world)
    both = await asyncio.gather(*(report_files.made(house, file) for _ in range(3)))
    assert [one.strip() for one in both] == [b"False"] * 3
