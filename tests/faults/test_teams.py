"""kill -9 between the questions of a Teams report: no answer is lost, nothing is asked or counted twice."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.clock import WallClock
from storage.tables import AttendanceChangeRow, AttendanceRow, SessionRow, TeamsImportRow, TeamsReportRow
from tests.faults import vale
from tests.teams_report import there, written

LONDON = ZoneInfo("Europe/London")
AFTER = ("committed", "answered")
"""Before the answer to what is done already, and between that answer and its acknowledgement."""


@pytest.mark.rarely
async def test_killed_after_every_answer_it_carries_on_where_it_was(storage_url, tmp_path):
    async with vale.opened(storage_url, tmp_path, doctors=3) as here:
        local = _held(here)
        people = [there(f"Amara{number} (Guest)", local, (0, 50)) for number in range(3)]
        femi = here.stage.femi
        await femi.uploads("report.csv", written(people))
        await _killed_at_each(here, AFTER[0])
        presses = ("Answer the 3 open names", "Amara0", "Amara1", "Amara2", "Count it")
        for number, label in enumerate(presses):
            femi.press_now(label)
            # The first of them only looks, and has nothing to commit.
            await _killed_at_each(here, AFTER[number % 2 if number else 1])
            if 1 <= number <= 3:
                ((answers,),) = here.rows(TeamsImportRow.answers)
                assert len(answers) == number
        assert len(here.rows(AttendanceRow.status)) == 3
        assert {minutes for (minutes,) in here.rows(AttendanceRow.minutes)} == {50}
        assert len(here.rows(AttendanceChangeRow.id)) == 3
        assert len(here.rows(TeamsReportRow.id)) == 1
        assert here.rows(TeamsImportRow.id) == []
        femi.sees("The report counts. The sheet of its session shows")


async def _killed_at_each(here, point):
    await here.dies(point, 1)
    await here.finishes()


def _held(here):
    """The session has just been; its start by London's clocks."""
    start = (WallClock().now() - timedelta(hours=1)).replace(microsecond=0)
    here.db.write_now(lambda tx: tx.execute(sa.update(SessionRow).values(starts_at=start)))
    return start.astimezone(LONDON).replace(tzinfo=None)
