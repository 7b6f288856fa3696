"""A session of two communities: both agree, both book, each keeps to its own."""

import pytest
import sqlalchemy as sa

from actions.bookings import book_place, cancel_place
from actions.check_in import say_here
from actions.sharing import answer_invitation, invite_community, withdraw_sharing
from rules.bookings import Booked, Released, Waitlisted
from rules.permissions import NotAllowedError, Role, Verb
from rules.sharing import Changed, Refused, State
from storage import members, roles, sharing
from storage import sessions as stored
from storage.tables import AttendanceRow, AuditRow, MemberRow, SessionCardRow
from storage.views import sessions as views
from storage.views import sharing as sharing_views


@pytest.fixture
def river(world):
    """Riverside, with its facilitator Zara and its member Ada."""
    community = world.add_community("riverside", name="Riverside CIG")
    world.member("Zara", "facilitator", community=community)
    world.member("Ada", community=community)
    return community


@pytest.fixture
def session(world):
    return world.session()


def shared(world, session, river):
    world.does("Femi", invite_community, session, river)
    return world.does("Zara", answer_invitation, session, river, agreed=True, community=river)


def seen(world, name, community):
    actor = world.actor(name, community)
    return [
        line.session.id for line in world.db.read_now(lambda tx: views.upcoming(tx, actor, world.now)).lines
    ]


def test_both_agree_and_members_of_both_book(world, session, river):
    world.group(chat=-100_777, community=river)
    assert seen(world, "Ada", river) == []
    with pytest.raises(NotAllowedError):
        world.does("Ada", book_place, session, community=river)
    shared(world, session, river)
    assert seen(world, "Ada", river) == [session]
    done = world.does("Ada", book_place, session, community=river)
    assert isinstance(done.decision, Booked)
    assert len(world.owed("sharing-invited")) == 1
    assert len(world.owed("sharing-answered")) == 1
    assert len(world.db.read_now(lambda tx: list(tx.orm.query(SessionCardRow)))) == 1
    assert [row.detail["state"] for row in world.rows(AuditRow)] == ["invited", "accepted"]


def test_whoever_asks_twice_asks_once(world, session, river):
    for already in (False, True):
        assert world.does("Femi", invite_community, session, river).decision.already is already
    for already in (False, True):
        done = world.does("Zara", answer_invitation, session, river, agreed=True, community=river)
        assert done.decision.already is already
    assert len(world.owed("sharing-invited")) == 1
    assert len(world.owed("sharing-answered")) == 1


@pytest.mark.parametrize("agreed", [True, False])
def test_whoever_invited_hears_the_answer_as_well_as_the_facilitator(world, session, river, agreed):
    noor = world.member("Noor", "admin")
    world.does("Noor", invite_community, session, river)
    for _ in range(2):
        world.does("Zara", answer_invitation, session, river, agreed=agreed, community=river)
    told = [one.member_id for one in world.owed("sharing-answered")]
    assert sorted(told) == sorted([world.member("Femi"), noor])


def test_whoever_invited_and_organises_no_longer_is_not_told(world, session, river):
    noor = world.member("Noor", "admin")
    world.does("Noor", invite_community, session, river)
    world.db.write_now(roles.take, noor, Role.ADMIN)
    world.does("Zara", answer_invitation, session, river, agreed=True, community=river)
    assert [one.member_id for one in world.owed("sharing-answered")] == [world.member("Femi")]


def test_a_no_holds(world, session, river):
    world.does("Femi", invite_community, session, river)
    world.does("Zara", answer_invitation, session, river, agreed=False, community=river)
    assert isinstance(world.does("Femi", invite_community, session, river).decision, Refused)
    assert seen(world, "Ada", river) == []


def test_it_stays_open_while_somebody_of_theirs_comes(world, session, river):
    shared(world, session, river)
    world.does("Ada", book_place, session, community=river)
    for name, community in (("Femi", None), ("Zara", river)):
        done = world.does(name, withdraw_sharing, session, river, community=community)
        assert isinstance(done.decision, Refused)


@pytest.mark.parametrize("who", ["Femi", "Zara"])
def test_either_side_closes_it_again_while_nobody_comes(world, session, river, who):
    shared(world, session, river)
    community = river if who == "Zara" else None
    done = world.does(who, withdraw_sharing, session, river, community=community)
    assert isinstance(done.decision, Changed)
    assert done.decision.guest.state is (State.LEFT if who == "Zara" else State.WITHDRAWN)
    assert seen(world, "Ada", river) == []


def test_the_other_side_never_organises(world, session, river):
    shared(world, session, river)
    actor = world.actor("Zara", river)
    page = world.db.read_now(lambda tx: views.page(tx, actor, world.now, session))
    assert not page.may_manage
    assert not page.may_share
    assert page.presenter is None
    with pytest.raises(NotAllowedError):
        world.db.read_now(lambda tx: views.who_comes(tx, actor, world.now, session))


def test_a_community_that_does_not_exist_is_neither_invited_nor_left(world, session):
    for action in (invite_community, withdraw_sharing):
        with pytest.raises(LookupError):
            world.does("Femi", action, session, 99)


@pytest.mark.parametrize("name", ["Amara", "Ada", "Zara"])
def test_nobody_else_invites(world, session, river, name):
    world.member("Amara")
    community = None if name == "Amara" else river
    with pytest.raises(NotAllowedError):
        world.does(name, invite_community, session, river, community=community)


@pytest.mark.parametrize("name", ["Amara", "Ada", "Femi"])
def test_nobody_else_answers(world, session, river, name):
    world.member("Amara")
    world.does("Femi", invite_community, session, river)
    community = river if name == "Ada" else None
    with pytest.raises(NotAllowedError):
        world.does(name, answer_invitation, session, river, agreed=True, community=community)


def test_what_was_taken_back_is_offered_once_more_and_tells_nobody_after_that(world, session, river):
    for _ in range(3):
        world.does("Femi", invite_community, session, river)
        world.does("Femi", withdraw_sharing, session, river)
        world.advance(minutes=1)
    done = world.does("Femi", invite_community, session, river)
    assert done.decision.reason == "invited-enough"
    assert len(world.owed("sharing-invited")) == 2


def test_whom_a_community_has_left_does_not_ask_it_again(world, session, river):
    shared(world, session, river)
    world.does("Zara", withdraw_sharing, session, river, community=river)
    assert len(world.owed("sharing-answered")) == 2, "the host is told of the yes, and of its end"
    done = world.does("Femi", invite_community, session, river)
    assert done.decision.reason == "is-left"
    assert len(world.owed("sharing-invited")) == 1
    page = world.does("Femi", sharing_views.others, session)
    assert [(one.state, one.may_invite) for one in page.others] == [(State.LEFT, False)]


def also(world, name, *, of, into=None, roles=()):
    """The person of that other community is admitted to this one as well."""
    user = world.db.read_now(members.load, world.member(name, community=of)).user_id
    again = world.member(f"{name} too", *roles, community=into)
    world.db.write_now(
        lambda tx: tx.execute(sa.update(MemberRow).where(MemberRow.id == again).values(user_id=user))
    )
    return again


def test_a_facilitator_who_is_a_plain_doctor_of_the_host_closes_it_for_their_own(world, session, river):
    shared(world, session, river)
    also(world, "Zara", of=river)
    done = world.does("Zara", withdraw_sharing, session, river, community=river)
    assert done.decision.guest.state is State.LEFT


def test_who_organises_on_both_sides_acts_for_the_host(world, session, river):
    shared(world, session, river)
    also(world, "Zara", of=river, roles=("facilitator",))
    done = world.does("Zara", withdraw_sharing, session, river, community=river)
    assert done.decision.guest.state is State.WITHDRAWN


def test_who_booked_as_a_guest_keeps_that_place_as_a_member(world, session, river):
    shared(world, session, river)
    ada = world.member("Ada", community=river)
    world.does("Ada", book_place, session, community=river)
    also(world, "Ada", of=river)
    again = world.does("Ada", book_place, session, community=river).decision
    assert isinstance(again, Booked)
    assert again.already
    assert as_whom(world, "Ada", river, session) == ada
    released = world.does("Ada", cancel_place, session, community=river).decision
    assert isinstance(released, Released)
    assert released.view.booked == 0


def test_who_waits_as_a_guest_waits_once(world, river):
    session = world.session(places=1)
    shared(world, session, river)
    world.does("Femi", book_place, session)
    world.does("Ada", book_place, session, community=river)
    also(world, "Ada", of=river)
    again = world.does("Ada", book_place, session, community=river).decision
    assert isinstance(again, Waitlisted)
    assert again.already
    # The place that is offered to the guest is theirs, too.
    world.does("Femi", cancel_place, session)
    assert isinstance(world.does("Ada", book_place, session, community=river).decision, Booked)
    assert as_whom(world, "Ada", river, session) == world.member("Ada", community=river)


def test_who_was_marked_as_a_guest_is_marked_once(world, session, river):
    shared(world, session, river)
    world.advance(days=3, hours=5)
    world.does("Ada", say_here, session, community=river)
    also(world, "Ada", of=river)
    assert world.does("Ada", say_here, session, community=river).decision.already
    marked = world.db.read_now(
        lambda tx: tx.execute(sa.select(sa.func.count(AttendanceRow.member_id))).scalar()
    )
    assert marked == 1


def test_without_anything_held_one_comes_as_a_member_of_the_host(world, session, river):
    shared(world, session, river)
    too = also(world, "Ada", of=river)
    assert as_whom(world, "Ada", river, session) == too


def test_who_organises_keeps_doing_so_whatever_they_booked_as_before(world, session, river):
    shared(world, session, river)
    world.does("Ada", book_place, session, community=river)
    also(world, "Ada", of=river, roles=("facilitator",))
    actor = world.actor("Ada", river)
    page = world.db.read_now(lambda tx: views.page(tx, actor, world.now, session))
    assert page.places.mine.booked
    assert page.may_manage
    assert page.may_share


def test_a_member_of_one_community_costs_no_query_more(world, session):
    world.member("Amara")
    actor = world.actor("Amara")

    known = world.db.read_now(stored.load, session)
    # There is no transaction that it could ask.
    assert sharing.coming(None, actor, Verb.BOOK, known).member_id == world.member("Amara")


def as_whom(world, name, community, session):
    actor = world.actor(name, community)
    return world.db.read_now(
        lambda tx: sharing.coming(tx, actor, Verb.BOOK, stored.load(tx, session)).member_id
    )
