"""Measures on both databases: a warning, a mute, a removal, from the first word until they are lifted."""

from datetime import timedelta

import pytest

from actions import joining
from actions.moderation import carrying_out, deciding, pinning
from rules.groups import Right
from rules.ids import CaseId, ChatId, GroupId, MeasureId
from rules.moderation.measures import Act, Seen, State
from rules.permissions import NotAllowedError
from storage import members
from storage.moderation import measures
from storage.tables import AuditRow, GroupRow, MeasureRow, MemberRow, ModerationCaseRow, ModerationReportRow
from tests.actions.moderation_world import (
    OLD,
    acts,
    command,
    everywhere,
    measure_of,
    pointing,
    proposes,
    user_of,
)


@pytest.fixture
def vale(world):
    world.group()
    world.member("Noor", "owner")
    world.member("Mira", "moderator")
    world.member("Ben")
    return world


def test_a_removal_waits_for_its_word_and_not_long(vale):
    acts(vale, "Mira", "remove", "half-year")
    (told,) = vale.owed("moderation-told")
    (ban,) = vale.owed("moderation-remove")
    assert told.not_before == vale.now
    assert ban.not_before == vale.now + carrying_out.GRACE
    vale.advance(seconds=5)
    vale.by_clock(carrying_out.note_told, measure_id=MeasureId(1))
    (ban,) = vale.owed("moderation-remove")
    assert ban.not_before == vale.now
    assert ban.edition == 2
    (member,) = vale.rows(MemberRow, MemberRow.id == vale.member("Ben"))
    assert member.status == "left"


def test_at_night_a_warning_waits_and_what_cuts_off_does_not(vale):
    vale.advance(hours=11)
    acts(vale, "Mira", "warn", message=5)
    acts(vale, "Mira", "mute", "hour", message=6)
    first, second = vale.owed("moderation-told")
    assert first.not_before == vale.now + timedelta(hours=9)
    assert second.not_before == vale.now


def test_whoever_cannot_be_told_is_removed_at_once(vale):
    vale.member("Dana", chat=False)
    done = acts(vale, "Mira", "remove", "half-year", about="Dana")
    assert not done.told
    (ban,) = vale.owed("moderation-remove")
    assert ban.not_before == vale.now


def test_a_mute_takes_the_place_of_the_one_before(vale):
    acts(vale, "Mira", "mute", "week", message=5)
    acts(vale, "Noor", "mute", "hour", message=6)
    assert [row.state for row in vale.rows(MeasureRow)] == ["replaced", "in-force"]
    assert len(vale.due("measure-lapses")) == 1


def test_it_lapses_by_the_clock_once(vale):
    acts(vale, "Mira", "mute", "hour")
    vale.by_clock(carrying_out.lapse_measure, measure_id=MeasureId(1))
    assert measure_of(vale).in_force
    vale.advance(hours=1)
    for _ in range(2):
        vale.by_clock(carrying_out.lapse_measure, measure_id=MeasureId(1))
    assert measure_of(vale).state is State.LAPSED
    assert len(vale.owed("moderation-ended")) == 1
    assert not vale.owed("moderation-release")  # Telegram was told until when.


def test_what_is_lifted_is_undone_where_it_was_done(vale):
    vale.group("cohort", chat=-100_501)
    acts(vale, "Mira", "remove", "until-lifted")
    vale.does("Noor", carrying_out.lift, MeasureId(1), everywhere(vale))
    undone = vale.owed("moderation-unban")
    assert {row.chat_id for row in undone} == {-100_500, -100_501}
    (ended,) = vale.owed("moderation-ended")
    assert ended.member_id == vale.member("Ben")
    again = vale.does("Noor", carrying_out.lift, MeasureId(1), everywhere(vale))
    assert again.already


def test_lifting_takes_the_callers_right(vale):
    acts(vale, "Mira", "mute", "week")
    without = {GroupId(1): Seen(frozenset({Right.DELETE}))}
    assert vale.does("Noor", carrying_out.lift, MeasureId(1), without).refused == "no-right"
    assert measure_of(vale).in_force


def test_a_removed_moderator_comes_back_as_a_member(vale):
    acts(vale, "Noor", "remove", "half-year", about="Mira")
    assert vale.actor("Mira").memberships == ()
    vale.db.write_now(
        lambda tx: members.admit(tx, vale.community, user_of(vale, "Mira"), vale.now, name="Mira")
    )
    (me,) = vale.actor("Mira").memberships
    assert me.roles == {"member"}


def test_no_way_in_by_another_link(vale):
    acts(vale, "Mira", "remove", "half-year")
    ben = user_of(vale, "Ben")
    actor = vale.db.read_now(members.actor, ben)
    asked = (OLD, ChatId(ben), "Ben", vale.now)
    vale.db.write_now(lambda tx: joining.ask_to_join(tx, actor, vale.now, *asked))
    assert not vale.owed("join-asked")
    assert [row.kind for row in vale.owed() if "barred" in row.kind or "decline" in row.kind] == [
        "moderation-barred",
        "moderation-decline",
    ]
    vale.advance(days=184)
    vale.by_clock(carrying_out.lapse_measure, measure_id=MeasureId(1))
    vale.db.write_now(lambda tx: joining.ask_to_join(tx, actor, vale.now, *asked[:3], vale.now))
    assert vale.owed("join-asked")


def test_nobody_else_confirms_what_a_moderator_proposed(vale):
    command(vale, "Mira", Act.MUTE, pointing(vale, "Ben"))
    proposed = proposes(vale, "Mira", "mute", "day").measure
    with pytest.raises(NotAllowedError):
        vale.does("Noor", deciding.act, proposed.id, everywhere(vale))
    # A day later it is no longer there.
    vale.by_clock(deciding.lapse_proposal, measure_id=proposed.id)
    assert not vale.rows(MeasureRow)


def test_every_act_of_staff_is_in_the_audit(vale):
    acts(vale, "Mira", "mute", "week")
    vale.does("Noor", carrying_out.lift, MeasureId(1), everywhere(vale))
    notes = [(row.detail["what"], row.by_member_id) for row in vale.rows(AuditRow)]
    assert notes == [("done", vale.member("Mira")), ("lifted", vale.member("Noor"))]
    assert all(row.detail["member"] == vale.member("Ben") for row in vale.rows(AuditRow))


def test_old_things_go_and_what_is_in_force_stays(vale):
    vale.member("Amara")
    acts(vale, "Mira", "remove", "until-lifted", message=5)
    acts(vale, "Mira", "warn", about="Amara", message=6)
    command(vale, "Amara", None, pointing(vale, "Ben", 7), message=990)
    vale.does("Noor", deciding.dismiss_case, CaseId(3))
    vale.advance(days=91)
    vale.by_clock(carrying_out.lapse_measure, measure_id=MeasureId(2))
    vale.advance(days=1)
    gone = vale.db.write_now(lambda tx: measures.forget_old(tx, vale.community, vale.now, 100))
    assert gone == 3
    (left,) = vale.rows(MeasureRow)
    assert left.act == "remove"
    (case,) = vale.rows(ModerationCaseRow)
    assert case.id == left.case_id
    assert not vale.db.read_now(lambda tx: tx.execute(ModerationReportRow.__table__.select()).all())


def test_lifting_reaches_no_further_than_the_callers_rights(vale):
    vale.group("cohort", chat=-100_501)
    acts(vale, "Mira", "mute", "week")
    one, other = (GroupId(row.id) for row in vale.rows(GroupRow))
    seen = {one: Seen(frozenset(Right)), other: Seen(frozenset({Right.DELETE}))}
    done = vale.does("Noor", carrying_out.lift, MeasureId(1), seen)
    assert not done.refused
    assert [group.id for group in done.without_me] == [other]
    assert [row.chat_id for row in vale.owed("moderation-release")] == [OLD]
    (ended,) = vale.owed("moderation-ended")
    assert ended.variables["elsewhere"] == 1


def test_lifting_takes_the_right_where_it_was_done(vale):
    acts(vale, "Mira", "mute", "week")
    vale.group("cohort", chat=-100_501)  # It came later: nothing was done there.
    one, other = (GroupId(row.id) for row in vale.rows(GroupRow))
    seen = {one: Seen(frozenset()), other: Seen(frozenset(Right))}
    assert vale.does("Noor", carrying_out.lift, MeasureId(1), seen).refused == "no-right"
    assert measure_of(vale).in_force
    assert not vale.owed("moderation-release")


def test_rules_are_posted_by_day_and_edited_at_any_hour(vale):
    vale.advance(hours=11)
    night = vale.now
    done = vale.does("Noor", pinning.pin_rules, GroupId(1))
    (owed,) = vale.owed("group-rules")
    assert owed.not_before == night + timedelta(hours=9)
    assert done.waits
    vale.db.write_now(lambda tx: pinning.texts_changed(tx, vale.community, [pinning.RULES], night))
    (owed,) = vale.owed("group-rules")
    assert owed.not_before == night + timedelta(hours=9)
    vale.by_clock(pinning.rules_posted, group_id=GroupId(1), message_id=44)
    assert not vale.does("Noor", pinning.pin_rules, GroupId(1)).waits
    vale.db.write_now(lambda tx: pinning.texts_changed(tx, vale.community, [pinning.RULES], night))
    (owed,) = vale.owed("group-rules")
    assert owed.not_before == night
    vale.by_clock(pinning.rules_lost, group_id=GroupId(1))
    assert vale.owed("group-rules")[-1].not_before == night + timedelta(hours=9)
