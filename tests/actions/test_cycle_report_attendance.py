"""The report of a cycle: who came over time, and what its chart points at."""

from datetime import timedelta

import pytest

from reports.cycle.chart_content import OverTime
from reports.cycle.tables import table
from rules.attendance import Established, Status
from storage.tables import AttendanceRow
from tests.actions.cycle_reports import block, everything, told
from tests.cycle_worlds import FIRST, attended, cycle, session


@pytest.mark.parametrize(("second", "told_"), [(8, True), (3, False)])
def test_places_are_not_added_up_beside_a_number_that_is_hidden(world, second, told_):
    cycle_id = cycle(world)
    people = [world.member(f"Doctor {number}") for number in range(20)]
    for number, came in enumerate((10, second)):
        one = session(world, cycle_id, FIRST + timedelta(weeks=number), number)
        attended(world, one, people[:came], people[came : came + 5])
    world.now = FIRST + timedelta(weeks=2)
    said = f"Of {20 + second} places that members had booked, {10 + second} were taken up"
    assert (said in everything(told(world, cycle_id))) is told_
    assert ("places that members had booked" in everything(told(world, cycle_id))) is told_


@pytest.mark.parametrize(("without", "told_"), [(0, True), (1, False), (4, False), (5, True)])
def test_places_are_not_told_where_few_came_without_one(world, without, told_):
    """Beside the numbers who came, the places taken up would say how few they were."""
    cycle_id = cycle(world)
    people = [world.member(f"Doctor {number}") for number in range(20)]
    one = session(world, cycle_id, FIRST, 0)
    attended(world, one, people[:10], people[10:15])

    def insert(tx):
        for member in people[15 : 15 + without]:
            how = {"status": Status.ATTENDED, "established": Established.SHEET}
            tx.orm.add(AttendanceRow(session_id=one, member_id=member, **how))

    world.db.write_now(insert)
    world.now = FIRST + timedelta(weeks=2)
    every = everything(told(world, cycle_id))
    assert ("Of 15 places that members had booked, 10 were taken up" in every) is told_
    assert ("places that members had booked" in every) is told_


def test_two_signals_close_to_a_limit_say_to_which(world):
    cycle_id = cycle(world)
    people = [world.member(f"Doctor {number}") for number in range(15)]
    counts = [10, 12] * 6 + [15, 11, 15, 11, 7, 7]
    for number, came in enumerate(counts):
        one = session(world, cycle_id, FIRST + timedelta(weeks=number), number)
        attended(world, one, people[:came])
    world.now = FIRST + timedelta(weeks=len(counts))
    chart = block(told(world, cycle_id), "attendance", OverTime)
    assert [(one.points, one.said) for one in chart.signals] == [
        ((12, 14), "Two of three sessions in a row close to the upper limit."),
        ((16, 17), "Two of three sessions in a row close to the lower limit."),
    ]


def test_every_session_outside_the_limits_is_marked_and_none_between(world):
    cycle_id = cycle(world)
    people = [world.member(f"Doctor {number}") for number in range(30)]
    counts = [10, 12] * 6 + [25, 11, 12, 24, 5, 11]
    for number, came in enumerate(counts):
        one = session(world, cycle_id, FIRST + timedelta(weeks=number), number)
        attended(world, one, people[:came])
    world.now = FIRST + timedelta(weeks=len(counts))
    chart = block(told(world, cycle_id), "attendance", OverTime)
    assert [(one.points, one.said) for one in chart.signals] == [
        ((12,), "A session outside the limits."),
        ((15, 16), "2 sessions in a row outside the limits."),
    ]
    assert [row[-1] for row in table(chart).rows[11:]] == ["", "A", "", "", "B", "B", ""]
