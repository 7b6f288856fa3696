"""A session of two communities: both agree, both book, each keeps to its own."""

import pytest

from actions.bookings import book_place
from actions.sharing import answer_invitation, invite_community, withdraw_sharing
from rules.bookings import Booked
from rules.permissions import NotAllowedError
from rules.sharing import Changed, Refused, State
from storage.tables import AuditRow, SessionCardRow
from storage.views import sessions as views


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
    assert done.decision.guest.state is State.WITHDRAWN
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
