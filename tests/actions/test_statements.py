"""Ten people cost as many statements as two: what is known of people is read for all of them at once."""

from datetime import timedelta

import pytest

from actions import interviews, missed
from actions.bookings import book_place
from actions.certificates import ending
from rules.attendance import Status
from rules.certificates import Kind
from storage import members, topics
from storage import sessions as stored
from storage.presenters import volunteers
from storage.views import booked_for, capacity, certificates, presenters, sessions
from tests.actions.certificates_world import all_of, asks, asks_year, cycle_of, held, marks
from tests.world import MONDAY

NAMES = ("Amara", "Ben", "Chidi", "Dara", "Esi", "Farid", "Grace", "Hana", "Idris", "Jun")
FEW = 2


def femi(world):
    world.member("Femi", "facilitator")
    return world.actor("Femi")


def booked(world, count, **columns):
    """A session with so many in it, half of them in line."""
    session = world.session(**{"places": count // 2, **columns})
    for name in NAMES[:count]:
        world.member(name)
        world.does(name, book_place, session)
    return session


def alike(world, look, prepare=booked):
    """That `look` takes no more statements for many than for few."""
    few = world.statements(look, prepare(world, FEW))
    many = world.statements(look, prepare(world, len(NAMES)))
    assert len(many) == len(few), many


def test_who_has_a_place(world):
    me = femi(world)
    alike(world, lambda tx, session: booked_for.holders(tx, me, world.now, session, 0))


def test_only_those_that_are_shown_are_named(world, monkeypatch):
    me = femi(world)
    session = booked(world, len(NAMES))
    asked = []
    real = members.names
    monkeypatch.setattr(members, "names", lambda tx, ids: asked.extend(ids) or real(tx, ids))
    seen = world.db.read_now(booked_for.holders, me, world.now, session, 1)
    assert asked == [one for one, _ in seen.members]
    assert [name for _, name in seen.members] == ["Idris", "Jun"]
    assert (seen.page, seen.more) == (1, False)


def test_who_comes(world):
    me = femi(world)
    alike(world, lambda tx, session: sessions.who_comes(tx, me, world.now, session))


def test_who_would_have_to_wait(world):
    me = femi(world)
    whole = lambda world, count: booked(world, count, places=count)  # noqa: E731  Two lines for one.
    alike(world, lambda tx, session: capacity.choices(tx, me, world.now, session, 1), whole)


def test_who_volunteers(world):
    def prepare(world, count):
        session = world.session()

        def offer(tx):
            for name in NAMES[:count]:
                volunteers.add_for_session(tx, people[name], session, world.now)

        people = {name: world.member(name) for name in NAMES[:count]}
        world.db.write_now(offer)
        return session

    alike(world, lambda tx, session: presenters.presenter_of(tx, session, world.now), prepare)


def test_the_list_of_sessions_reads_each_community_once(world):
    me = femi(world)
    for day in range(5):
        world.session(starts_at=MONDAY + timedelta(days=day + 1))
    sent = world.statements(sessions.upcoming, me, world.now)
    assert sum("FROM communities" in one for one in sent) == 1


def test_those_who_were_missed(world):
    def prepare(world, count):
        session = booked(world, count, places=count, starts_at=world.now + timedelta(hours=1))
        marked = dict.fromkeys(NAMES[:count], Status.MISSED)
        world.advance(days=40)
        marks(world, session, **marked)
        return session

    alike(world, lambda tx, session: missed.tell_missed(tx, world.now, session), prepare)
    assert len(world.owed("missed-you")) == FEW + len(NAMES)


def test_those_who_are_asked_for_an_interview(world):
    def asks(count):
        people = NAMES[:count]
        for _ in range(2):
            marks(world, world.session(), **dict.fromkeys(people, Status.ATTENDED))
        session = world.session()
        marks(world, session, **dict.fromkeys(people, Status.ATTENDED))
        marked = [world.member(name) for name in people]

        def again(tx):
            interviews.marks_changed(tx, stored.load(tx, session), marked, world.now)

        return len(world.statements(again))

    few, many = asks(FEW), asks(len(NAMES))
    # One is left for each of them: the work that is due.
    assert many - few == len(NAMES) - FEW
    assert len(world.due("interview-asks")) == len(NAMES)


def test_the_order_of_topics(world):
    world.db.write_now(topics.seed, world.community, NAMES)
    known = [one.id for one in world.db.read_now(topics.of_community, world.community)]
    assert len(world.statements(topics.reorder, known[::-1])) == 1
    assert [one.id for one in world.db.read_now(topics.of_community, world.community)] == known[::-1]


@pytest.mark.parametrize("kind", [Kind.ATTENDEE, Kind.YEAR])
def test_certificates_that_are_still_true(world, kind):
    def prepare(world, count):
        session = held(world, attended=NAMES[:count])
        for name in NAMES[:count]:
            if kind is Kind.YEAR:
                asks_year(world, name, cycle_of(world, session))
            else:
                asks(world, name, session)
        return session

    alike(world, lambda tx, session: ending.follow_marks(tx, world.now, session), prepare)
    assert all(one.valid for one in all_of(world))


def test_the_certificates_of_one_session_among_many(world):
    for week in range(3):
        session = held(world, starts_at=MONDAY - timedelta(weeks=week))
    actor = world.actor("Amara")
    one = world.db.read_now(certificates.of_session, actor, world.now, session)
    assert [choice.subject.id for choice in one.found] == [session]
    sent = world.statements(certificates.of_session, actor, world.now, session)
    assert sum("FROM communities" in each for each in sent) == 1
    assert sum("FROM cycles" in each for each in sent) <= 1
    everything = world.statements(certificates.mine, actor, world.now)
    assert sum("FROM communities" in each for each in everything) == 1
