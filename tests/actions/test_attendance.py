"""Who was there: the button, the sheet, and the moments at which both arrive."""

from datetime import timedelta

import pytest

from actions import attendance as actions
from actions import check_in as checking_in
from actions.bookings import book_place, cancel_place
from actions.check_in import say_here
from rules.attendance import CheckedIn, Established, Refused
from rules.permissions import NotAllowedError
from screens import attendance as screens
from storage import sessions
from storage.tables import AttendanceChangeRow, SessionRow
from storage.views import attendance as views
from tests.actions.attendance_world import START, TEXTS, at, planned, sheet, states, words
from tests.handlers.composing import outgoing
from tests.world import MONDAY


@pytest.fixture
def session(world):
    return planned(world)


def follow(world, session, *changes):
    """What the nouns do when the session was moved or cancelled."""

    def changed(tx):
        for one in changes:
            one(tx, sessions.lock(tx, session), world.now)

    world.db.write_now(changed)


def test_the_button_and_the_sheet_wait_for_their_time(world, session):
    (button,), (reminder,) = world.due("check-in-opens"), world.due("sheet-reminder")
    assert button.at == START - timedelta(minutes=10)
    assert reminder.at == START + timedelta(minutes=50)


def test_ten_minutes_before_everybody_with_a_place_gets_the_button_once(world, session):
    world.member("Chidi")
    at(world, minutes=-10)
    world.by_clock(checking_in.open_check_in, session_id=session)
    at(world, minutes=-5)
    world.does("Dana", book_place, session)
    at(world)
    world.by_clock(checking_in.open_check_in, session_id=session)
    told = world.owed("check-in-opens")
    assert [row.member_id for row in told] == [world.member(one) for one in ("Amara", "Ben", "Dana")]
    said = words(outgoing(world, told[0]).screen)
    assert "I'm here" in said
    assert "17:20" in said
    assert "Join the meeting" in said


def test_a_late_evening_does_not_hold_the_button_back(world):
    session = world.session(starts_at=MONDAY + timedelta(hours=9))
    world.does("Amara", book_place, session)
    world.advance(hours=9)
    world.by_clock(checking_in.open_check_in, session_id=session)
    (notice,) = world.owed("check-in-opens")
    assert notice.not_before == world.now
    assert notice.not_after == world.now + timedelta(minutes=20)


def change(world, session, **values):
    def update(tx):
        row = tx.orm.get(SessionRow, session)
        for name, value in values.items():
            setattr(row, name, value)
        tx.orm.add(row)

    world.db.write_now(update)


def test_a_moved_session_takes_both_along_and_an_old_button_is_not_sent(world, session):
    at(world, minutes=-10)
    world.by_clock(checking_in.open_check_in, session_id=session)
    (old, _) = world.owed("check-in-opens")
    later = START + timedelta(hours=2)
    change(world, session, starts_at=later)
    follow(world, session, checking_in.session_moved, actions.plan_attendance)
    assert outgoing(world, old) is None
    assert world.due("check-in-opens")[0].at == later - timedelta(minutes=10)
    assert world.due("sheet-reminder")[0].at == later + timedelta(minutes=50)
    at(world, minutes=110)
    world.by_clock(checking_in.open_check_in, session_id=session)
    assert len(world.owed_to("Amara", "check-in-opens")) == 2


def test_a_cancelled_session_asks_nobody(world, session):
    at(world, minutes=-10)
    world.by_clock(checking_in.open_check_in, session_id=session)
    change(world, session, status="cancelled")
    follow(world, session, checking_in.session_cancelled, actions.session_cancelled)
    assert world.due("check-in-opens") == world.due("sheet-reminder") == []
    assert outgoing(world, world.owed("check-in-opens")[0]) is None
    at(world, minutes=50)
    world.by_clock(actions.remind_of_sheet, session_id=session)
    assert world.owed("attendance-sheet") == []


def test_who_gave_the_place_up_is_not_called(world, session):
    at(world, minutes=-10)
    world.by_clock(checking_in.open_check_in, session_id=session)
    world.does("Amara", cancel_place, session)
    assert outgoing(world, world.owed_to("Amara", "check-in-opens")[0]) is None


def test_a_press_marks_once_and_leaves_one_trace(world, session):
    at(world, minutes=-3)
    first = world.does("Amara", say_here, session).decision
    again = world.does("Amara", say_here, session)
    assert (first.established, first.already) == (Established.SELF, False)
    assert again.decision.already
    assert states(world, session) == {"Amara": "attended", "Ben": None}
    assert len(world.rows(AttendanceChangeRow)) == 1
    assert "already" in words(screens.after_check_in(again))


@pytest.mark.parametrize(
    ("minutes", "reason", "said"),
    [(-11, "too-early", "counts from 16:50"), (21, "too-late", "counted until 17:20")],
)
def test_too_early_and_too_late_say_when(world, session, minutes, reason, said):
    at(world, minutes=minutes)
    here = world.does("Amara", say_here, session)
    assert isinstance(here.decision, Refused)
    assert here.decision.reason == reason
    assert said in words(screens.after_check_in(here))
    assert TEXTS.plain(screens.check_in_toast(here))
    assert states(world, session)["Amara"] is None


def test_who_came_without_a_place_is_on_the_sheet_as_such(world, session):
    at(world)
    here = world.does("Chidi", say_here, session)
    assert isinstance(here.decision, CheckedIn)
    assert "welcome" in words(screens.after_check_in(here))
    (line,) = [one for one in sheet(world, session).lines if one.name == "Chidi"]
    assert (line.booked, line.mark.established) == (False, Established.WALK_IN)


def test_a_doctor_of_another_community_cannot_press_it(world, session):
    elsewhere = world.add_community("elsewhere")
    world.member("Ivy", community=elsewhere)
    at(world)
    with pytest.raises(NotAllowedError):
        world.does("Ivy", say_here, session, community=elsewhere)
    assert "Ivy" not in states(world, session)


def test_the_button_can_be_found_from_the_menu_while_it_counts(world, session):
    def found(name):
        return world.db.read_now(views.open_now, world.actor(name), world.now)

    assert "No session" in words(screens.open_now(found("Chidi")))
    at(world, minutes=-10)
    assert "I'm here: Communicating" in words(screens.open_now(found("Chidi")))
    at(world, minutes=21)
    assert found("Chidi").found == ()
