"""`cigbot report`: a file that is new, right and noted, and one clear line where it cannot be."""

import stat
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from bot import reporting
from bot.config_problems import ConfigError
from rules.permissions import Verb
from storage.db import Database
from storage.keys import KeyFolder
from storage.tables import AuditRow, SessionRow
from tests import cycle_worlds
from tests.bot import command_line
from tests.bot.command_line import own_folder
from tests.cycle_worlds import FIRST, NAME, cycle, session
from tests.world import World

folder = pytest.fixture(autouse=True)(own_folder)


@pytest.fixture
def world(storage_url, tmp_path):
    Path("config.toml").write_text(f'[storage]\nurl = "{storage_url}"\n')
    db = Database(storage_url, KeyFolder(tmp_path / "keys"))
    world = World(db)
    yield world
    db.close()


def says(*args):
    return command_line.says("report", *args)


def refuses(*args):
    return command_line.refuses("report", *args)


def written(world, name, cycle_name=NAME, **more):
    """As the command does it, with the world's clock in place of the wall's."""
    from bot.config import Settings

    settings = Settings.model_validate({"storage": {"url": str(world.db.url.render_as_string(False))}})
    return reporting.write_report(settings, cycle_name, Path(name), world.now, **more)


def test_a_page_that_is_noted_and_readable_by_its_owner_alone(world):
    cycle_worlds.small(world)
    said = written(world, "report.html")
    assert said == "The report of 2026/27 of Oak Vale CIG is written to report.html."
    content = Path("report.html").read_text(encoding="utf-8")
    assert "Oak Vale CIG: report of 2026/27" in content
    assert stat.S_IMODE(Path("report.html").stat().st_mode) == 0o600
    (noted,) = (row for row in world.rows(AuditRow) if row.verb == Verb.EXPORT_REPORT)
    assert (noted.community_id, noted.by_member_id, noted.at) == (world.community, None, world.now)
    assert noted.detail == {"cycle": NAME, "format": "html", "by": "command line"}
    assert list(Path().glob(".report*")) == []


def test_the_ending_says_that_it_is_a_pdf(world):
    cycle_worlds.small(world)
    written(world, "report.PDF")
    pages = pypdfium2.PdfDocument(Path("report.PDF").read_bytes())
    assert "report of 2026/27" in pages[0].get_textpage().get_text_bounded()


def test_the_command_itself(world):
    cycle(world)
    assert says("--cycle", NAME, "--out", "report.html").startswith("The report of 2026/27")
    assert "a report overwrites nothing" in refuses("--cycle", NAME, "--out", "report.html")
    said = says("--cycle", "1", "--out", "other.pdf", "--rebase", "2027-01-01", "Another hour")
    assert "There are no limits to begin anew" in said


def test_a_day_from_which_on_nothing_can_be_different_is_refused(world):
    cycle_worlds.rich(world)
    begin = [one.starts_at for one in world.rows(SessionRow)]
    last = max(begin).date()
    until = f"(1 Oct 2026 to {last.day} {last:%b %Y})"
    for day in (date(2026, 9, 30), date(2030, 2, 1), last + timedelta(days=1)):
        with pytest.raises(ConfigError) as refused:
            written(world, "report.html", rebases=[(day, "Another hour")])
        assert str(refused.value) == f"--rebase {day} lies outside the cycle {until}."
    with pytest.raises(ConfigError, match="--rebase 2026-10-01 is the day of the first session"):
        written(world, "report.html", rebases=[(date(2026, 10, 1), "Another hour")])
    for words in ("", " \u200b "):
        with pytest.raises(ConfigError, match=r"--rebase 2027-01-01 has no words. Say what is different"):
            written(world, "report.html", rebases=[(date(2027, 1, 1), words)])
    assert not Path("report.html").exists()
    said = written(world, "report.html", rebases=[(last, " Another\nhour")])
    assert said == "The report of 2026/27 of Oak Vale CIG is written to report.html."
    assert "Another hour" in Path("report.html").read_text(encoding="utf-8")


def test_where_there_are_no_limits_it_is_said_that_none_begin_anew(world):
    cycle_worlds.small(world)
    said = written(world, "report.html", rebases=[(date(2026, 11, 1), "Another hour")])
    limits = "they are drawn from 12 sessions on, where none had fewer than 5 doctors."
    assert said.endswith(f" is written to report.html. There are no limits to begin anew: {limits}")
    assert "Another hour" in Path("report.html").read_text(encoding="utf-8")


def test_a_day_that_is_still_to_come_is_outside_what_was_held(world):
    cycle_id = cycle(world)
    for number in range(2):
        session(world, cycle_id, FIRST + timedelta(weeks=number), number)
    world.now = FIRST + timedelta(days=1)
    with pytest.raises(ConfigError) as refused:
        written(world, "report.html", rebases=[(date(2026, 10, 8), "Another hour")])
    said = "--rebase 2026-10-08 lies outside what was held of the cycle so far (1 Oct 2026 to 1 Oct 2026)."
    assert str(refused.value) == said


def test_what_cannot_be_is_one_line(world):
    for named in (NAME, "1", ""):
        said = refuses("--cycle", named, "--out", "report.html")
        first_step = "A facilitator plans one in the chat: Organise sessions, Plan a year."
        assert said == f"cigbot: no cycle is planned yet. {first_step}\n"
    cycle(world)
    said = refuses("--cycle", "1999/00", "--out", "report.html")
    assert said == "cigbot: there is no cycle 1999/00. Known are: 1 (2026/27).\n"
    for named in ("", " "):
        said = refuses("--cycle", named, "--out", "report.html")
        assert said == "cigbot: --cycle names no cycle. Known are: 1 (2026/27).\n"
    assert "End it in .html, or in .pdf." in refuses("--cycle", NAME, "--out", "report.docx")
    assert "does not exist" in refuses("--cycle", NAME, "--out", "nowhere/report.html")
    assert "--help" in refuses("--out", "report.html")
    riverside = world.add_community("riverside")
    cycle(world, community=riverside)
    said = refuses("--cycle", NAME, "--out", "report.html")
    assert "Name one with --community: main, riverside." in said
    wrong = ("--cycle", NAME, "--out", "report.html", "--community", "elsewhere")
    assert "Those that have one are: main, riverside." in refuses(*wrong)
    assert says("--cycle", NAME, "--out", "report.html", "--community", "riverside")
    assert not Path("report.docx").exists()


def test_a_report_that_cannot_be_noted_is_not_there(world, monkeypatch):
    cycle(world)

    def fails(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reporting, "note_report", fails)
    with pytest.raises(OSError, match="No space"):
        written(world, "report.html")
    assert not Path("report.html").exists()
    assert list(Path().glob(".report*")) == []


def test_a_session_to_come_makes_it_a_report_on_the_way(world):
    cycle_id = cycle(world)
    for number in range(2):
        session(world, cycle_id, FIRST + timedelta(weeks=number), number)
    world.now = FIRST + timedelta(days=1)
    written(world, "report.html")
    assert "One more is still to come" in Path("report.html").read_text(encoding="utf-8")
