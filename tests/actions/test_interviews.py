"""The question to the evaluators' guests, asked once; and the word to those who were missed."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
import sqlalchemy as sa

from actions import attendance, due_work, interviews
from actions.bookings import book_place, cancel_place
from actions.members import leave
from rules.attendance import Established, Seen, Status
from rules.ids import MemberId
from rules.interviews import State, Willing
from rules.names import NAME_LIMIT
from rules.permissions import NotAllowedError
from screens import interviews as screens
from screens.texts import Texts
from storage import communities, members, sessions
from storage.tables import AuditRow, InterviewRow, MemberRow, SessionRow
from storage.views import interviews as views
from tests.handlers.composing import labels, outgoing, said
from tests.world import MONDAY


def held(world, number, **columns):
    """The session of that week, over since an hour."""
    starts_at = MONDAY + timedelta(days=3, hours=5, weeks=number)
    session = world.session(starts_at=starts_at, **columns)
    world.now = starts_at + timedelta(minutes=50)
    return session


def mark(world, session, status, *names, how=Established.SHEET):
    seen = [Seen(world.member(name), status, how) for name in names]
    # A report that is counted from the command line has nobody of the community behind it.
    by = None if how is Established.TEAMS else world.member("Femi", "facilitator")

    def save(tx):
        locked = sessions.lock(tx, session)
        attendance.record(tx, locked, seen, by, world.now)

    world.db.write_now(save)


def comes_thrice(world, *names, status=Status.ATTENDED):
    for number in range(3):
        mark(world, held(world, number), status, *names)


def asks(world):
    """A day goes by; the due work that asks is done."""
    world.advance(days=1)
    for row in world.due("interview-asks"):
        world.db.write_now(due_work.run, row.id, world.now)


def answer(world, name, *, willing):
    return world.does(name, interviews.answer_interview, world.community, willing=willing)


def listed(world, name="Noor"):
    actor = world.actor(name)
    (view,) = world.db.read_now(lambda tx: views.willing(tx, actor, world.now))
    return [one.name for one in view.willing]


def states(world):
    rows = world.db.read_now(lambda tx: list(tx.orm.exec(sa.select(InterviewRow)).scalars()))
    return {row.member_id: row.state for row in rows}


@pytest.mark.parametrize("status", [Status.ATTENDED, Status.PART])
def test_after_the_third_session_one_is_asked_a_day_later(world, status):
    for number in range(2):
        mark(world, held(world, number), status, "Amara")
    assert world.due("interview-asks") == []
    mark(world, held(world, 2), status, "Amara", "Ben")
    (work,) = world.due("interview-asks")
    assert work.at == world.now + timedelta(days=1)
    asks(world)
    (row,) = world.owed("interview-asked")
    assert row.member_id == world.member("Amara")
    assert "three sessions" in said(world, row)
    assert labels(outgoing(world, row).screen)[:2] == ["Yes, I would talk to them", "No, thank you"]


@pytest.mark.parametrize("how", list(Established))
def test_however_it_is_known_that_one_came_it_counts(world, how):
    for number in range(3):
        mark(world, held(world, number), Status.PART, "Amara", how=how)
    asks(world)
    assert [row.member_id for row in world.owed("interview-asked")] == [world.member("Amara")]


def test_who_was_not_asked_as_a_mark_was_taken_back_is_asked_when_it_is_set_again(world):
    for number in range(3):
        session = held(world, number)
        mark(world, session, Status.ATTENDED, "Amara", how=Established.TEAMS)
    mark(world, session, None, "Amara")
    asks(world)
    assert world.owed("interview-asked") == []
    mark(world, session, Status.PART, "Amara")
    asks(world)
    assert len(world.owed("interview-asked")) == 1
    # Taken back once more: they were asked, and stay so.
    mark(world, session, None, "Amara")
    mark(world, session, Status.PART, "Amara")
    assert world.due("interview-asks") == []


def test_a_session_that_was_cancelled_is_none_that_they_came_to(world):
    mark(world, held(world, 0, status="cancelled"), Status.ATTENDED, "Amara")
    for number in range(1, 3):
        mark(world, held(world, number), Status.ATTENDED, "Amara")
    assert world.due("interview-asks") == []


def test_once_is_for_ever(world):
    comes_thrice(world, "Amara")
    asks(world)
    for number in range(3, 6):
        mark(world, held(world, number), Status.ATTENDED, "Amara")
        asks(world)
    assert len(world.owed("interview-asked")) == 1


def test_whose_mark_was_corrected_meanwhile_is_not_asked(world):
    comes_thrice(world, "Amara")
    mark(world, held(world, 2), Status.MISSED, "Amara")
    session = world.rows(SessionRow)[0].id
    mark(world, session, Status.MISSED, "Amara")
    asks(world)
    assert world.owed("interview-asked") == []


def test_who_has_left_is_not_asked_and_who_left_is_not_asked_again(world):
    comes_thrice(world, "Amara", "Ben")
    goes(world, "Amara")
    asks(world)
    (row,) = world.owed("interview-asked")
    assert row.member_id == world.member("Ben")
    answer(world, "Ben", willing=True)
    world.member("Noor", "admin")
    assert listed(world) == ["Ben"]
    goes(world, "Ben")
    assert listed(world) == []
    back(world, "Ben")
    mark(world, held(world, 4), Status.ATTENDED, "Ben")
    asks(world)
    assert listed(world) == []
    assert len(world.owed("interview-asked")) == 1
    # But it is theirs to say yes again.
    assert answer(world, "Ben", willing=True).state is State.YES
    assert listed(world) == ["Ben"]


def goes(world, name):
    member_id = world.member(name)
    world.db.write_now(lambda tx: leave(tx, members.load(tx, member_id), world.now))


def back(world, name):
    def save(tx):
        row = tx.orm.get(MemberRow, member_id)
        row.status = "admitted"
        tx.orm.add(row)

    member_id = world.member(name)
    world.db.write_now(save)


def test_yes_and_no_can_be_changed_and_only_yes_is_listed(world):
    world.member("Noor", "admin")
    comes_thrice(world, "Amara", "Ben", "Chidi")
    asks(world)
    assert listed(world) == []
    answer(world, "Amara", willing=True)
    answer(world, "Ben", willing=False)
    assert listed(world) == ["Amara"]
    answer(world, "Amara", willing=False)
    answer(world, "Ben", willing=True)
    assert listed(world) == ["Ben"]
    assert states(world)[world.member("Chidi")] == "asked"


def test_the_same_answer_again_keeps_its_day(world):
    world.member("Noor", "admin")
    comes_thrice(world, "Amara")
    asks(world)
    since = world.now
    answer(world, "Amara", willing=True)
    world.advance(days=5)
    answer(world, "Amara", willing=True)
    actor = world.actor("Noor")
    (view,) = world.db.read_now(lambda tx: views.willing(tx, actor, world.now))
    assert view.willing[0].since == since


def test_who_was_not_asked_has_nothing_to_answer(world):
    world.member("Noor", "admin")
    world.member("Amara")
    assert answer(world, "Amara", willing=True).state is None
    assert states(world) == {}


def test_a_question_that_was_answered_meanwhile_is_not_sent(world):
    comes_thrice(world, "Amara")
    asks(world)
    (row,) = world.owed("interview-asked")
    answer(world, "Amara", willing=False)
    assert outgoing(world, row) is None


def test_the_list_is_the_admins(world):
    comes_thrice(world, "Amara")
    for name in ("Amara", "Femi"):
        with pytest.raises(NotAllowedError):
            listed(world, name)
        with pytest.raises(NotAllowedError):
            world.does(name, interviews.export_willing, world.community)


def test_long_lists_of_several_communities_fit_one_message(world):
    community = world.db.read_now(communities.load, world.community)
    yes = tuple(Willing(MemberId(one), "W" * NAME_LIMIT, world.now) for one in range(40))
    for number in (1, 2, 5):
        shown = [views.WillingView(community, yes)] * number
        body = Texts().body(screens.willing(shown))
        assert len(body) <= 4096
        assert "more are in the file" in body


def test_the_file_holds_names_and_days_and_is_noted(world):
    world.member("Noor", "admin")
    comes_thrice(world, "=1+1", "Zoë", "Ben")
    asks(world)
    for name in ("=1+1", "Zoë"):
        answer(world, name, willing=True)
    answer(world, "Ben", willing=False)
    world.does("Noor", interviews.export_willing, world.community)
    (row,) = world.owed("interview-list")
    assert "Zo" not in str(row.variables)
    (noted,) = world.rows(AuditRow)
    assert (noted.verb, noted.by_member_id) == ("see-interviews", world.member("Noor"))
    file = outgoing(world, row)
    sheet = openpyxl.load_workbook(BytesIO(file.content(Texts()))).active
    cells = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert cells[0] == ["name", "said yes on"]
    assert [line[0] for line in cells[1:]] == ["=1+1", "Zoë"]
    assert all(cell.data_type == "s" for cell in sheet["A"])
    assert cells[1][1].date() == world.now.date()
    # Who is no admin when it is sent gets nothing.
    world.db.write_now(lambda tx: tx.connection.exec_driver_sql("DELETE FROM roles WHERE role = 'admin'"))
    assert outgoing(world, row) is None


class TestMissed:
    def over(self, world, *names, number=0):
        """A session these members had a place in, over now."""
        starts_at = MONDAY + timedelta(days=3, hours=5, weeks=number)
        session = world.session(starts_at=starts_at)
        world.now = starts_at - timedelta(days=1)
        for name in names:
            world.does(name, book_place, session)
        world.now = starts_at + timedelta(minutes=50)
        return session

    def tells(self, world):
        (work,) = world.due("missed-notes")
        world.now = work.at
        assert world.db.write_now(due_work.run, work.id, world.now) == "missed-notes"

    def test_a_day_later_those_are_told_who_are_marked_as_missed(self, world):
        session = self.over(world, "Amara", "Ben", "Chidi")
        mark(world, session, Status.MISSED, "Amara", "Ben")
        mark(world, session, Status.ATTENDED, "Chidi")
        mark(world, session, Status.ATTENDED, "Ben")
        ended = world.now
        (work,) = world.due("missed-notes")
        assert work.at == ended + timedelta(days=1)
        world.session(starts_at=ended + timedelta(days=7), topic="Exams")
        self.tells(world)
        (row,) = world.owed("missed-you")
        assert row.member_id == world.member("Amara")
        assert "We missed you" in said(world, row)
        assert any("Exams" in label for label in labels(outgoing(world, row).screen))

    def test_each_mark_has_the_sheet_rest_for_another_day(self, world):
        session = self.over(world, "Amara", "Ben")
        mark(world, session, Status.MISSED, "Amara")
        world.advance(hours=15)
        mark(world, session, Status.MISSED, "Ben")
        (work,) = world.due("missed-notes")
        assert work.at == world.now + timedelta(days=1)

    def test_when_nobody_is_missed_any_more_nobody_is_told(self, world):
        session = self.over(world, "Amara")
        mark(world, session, Status.MISSED, "Amara")
        mark(world, session, None, "Amara")
        assert world.due("missed-notes") == []

    def test_who_is_not_missed_any_more_when_it_is_sent_hears_nothing(self, world):
        session = self.over(world, "Amara", "Ben", "Chidi")
        mark(world, session, Status.MISSED, "Amara", "Ben", "Chidi")
        self.tells(world)
        mark(world, session, Status.PART, "Amara")
        goes(world, "Ben")
        assert [outgoing(world, row) is None for row in world.owed("missed-you")] == [True, True, False]

    def test_who_gave_the_place_up_or_had_none_is_not_told(self, world):
        session = self.over(world, "Amara")
        world.now -= timedelta(days=1)
        world.does("Ben", book_place, session)
        world.does("Ben", cancel_place, session)
        world.now += timedelta(days=1)
        mark(world, session, Status.MISSED, "Amara", "Ben", "Dana")
        self.tells(world)
        assert [row.member_id for row in world.owed("missed-you")] == [world.member("Amara")]

    def test_twice_in_thirty_days_is_once_and_later_it_is_said_again(self, world):
        for number, told in ((0, 1), (1, 1), (4, 1), (5, 2)):
            session = self.over(world, "Amara", number=number)
            mark(world, session, Status.MISSED, "Amara")
            if world.due("missed-notes"):
                self.tells(world)
            assert len(world.owed("missed-you")) == told, number

    def test_about_one_session_nobody_is_told_twice(self, world):
        session = self.over(world, "Amara", "Ben")
        mark(world, session, Status.MISSED, "Amara")
        self.tells(world)
        world.advance(days=3)
        mark(world, session, Status.MISSED, "Ben")
        self.tells(world)
        assert [row.member_id for row in world.owed("missed-you")] == [
            world.member(one) for one in ("Amara", "Ben")
        ]

    def test_the_same_person_in_two_communities_is_told_once(self, world):
        elsewhere = world.add_community("riverside", name="Riverside CIG")
        session = self.over(world, "Amara")
        user = next(row.user_id for row in world.rows(MemberRow) if row.name == "Amara")
        world.member("Amara", community=elsewhere, chat=True)

        def same_person(tx):
            row = tx.orm.get(MemberRow, world.member("Amara", community=elsewhere))
            row.user_id = user
            tx.orm.add(row)

        world.db.write_now(same_person)
        mark(world, session, Status.MISSED, "Amara")
        self.tells(world)
        other = world.session(
            starts_at=world.now + timedelta(hours=1), facilitator="Zara", community=elsewhere
        )
        world.does("Amara", book_place, other, community=elsewhere)
        world.advance(hours=2)

        def mark_there(tx):
            seen = [Seen(there, Status.MISSED, Established.SHEET)]
            attendance.record(tx, sessions.lock(tx, other), seen, None, world.now)

        there = world.member("Amara", community=elsewhere)
        world.db.write_now(mark_there)
        assert world.due("missed-notes") == []
        assert len(world.owed("missed-you")) == 1
