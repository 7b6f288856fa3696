import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
import sqlalchemy as sa
from sqlmodel import select

from actions import dialogues
from actions.bookings import book_place
from actions.dialogues import Finished, Question
from actions.members import appoint_admin, leave, note_presence, open_private_chat
from rules.dialogue import Chosen, Move, Typed
from rules.ids import ChatId, UserId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, NotAllowedError, Role, Verb
from storage import members, outbox, roles, sessions
from storage.tables import (
    BookingRow,
    MemberRow,
    PresenterDrawRow,
    PresenterSlotRow,
    RoleRow,
    WaitlistEntryRow,
)
from storage.views import members as views


def user_of(world, name):
    return world.actor(name).user_id


def row(world, name):
    return world.rows(MemberRow, MemberRow.id == world.member(name))[0]


def leaves(world, name, chat, *, present=False):
    """Telegram's news, as it comes: whoever's hand it was."""
    user = world.rows(MemberRow, MemberRow.id == world.member(name))[0].user_id
    world.does("Admin", note_presence, chat, UserId(user), present=present)


def test_start_opens_the_chat_and_sends_what_waited(world):
    amara = world.member("Amara", chat=False)
    notice = Notice("my-place", "my-place:1", ToMember(amara), world.now, {"session": 1})
    world.db.write_now(outbox.add, [notice], world.now)
    assert world.owed()[0].state == "waiting"
    world.does("Amara", open_private_chat, ChatId(4001), "Amara")
    assert (world.owed()[0].state, world.owed()[0].chat_id) == ("queued", 4001)
    assert (row(world, "Amara").chat_id, row(world, "Amara").reachable) == (4001, True)
    assert world.actor("Amara").reachable


def test_start_after_blocking_makes_reachable_again(world):
    amara = world.member("Amara")
    world.db.write_now(outbox.hold_for, amara)
    assert not world.actor("Amara").reachable
    world.does("Amara", open_private_chat, ChatId(4001), "Amara")
    assert world.actor("Amara").reachable


def test_a_stranger_may_start_too(world):
    world.member("Amara")
    stranger = Actor(UserId(9999), ())
    world.db.write_now(lambda tx: open_private_chat(tx, stranger, world.now, ChatId(9999), "Zola"))
    assert [one.name for one in world.rows(MemberRow)] == ["Amara"]


def test_the_configuration_appoints_admins_once(world):
    user = UserId(31)
    for _ in range(2):
        world.db.write_now(appoint_admin, world.community, user, world.now)
    (admin,) = world.rows(MemberRow)
    assert (admin.name, admin.status, admin.chat_id) == ("Admin", "admitted", None)
    actor = world.db.read_now(members.actor, user)
    assert actor.may(Verb.GRANT_ROLE)


def test_an_admin_is_called_by_the_account_until_they_say(world):
    user = UserId(31)
    world.db.write_now(appoint_admin, world.community, user, world.now)

    def start(name):
        world.db.write_now(
            lambda tx: open_private_chat(tx, members.actor(tx, user), world.now, ChatId(31), name)
        )

    start("Chidi")
    assert world.rows(MemberRow)[0].name == "Chidi"
    start("Somebody Else")
    assert world.rows(MemberRow)[0].name == "Chidi"


def test_an_admin_who_had_left_is_back_with_their_name(world):
    world.member("Amara", status="left")
    world.db.write_now(appoint_admin, world.community, UserId(row(world, "Amara").user_id), world.now)
    assert (row(world, "Amara").status, row(world, "Amara").name) == ("admitted", "Amara")


def test_leaving_the_last_group_is_leaving(world):
    world.member("Admin", "admin")
    _, announcements = world.group()
    _, cohort = world.group("cohort", -100_600)
    for chat in (announcements, cohort):
        leaves(world, "Amara", chat, present=True)
    leaves(world, "Amara", announcements)
    assert row(world, "Amara").status == "admitted"
    leaves(world, "Amara", cohort)
    assert row(world, "Amara").status == "left"
    assert world.actor("Amara").memberships == ()


def test_who_leaves_gives_up_their_places_and_the_next_are_offered_them(world):
    world.member("Admin", "admin")
    _, chat = world.group()
    leaves(world, "Amara", chat, present=True)
    first = world.session(places=1)
    second = world.session(places=1, starts_at=world.now + timedelta(days=10))
    over = world.session(places=1, starts_at=world.now + timedelta(hours=1))
    for session in (first, over):
        world.does("Amara", book_place, session)
        world.does("Ben", book_place, session)
    world.does("Ben", book_place, second)
    world.does("Amara", book_place, second)
    world.advance(hours=2)
    leaves(world, "Amara", chat)
    assert {
        one.session_id for one in world.rows(BookingRow, BookingRow.member_id == world.member("Amara"))
    } == {over}
    waits = world.rows(WaitlistEntryRow, WaitlistEntryRow.member_id == world.member("Amara"))
    assert waits == []
    assert [one.variables["session"] for one in world.owed_to("Ben", "place-offered")] == [first]


@pytest.mark.both
def test_two_who_leave_at_once_never_wait_for_each_other(world, storage_url):
    """One presents in the later of two sessions, and both have a place in each."""
    if storage_url.startswith("sqlite"):
        pytest.skip("one writer at a time cannot meet another")
    first, second = world.session(), world.session(starts_at=world.now + timedelta(days=10))
    for name in ("Amara", "Ben"):
        for session in (first, second):
            world.does(name, book_place, session)
    _presents(world, "Ben", second)
    runs, locked, go_on = [], Event(), Event()

    def leaves_at_once(tx, name):
        runs.append(name)  # PostgreSQL undoes one of two that wait for each other, and it runs again.
        leave(tx, members.load(tx, world.member(name)), world.now)

    def holds_the_first(tx):
        sessions.lock(tx, first)
        locked.set()
        assert go_on.wait(20)

    with ThreadPoolExecutor(3) as pool:
        pool.submit(world.db.write_now, holds_the_first)
        assert locked.wait(10)
        both = []
        # Amara waits for the first session before Ben begins.
        for waiting, name in enumerate(("Amara", "Ben"), start=1):
            both.append(pool.submit(world.db.write_now, leaves_at_once, name))
            _until(world, waiting)
        go_on.set()
        for one in both:
            one.result(20)
    assert runs == ["Amara", "Ben"]
    assert world.rows(BookingRow) == []


def _presents(world, name, session):
    member_id = world.member(name)

    def agreed(tx):
        draw = PresenterDrawRow(
            session_id=session, drawn_at=world.now, pool="members", candidates={}, chosen_id=member_id
        )
        tx.orm.add(draw)
        tx.flush()
        tx.orm.add(
            PresenterSlotRow(
                session_id=session,
                member_id=member_id,
                draw_id=draw.id,
                state="accepted",
                asked_at=world.now,
                answer_by=world.now,
                changed_at=world.now,
            )
        )

    world.db.write_now(agreed)


def _until(world, waiting):
    """Until so many transactions wait for a lock that another holds."""
    asked = sa.text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    until = time.monotonic() + 10
    while world.db.read_now(lambda tx: tx.execute(asked).scalar_one()) < waiting:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_staff_do_not_lose_their_community_by_leaving_a_group(world):
    world.member("Admin", "admin")
    world.member("Femi", "facilitator")
    _, chat = world.group()
    leaves(world, "Femi", chat, present=True)
    leaves(world, "Femi", chat)
    assert row(world, "Femi").status == "admitted"


def test_news_of_other_chats_and_strangers_changes_nothing(world):
    world.member("Admin", "admin")
    _, foreign = world.group("not-ours", -100_800)
    _, ours = world.group()
    leaves(world, "Amara", foreign)
    leaves(world, "Amara", ChatId(-5))
    world.does("Admin", note_presence, ours, UserId(424242), present=True)
    assert row(world, "Amara").status == "admitted"


def plays(world, name, flow, *replies, known=None):
    turn = world.does(name, dialogues.start, flow, world.community, known)
    for reply in replies:
        turn = world.does(name, dialogues.answer, reply)
    return turn


def test_the_hello_form_keeps_what_is_told(world):
    world.member("Amara")
    turn = plays(
        world, "Amara", "hello", Typed("Amara N."), Chosen(2), Typed("Psychiatry"), Move.SKIP, Chosen(0)
    )
    assert isinstance(turn, Finished)
    assert turn.decision.member.name == "Amara N."
    kept = row(world, "Amara")
    assert (kept.name, kept.grade, kept.specialty, kept.site, kept.experience) == (
        "Amara N.",
        "sho",
        "Psychiatry",
        None,
        "under-1",
    )


def test_skipping_everything_keeps_what_was_known(world):
    world.member("Amara", site="Oak Vale", grade="fy1")
    plays(world, "Amara", "hello", *[Move.SKIP] * 5)
    assert (row(world, "Amara").name, row(world, "Amara").site, row(world, "Amara").grade) == (
        "Amara",
        "Oak Vale",
        "fy1",
    )


def test_a_name_that_cannot_be_read_is_asked_again(world):
    world.member("Amara")
    turn = plays(world, "Amara", "hello", Typed("🌸🌸"))
    assert isinstance(turn, Question)
    assert (turn.problem.id, turn.draft.step) == ("member-name-no-letters", "name")
    assert row(world, "Amara").name == "Amara"


def test_about_me_changes_one_thing_and_can_remove_it(world):
    world.member("Amara", site="Oak Vale", specialty="Surgery")
    turn = plays(world, "Amara", "about", Typed("Elm Park"), known={"field": "site"})
    assert turn.decision.member.site == "Elm Park"
    assert (row(world, "Amara").site, row(world, "Amara").specialty) == ("Elm Park", "Surgery")
    plays(world, "Amara", "about", Chosen(0), known={"field": "specialty"})
    assert row(world, "Amara").specialty is None


def test_about_me_shows_each_community_its_own(world):
    other = world.add_community("other", name="Elm Park CIG")
    world.member("Amara", grade="fy1")
    user = row(world, "Amara").user_id

    def join(tx):
        return members.admit(tx, other, UserId(user), world.now, name="Dr A")

    world.db.write_now(join)
    held = world.does("Amara", views.everywhere)
    assert [(one.community.name, one.member.name, one.member.grade) for one in held] == [
        ("Oak Vale CIG", "Amara", "fy1"),
        ("Elm Park CIG", "Dr A", None),
    ]


def test_nobody_is_shown_in_a_community_they_are_not_in(world):
    other = world.add_community("other")
    world.member("Amara")
    with pytest.raises(NotAllowedError):
        world.does("Amara", views.about, other)
    with pytest.raises(NotAllowedError):
        world.does("Amara", dialogues.start, "hello", other)


def test_granting_twice_is_granting_once(world):
    amara = world.member("Amara")
    for _ in range(2):
        world.db.write_now(roles.give, amara, Role.MODERATOR, world.now, None)
    granted = world.db.read_now(lambda tx: [held.role for held in tx.orm.exec(select(RoleRow))])
    assert granted == ["moderator"]
    assert world.db.read_now(roles.holders, world.community, Role.MODERATOR, Role.ADMIN) == [amara]
