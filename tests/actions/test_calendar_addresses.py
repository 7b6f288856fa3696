"""Addresses of feeds: secret, one for each membership, ended when they should be."""

import pytest

from actions import calendar
from actions.bookings import book_place
from actions.members import leave
from rules.calendar import digest
from rules.permissions import NotAllowedError
from storage import members
from storage.views import calendar as views
from tests.actions.calendar_world import fed, kept, opened


@pytest.fixture
def session(world):
    world.member("Amara")
    return world.session()


def test_an_address_is_long_and_stored_nowhere(world):
    world.member("Amara")
    token = opened(world)
    assert len(token) >= 28  # 160 bits, in base 64.
    (row,) = kept(world)
    assert row.digest == digest(token)
    assert token not in repr(row)
    assert fed(world, token).events == ()


def test_a_press_repeated_makes_no_second_address(world):
    world.member("Amara")
    first = world.does("Amara", calendar.open_feed, world.community, 0)
    again = world.does("Amara", calendar.open_feed, world.community, 0)
    assert not first.already
    assert (again.already, again.token, again.choices.live) == (True, None, True)
    assert fed(world, first.token) is not None


def test_a_new_address_ends_the_old_one(world):
    world.member("Amara")
    old = opened(world)
    new = opened(world, serial=1)
    assert new != old
    assert fed(world, old) is None
    assert fed(world, new) is not None


def test_turned_off_it_opens_nothing(world):
    world.member("Amara")
    token = opened(world)
    assert not world.does("Amara", calendar.close_feed, world.community, 1).already
    assert world.does("Amara", calendar.close_feed, world.community, 1).already
    assert fed(world, token) is None
    assert opened(world, serial=2)


def test_a_stale_press_closes_nothing(world):
    world.member("Amara")
    opened(world)
    token = opened(world, serial=1)
    assert world.does("Amara", calendar.close_feed, world.community, 1).already
    assert fed(world, token) is not None


def test_who_leaves_or_is_forgotten_leaves_no_feed_behind(world, session):
    for name, ends in (("Amara", leave), ("Ben", None)):
        world.member(name)
        world.does(name, book_place, session)
        token = opened(world, name)
        world.does(name, calendar.choose_files, world.community, files=False)
        if ends is None:
            world.db.write_now(calendar.forget, world.member(name))
        else:
            gone = world.db.read_now(members.load, world.member(name))
            world.db.write_now(ends, gone, world.now)
        assert fed(world, token) is None
    assert kept(world) == []


def test_who_is_no_member_has_no_feed_whatever_is_stored(world):
    world.member("Amara")
    token = opened(world)
    world.db.write_now(members.leave, world.member("Amara"), world.now)
    assert kept(world)
    assert fed(world, token) is None


def test_nobody_touches_the_calendar_of_a_community_that_is_not_theirs(world):
    world.member("Amara")
    elsewhere = world.add_community("riverside")
    for action, *rest in ((calendar.open_feed, 0), (calendar.close_feed, 0)):
        with pytest.raises(NotAllowedError):
            world.does("Amara", action, elsewhere, *rest)
    with pytest.raises(NotAllowedError):
        world.does("Amara", calendar.choose_files, elsewhere, files=False)
    with pytest.raises(NotAllowedError):
        world.db.read_now(views.mine, world.actor("Amara"), world.now, elsewhere)
    assert kept(world) == []
