"""Reminders from the due work to the words: right people, right time, nothing that is no longer true."""

from datetime import UTC, datetime, timedelta

from actions import reminders, sessions
from actions.bookings import book_place, cancel_place
from rules.dialogue import Draft
from rules.ids import UserId
from screens.screen import LinkButton
from storage.tables import SessionRow
from tests.handlers.composing import labels, outgoing, said

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
LATER = START + timedelta(days=7)


def with_places(world, *names, places=12, **columns):
    session_id = world.session(places=places, starts_at=START, **columns)
    for name in names:
        world.member(name)
        world.does(name, book_place, session_id)
    return session_id


def move(world, session_id, to):
    answers = {"session": session_id, "starts": to.isoformat(), "confirm": "yes"}
    draft = Draft(UserId(1), world.community, 1, "move", "confirm", answers, world.now)
    return world.does("Femi", sessions.move_session, draft)


def day_before(world, session_id):
    world.now = START - timedelta(days=1)
    world.by_clock(reminders.remind_day, session_id=session_id)


def hour_before(world, session_id):
    world.now = START - timedelta(hours=1)
    world.by_clock(reminders.remind_hour, session_id=session_id)


def test_a_day_before_everybody_with_a_place_is_reminded(world):
    session_id = with_places(world, "Amara", "Ben", "Chidi", places=2)
    day_before(world, session_id)
    reminded = world.owed("reminder-day")
    assert [row.member_id for row in reminded] == [world.member("Amara"), world.member("Ben")]
    assert {row.not_after for row in reminded} == {START}
    words = said(world, reminded[0])
    assert "Thu 19 Nov 2026, 17:00 (London)" in words
    assert "https" not in words


def test_the_facilitator_gets_the_list(world):
    world.member("Amara", grade="sho")
    session_id = with_places(world, "Amara", "Ben", "Chidi", places=2)
    world.does("Amara", cancel_place, session_id)
    world.does("Amara", book_place, session_id)
    day_before(world, session_id)
    (row,) = world.owed("who-comes")
    assert row.member_id == world.member("Femi")
    words = said(world, row)
    assert "1 of 2" not in words
    assert "One of 2 places is booked:\n\n1. Ben" in words
    assert "1. Chidi (a place is offered)\n2. Amara" in words


def test_the_facilitator_is_asked_for_a_link_that_is_missing(world):
    session_id = with_places(world, "Amara", join_link="")
    day_before(world, session_id)
    screen = outgoing(world, world.owed("who-comes")[0]).screen
    assert "Add the link" in labels(screen)
    hour_before(world, session_id)
    assert "Femi" in said(world, world.owed("reminder-hour")[0])


def test_an_hour_before_the_link_comes(world):
    session_id = with_places(world, "Amara")
    hour_before(world, session_id)
    (row,) = world.owed("reminder-hour")
    assert row.not_before == world.now
    buttons = [button for line in outgoing(world, row).screen.rows for button in line]
    assert [button.url for button in buttons if isinstance(button, LinkButton)] == [
        "https://meet.example/abc"
    ]


def test_who_booked_late_still_gets_the_link(world):
    session_id = with_places(world)
    day_before(world, session_id)
    world.member("Amara")
    world.does("Amara", book_place, session_id)
    hour_before(world, session_id)
    reminded = [row.kind for row in world.owed_to("Amara") if row.kind.startswith("reminder")]
    assert reminded == ["reminder-hour"]


def test_who_gave_the_place_up_in_between_is_not_reminded(world):
    session_id = with_places(world, "Amara")
    day_before(world, session_id)
    world.does("Amara", cancel_place, session_id)
    (row,) = world.owed("reminder-day")
    assert said(world, row) is None


def test_nobody_is_reminded_of_a_cancelled_session(world):
    session_id = with_places(world, "Amara")
    day_before(world, session_id)
    world.does("Femi", sessions.cancel_session, session_id)
    assert said(world, world.owed("reminder-day")[0]) is None
    assert said(world, world.owed("who-comes")[0]) is None
    hour_before(world, session_id)
    assert world.owed("reminder-hour") == []


def test_a_moved_session_is_reminded_of_at_its_new_time(world):
    session_id = with_places(world, "Amara")
    day_before(world, session_id)
    move(world, session_id, LATER)
    assert said(world, world.owed("reminder-day")[0]) is None
    (work,) = world.due("remind-day")
    assert work.at == LATER - timedelta(days=1)
    world.now = work.at
    world.by_clock(reminders.remind_day, **work.variables)
    first, second = world.owed("reminder-day")
    assert said(world, first) is None
    assert "Thu 26 Nov 2026" in said(world, second)


def test_work_that_was_held_up_does_not_ring_at_night(world):
    session_id = with_places(world, "Amara")
    world.now = datetime(2026, 11, 18, 23, tzinfo=UTC)
    world.by_clock(reminders.remind_day, session_id=session_id)
    assert world.owed("reminder-day")[0].not_before == datetime(2026, 11, 19, 8, tzinfo=UTC)


def test_work_that_comes_after_the_start_does_nothing(world):
    session_id = with_places(world, "Amara")
    world.now = START
    world.by_clock(reminders.remind_day, session_id=session_id)
    world.by_clock(reminders.remind_hour, session_id=session_id)
    assert [row.kind for row in world.owed() if row.kind.startswith(("reminder", "who"))] == []


def test_a_move_is_told_with_the_old_time_the_new_one_and_a_clash(world):
    session_id = with_places(world, "Amara", "Ben", places=1)
    other = world.session(starts_at=LATER + timedelta(minutes=30), topic="Team dynamics")
    world.does("Amara", book_place, other)
    move(world, session_id, LATER)
    amara, ben = (said(world, world.owed_to(name, "session-moved")[0]) for name in ("Amara", "Ben"))
    assert "Thu 19 Nov 2026, 17:00 (London)" in amara
    assert "Thu 26 Nov 2026, 17:00 (London)" in amara
    assert "Team dynamics" in amara
    assert "number 1 in line" in ben
    assert "Team dynamics" not in ben


def test_a_move_that_was_overtaken_is_not_told(world):
    session_id = with_places(world, "Amara")
    move(world, session_id, LATER)
    move(world, session_id, LATER + timedelta(days=1))
    first, second = world.owed("session-moved")
    assert said(world, first) is None
    assert "Fri 27 Nov 2026" in said(world, second)
    world.does("Femi", sessions.cancel_session, session_id)
    assert said(world, second) is None


def test_a_cancelled_session_is_told_to_who_had_a_place_waited_or_held_an_offer(world):
    session_id = with_places(world, "Amara", "Ben", "Chidi", "Dara", places=2)
    world.does("Amara", cancel_place, session_id)
    world.does("Femi", sessions.cancel_session, session_id)
    rows = world.owed("session-cancelled")
    assert {row.member_id for row in rows} == {world.member(name) for name in ("Ben", "Chidi", "Dara")}
    assert all("is cancelled" in said(world, row) for row in rows)
    (session,) = world.rows(SessionRow)
    assert session.status == "cancelled"


def test_another_link_is_not_shown_to_who_waits(world):
    session_id = with_places(world, "Amara", "Ben", places=1)
    draft = Draft(
        UserId(1),
        world.community,
        1,
        "link",
        "link",
        {"session": session_id, "link": "https://meet.example/new"},
        world.now,
    )
    world.does("Femi", sessions.change_link, draft)
    amara, ben = (outgoing(world, world.owed_to(name, "session-link")[0]) for name in ("Amara", "Ben"))
    buttons = [button for line in amara.screen.rows for button in line]
    assert "https://meet.example/new" in [one.url for one in buttons if isinstance(one, LinkButton)]
    assert ben is None
