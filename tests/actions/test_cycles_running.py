"""A plan that runs: dates added, turned and shifted, topics changed, each person told once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from actions import sessions
from actions.bookings import book_place
from actions.cycles import running, turning
from actions.dialogues import Gone, Question, answer, start
from rules.dialogue import Chosen, Typed
from storage import cycles, topics
from tests.actions.plan_world import FIRST, WEEK, clock_of, draft, planned, posted, rows, shift
from tests.handlers.composing import outgoing, said


def test_a_date_can_be_added_to_ones_own_communitys_cycle_only(world):
    other = world.add_community("other")
    world.member("Olu", "facilitator", community=other)
    done = planned(world)
    given = {
        "topic": "Nights",
        "kind": "cig",
        "minutes": 50,
        "places": 8,
        "link": "later",
        "starts": FIRST.isoformat(),
        "cycle": done.cycle.id,
    }
    foreign = draft(world, "schedule", given, other)
    session = world.does("Olu", sessions.schedule_session, foreign, community=other).decision.session
    assert session.cycle_id != done.cycle.id


def test_shifting_tells_each_once_with_all_that_is_theirs(world):
    for name in ("Amara", "Ben", "Chidi"):
        world.member(name)
    world.member("Grace", "admin")
    done = planned(world, places=1)
    first, second, third = (one.id for one in rows(world))
    for name, wanted in (("Amara", (first, second)), ("Ben", (first,)), ("Chidi", (third,))):
        for session_id in wanted:
            world.does(name, book_place, session_id)
    shifted = shift(world, done.cycle, 1, by="Grace")
    assert shifted.sessions == 3
    assert [one.starts_at for one in rows(world)] == [FIRST + WEEK, FIRST + 2 * WEEK, FIRST + 3 * WEEK]
    assert [one.sequence for one in rows(world)] == [1, 1, 1]
    owed = {row.member_id: row for row in world.owed("cycle-shifted")}
    assert set(owed) == {world.member(name) for name in ("Amara", "Ben", "Chidi", "Femi")}
    assert len(world.owed("cycle-shifted")) == 4
    words = said(world, owed[world.member("Amara")])
    assert words.count("not Thu") == 2
    assert "Nights: not Thu 3 Dec, but <b>Thu 10 Dec 2026, 17:00 (London)</b>. You keep your place." in words
    assert "You stay in line." in said(world, owed[world.member("Ben")])
    assert world.owed("session-moved") == []
    assert clock_of(world, "remind-day", first) == [FIRST + WEEK - timedelta(days=1)]
    # What is moved or called off before it goes out is told by its own notice only.
    given = {"session": first, "starts": (FIRST + timedelta(days=20)).isoformat()}
    world.does("Femi", sessions.move_session, draft(world, "move", given))
    assert said(world, owed[world.member("Amara")]).count("not Thu") == 1
    assert outgoing(world, owed[world.member("Ben")]) is None
    shift(world, done.cycle, 1, by="Grace")
    assert len(world.owed_to("Amara", "cycle-shifted")) == 2


@pytest.mark.both
def test_shifts_and_cancellations_at_once_do_not_wait_for_each_other_for_ever(world):
    _, _, cycle_id = posted(world)
    cycle = world.db.read_now(cycles.load, cycle_id)
    ids = [one.id for one in rows(world)]
    actor = world.actor("Femi")
    shifting = draft(world, "cycle-shift", {"cycle": cycle.id, "weeks": 1, "confirm": "yes"})
    work = [
        *[lambda tx: running.shift_cycle(tx, actor, world.now, shifting)] * 4,
        *[
            lambda tx, one=one: sessions.cancel_session(tx, actor, world.now, one)
            for one in reversed(ids[:2])
        ],
    ]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(world.db.write_now, work))
    assert [one.status for one in rows(world)].count("cancelled") == 2
    (standing,) = (one for one in rows(world) if one.status == "scheduled")
    assert (standing.id, standing.starts_at) == (ids[2], FIRST + 2 * WEEK + 4 * WEEK)


@pytest.mark.both
def test_a_shift_confirmed_twice_at_once_counts_once(world):
    done = planned(world)
    world.does("Femi", start, "cycle-shift", world.community, {"cycle": done.cycle.id})
    turn = world.does("Femi", answer, Chosen(0))
    actor, serial = world.actor("Femi"), turn.draft.serial

    def confirms(_number):
        return world.db.write_now(lambda tx: answer(tx, actor, world.now, Chosen(0), serial, "confirm"))

    with ThreadPoolExecutor(6) as pool:
        turns = list(pool.map(confirms, range(6)))
    assert sum(isinstance(one, Gone) for one in turns) == 5
    assert rows(world)[0].starts_at == FIRST + WEEK


def test_only_what_is_to_come_is_shifted_and_never_into_the_past(world):
    done = planned(world)
    world.now = FIRST + timedelta(hours=1)
    assert shift(world, done.cycle, -1).id == "cycle-shift-past"
    assert shift(world, done.cycle, 2).sessions == 2
    assert [one.starts_at for one in rows(world)] == [FIRST, FIRST + 3 * WEEK, FIRST + 4 * WEEK]
    world.now = FIRST + 9 * WEEK
    assert shift(world, done.cycle, 1).sessions == 0


def test_the_preview_says_who_is_told(world):
    world.member("Amara")
    done = planned(world)
    for one in rows(world)[:2]:
        world.does("Amara", book_place, one.id)
    turn = world.does("Femi", start, "cycle-shift", world.community, {"cycle": done.cycle.id})
    assert turn.seen is None
    turn = world.does("Femi", answer, Typed("2 weeks"))
    assert (len(turn.seen.shifts), turn.seen.told) == (3, 1)


def test_a_changed_topic_is_told_once_and_a_second_change_replaces_the_first(world):
    world.member("Amara")
    planned(world)
    first = rows(world)[0].id
    world.does("Amara", book_place, first)

    def retopic(topic):
        given = {"session": first, "topic": topic, "confirm": "yes"}
        return world.does("Femi", sessions.change_topic, draft(world, "retopic", given)).decision

    retopic("Winter")
    retopic("to-be-announced")
    assert retopic("to-be-announced").already
    one, two = world.owed_to("Amara", "session-topic")
    assert said(world, one) is None
    assert "It is now: <b>Topic to be announced</b>" in said(world, two)
    assert (rows(world)[0].topic, rows(world)[0].sequence) == ("", 2)
    world.now = FIRST
    assert retopic("Too late").reason == "begun"


def test_a_drop_in_has_nobody_drawn(world):
    planned(world, kind="drop-in")
    kinds = {row.kind for row in world.due()}
    assert "presenter-draw" not in kinds
    assert "presenter-missing" not in kinds
    assert "group-poll" in kinds


def to_dates(world):
    world.member("Femi", "facilitator")
    world.db.write_now(topics.seed, world.community, ["Nights", "Teams"])
    turn = world.does("Femi", start, "cycle", world.community)
    for reply in (Typed("Thu 3 Dec 5pm"), Chosen(0), Typed("3"), Chosen(0), Chosen(0), Chosen(0), Chosen(0)):
        assert isinstance(turn, Question)
        assert turn.problem is None
        turn = world.does("Femi", answer, reply)
    assert turn.draft.step == "dates"
    return turn


def test_a_plan_of_ones_own_is_turned_until_it_is_gone(world):
    serial = to_dates(world).draft.serial
    turn = world.does("Femi", turning.turn_date, serial, 1, "o")
    assert (turn.draft.step, turn.seen.open.planned.index) == ("date", 1)
    turn = world.does("Femi", turning.turn_date, serial, 1, "l")
    assert turn.seen.open.planned.starts_at == FIRST + 2 * WEEK
    turn = world.does("Femi", answer, Typed("Fri 4 Dec 6pm"))
    assert turn.draft.step == "dates"
    assert turn.seen.dates[1].planned.starts_at == datetime(2026, 12, 4, 18, tzinfo=UTC)
    assert isinstance(world.does("Femi", turning.turn_date, serial + 1, 1, "o"), Gone)
    world.member("Ben", "facilitator")
    assert isinstance(world.does("Ben", turning.turn_date, serial, 1, "x"), Gone)
    world.advance(hours=25)
    assert world.does("Femi", turning.turn_date, serial, 1, "x").expired
    assert not world.does("Femi", turning.turn_date, serial, 1, "x").expired


def test_a_date_goes_a_week_earlier_only_while_that_is_ahead(world):
    serial = to_dates(world).draft.serial
    weeks = (FIRST - world.now) // WEEK
    for week in range(1, weeks + 1):
        turn = world.does("Femi", turning.turn_date, serial, 0, "e")
        assert (turn.problem, turn.seen.open.planned.starts_at) == (None, FIRST - week * WEEK)
    for _ in range(2):
        turn = world.does("Femi", turning.turn_date, serial, 0, "e")
        assert turn.problem.id == "cycle-not-earlier"
        assert turn.problem.variables == {"moment": FIRST - (weeks + 1) * WEEK}
        assert turn.seen.open.planned.starts_at == FIRST - weeks * WEEK
    assert world.does("Femi", turning.turn_date, serial, 0, "l").problem is None


def test_turning_is_for_the_dates_only(world):
    world.member("Femi", "facilitator")
    serial = world.does("Femi", start, "cycle", world.community).draft.serial
    assert world.does("Femi", turning.turn_date, serial, 0, "o").passed
