"""A full year: ten sessions, both clock changes, and every message of it inspected."""

from collections import Counter, defaultdict
from datetime import time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from actions.presenters import drawing
from bot.config import Settings
from bot.demo.stage import Stage
from bot.demo.year import START, Year
from rules.bookings import Change
from rules.presenters.slots import SlotState
from rules.sessions import Status
from simulator import Limits
from storage.outbox import State
from storage.tables import (
    AttendanceRow,
    BookingChangeRow,
    BookingRow,
    MemberRow,
    OutboxRow,
    PresenterSlotRow,
    SessionRow,
)
from tests.flows.oak_vale import SAME_SCREEN
from tests.honest import hang_on

LONDON = ZoneInfo("Europe/London")
DOCTORS = 200
IN_A_WEEK = 6
"""How many messages that answer nothing a doctor gets at most in seven days (README)."""
GAINED = {Change.BOOKED, Change.ACCEPTED}
LOST = {Change.CANCELLED}
AHEAD = {
    "reminder-week": (timedelta(days=6), timedelta(days=8)),
    "reminder-day": (timedelta(hours=2), timedelta(hours=37)),
    "reminder-hour": (timedelta(minutes=30), timedelta(hours=2)),
    "check-in-opens": (timedelta(minutes=-20), timedelta(minutes=10)),
}
"""For those with a place: how long before the start each may come."""


@pytest.mark.rarely
async def test_a_year_of_a_community(storage_url, record_property, monkeypatch):
    # The same lots on every day and on both databases: what happens in a year then does not hang on them.
    monkeypatch.setattr(drawing.CHANCE, "randrange", Random(2).randrange)
    settings = Settings.model_validate({"storage": {"url": storage_url}})
    stage = Stage(settings, START, limits=Limits())
    year = Year(stage, DOCTORS)
    honest = hang_on(stage.sim)
    with capture_logs() as logged:
        async with stage.opened():
            await year.play()
            kept = await stage.running.db.read(Kept)
    honest.check()
    assert [one for one in logged if one["log_level"] in ("error", "critical")] == []
    # A card that is edited twice may come out the same.
    assert {one.error for one in stage.sim.refusals} <= {SAME_SCREEN}
    inspect_the_story(kept)
    inspect_the_hours(year)
    inspect_the_weeks(year, record_property)
    inspect_the_words(year)
    inspect_the_people(kept)
    inspect_the_outbox(kept)
    record_property("figure", f"a year: {len(year.sent)} messages, {len(kept.bookings)} bookings")


class Kept:
    """What storage holds at the end of the year."""

    def __init__(self, tx):
        def rows(table):
            return list(tx.orm.exec(sa.select(table)).scalars())

        self.sessions = {one.id: one for one in rows(SessionRow)}
        self.members = {one.id: one for one in rows(MemberRow)}
        self.bookings = rows(BookingRow)
        self.notices = rows(OutboxRow)
        self.changes = sorted(rows(BookingChangeRow), key=lambda one: one.id)
        self.slots = rows(PresenterSlotRow)
        self.attendance = rows(AttendanceRow)

    def has_a_place(self, member_id, session_id, at):
        """Whether the history of places says so for that moment."""
        has = False
        for one in self.changes:
            if one.member_id == member_id and one.session_id == session_id and one.at <= at:
                has = one.change in GAINED or (has and one.change not in LOST)
        return has


def inspect_the_story(kept):
    """It was a year in which things happened."""
    assert len(kept.sessions) == 10
    happened = Counter(one.change for one in kept.changes)
    for change in (Change.BOOKED, Change.WAITLISTED, Change.CANCELLED, Change.OFFERED, Change.ACCEPTED):
        assert happened[change] >= 5, happened
    assert {one.status for one in kept.sessions.values()} == {Status.SCHEDULED, Status.CANCELLED}
    assert sum(one.state == SlotState.PRESENTED for one in kept.slots) >= 7
    assert len(kept.attendance) > 100


def inspect_the_hours(year):
    """Nothing comes in quiet hours that nobody asked for; in March and October by the clock of the day."""
    for one in year.sent:
        local = one.at.astimezone(LONDON)
        assert one.answers or time(8) <= local.time() < time(20), (local, one.words)


def inspect_the_weeks(year, record_property):
    """Nobody gets more than was promised in any seven days."""
    by_doctor = defaultdict(list)
    for one in year.sent:
        if one.chat_id in year.doctors and not one.answers:
            by_doctor[one.chat_id].append(one)
    most = 0
    for messages in by_doctor.values():
        for last, one in enumerate(messages):
            week = [other for other in messages[: last + 1] if other.at > one.at - timedelta(days=7)]
            most = max(most, len(week))
            assert len(week) <= IN_A_WEEK, [f"{other.at} {other.words[:60]}" for other in week]
    told = sum(map(len, by_doctor.values()))
    record_property(
        "figure", f"a year: {told} unasked messages to {len(year.doctors)} doctors, {most} at most in a week"
    )


def inspect_the_words(year):
    """Nobody is told the same thing twice."""
    said = Counter((one.chat_id, one.words) for one in year.sent if not one.answers)
    assert [one for one in said.items() if one[1] > 1] == []


def inspect_the_people(kept):
    """Reminders reach those who have a place, at their time, and nobody hears of what was called off."""
    seen = Counter()
    for one in kept.notices:
        if one.kind not in AHEAD or one.state != State.SENT:
            continue
        session = kept.sessions[one.variables["session"]]
        nearest, farthest = AHEAD[one.kind]
        if session.facilitator_id == one.member_id:
            continue
        seen[one.kind] += 1
        assert session.status == Status.SCHEDULED, one
        assert nearest <= session.starts_at - one.settled_at <= farthest, one
        assert kept.has_a_place(one.member_id, session.id, one.settled_at), one
    assert min(seen[kind] for kind in AHEAD) > 20, seen


def inspect_the_outbox(kept):
    """Everything owed was said, or was true no longer; who had no private chat was not bothered."""
    assert {one.state for one in kept.notices} <= {State.SENT, State.DROPPED}
