"""The story itself: the year in the terminal, and its first sessions with every call and update checked."""

import os
import re
import subprocess
import sys

import pytest
from sqlalchemy import select

from bot.demo.cast import DOCTORS, MEETINGS
from bot.demo.stage import Stage
from bot.demo.story import START, Story, made_up
from bot.exporting import export_attendance
from simulator import Limits
from storage.tables import BookingRow, OutboxRow, PresenterSlotRow, SessionRow
from storage.views import story as views
from tests.honest import hang_on

LAST_LINE = re.compile(
    r"story complete: (\d+) members, (\d+) sessions, (\d+) bookings, (\d+) presented, (\d+) polls,"
    r" (\d+) rows exported"
)


@pytest.mark.long
def test_the_year_is_told_to_its_end(tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "bot", "story"],
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    members, sessions, bookings, presented, polls, rows = map(int, LAST_LINE.fullmatch(lines[-1]).groups())
    assert members >= 24
    assert sessions == 10
    assert bookings >= 60
    assert presented >= 5
    assert polls >= 1
    assert rows >= bookings
    assert any("Amara" in line and "presses" in line for line in lines)
    assert not told.stderr, "nothing went wrong on the way"


@pytest.mark.rarely
async def test_two_sessions_with_every_call_and_update_checked(storage_url, tmp_path):
    stage = Stage(made_up(storage_url), START, limits=Limits())
    honest = hang_on(stage.sim)
    story = Story(stage, lambda _line: None)
    async with stage.opened():
        await story.gather(DOCTORS[:12])
        for meeting in MEETINGS[:2]:
            await story.a_session(meeting)
        await story.export_in_chat()
        mira = story.group.chat.member(story.mira.id)
        assert mira.rights["can_restrict_members"]
        assert mira.rights["can_delete_messages"]
        db = stage.running.db
        figures = await db.read(views.figures)
        owed = await db.read(lambda tx: set(tx.execute(select(OutboxRow.state)).scalars()))
        kept = [
            await db.read(lambda tx, of=table: len(tx.execute(select(of.id)).all()))
            for table in (SessionRow, BookingRow, PresenterSlotRow)
        ]
        file = story.noor.downloads("attendance-all.csv")
    honest.check()
    assert [one.error for one in stage.sim.refusals] == []
    assert owed <= {"sent", "dropped"}
    assert figures.sessions == kept[0] == 2
    assert figures.bookings == kept[1]
    assert kept[2] >= 2
    out = tmp_path / "attendance.csv"
    rows = export_attendance(stage.settings, out, stage.now())
    assert rows == len(file.decode("utf-8-sig").splitlines()) - 1
    assert out.read_bytes() == file
