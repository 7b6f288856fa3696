"""Names are found, and stand in the same order, wherever they are listed and on both databases."""

import pytest

from rules.attendance import Status
from rules.exports import Scope
from rules.ids import CycleId
from storage import attendance, attendance_export, booked_for, communities, sessions
from storage.presenters import turns
from tests.actions.certificates_world import held, marks

IN_ORDER = ["Ada", "álvaro", "Amara", "Élan", "esi", "José", "Zoë"]


@pytest.fixture
def session(world):
    session = held(world, attended=())
    for name in reversed(IN_ORDER):
        world.member(name)
    return session


def listed(world, session, read):
    """The names of a list, without the facilitator's."""
    found = world.db.read_now(lambda tx: read(tx, sessions.load(tx, session)))
    return [name for _, name in found if name != "Femi"]


def test_who_could_be_booked_for(world, session):
    assert listed(world, session, booked_for.candidates) == IN_ORDER
    assert listed(world, session, lambda tx, one: booked_for.candidates(tx, one, "jose")) == ["José"]


def test_who_else_may_have_come(world, session):
    assert listed(world, session, attendance.all_others) == IN_ORDER
    first, more = world.db.read_now(lambda tx: attendance.others(tx, sessions.load(tx, session), 0, 4))
    rest, none = world.db.read_now(lambda tx: attendance.others(tx, sessions.load(tx, session), 1, 4))
    assert (len(first), more, none) == (4, True, False)
    assert [name for _, name in (*first, *rest) if name != "Femi"] == IN_ORDER


def test_the_sheet_and_its_export(world, session):
    marks(world, session, **dict.fromkeys(IN_ORDER, Status.ATTENDED))
    sheet = world.db.read_now(lambda tx: attendance.sheet(tx, sessions.load(tx, session)))
    assert [line.name for line in sheet.lines] == IN_ORDER

    def export(tx):
        community = communities.load(tx, world.community)
        return [one.person.name for one in attendance_export.records(tx, community, Scope(), world.now)]

    assert world.db.read_now(export) == IN_ORDER


@pytest.mark.parametrize(("typed", "found"), [("Jose", ["José"]), ("ELAN", ["Élan"]), ("zoë", ["Zoë"])])
def test_whose_turns_are_looked_for(world, session, typed, found):
    seen = world.db.read_now(turns.named, world.community, CycleId(1), typed)
    assert [one.name for one in seen.lines] == found
