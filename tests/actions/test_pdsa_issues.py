"""Issues, on both databases."""

from datetime import timedelta

from actions import themes
from actions.pdsa import issues
from rules.ids import LoggedIssueId, ThemeId
from rules.pdsa.issues import Status
from storage.views import pdsa as views
from tests.actions.pdsa_world import ISSUE, begun, draft, log, logged, staffed


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
    assert found.issues[1].issue.pdsa_id == cycle.id
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
