"""Moderation: every verb by everyone who may not, and what is owed to whom."""

from datetime import timedelta
from itertools import product

import pytest

from actions import joining
from actions.moderation import appealing, beginning, carrying_out, deciding, flooding, pinning, reporting
from actions.moderation.reporting import Command
from rules.dialogue import Draft
from rules.groups import Right
from rules.ids import CaseId, ChatId, GroupId, MeasureId, MessageId, UserId
from rules.moderation.cases import Pointed
from rules.moderation.cases import State as CaseState
from rules.moderation.measures import Act, Appeal, Seen, State
from rules.permissions import NotAllowedError
from storage import groups, members
from storage.moderation import cases, measures
from storage.tables import (
    AuditRow,
    DueRow,
    GroupRow,
    MeasureRow,
    MemberRow,
    ModerationCaseRow,
    ModerationReportRow,
    OutboxRow,
)

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


def test_nobody_else_confirms_what_a_moderator_proposed(vale):
    command(vale, "Mira", Act.MUTE, pointing(vale, "Ben"))
    proposed = proposes(vale, "Mira", "mute", "day").measure
    with pytest.raises(NotAllowedError):
        vale.does("Noor", deciding.act, proposed.id, everywhere(vale))
    # A day later it is no longer there.
    vale.by_clock(deciding.lapse_proposal, measure_id=proposed.id)
    assert not vale.rows(MeasureRow)


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


def test_an_appeal_that_is_granted_undoes_it_everywhere(vale):
    vale.group("cohort", chat=-100_501)
    acts(vale, "Mira", "mute", "week")
    vale.does("Ben", appealing.begin_appeal, MeasureId(1))
    vale.does("Ben", appealing.write_appeal, MeasureId(1), "Please")
    vale.does("Noor", appealing.judge_appeal, MeasureId(1), granted=True)
    assert {row.chat_id for row in vale.owed("moderation-release")} == {-100_500, -100_501}


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
