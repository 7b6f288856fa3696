"""The improvement log: its people, and what they do in it."""

from actions.pdsa import cycles, issues
from rules.dialogue import Draft
from rules.ids import LoggedIssueId, PdsaCycleId, UserId
from storage.views import pdsa as views

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


def planned(world, **told):
    """A cycle with all that a plan needs."""
    plan = {"change": "Cards", "prediction": "Five come", "data": "Attendance"}
    return begun(world, **plan, **told)


def log(world, community=None):
    return world.db.read_now(views.log, community or world.community, world.now)
