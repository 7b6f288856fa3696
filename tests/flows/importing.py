"""A session that was held, the report of its meeting, and the marks that came of it."""

from datetime import UTC, datetime, timedelta

from storage.tables import AttendanceRow, MemberRow
from tests.flows.oak_vale import SAME_SCREEN
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
