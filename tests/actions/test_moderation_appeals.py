"""Appeals against measures: to whom they go, when they are late, what is undone."""

import pytest

from actions.moderation import appealing, carrying_out
from rules.ids import MeasureId
from rules.moderation.measures import Appeal, State
from rules.permissions import NotAllowedError
from storage import members
from tests.actions.moderation_world import acts, measure_of


@pytest.fixture
def vale(world):
    world.group()
    world.member("Noor", "owner")
    world.member("Mira", "moderator")
    world.member("Ben")
    return world


def test_an_appeal_goes_to_admins_first_then_moderators_then_whoever_acted(vale):
    vale.member("Chidi", "moderator")
    acts(vale, "Mira", "mute", "week")
    vale.does("Ben", appealing.begin_appeal, MeasureId(1))
    vale.does("Ben", appealing.write_appeal, MeasureId(1), "Please")
    assert [row.member_id for row in vale.owed("moderation-appeal")] == [vale.member("Noor")]
    acts(vale, "Noor", "mute", "week", message=6)
    vale.does("Ben", appealing.begin_appeal, MeasureId(2))
    found = vale.does("Ben", appealing.write_appeal, MeasureId(2), "Please")
    assert not found.alone
    asked = {row.member_id for row in vale.owed("moderation-appeal")[1:]}
    assert asked == {vale.member("Mira"), vale.member("Chidi")}
    refused = vale.does("Noor", appealing.judge_appeal, MeasureId(2), granted=True)
    assert refused.refused == "for-others"
    first = vale.does("Mira", appealing.judge_appeal, MeasureId(2), granted=True)
    second = vale.does("Chidi", appealing.judge_appeal, MeasureId(2), granted=False)
    assert first.measure.state is State.OVERTURNED
    assert second.already
    assert measure_of(vale, 2).appeal is Appeal.GRANTED
    assert vale.owed("moderation-release")


def test_an_appeal_against_what_is_over(vale):
    acts(vale, "Mira", "mute", "hour")
    vale.advance(hours=1)
    vale.by_clock(carrying_out.lapse_measure, measure_id=MeasureId(1))
    assert vale.does("Ben", appealing.begin_appeal, MeasureId(1)).refused == "over"
    with pytest.raises(NotAllowedError):
        vale.does("Noor", appealing.begin_appeal, MeasureId(1))


def test_an_appeal_waits_where_nobody_moderates_any_more(world):
    world.group()
    world.member("Mira", "moderator")
    world.member("Ben")
    acts(world, "Mira", "mute", "week")
    world.db.write_now(lambda tx: members.leave(tx, world.member("Mira"), world.now))
    world.does("Ben", appealing.begin_appeal, MeasureId(1))
    found = world.does("Ben", appealing.write_appeal, MeasureId(1), "Please")
    assert found.nobody
    assert not found.alone
    # Whoever moderates later decides.
    world.member("Noor", "owner")
    judged = world.does("Noor", appealing.judge_appeal, MeasureId(1), granted=True)
    assert judged.measure.state is State.OVERTURNED


def test_an_appeal_that_is_granted_undoes_it_everywhere(vale):
    vale.group("cohort", chat=-100_501)
    acts(vale, "Mira", "mute", "week")
    vale.does("Ben", appealing.begin_appeal, MeasureId(1))
    vale.does("Ben", appealing.write_appeal, MeasureId(1), "Please")
    vale.does("Noor", appealing.judge_appeal, MeasureId(1), granted=True)
    assert {row.chat_id for row in vale.owed("moderation-release")} == {-100_500, -100_501}
