"""A year's plan on both databases: scheduled whole or not at all, named, looked at, and by whom."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from actions import sessions
from actions.cycles import plans, running
from rules.dialogue import Problem
from rules.ids import CycleId
from rules.permissions import NotAllowedError
from screens.cycles import running as screens
from storage import cycles
from storage.cycles import NoSuchCycleError
from storage.tables import CycleRow, DueRow, SessionChangeRow, SessionRow
from storage.views import cycles as views
from tests.actions.plan_world import (
    FIRST,
    WEEK,
    answers,
    clock_of,
    draft,
    message,
    planned,
    posted,
    retopic,
    rows,
)


def test_all_are_scheduled_with_everything_that_hangs_on_them(world):
    world.group()
    done = planned(world)
    assert (done.sessions, done.groups, done.cycle.name, done.cycle.planned) == (3, 1, "2026/27", True)
    found = rows(world)
    assert [one.starts_at for one in found] == [FIRST, FIRST + WEEK, FIRST + 2 * WEEK]
    assert [one.topic for one in found] == ["Nights", "Teams", ""]
    assert {(one.cycle_id, one.sequence, one.kind) for one in found} == {(done.cycle.id, 0, "cig")}
    assert len({one.uid for one in found}) == 3
    assert [row.change for row in world.rows(SessionChangeRow)] == ["scheduled"] * 3
    for one in found:
        waits = {row.kind for row in world.due() if row.variables == {"session_id": one.id}}
        assert {"remind-day", "presenter-draw", "session-ends", "group-poll", "session-announce"} <= waits
        assert clock_of(world, "session-announce", one.id) == [one.starts_at - timedelta(days=14)]


def test_nothing_is_scheduled_where_one_date_has_passed(world):
    problem = planned(world, starts=world.now.isoformat())
    assert (problem.id, problem.step) == ("cycle-date-past", "dates")
    assert world.rows(SessionRow) == world.rows(CycleRow) == world.rows(DueRow) == []


def test_a_failure_in_the_middle_leaves_nothing(world, monkeypatch):
    world.group()
    scheduled = []

    def fails(tx, session, now):
        scheduled.append(session.id)
        if len(scheduled) == 3:
            raise RuntimeError

    monkeypatch.setattr(sessions, "_SCHEDULED", (*sessions._SCHEDULED, fails))
    with pytest.raises(RuntimeError):
        planned(world)
    assert world.rows(SessionRow) == world.rows(CycleRow) == world.rows(DueRow) == world.owed() == []


def test_names_of_cycles(world):
    single = {"topic": "Nights", "kind": "cig", "minutes": 50, "places": 8, "link": "later"}

    def schedules(at):
        given = {**single, "starts": at.isoformat()}
        return world.does("Femi", sessions.schedule_session, draft(world, "schedule", given)).decision.session

    world.member("Femi", "facilitator")
    loose = schedules(FIRST)
    first, second = planned(world), planned(world)
    across = planned(world, starts="2027-07-22T16:00:00+00:00")
    after = planned(world, starts="2027-08-05T16:00:00+00:00")
    # What was made for a single session is taken over; a cycle across the first of August stays one.
    assert first.cycle.id == loose.cycle_id
    names = [one.cycle.name for one in (first, second, across, after)]
    assert names == ["2026/27", "2026/27 (2)", "2026/27 (3)", "2027/28"]
    assert [one.cycle_id for one in rows(world) if one.starts_at.month in (7, 8)].count(across.cycle.id) == 3
    # A renamed cycle is still that of its year.
    given = {"cycle": first.cycle.id, "name": "First plan"}
    renamed = world.does("Femi", running.rename_cycle, draft(world, "cycle-rename", given))
    assert renamed.cycle.name == "First plan"
    assert world.does("Femi", running.rename_cycle, draft(world, "cycle-rename", given)).already
    assert schedules(FIRST + timedelta(hours=3)).cycle_id == first.cycle.id
    taken = {"cycle": second.cycle.id, "name": "first PLAN"}
    problem = world.does("Femi", running.rename_cycle, draft(world, "cycle-rename", taken))
    assert isinstance(problem, Problem)


def test_bank_holidays_are_those_of_the_communitys_own_days():
    at = datetime(2026, 12, 31, 23, tzinfo=UTC)
    assert date(2026, 1, 1) in plans.holidays_of(at, at, ZoneInfo("Europe/London"))
    assert date(2026, 1, 1) not in plans.holidays_of(at, at, ZoneInfo("Europe/Helsinki"))
    assert date(2027, 1, 1) in plans.holidays_of(at, at, ZoneInfo("Europe/London"))


@pytest.mark.both
def test_plans_made_at_once_have_names_of_their_own(world):
    world.group()
    world.member("Femi", "facilitator")
    actor = world.actor("Femi")

    def plans_one(_number):
        given = draft(world, "cycle", answers())
        return world.db.write_now(lambda tx: plans.plan_cycle(tx, actor, world.now, given))

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(plans_one, range(4)))
    assert {one.cycle.name for one in made} == {"2026/27", *(f"2026/27 ({n})" for n in (2, 3, 4))}
    assert len(world.rows(SessionRow)) == 12


@pytest.mark.both
def test_first_sessions_of_a_year_at_once_are_of_one_cycle(world):
    world.member("Femi", "facilitator")
    actor = world.actor("Femi")
    single = {"topic": "Nights", "kind": "cig", "minutes": 50, "places": 8, "link": "later"}
    all_there = Barrier(4)

    def schedules(days):
        given = draft(world, "schedule", {**single, "starts": (FIRST + timedelta(days=days)).isoformat()})

        def acts(tx):
            if tx.on_postgresql:  # On SQLite one waits for the other anyway.
                tx.execute(sa.text("SELECT count(*) FROM cycles"))
                all_there.wait(10)
            return sessions.schedule_session(tx, actor, world.now, given)

        return world.db.write_now(acts)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(schedules, range(4)))
    assert [one.name for one in world.rows(CycleRow)] == ["2026/27"]
    assert len(world.rows(SessionRow)) == 4


def test_the_name_of_a_year_may_be_taken_by_another(world):
    done = planned(world)
    given = {"cycle": done.cycle.id, "name": "2027/28"}
    world.does("Femi", running.rename_cycle, draft(world, "cycle-rename", given))
    single = {"topic": "Nights", "kind": "cig", "minutes": 50, "places": 8, "link": "later"}
    for day in (5, 6):
        given = {**single, "starts": f"2027-08-0{day}T16:00:00+00:00"}
        world.does("Femi", sessions.schedule_session, draft(world, "schedule", given))
    assert [one.name for one in world.rows(CycleRow)] == ["2027/28", "2027/28 (2)"]


def test_the_list_the_page_and_what_is_not_there(world):
    done = planned(world, number=30)
    actor = world.actor("Femi")
    page = world.db.read_now(views.cycle_page, actor, world.now, done.cycle.id)
    assert (len(page.lines), page.pages, page.to_come) == (30, 1, 30)
    planned(world)
    shown = world.db.read_now(views.all_cycles, actor, world.now)
    assert [one.name for one in shown.cycles] == ["2026/27 (2)", "2026/27"]
    with pytest.raises(NoSuchCycleError):
        world.db.read_now(views.cycle_page, actor, world.now, CycleId(99))


def test_a_plan_too_long_for_a_message_leaves_out_first_what_is_over(world):
    _, _, cycle_id = posted(world, number=30)
    for late in range(30, 35):
        given = answers(topic=f"Late {late}", starts=(FIRST + late * WEEK).isoformat(), cycle=cycle_id)
        world.does("Femi", sessions.schedule_session, draft(world, "schedule", given))
    shown = message(world)[1]
    assert "1. Thu 3 Dec 2026, 17:00: Nights" in shown
    assert "31." not in shown
    assert "5 later dates are not shown here." in shown
    world.now = FIRST + 2 * WEEK + timedelta(hours=1)
    retopic(world, rows(world)[3].id, "Winter")
    shown = message(world)[1]
    assert "3. Thu 17 Dec" not in shown
    assert "4. Thu 24 Dec 2026, 17:00: Winter" in shown
    assert "33. Thu 15 Jul 2027" in shown
    assert "2 later dates are not shown here." in shown
    world.now = FIRST + 33 * WEEK
    retopic(world, rows(world)[34].id, "Last")
    shown = message(world)[1]
    assert shown.index("6. Thu 7 Jan 2027") < shown.index("35. Thu 29 Jul 2027, 18:00: Last")
    assert "not shown" not in shown


def test_older_cycles_are_on_further_pages(world):
    world.member("Femi", "facilitator")
    world.db.write_now(
        lambda tx: [
            cycles.begin(tx, world.community, f"{year}", date(year, 8, 1)) for year in range(2010, 2023)
        ]
    )
    actor = world.actor("Femi")

    def page(number):
        return world.db.read_now(views.all_cycles, actor, world.now, number)

    assert [(len(page(one).cycles), page(one).more) for one in (0, 1, 2, 3)] == [
        (6, True),
        (6, True),
        (1, False),
        (0, False),
    ]
    assert [one.name for one in page(1).cycles] == [str(year) for year in range(2016, 2010, -1)]
    buttons = [[one.label.id for row in screens.cycles(page(at)).rows for one in row] for at in (0, 1, 2)]
    turns = {"button-sessions-earlier", "button-sessions-later"}
    assert [turns & set(one) for one in buttons] == [
        {"button-sessions-earlier"},
        turns,
        {"button-sessions-later"},
    ]


@pytest.mark.parametrize("who", ["a member", "a facilitator elsewhere"])
def test_nobody_else_plans_shifts_or_renames(world, who):
    done = planned(world)
    other = world.add_community("other")
    home = world.community if who == "a member" else other
    world.member("Olu", *(() if who == "a member" else ("facilitator",)), community=home)
    given = {"cycle": done.cycle.id, "weeks": 1, "name": "Mine"}
    before = (world.rows(SessionRow), world.rows(CycleRow))
    for action in (running.shift_cycle, running.rename_cycle):
        with pytest.raises(NotAllowedError):
            world.does("Olu", action, draft(world, "cycle-shift", given, home), community=home)
    with pytest.raises(NotAllowedError):
        world.does("Olu", plans.plan_cycle, draft(world, "cycle", answers()), community=home)
    actor = world.actor("Olu", home)
    with pytest.raises(NotAllowedError):
        world.db.read_now(views.cycle_page, actor, world.now, done.cycle.id)
    assert (world.rows(SessionRow), world.rows(CycleRow)) == before


def test_near_finds_what_overlaps(world):
    world.session(starts_at=FIRST)
    cancelled = world.session(starts_at=FIRST, status="cancelled")
    found = world.db.read_now(
        lambda tx: cycles.near(tx, world.community, [], FIRST + timedelta(minutes=10), FIRST + WEEK)
    )
    assert [one.id for one in found if one.id != cancelled] == [1]
    assert cancelled not in [one.id for one in found]
