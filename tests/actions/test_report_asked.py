"""The report of a cycle and the indicators, asked for in the chat: who may, what is noted, what comes."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from actions.cycle_report import ask_for_report
from actions.indicators import Asked, Refused, ask_for_indicators
from rules.exports import Format
from rules.permissions import NotAllowedError, Verb
from screens.outgoing import Document, ReportFile
from storage import cycles, indicators
from storage.cycles import NoSuchCycleError
from storage.tables import AuditRow, CycleRow, RoleRow
from storage.views import cycle_report as views
from storage.views import indicators as indicator_views
from tests import cycle_worlds
from tests.cycle_worlds import FIRST, NAME, attended, cycle, session
from tests.handlers.composing import outgoing


def noted(world, verb):
    return [row for row in world.rows(AuditRow) if row.verb == verb]


def loses_every_role(world, name):
    member = world.member(name)

    def take(tx):
        tx.execute(sa.delete(RoleRow).where(sa.column("member_id") == member))

    world.db.write_now(take)


@pytest.fixture
def small(world):
    world.member("Grace", "admin")
    return cycle_worlds.small(world)


def test_two_files_follow_and_it_is_noted_once(world, small):
    asked = world.does("Grace", ask_for_report, small)
    assert (asked.community.id, asked.cycle.id, asked.already) == (world.community, small, False)
    assert world.does("Grace", ask_for_report, small).already
    (row,) = noted(world, Verb.EXPORT_REPORT)
    assert (row.community_id, row.by_member_id) == (world.community, world.member("Grace"))
    assert row.detail == {"cycle": NAME, "format": "html, pdf", "by": "chat"}
    files = [outgoing(world, one) for one in world.owed("cycle-report")]
    assert [one.name for one in files] == ["report-2026-27.html", "report-2026-27.pdf"]
    expected = world.db.read_now(views.of_cycle, world.now, world.db.read_now(cycles.load, small))
    assert [one.view for one in files] == [expected] * 2
    assert all(isinstance(one, ReportFile) for one in files)


def test_another_admin_and_another_cycle_are_reports_of_their_own(world, small):
    world.member("Hana", "admin")
    other = cycle(world, "2025/26", date(2025, 8, 1))
    assert not world.does("Grace", ask_for_report, small).already
    assert not world.does("Grace", ask_for_report, other).already
    assert not world.does("Hana", ask_for_report, small).already
    assert len(world.owed("cycle-report")) == 6


def test_only_for_admins_of_its_community(world, small):
    riverside = world.add_community("riverside")
    world.member("Zara", "admin", community=riverside)
    world.member("Amara")
    for name in ("Amara", "Femi", "Zara"):
        with pytest.raises(NotAllowedError):
            world.does(name, ask_for_report, small, community=riverside if name == "Zara" else None)
    with pytest.raises(NoSuchCycleError):
        world.does("Grace", ask_for_report, small + 99)
    assert (world.owed("cycle-report"), noted(world, Verb.EXPORT_REPORT)) == ([], [])


def test_nothing_comes_when_the_role_or_the_cycle_is_gone(world, small):
    empty = cycle(world, "2030/31", date(2030, 8, 1))
    world.does("Grace", ask_for_report, empty)
    world.db.write_now(lambda tx: tx.orm.delete(tx.orm.get(CycleRow, empty)))
    assert [outgoing(world, one) for one in world.owed("cycle-report")] == [None, None]
    world.does("Grace", ask_for_report, small)
    loses_every_role(world, "Grace")
    assert [outgoing(world, one) for one in world.owed("cycle-report")] == [None] * 4


# Indicators


def quarter(world, community=None, doctors=12):
    """A session that doctors of the community came to, and so much later that its quarter is told."""
    world.now = FIRST - timedelta(days=30)
    cycle_id = cycle(world, community=community)
    one = session(world, cycle_id, FIRST, 1, community=community)
    names = [f"Doctor {community} {number}" for number in range(doctors)]
    attended(world, one, [world.member(name, community=community) for name in names])
    world.now = FIRST + timedelta(days=150)


def asks(world, name="Grace", said=None, of=None, form=Format.CSV, member_of=None):
    of = of or world.community
    return world.does(name, ask_for_indicators, of, form, said or {}, community=member_of)


def test_the_rows_are_those_of_the_command_line(world):
    world.member("Grace", "admin")
    quarter(world)
    said = {"main": "Thames"}
    assert asks(world, said=said) == Asked("Thames")
    assert asks(world, said=said).already
    assert not asks(world, said=said, form=Format.JSON).already
    first, second = noted(world, Verb.EXPORT_INDICATORS)
    assert first.by_member_id == world.member("Grace")
    assert first.detail == {"first": "2026-10-01", "last": "2026-12-31", "format": "csv", "by": "chat"}
    assert second.detail["format"] == "json"
    csv, json = [outgoing(world, one) for one in world.owed("indicators")]
    assert (csv.name, json.name) == ("indicators-thames.csv", "indicators-thames.json")
    assert isinstance(csv, Document)
    told = world.db.read_now(indicator_views.told, world.now, world.db.read_now(indicators.regions, said))
    assert len(csv.content.decode("utf-8-sig").splitlines()) == len(told) + 1 > 1


def test_a_region_comes_whole_or_not_at_all(world):
    """One community alone, beside its region, would tell what is held back of the other."""
    riverside = world.add_community("riverside", name="Riverside")
    world.member("Grace", "admin")
    world.member("Zara", "admin", community=riverside)
    quarter(world)
    said = {"main": "Thames", "riverside": "Thames"}
    for name, community in (("Grace", world.community), ("Zara", riverside)):
        assert asks(world, name, said, community, member_of=community) == Refused("Thames", "others")
    assert (world.owed("indicators"), noted(world, Verb.EXPORT_INDICATORS)) == ([], [])
    # As regions of their own they have nothing to do with each other.
    apart = {"main": "Thames", "riverside": "Severn"}
    assert asks(world, said=apart) == Asked("Thames")
    assert asks(world, "Zara", apart, riverside, member_of=riverside) == Asked("Severn", empty=True)


def test_only_for_admins_of_that_community(world):
    world.member("Grace", "admin")
    riverside = world.add_community("riverside")
    world.member("Zara", "admin", community=riverside)
    world.member("Femi", "facilitator")
    world.member("Amara")
    quarter(world)
    for name, member_of in (("Amara", None), ("Femi", None), ("Zara", riverside)):
        with pytest.raises(NotAllowedError):
            asks(world, name, member_of=member_of)
    with pytest.raises(NotAllowedError):
        asks(world, of=99)
    with pytest.raises(NotAllowedError):
        world.does("Femi", indicator_views.choices, {})
    apart = {"main": "A", "riverside": "B"}
    (found,) = world.does("Zara", indicator_views.choices, apart, community=riverside)
    assert (found.community_id, found.region) == (riverside, "B")
    assert (world.owed("indicators"), noted(world, Verb.EXPORT_INDICATORS)) == ([], [])


def test_nothing_comes_when_the_role_is_gone_and_nothing_is_owed_without_rows(world):
    world.member("Grace", "admin")
    assert asks(world).empty
    assert noted(world, Verb.EXPORT_INDICATORS) == []
    quarter(world)
    asks(world)
    loses_every_role(world, "Grace")
    assert [outgoing(world, one) for one in world.owed("indicators")] == [None]
