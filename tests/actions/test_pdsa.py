"""The improvement log, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from actions import privacy, themes
from actions.pdsa import cycles, issues
from actions.pdsa.owning import NotStaffError
from actions.roles import take_role
from rules.dialogue import Draft, Problem
from rules.ids import LoggedIssueId, MemberId, PdsaCycleId, ThemeId, UserId
from rules.pdsa.cycles import Field, Refused, State
from rules.pdsa.issues import Status
from rules.permissions import NotAllowedError, Role, Verb
from storage.pdsa import NoSuchIssueError, NoSuchPdsaCycleError
from storage.tables import AuditRow, LoggedIssueRow, PdsaCycleRow
from storage.themes import NoSuchThemeError
from storage.views import pdsa as views
from tests.handlers.composing import outgoing, said

ONE, ISSUE = PdsaCycleId(1), LoggedIssueId(1)


def draft(world, flow, community=None, **given):
    return Draft(UserId(1), community or world.community, 1, flow, "", given, world.now)


def staffed(world):
    world.member("Femi", "facilitator")
    world.member("Noor", "owner")
    world.member("Amara")


def begun(world, by="Femi", **told):
    answers = {"objective": "More doctors come", "issue": 0, **told}
    return world.does(by, cycles.begin_cycle, draft(world, "pdsa-plan", **answers)).cycle


def logged(world, words="Study leave is hard to get", by="Femi"):
    return world.does(by, issues.log_issue, draft(world, "issue-log", words=words)).issue


def tells(world, flow, by="Femi", **given):
    return world.does(by, cycles.tell_part, draft(world, flow, pdsa=1, **given))


def changes(world, field, by="Femi", **given):
    return world.does(by, cycles.change_field, draft(world, "pdsa-field", pdsa=1, field=field, **given))


def log(world, community=None):
    return world.db.read_now(views.log, community or world.community, world.now)


def test_numbers_follow_each_other_in_each_community(world):
    staffed(world)
    other = world.add_community("other")
    world.member("Olu", "facilitator", community=other)
    assert [begun(world).number, begun(world).number, logged(world).number] == [1, 2, 1]
    there = draft(world, "pdsa-plan", other, objective="Another", issue=0)
    assert world.does("Olu", cycles.begin_cycle, there, community=other).cycle.number == 1
    assert [one.number for one in log(world).cycles] == [1, 2]
    assert [one.number for one in log(world, other).cycles] == [1]


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


def test_two_who_tell_at_once_lose_nothing(world):
    staffed(world)
    begun(world)
    femi, noor = world.actor("Femi"), world.actor("Noor")
    tried = ((femi, "change"), (noor, "prediction"), (femi, "who"), (noor, "how"))

    def tell(one):
        actor, field = one
        given = draft(world, "pdsa-field", pdsa=1, field=field, words=f"About {field}")
        return world.db.write_now(lambda tx: cycles.change_field(tx, actor, world.now, given))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(tell, tried))
    (one,) = log(world).cycles
    assert set(one.told) == {Field.OBJECTIVE, Field.CHANGE, Field.PREDICTION, Field.WHO, Field.HOW}


def test_from_plan_to_the_end(world):
    staffed(world)
    begun(world)
    assert world.does("Noor", cycles.move_cycle, ONE, State.DO).cycle.started == date(2026, 11, 16)
    assert world.does("Noor", cycles.move_cycle, ONE, State.DO).already
    assert isinstance(world.does("Noor", cycles.move_cycle, ONE, State.ENDED), Refused)
    world.advance(days=20)
    tells(world, "pdsa-do", done="partly", problems=None)
    tells(world, "pdsa-study", result="Four came", learning="Cards are not enough")
    ended = tells(world, "pdsa-act", decision="adapt", next=None).cycle
    assert (ended.state, ended.ended) == (State.ENDED, date(2026, 12, 6))
    again = tells(world, "pdsa-act", decision="adapt", next=None)
    assert again.already
    assert log(world).cycles == (ended,)
    noted = [row.detail for row in world.rows(AuditRow) if row.verb == Verb.KEEP_PDSA]
    assert [one["change"] for one in noted] == ["begun", "do", "study", "act", "ended"]
    assert "Four came" not in str(noted)


def test_fields_and_days_are_corrected(world):
    staffed(world)
    begun(world)
    assert changes(world, "objective", objective="Fewer leave").cycle.told[Field.OBJECTIVE] == "Fewer leave"
    assert changes(world, "change", words="Cards").cycle.told[Field.CHANGE] == "Cards"
    assert changes(world, "change", words="Cards").already
    assert Field.CHANGE not in changes(world, "change", words="remove").cycle.told
    assert changes(world, "done", done="no").cycle.told[Field.DONE] == "no"
    assert changes(world, "started", day="2026-11-17").id == "pdsa-day-to-come"
    assert changes(world, "started", day="today").cycle.started == date(2026, 11, 16)
    assert changes(world, "ended", day="today").reason == "goes-on"
    for to in (State.DO, State.STUDY, State.ACT):
        world.does("Femi", cycles.move_cycle, ONE, to)
    tells(world, "pdsa-act", decision="adopt", next=None)
    assert isinstance(changes(world, "ended", day="2026-11-15"), Problem)


def test_issues_are_sorted_linked_and_closed(world):
    staffed(world)
    for name in ("Exams", "Rotas"):
        world.does("Femi", themes.add_theme, draft(world, "theme-add", name=name, keywords=["leave"]))
    logged(world)
    logged(world, "Late again")
    world.does("Femi", issues.sort_issue, ISSUE, ThemeId(1), belongs=True)
    assert world.does("Femi", issues.sort_issue, ISSUE, ThemeId(1), belongs=True).already
    world.does("Femi", issues.sort_issue, LoggedIssueId(2), ThemeId(1), belongs=True)
    world.does("Femi", issues.sort_issue, LoggedIssueId(2), ThemeId(2), belongs=True)
    cycle = begun(world, issue=1)
    world.advance(days=40)
    world.does("Noor", issues.set_status, ISSUE, Status.SOLVED)
    assert world.does("Noor", issues.set_status, ISSUE, Status.SOLVED).already
    world.advance(days=3)
    found = log(world)
    assert [(one.issue.number, one.days) for one in found.issues] == [(2, 43), (1, 40)]
    assert found.issues[1].issue.cycle_id == cycle.id
    assert [(one.theme.name, one.issues) for one in found.themes] == [("Exams", 2), ("Rotas", 1)]
    assert found.standing() == {Status.OPEN: 1, Status.WORKED_ON: 0, Status.SOLVED: 1, Status.LEFT: 0}
    assert found.owners == {world.member("Femi"): "Femi"}
    suggested = world.does("Femi", views.issue, ISSUE).suggested
    assert suggested == (2,), "what it is sorted by is not suggested again"
    world.does("Femi", themes.retire_theme, ThemeId(1), retired=True)
    assert log(world).themes[0].theme.name == "Exams", "a retired theme still counts"


def test_an_age_is_counted_by_the_days_of_the_community(world):
    staffed(world)
    # In July midnight in London is an hour before that of UTC.
    world.now = world.now.replace(month=7, hour=22, minute=30)
    logged(world)
    world.now += timedelta(hours=1)
    assert log(world).issues[0].days == 1


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
    assert log(world).issues[0].issue.cycle_id is None
