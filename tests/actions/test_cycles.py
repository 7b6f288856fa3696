"""Planned in one transaction, announced once, shifted with one message each; nothing for who may not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from actions import announcing, due_work, groups, sessions
from actions.bookings import book_place
from actions.cycles import plans, running, turning
from actions.dialogues import Gone, Question, answer, start
from rules.dialogue import Chosen, Draft, Problem, Typed
from rules.groups import Purpose
from rules.ids import ChatId, CycleId, UserId
from rules.permissions import NotAllowedError
from screens.cycles import running as screens
from screens.outgoing import Post
from storage import cards, cycles, topics
from storage.cycles import NoSuchCycleError
from storage.tables import CycleRow, DueRow, OutboxRow, SessionChangeRow, SessionRow
from storage.views import cycles as views
from tests.handlers.composing import outgoing, said

FIRST = datetime(2026, 12, 3, 17, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def answers(**changes):
    return {
        "topics": ["Nights", "Teams"],
        "starts": FIRST.isoformat(),
        "rhythm": "weekly",
        "number": 3,
        "minutes": "usual",
        "places": "usual",
        "link": "https://meet.example/abc",
        "kind": "cig",
        "dates": "yes",
        **changes,
    }


def draft(world, flow, given, community=None):
    return Draft(UserId(1), community or world.community, 1, flow, "dates", given, world.now)


def planned(world, by="Femi", **changes):
    world.member("Femi", "facilitator")
    return world.does(by, plans.plan_cycle, draft(world, "cycle", answers(**changes)))


def shift(world, cycle, weeks, by="Femi"):
    given = {"cycle": cycle.id, "weeks": weeks, "confirm": "yes"}
    return world.does(by, running.shift_cycle, draft(world, "cycle-shift", given))


def rows(world):
    return sorted(world.rows(SessionRow), key=lambda one: one.starts_at)


def clock_of(world, kind, session_id):
    return [row.at for row in world.due(kind) if row.variables == {"session_id": session_id}]


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


def test_the_group_hears_once_and_of_each_session_when_it_is_near(world):
    group, _ = world.group()
    done = planned(world)
    (told,) = world.owed("cycle-announced")
    assert told.key == f"cycle-announced:{done.cycle.id}:{group}"
    words = said(world, told)
    assert "1. Thu 3 Dec 2026, 17:00: Nights" in words
    assert "3. Thu 17 Dec 2026, 17:00: Topic to be announced" in words
    assert "meet.example" not in words
    assert world.owed("session-card") == []
    first = rows(world)[0].id
    world.now = FIRST - timedelta(days=14)
    world.by_clock(announcing.announce_session, session_id=first)
    world.by_clock(announcing.announce_session, session_id=first)
    assert [row.variables["session"] for row in world.owed("session-card")] == [first]


def posted(world, **changes):
    """The plan stands in the group as message 77."""
    group, chat = world.group()
    done = planned(world, **changes)
    world.db.write_now(announcing.plan_posted, done.cycle.id, group, 77)
    world.db.write_now(lambda tx: tx.execute(sa.update(OutboxRow).values(state="sent")))
    return group, chat, done.cycle.id


def message(world):
    """What is owed to the group of the plan, and as which message."""
    (row,) = world.owed("cycle-announced")
    return row.state, said(world, row), outgoing(world, row)


def retopic(world, session_id, topic):
    given = {"session": session_id, "topic": topic, "confirm": "yes"}
    world.does("Femi", sessions.change_topic, draft(world, "retopic", given))


def test_the_plans_message_is_edited_where_it_stands(world):
    _, _, cycle_id = posted(world)
    first, second, third = rows(world)
    assert message(world)[0] == "sent"
    given = {"session": first.id, "starts": (FIRST + timedelta(days=1)).isoformat()}
    world.does("Femi", sessions.move_session, draft(world, "move", given))
    world.does("Femi", sessions.cancel_session, second.id)
    retopic(world, third.id, "Winter")
    given = answers(topic="Exams", starts=(FIRST + 3 * WEEK).isoformat(), cycle=cycle_id)
    world.does("Femi", sessions.schedule_session, draft(world, "schedule", given))
    state, shown, edit = message(world)
    assert (state, edit.message_id) == ("queued", 77)
    for line in (
        "1. Fri 4 Dec 2026, 17:00: Nights",
        "<s>Thu 10 Dec 2026, 17:00: Teams</s> cancelled",
        "2. Thu 17 Dec 2026, 17:00: Winter",
        "3. Thu 24 Dec 2026, 17:00: Exams",
    ):
        assert line in shown
    assert len(world.owed("cycle-announced")) == 1


@pytest.mark.parametrize("change", ["move", "cancel", "topic", "add", "shift"])
def test_every_change_of_a_plan_reaches_its_message(world, change):
    _, _, cycle_id = posted(world)
    first = rows(world)[0].id
    later = (FIRST + timedelta(days=1)).isoformat()
    match change:
        case "move":
            given = {"session": first, "starts": later}
            world.does("Femi", sessions.move_session, draft(world, "move", given))
        case "cancel":
            world.does("Femi", sessions.cancel_session, first)
        case "topic":
            retopic(world, first, "Winter")
        case "add":
            given = answers(topic="Exams", starts=later, cycle=cycle_id)
            world.does("Femi", sessions.schedule_session, draft(world, "schedule", given))
        case "shift":
            shift(world, world.db.read_now(cycles.load, cycle_id), 1)
    assert message(world)[0] == "queued"


def test_a_supergroup_gets_the_plan_anew_and_a_group_that_was_left_no_more_of_it(world):
    group, chat, cycle_id = posted(world)
    world.by_clock(groups.follow_upgrade, old_chat=chat, new_chat=ChatId(-100_700))
    (row,) = world.owed("cycle-announced")
    assert (row.state, row.chat_id, isinstance(outgoing(world, row), Post)) == ("queued", -100_700, True)
    world.db.write_now(announcing.plan_posted, cycle_id, group, 78)
    world.db.write_now(cards.forget, group)
    world.does("Femi", sessions.cancel_session, rows(world)[0].id)
    (row,) = world.owed("cycle-announced")
    assert outgoing(world, row) is None


def test_in_the_night_the_group_hears_in_the_morning(world):
    world.group()
    world.now = datetime(2026, 11, 16, 23, tzinfo=UTC)
    planned(world)
    assert world.owed("cycle-announced")[0].not_before == datetime(2026, 11, 17, 8, tzinfo=UTC)


def test_what_was_called_off_is_neither_told_nor_announced(world):
    world.group()
    planned(world)
    first, second, _ = rows(world)
    world.does("Femi", sessions.cancel_session, first.id)
    assert clock_of(world, "session-announce", first.id) == []
    assert "3 Dec" not in said(world, world.owed("cycle-announced")[0])
    world.by_clock(announcing.announce_session, session_id=first.id)
    world.now = second.starts_at
    world.by_clock(announcing.announce_session, session_id=second.id)
    assert world.owed("session-card") == []
    for one in (second, rows(world)[2]):
        world.now = FIRST
        world.does("Femi", sessions.cancel_session, one.id)
    assert outgoing(world, world.owed("cycle-announced")[0]) is None


def test_a_group_that_is_named_later_gets_the_plan_and_no_cards_that_wait(world):
    world.member("Grace", "admin")
    planned(world)
    group, _ = world.group(purpose=None)
    named = world.does("Grace", groups.name_group, group, Purpose.ANNOUNCEMENTS)
    assert named.announced == 3
    assert len(world.owed("cycle-announced")) == 1
    assert world.owed("session-card") == []


def test_a_session_that_is_near_is_announced_at_once_and_one_that_is_moved_waits_anew(world):
    world.group()
    planned(world, starts=(world.now + timedelta(days=3)).isoformat(), number=1)
    (only,) = rows(world)
    assert clock_of(world, "session-announce", only.id) == [world.now]
    later = world.now + timedelta(days=60)
    given = {"session": only.id, "starts": later.isoformat()}
    world.does("Femi", sessions.move_session, draft(world, "move", given))
    assert clock_of(world, "session-announce", only.id) == [later - timedelta(days=14)]


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


def test_the_clock_posts_a_card_for_each_session_of_a_year(world):
    world.group()
    planned(world, number=10)
    world.now = FIRST + timedelta(weeks=20)
    before = world.now
    for row in sorted(world.due("session-announce"), key=lambda one: one.at):
        world.now = row.at
        assert world.db.write_now(due_work.run, row.id, world.now) == "session-announce"
    world.now = before
    assert len(world.owed("session-card")) == 10
    assert world.due("session-announce") == []


def test_near_finds_what_overlaps(world):
    world.session(starts_at=FIRST)
    cancelled = world.session(starts_at=FIRST, status="cancelled")
    found = world.db.read_now(
        lambda tx: cycles.near(tx, world.community, [], FIRST + timedelta(minutes=10), FIRST + WEEK)
    )
    assert [one.id for one in found if one.id != cancelled] == [1]
    assert cancelled not in [one.id for one in found]
