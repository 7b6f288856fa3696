"""The facilitator's sheet: every tap counts at once, in the right hands, for two weeks."""

import pytest

from actions import attendance as actions
from actions.attendance import mark_attendance, mark_the_rest
from actions.bookings import book_place
from actions.check_in import say_here
from rules.attendance import Status
from rules.dialogue import Draft, Problem
from rules.ids import UserId
from rules.permissions import NotAllowedError
from rules.sharing import Guest, State
from screens import sheets as screens
from storage import sharing
from storage.members import NoSuchMemberError
from storage.tables import AttendanceChangeRow, PresenterDrawRow, PresenterSlotRow, WaitlistEntryRow
from storage.views import attendance as views
from tests.actions.attendance_world import START, at, planned, states, words
from tests.handlers.composing import outgoing
from tests.world import MONDAY


@pytest.fixture
def session(world):
    return planned(world)


def test_at_the_end_the_facilitator_gets_the_sheet_with_the_check_ins_in_it(world, session):
    at(world)
    world.does("Amara", say_here, session)
    at(world, minutes=50)
    world.by_clock(actions.remind_of_sheet, session_id=session)
    world.by_clock(actions.remind_of_sheet, session_id=session)
    (notice,) = world.owed("attendance-sheet")
    assert notice.member_id == world.member("Femi")
    said = words(outgoing(world, notice).screen)
    assert "Amara: attended" in said
    assert "Ben: not marked" in said
    assert "The other doctor attended" in said


def test_each_tap_counts_at_once_and_leaves_its_trace(world, session):
    at(world, minutes=5)
    ben = world.member("Ben")
    for status in (Status.ATTENDED, Status.PART, Status.PART, Status.MISSED):
        marked = world.does("Femi", mark_attendance, session, ben, status)
        assert marked.refused is None
    assert states(world, session)["Ben"] == "missed"
    trace = world.rows(AttendanceChangeRow)
    assert [row.status for row in trace] == ["attended", "part", "missed"]
    assert {row.by_member_id for row in trace} == {world.member("Femi")}


def test_all_attended_leaves_alone_what_was_marked(world, session):
    at(world, minutes=5)
    world.does("Femi", mark_attendance, session, world.member("Ben"), Status.MISSED)
    marked = world.does("Femi", mark_the_rest, session)
    assert states(world, session) == {"Amara": "attended", "Ben": "missed"}
    assert "attended" in words(screens.after_mark(marked, 0))
    world.does("Femi", mark_the_rest, session)
    assert len(world.rows(AttendanceChangeRow)) == 2


@pytest.mark.parametrize(("name", "roles"), [("Amara", ()), ("Gita", ("facilitator",))])
def test_only_this_sessions_facilitator_and_admins_have_the_sheet(world, session, name, roles):
    world.member(name, *roles)
    at(world, minutes=5)
    for verb in (
        lambda: world.does(name, mark_attendance, session, world.member("Ben"), Status.ATTENDED),
        lambda: world.does(name, mark_the_rest, session),
        lambda: world.db.read_now(views.sheet, world.actor(name), world.now, session),
    ):
        with pytest.raises(NotAllowedError):
            verb()
    assert set(states(world, session).values()) == {None}


def test_an_admin_may_mark(world, session):
    world.member("Grace", "admin")
    at(world, minutes=5)
    world.does("Grace", mark_attendance, session, world.member("Ben"), Status.PART)
    assert states(world, session)["Ben"] == "part"


def test_after_two_weeks_the_sheet_is_shown_and_stays_as_it_is(world, session):
    at(world, days=14, minutes=51)
    marked = world.does("Femi", mark_attendance, session, world.member("Ben"), Status.ATTENDED)
    assert marked.refused.reason == "corrections-over"
    assert states(world, session)["Ben"] is None
    view = world.db.read_now(views.sheet, world.actor("Femi"), world.now, session)
    said = words(screens.sheet(view, 0))
    assert "14 days" in said
    assert "Ben: not marked" not in said, "there is nothing to tap"
    assert world.db.read_now(views.to_mark, world.actor("Femi"), world.now).found == ()


def test_somebody_who_is_not_on_the_sheet_cannot_be_put_there_by_a_forged_button(world, session):
    at(world, minutes=5)
    marked = world.does("Femi", mark_attendance, session, world.member("Chidi"), Status.ATTENDED)
    assert marked.refused.reason == "not-on-sheet"
    assert "Chidi" not in states(world, session)
    assert "Ben: not marked" in words(screens.after_mark(marked, 0)), "the others can still be marked"


def test_a_sheet_of_forty_is_turned_page_by_page(world):
    session = world.session(places=40, starts_at=START)
    names = [f"Doctor {number:02}" for number in range(40)]
    for name in names:
        world.does(name, book_place, session)
    at(world, minutes=5)
    view = world.db.read_now(views.sheet, world.actor("Femi"), world.now, session)
    seen = []
    for page in range(5):
        shown = screens.sheet(view, page)
        said = words(shown)
        assert f"Page {page + 1} of 5" in said
        assert ("More names" in said) == (page < 4)
        assert ("Earlier names" in said) == (page > 0)
        seen += [name for name in names if f"{name}:" in said]
    assert seen == names
    assert words(screens.sheet(view, 99)) == words(screens.sheet(view, 4)), "a forged page is the last one"


def test_the_presenters_turn_follows_the_sheet(world, session):
    amara = world.member("Amara")

    def ask(tx):
        draw = PresenterDrawRow(
            session_id=session, drawn_at=MONDAY, pool="all", candidates=[], chosen_id=amara
        )
        tx.orm.add(draw)
        tx.flush()
        tx.orm.add(
            PresenterSlotRow(
                session_id=session,
                member_id=amara,
                draw_id=draw.id,
                state="accepted",
                asked_at=MONDAY,
                answer_by=MONDAY,
                changed_at=MONDAY,
            )
        )

    world.db.write_now(ask)

    def slot():
        return world.rows(PresenterSlotRow)[0].state

    at(world, minutes=55)
    world.does("Femi", mark_attendance, session, amara, Status.MISSED)
    assert slot() == "missed"
    world.does("Femi", mark_attendance, session, amara, Status.ATTENDED)
    assert slot() == "presented"


def test_guests_who_hold_nothing_are_neither_listed_nor_found_nor_added(world, session):
    elsewhere = world.add_community("riverside", name="Riverside CIG")
    ada, olu, kemi = (world.member(one, community=elsewhere) for one in ("Ada", "Olu", "Kemi"))
    world.db.write_now(sharing.save, Guest(session, elsewhere, State.ACCEPTED))
    world.does("Ada", book_place, session, community=elsewhere)
    world.db.write_now(
        lambda tx: tx.orm.add(WaitlistEntryRow(session_id=session, member_id=olu, place_in_line=1))
    )
    at(world, minutes=50)

    def found(part):
        answers = {"session": session, "name": part}
        draft = Draft(UserId(1), world.community, 1, "find", "name", answers, world.now)
        said = world.does("Femi", actions.find_on_sheet, draft)
        if isinstance(said, Problem):
            return said.id
        return [one.name for one in said.found.on_sheet], [name for _, name in said.found.others]

    assert found("Kemi") == "find-nobody"
    assert found("Ada") == (["Ada"], [])
    assert found("Olu") == ([], ["Olu"])
    page = world.does("Femi", views.others, session, 0, 9)
    assert [name for _, name in page.members] == ["Femi", "Olu"]
    with pytest.raises(NoSuchMemberError):
        world.does("Femi", actions.add_to_sheet, session, kemi)
    for one in (olu, ada):
        assert world.does("Femi", actions.add_to_sheet, session, one).refused is None
    assert states(world, session) == {"Ada": None, "Amara": None, "Ben": None, "Olu": "attended"}
