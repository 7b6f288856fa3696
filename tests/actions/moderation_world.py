"""What tests of moderation begin with: somebody points at a message, a moderator acts."""

from actions.moderation import deciding, reporting
from actions.moderation.reporting import Command
from rules.dialogue import Draft
from rules.groups import Right
from rules.ids import CaseId, ChatId, GroupId, MeasureId, MessageId, UserId
from rules.moderation.cases import Pointed
from rules.moderation.measures import Seen
from storage import members
from storage.moderation import cases, measures
from storage.tables import GroupRow, ModerationCaseRow

OLD = ChatId(-100_500)


def user_of(world, name):
    member_id = world.member(name)
    return UserId(world.db.read_now(members.load, member_id).user_id)


def pointing(world, name, message=5):
    return Pointed(MessageId(message), world.now, user_of(world, name), name)


def command(world, name, act, about, *, message=900, words="", anonymous=False):
    world.does(
        name, reporting.hear_command, Command(OLD, message, act, about, words=words, anonymous=anonymous)
    )


def case_of(world, number=1):
    return world.db.read_now(cases.load, CaseId(number))


def measure_of(world, number=1):
    return world.db.read_now(measures.load, MeasureId(number))


def everywhere(world):
    return {GroupId(row.id): Seen(frozenset(Right)) for row in world.rows(GroupRow)}


def proposes(world, name, act, span="", *, case=1, delete="no"):
    """The end of the questions, by this moderator."""
    answers = {"case": case, "act": act, "reason": "unkind", "message": True, "delete": delete, act: span}
    draft = Draft(user_of(world, name), world.community, 1, "moderate", "", answers, world.now)
    return world.does(name, deciding.propose, draft)


def acts(world, name, act, span="", *, about="Ben", message=5, delete="no"):
    command(world, name, act, pointing(world, about, message), message=900 + message)
    (case,) = [row for row in world.rows(ModerationCaseRow) if row.message_id == message]
    proposed = proposes(world, name, act, span, case=case.id, delete=delete)
    return world.does(name, deciding.act, proposed.measure.id, everywhere(world))
