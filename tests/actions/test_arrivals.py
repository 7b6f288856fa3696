"""Arrivals: kept, moved, asked about on the day; old due work that is no longer wanted."""

from datetime import UTC, date, datetime

import pytest

from actions.arrivals import arrive, ask_onward, known, settle
from rules.permissions import NotAllowedError
from storage.tables import MemberRow
from tests.handlers.composing import labels, outgoing, said

ON = date(2026, 11, 30)
COMING = {"arrival": "not-yet", "arrives": ON.isoformat()}


@pytest.fixture
def world(world):
    world.member("Amara")
    return world


def tells(world, answers, name="Amara"):
    member_id = world.member(name)
    world.db.write_now(lambda tx: settle(tx, world.community, member_id, answers, world.now))


def falls_due(world):
    (work,) = world.due("arrival-onward")
    world.now = work.at
    world.by_clock(ask_onward, **work.variables)


def arrival(world, name="Amara"):
    row = next(one for one in world.rows(MemberRow) if one.name == name)
    return row.arrival, row.arrives_on


def test_the_hello_form_knows_of_a_group_for_it(world):
    assert world.db.read_now(known, world.community) == {}
    elsewhere = world.add_community("elsewhere")
    world.group("pre-arrival", chat=-100_800, community=elsewhere)
    assert world.db.read_now(known, world.community) == {}
    assert world.db.read_now(known, elsewhere) == {"pre_arrival": True}


def test_on_the_day_and_a_week_later_and_not_again(world):
    cohort, _ = world.group("cohort", chat=-100_700)
    world.group("topic", chat=-100_701)
    tells(world, COMING)
    (work,) = world.due("arrival-onward")
    assert work.at == datetime(2026, 11, 30, 9, tzinfo=UTC)
    falls_due(world)
    (first,) = world.owed_to("Amara", "arrival-onward")
    assert "Mon 30 Nov 2026" in said(world, first)
    assert "Join Oak Vale" in labels(outgoing(world, first).screen)
    assert len([one for one in labels(outgoing(world, first).screen) if one.startswith("Join")]) == 1, cohort
    falls_due(world)
    assert world.now == datetime(2026, 12, 7, 9, tzinfo=UTC)
    assert len(world.owed_to("Amara", "arrival-onward")) == 2
    assert len(world.due("arrival-onward")) == 1, "the row of work that ran is taken by the tick"
    world.by_clock(ask_onward, **world.due("arrival-onward")[0].variables)
    assert len(world.owed_to("Amara", "arrival-onward")) == 2


def test_whoever_answers_is_not_asked_again_and_is_not_told_of_the_old_date(world):
    tells(world, COMING)
    falls_due(world)
    (first,) = world.owed("arrival-onward")
    world.does("Amara", arrive, world.community)
    world.does("Amara", arrive, world.community)
    assert world.due("arrival-onward") == []
    assert outgoing(world, first) is None
    assert arrival(world) == ("here", None)


def test_a_changed_date_moves_the_work_and_the_old_work_does_nothing(world):
    tells(world, COMING)
    old = world.due("arrival-onward")[0].variables
    tells(world, {"arrival": "not-yet", "arrives": "2026-12-10"})
    (work,) = world.due("arrival-onward")
    assert work.at == datetime(2026, 12, 10, 9, tzinfo=UTC)
    world.by_clock(ask_onward, **old)
    assert world.owed("arrival-onward") == []
    tells(world, {"arrival": "not-yet"})
    assert world.due("arrival-onward") == []
    assert arrival(world) == ("coming", None)


def test_skipping_changes_nothing(world):
    tells(world, COMING)
    tells(world, {"arrival": None})
    tells(world, {})
    assert arrival(world) == ("coming", ON)
    assert len(world.due("arrival-onward")) == 1


def test_who_has_left_is_not_asked(world):
    tells(world, COMING)

    def leave(tx):
        tx.orm.get(MemberRow, world.member("Amara")).status = "left"

    variables = world.due("arrival-onward")[0].variables
    world.db.write_now(leave)
    world.by_clock(ask_onward, **variables)
    assert world.owed("arrival-onward") == []


def test_nobody_arrives_for_a_community_that_is_not_theirs(world):
    elsewhere = world.add_community("elsewhere")
    with pytest.raises(NotAllowedError):
        world.does("Amara", arrive, elsewhere)
