from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import admissions, joining
from rules.communities import Admission
from rules.groups import BotStatus, Group, Kind, Purpose, Standing
from rules.ids import ChatId, CommunityId, GroupId, MemberId, UserId
from rules.joining import Appeal, Asked, Eligibility, Reason, Step
from rules.members import Member, Status

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
GROUP = Group(
    GroupId(1),
    CommunityId(1),
    ChatId(-100),
    "Oak Vale",
    Kind.GROUP,
    Purpose.ANNOUNCEMENTS,
    Standing(BotStatus.ADMIN, frozenset()),
    1,
)
CHIDI, EFUA = MemberId(5), MemberId(6)


def asked(name="Amara", at=NOW):
    return Asked(GROUP, UserId(77), ChatId(77), name, at)


def request(step=Step.RULES, **changes):
    fresh = joining.begin(asked(), None, None, None, NOW)
    return replace(fresh, step=step, reached=True, **changes)


def member(status):
    return Member(MemberId(9), CommunityId(1), UserId(77), None, status, "Amara", None, None, None, None)


def test_a_stranger_begins_with_the_rules_and_has_seven_days():
    begun = joining.begin(asked(), None, None, None, NOW)
    assert (begun.step, begun.times_asked, begun.chat_open) == (Step.RULES, 1, False)
    assert begun.open_until == NOW + timedelta(days=7)


def test_the_five_minutes_count_from_the_request_and_not_at_all_in_an_open_chat():
    begun = joining.begin(asked(), None, None, None, NOW)
    assert joining.may_write(begun, NOW + timedelta(minutes=4, seconds=59))
    assert not joining.may_write(begun, NOW + timedelta(minutes=5))
    known = joining.begin(asked(), None, None, ChatId(77), NOW)
    assert joining.may_write(known, NOW + timedelta(hours=3))


def test_who_asks_again_goes_on_where_they_stood():
    earlier = request(Step.CONSENT, eligibility=Eligibility.YES)
    again = joining.begin(asked(at=NOW + timedelta(hours=1)), earlier, None, None, NOW + timedelta(hours=1))
    assert (again.step, again.eligibility, again.times_asked) == (Step.CONSENT, Eligibility.YES, 2)
    assert not again.reached


@pytest.mark.parametrize("step", [Step.REFUSED, Step.EXPIRED, Step.ADMITTED])
def test_who_asks_again_after_the_end_begins_anew(step):
    earlier = request(step, eligibility=Eligibility.NO, reason=Reason.NOT_ELIGIBLE, decided_at=NOW)
    again = joining.begin(asked(), earlier, None, None, NOW)
    assert (again.step, again.eligibility, again.reason, again.decided_at) == (Step.RULES, None, None, None)


def test_a_member_is_let_into_a_second_group_without_questions():
    begun = joining.begin(asked(), None, member(Status.ADMITTED), None, NOW)
    assert begun.step is Step.ADMITTED
    assert not begun.owes_consent


def test_who_comes_back_is_asked_shortly():
    begun = joining.begin(asked(), None, member(Status.LEFT), None, NOW)
    assert (begun.step, begun.was_member) == (Step.RULES, True)
    consenting = joining.read_rules(begun)
    assert consenting.step is Step.CONSENT
    assert joining.back(consenting).step is Step.RULES


def test_the_way_to_admission_at_once():
    one = joining.read_rules(request())
    one = joining.answer(one, Eligibility.YES, NOW)
    one = joining.consent(one, Admission.AT_ONCE, NOW, joining.CONSENT_VERSION)
    assert (one.step, one.consent_version, one.consent_at) == (Step.ADMITTED, joining.CONSENT_VERSION, NOW)
    assert one.decided_by is None


@pytest.mark.parametrize(
    ("admission", "changes"),
    [
        (Admission.MODERATED, {"eligibility": Eligibility.YES}),
        (Admission.AT_ONCE, {"eligibility": Eligibility.UNSURE}),
        (Admission.AT_ONCE, {"eligibility": Eligibility.YES, "moderated": True}),
    ],
)
def test_a_moderator_decides_where_the_answers_cannot(admission, changes):
    one = joining.consent(request(Step.CONSENT, **changes), admission, NOW, joining.CONSENT_VERSION)
    assert one.step is Step.REVIEW
    assert one.before_moderators


def test_not_eligible_is_refused_and_can_be_appealed_once():
    one = joining.answer(request(Step.ELIGIBILITY), Eligibility.NO, NOW)
    assert (one.step, one.reason, one.may_appeal) == (Step.REFUSED, Reason.NOT_ELIGIBLE, True)
    assert one.pending_at_telegram
    appealed = joining.appeal(one, NOW)
    assert (appealed.step, appealed.appeal) == (Step.REVIEW, Appeal.USED)
    refused = admissions.judge(appealed, CHIDI, Reason.OTHER, NOW, alone=False).request
    assert not refused.may_appeal
    assert not refused.pending_at_telegram
    assert joining.appeal(refused, NOW) == refused


def test_without_consent_nothing_told_is_kept():
    one = request(Step.CONSENT, eligibility=Eligibility.YES)
    one = joining.consent(one, Admission.AT_ONCE, NOW, None)
    assert (one.step, one.reason, one.name, one.eligibility) == (Step.REFUSED, Reason.NO_CONSENT, "", None)
    assert not one.may_appeal


@pytest.mark.parametrize("version", ["2026-2", ""])
def test_a_yes_to_other_words_than_those_that_hold_changes_nothing(version):
    let_in = request(Step.ADMITTED, decided_by=CHIDI, eligibility=None)
    for one in (request(Step.CONSENT, eligibility=Eligibility.YES), let_in):
        said = joining.consent(one, Admission.AT_ONCE, NOW, version)
        assert said == one
        assert joining.asks_for_consent(said)
        no = joining.consent(one, Admission.AT_ONCE, NOW, None)
        assert no.reason is Reason.NO_CONSENT


def test_the_first_moderator_decides_and_the_second_is_told():
    first = admissions.judge(request(Step.REVIEW), CHIDI, None, NOW, alone=False)
    assert first.by_me
    second = admissions.judge(first.request, EFUA, Reason.OTHER, NOW, alone=False)
    assert (second.by_me, second.refused, second.request) == (False, "already-decided", first.request)


def test_an_appeal_is_for_another_moderator_unless_there_is_none():
    refused = admissions.judge(request(Step.REVIEW), CHIDI, Reason.CANNOT_CONFIRM, NOW, alone=False).request
    appealed = joining.appeal(refused, NOW)
    same = admissions.judge(appealed, CHIDI, None, NOW, alone=False)
    assert (same.by_me, same.refused, same.request) == (False, "appeal-is-for-others", appealed)
    assert admissions.judge(appealed, EFUA, None, NOW, alone=False).request.step is Step.ADMITTED
    assert admissions.judge(appealed, CHIDI, None, NOW, alone=True).request.step is Step.ADMITTED


def test_whoever_a_moderator_refused_is_seen_by_a_moderator_the_next_time():
    refused = admissions.judge(request(Step.REVIEW), CHIDI, Reason.OTHER, NOW, alone=False).request
    assert joining.begin(asked(), refused, None, None, NOW).moderated


def test_let_in_without_having_been_reached_the_person_still_owes_consent():
    let_in = admissions.judge(replace(request(), reached=False), CHIDI, None, NOW, alone=False).request
    assert let_in.owes_consent
    agreed = joining.consent(let_in, Admission.MODERATED, NOW, joining.CONSENT_VERSION)
    assert (agreed.step, agreed.consent_at, agreed.owes_consent) == (Step.ADMITTED, NOW, False)
    left = joining.consent(let_in, Admission.MODERATED, NOW, None)
    assert (left.step, left.name) == (Step.REFUSED, "")


def test_seven_days_end_what_is_open_and_close_the_appeal():
    later = NOW + timedelta(days=7)
    assert joining.expire(request(), later - timedelta(seconds=1)) == request()
    ended = joining.expire(request(eligibility=Eligibility.YES), later)
    assert (ended.step, ended.name, ended.eligibility) == (Step.EXPIRED, "", None)
    refused = joining.answer(request(Step.ELIGIBILITY), Eligibility.NO, NOW)
    closed = joining.expire(refused, later)
    assert (closed.step, closed.may_appeal) == (Step.REFUSED, False)
    assert joining.appeal(closed, later) == closed


PRESSES = {
    "read": lambda one, now: joining.read_rules(one),
    "yes": lambda one, now: joining.answer(one, Eligibility.YES, now),
    "no": lambda one, now: joining.answer(one, Eligibility.NO, now),
    "unsure": lambda one, now: joining.answer(one, Eligibility.UNSURE, now),
    "back": lambda one, now: joining.back(one),
    "agree": lambda one, now: joining.consent(one, Admission.AT_ONCE, now, joining.CONSENT_VERSION),
    "disagree": lambda one, now: joining.consent(one, Admission.AT_ONCE, now, None),
    "appeal": joining.appeal,
    "chidi admits": lambda one, now: admissions.judge(one, CHIDI, None, now, alone=False).request,
    "efua refuses": lambda one, now: admissions.judge(one, EFUA, Reason.OTHER, now, alone=False).request,
    "time passes": lambda one, now: joining.expire(one, now + timedelta(days=8)),
}


@given(st.lists(st.sampled_from(sorted(PRESSES)), max_size=12))
def test_whatever_is_pressed_nobody_is_let_in_without_consent_or_a_moderator(presses):
    one = request()
    for press in presses:
        before, one = one, PRESSES[press](one, NOW)
        if one.step is Step.ADMITTED:
            assert one.consent_at is not None or one.decided_by is not None
        if one.step is Step.REFUSED:
            assert one.reason is not None
        # Asking for another look works once; what is final stays so.
        if before.step in (Step.ADMITTED, Step.EXPIRED) and not before.owes_consent:
            assert one == before
        if before.step is Step.REFUSED and not before.may_appeal:
            assert one == before


@given(st.sampled_from(sorted(PRESSES)), st.sampled_from(list(Step)))
def test_pressed_twice_is_pressed_once(press, step):
    if press == "back":
        return  # Back is a way, not an answer: twice leads two questions back.
    started = request(step, reason=Reason.OTHER if step is Step.REFUSED else None, consent_at=NOW)
    once = PRESSES[press](started, NOW)
    assert PRESSES[press](once, NOW) == once
