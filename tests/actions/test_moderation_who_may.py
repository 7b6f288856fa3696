"""Who may moderate: every verb by everyone who may not, and commands in a group."""

from itertools import product

import pytest

from actions.moderation import appealing, beginning, carrying_out, deciding, pinning, reporting
from actions.moderation.reporting import Command
from rules.dialogue import Draft
from rules.ids import CaseId, GroupId, MeasureId, UserId
from rules.moderation.measures import Act
from rules.permissions import NotAllowedError
from storage import members
from storage.tables import DueRow, GroupRow, MeasureRow, ModerationCaseRow, OutboxRow
from tests.actions.moderation_world import OLD, acts, case_of, command, everywhere, pointing, proposes


@pytest.fixture
def vale(world):
    world.group()
    world.member("Noor", "owner")
    world.member("Mira", "moderator")
    world.member("Ben")
    return world


def the_staffs_verbs(vale, measure, proposal, appeal, case):
    """Each verb of staff, as a call."""
    draft = Draft(
        UserId(1), vale.community, 1, "moderate", "", {"case": case, "act": "warn", "typed": "x"}, vale.now
    )
    seen = everywhere(vale)
    return {
        "take": (deciding.take_case, CaseId(case)),
        "dismiss": (deciding.dismiss_case, CaseId(case)),
        "begin": (beginning.begin_measure, CaseId(case), Act.WARN),
        "propose": (deciding.propose, draft),
        "drop": (deciding.drop_proposal, proposal),
        "act": (deciding.act, proposal, seen),
        "lift": (carrying_out.lift, measure, seen),
        "judge": (appealing.judge_appeal, appeal),
        "pin": (pinning.pin_rules, GroupId(1)),
    }


PERSONS = ("stranger", "member", "left", "facilitator", "elsewhere", "muted")
VERBS = ("take", "dismiss", "begin", "propose", "drop", "act", "lift", "judge", "pin")


@pytest.mark.parametrize(("person", "verb"), list(product(PERSONS, VERBS)))
def test_every_verb_by_everyone_who_may_not(vale, person, verb):
    riverside = vale.add_community("riverside")
    vale.member("Zara", "owner", community=riverside)
    vale.member("Amara")
    vale.member("Femi", "facilitator")
    vale.member("Gone", "moderator", status="left")
    vale.member("Muted", "moderator")
    vale.member("Dana")
    for number, about in enumerate(("Ben", "Dana")):
        acts(vale, "Noor", "mute", "week", about=about, message=10 + number)
    acts(vale, "Noor", "mute", "week", about="Muted", message=20)
    vale.does("Dana", appealing.begin_appeal, MeasureId(2))
    vale.does("Dana", appealing.write_appeal, MeasureId(2), "Please")
    command(vale, "Amara", None, pointing(vale, "Ben", 30), message=950)
    command(vale, "Mira", Act.WARN, pointing(vale, "Ben", 31), message=951)
    open_case, taken = [row.id for row in vale.rows(ModerationCaseRow)][-2:]
    proposed = proposes(vale, "Mira", "warn", case=taken).measure.id
    call = the_staffs_verbs(vale, MeasureId(1), proposed, MeasureId(2), open_case)[verb]
    kwargs = {"granted": True} if verb == "judge" else {}
    names = {"left": "Gone", "member": "Amara", "facilitator": "Femi", "elsewhere": "Zara", "muted": "Muted"}
    before = _state(vale)
    if person == "stranger":
        actor = vale.db.read_now(members.actor, UserId(999_999))
    else:
        actor = vale.actor(names[person], riverside if person == "elsewhere" else None)
    with pytest.raises(NotAllowedError):
        vale.db.write_now(lambda tx: call[0](tx, actor, vale.now, *call[1:], **kwargs))
    assert _state(vale) == before


@pytest.mark.parametrize("verb", VERBS)
def test_and_by_those_who_may(vale, verb):
    vale.member("Amara")
    vale.member("Dana")
    for number, about in enumerate(("Ben", "Dana")):
        acts(vale, "Mira", "mute", "week", about=about, message=10 + number)
    vale.does("Dana", appealing.begin_appeal, MeasureId(2))
    vale.does("Dana", appealing.write_appeal, MeasureId(2), "Please")
    command(vale, "Amara", None, pointing(vale, "Ben", 30), message=950)
    command(vale, "Noor", Act.WARN, pointing(vale, "Ben", 31), message=951)
    open_case, taken = [row.id for row in vale.rows(ModerationCaseRow)][-2:]
    proposed = proposes(vale, "Noor", "warn", case=taken).measure.id
    about = taken if verb == "propose" else open_case  # Only a case that was taken has its questions.
    call = the_staffs_verbs(vale, MeasureId(1), proposed, MeasureId(2), about)[verb]
    kwargs = {"granted": True} if verb == "judge" else {}
    before = _state(vale)
    vale.does("Noor", *call, **kwargs)
    assert _state(vale) != before


def _state(vale):
    tables = (ModerationCaseRow, MeasureRow, OutboxRow, DueRow)
    return [[row.model_dump() for row in vale.rows(table)] for table in tables]


def test_a_command_by_who_may_not_opens_nothing_and_is_cleaned(vale):
    for name, roles in (("Amara", ()), ("Femi", ("facilitator",))):
        vale.member(name, *roles)
        command(vale, name, Act.MUTE, pointing(vale, "Ben"), message=vale.member(name))
        (said,) = vale.owed_to(name)
        assert said.variables["word"] == "not-moderator"
    acts(vale, "Noor", "mute", "day", about="Mira")
    command(vale, "Mira", Act.MUTE, pointing(vale, "Ben"), message=77)
    assert vale.owed_to("Mira", "moderation-said")[0].variables["word"] == "muted"
    assert len(vale.owed("moderation-clean")) == 4
    assert len(vale.rows(ModerationCaseRow)) == 1


def test_a_strangers_command_is_cleaned_and_no_more(vale):
    actor = vale.db.read_now(members.actor, UserId(999_999))
    said = Command(OLD, 900, Act.REMOVE, pointing(vale, "Ben"))
    vale.db.write_now(lambda tx: reporting.hear_command(tx, actor, vale.now, said))
    assert [row.kind for row in vale.owed()] == ["moderation-clean"]


def test_without_the_right_to_delete_a_command_stays(vale):
    (group,) = vale.rows(GroupRow)
    vale.db.write_now(
        lambda tx: tx.execute(GroupRow.__table__.update().values(lacking="can_delete_messages"))
    )
    command(vale, "Mira", Act.WARN, pointing(vale, "Ben"))
    assert [row.kind for row in vale.owed()] == ["moderation-case"]
    assert group.purpose == "announcements"


def test_a_reason_that_is_too_long_is_asked_for(vale):
    command(vale, "Mira", Act.WARN, pointing(vale, "Ben"), words="x" * 201)
    assert case_of(vale).words == ""
    command(vale, "Mira", Act.WARN, pointing(vale, "Ben", 6), message=901, words="  be \n kind ")
    assert case_of(vale, 2).words == "be kind"
