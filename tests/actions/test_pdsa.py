"""The improvement log as a whole: its numbers, who looks after what, who may, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from actions import privacy, themes
from actions.pdsa import cycles, issues
from actions.pdsa.owning import NotStaffError
from actions.roles import take_role
from rules.ids import LoggedIssueId, MemberId, PdsaCycleId
from rules.pdsa.cycles import State
from rules.pdsa.issues import Status
from rules.permissions import NotAllowedError, Role
from storage.pdsa import NoSuchIssueError, NoSuchPdsaCycleError
from storage.tables import LoggedIssueRow, PdsaCycleRow
from storage.themes import NoSuchThemeError
from storage.views import pdsa as views
from tests.actions.pdsa_world import ISSUE, ONE, begun, draft, log, logged, staffed
from tests.handlers.composing import outgoing, said


def test_numbers_follow_each_other_in_each_community(world):
    staffed(world)
    other = world.add_community("other")
    world.member("Olu", "facilitator", community=other)
    assert [begun(world).number, begun(world).number, logged(world).number] == [1, 2, 1]
    there = draft(world, "pdsa-plan", other, objective="Another", issue=0)
    assert world.does("Olu", cycles.begin_cycle, there, community=other).cycle.number == 1
    assert [one.number for one in log(world).cycles] == [1, 2]
    assert [one.number for one in log(world, other).cycles] == [1]


@pytest.mark.both
def test_many_who_begin_at_once_get_a_number_each(world):
    staffed(world)
    actor = world.actor("Femi")
    plan = draft(world, "pdsa-plan", objective="More doctors come", issue=0)
    words = draft(world, "issue-log", words="Late")

    def begins(number):
        action, given = (cycles.begin_cycle, plan) if number % 2 else (issues.log_issue, words)
        return world.db.write_now(lambda tx: action(tx, actor, world.now, given))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(begins, range(8)))
    assert sorted(row.number for row in world.rows(PdsaCycleRow)) == [1, 2, 3, 4]
    assert sorted(row.number for row in world.rows(LoggedIssueRow)) == [1, 2, 3, 4]


def test_handed_over_to_staff_only_and_told_once(world):
    staffed(world)
    begun(world)
    logged(world)
    femi, noor, amara = (world.member(one) for one in ("Femi", "Noor", "Amara"))
    for action, one in ((cycles.hand_over_cycle, ONE), (issues.hand_over_issue, ISSUE)):
        with pytest.raises(NotStaffError):
            world.does("Femi", action, one, amara)
        with pytest.raises(NotStaffError):
            world.does("Femi", action, one, MemberId(99))
        assert not world.does("Femi", action, one, noor).already
        assert world.does("Femi", action, one, noor).already
    owed = world.owed_to("Noor", "pdsa-handed")
    assert [said(world, one).split(" was handed")[0] for one in owed] == ["PDSA cycle 1", "Issue 1"]
    # Back again before it went out: it is no longer true. Who takes it back themselves is told nothing.
    world.does("Femi", cycles.hand_over_cycle, ONE, femi)
    assert outgoing(world, owed[0]) is None
    assert world.owed_to("Femi", "pdsa-handed") == []


def test_who_is_no_staff_any_more_hears_nothing_of_it(world):
    staffed(world)
    world.member("Ben", "facilitator")
    logged(world)
    world.does("Femi", issues.hand_over_issue, ISSUE, world.member("Ben"))
    world.does("Noor", take_role, world.member("Ben"), Role.FACILITATOR)
    (owed,) = world.owed_to("Ben", "pdsa-handed")
    assert outgoing(world, owed) is None
    assert log(world).owners == {world.member("Ben"): "Ben"}


def test_whoever_is_forgotten_leaves_the_log_as_a_former_member(world):
    staffed(world)
    begun(world)
    logged(world)
    world.does("Femi", privacy.forget_me, world.community)
    found = log(world)
    assert (len(found.cycles), len(found.issues)) == (1, 1)
    assert list(found.owners.values()) == ["Former member"]


def test_nobody_else_reads_or_changes_it(world):
    staffed(world)
    begun(world)
    logged(world)
    other = world.add_community("other")
    world.member("Mo", "moderator")
    world.member("Olu", "facilitator", community=other)
    before = log(world)
    tried = (
        # The first two would change nothing, and are refused as well.
        (cycles.move_cycle, ONE, State.PLAN),
        (issues.set_status, ISSUE, Status.OPEN),
        (cycles.begin_cycle, draft(world, "pdsa-plan", objective="Another", issue=0)),
        (cycles.tell_part, draft(world, "pdsa-do", pdsa=1, done="yes")),
        (cycles.change_field, draft(world, "pdsa-field", pdsa=1, field="change", words="Other")),
        (cycles.move_cycle, ONE, State.DO),
        (cycles.abandon_cycle, ONE),
        (cycles.hand_over_cycle, ONE, world.member("Noor")),
        (issues.log_issue, draft(world, "issue-log", words="Another")),
        (issues.reword_issue, draft(world, "issue-words", issue=1, words="Other")),
        (issues.set_status, ISSUE, Status.SOLVED),
        (issues.link_issue, ISSUE, ONE),
        (issues.hand_over_issue, ISSUE, world.member("Noor")),
        (views.overview, world.community),
        (views.cycle, ONE),
        (views.issues, world.community),
        (views.issue, ISSUE),
        (views.owners, world.community),
    )
    for name, home in (("Amara", world.community), ("Mo", world.community), ("Olu", other)):
        for action, *args in tried:
            with pytest.raises(NotAllowedError):
                world.does(name, action, *args, community=home)
    assert log(world) == before


def test_what_belongs_to_another_community_is_not_mixed_in(world):
    staffed(world)
    other = world.add_community("other")
    world.member("Olu", "facilitator", community=other)
    there = draft(world, "pdsa-plan", other, objective="Another", issue=0)
    theirs = world.does("Olu", cycles.begin_cycle, there, community=other).cycle
    theme = draft(world, "theme-add", other, name="Rotas", keywords=None)
    rotas = world.does("Olu", themes.add_theme, theme, community=other).theme
    logged(world)
    with pytest.raises(NoSuchPdsaCycleError):
        world.does("Femi", issues.link_issue, ISSUE, theirs.id)
    with pytest.raises(NoSuchThemeError):
        world.does("Femi", issues.sort_issue, ISSUE, rotas.id, belongs=True)
    for action, args in ((cycles.move_cycle, (PdsaCycleId(99), State.DO)), (views.cycle, (PdsaCycleId(99),))):
        with pytest.raises(NoSuchPdsaCycleError):
            world.does("Femi", action, *args)
    with pytest.raises(NoSuchIssueError):
        world.does("Femi", issues.set_status, LoggedIssueId(99), Status.OPEN)
    taken = draft(world, "pdsa-plan", other, objective="About a foreign issue", issue=1)
    world.does("Olu", cycles.begin_cycle, taken, community=other)
    assert log(world).issues[0].issue.pdsa_id is None
