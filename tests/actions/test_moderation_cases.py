"""Reports, commands and floods: one case each, also when two come at once."""

import pytest

from actions.moderation import deciding, flooding
from rules.ids import CaseId, GroupId, MessageId
from rules.moderation.cases import State as CaseState
from rules.moderation.measures import Act
from storage import groups
from storage.moderation import cases
from storage.tables import ModerationCaseRow
from tests.actions.moderation_world import acts, case_of, command, pointing


@pytest.fixture
def vale(world):
    world.group()
    world.member("Noor", "owner")
    world.member("Mira", "moderator")
    world.member("Ben")
    return world


def test_reports_of_one_message_are_one_case_and_not_without_end(vale):
    for name in ("Amara", "Dana"):
        vale.member(name)
        for number in range(2):
            command(vale, name, None, pointing(vale, "Ben"), message=900 + number + vale.member(name) * 10)
    assert len(vale.rows(ModerationCaseRow)) == 1
    assert len({row.member_id for row in vale.owed("moderation-case")}) == 2
    for number in range(12):
        command(vale, "Amara", None, pointing(vale, "Ben", 100 + number), message=2000 + number)
    assert len(vale.rows(ModerationCaseRow)) == 10
    assert vale.owed_to("Amara")[-1].variables["word"] == "too-many"


def test_a_report_about_the_only_moderator_says_so(world):
    world.group()
    world.member("Mira", "moderator")
    world.member("Amara")
    command(world, "Amara", None, pointing(world, "Mira"))
    (said,) = world.owed_to("Amara")
    assert said.variables["word"] == "nobody"
    assert not world.owed("moderation-case")


def test_two_who_decide_at_once_decide_once(vale):
    vale.member("Amara")
    command(vale, "Amara", None, pointing(vale, "Ben"))
    first = vale.does("Mira", deciding.dismiss_case, CaseId(1))
    second = vale.does("Noor", deciding.dismiss_case, CaseId(1))
    assert (first.refused, second.refused) == ("", "decided")
    assert len(vale.owed("moderation-outcome")) == 1
    assert case_of(vale).state is CaseState.NOTHING


def test_ones_own_message_is_not_reported(vale):
    command(vale, "Ben", None, pointing(vale, "Ben"))
    assert vale.owed_to("Ben")[0].variables["word"] == "yourself"
    assert not vale.rows(ModerationCaseRow)


def nothing_found_at_first(monkeypatch, name):
    """What a second worker reads before the first has committed: no case yet."""
    real, seen = getattr(cases, name), []

    def read(*args):
        seen.append(args)
        return None if len(seen) == 1 else real(*args)

    monkeypatch.setattr(cases, name, read)


def test_two_reports_at_once_are_one_case_of_two_reporters(vale, monkeypatch):
    vale.member("Amara")
    vale.member("Dana")
    command(vale, "Amara", None, pointing(vale, "Ben"))
    nothing_found_at_first(monkeypatch, "open_about")
    command(vale, "Dana", None, pointing(vale, "Ben"), message=901)
    assert len(vale.rows(ModerationCaseRow)) == 1
    assert len(vale.db.read_now(cases.reporters, CaseId(1))) == 2
    assert vale.owed_to("Dana")[0].variables["word"] == "thanks"
    assert len(vale.owed("moderation-case")) == 2


def test_a_command_beside_a_report_at_once_takes_the_same_case(vale, monkeypatch):
    vale.member("Amara")
    command(vale, "Amara", None, pointing(vale, "Ben"))
    nothing_found_at_first(monkeypatch, "open_about")
    command(vale, "Mira", Act.WARN, pointing(vale, "Ben"), message=901)
    (case,) = vale.rows(ModerationCaseRow)
    assert (case.state, case.taken_by) == ("taken", vale.member("Mira"))
    nothing_found_at_first(monkeypatch, "open_about")
    command(vale, "Noor", Act.MUTE, pointing(vale, "Ben"), message=902)
    assert vale.owed_to("Noor", "moderation-said")[0].variables["word"] == "taken"
    assert len(vale.rows(ModerationCaseRow)) == 1


def test_a_message_that_was_decided_on_can_be_reported_again(vale):
    vale.member("Amara")
    for number in (1, 2):
        command(vale, "Amara", None, pointing(vale, "Ben"), message=900 + number)
        vale.does("Mira", deciding.dismiss_case, CaseId(number))
    assert len(vale.rows(ModerationCaseRow)) == 2


@pytest.mark.parametrize("origin", ["flood", "warnings"])
def test_a_flood_or_three_warnings_heard_twice_at_once_are_one_case(vale, monkeypatch, origin):
    def again(number):
        if origin == "flood":
            group = vale.db.read_now(groups.find, GroupId(1))
            vale.does("Ben", flooding.note_flood, group, MessageId(number))
        else:
            acts(vale, "Mira", "warn", message=number)

    for number in (5, 6, 7):
        again(number)
    nothing_found_at_first(monkeypatch, "open_of")
    again(8)
    assert [row.origin for row in vale.rows(ModerationCaseRow)].count(origin) == 1
    assert {row.variables["case"] for row in vale.owed("moderation-case")} >= {1}
