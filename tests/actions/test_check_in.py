"""Checking in by code and picture: in the window, for those who may come, with five tries and no more."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from actions.attendance import mark_attendance
from actions.check_in import open_check_in, say_here, say_here_by_code, say_here_by_picture, session_moved
from actions.code_boards import code_posted, hide_code, show_code, show_picture, turn_codes
from rules import check_in as rules
from rules.attendance import CheckedIn, Established, Refused, Status
from rules.check_in import WrongCode
from rules.ids import ChatId
from rules.permissions import NotAllowedError
from screens.outgoing import Edit, Photo, Post
from storage import check_in, sessions
from storage.tables import (
    AttendanceRow,
    CheckInTriesRow,
    CodeBoardRow,
    MemberRow,
    OutboxRow,
    SessionGuestRow,
    SessionRow,
)
from tests.actions.attendance_world import START, at, planned, states
from tests.handlers.composing import outgoing, said


@pytest.fixture
def session(world):
    return planned(world)


def opened(world, session, minutes=-10):
    at(world, minutes=minutes)
    world.by_clock(open_check_in, session_id=session)


def code(world, session, step=None):
    """The code that counts now, or that of a step."""

    def read(tx):
        loaded = sessions.load(tx, session)
        turn = rules.step_at(loaded, world.now) if step is None else step
        return rules.code(check_in.secret(tx, session), loaded, turn)

    return world.db.read_now(read)


def key(world, session):
    return world.db.read_now(lambda tx: rules.key(check_in.secret(tx, session), sessions.load(tx, session)))


def wrong(world, *sessions_):
    """Six digits that are none of the codes of these sessions."""
    right = {code(world, one, step) for one in sessions_ for step in range(rules.STEPS)}
    return next(found for found in map(str, range(100_000, 999_999)) if found not in right)


def scans(world, name, session, key_, community=None):
    return world.does(name, say_here_by_picture, ChatId(77), name, session, key_, community=community)


def established(world):
    return {row.member_id: row.established for row in all_rows(world, AttendanceRow)}


def all_rows(world, table):
    return world.db.read_now(lambda tx: list(tx.orm.query(table)))


def change(world, session, **columns):
    def save(tx):
        row = tx.orm.get(SessionRow, session)
        for name, value in columns.items():
            setattr(row, name, value)
        tx.orm.add(row)

    world.db.write_now(save)


def test_the_code_checks_in_whether_booked_or_not(world, session):
    opened(world, session)
    for name in ("Amara", "Chidi"):
        here = world.does(name, say_here_by_code, code(world, session))
        assert here.decision == CheckedIn(here.decision.session, Established.CODE)
    assert established(world) == {world.member(one): "code" for one in ("Amara", "Chidi")}
    again = world.does("Amara", say_here_by_code, code(world, session))
    assert again.decision.already
    assert all(row.wrong == 0 for row in all_rows(world, CheckInTriesRow))


def test_the_code_before_counts_and_the_one_before_that_does_not(world, session):
    opened(world, session)
    first = code(world, session)
    at(world, minutes=-6, seconds=-1)
    assert isinstance(world.does("Amara", say_here_by_code, first).decision, CheckedIn)
    at(world, minutes=-6)
    assert first not in {code(world, session), code(world, session, 1)}
    assert world.does("Ben", say_here_by_code, first) == WrongCode(4)


def test_five_wrong_codes_and_then_the_right_one_does_not_help(world, session):
    opened(world, session)
    bad = wrong(world, session)
    left = [world.does("Amara", say_here_by_code, bad) for _ in range(6)]
    assert left == [WrongCode(one) for one in (4, 3, 2, 1, 0, 0)]
    assert world.does("Amara", say_here_by_code, code(world, session)) == WrongCode(0)
    at(world, minutes=10)
    assert world.does("Amara", say_here_by_code, code(world, session)) == WrongCode(0)
    assert states(world, session)["Amara"] is None
    # That is hers alone, and the facilitator marks her.
    assert isinstance(world.does("Ben", say_here_by_code, code(world, session)).decision, CheckedIn)
    world.does("Femi", mark_attendance, session, world.member("Amara"), Status.ATTENDED)
    assert states(world, session)["Amara"] == "attended"


def test_a_right_code_among_wrong_ones_spends_no_try(world, session):
    opened(world, session)
    bad = wrong(world, session)
    for _ in range(4):
        world.does("Amara", say_here_by_code, bad)
    assert isinstance(world.does("Amara", say_here_by_code, code(world, session)).decision, CheckedIn)
    assert [row.wrong for row in all_rows(world, CheckInTriesRow)] == [4]


def test_whoever_is_marked_is_told_so_whatever_they_type(world, session):
    opened(world, session)
    bad = wrong(world, session)
    world.does("Amara", say_here_by_code, code(world, session))
    at(world)
    world.does("Femi", mark_attendance, session, world.member("Ben"), Status.PART)
    for name, how in (("Amara", Established.CODE), ("Ben", Established.SHEET)):
        for _ in range(6):
            here = world.does(name, say_here_by_code, bad)
            assert here.decision == CheckedIn(here.decision.session, how, already=True)
    assert all(row.wrong == 0 for row in all_rows(world, CheckInTriesRow))


def test_whoever_said_so_themselves_is_told_so_and_has_five_tries_to_show_it(world, session):
    opened(world, session)
    world.does("Amara", say_here, session)
    for _ in range(6):
        here = world.does("Amara", say_here_by_code, wrong(world, session))
        assert here.decision == CheckedIn(here.decision.session, established_by(world, "Amara"), already=True)
    assert world.does("Amara", say_here_by_code, code(world, session)).decision.already
    assert established_by(world, "Amara") == "self"

    world.does("Ben", say_here, session)
    world.does("Ben", say_here_by_code, wrong(world, session))
    assert not world.does("Ben", say_here_by_code, code(world, session)).decision.already
    assert established_by(world, "Ben") == "code"


def established_by(world, name):
    return established(world)[world.member(name)]


def test_a_mark_at_one_session_does_not_hide_a_wrong_code_for_another(world, session):
    other = planned(world)
    for one in (session, other):
        opened(world, one)
    assert not world.does("Amara", say_here_by_code, code(world, session)).decision.already
    bad = wrong(world, session, other)
    assert world.does("Amara", say_here_by_code, bad).left < 5
    world.does("Amara", say_here, other)
    assert world.does("Amara", say_here_by_code, bad).decision.already


def test_no_code_counts_outside_the_window(world, session):
    opened(world, session)
    known = code(world, session, 0)
    at(world, minutes=-10, seconds=-1)
    assert world.does("Amara", say_here_by_code, known) is None
    at(world, minutes=20)
    assert isinstance(world.does("Amara", say_here_by_code, code(world, session)).decision, CheckedIn)
    at(world, minutes=20, seconds=1)
    assert world.does("Ben", say_here_by_code, code(world, session)) is None
    assert all(row.wrong == 0 for row in all_rows(world, CheckInTriesRow))


def test_the_code_of_one_session_is_none_of_another(world, session):
    elsewhere = world.add_community("riverside", name="Riverside CIG")
    other = world.session(starts_at=START, facilitator="Zara", community=elsewhere)
    opened(world, session)
    opened(world, other)
    theirs = code(world, other)
    assert theirs != code(world, session)
    assert isinstance(world.does("Amara", say_here_by_code, theirs), WrongCode)
    assert established(world) == {}


def test_two_sessions_at_once_give_no_more_tries(world, session):
    other = world.session(starts_at=START + timedelta(minutes=5), facilitator="Gita")
    opened(world, session, minutes=-5)
    opened(world, other, minutes=-5)
    bad = wrong(world, session, other)
    for _ in range(5):
        world.does("Amara", say_here_by_code, bad)
    for one in (session, other):
        assert world.does("Amara", say_here_by_code, code(world, one)) == WrongCode(0)
    done = world.does("Ben", say_here_by_code, code(world, other))
    assert done.decision.session.id == other
    assert [row.wrong for row in all_rows(world, CheckInTriesRow) if row.wrong] == [5, 5, 1]


@pytest.mark.both
def test_two_whose_code_is_right_at_the_same_moment_never_wait_for_each_other(world):
    """Each has their first try counted, whose row points to the session that both then lock."""
    names, runs = ("Amara", "Ben"), []
    actors = [world.actor(name) for name in names]
    for number in range(20):
        session = world.session(starts_at=START + timedelta(days=number))
        at(world, days=number, minutes=-10)
        world.by_clock(open_check_in, session_id=session)
        right, meet = code(world, session), Barrier(len(names))

        def types(tx, actor, right=right):
            runs.append(actor)  # PostgreSQL undoes one of two that wait for each other, and it runs again.
            return say_here_by_code(tx, actor, world.now, right)

        def comes(actor, types=types, meet=meet):
            meet.wait(10)
            return world.db.write_now(types, actor)

        with ThreadPoolExecutor(len(names)) as pool:
            done = list(pool.map(comes, actors))
        assert [one.decision.already for one in done] == [False, False]
        assert [states(world, session)[name] for name in names] == ["attended", "attended"]
    assert len(runs) == 40


def test_the_picture_checks_in_and_opens_the_private_chat(world, session):
    opened(world, session)
    world.member("Chidi", chat=False)
    here = scans(world, "Chidi", session, key(world, session))
    assert here.decision == CheckedIn(here.decision.session, Established.QR)
    assert {row.name: row.chat_id for row in world.rows(MemberRow)}["Chidi"] == 77
    assert scans(world, "Chidi", session, key(world, session)).decision.already


@pytest.mark.parametrize("given", ["", "0" * 32, "x" * 60, "\ud800", "é"])
def test_a_guessed_link_checks_nobody_in(world, session, given):
    opened(world, session)
    here = scans(world, "Amara", session, given)
    assert here.decision == Refused(here.decision.session, "old-picture")
    assert established(world) == {}


def test_the_picture_before_and_after_the_window(world, session):
    opened(world, session)
    link = key(world, session)
    for minutes, reason in ((-11, "too-early"), (21, "too-late")):
        at(world, minutes=minutes)
        assert scans(world, "Amara", session, link).decision.reason == reason
    change(world, session, status="cancelled")
    at(world)
    assert scans(world, "Amara", session, link).decision.reason == "session-cancelled"
    assert established(world) == {}


def test_outsiders_learn_nothing_from_the_picture(world, session):
    elsewhere = world.add_community("riverside", name="Riverside CIG")
    opened(world, session)
    right = key(world, session)
    answers = [scans(world, "Ivy", one, right, elsewhere) for one in (session, 999)]
    assert answers == [None, None]
    with pytest.raises(NotAllowedError):
        world.does("Ivy", show_code, session, community=elsewhere)
    assert established(world) == {}


def test_who_may_come_as_a_guest_checks_in_like_anybody(world, session):
    elsewhere = world.add_community("riverside", name="Riverside CIG")
    ada, ben, zoe = (world.member(one, community=elsewhere) for one in ("Ada", "Bela", "Zoe"))
    opened(world, session)
    assert world.does("Ada", say_here_by_code, code(world, session), community=elsewhere) is None

    def share(tx):
        tx.orm.add(SessionGuestRow(session_id=session, community_id=elsewhere, state="accepted"))

    world.db.write_now(share)
    world.does("Ada", say_here_by_code, code(world, session), community=elsewhere)
    scans(world, "Bela", session, key(world, session), elsewhere)
    world.does("Zoe", say_here, session, community=elsewhere)
    assert established(world) == {ada: "code", ben: "qr", zoe: "walk-in"}
    assert {"Ada", "Bela", "Zoe", "Amara"} <= states(world, session).keys()


def test_the_facilitator_is_shown_the_code_once_and_it_turns(world, session):
    opened(world, session)
    (first,) = world.owed("check-in-code")
    assert first.member_id == world.member("Femi")
    shown = outgoing(world, first)
    assert isinstance(shown, Post)
    assert f"{code(world, session)[:3]} {code(world, session)[3:]}" in said(world, first)
    assert "until 16:52" in said(world, first)
    posted(world, session, first, 500)
    at(world, minutes=-8)
    world.by_clock(turn_codes, session_id=session)
    second = world.owed("check-in-code")[-1]
    edit = outgoing(world, second)
    assert isinstance(edit, Edit)
    assert edit.message_id == 500
    assert code(world, session)[:3] in said(world, second)
    at(world)
    world.by_clock(open_check_in, session_id=session)
    assert {row.variables["edition"] for row in world.owed("check-in-code")} == {1}


def posted(world, session, row, message_id):
    edition = row.variables["edition"]
    world.by_clock(
        code_posted, session_id=session, member_id=row.member_id, edition=edition, message_id=message_id
    )


def test_at_the_end_it_says_that_it_is_over_and_turns_no_more(world, session):
    opened(world, session)
    posted(world, session, world.owed("check-in-code")[0], 500)
    at(world, minutes=20)
    world.by_clock(turn_codes, session_id=session)
    (over,) = world.owed("check-in-code-over")
    assert outgoing(world, over).message_id == 500
    assert "no longer shown" in said(world, over)
    assert world.due("check-in-code-turns") == []
    assert outgoing(world, world.owed("check-in-code")[0]) is None


def test_a_move_takes_the_code_back_and_the_next_one_is_another(world, session):
    opened(world, session)
    posted(world, session, world.owed("check-in-code")[0], 500)
    before, link = code(world, session, 0), key(world, session)
    change(world, session, starts_at=START + timedelta(days=1))
    world.db.write_now(lambda tx: session_moved(tx, sessions.lock(tx, session), world.now))
    assert len(world.owed("check-in-code-over")) == 1
    assert world.does("Amara", say_here_by_code, before) is None
    at(world, days=1, minutes=-10)
    world.by_clock(open_check_in, session_id=session)
    assert world.owed("check-in-code")[-1].variables["edition"] == 2
    assert isinstance(world.does("Amara", say_here_by_code, before), WrongCode)
    assert scans(world, "Amara", session, link).decision.reason == "old-picture"


def test_shown_again_it_leaves_the_message_before(world, session):
    opened(world, session)
    posted(world, session, world.owed("check-in-code")[0], 500)
    world.does("Femi", show_code, session)
    (over,) = world.owed("check-in-code-over")
    assert over.variables["message"] == 500
    # The message that was on its way meanwhile is taken down as well.
    posted(world, session, world.owed("check-in-code")[0], 499)
    assert len(world.owed("check-in-code-over")) == 1
    latest = world.owed("check-in-code")[-1]
    assert isinstance(outgoing(world, latest), Post)
    world.does("Femi", hide_code, session)
    assert outgoing(world, latest) is None
    posted(world, session, latest, 501)
    assert world.owed("check-in-code-over")[-1].variables["message"] == 501


def test_only_who_marks_the_sheet_shows_code_and_picture(world, session):
    world.member("Gita", "facilitator")
    opened(world, session)
    for name in ("Amara", "Gita"):
        for action in (show_code, hide_code, show_picture):
            with pytest.raises(NotAllowedError):
                world.does(name, action, session)
    world.member("Noor", "admin")
    world.does("Noor", show_code, session)
    assert {row.member_id for row in all_rows(world, CodeBoardRow)} == {
        world.member(one) for one in ("Femi", "Noor")
    }


def test_the_code_is_not_shown_outside_the_window(world, session):
    for minutes, reason in ((-11, "too-early"), (21, "too-late")):
        at(world, minutes=minutes)
        for action in (show_code, show_picture):
            assert world.does("Femi", action, session).refused.reason == reason
    assert world.owed("check-in-code") == world.owed("check-in-picture") == []


def test_the_picture_is_drawn_when_it_is_sent(world, session):
    opened(world, session)
    for _ in range(2):
        world.does("Femi", show_picture, session)
    (row,) = world.owed("check-in-picture")
    photo = outgoing(world, row)
    assert isinstance(photo, Photo)
    assert photo.start == f"in_{session}_{key(world, session)}"
    change(world, session, facilitator_id=world.member("Gita", "facilitator"))
    assert outgoing(world, row) is None


def test_neither_secret_nor_code_nor_key_is_in_what_is_owed(world, session):
    opened(world, session)
    world.does("Femi", show_picture, session)
    hidden = {key(world, session), *(code(world, session, one) for one in range(rules.STEPS))}
    hidden.add(world.db.read_now(lambda tx: check_in.secret(tx, session)))
    kept = " ".join(f"{row.key} {row.variables}" for row in world.rows(OutboxRow))
    kept += " ".join(f"{row.key} {row.variables}" for row in world.due())
    assert not [one for one in hidden if one in kept]
