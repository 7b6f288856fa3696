"""What may be done about whom, how far it reaches, and how much is too much at once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.groups import BotStatus, Group, Kind, Purpose, Right, Standing
from rules.ids import CaseId, ChatId, CommunityId, GroupId, MeasureId, MemberId, MessageId, UserId
from rules.moderation import cases, flood, lengths, measures, questions
from rules.moderation.cases import Case, Origin
from rules.moderation.measures import Act, Appeal, Measure, Reach, Reason, Refused, Seen, State
from rules.permissions import Role

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
BAN, DELETE = Right.RESTRICT, Right.DELETE


def a_group(number=1, *, lacking=(), kind=Kind.GROUP, purpose=Purpose.COHORT):
    return Group(
        id=GroupId(number),
        community_id=CommunityId(1),
        chat_id=ChatId(-number),
        title=f"Group {number}",
        kind=kind,
        purpose=purpose,
        standing=Standing(BotStatus.ADMIN, frozenset(lacking)),
        serial=1,
    )


def a_measure(act=Act.MUTE, span="day", **changes):
    made = Measure(
        id=MeasureId(1),
        case_id=CaseId(1),
        community_id=CommunityId(1),
        user_id=UserId(7),
        member_id=MemberId(7),
        name="Ben",
        act=act,
        reason=Reason.UNKIND,
        words="",
        by=MemberId(2),
        by_name="Mira",
        state=State.PROPOSED,
        span=span,
        delete=False,
        at=NOW,
        ends_at=None,
    )
    return replace(made, **changes)


def reach(measure, groups, seen, said_in=1, said_at=NOW):
    return measures.reach(measure, groups, seen, said_in, said_at, NOW)


def all_rights(*groups):
    return {one.id: Seen(frozenset(Right)) for one in groups}


def test_every_length_is_one_that_telegram_takes_for_what_it_is():
    spans = [*measures.MUTES.values(), *(one for one in measures.REMOVALS.values() if one is not None)]
    assert all(timedelta(minutes=5) < one < timedelta(days=366) for one in spans)


def test_it_ends_by_its_time_and_not_before():
    begun = measures.begin(a_measure(), NOW)
    assert begun.in_force
    assert measures.lapse(begun, NOW + timedelta(hours=23)) is begun
    over = measures.lapse(begun, NOW + timedelta(hours=24))
    assert over.state is State.LAPSED
    # What has ended stays as it ended.
    assert measures.end(over, State.LIFTED).state is State.LAPSED
    lasting = measures.begin(a_measure(Act.REMOVE, "until-lifted"), NOW)
    assert measures.lapse(lasting, NOW + timedelta(days=4000)) is lasting


def test_three_warnings_propose():
    assert [measures.proposes_mute(number) for number in range(5)] == [False, False, False, True, True]


STAFF = [Role.FACILITATOR, Role.MODERATOR, Role.ADMIN, Role.OWNER]


@given(mine=st.sets(st.sampled_from(STAFF), min_size=1), theirs=st.sets(st.sampled_from(STAFF)))
def test_nobody_acts_against_their_equal_or_better(mine, theirs):
    allowed = measures.against(UserId(7), UserId(1), mine, theirs) is None
    assert allowed == (not theirs or measures.rank(theirs) < measures.rank(mine))


def test_nobody_acts_on_themselves():
    assert measures.against(UserId(1), UserId(1), {Role.OWNER}, ()) == Refused("yourself")


def test_it_reaches_where_both_may():
    one, two, three = a_group(1), a_group(2, lacking=[BAN]), a_group(3)
    seen = {one.id: Seen(frozenset({BAN})), two.id: Seen(frozenset({BAN})), three.id: Seen(frozenset())}
    found = reach(a_measure(), [one, two, three], seen)
    assert found == Reach(groups=(one,), without_bot=(two,), without_me=(three,))


@pytest.mark.parametrize(
    ("seen", "lacking", "reason"),
    [
        ({}, (), "no-right"),
        ({1: Seen(frozenset({DELETE}))}, (), "no-right"),
        ({1: Seen(frozenset(), known=False), 2: Seen(frozenset({BAN}))}, (), "no-right"),
        ({1: Seen(frozenset({BAN}))}, (BAN,), "bot-lacks"),
        ({1: Seen(frozenset({BAN}), runs_it=True)}, (), "runs-the-group"),
    ],
)
def test_why_it_reaches_nowhere(seen, lacking, reason):
    groups = [a_group(1, lacking=lacking), a_group(2, lacking=lacking)]
    assert reach(a_measure(), groups, {GroupId(key): value for key, value in seen.items()}) == Refused(reason)


def test_what_is_not_ours_is_left_alone_and_channels_are_named():
    ours, channel = a_group(1), a_group(2, kind=Kind.CHANNEL)
    others = [a_group(3, purpose=Purpose.NOT_OURS), a_group(4, purpose=None)]
    found = reach(a_measure(Act.REMOVE, "half-year"), [ours, channel, *others], all_rights(ours, *others))
    assert found.groups == (ours,)
    assert found.channels == (channel,)
    assert reach(a_measure(), [ours, channel], all_rights(ours)).channels == ()


@pytest.mark.parametrize(
    ("rights", "lacking", "age", "delete", "kept"),
    [
        ({DELETE}, (), 1, True, ""),
        (set(), (), 1, False, "no-right"),
        ({DELETE}, (DELETE,), 1, False, "bot-lacks"),
        ({DELETE}, (), 48, False, "old"),
    ],
)
def test_a_message_goes_only_where_it_may(rights, lacking, age, delete, kept):
    group = a_group(1, lacking=lacking)
    seen = {group.id: Seen(frozenset(rights))}
    at = NOW - timedelta(hours=age)
    found = reach(a_measure(Act.WARN, "", delete=True), [group], seen, said_at=at)
    assert (found.delete, found.kept) == (delete, kept)


def test_an_appeal_is_for_what_is_in_force_and_not_for_ever():
    begun = measures.begin(a_measure(Act.REMOVE, "until-lifted"), NOW)
    assert begun.may_appeal(NOW)
    assert not begun.may_appeal(NOW + measures.APPEALED_FOR)
    assert not replace(begun, appeal=Appeal.UPHELD).may_appeal(NOW)
    assert not replace(begun, state=State.LIFTED).may_appeal(NOW)


def a_case(**changes):
    made = Case(
        id=CaseId(1),
        community_id=CommunityId(1),
        origin=Origin.REPORT,
        state=cases.State.OPEN,
        group_id=GroupId(1),
        group_chat_id=ChatId(-1),
        group_title="Oak Vale",
        message_id=MessageId(5),
        said_at=NOW,
        user_id=UserId(7),
        member_id=MemberId(7),
        name="Ben",
        wanted=None,
        words="",
        opened_at=NOW,
    )
    return replace(made, **changes)


MIRA, CHIDI = MemberId(2), MemberId(3)


def test_who_presses_first_has_it():
    taken = cases.take(a_case(), MIRA, NOW).case
    assert taken.taken_by == MIRA
    assert cases.take(taken, MIRA, NOW).already
    assert cases.take(taken, CHIDI, NOW).refused == "taken"
    assert cases.close(taken, CHIDI, NOW, acted=True).refused == "taken"


def test_it_is_decided_once():
    done = cases.close(a_case(), MIRA, NOW, acted=False).case
    assert done.state is cases.State.NOTHING
    assert cases.close(done, MIRA, NOW, acted=False).already
    assert cases.close(done, MIRA, NOW, acted=True).refused == "decided"
    assert cases.take(done, CHIDI, NOW).refused == "decided"


def test_what_is_left_comes_back():
    taken = cases.take(a_case(), MIRA, NOW).case
    assert cases.give_back(taken, NOW + timedelta(hours=23)) is taken
    again = cases.give_back(taken, NOW + timedelta(hours=24))
    assert (again.state, again.taken_by) == (cases.State.OPEN, None)


def talk(moments, *, length=40, mark=None):
    """How often somebody who writes at these seconds is too much."""
    score, times = None, 0
    for at, second in enumerate(moments):
        number = at if mark is None else mark
        score, over = flood.heard(score, length, number, NOW + timedelta(seconds=second))
        times += over
    return times


@given(gaps=st.lists(st.floats(2, 600), max_size=60), lengths=st.lists(st.integers(1, 300), min_size=60))
def test_nobody_who_talks_is_a_flood(gaps, lengths):
    """Somebody who takes two seconds for a message is never noticed."""
    score, second = None, 0.0
    for at, gap in enumerate(gaps):
        second += gap
        score, over = flood.heard(score, lengths[at], at, NOW + timedelta(seconds=second))
        assert not over


def test_an_album_is_one_thing():
    assert talk([0.0] * 10, length=0) == 0


def test_very_much_at_once_is_noticed_once():
    assert talk([0.1 * at for at in range(100)]) == 1
    assert talk([0.0] * 12, length=1) == 1
    # After a pause it counts anew.
    assert talk([0.1 * at for at in range(50)] + [600 + 0.1 * at for at in range(50)]) == 2


def test_the_same_over_and_over_is_noticed_sooner():
    assert talk([2.0 * at for at in range(8)], mark=1) == 1
    assert talk([2.0 * at for at in range(8)]) == 0


def test_a_clock_that_goes_back_is_no_matter():
    score, _ = flood.heard(None, 10, 1, NOW)
    after, over = flood.heard(score, 10, 2, NOW - timedelta(hours=1))
    assert not over
    assert after.value > score.value


def test_the_questions_ask_no_more_than_they_must():
    def asked(**known):
        return [step.name for step in questions.MODERATE.steps if step.wanted(known)]

    assert asked(act="warn", message=True) == ["reason", "delete"]
    assert asked(act="mute", message=False, typed="be kind") == ["mute"]
    assert asked(act="remove", message=True, reason="other") == ["reason", "words", "remove"]


def test_what_the_answers_come_to():
    answers = {
        "act": "mute",
        "mute": "week",
        "reason": "other",
        "words": "no",
        "message": True,
        "delete": "yes",
    }
    assert questions.reason_of(answers) == (Reason.OTHER, "no")
    assert questions.span_of(answers) == "week"
    assert questions.deletes(answers)
    # Whoever went back and chose otherwise has said nothing in words.
    assert questions.reason_of({**answers, "reason": "unkind"}) == (Reason.UNKIND, "")
    assert not questions.deletes({**answers, "act": "remove"})


@pytest.mark.parametrize(
    ("words", "span", "reason"),
    [
        ("2d shouting", "2d", "shouting"),
        ("2 days shouting", "2d", "shouting"),
        ("2 DAYS, shouting again", "2d", "shouting again"),
        ("for 2 days: shouting", "2d", "shouting"),
        ("1w", "1w", ""),
        ("12h", "12h", ""),
        ("45 minutes advertising", "45min", "advertising"),
        ("2d 3 times today", "2d", "3 times today"),
        ("shouting for 2d", "", "shouting for 2d"),
        ("", "", ""),
    ],
)
def test_a_length_is_read_in_front_of_the_reason(words, span, reason):
    assert lengths.read(Act.MUTE, words) == lengths.Typed(span, reason)


@pytest.mark.parametrize(
    "words",
    [
        "2",
        "2x shouting",
        "0d",
        "-2d",
        "2.5d",
        "5m",
        "29d",
        "99999w",
        "123456d",
        "2d 3h",
        "1h30",
        "3rd time",
        "2d3",
    ],
)
def test_a_length_that_is_none_is_no_reason_either(words):
    assert lengths.read(Act.MUTE, words) == lengths.Unreadable("length-mute")
    assert lengths.kept(Act.MUTE, words) == lengths.Typed("", words)


def test_a_warning_has_no_length_and_a_removal_a_longer_one():
    assert lengths.read(Act.WARN, "2d shouting") == lengths.Typed("", "2d shouting")
    assert lengths.read(None, "2d shouting") == lengths.Typed("", "2d shouting")
    assert lengths.read(Act.REMOVE, "26 weeks spam") == lengths.Typed("26w", "spam")
    assert lengths.read(Act.REMOVE, "27 weeks spam") == lengths.Unreadable("length-remove")


@given(
    number=st.integers(1, 99999),
    unit=st.sampled_from(["min", "h", "d", "w"]),
    act=st.sampled_from(list(Act)[1:]),
)
def test_what_is_read_lasts_as_long_as_it_says(number, unit, act):
    typed = lengths.read(act, f"{number} {unit} shouting")
    if isinstance(typed, lengths.Typed):
        length = measures.length(act, typed.span)
        assert typed.span == f"{number}{unit}"
        assert measures.SHORTEST <= length <= measures.LONGEST[act] < timedelta(days=366)
        assert measures.begin(a_measure(act, typed.span), NOW).ends_at == NOW + length
